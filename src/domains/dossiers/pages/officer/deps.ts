import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { FormSet, OfficialForms } from '../../../../core/official-forms/index.ts'
import type { OrganizationSource } from '../../../../core/organization/index.ts'
import { failures, Refusal } from '../../../../platform/http/index.ts'
import type { CatalogueSource } from '../../../procedures/index.ts'
import type { DossierPanel, Office } from '../../office.ts'
import type { DossierView } from '../../views.ts'
import type { Aside } from './aside-card.tsx'

export { official as officialOf } from '../../../../core/identity/index.ts'

/** The queue of the hall, as far as taking a dossier in has to do with it. */
export interface QueueDoor {
  /** The number that stands at the official's desk now. */
  numberAtDesk(official: OfficialViewer): Promise<{ id: string; code: string; desk: number } | undefined>
  /** A dossier was taken in for a number. */
  takenIn(official: OfficialViewer, ticketId: string, dossierId: string): Promise<void>
}

/** What the officers' pages need besides the office. */
export interface OfficerDeps {
  forms: OfficialForms
  organization: OrganizationSource
  catalogue: CatalogueSource
  /** What rooms above this one show beside a dossier, to those who handle it. */
  asidesOf?: ((office: Office, dossier: DossierView) => Promise<Aside[]>) | undefined
  /** What other rooms show on a dossier's desk. */
  panel?: DossierPanel | undefined
  /** The set of official forms in force on a day; by default the circulars' own dates decide. */
  formSetOn?: ((on: string) => FormSet | undefined) | undefined
  /** Missing where no numbers are given out. */
  queue?: QueueDoor | undefined
}

/** What each group of routes is made with. */
export interface Desk extends OfficerDeps {
  office: Office
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A key from an address; anything that can't be one is a page that isn't there. */
export function keyOf(value: string): string {
  if (!UUID.test(value)) throw new Refusal(404, 'not_found', failures.notFound)
  return value
}

/** Today at the office. */
export const today = async ({ workingTime, clock }: Office): Promise<string> =>
  (await workingTime()).dateOf(clock.now())
