import { type PostedForm, readPosted } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { Reply, Request } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { papersWords } from '../../../papers/index.ts'
import { type CounterInput, receiveAtCounter } from '../../actions/counter.ts'
import type { Decider } from '../../deciders.ts'
import { HTTP, type Reason } from '../../reasons.ts'
import { proposedBy } from '../../rules/filing.ts'
import { words as roomWords } from '../../words.ts'
import { countersOf } from './counter-data.ts'
import { CounterDonePage } from './counter-done.tsx'
import { addressesOf, intakeOf } from './counter-input.ts'
import { type Found, findCounter, personOf, showIntake } from './counter-intake.tsx'
import { words } from './counter-words.ts'
import { type Desk, officialOf } from './deps.ts'
import { getOwnDossier } from './desk-data.ts'
import { keysOf } from './form-body.ts'
import { printsOf } from './prints.ts'

/** Where a “no” is shown on the intake form. */
export const FIELD: Partial<Record<Reason, string>> = {
  missing_name: 'fullName',
  bad_phone: 'phone',
  bad_email: 'email',
  bad_id_number: 'idNumber',
  missing_answer: 'to-khai',
  not_from_here: 'decidingUnitId',
  unit_does_not_receive: 'decidingUnitId',
  unknown_file: 'giay-to',
  paper_is_held: 'giay-to',
  paper_not_held: 'giay-to',
  paper_does_not_hold: 'giay-to',
  missing_reason: 'giay-to',
  no_consent: 'consentWay',
}

// Here a reason is missing only where a paper is asked for anew.
export const wordsOf = (reason: Reason): Text =>
  reason === 'missing_reason' ? papersWords.reasons.missing_reason : roomWords.reasons[reason]

/** The office that the places in the form point to, if it isn't the one chosen and the clerk hasn't been asked yet. */
function otherDecider({ counter, procedure }: Found, input: CounterInput, form: PostedForm): Decider | undefined {
  const deciders = counter.decidersOf(procedure)
  const chosen = input.decidingUnitId ?? counter.unit.id
  if (deciders.length < 2 || keysOf(form, 'sureOfDecider')[0] === chosen) return undefined
  const meant = proposedBy(deciders, addressesOf(procedure, input).join(', '))
  return meant?.unit.id === chosen ? undefined : meant
}

/** Takes a dossier in, or shows the form again with what is wrong. */
export async function takeIn(desk: Desk, request: Request, reply: Reply, slug: string): Promise<Reply> {
  const { office } = desk
  const officer = officialOf(request)
  const form = await readPosted(request, office)
  const found = await findCounter(desk, officer, slug, form.text('unitId'))
  if (!found) return reply.redirect('/tiep-nhan?het=1', 303)
  const { counter, procedure } = found
  const { input, errors } = intakeOf(procedure, counter.unit.id, form)
  const { idempotencyKey } = input
  const [ticketId] = keysOf(form, 'ticketId')
  const number = ticketId ? { id: ticketId, code: form.text('ticketCode').slice(0, 10) } : undefined
  const person = await personOf(desk, form.text('applicantId') || 'moi', '')
  const again = (more: Record<string, Text>, status: number) =>
    showIntake(
      desk,
      officer,
      reply,
      found,
      { person, idempotencyKey, officialId: officer.personId, number, form, errors: { ...errors, ...more } },
      status,
    )
  if (form.all('more-lines').length > 0)
    return showIntake(desk, officer, reply, found, {
      person,
      idempotencyKey,
      officialId: officer.personId,
      number,
      form,
      errors: {},
    })
  if (Object.keys(errors).length > 0) return again({}, 422)
  const other = otherDecider(found, input, form)
  if (other) return again({ decidingUnitId: words.otherDecider(other.body) }, 422)

  const answer = await receiveAtCounter(office, officer, input)
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

/** The page of a dossier that is in. */
export async function showDone(
  desk: Desk,
  reply: Reply,
  officer: OfficialViewer,
  { id, secret }: { id: string; secret: string },
  draft: string,
  atDesk: boolean,
  status = 201,
): Promise<Reply> {
  const dossier = await getOwnDossier(desk, officer, id)
  const [receipt] = printsOf(desk, dossier, await desk.office.workingTime())
  const panel = (await desk.panel?.({ id, code: dossier.code }, 'official')) ?? null
  const counters = await countersOf(desk, officer)
  return reply.page(<CounterDonePage {...{ dossier, secret, receipt, panel, draft, atDesk, counters }} />, {
    title: words.done,
    status,
    scripts: ['keys.js', 'counter.js'],
  })
}
