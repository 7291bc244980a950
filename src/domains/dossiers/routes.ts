import type { Limiter } from '../../core/identity/index.ts'
import type { App } from '../../platform/http/index.ts'
import { mountActsApi } from './api/acts.ts'
import { mountCitizensApi } from './api/citizens.ts'
import { mountOutagesApi } from './api/outages.ts'
import { mountReadingApi } from './api/reading.ts'
import { mountReportsApi } from './api/reports.ts'
import type { Office } from './office.ts'

/** The JSON side of dossiers. */
export function mountDossiersApi(app: App, office: Office, limits: Limiter): void {
  mountCitizensApi(app, office, limits)
  mountReadingApi(app, office)
  mountActsApi(app, office)
  mountOutagesApi(app, office)
  mountReportsApi(app, office)
}
