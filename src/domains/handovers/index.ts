import type { App } from '../../platform/http/index.ts'
import type { HandoversDeps } from './deps.ts'
import { mountHandoverLists } from './routes.tsx'

export { paperAside } from './aside.ts'
export type { HandoversDeps } from './deps.ts'
export { settleFiles } from './queries/waiting.ts'

/** Everything about papers that travel. */
export function mountHandovers(app: App, deps: HandoversDeps): void {
  mountHandoverLists(app, deps)
}
