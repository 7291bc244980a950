import { type Db, sql } from '../../../platform/database/index.ts'

/** Targets that look at others are counted anew the next time, in a fixed order, so that two who change both don't wait for each other. */
export const watchersAnew = (tx: Db, localityId: number, targetIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    UPDATE targets SET counted_on = NULL WHERE locality_id = ${localityId} AND id IN (
      SELECT id FROM targets WHERE locality_id = ${localityId} AND computed_of = ANY(${targetIds}::uuid[]) ORDER BY id FOR UPDATE)`)
