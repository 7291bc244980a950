import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import type { SignInDeps } from './sign-in.ts'
import type { OfficialViewer } from './viewer.ts'

export interface IdentityRoutesDeps extends SignInDeps {
  clock: Clock
  /** Whether the site is reached over https. */
  secure: boolean
  /** Where an official begins the day. */
  homeOf: (viewer: OfficialViewer) => string
}

export interface AdminDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
}
