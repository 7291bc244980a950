import type { CalendarSource } from '../../core/calendar/index.ts'
import type { Post } from '../../core/notifications/index.ts'
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

/** What its pages stand on. */
export interface DocumentsDeps extends Desk {
  /** Keys the hash of whoever uploads. */
  secret: string
  publicUrl: string
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
  /** Takes reminders outside; missing where no mail goes out. */
  mail: Post | undefined
  /** Where an official gets mail; undefined of whoever wants none. */
  addressOf(officialId: string): Promise<string | undefined>
}
