import { randomBytes } from 'node:crypto'
import type { PostedForm } from '../../../../core/files/index.ts'
import type { Citizen } from '../../../../core/identity/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import {
  answersForExpressions,
  conditionHolds,
  type FormField,
  type Paper,
  type ProcedureVersion,
  validateForm,
} from '../../../procedures/index.ts'
import type { FilingAccount, PaperInput, SubmitInput } from '../../actions/new-dossier.ts'
import { tidyApplicant } from '../../rules/applicant.ts'
import { isGround } from '../../rules/representation.ts'
import { words as roomWords } from '../../words.ts'
import { words } from './filing-words.ts'
import { FOR_MYSELF, type ForAnother, flawsOfForAnother, forAnotherFrom, papersForAnother } from './for-another.ts'

export const APPLICANT_KINDS = ['citizen', 'enterprise', 'household'] as const
type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/** The applicant's fields, with the most letters each may have. */
export const APPLICANT_FIELDS = { fullName: 120, idNumber: 30, phone: 30, email: 200, address: 300 } as const
export type ApplicantField = keyof typeof APPLICANT_FIELDS

/**
 * A form on its way to being sent. Between its pages it travels in the page itself, so nothing about a person is stored
 * before that person sends it, any process may serve the next page, and it works without scripts or cookies.
 */
export interface Filing {
  /** Made with the form: the same form sent twice is one dossier. */
  key: string
  unitId: string
  kind: ApplicantKind
  applicant: Record<ApplicantField, string>
  /** As typed, by the key of the field. */
  answers: Record<string, string>
  /** The tokens of each paper's uploads, in the order of the version's papers. */
  files: string[][]
  /** The right to what is held for the applicant, once they have shown who they are; empty before. */
  store: string
  /** The held paper chosen for each of the version's papers; empty for none. */
  held: string[]
  forAnother: ForAnother
}

/** Where an answer stands in the form. */
export const answerField = (key: string): string => `f-${key}`
export const heldField = (index: number): string => `held-${index}`
export const paperField = (index: number): string => `paper-${index}`

const KEY = /^[A-Za-z0-9_-]{16,100}$/
const newKey = (): string => randomBytes(18).toString('base64url')

const MOST_FILES = 12

export const emptyFiling = ({ papers }: ProcedureVersion): Filing => ({
  key: newKey(),
  unitId: '',
  kind: 'citizen',
  applicant: { fullName: '', idNumber: '', phone: '', email: '', address: '' },
  answers: {},
  files: papers.map(() => []),
  store: '',
  held: papers.map(() => ''),
  forAnother: FOR_MYSELF,
})

/** A new form with what the person's account knows; filed for somebody else it knows only who files. */
export function filledFrom(citizen: Citizen, version: ProcedureVersion, forAnother: boolean): Filing {
  const empty = emptyFiling(version)
  const { fullName, idNumber, phone, email, address } = citizen
  if (forAnother) return { ...empty, forAnother: { ...FOR_MYSELF, on: true, filerName: fullName ?? '' } }
  const known = { fullName, idNumber, phone, email, address }
  const filled = Object.entries(known).map(([field, value]) => [field, value ?? ''])
  return { ...empty, applicant: Object.fromEntries(filled) as Filing['applicant'] }
}

/** Reads what was sent; files marked to be dropped are gone. */
export function filingFrom(form: PostedForm, version: ProcedureVersion): Filing {
  const { papers, form: fields } = version
  const dropped = new Set(form.all('drop'))
  const names = Object.keys(APPLICANT_FIELDS) as ApplicantField[]
  const key = form.text('key')
  return {
    key: KEY.test(key) ? key : newKey(),
    unitId: form.text('unitId'),
    kind: APPLICANT_KINDS.find((kind) => kind === form.text('kind')) ?? 'citizen',
    applicant: Object.fromEntries(names.map((name) => [name, form.text(name)])) as Filing['applicant'],
    answers: Object.fromEntries(fields.map((field) => [field.key, form.text(answerField(field.key))])),
    files: papers.map((_, index) => form.uploads(paperField(index)).filter((token) => !dropped.has(token))),
    store: form.text('store').slice(0, 200),
    held: papers.map((_, index) => form.text(heldField(index)).slice(0, 40)),
    forAnother: forAnotherFrom(form, dropped),
  }
}

/**
 * Whether a paper has to come with the form. What an office of ours issued is found, not asked for; the declaration itself
 * is filled in on the page.
 */
export const mustBringFile = ({ kind, issuedByOffice }: Paper): boolean => kind !== 'form' && !issuedByOffice

