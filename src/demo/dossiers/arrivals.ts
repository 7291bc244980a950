import {
  type Calendar,
  dateOfDay,
  dayNumberOf,
  isWorkingDay,
  type LocalDate,
  weekdayOf,
} from '../../core/calendar/index.ts'
import type { ProcedureVersion } from '../../domains/procedures/index.ts'
import type { Random } from '../random.ts'

export interface Arrival {
  at: Date
  channel: 'counter' | 'online'
  version: ProcedureVersion
  unitId: string
}

/** How often each procedure is asked for, beside the others. */
const DEMAND: Record<string, number> = {
  'chung-thuc-ban-sao': 26,
  'chung-thuc-chu-ky': 9,
  'khai-sinh': 11,
  'trich-luc-ho-tich': 9,
  'xac-nhan-hon-nhan': 7,
  'ket-hon': 5,
  'khai-tu': 4,
  'bien-dong-dat-dai': 10,
  'cap-gcn-lan-dau': 5,
  'chuyen-muc-dich': 3,
  'giay-phep-xay-dung': 3,
  'ho-kinh-doanh': 4,
  'hoa-giai-dat-dai': 1,
  attp: 1,
  'lam-san': 2,
  ocop: 1,
}

/** How busy a month is beside the average: weddings before Tết, building in summer, quiet at Tết. */
const SEASON = [1.15, 0.75, 1.05, 1.0, 1.0, 1.1, 1.15, 1.1, 1.0, 0.95, 1.0, 1.1]
/** Mondays are full, Fridays quiet; a worked Saturday is short. */
const WEEKDAY = [0, 1.45, 1.05, 1.0, 0.95, 0.75, 0.4]
/** The share that is filed online grows over the years. */
const ONLINE = { first: 0.25, last: 0.55 }

/**
 * When dossiers come in over a span of days, in order: working days by season and weekday, mornings before afternoons; online at
 * any hour.
 *
 * @param receivers units that take in a version, each with its weight
 */
export function arrivals(
  calendar: Calendar,
  versions: readonly ProcedureVersion[],
  weightOf: (unitId: string) => number,
  chance: Random,
  { count, from, to }: { count: number; from: LocalDate; to: Date },
): Arrival[] {
  const first = dayNumberOf(from)
  const days: { day: number; weight: number }[] = []
  for (
    let day = first;
    dateOfDay(day) <= dateOfDay(Math.floor((to.getTime() + 7 * 3_600_000) / 86_400_000));
    day += 1
  ) {
    const on = dateOfDay(day)
    const open = isWorkingDay(calendar, on)
    const weight = (SEASON[Number(on.slice(5, 7)) - 1] ?? 1) * (WEEKDAY[weekdayOf(day)] ?? 0)
    days.push({ day, weight: open ? weight : 0.02 })
  }
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  const demand = Object.fromEntries(versions.map(({ slug }) => [slug, DEMAND[slug] ?? 1]))
  const bySlug = new Map(versions.map((version) => [version.slug, version]))
  let cumulative = 0
  let made = 0
  const out: Arrival[] = []
  days.forEach(({ day, weight }, index) => {
    cumulative += weight
    const target = Math.round((count * cumulative) / total)
    const open = isWorkingDay(calendar, dateOfDay(day))
    for (; made < target; made += 1) {
      const version = bySlug.get(chance.weighted(demand)) as ProcedureVersion
      const online = !open || chance.chance(ONLINE.first + ((ONLINE.last - ONLINE.first) * index) / days.length)
      const minute = online ? onlineMinute(chance) : counterMinute(chance)
      const at = new Date(day * 86_400_000 - 7 * 3_600_000 + minute * 60_000 + chance.between(0, 59_999))
      const units = Object.fromEntries(version.receivingUnitIds.map((id) => [id, weightOf(id)]))
      if (at <= to) out.push({ at, channel: online ? 'online' : 'counter', version, unitId: chance.weighted(units) })
    }
  })
  return out.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const counterMinute = (chance: Random): number =>
  chance.chance(0.62) ? chance.between(455, 680) : chance.between(815, 1010)

/** Between six in the morning and eleven at night, most of it in the evening. */
const onlineMinute = (chance: Random): number =>
  chance.chance(0.45) ? chance.between(1140, 1370) : chance.between(360, 1139)
