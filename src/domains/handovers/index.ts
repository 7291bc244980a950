import type { App } from '../../platform/http/index.ts'
import { mountHandoversApi } from './api.ts'
import type { HandoversDeps } from './deps.ts'
import { mountChoosing } from './routes/choosing.tsx'
import { mountLabels } from './routes/labels.tsx'
import { mountList } from './routes/list.tsx'
import { mountListFiles } from './routes/list-files.ts'
import { mountOverview } from './routes/overview.tsx'
import { mountReturnDesk } from './routes/return-desk.tsx'

export { paperAside } from './aside.ts'
export { deliveryNotices } from './delivery-notices.ts'
export type { HandoversDeps } from './deps.ts'
export { importLabelStocks, type LabelsFile } from './label-stocks.ts'
export { afterFiling, deliveryPanel } from './panel.tsx'
export { isWithPost } from './queries/deliveries.ts'
export { settleFiles } from './queries/waiting.ts'

/** Everything about papers that travel. */
export function mountHandovers(app: App, deps: HandoversDeps): void {
  mountOverview(app, deps)
  mountList(app, deps)
  mountListFiles(app, deps)
  mountChoosing(app, deps)
  mountReturnDesk(app, deps)
  mountLabels(app, deps)
  mountHandoversApi(app, deps)
}
export { waitingHandovers } from './waiting.ts'
