import type { Limiter } from '../../../../core/identity/index.ts'
import type { RenderForm } from '../../../../core/official-forms/index.ts'
import type { OrganizationSource } from '../../../../core/organization/index.ts'
import type { Office } from '../../office.ts'
import type { PublicView } from '../../views.ts'

/** What the citizens' pages need besides the office. */
export interface CitizenDeps {
  limits: Limiter
  organization: OrganizationSource
  renderForm: RenderForm
  /** Whether the site is reached over https, so that cookies may insist on it. */
  secure: boolean
}

/** What each group of routes is made with. */
export interface Counter extends CitizenDeps {
  office: Office
  /** One for the process, so that those who look at the same moment share a query. */
  lookup: (code: string) => Promise<PublicView | undefined>
}
