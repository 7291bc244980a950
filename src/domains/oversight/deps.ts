import type { CalendarSource } from '../../core/calendar/index.ts'
import type { FormSet, OfficialForms } from '../../core/official-forms/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'

/** What the leaders' views stand on. */
export interface Oversight {
  db: Db
  clock: Clock
  localityId: number
  calendar: CalendarSource
  organization: OrganizationSource
}

export interface OversightDeps extends Oversight {
  /** Keys the hash of whoever uploads: a form may bring files. */
  secret: string
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
}
