import type { VNode } from 'preact'
import type { Limiter } from '../../../../core/identity/index.ts'
import type { FormSet, OfficialForms } from '../../../../core/official-forms/index.ts'
import type { DossierPanel, Office } from '../../office.ts'
import type { OpenChannels } from '../../queries/notice-choice.ts'
import type { PublicView } from '../../views.ts'

/** What the citizens' pages need besides the office. */
export interface CitizenDeps {
  /** By which channels people may be told. */
  notifications: OpenChannels
  limits: Limiter
  forms: Pick<OfficialForms, 'renderForm'>
  /** The set of forms in force on a day; the law's own calendar, unless the installation's world has another. */
  formSetOn?: ((on: string) => FormSet | undefined) | undefined
  /** What other rooms show on a person's own page. */
  panel?: DossierPanel | undefined
  /** What other rooms ask right after a dossier was filed, when only its secret opens it. */
  afterFiling?: ((filed: { id: string; code: string; secret: string }) => Promise<VNode | null>) | undefined
  /** Whether the site is reached over https, so that cookies may insist on it. */
  secure: boolean
}

/** What each group of routes is made with. */
export interface Counter extends CitizenDeps {
  office: Office
  /** One for the process, so that those who look at the same moment share a query. */
  lookup: (code: string) => Promise<PublicView | undefined>
}
