import { Type } from 'typebox'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { Refusal } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { type ProcedureVersion, validateForm } from '../../../procedures/index.ts'
import { receiveAtCounter } from '../../actions/counter.ts'
import { findApplicant, findApplicants } from '../../queries/applicants.ts'
import { HTTP, type Reason } from '../../reasons.ts'
import { words as roomWords } from '../../words.ts'
import { answerField } from '../citizen/filing.ts'
import { type PostedForm, readPosted } from '../citizen/posted-form.ts'
import { ChoosePage, counterLink } from './counter-choose.tsx'
import { type Counter, chosenBy, countersOf } from './counter-data.ts'
import { CounterDonePage } from './counter-done.tsx'
import { applicantOf, papersOf } from './counter-input.ts'
import { CounterPage } from './counter-page.tsx'
import type { Person } from './counter-person.tsx'
import { words } from './counter-words.ts'
import { type Desk, officialOf } from './deps.ts'
import { getOwnDossier } from './desk-data.ts'
import { countOf } from './form-body.ts'
import { printsOf } from './prints.ts'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const MAY = { may: 'dossier.receive' }

/** The counter, by keyboard alone: the procedure, the person, the papers, the receipt. */
export function mountCounter(app: App, desk: Desk): void {
  app.get('/tiep-nhan', { config: MAY }, async (request, reply) => {
    const counters = await countersOf(desk, officialOf(request))
    const asked = ask(request)
    const counter = counters.find(({ unit }) => unit.id === asked('don-vi')) ?? counters[0]
    if (!counter) throw new Refusal(403, 'not_yours', roomWords.reasons.not_yours)
    const personId = asked('nguoi') || undefined
    const text = asked('tim')
    const { one, several } = text ? await chosenBy(desk, counter, text) : { several: [] }
    const unitId = counters.length > 1 ? counter.unit.id : undefined
    if (one) return reply.redirect(counterLink(one.slug, unitId, personId), 303)
    const gone = asked('het') !== ''
    return reply.page(<ChoosePage {...{ counters, counter, text, several, personId, gone }} />, {
      title: words.title,
      scripts: ['keys.js'],
    })
  })

  app.get('/tiep-nhan/:slug', { schema: { params: Slug }, config: MAY }, async (request, reply) => {
    const asked = ask(request)
    const found = await findCounter(desk, officialOf(request), request.params.slug, asked('don-vi'))
    if (!found) return reply.redirect('/tiep-nhan?het=1', 303)
    const person = await personOf(desk, asked('nguoi'), asked('nguoi-tim'))
    return show(desk, reply, found, { person, idempotencyKey: newId(), errors: {} })
  })

  app.post('/tiep-nhan/:slug', { schema: { params: Slug }, config: MAY }, (request, reply) =>
    takeIn(desk, request, reply, request.params.slug),
  )
}

/** Reads the words of an address; what isn't there is empty. */
const ask =
  (request: Request) =>
  (name: string): string => {
    const value = (request.query as Record<string, unknown>)[name]
    return typeof value === 'string' ? value.trim().slice(0, 100) : ''
  }

interface Found {
  counter: Counter
  procedure: ProcedureVersion
}

