import { type Db, sql } from '../../../platform/database/index.ts'

/** Where the person wants to collect the result. No change that a page of the dossier would have to know of: nothing moves yet. */
export const chooseReturnUnit = (tx: Db, localityId: number, dossierId: string, unitId: string): Promise<number> =>
  tx.run(sql`
    UPDATE dossiers SET return_unit_id = CASE WHEN receiving_unit_id <> ${unitId} THEN ${unitId}::uuid END
    WHERE locality_id = ${localityId} AND id = ${dossierId}`)
