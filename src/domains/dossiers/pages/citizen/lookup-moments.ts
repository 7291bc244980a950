import type { Lang } from '../../../../platform/i18n/index.ts'
import type { PublicView } from '../../views.ts'
import { inWords, type MomentText } from './moment.tsx'
import { slot } from './template.ts'

export const LOOKUP_DATES = [
  'submittedAt',
  'receivedAt',
  'arrivedAt',
  'legalDueAt',
  'apologyDueAt',
  'finishedAt',
  'returnedAt',
] as const satisfies (keyof PublicView)[]
type LookupDate = (typeof LOOKUP_DATES)[number]

/** The dates of a dossier's public page in words; missing where there is none yet. */
export type LookupMoments = Record<LookupDate, MomentText | null>

const each = (toMoment: (name: LookupDate) => MomentText | null): LookupMoments =>
  Object.fromEntries(LOOKUP_DATES.map((name) => [name, toMoment(name)])) as LookupMoments

export const momentsOf = (view: PublicView, lang: Lang): LookupMoments =>
  each((name) => {
    const at = view[name]
    return at && inWords(at, lang)
  })

/** Slots in the places of the dates that are there. */
export const momentSlots = (view: PublicView): LookupMoments =>
  each((name) => view[name] && { iso: slot(`${name} iso`), text: slot(`${name} text`) })

/** What fills the slots. */
export const momentValues = (moments: LookupMoments): Record<string, string> =>
  Object.fromEntries(
    LOOKUP_DATES.flatMap((name) => {
      const moment = moments[name]
      return moment
        ? [
            [`${name} iso`, moment.iso],
            [`${name} text`, moment.text],
          ]
        : []
    }),
  )
