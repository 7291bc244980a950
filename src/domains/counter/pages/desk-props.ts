import type { Desk } from '../actions/desk.ts'
import type { words } from '../desk-words.ts'
import type { QueueOffice } from '../hall.ts'
import type { Snapshot } from '../queries/snapshot.ts'
import type { Reason } from '../reasons.ts'

/** What an official's desk is shown from. */
export interface DeskPageProps {
  desk: Desk
  office: QueueOffice
  snapshot: Snapshot
  nameOf: (officialId: string) => string
  now: Date
  kiosk: string
  /** What was just done, and to which number. */
  done?: { deed: keyof typeof words.done; code: string } | undefined
  refused?: Reason | undefined
}
