import type { VNode } from 'preact'
import type { Limiter } from '../../core/identity/index.ts'
import type { Office, OpenChannels } from '../dossiers/index.ts'

/** A card of another room on a citizen's own page, such as the papers the offices hold; null where there is nothing to show. */
export type CitizenCard = (citizen: Holder) => Promise<VNode | null>

/** Whoever is signed in; the number only where somebody vouches for it. */
export interface Holder {
  id: string
  idNumber: string | null
}

export interface CitizensDeps {
  office: Office
  limits: Limiter
  secure: boolean
  notifications: OpenChannels
  /** What is owed for each of some dossiers; of the room of fees. */
  owedFor: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, number>>
  /** Cards of other rooms, on the first page and beside the papers. */
  cards?: { home?: readonly CitizenCard[]; papers?: readonly CitizenCard[] }
  /** What other rooms keep about a person, for the file of everything. */
  kept?: (citizen: Holder) => Promise<Record<string, unknown>>
}
