import type { CalendarSource } from '../../core/calendar/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'

/** What the room stands on. */
export interface Work {
  db: Db
  clock: Clock
  localityId: number
  calendar: CalendarSource
  organization: OrganizationSource
}

/** The same for its pages. */
export interface WorkDeps extends Work {
  /** Keys the hash of senders' addresses. */
  secret: string
  /** What a task was born from in a room above this one: a conclusion, a document. */
  originOf?: (kind: string, id: string) => Promise<{ name: Text; href: string } | undefined>
  /** The signed commitments in which a task is promised. */
  promisedIn?: (taskId: string) => Promise<{ code: string; href: string; dueOn: string }[]>
}
