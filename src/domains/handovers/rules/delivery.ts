import { no, ok, type Result } from '../../../platform/result.ts'

/** How a person gets the result. */
export const WAYS = ['collect', 'electronic', 'post'] as const
export type Way = (typeof WAYS)[number]

/** Who pays the postage. @law 45/2016/QĐ-TTg: the person pays the post, unless the agency has agreed to [K] */
export const PAYERS = ['receiver', 'office'] as const
export type Payer = (typeof PAYERS)[number]

export const DELIVERY_STATES = ['chosen', 'posted', 'delivered', 'cameBack'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export type DeliveryDeed = 'choose' | 'post' | 'deliver' | 'comeBack'

/** What each state allows, and where it leads. Nothing is chosen while the post has it; what came back may be sent again. */
const NEXT: Record<DeliveryState, Partial<Record<DeliveryDeed, DeliveryState>>> = {
  chosen: { choose: 'chosen', post: 'posted' },
  posted: { deliver: 'delivered', comeBack: 'cameBack' },
  cameBack: { choose: 'chosen', post: 'posted' },
  delivered: {},
}

export function advance(from: DeliveryState, deed: DeliveryDeed): Result<DeliveryState, 'wrong_state'> {
  const to = NEXT[from][deed]
  return to ? ok(to) : no('wrong_state')
}

/** As a person fills it in. */
export interface Choice {
  way: Way
  name: string
  phone: string
  address: string
  payer: Payer
  /** At which office it is collected, where there is a choice. */
  officeId?: string | undefined
}

const MOST = { name: 120, phone: 30, address: 300 } as const

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * A choice ready to be kept: what goes by post needs somebody to hand it to and a place.
 *
 * @param tidyPhone brings a phone number to its national form, or says that it is none
 */
export function tidyChoice(
  choice: Choice,
  tidyPhone: (typed: string) => string | undefined,
): Result<Choice, 'missing_receiver' | 'missing_address' | 'bad_receiver_phone'> {
  if (choice.way !== 'post') return ok({ ...choice, name: '', phone: '', address: '' })
  const [name, address] = [tidy(choice.name).slice(0, MOST.name), tidy(choice.address).slice(0, MOST.address)]
  if (name === '') return no('missing_receiver')
  if (address === '') return no('missing_address')
  const phone = tidyPhone(tidy(choice.phone).slice(0, MOST.phone))
  return phone === undefined ? no('bad_receiver_phone') : ok({ ...choice, name, phone, address })
}

/** A dossier's offices, as the choice of where to get its result depends on them. */
export interface ResultPlaces {
  status: string
  receivingUnitId: string
  decidingUnitId: string
  /** As chosen before. */
  returnUnitId: string
}

/**
 * The office whose desk has the result: where it is collected, as chosen or else where the dossier was handed in; what is posted or
 * read on a screen goes out from where it was decided, without a way to another desk. Once a desk has it, it goes on from there.
 *
 * @param counterOf where a unit's counter is today
 */
export function returnPlace(
  { way, officeId }: Pick<Choice, 'way' | 'officeId'>,
  { status, receivingUnitId, decidingUnitId, returnUnitId }: ResultPlaces,
  counterOf: (unitId: string) => string,
): Result<string, 'no_such_office' | 'result_at_desk'> {
  const offices = [receivingUnitId, decidingUnitId, returnUnitId].map(counterOf)
  if (way === 'collect' && officeId !== undefined && !offices.includes(officeId)) return no('no_such_office')
  const atDesk = status === 'resolved'
  if (way !== 'collect') return ok(atDesk ? counterOf(returnUnitId) : counterOf(decidingUnitId))
  if (!atDesk) return ok(officeId ?? counterOf(receivingUnitId))
  return officeId === undefined || officeId === counterOf(returnUnitId)
    ? ok(counterOf(returnUnitId))
    : no('result_at_desk')
}

/** What a postal clerk may have typed or scanned: letters and digits. */
export const tidyTracking = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 30)
