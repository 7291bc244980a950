import { maskName, maskPhone } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import type { DiscardState, Ground } from '../rules/discard.ts'
import { readProvisional } from '../rules/provisional.ts'

/** What was thrown away, without whose it is. */
export interface Discard {
  id: string
  number: string | null
  unitId: string
  /** Who threw it away. */
  personId: string
  procedureVersionId: string | null
  receivedAt: Date | null
  discardedAt: Date
  recordedAt: Date
  /** The code of the server's “no”. */
  refusedFor: string
  ground: Ground
  note: string
  dossierId: string | null
  code: string | null
  settledAt: Date | null
  settledBy: string | null
  /** Who is to be told, masked; null once told. */
  who: { name: string; phone: string } | null
}

type Row = Omit<Discard, 'who'> & { name: string | null; phone: string | null }
type Place = Pick<Office, 'db' | 'localityId'>

const SELECT = sql`
  SELECT x.id, x.number, x.unit_id, x.person_id, x.procedure_version_id, x.received_at, x.discarded_at, x.recorded_at, x.refused_for,
    x.ground, x.note, x.dossier_id, d.code, x.settled_at, x.settled_by,
    coalesce(a.full_name, x.full_name) AS name, coalesce(a.phone, x.phone) AS phone
  FROM provisional_discards x
  LEFT JOIN dossiers d ON d.locality_id = x.locality_id AND d.id = x.dossier_id
  LEFT JOIN applicants a ON a.locality_id = x.locality_id AND a.id = x.applicant_id`

const masked = ({ name, phone, ...row }: Row): Discard => ({
  ...row,
  who: name || phone ? { name: name ? maskName(name) : '—', phone: phone ? maskPhone(phone) : '' } : null,
})

export interface DiscardFilter {
  unitIds: readonly string[]
  state?: DiscardState | undefined
  ground?: Ground | undefined
  /** A provisional number, or its end. */
  text?: string | undefined
  from?: string | undefined
  to?: string | undefined
  limit: number
  skip: number
}

const STATE_IS: Record<DiscardState, ReturnType<typeof sql>> = {
  open: sql`x.settled_at IS NULL AND x.dossier_id IS NULL`,
  settled: sql`x.settled_at IS NOT NULL`,
  takenAgain: sql`x.dossier_id IS NOT NULL`,
}

function conditions({ unitIds, state, ground, text, from, to }: DiscardFilter) {
  const parts = [sql`x.unit_id = ANY (${[...unitIds]}::uuid[])`]
  if (state) parts.push(STATE_IS[state])
  if (ground) parts.push(sql`x.ground = ${ground}`)
  if (from) parts.push(sql`x.discarded_at >= ${new Date(`${from}T00:00:00+07:00`)}`)
  if (to) parts.push(sql`x.discarded_at < ${new Date(`${to}T00:00:00+07:00`)} + interval '1 day'`)
  if (text) {
    const whole = readProvisional(text)?.number
    parts.push(whole ? sql`x.number = ${whole}` : sql`x.number LIKE ${`%${text.replace(/[%_\\]/g, '\\$&')}`}`)
  }
  return sql.join(parts, sql` AND `)
}

/** What was thrown away in some units, newest first. */
export async function listDiscards({ db, localityId }: Place, filter: DiscardFilter): Promise<Discard[]> {
  const rows = await db.many(sql<Row>`
    ${SELECT} WHERE x.locality_id = ${localityId} AND ${conditions(filter)}
    ORDER BY x.discarded_at DESC, x.id LIMIT ${filter.limit} OFFSET ${filter.skip}`)
  return rows.map(masked)
}

export async function findDiscard({ db, localityId }: Place, id: string): Promise<Discard | undefined> {
  const row = await db.first(sql<Row>`${SELECT} WHERE x.locality_id = ${localityId} AND x.id = ${id}`)
  return row && masked(row)
}

/** How many people of some units are still to be told. */
export async function countUntold({ db, localityId }: Place, unitIds: readonly string[]): Promise<number> {
  if (unitIds.length === 0) return 0
  const { untold } = await db.one(sql<{ untold: number }>`
    SELECT count(*)::integer AS untold FROM provisional_discards
    WHERE locality_id = ${localityId} AND unit_id = ANY (${[...unitIds]}::uuid[])
      AND settled_at IS NULL AND dossier_id IS NULL`)
  return untold
}
