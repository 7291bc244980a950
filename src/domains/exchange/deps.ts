import type { Notifications } from '../../core/notifications/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Office } from '../dossiers/index.ts'

export interface ExchangeDeps {
  db: Db
  clock: Clock
  localityId: number
  publicUrl: string
  secret: string
  office: Office
  notifications: Notifications
  /** Whether webhooks may go to addresses inside our network, in plain http: in a demonstration. */
  innerTargets: boolean
  /** The national portal; without an address nothing is told to it. */
  portal: { url: string | undefined; token: string | undefined }
}
