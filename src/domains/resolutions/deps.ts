import type { CalendarSource } from '../../core/calendar/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { TargetSource } from './source.ts'

export interface ResolutionsDeps {
  db: Db
  clock: Clock
  localityId: number
  organization: OrganizationSource
  calendar: CalendarSource
  /** Keys the hash of addresses that send files. */
  secret: string
  /** What the program counts for targets by itself. */
  sources?: readonly TargetSource[]
}
