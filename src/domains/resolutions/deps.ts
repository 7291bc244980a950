import type { VNode } from 'preact'
import type { CalendarSource } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { HangingOn, LooseTasks } from './hanging.ts'
import type { TargetSource } from './source.ts'

/** A card of another room on a target's page in a year, such as who signed for it; null where there is nothing to show. */
export type TargetCard = (target: { id: string; year: number }, official: OfficialViewer) => Promise<VNode | null>

export interface ResolutionsDeps {
  db: Db
  clock: Clock
  localityId: number
  organization: OrganizationSource
  calendar: CalendarSource
  /** Keys the hash of addresses that send files. */
  secret: string
  /** What the program counts for targets by itself. */
  sources?: readonly TargetSource[]
  /** What other rooms know of a target, for officials. */
  cards?: readonly TargetCard[]
  /** What other rooms hang on clauses, parts and targets. */
  hangs?: readonly HangingOn[]
  /** Open tasks that come from nothing. */
  looseTasks?: LooseTasks
}
