import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { FormSet, OfficialForms } from '../official-forms/index.ts'
import type { OrganizationSource } from '../organization/index.ts'

/** What the pages of this room stand on. */
export interface CorrespondenceDeps {
  db: Db
  clock: Clock
  localityId: number
  organization: OrganizationSource
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
}
