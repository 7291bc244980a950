import { dateOfDay, dayNumberOf, localDateOf } from '../../core/calendar/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { findTargetStates } from '../resolutions/index.ts'
import { taskWords } from '../work/index.ts'
import type { Oversight } from './deps.ts'
import { waitsOf } from './queries/waits.ts'
import { meetingsOfWeek, plannedTargets, tasksOfWeek, type WeekRow } from './queries/week.ts'
import { behindIn, compose, type ReportedTask, type Sections, type Some } from './rules/report.ts'
import { plusWeeks } from './rules/workload.ts'
import { words } from './words.ts'

const DAY_MS = 86_400_000
const MOST_WAITS = 40

/** The days of a week, and the end of the one after it. */
export const daysOf = (monday: string) => ({
  from: monday,
  to: dateOfDay(dayNumberOf(monday) + 6),
  next: dateOfDay(dayNumberOf(plusWeeks(monday, 1)) + 6),
})

/** The words of a unit's week, from the acts and figures as they stand. */
export async function writeWeek(desk: Oversight, unitId: string, monday: string): Promise<Sections> {
  const people = await desk.organization()
  const now = desk.clock.now()
  const days = daysOf(monday)
  const end = new Date(`${days.to}T23:59:59.999+07:00`)
  const until = end < now ? end : now
  const unitIds = people.withBelow(unitId)
  const postIds = unitIds.flatMap((id) => people.postsOf(id).map((post) => post.id))
  const whole = people.findUnit(unitId)?.kind === 'district'
  // How targets stand takes longest: it is read first, beside the rest.
  const targets = async () => {
    const year = monday.slice(0, 4)
    const planned = await plannedTargets(desk, { unitIds: [unitId], whole, year })
    const asked = planned.map((each) => ({ ...each, period: year }))
    return findTargetStates(desk.db, desk.localityId, asked, localDateOf(now))
  }
  const [states, tasks, waits, meetings] = await Promise.all([
    targets(),
    tasksOfWeek(desk, unitIds, { ...days, until }),
    waitsOf(desk, { unitIds, postIds }, until, MOST_WAITS),
    meetingsOfWeek(desk, unitIds, days),
  ])
  const nameOf = (id: string) => people.findUnit(id)?.name.vi ?? '—'
  const told = ({ title, leadUnitId, leadPersonId, dueAt }: WeekRow): ReportedTask => ({
    title,
    unit: nameOf(leadUnitId),
    person: leadPersonId ? (people.findOfficial(leadPersonId)?.fullName ?? null) : null,
    dueAt,
  })
  const of = (kind: WeekRow['kind']) => tasks.filter((each) => each.kind === kind)
  const some = <Task>(kind: 'late' | 'coming', tell: (row: WeekRow) => Task): Some<Task> => {
    const rows = of(kind)
    return { count: rows[0]?.count ?? 0, first: rows.map(tell) }
  }
  return compose({
    done: of('done').map((each) => ({ ...each, unit: nameOf(each.leadUnitId), all: each.count })),
    late: some('late', (task) => ({
      ...told(task),
      days: Math.max(1, Math.floor((until.getTime() - (task.dueAt ?? until).getTime()) / DAY_MS)),
      cause: task.cause === null ? null : (taskWords.causes[task.cause as keyof typeof taskWords.causes]?.vi ?? null),
    })),
    coming: some('coming', told),
    waits: waits
      .filter(({ fromUnitId, toUnitId }) => fromUnitId !== toUnitId)
      .map(({ fromUnitId, toUnitId, why, count, since }) => ({
        from: nameOf(fromUnitId),
        to: nameOf(toUnitId),
        why: inLang(words.waits[why], 'vi').toLowerCase(),
        count,
        since,
      })),
    meetings,
    targets: behindIn(states, nameOf),
  })
}
