import { type Calendar, type LocalDate, localDateOf, workingDaysBetween } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import { whyNotNow } from './actions/scene.ts'
import type { Detail } from './queries/detail.ts'
import type { Task } from './queries/tasks.ts'
import type { Clocking } from './rules/settings.ts'
import { DEEDS, type Deed, type Side } from './rules/task.ts'

interface Standing {
  task: Task
  viewer: OfficialViewer
  sides: ReadonlySet<Side>
  detail: Pick<Detail, 'checklist'>
  parts: readonly Task[]
  clocking: Clocking
  calendar: Calendar
  today: LocalDate
}

/** Exactly what this person may do with a task now, in the table's order. */
export function offersOf({ task, viewer, sides, detail, parts, clocking, calendar, today }: Standing): Deed[] {
  const { sentBackAt, extensionAskedAt, dueAt, extensions, assignedAt } = task
  const counted = parts.filter(({ state }) => state !== 'cancelled' && state !== 'merged')
  const movesByActs = counted.length > 0 || detail.checklist.length > 0
  const mayStillSendBack =
    sentBackAt === null &&
    assignedAt !== null &&
    workingDaysBetween(calendar, localDateOf(assignedAt), today) <= clocking.sendBackWorkingDays
  const fits: Partial<Record<Deed, boolean>> = {
    repeat: dueAt !== null && task.parentId === null && task.repeatId === null,
    reopen:
      task.closedAt !== null &&
      workingDaysBetween(calendar, localDateOf(task.closedAt), today) <= clocking.reopenWorkingDays,
    keep: sentBackAt !== null,
    sendBack: mayStillSendBack,
    report: !movesByActs,
    askExtension: dueAt !== null && extensionAskedAt === null && extensions < clocking.extensionsAtMost,
    takeBackExtension: extensionAskedAt !== null,
    decideExtension: extensionAskedAt !== null,
    submit: !parts.some(
      ({ relation, closedAt, state }) => relation === 'part' && closedAt === null && state !== 'draft',
    ),
    // What is not accepted yet is accepted first; to begin it at once stays possible for programs and from the list.
    begin: task.state !== 'assigned',
  }
  return (Object.keys(DEEDS) as Deed[]).filter(
    (deed) => fits[deed] !== false && whyNotNow(deed, task, viewer, sides) === undefined,
  )
}
