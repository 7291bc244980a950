import { sql } from '../../../platform/database/index.ts'
import type { Office, UnitRef } from '../office.ts'
import type { Period } from '../rules/period.ts'

/** What a unit received and finished in a period; of whole dossiers only, never of one. */
export interface UnitFigures {
  received: number
  finished: number
  onTime: number
  late: number
  /** Working minutes from reception to the result; missing while too few were finished to hide each. */
  medianMinutes: number | null
}

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
 * The public statistics by receiving unit. Each period's figures are counted at most once a minute in each process, however
 * many ask, and say as of when. Make one for each process.
 */
export function createPublicStatistics(office: Office): (period: Period) => Promise<PublicStatistics> {
  const kept = new Map<string, { until: number; figures: Promise<PublicStatistics> }>()
  return (period) => {
    const now = office.clock.now()
    const known = kept.get(period.key)
    if (known && now.getTime() < known.until) return known.figures
    const figures = count(office, period, now)
    kept.set(period.key, { until: now.getTime() + KEEP_MS, figures })
    figures.catch(() => kept.delete(period.key))
    return figures
  }
}

type Received = { unitId: string | null; received: number }
type Finished = { unitId: string | null } & Omit<UnitFigures, 'received'>

async function count(office: Office, { from, to }: Period, at: Date): Promise<PublicStatistics> {
  const { db, localityId } = office
  const within = (column: 'received_at' | 'finished_at') => {
    const name = sql.raw(column)
    return sql`${name} >= ${`${from}T00:00:00+07:00`}::text::timestamptz
      AND ${name} < ${`${to}T00:00:00+07:00`}::text::timestamptz + interval '1 day'`
  }
  // The row without a unit is the whole.
  const grouping = sql`GROUP BY GROUPING SETS ((receiving_unit_id), ())`
  const [received, finished, staff] = await Promise.all([
    db.many(sql<Received>`
      SELECT receiving_unit_id AS unit_id, count(*) AS received FROM dossiers
      WHERE locality_id = ${localityId} AND ${within('received_at')} ${grouping}`),
    db.many(sql<Finished>`
      SELECT receiving_unit_id AS unit_id, count(*) AS finished, count(*) FILTER (WHERE late_minutes = 0) AS on_time,
        count(*) FILTER (WHERE late_minutes > 0) AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY worked_minutes) AS median_minutes
      FROM dossiers WHERE locality_id = ${localityId} AND received_at IS NOT NULL AND ${within('finished_at')} ${grouping}`),
    office.staff(),
  ])
  const figuresOf = (unitId: string | null): UnitFigures => {
    const row = finished.find((each) => each.unitId === unitId)
    const { finished: done = 0, onTime = 0, late = 0, medianMinutes = null } = row ?? {}
    return {
      received: received.find((each) => each.unitId === unitId)?.received ?? 0,
      finished: done,
      onTime,
      late,
      medianMinutes: done < ENOUGH_FOR_A_MEDIAN ? null : medianMinutes,
    }
  }
  const unitIds = new Set([...received, ...finished].flatMap(({ unitId }) => unitId ?? []))
  const units = [...unitIds]
    .flatMap((id) => staff.findUnit(id) ?? [])
    .sort((one, other) => one.shortName.localeCompare(other.shortName, 'vi'))
    .map(({ id, name }) => ({ unit: { id, name }, ...figuresOf(id) }))
  return { at, total: figuresOf(null), units }
}
