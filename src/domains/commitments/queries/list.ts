import { type Db, sql } from '../../../platform/database/index.ts'
import type { Side, State } from '../rules/lifecycle.ts'
import { COMMITMENT_COLUMNS, type Commitment } from './commitments.ts'

export interface ListLine extends Commitment {
  clauses: number
  annexes: number
  /** Who has signed the paper that is open; null where none is. */
  signed: Side[] | null
}

export interface ListFilter {
  year?: number | undefined
  unitId?: string | undefined
  /** `unsigned`: whatever isn't in force yet. */
  state?: State | 'unsigned' | undefined
  limit: number
  skip?: number
}

/** What somebody may see of commitments that are not signed yet: those they are a side of, and those of units they lead. */
export interface Sight {
  giverPostIds: readonly string[]
  answererPostIds: readonly string[]
  unitIds: readonly string[]
}

const seen = ({ giverPostIds, answererPostIds, unitIds }: Sight) => sql`(
  c.state IN ('inForce', 'settling', 'settled') OR c.giver_post_id = ANY (${giverPostIds}::uuid[])
  OR (c.state <> 'draft' AND (c.answerer_post_id = ANY (${answererPostIds}::uuid[]) OR c.answerer_unit_id = ANY (${unitIds}::uuid[]))))`

function inState(state: ListFilter['state']) {
  if (state === undefined) return sql`c.state <> 'withdrawn'`
  return state === 'unsigned'
    ? sql`c.state IN ('draft', 'negotiating', 'signing', 'declined')`
    : sql`c.state = ${state}`
}

/** Commitments, newest first; annexes stand with the one they amend. */
export const findList = (
  db: Db,
  localityId: number,
  sight: Sight,
  { year, unitId, state, limit, skip = 0 }: ListFilter,
): Promise<ListLine[]> =>
  db.many(sql<ListLine>`
    SELECT ${COMMITMENT_COLUMNS},
      (SELECT count(*)::int FROM commitment_clauses l WHERE l.locality_id = c.locality_id AND l.commitment_id = c.id) AS clauses,
      (SELECT count(*)::int FROM commitments a
        WHERE a.locality_id = c.locality_id AND a.amends_id = c.id AND a.state = 'inForce') AS annexes,
      (SELECT coalesce(array_agg(s.side ORDER BY s.signed_at) FILTER (WHERE s.side IS NOT NULL), '{}') FROM commitment_papers p
        LEFT JOIN commitment_signatures s ON s.locality_id = p.locality_id AND s.paper_id = p.id
        WHERE p.locality_id = c.locality_id AND p.commitment_id = c.id AND p.state = 'open' GROUP BY p.id) AS signed
    FROM commitments c
    WHERE c.locality_id = ${localityId} AND c.amends_id IS NULL AND ${seen(sight)} AND ${inState(state)}
      AND ${year === undefined ? sql`true` : sql`c.year = ${year}`}
      AND ${unitId === undefined ? sql`true` : sql`c.answerer_unit_id = ${unitId}`}
    ORDER BY c.year DESC, c.number DESC LIMIT ${limit} OFFSET ${skip}`)

/** How many commitments of a year are in which state. */
export const countStates = (
  db: Db,
  localityId: number,
  sight: Sight,
  year: number,
): Promise<{ state: State; count: number }[]> =>
  db.many(sql<{ state: State; count: number }>`
    SELECT c.state, count(*)::int AS count FROM commitments c
    WHERE c.locality_id = ${localityId} AND c.amends_id IS NULL AND c.year = ${year} AND c.standing IN ('O', 'M') AND ${seen(sight)} GROUP BY c.state`)

/** Years that have commitments, latest first. */
export const findYears = async (db: Db, localityId: number): Promise<number[]> =>
  (
    await db.many(sql<{ year: number }>`
      SELECT year FROM commitment_books WHERE locality_id = ${localityId} ORDER BY year DESC LIMIT 30`)
  ).map(({ year }) => year)
