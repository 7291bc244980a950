import { onDays } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office, UnitRef } from '../office.ts'
import type { Period } from '../rules/period.ts'
import { type Asked, publishable, type Satisfaction } from '../rules/satisfaction.ts'

/** What a unit received and finished in a period; of whole dossiers only, never of one. */
export interface UnitFigures {
  received: number
  /** Taken in for other offices, which count them as received. */
  takenInForOthers: number
  finished: number
  onTime: number
  late: number
  /** Working minutes from reception to the result; missing while too few were finished to hide each. */
  medianMinutes: number | null
  satisfaction: Satisfaction
}

/** By the unit in charge, as it was then, or by the unit that stands at its counter today. */
export const UNIT_VIEWS = ['then', 'now'] as const
export type UnitView = (typeof UNIT_VIEWS)[number]

export interface PublicStatistics {
  /** As of when. */
  at: Date
  total: UnitFigures
  units: (UnitFigures & { unit: UnitRef })[]
}

/** Fewer than these would tell of single dossiers. @practice */
const ENOUGH_FOR_A_MEDIAN = 5

const KEEP_MS = 60_000

/**
 * The public statistics by unit in charge. Each period's figures are counted at most once a minute in each process, however
 * many ask, and say as of when. Make one for each process.
 */
export function createPublicStatistics(office: Office): (period: Period, by?: UnitView) => Promise<PublicStatistics> {
  const kept = new Map<string, { until: number; figures: Promise<PublicStatistics> }>()
  return (period, by = 'then') => {
    const key = `${period.key} ${by}`
    const now = office.clock.now()
    const known = kept.get(key)
    if (known && now.getTime() < known.until) return known.figures
    const figures = count(office, period, now, by)
    kept.set(key, { until: now.getTime() + KEEP_MS, figures })
    figures.catch(() => kept.delete(key))
    return figures
  }
}

type Received = { unitId: string | null; received: number }
type Finished = { unitId: string | null } & Omit<UnitFigures, 'received' | 'takenInForOthers' | 'satisfaction'>
type Rated = { unitId: string | null } & Asked

/** The units that have ever been in charge of a dossier: each found by one step along an index. */
async function unitsInCharge({ db, localityId }: Office): Promise<string[]> {
  const rows = await db.many(sql<{ id: string }>`
    WITH RECURSIVE each AS (
      (SELECT deciding_unit_id AS id FROM dossiers WHERE locality_id = ${localityId} ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT deciding_unit_id FROM dossiers WHERE locality_id = ${localityId} AND deciding_unit_id > each.id
        ORDER BY 1 LIMIT 1) FROM each WHERE each.id IS NOT NULL
    ) SELECT id FROM each WHERE id IS NOT NULL`)
  return rows.map(({ id }) => id)
}

async function count(office: Office, { from, to }: Period, at: Date, by: UnitView): Promise<PublicStatistics> {
  const { db, localityId } = office
  const within = (column: ReturnType<typeof sql>) => onDays(column, from, to)
  const staff = await office.staff()
  // Dossiers of units that were merged are counted together, so that their median is one of all of them.
  const heirs = by === 'now' ? (await unitsInCharge(office)).map((id) => ({ id, now: staff.counterOf(id) })) : []
  const joined = sql`LEFT JOIN unnest(${heirs.map(({ id }) => id)}::uuid[], ${heirs.map(({ now }) => now)}::uuid[])
    AS heir (unit_id, now_id) ON heir.unit_id = deciding_unit_id`
  const unit = sql`coalesce(heir.now_id, deciding_unit_id)`
  // The row without a unit is the whole.
  const grouping = sql`GROUP BY GROUPING SETS ((${unit}), ())`
  const [received, takenIn, finished, rated] = await Promise.all([
    db.many(sql<Received>`
      SELECT ${unit} AS unit_id, count(*) AS received FROM dossiers ${joined}
      WHERE locality_id = ${localityId} AND parent_id IS NULL AND ${within(sql`received_at`)} ${grouping}`),
    db.many(sql<Received>`
      SELECT receiving_unit_id AS unit_id, count(*) AS received FROM dossiers
      WHERE locality_id = ${localityId} AND parent_id IS NULL AND receiving_unit_id <> deciding_unit_id
        AND ${within(sql`received_at`)} GROUP BY GROUPING SETS ((receiving_unit_id), ())`),
    db.many(sql<Finished>`
      SELECT ${unit} AS unit_id, count(*) AS finished, count(*) FILTER (WHERE late_minutes = 0) AS on_time,
        count(*) FILTER (WHERE late_minutes > 0) AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY worked_minutes) AS median_minutes
      FROM dossiers ${joined} WHERE locality_id = ${localityId} AND parent_id IS NULL AND received_at IS NOT NULL
        AND ${within(sql`finished_at`)} ${grouping}`),
    db.many(sql<Rated>`
      SELECT ${unit} AS unit_id, count(*) AS asked, count(r.stars) AS answered, count(*) FILTER (WHERE r.stars >= 4) AS satisfied
      FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id ${joined}
      WHERE r.locality_id = ${localityId} AND ${within(sql`issued_at`)} ${grouping}`),
  ])
  const takenInBy = new Map<string | null, number>()
  for (const each of takenIn) {
    const unitId = each.unitId && (by === 'now' ? staff.counterOf(each.unitId) : each.unitId)
    takenInBy.set(unitId, (takenInBy.get(unitId) ?? 0) + each.received)
  }
  const figuresOf = (unitId: string | null): UnitFigures => {
    const row = finished.find((each) => each.unitId === unitId)
    const { finished: done = 0, onTime = 0, late = 0, medianMinutes = null } = row ?? {}
    return {
      received: received.find((each) => each.unitId === unitId)?.received ?? 0,
      takenInForOthers: takenInBy.get(unitId) ?? 0,
      finished: done,
      onTime,
      late,
      medianMinutes: done < ENOUGH_FOR_A_MEDIAN ? null : medianMinutes,
      satisfaction: publishable(
        rated.find((each) => each.unitId === unitId) ?? { asked: 0, answered: 0, satisfied: 0 },
      ),
    }
  }
  const unitIds = new Set([...received, ...finished].flatMap(({ unitId }) => unitId ?? []))
  for (const unitId of takenInBy.keys()) if (unitId) unitIds.add(unitId)
  const units = [...unitIds]
    .flatMap((id) => staff.findUnit(id) ?? [])
    .sort((one, other) => one.shortName.localeCompare(other.shortName, 'vi'))
    .map(({ id, name }) => ({ unit: { id, name }, ...figuresOf(id) }))
  return { at, total: figuresOf(null), units }
}
