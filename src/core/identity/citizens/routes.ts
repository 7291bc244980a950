import type { App } from '../../../platform/http/index.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { mountCitizenAccount } from './account-routes.tsx'
import { mountConfirmation } from './confirm-routes.tsx'
import { mountProvider } from './provider-routes.tsx'
import { mountCitizenSignIn } from './sign-in-routes.tsx'

/** How citizens sign in, what they keep of themselves, and the official who confirms who they are. */
export function mountCitizenAccounts(app: App, deps: IdentityRoutesDeps): void {
  mountCitizenSignIn(app, deps)
  mountProvider(app, deps)
  mountCitizenAccount(app, deps)
  mountConfirmation(app, deps)
}
