import { type Db, sql } from '../../../platform/database/index.ts'
import type { SettlementLine } from '../rules/settlement.ts'

export interface Settlement {
  draftedAt: Date
  lines: SettlementLine[]
  giverComment: string
  answererComment: string
  hasGiver: boolean
  hasAnswerer: boolean
}

export const findSettlement = (db: Db, localityId: number, commitmentId: string): Promise<Settlement | undefined> =>
  db.first(sql<Settlement>`
    SELECT drafted_at, lines, giver_comment, answerer_comment, has_giver, has_answerer FROM commitment_settlements
    WHERE locality_id = ${localityId} AND commitment_id = ${commitmentId}`)
