import { type Db, sql } from '../../../platform/database/index.ts'
import type { Stage } from '../rules/stage.ts'

export interface SchemeStage {
  stage: Stage
  dueOn: string | null
  doneOn: string | null
  unitId: string | null
  note: string
  standing: string
}

/** The stages that were set of a scheme. */
export const stagesOf = (db: Db, localityId: number, partId: string): Promise<SchemeStage[]> =>
  db.many(sql<SchemeStage>`
    SELECT stage, due_on, done_on, unit_id, note, standing FROM scheme_stages WHERE locality_id = ${localityId} AND part_id = ${partId}`)
