import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { consentFor } from '../rules/consent.ts'
import type { OwnerKey } from '../rules/owner.ts'
import { type Ground, groundsFor } from './settings.ts'
import { type ConsentRow, consentsOf, type HeldPaper, holdingPapers } from './store.ts'

/** What the store has for the papers a procedure asks for, and what its use rests on. */
export interface Offers {
  ownerId: string
  /** The newest first. */
  papers: HeldPaper[]
  /** One that runs already. */
  consent: ConsentRow | undefined
  grounds: Ground[]
}

/** What is held for somebody of the kinds a procedure asks for; undefined where there is nothing to offer. */
export async function findOffers(
  db: Db,
  localityId: number,
  {
    owner,
    kindKeys,
    procedureSlug,
    dossierId,
    on,
  }: {
    owner: OwnerKey | undefined
    kindKeys: readonly string[]
    procedureSlug: string
    dossierId?: string
    on: LocalDate
  },
): Promise<Offers | undefined> {
  if (!owner || kindKeys.length === 0) return undefined
  const papers = await holdingPapers(db, localityId, owner, kindKeys, on)
  const [first] = papers
  if (!first) return undefined
  const [consents, grounds] = await Promise.all([
    consentsOf(db, localityId, first.ownerId),
    groundsFor(db, localityId, procedureSlug, on),
  ])
  return { ownerId: first.ownerId, papers, consent: consentFor(consents, dossierId), grounds }
}

/** Whether a paper of these may be used without asking its owner. */
export const allowedByLaw = ({ grounds }: Pick<Offers, 'grounds'>, { kindKey }: Pick<HeldPaper, 'kindKey'>) =>
  grounds.find((ground) => ground.kindKey === kindKey)
