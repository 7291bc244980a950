import type { CalendarSource } from '../../core/calendar/index.ts'
import type { FormSet, OfficialForms } from '../../core/official-forms/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'

/** What this room's acts stand on. */
export interface Desk {
  db: Db
  clock: Clock
  localityId: number
  calendar: CalendarSource
  organization: OrganizationSource
}

/** What the pages of this room stand on. */
export interface MeetingsDeps extends Desk {
  /** Keys the hash of whoever uploads. */
  secret: string
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
}