/** The counter at which a procedure is taken in: the one asked for, or the officer's first that does. */
async function findCounter(
  desk: Desk,
  officer: OfficialViewer,
  slug: string,
  unitId: string,
): Promise<Found | undefined> {
  const counters = await countersOf(desk, officer)
  const fitting = counters.flatMap((counter) => {
    const procedure = counter.procedures.find((each) => each.slug === slug)
    return procedure ? [{ counter, procedure }] : []
  })
  return fitting.find(({ counter }) => counter.unit.id === unitId) ?? fitting[0]
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function personOf({ office }: Desk, chosen: string, text: string): Promise<Person> {
  if (chosen === 'moi') return { kind: 'new', text, searched: false }
  if (UUID.test(chosen)) {
    const applicant = await findApplicant(office.db, office.localityId, chosen, true)
    if (applicant && !applicant.erased) return { kind: 'known', applicant }
  }
  const hits = text ? await findApplicants(office, text) : []
  return text && hits.length === 0 ? { kind: 'new', text, searched: true } : { kind: 'search', text, hits }
}

interface Shown {
  person: Person
  idempotencyKey: string
  form?: PostedForm
  errors: Record<string, Text>
}

async function show(
  desk: Desk,
  reply: Reply,
  { counter, procedure }: Found,
  shown: Shown,
  status = 200,
): Promise<Reply> {
  const { office } = desk
  const time = await office.workingTime()
  const { limit, countAfterCutoff, dueTimeMode } = procedure
  const due = time.due(office.clock.now(), { limit, countAfterCutoff, dueTimeMode })
  const here = (query: Record<string, string>): string =>
    `/tiep-nhan/${procedure.slug}?${new URLSearchParams({ 'don-vi': counter.unit.id, ...query })}`
  return reply.page(<CounterPage procedure={procedure} unit={counter.unit} due={due} here={here} {...shown} />, {
    title: { vi: `Tiếp nhận: ${procedure.name.vi}`, en: `Counter: ${procedure.name.en}` },
    status,
    scripts: ['keys.js', 'upload.js'],
  })
}

/** Where a “no” is shown on the intake form. */
const FIELD: Partial<Record<Reason, string>> = {
  missing_name: 'fullName',
  bad_phone: 'phone',
  bad_id_number: 'idNumber',
  missing_answer: 'to-khai',
  unknown_file: 'giay-to',
}

async function takeIn(desk: Desk, request: Request, reply: Reply, slug: string): Promise<Reply> {
  const { office } = desk
  const officer = officialOf(request)
  const form = await readPosted(request, office)
  const found = await findCounter(desk, officer, slug, form.text('unitId'))
  if (!found) return reply.redirect('/tiep-nhan?het=1', 303)
  const { counter, procedure } = found
  const raw = Object.fromEntries(procedure.form.map((field) => [field.key, form.text(answerField(field.key))]))
  const { values, errors: wrong } = validateForm(procedure.form, raw)
  const errors: Record<string, Text> = Object.fromEntries([
    ...Object.entries(wrong).map(([key, text]): [string, Text] => [answerField(key), text]),
    ...Object.entries(form.fileErrors),
  ])
  const idempotencyKey = form.text('idempotencyKey').slice(0, 100) || newId()
  const person = await personOf(desk, form.text('applicantId') || 'moi', '')
  const again = (more: Record<string, Text>, status: number) =>
    show(desk, reply, found, { person, idempotencyKey, form, errors: { ...errors, ...more } }, status)
  if (Object.keys(errors).length > 0) return again({}, 422)

  const answer = await receiveAtCounter(office, officer, {
    idempotencyKey,
    procedureSlug: slug,
    unitId: counter.unit.id,
    applicant: applicantOf(form),
    form: values,
    papers: papersOf(procedure, form),
    sets: countOf(form, 'sets'),
    feePaid: form.all('feePaid').length > 0,
  })
  if (!answer.ok)
    return again({ [FIELD[answer.reason] ?? 'noi-dung']: roomWords.reasons[answer.reason] }, HTTP[answer.reason])
  return showDone(desk, reply, officer, answer.value, `/tiep-nhan/${slug}:${form.text('draft')}`)
}

async function showDone(
  desk: Desk,
  reply: Reply,
  officer: OfficialViewer,
  { id, secret }: { id: string; secret: string },
  draft: string,
): Promise<Reply> {
  const dossier = await getOwnDossier(desk, officer, id)
  const [receipt] = printsOf(desk, dossier, await desk.office.workingTime())
  return reply.page(<CounterDonePage dossier={dossier} secret={secret} receipt={receipt} draft={draft} />, {
    title: words.done,
    status: 201,
    scripts: ['keys.js'],
  })
}
