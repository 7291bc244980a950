import { readPosted } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { Reply, Request } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { papersWords } from '../../../papers/index.ts'
import { validateForm } from '../../../procedures/index.ts'
import { receiveAtCounter } from '../../actions/counter.ts'
import { HTTP, type Reason } from '../../reasons.ts'
import { words as roomWords } from '../../words.ts'
import { answerField } from '../citizen/filing.ts'
import { CounterDonePage } from './counter-done.tsx'
import { applicantOf, papersOf } from './counter-input.ts'
import { findCounter, personOf, showIntake } from './counter-intake.tsx'
import { words } from './counter-words.ts'
import { type Desk, officialOf } from './deps.ts'
import { getOwnDossier } from './desk-data.ts'
import { countOf, keysOf } from './form-body.ts'
import { consentOf } from './held-offers.ts'
import { printsOf } from './prints.ts'

/** Where a “no” is shown on the intake form. */
const FIELD: Partial<Record<Reason, string>> = {
  missing_name: 'fullName',
  bad_phone: 'phone',
  bad_email: 'email',
  bad_id_number: 'idNumber',
  missing_answer: 'to-khai',
  unknown_file: 'giay-to',
  paper_is_held: 'giay-to',
  paper_not_held: 'giay-to',
  paper_does_not_hold: 'giay-to',
  missing_reason: 'giay-to',
  no_consent: 'consentWay',
}

// Here a reason is missing only where a paper is asked for anew.
const wordsOf = (reason: Reason): Text =>
  reason === 'missing_reason' ? papersWords.reasons.missing_reason : roomWords.reasons[reason]

/** Takes a dossier in, or shows the form again with what is wrong. */
export async function takeIn(desk: Desk, request: Request, reply: Reply, slug: string): Promise<Reply> {
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
  const [ticketId] = keysOf(form, 'ticketId')
  const number = ticketId ? { id: ticketId, code: form.text('ticketCode').slice(0, 10) } : undefined
  const person = await personOf(desk, form.text('applicantId') || 'moi', '')
  const again = (more: Record<string, Text>, status: number) =>
    showIntake(
      desk,
      officer,
      reply,
      found,
      { person, idempotencyKey, number, form, errors: { ...errors, ...more } },
      status,
    )
  if (Object.keys(errors).length > 0) return again({}, 422)

  const answer = await receiveAtCounter(office, officer, {
    idempotencyKey,
    procedureSlug: slug,
    unitId: counter.unit.id,
    applicant: applicantOf(form),
    form: values,
    papers: papersOf(procedure, form),
    channel: form.all('byPost').length > 0 ? 'post' : 'counter',
    sets: countOf(form, 'sets'),
    feePaid: form.all('feePaid').length > 0,
    consent: consentOf(form),
  })
  if (!answer.ok) return again({ [FIELD[answer.reason] ?? 'noi-dung']: wordsOf(answer.reason) }, HTTP[answer.reason])
  if (ticketId) await desk.queue?.takenIn(officer, ticketId, answer.value.id)
  return showDone(
    desk,
    reply,
    officer,
    answer.value,
    `/tiep-nhan/${slug}:${form.text('draft')}`,
    ticketId !== undefined,
  )
}

async function showDone(
  desk: Desk,
  reply: Reply,
  officer: OfficialViewer,
  { id, secret }: { id: string; secret: string },
  draft: string,
  atDesk: boolean,
): Promise<Reply> {
  const dossier = await getOwnDossier(desk, officer, id)
  const [receipt] = printsOf(desk, dossier, await desk.office.workingTime())
  const panel = (await desk.panel?.({ id, code: dossier.code }, 'official')) ?? null
  return reply.page(<CounterDonePage {...{ dossier, secret, receipt, panel, draft, atDesk }} />, {
    title: words.done,
    status: 201,
    scripts: ['keys.js'],
  })
}
