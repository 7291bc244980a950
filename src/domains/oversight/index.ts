import type { App } from '../../platform/http/index.ts'
import { mountOversightApi } from './api.ts'
import type { OversightDeps } from './deps.ts'
import { mountReports } from './routes/reports.tsx'
import { mountViews } from './routes/views.tsx'
import { mountWaits } from './routes/waits.tsx'

export { draftReport, editReport, sendReport } from './actions/report.ts'
export type { Oversight, OversightDeps } from './deps.ts'
export { daysOf } from './read-week.ts'
export { mondayOf } from './rules/workload.ts'

/** Leaders' views over tasks, and weekly reports. */
export function mountOversight(app: App, desk: OversightDeps): void {
  mountViews(app, desk)
  mountWaits(app, desk)
  mountReports(app, desk)
  mountOversightApi(app, desk)
}
