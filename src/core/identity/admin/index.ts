import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/database/index.ts'
import type { App } from '../../../platform/http/index.ts'
import type { OrganizationSource } from '../../organization/index.ts'
import { mountAbsences } from './absence-routes.tsx'
import { mountAccounts } from './account-routes.tsx'
import { mountOfficials } from './official-routes.tsx'

export interface AdminDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
}

/** Officials and their posts, accounts, absences: for those who keep them. */
export function mountAdministration(app: App, deps: AdminDeps): void {
  mountOfficials(app, deps)
  mountAccounts(app, deps)
  mountAbsences(app, deps)
}
