import type { App } from '../../../platform/http/index.ts'
import type { AdminDeps } from '../deps.ts'
import { mountAbsences } from './absence-routes.tsx'
import { mountAccounts } from './account-routes.tsx'
import { mountAdministrationApi } from './api.ts'
import { mountOfficials } from './official-routes.tsx'

/** Officials and their posts, accounts, absences: for those who keep them. */
export function mountAdministration(app: App, deps: AdminDeps): void {
  mountOfficials(app, deps)
  mountAccounts(app, deps)
  mountAbsences(app, deps)
  mountAdministrationApi(app, deps)
}
