import type { Limit, LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { lengthOf, stopsOf, waitsInCircle } from './stops.ts'

export interface Paper {
  name: Text
  kind: 'form' | 'original' | 'copy' | 'certifiedCopy'
  quantity: number
  /** An office of ours issued it, so it should be found, not asked for. */
  issuedByOffice: boolean
  /** Who already holds it. */
  heldBy?: Text | null
  /** The kind of paper in the store that stands for it; missing: none does. */
  kindKey?: string | null
  /** FEEL over the form's answers: asked for only when true; missing: always. */
  condition?: string | null
  /** The condition in words, for the applicant. */
  conditionText?: Text | null
}

export interface Step {
  key: string
  position: number
  name: Text
  role: string
  /** Where the dossier was received, a fixed office, or a body outside the program. */
  place: 'receiving' | 'office' | 'external'
  unitId: string | null
  amount: number
  unitOfTime: Limit['unit']
  /** FEEL over the form's answers: taken only when true; missing: always. */
  condition?: string | null
  /** FEEL: what is collected here, in whole đồng; missing: nothing. */
  fee?: string | null
  /** Neighbouring steps with one word here run side by side. */
  parallel?: string | null
  /** The procedures that do this step's work, begun for the same person from the same answers. */
  linked?: LinkedProcedure[] | null
  /** The named part of the limit it belongs to; missing where the limit has none. */
  stage?: Text | null
}

/** A procedure begun at a step of another (thủ tục con của nhóm liên thông). */
export interface LinkedProcedure {
  slug: string
  /** The procedures of the same step whose results it needs first. */
  after: string[]
}

export const FIELD_TYPES = [
  'text',
  'longText',
  'person',
  'personalNumber',
  'phone',
  'date',
  'number',
  'money',
  'choice',
  'partialDate',
  'address',
  'email',
  'taxCode',
  'taxOrPersonalNumber',
  'socialInsurance',
  'healthInsurance',
  'mapSheet',
  'areaM2',
  'landCertificate',
  'procedureCode',
  'dossierCode',
] as const

export interface FormField {
  key: string
  type: (typeof FIELD_TYPES)[number]
  label: Text
  hint: Text | null
  required: boolean
  options: { value: string; label: Text }[] | null
  /** What stands there before anybody answers; `@name`, `@idNumber`, `@phone` and `@address` are the applicant's own. */
  initial?: string | null
  /** What is usually written there. */
  suggestions?: string[] | null
  /** Asked once for each of several things, such as each document of which copies are certified. */
  repeats?: boolean | null
}

/** A procedure as in force between two dates. Never changed once published: dossiers run under it. */
export interface ProcedureVersion {
  id: string
  procedureId: string
  slug: string
  /** The national code, where there is one. */
  code: string | null
  name: Text
  field: Text
  level: 'commune' | 'district' | 'linked'
  validFrom: LocalDate
  validTo: LocalDate | null
  limit: Limit
  /** The longest the law allows, where the office promises less. */
  legalLimit?: Limit | null
  /** Where the law lets the limit be lengthened, once; missing: nowhere. */
  lengthening?: Lengthening | null
  countAfterCutoff: 'sameDay' | 'nextDay'
  dueTimeMode: 'endOfDay' | 'sameClockTime'
  feeDong: number
  feeNote: Text | null
  resultVi: string
  resultEn: string
  /** The kind under which the store keeps the result; missing: it is kept without one. */
  resultKind?: string | null
  /** The result paper as a Typst template; missing: the plain one. */
  resultTemplate?: string | null
  /** What is special. */
  note: Text | null
  legalBasis: string[]
  /** S: the limit was seen in a law or public list; K: the office's own decision must confirm it. */
  standing: 'S' | 'K'
  papers: Paper[]
  steps: Step[]
  form: FormField[]
  /** The units that take in its dossiers, as they were when it was published. */
  receivingUnitIds: string[]
  /** By which decision; none for what came with the profile. */
  approval?: Approval | null
}

/** How much longer a limit may become by law, and by which article. */
export interface Lengthening {
  /** The whole limit as lengthened, counted as the limit itself. */
  limit: Limit
  ground: string
}

/** The decision by which a version was approved (quyết định công bố). */
export interface Approval {
  decision: string
  decidedOn: LocalDate
  personId: string | null
  at: string
}

export type Flaw =
  | 'no_steps'
  | 'steps_do_not_add_up'
  | 'first_step_not_reception'
  | 'no_receiver'
  | 'step_without_unit'
  | 'parallel_gives_result'
  | 'linked_in_circle'

/**
 * What keeps a version from working.
 *
 * Steps add up to the limit, those side by side as long as the longest of them; “within the day” states shares, which need not.
 */
export function flawsOf(version: Pick<ProcedureVersion, 'steps' | 'limit' | 'receivingUnitIds'>): Flaw[] {
  const { steps, limit, receivingUnitIds } = version
  const sum = lengthOf(steps)
  const stops = stopsOf(steps)
  const endsThere = (next: readonly Step[] | undefined) => next === undefined || next[0]?.role === 'returnDesk'
  const flaws: [boolean, Flaw][] = [
    [steps.length === 0, 'no_steps'],
    [limit.unit !== 'sameDay' && Math.abs(sum - limit.amount) > 1e-9, 'steps_do_not_add_up'],
    [steps[0]?.role !== 'reception' || steps[0].place !== 'receiving', 'first_step_not_reception'],
    [receivingUnitIds.length === 0, 'no_receiver'],
    [steps.some(({ place, unitId }) => (place === 'receiving') !== (unitId === null)), 'step_without_unit'],
    [stops.some((stop, at) => stop.length > 1 && endsThere(stops[at + 1])), 'parallel_gives_result'],
    [steps.some(({ linked }) => linked && waitsInCircle(linked)), 'linked_in_circle'],
  ]
  return flaws.filter(([is]) => is).map(([, flaw]) => flaw)
}

/** Whether a version takes in dossiers on a day. */
export const isInForce = (
  { validFrom, validTo }: Pick<ProcedureVersion, 'validFrom' | 'validTo'>,
  on: LocalDate,
): boolean => validFrom <= on && (validTo === null || on <= validTo)
