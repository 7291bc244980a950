import type { App } from '../../platform/http/index.ts'
import type { Office } from './office.ts'
import type { CitizenDeps } from './pages/citizen/deps.ts'
import { mountFiling } from './pages/citizen/filing-routes.tsx'
import { createLookup } from './queries/lookup.ts'

export type { CitizenDeps } from './pages/citizen/deps.ts'

/** The pages of everybody: filing, following, one's own dossier, rating, statistics. */
export function mountCitizenPages(app: App, office: Office, deps: CitizenDeps): void {
  const counter = { ...deps, office, lookup: createLookup(office) }
  mountFiling(app, counter)
}
