import type { Text } from '../../platform/i18n/index.ts'
import { localDateOf, nearUntil, workingTimeOf } from '../calendar/index.ts'
import type { OfficialViewer } from '../identity/index.ts'
import type { WorklistDeps } from './deps.ts'
import { findWorklist } from './queries.ts'
import { daysAfter, weeksOf } from './rules/bucket.ts'

/** Something on a day of a person's calendar. */
export interface Dated {
  kind: 'due' | 'meeting'
  id: string
  at: Date
  /** When it is over; of what is due, the same. */
  to: Date
  title: Text
  place: string
  href: string
  late: boolean
  madeAt: Date
}

const MOST = 400

/** What is due within a span and what has its time there, in the order of time. @returns also how many of the due ones were left out */
export async function findDated(
  deps: WorklistDeps,
  official: OfficialViewer,
  from: Date,
  to: Date,
): Promise<{ dated: Dated[]; more: number }> {
  const now = deps.clock.now()
  const near = nearUntil(workingTimeOf(await deps.calendar()), now)
  const people = await deps.organization()
  const [page, meetings] = await Promise.all([
    findWorklist(deps.db, deps.sources, official, { from, to, limit: MOST }, { now, near, people }),
    Promise.all(deps.appointments.map((source) => source.between(official, from, to))),
  ])
  const sources = new Map(deps.sources.map((source) => [source.kind, source]))
  const due = await Promise.all(
    page.items.map(async (item): Promise<Dated | undefined> => {
      const shown = await sources.get(item.kind)?.show(item, people)
      if (!shown || !item.dueAt) return undefined
      const { title, href } = shown
      const { id, dueAt: at, since: madeAt } = item
      return { kind: 'due', id, at, to: at, title, place: '', href, late: at < now, madeAt }
    }),
  )
  const held = meetings
    .flat()
    .map(({ from: at, ...meeting }) => ({ kind: 'meeting' as const, at, late: false, ...meeting }))
  const dated = [...due.filter((each) => each !== undefined), ...held].sort((a, b) => a.at.getTime() - b.at.getTime())
  return { dated, more: page.next === null ? 0 : page.counts.all - MOST }
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00+07:00`)

/** A month's weeks with what stands on each day. @param month `YYYY-MM` */
export async function findMonth(deps: WorklistDeps, official: OfficialViewer, month: string) {
  const weeks = weeksOf(month)
  const days = weeks.flat()
  const { dated, more } = await findDated(
    deps,
    official,
    midnight(days[0] ?? `${month}-01`),
    midnight(daysAfter(days.at(-1) ?? `${month}-01`, 1)),
  )
  const onDay = Map.groupBy(dated, ({ at }) => localDateOf(at))
  return {
    weeks: weeks.map((week) => week.map((day) => ({ day, dated: onDay.get(day) ?? [] }))),
    more,
    count: dated.length,
  }
}

export type Month = Awaited<ReturnType<typeof findMonth>>
