import type { CalendarSource } from '../../core/calendar/index.ts'
import type { FormSet, OfficialForms } from '../../core/official-forms/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'

/** What the room stands on. */
export interface Commitments {
  db: Db
  clock: Clock
  localityId: number
  /** Keys the hash of addresses that send files. */
  secret: string
  /** Papers lead there: the check of their signatures. */
  publicUrl: string
  calendar: CalendarSource
  organization: OrganizationSource
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
}
