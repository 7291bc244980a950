import { onDays } from '../../core/calendar/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Asked, type Office, publishable, type Satisfaction } from '../dossiers/index.ts'
import { CAUSES, type Cause } from './rules/follow-up.ts'

/** What became of low ratings of one office in a period. */
export interface Followed {
  low: number
  open: number
  late: number
  answeredOnTime: number
  answeredLate: number
  settled: number
  unsettled: number
  causes: Record<Cause, number>
}

export interface OfficeFigures extends Satisfaction, Followed {
  unitId: string
}

export interface Figures {
  at: Date
  offices: OfficeFigures[]
  total: Omit<OfficeFigures, 'unitId'>
}

const NONE: Followed = {
  low: 0,
  open: 0,
  late: 0,
  answeredOnTime: 0,
  answeredLate: 0,
  settled: 0,
  unsettled: 0,
  causes: { conduct: 0, time: 0, papers: 0, place: 0, other: 0 },
}

/**
 * How people rated and what was done about low ratings, by office: ratings by the office that received the dossier and the day
 * the person was asked, follow-ups by the office they concern and the day of the rating.
 *
 * @param unitIds all offices where missing
 */
export async function satisfactionFigures(
  { db, localityId, clock }: Pick<Office, 'db' | 'localityId' | 'clock'>,
  { from, to, unitIds }: { from: string; to: string; unitIds?: readonly string[] },
): Promise<Figures> {
  const at = clock.now()
  const of = (column: ReturnType<typeof sql>) => (unitIds ? sql`AND ${column} = ANY (${[...unitIds]}::uuid[])` : sql``)
  const causes = CAUSES.map((cause) => sql`count(*) FILTER (WHERE cause = ${cause})`)
  const [rated, followed] = await Promise.all([
    db.many(sql<Asked & { unitId: string }>`
      SELECT d.deciding_unit_id AS unit_id, count(*) AS asked, count(r.stars) AS answered,
        count(*) FILTER (WHERE r.stars >= 4) AS satisfied
      FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      WHERE r.locality_id = ${localityId} AND ${onDays(sql`r.issued_at`, from, to)} ${of(sql`d.deciding_unit_id`)} GROUP BY 1`),
    db.many(sql<Omit<Followed, 'causes'> & { unitId: string; each: number[] }>`
      SELECT unit_id, count(*) AS low, count(*) FILTER (WHERE state = 'open') AS open,
        count(*) FILTER (WHERE state = 'open' AND due_at < ${at}) AS late,
        count(*) FILTER (WHERE answered_at IS NOT NULL AND NOT late) AS answered_on_time,
        count(*) FILTER (WHERE answered_at IS NOT NULL AND late) AS answered_late,
        count(*) FILTER (WHERE settled) AS settled, count(*) FILTER (WHERE NOT settled) AS unsettled,
        ARRAY[${sql.join(causes)}]::integer[] AS each
      FROM follow_ups WHERE locality_id = ${localityId} AND ${onDays(sql`opened_at`, from, to)} ${of(sql`unit_id`)} GROUP BY 1`),
  ])
  const unitsSeen = [...new Set([...rated, ...followed].map(({ unitId }) => unitId))]
  const silent: Asked = { asked: 0, answered: 0, satisfied: 0 }
  const askedOf = (id: string): Asked => rated.find(({ unitId }) => unitId === id) ?? silent
  const followedOf = (id: string): Followed => {
    const row = followed.find(({ unitId }) => unitId === id)
    if (!row) return NONE
    const { each, unitId: _, ...counts } = row
    return { ...counts, causes: causesOf(each) }
  }
  const offices = unitsSeen.map((unitId) => ({ unitId, ...publishable(askedOf(unitId)), ...followedOf(unitId) }))
  return {
    at,
    offices,
    total: { ...publishable(rated.reduce(sumAsked, silent)), ...offices.reduce<Followed>(sumFollowed, NONE) },
  }
}

const causesOf = (each: readonly number[]): Record<Cause, number> =>
  Object.fromEntries(CAUSES.map((cause, index) => [cause, each[index] ?? 0])) as Record<Cause, number>

const sumAsked = (sum: Asked, { asked, answered, satisfied }: Asked): Asked => ({
  asked: sum.asked + asked,
  answered: sum.answered + answered,
  satisfied: sum.satisfied + satisfied,
})

const sumFollowed = (sum: Followed, one: Followed): Followed => ({
  low: sum.low + one.low,
  open: sum.open + one.open,
  late: sum.late + one.late,
  answeredOnTime: sum.answeredOnTime + one.answeredOnTime,
  answeredLate: sum.answeredLate + one.answeredLate,
  settled: sum.settled + one.settled,
  unsettled: sum.unsettled + one.unsettled,
  causes: Object.fromEntries(CAUSES.map((cause) => [cause, sum.causes[cause] + one.causes[cause]])) as Record<
    Cause,
    number
  >,
})
