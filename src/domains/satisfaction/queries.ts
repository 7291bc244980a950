import { endOfDay, onDays, startOfDay } from '../../core/calendar/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Office } from '../dossiers/index.ts'
import { type Cause, STATES, type State, type Way } from './rules/follow-up.ts'

/** A follow-up as it stands, with the rating it answers. */
export interface FollowUp {
  id: string
  dossierId: string
  code: string
  procedureId: string
  procedureVersionId: string
  decidingUnitId: string
  unitId: string
  stars: number
  comment: string | null
  state: State
  round: number
  openedAt: Date
  dueAt: Date
  told: number
  cause: Cause | null
  done: string | null
  answer: string | null
  answeredAt: Date | null
  answeredBy: string | null
  late: boolean
  settled: boolean | null
  settledAt: Date | null
  closedAt: Date | null
}

export interface Note {
  id: string
  kind: 'contact' | 'answer' | 'word' | 'passOn' | 'close'
  way: Way | null
  body: string
  writtenBy: string | null
  writtenAt: Date
}

type Place = Pick<Office, 'localityId'> & { db: Db }

const SELECT = sql.raw(`
  SELECT f.id, f.dossier_id, d.code, f.procedure_id, d.procedure_version_id, d.deciding_unit_id, f.unit_id, f.stars, r.comment, f.state,
    f.round, f.opened_at, f.due_at, f.told, f.cause, f.done, f.answer, f.answered_at, f.answered_by, f.late, f.settled, f.settled_at,
    f.closed_at
  FROM follow_ups f JOIN dossiers d ON d.locality_id = f.locality_id AND d.id = f.dossier_id
  JOIN ratings r ON r.locality_id = f.locality_id AND r.dossier_id = f.dossier_id`)

export const findFollowUp = ({ db, localityId }: Place, id: string): Promise<FollowUp | undefined> =>
  db.first(sql<FollowUp>`${SELECT} WHERE f.locality_id = ${localityId} AND f.id = ${id}`)

/** The same, with its row locked until the transaction ends. */
export const lockFollowUp = ({ db, localityId }: Place, id: string): Promise<FollowUp | undefined> =>
  db.first(sql<FollowUp>`${SELECT} WHERE f.locality_id = ${localityId} AND f.id = ${id} FOR UPDATE OF f`)

/** The one of a dossier, if its rating was a low one. */
export const followUpOf = ({ db, localityId }: Place, dossierId: string): Promise<FollowUp | undefined> =>
  db.first(sql<FollowUp>`${SELECT} WHERE f.locality_id = ${localityId} AND f.dossier_id = ${dossierId}`)

export const notesOf = ({ db, localityId }: Place, id: string): Promise<Note[]> =>
  db.many(sql<Note>`
    SELECT id, kind, way, body, written_by, written_at FROM follow_up_notes
    WHERE locality_id = ${localityId} AND follow_up_id = ${id} ORDER BY written_at, id`)

/**
 * Who served the person in a dossier: took it in, worked on one of its steps, handed the result out. Who only signed as a head
 * isn't one of them.
 */
export async function ratedOfficials({ db, localityId }: Place, dossierId: string): Promise<ReadonlySet<string>> {
  const rows = await db.many(sql<{ personId: string }>`
    SELECT received_by AS person_id FROM dossiers WHERE locality_id = ${localityId} AND id = ${dossierId} AND received_by IS NOT NULL
    UNION SELECT s.person_id FROM dossier_steps s
    WHERE s.locality_id = ${localityId} AND s.dossier_id = ${dossierId} AND s.person_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM dossier_results r WHERE r.locality_id = s.locality_id AND r.dossier_id = s.dossier_id
        AND r.signed_by = s.person_id AND r.added_at = s.ended_at)`)
  return new Set(rows.map(({ personId }) => personId))
}

export interface ListFilter {
  unitIds: readonly string[]
  /** Missing: those that aren't closed. */
  state?: State | 'late' | 'all' | undefined
  cause?: Cause | undefined
  /** Days of the rating, both included. */
  from?: string | undefined
  to?: string | undefined
}

/** Follow-ups of units: what isn't closed nearest due first, else newest first. */
export function listFollowUps(
  { db, localityId }: Place,
  { unitIds, state, cause, from, to }: ListFilter,
  now: Date,
  { limit, skip }: { limit: number; skip: number },
): Promise<FollowUp[]> {
  const waiting = state === undefined || state === 'open' || state === 'late'
  const inState = {
    waiting: sql`AND f.state <> 'closed'`,
    late: sql`AND f.state = 'open' AND f.due_at < ${now}`,
    all: sql``,
    ...Object.fromEntries(STATES.map((each) => [each, sql`AND f.state = ${each}`])),
  } as Record<State | 'waiting' | 'late' | 'all', ReturnType<typeof sql>>
  return db.many(sql<FollowUp>`
    ${SELECT} WHERE f.locality_id = ${localityId} AND f.unit_id = ANY (${[...unitIds]}::uuid[])
      ${inState[state ?? 'waiting']} ${cause ? sql`AND f.cause = ${cause}` : sql``}
      ${from ? sql`AND f.opened_at >= ${startOfDay(from)}` : sql``}
      ${to ? sql`AND f.opened_at < ${endOfDay(to)}` : sql``}
    ORDER BY ${waiting ? sql`f.state = 'answered', f.due_at` : sql`f.opened_at DESC`}, f.id LIMIT ${limit} OFFSET ${skip}`)
}

export interface GivenRating {
  dossierId: string
  code: string
  procedureVersionId: string
  unitId: string
  stars: number | null
  comment: string | null
  issuedAt: Date
  ratedAt: Date | null
  followUpId: string | null
}

export interface RatingsFilter {
  unitIds: readonly string[]
  from: string
  to: string
  answeredOnly?: boolean | undefined
  stars?: number | undefined
}

/** The ratings a figure counts, newest first. */
export const listRatings = (
  { db, localityId }: Place,
  { unitIds, from, to, answeredOnly, stars }: RatingsFilter,
  { limit, skip }: { limit: number; skip: number },
): Promise<GivenRating[]> =>
  db.many(sql<GivenRating>`
    SELECT r.dossier_id, d.code, d.procedure_version_id, d.deciding_unit_id AS unit_id, r.stars, r.comment, r.issued_at, r.rated_at, f.id AS follow_up_id
    FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
    LEFT JOIN follow_ups f ON f.locality_id = r.locality_id AND f.dossier_id = r.dossier_id
    WHERE r.locality_id = ${localityId} AND ${onDays(sql`r.issued_at`, from, to)}
      AND d.deciding_unit_id = ANY (${[...unitIds]}::uuid[])
      ${answeredOnly ? sql`AND r.stars IS NOT NULL` : sql``} ${stars ? sql`AND r.stars = ${stars}` : sql``}
    ORDER BY r.issued_at DESC, r.dossier_id LIMIT ${limit} OFFSET ${skip}`)
