import type { App } from '../../platform/http/index.ts'
import { mountCommitmentsApi } from './api.ts'
import type { Commitments } from './deps.ts'
import { mountDraft } from './routes/draft.tsx'
import { mountList } from './routes/list.tsx'
import { mountOne } from './routes/one.tsx'
import { mountPapers } from './routes/papers.tsx'
import { mountPublic } from './routes/public.tsx'

export { remindSigners } from './actions/remind.ts'
export { openSettlements } from './actions/settle.ts'
export type { Commitments } from './deps.ts'
export { targetPromises } from './pages/target-card.tsx'
export { commitmentsServing, type Serving, type Signer, signerOf } from './queries/serving.ts'
export { type CommitmentsFile, importCommitments } from './settings.ts'
export { waitingCommitments, waitingSignatures } from './waiting.tsx'

/** Commitments: drawn up, negotiated, signed, followed, settled. */
export function mountCommitments(app: App, room: Commitments): void {
  mountList(app, room)
  mountDraft(app, room)
  mountOne(app, room)
  mountPapers(app, room)
  mountPublic(app, room)
  mountCommitmentsApi(app, room)
}
