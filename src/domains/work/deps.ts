import type { CalendarSource } from '../../core/calendar/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'

/** What the room stands on. */
export interface Work {
  db: Db
  clock: Clock
  localityId: number
  calendar: CalendarSource
  organization: OrganizationSource
}
