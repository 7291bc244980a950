import type { PostedForm } from '../../../../core/files/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { type ProcedureVersion, validateEntries, validateForm, withEntries } from '../../../procedures/index.ts'
import type { CounterInput } from '../../actions/counter.ts'
import { answerField } from '../citizen/filing.ts'
import { entryField, linesTyped, withQuantities } from './counter-entries.ts'
import { tickedPapers } from './counter-papers.tsx'
import { countOf, keysOf, linesOf } from './form-body.ts'
import { consentOf, heldOf } from './held-offers.ts'

const KINDS = ['citizen', 'household', 'enterprise'] as const

/** Whose dossier it is: the person who was found, or what was typed. */
export function applicantOf(form: PostedForm): CounterInput['applicant'] {
  const [id] = keysOf(form, 'applicantId')
  if (id) return { id }
  const kind = KINDS.find((each) => each === form.text('kind')) ?? 'citizen'
  const read = (name: string): string => form.text(name)
  return {
    kind,
    fullName: read('fullName'),
    idNumber: read('idNumber'),
    phone: read('phone'),
    email: read('email'),
    address: read('address'),
  }
}

const PAPER_KINDS = new Set(['original', 'copy', 'certifiedCopy', 'electronic'])
const MOST_COPIES = 99
const MOST_OTHERS = 20

/** The procedure's papers as they were ticked, then the others that came along. */
export function papersOf(procedure: ProcedureVersion, form: PostedForm): CounterInput['papers'] {
  const ticked = tickedPapers(form)
  const listed = procedure.papers.map((paper, index) => {
    const kind = form.text(`kind-${index}`)
    const [upload] = form.uploads(`scan-${index}`)
    const store = heldOf(form, index)
    // What is used from the store isn't handed in as well.
    if (store.held) return { name: paper.name.vi, kind: 'electronic', quantity: 1, received: true, held: store.held }
    return {
      ...store,
      name: paper.name.vi,
      kind: PAPER_KINDS.has(kind) ? kind : 'copy',
      quantity: Math.min(countOf(form, `quantity-${index}`) ?? paper.quantity, MOST_COPIES),
      // Whoever scans a paper has it in hand.
      received: ticked.has(String(index)) || upload !== undefined,
      upload,
    }
  })
  const others = linesOf(form, 'otherPapers')
    .slice(0, MOST_OTHERS)
    .map((name) => ({ name: name.slice(0, 300), kind: 'copy', quantity: 1, received: true }))
  return [...listed, ...others]
}

/** What the intake form says, and what is wrong with it, by field. */
export function intakeOf(
  procedure: ProcedureVersion,
  unitId: string,
  form: PostedForm,
): { input: CounterInput; errors: Record<string, Text> } {
  const lines = linesTyped(procedure, form)
  const single = procedure.form.filter(({ repeats }) => !repeats)
  const raw = Object.fromEntries(single.map((field) => [field.key, form.text(answerField(field.key))]))
  const { values, errors } = validateForm(single, raw)
  const { entries, flaws } = validateEntries(procedure.form, lines)
  return {
    input: {
      idempotencyKey: form.text('idempotencyKey').slice(0, 100) || newId(),
      procedureSlug: procedure.slug,
      unitId,
      decidingUnitId: keysOf(form, 'decidingUnitId')[0],
      applicant: applicantOf(form),
      form: withEntries(values, entries),
      papers: withQuantities(procedure, entries, papersOf(procedure, form)),
      channel: form.all('byPost').length > 0 ? 'post' : 'counter',
      sets: countOf(form, 'sets'),
      feePaid: form.all('feePaid').length > 0,
      consent: consentOf(form),
    },
    errors: Object.fromEntries([
      ...Object.entries(errors).map(([key, text]): [string, Text] => [answerField(key), text]),
      ...flaws.map(({ place, key, text }): [string, Text] => [entryField(key, place), text]),
      ...Object.entries(form.fileErrors),
    ]),
  }
}

/** Where the land or the matter is and where the person lives, as far as the form says so: the former counts first. */
export function addressesOf(procedure: ProcedureVersion, { form, applicant }: CounterInput): string[] {
  const places = procedure.form.filter(({ type, key }) => type === 'address' || /address|place|location/i.test(key))
  const answers = places.map(({ key }) => String(form[key] ?? ''))
  return [...answers, 'id' in applicant ? '' : (applicant.address ?? '')].filter((text) => text.trim() !== '')
}