/** Which of the version's papers this filing is asked for: one whose condition its answers don't meet is left out. */
export function papersAsked({ papers, form }: ProcedureVersion, { answers, kind }: Filing): boolean[] {
  // As they are kept, not as typed: `5.000` đồng are five thousand.
  const said = validateForm(form, answers).values
  const known = answersForExpressions(form, said, { channel: 'online', applicantKind: kind, sets: 1 })
  return papers.map(({ condition }) => conditionHolds(condition, known))
}

/**
 * What keeps a filing from being sent, by field.
 *
 * @param unitIds where it can be filed today
 */
export function flawsOf(filing: Filing, version: ProcedureVersion, unitIds: readonly string[]): Errors {
  const errors: Record<string, Text> = {}
  if (!unitIds.includes(filing.unitId)) errors.unitId = words.errors.unit
  Object.assign(errors, flawsOfForAnother(filing.forAnother), flawsOfApplicant(filing))
  for (const [key, text] of Object.entries(validateForm(version.form, filing.answers).errors))
    errors[answerField(key)] = text
  const asked = papersAsked(version, filing)
  version.papers.forEach((paper, index) => {
    const count = filing.files[index]?.length ?? 0
    if (count === 0 && !filing.held[index] && asked[index] && mustBringFile(paper))
      errors[paperField(index)] = words.errors.paper(paper.name)
    if (count > MOST_FILES) errors[paperField(index)] = words.errors.tooManyFiles(MOST_FILES)
  })
  return errors
}

const REASON_FIELD = {
  missing_name: 'fullName',
  bad_phone: 'phone',
  bad_email: 'email',
  bad_id_number: 'idNumber',
} as const

function flawsOfApplicant({ kind, applicant }: Filing): Record<string, Text> {
  const errors: Record<string, Text> = {}
  // One at a time is what the rule tells; the fields are tried apart, so that the person sees all at once.
  for (const [reason, field] of Object.entries(REASON_FIELD)) {
    const tidied = tidyApplicant({
      kind,
      fullName: field === 'fullName' ? applicant.fullName : 'x',
      [field]: applicant[field],
    })
    if (!tidied.ok && tidied.reason === reason) errors[field] = roomWords.reasons[tidied.reason]
  }
  for (const [field, most] of Object.entries(APPLICANT_FIELDS))
    if (applicant[field as ApplicantField].length > most) errors[field] = words.errors.tooLong(most)
  return errors
}

/** The filing as it is submitted; it has no flaws. */
export const submissionOf = (filing: Filing, version: ProcedureVersion, account?: Citizen): SubmitInput => ({
  idempotencyKey: filing.key,
  procedureSlug: version.slug,
  unitId: filing.unitId,
  applicant: { kind: filing.kind, ...filing.applicant },
  form: validateForm(version.form, filing.answers).values,
  papers: [...papersBrought(version, filing), ...papersForAnother(filing.forAnother)],
  account: account && accountOf(filing.forAnother, account),
})

function accountOf({ on, ground, filerName }: ForAnother, citizen: Citizen): FilingAccount {
  const { id: citizenId, fullName, idNumber, phone, identityLevel } = citizen
  if (!on || !isGround(ground)) return { citizenId }
  const confirmed = identityLevel !== 'declared'
  // A name somebody vouches for is the one that counts.
  const name = (confirmed ? fullName : null) ?? filerName
  return { citizenId, filer: { ground, fullName: name, idNumber, phone, confirmed } }
}

/** A paper that isn't asked for and comes all the same is taken too. */
function papersBrought(version: ProcedureVersion, filing: Filing): PaperInput[] {
  const asked = papersAsked(version, filing)
  return version.papers.flatMap((paper, index) => {
    const files = filing.files[index] ?? []
    const held = filing.held[index]
    if (held) return [{ name: paper.name.vi, kind: 'electronic', quantity: 1, received: true, held }]
    return asked[index] || files.length > 0 ? papersOf(paper, files) : []
  })
}

/** A paper photographed in several files is listed once for each. */
function papersOf({ name, kind, quantity, issuedByOffice }: Paper, uploads: readonly string[]): PaperInput[] {
  if (uploads.length === 0) return [{ name: name.vi, kind, quantity, received: !issuedByOffice }]
  return uploads.map((upload, index) => ({
    name: uploads.length > 1 ? `${name.vi} (${index + 1}/${uploads.length})` : name.vi,
    kind: 'electronic',
    quantity: 1,
    received: true,
    upload,
  }))
}

/** An answer as it is read back to the person. */
export function answerInWords({ options, type }: FormField, answer: string): Text {
  const chosen = options?.find(({ value }) => value === answer)?.label
  const isDate = type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(answer)
  const text = isDate ? answer.split('-').reverse().join('/') : answer
  return chosen ?? { vi: text, en: text }
}
