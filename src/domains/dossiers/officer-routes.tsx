import type { App } from '../../platform/http/index.ts'
import type { Office } from './office.ts'
import { mountBacklog } from './pages/officer/backlog-routes.tsx'
import { mountCertification } from './pages/officer/certification-routes.tsx'
import { mountComparing } from './pages/officer/compare-routes.ts'
import { mountCounter } from './pages/officer/counter-routes.tsx'
import { mountDeeds } from './pages/officer/deed-routes.tsx'
import type { OfficerDeps } from './pages/officer/deps.ts'
import { mountDesk } from './pages/officer/desk-routes.tsx'
import { mountDiscards } from './pages/officer/discard-routes.tsx'
import { mountOffline } from './pages/officer/offline-routes.tsx'
import { mountOutages } from './pages/officer/outage-routes.tsx'
import { mountQueue } from './pages/officer/queue-routes.tsx'
import { mountReport } from './pages/officer/report-routes.tsx'
import { mountSearch } from './pages/officer/search-routes.tsx'
import { mountBatchSigning } from './pages/officer/sign-routes.tsx'
import { mountWorkload } from './pages/officer/workload-routes.tsx'

export type { OfficerDeps } from './pages/officer/deps.ts'

/** The pages of those who work on dossiers. */
export function mountOfficerPages(app: App, office: Office, deps: OfficerDeps): void {
  const desk = { ...deps, office }
  mountQueue(app, desk)
  mountBatchSigning(app, desk)
  mountDesk(app, desk)
  mountDeeds(app, desk)
  mountComparing(app, desk)
  mountCounter(app, desk)
  mountOffline(app, desk)
  mountDiscards(app, desk)
  mountSearch(app, desk)
  mountCertification(app, desk)
  mountWorkload(app, desk)
  mountReport(app, desk)
  mountBacklog(app, desk)
  mountOutages(app, desk)
}
