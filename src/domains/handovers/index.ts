import type { App } from '../../platform/http/index.ts'
import { mountHandoversApi } from './api.ts'
import { mountDeliveries } from './delivery-routes.tsx'
import type { HandoversDeps } from './deps.ts'
import { mountLabels } from './label-routes.tsx'
import { mountHandoverLists } from './routes.tsx'

export { paperAside } from './aside.ts'
export { deliveryNotices } from './delivery-notices.ts'
export type { HandoversDeps } from './deps.ts'
export { afterFiling, deliveryPanel } from './panel.tsx'
export { isWithPost } from './queries/deliveries.ts'
export { settleFiles } from './queries/waiting.ts'

/** Everything about papers that travel. */
export function mountHandovers(app: App, deps: HandoversDeps): void {
  mountHandoverLists(app, deps)
  mountDeliveries(app, deps)
  mountLabels(app, deps)
  mountHandoversApi(app, deps)
}
