import type { App } from '../../platform/http/index.ts'
import type { Office } from './office.ts'
import type { CitizenDeps } from './pages/citizen/deps.ts'
import { mountFiling } from './pages/citizen/filing-routes.tsx'
import { mountLookup } from './pages/citizen/lookup-routes.tsx'
import { mountObjection } from './pages/citizen/objection-routes.tsx'
import { mountOwn } from './pages/citizen/own-routes.tsx'
import { mountRating } from './pages/citizen/rating-routes.tsx'
import { mountStatistics } from './pages/citizen/statistics-routes.tsx'
import { createLookup } from './queries/lookup.ts'

export type { CitizenDeps } from './pages/citizen/deps.ts'

/** The pages of everybody: filing, following, one's own dossier, rating, statistics. */
export function mountCitizenPages(app: App, office: Office, deps: CitizenDeps): void {
  const counter = { ...deps, office, lookup: createLookup(office) }
  mountFiling(app, counter)
  mountLookup(app, counter)
  mountOwn(app, counter)
  mountObjection(app, counter)
  mountRating(app, counter)
  mountStatistics(app, counter)
}
