import type { VNode } from 'preact'
import type { PapersDeps } from './deps.ts'
import { storeAtAGlance, storeToTakeAway } from './own-store.ts'
import { StoreCard } from './pages/own-page.tsx'
import { ownerKeyOf } from './rules/owner.ts'

/** Whoever is signed in, with the number somebody vouches for. */
export interface Holder {
  idNumber: string | null
}

const ownerOf = ({ idNumber }: Holder) => ownerKeyOf({ kind: 'citizen', idNumber })

/** What stands of the store on a citizen's own pages. */
export async function ownPapersCard(deps: PapersDeps, holder: Holder): Promise<VNode> {
  const owner = ownerOf(holder)
  return <StoreCard store={owner && (await storeAtAGlance(deps, owner))} />
}

/** What the store adds to all that is kept about a person; nothing while nobody has confirmed who they are. */
export async function ownPapersData(deps: PapersDeps, holder: Holder): Promise<object | null> {
  const owner = ownerOf(holder)
  return owner ? storeToTakeAway(deps, owner) : null
}
