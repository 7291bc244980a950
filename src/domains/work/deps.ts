import type { CalendarSource } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Task } from './queries/tasks.ts'

/** What the room stands on. */
export interface Work {
  db: Db
  clock: Clock
  localityId: number
  calendar: CalendarSource
  organization: OrganizationSource
  /** Told of each change of a task's state, in its transaction: what the task was born from may move on with it. */
  moved?: (
    tx: Db,
    task: Pick<Task, 'id' | 'originKind' | 'originId' | 'state'>,
    by: { personId: string; unitId: string },
    now: Date,
  ) => Promise<void>
}

/** Something in a room above this one that a task may come from. */
export interface FoundAbove {
  kind: 'conclusion' | 'document'
  id: string
  name: Text
  /** How one cites it, and what it belongs to. */
  number: string
  of: Text
}

/** The same for its pages. */
export interface WorkDeps extends Work {
  /** Keys the hash of senders' addresses. */
  secret: string
  /** What a task was born from in a room above this one: a conclusion, a document. */
  originOf?: (kind: string, id: string) => Promise<{ name: Text; href: string } | undefined>
  /** The same by what is typed, among what somebody may look at. */
  searchAbove?: (viewer: OfficialViewer, text: string, limit: number) => Promise<FoundAbove[]>
  /** The signed commitments in which a task is promised. */
  promisedIn?: (taskId: string) => Promise<{ code: string; href: string; dueOn: string }[]>
}
