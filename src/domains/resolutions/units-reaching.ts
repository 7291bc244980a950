import { localDateOf } from '../../core/calendar/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { ResolutionsDeps } from './deps.ts'
import { findUnitYears } from './queries/reaching.ts'
import { type Period, periodBetween } from './rules/period.ts'
import { type Among, reachTally, type UnitReach, type UnitYear, unitReach } from './rules/reaching.ts'
import { rootOf } from './rules/who-may.ts'
import type { SourceAsked, SourceFigure, TargetSource } from './source.ts'

type Deps = Pick<ResolutionsDeps, 'db' | 'clock' | 'localityId' | 'organization'>

const KINDS: Readonly<Record<Among, readonly string[]>> = { communes: ['commune', 'town'], offices: ['office'] }

/** The units below one that a share is of, on a day. @param unitId null: the whole locality */
export function unitsAmong(people: Organization, among: Among, unitId: string | null, on: string): Set<string> {
  const above = unitId ?? rootOf(people, on)?.id ?? ''
  const below = new Set(people.withBelow(above))
  const units = people
    .unitsInForce(on)
    .filter(({ id, kind }) => id !== above && below.has(id) && KINDS[among].includes(kind))
  return new Set(units.map(({ id }) => id))
}

/** How units stood at the end of a period, those that have a plan of their own. */
export const reachOf = (
  years: readonly UnitYear[],
  units: ReadonlySet<string>,
  period: Period,
  today: string,
): UnitReach[] => years.filter(({ unitId }) => units.has(unitId)).map((unit) => unitReach(unit, period, today))

/**
 * The share of units that reach another target: of those that have reported and can be judged. Who has not reported is told beside it,
 * in neither count. For targets that the program counts.
 */
export function unitsReaching({ db, clock, localityId, organization }: Deps): TargetSource {
  async function figures(asked: readonly SourceAsked[]): Promise<(SourceFigure | undefined)[]> {
    const today = localDateOf(clock.now())
    const people = await organization()
    const wanted = asked.map(({ from, to, watched }) => ({ period: periodBetween(from, to), watched }))
    const keys = new Map(
      wanted.flatMap(({ period, watched }) =>
        period && watched
          ? [[`${watched.targetId} ${period.year}`, { targetId: watched.targetId, year: period.year }]]
          : [],
      ),
    )
    const years = Map.groupBy(
      await findUnitYears(db, localityId, [...keys.values()]),
      ({ targetId, year }) => `${targetId} ${year}`,
    )
    return asked.map(({ unitId, to }, index) => {
      const { period, watched } = wanted[index] ?? {}
      if (!period || !watched) return undefined
      const units = unitsAmong(people, watched.among, unitId, to < today ? to : today)
      const tally = reachTally(reachOf(years.get(`${watched.targetId} ${period.year}`) ?? [], units, period, today))
      if (!tally) return undefined
      const { part, whole, notReported } = tally
      return { part, whole, ...(notReported > 0 ? { note: missingNote(notReported, whole + notReported) } : {}) }
    })
  }
  return {
    key: 'unitsReaching',
    name: t('Số đơn vị đạt một chỉ tiêu khác', 'Units that reach another target'),
    looksAtTarget: true,
    figures,
    figure: async (asked) => (await figures([asked]))[0],
    href: ({ watched, from }) => `/nghi-quyet/chi-tieu/${watched?.key}?nam=${from.slice(0, 4)}`,
  }
}

const missingNote = (missing: number, of: number) =>
  t(
    `${missing}/${of} đơn vị chưa báo cáo, không tính vào tỷ lệ`,
    `${missing} of ${of} units have not reported and are in neither count`,
  )
