import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { CalendarSource } from '../calendar/index.ts'
import type { Limiter } from '../identity/index.ts'
import type { Post } from '../notifications/index.ts'
import type { OrganizationSource } from '../organization/index.ts'
import type { AppointmentSource, WorkSource } from './source.ts'

export interface WorklistDeps {
  db: Db
  clock: Clock
  localityId: number
  publicUrl: string
  organization: OrganizationSource
  calendar: CalendarSource
  limits: Limiter
  /** What rooms hand in, in the order kinds are listed. */
  sources: readonly WorkSource[]
  /** Meetings and the like. */
  appointments: readonly AppointmentSource[]
  /** Takes the morning's mail; missing where no mail goes out. */
  mail: Post | undefined
}
