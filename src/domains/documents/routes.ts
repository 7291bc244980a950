import type { App } from '../../platform/http/index.ts'
import { mountDocumentsApi } from './api.ts'
import type { DocumentsDeps } from './deps.ts'
import { mountArrival } from './routes/arrival.tsx'
import { mountIncoming } from './routes/incoming.tsx'
import { mountOutgoing } from './routes/outgoing.tsx'
import { mountPublic } from './routes/public.tsx'
import { mountSent } from './routes/sent.tsx'

/** Everything about documents: books of what came in and went out, each document, what is public, and the same for programs. */
export function mountDocuments(app: App, deps: DocumentsDeps): void {
  mountIncoming(app, deps)
  mountArrival(app, deps)
  mountOutgoing(app, deps)
  mountSent(app, deps)
  mountPublic(app, deps)
  mountDocumentsApi(app, deps)
}
