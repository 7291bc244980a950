import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import type { CodeChannel } from './citizens/codes.ts'
import type { Provider } from './citizens/provider.ts'
import type { SignInDeps } from './sign-in.ts'
import type { OfficialViewer } from './viewer.ts'

export interface IdentityRoutesDeps extends SignInDeps {
  clock: Clock
  /** Whether the site is reached over https. */
  secure: boolean
  /** Where an official begins the day. */
  homeOf: (viewer: OfficialViewer) => string
  localityId: number
  /** By which channels one-time codes can be sent. */
  codeChannels: readonly CodeChannel[]
  /** Signs citizens in; missing where none is set. */
  provider?: Provider | undefined
}

export interface AdminDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
}
