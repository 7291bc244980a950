import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Cause } from '../rules/danger.ts'

export interface Explanation {
  id: string
  targetId: string
  targetKey: string
  targetName: Text
  unitId: string | null
  period: string
  /** The unit that answers. */
  inChargeId: string
  /** Who signed for it; null: the head of the unit. */
  askedOf: string | null
  state: 'open' | 'answered' | 'accepted'
  round: number
  /** How the target stood when it was asked. */
  shown: Text
  askedAt: Date
  dueAt: Date
  cause: Cause | null
  answer: string | null
  remedy: string | null
  answeredBy: string | null
  answeredAt: Date | null
  late: boolean
  decidedBy: string | null
  decidedAt: Date | null
  decision: string | null
}

const COLUMNS = sql`e.id, e.target_id, t.key AS target_key, t.name AS target_name, e.unit_id, e.period, e.in_charge_id, e.asked_of, e.state,
  e.round, e.shown, e.asked_at, e.due_at, e.cause, e.answer, e.remedy, e.answered_by, e.answered_at, e.late, e.decided_by, e.decided_at,
  e.decision`
const WITH_TARGET = sql`target_explanations e JOIN targets t ON t.locality_id = e.locality_id AND t.id = e.target_id`

export const findExplanation = (
  db: Db,
  localityId: number,
  id: string,
  { lock = false } = {},
): Promise<Explanation | undefined> =>
  db.first(sql<Explanation>`
    SELECT ${COLUMNS} FROM ${WITH_TARGET} WHERE e.locality_id = ${localityId} AND e.id = ${id} ${lock ? sql`FOR UPDATE OF e` : sql``}`)

/** What isn't settled and is answered by units, or decided on above them, nearest due first. */
export const openExplanations = (
  db: Db,
  localityId: number,
  { unitIds, below, personIds }: { unitIds: readonly string[]; below: readonly string[]; personIds: readonly string[] },
): Promise<Explanation[]> =>
  db.many(sql<Explanation>`
    SELECT ${COLUMNS} FROM ${WITH_TARGET} WHERE e.locality_id = ${localityId}
      AND ((e.state = 'open' AND (e.asked_of = ANY(${personIds}::uuid[]) OR (e.asked_of IS NULL AND e.in_charge_id = ANY(${unitIds}::uuid[]))))
        OR (e.state = 'answered' AND e.in_charge_id = ANY(${below}::uuid[])))
    ORDER BY e.due_at LIMIT 200`)

/** What was explained of a target, latest first: the public reads what was accepted. */
export const explanationsOf = (
  db: Db,
  localityId: number,
  { targetId, year, acceptedOnly }: { targetId: string; year: number; acceptedOnly: boolean },
): Promise<Explanation[]> =>
  db.many(sql<Explanation>`
    SELECT ${COLUMNS} FROM ${WITH_TARGET} WHERE e.locality_id = ${localityId} AND e.target_id = ${targetId}
      AND e.period LIKE ${`${year}%`} ${acceptedOnly ? sql`AND e.state = 'accepted'` : sql``} ORDER BY e.asked_at DESC LIMIT 50`)
