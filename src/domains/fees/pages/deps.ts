import { unitsFor } from '../../../core/identity/index.ts'
import type { FormSet, OfficialForms } from '../../../core/official-forms/index.ts'
import { failures, Refusal, type Request } from '../../../platform/http/index.ts'
import type { Office } from '../../dossiers/index.ts'
import type { CatalogueSource } from '../../procedures/index.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { words } from '../words.ts'

export { official as officialOf } from '../../../core/identity/index.ts'

/** What the pages of this room are made with. */
export interface FeesDeps {
  office: Office
  catalogue: CatalogueSource
  forms: Pick<OfficialForms, 'renderForm'>
  /** The set of forms in force on a day. */
  formSetOn: (on: string) => FormSet | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isKey = (value: string): boolean => UUID.test(value)

/** A key from an address; anything that can't be one is a page that isn't there. */
export function keyOf(value: string): string {
  if (!isKey(value)) throw new Refusal(404, 'not_found', failures.notFound)
  return value
}

/** Whether a unit is in reach of those who take or decide on fees there. */
export const reaches = ({ viewer }: Request, unitId: string): boolean =>
  (['fee.collect', 'fee.approve', 'fee.overview'] as const).some((each) => unitsFor(viewer, each).includes(unitId))

export const refusalOf = (reason: Reason): Refusal => new Refusal(HTTP[reason], reason, words.reasons[reason])

/** Whole đồng as typed: `16.000`; undefined for anything else. */
export function dongTyped(text: string): number | undefined {
  const plain = text.replace(/[\s.đ]/g, '')
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined
}
