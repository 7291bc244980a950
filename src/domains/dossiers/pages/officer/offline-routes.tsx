import { Type } from 'typebox'
import { readPosted } from '../../../../core/files/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import { inLang, type Text } from '../../../../platform/i18n/index.ts'
import { discard } from '../../actions/discard.ts'
import { drawNumbers, findSent, type TakenLate, takeInLate } from '../../actions/provisional.ts'
import { signContact } from '../../contact.ts'
import { findProvisional } from '../../queries/provisional.ts'
import { HTTP, type Reason } from '../../reasons.ts'
import { isGround } from '../../rules/discard.ts'
import { LOW, readProvisional } from '../../rules/provisional.ts'
import { secretOf } from '../../secrets.ts'
import { DiscardedSlip } from '../citizen/slip-page.tsx'
import { words as discardWords } from '../discard-words.ts'
import { findThrownAway, namesOf } from '../slip-data.ts'
import { type Counter, countersOf } from './counter-data.ts'
import { intakeOf } from './counter-input.ts'
import { FIELD, showDone, wordsOf } from './counter-take-in.tsx'
import { type Desk, officialOf } from './deps.ts'
import { keysOf } from './form-body.ts'
import { kitOf } from './offline-kit.tsx'
import { OfflinePage } from './offline-page.tsx'
import { words } from './offline-words.ts'

const MAY = { may: 'dossier.receive' }

const ContactBody = Type.Object({
  deskAt: Type.Integer({ minimum: 0, description: 'What the desk’s clock says, in milliseconds' }),
  numbers: Type.Integer({ minimum: 0, description: 'Provisional numbers left' }),
  kit: Type.String({ maxLength: 64, description: 'The version of the kit it has' }),
})

/** The counter while the line is weak or gone: what a browser keeps for it, and what it sends when the line is back. */
export function mountOffline(app: App, desk: Desk): void {
  const { office } = desk

  // Nobody's page: the browser keeps it, whoever sits there.
  app.get('/tiep-nhan/ngoai-tuyen', { config: { may: 'public' } }, (_request, reply) =>
    reply.page(<OfflinePage />, { title: words.title, scripts: ['keys.js', 'intake.js', 'offline.js'] }),
  )

  app.post(
    '/tiep-nhan/ngoai-tuyen/lien-lac',
    // A desk that keeps in touch by itself is nobody at work: the session ends as it would.
    { schema: { body: ContactBody }, config: { ...MAY, passive: true } },
    async (request) => {
      const officer = officialOf(request)
      const counters = await countersOf(desk, officer)
      const { deskAt, numbers, kit: kept } = request.body
      const contact = { at: office.clock.now().getTime(), deskAt }
      const kit = kitOf(counters, request.lang)
      const unitId = counters[0]?.unit.id
      return {
        official: { id: officer.personId, name: officer.name },
        contact: signContact(office.secret, officer.personId, contact),
        at: contact.at,
        ...(kit.version === kept ? {} : { kit }),
        ...(numbers < LOW && unitId ? { numbers: await drawNumbers(office, officer, unitId) } : {}),
      }
    },
  )

  app.post('/tiep-nhan/ngoai-tuyen/gui', { config: MAY }, async (request, reply) => {
    const officer = officialOf(request)
    const form = await readPosted(request, office)
    if (form.text('official') !== officer.personId) return refuse(request, reply, 'other_official')
    const version = (await desk.catalogue()).find(form.text('versionId'))
    if (!version || version.slug !== form.text('slug')) return refuse(request, reply, 'procedure_changed')
    const { input, errors } = intakeOf(version, form.text('unitId'), form)
    const whole = Object.keys(errors).length === 0
    const answer = await takeInLate(office, officer, { ...lateOf(form), versionId: version.id, whole }, input)
    if (!answer.ok) return refuse(request, reply, answer.reason, errors)
    const { id, code, repeated } = answer.value
    const [ticketId] = keysOf(form, 'ticketId')
    if (ticketId && !repeated) await desk.queue?.takenIn(officer, ticketId, id)
    return reply.code(repeated ? 200 : 201).send({ id, code })
  })

  app.post('/tiep-nhan/ngoai-tuyen/bo', { config: MAY }, async (request, reply) => {
    const officer = officialOf(request)
    const form = await readPosted(request, office)
    if (form.text('official') !== officer.personId) return refuse(request, reply, 'other_official')
    const ground = form.text('ground')
    const key = form.text('idempotencyKey')
    if (!isGround(ground) || key === '') return refuse(request, reply, 'missing_reason')
    const catalogue = await desk.catalogue()
    const slug = form.text('slug')
    const version = catalogue.find(form.text('versionId')) ?? catalogue.versions.findLast((each) => each.slug === slug)
    const late = lateOf(form)
    const thrown = {
      ...late,
      ...{ key, ground, unitId: form.text('unitId'), version },
      refusedFor: /^[a-z_]{1,40}$/.test(form.text('refusedFor')) ? form.text('refusedFor') : 'unknown',
      note: form.text('note').slice(0, 500),
      code: form.text('code'),
      applicantId: keysOf(form, 'applicantId')[0],
      ...{ fullName: form.text('fullName'), phone: form.text('phone') },
      discardedAt: milliseconds(form, 'discardedAt'),
    }
    const answer = await discard(office, officer, thrown, async (tx) =>
      version ? findSent(tx, office, intakeOf(version, thrown.unitId, form).input) : undefined,
    )
    if (!answer.ok) return refuse(request, reply, answer.reason)
    return reply.code('repeated' in answer.value && !answer.value.repeated ? 201 : 200).send(answer.value)
  })

  app.get('/tiep-nhan/tam/:number', { config: MAY }, async (request, reply) => {
    const officer = officialOf(request)
    const { number } = request.params as { number: string }
    const found = await findProvisional(office, number)
    const counters = await countersOf(desk, officer)
    if (!found || !isOurs(counters, found.unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    const thrown = found.dossierId ? undefined : await findThrownAway(office, number)
    if (thrown) {
      const names = await namesOf(office, thrown)
      const back = { href: '/tiep-nhan', text: words.toCounter }
      return reply.page(<DiscardedSlip discard={thrown} {...names} back={back} />, {
        title: discardWords.titleOf(found.number),
      })
    }
    if (!found.dossierId) throw new Refusal(404, 'not_yet', words.notYet(found.number))
    const dossier = { id: found.dossierId, secret: secretOf(office.secret, found.dossierId) }
    return showDone(desk, reply, officer, dossier, '', false, 200)
  })
}

const isOurs = (counters: readonly Counter[], unitId: string): boolean =>
  counters.some(({ unit }) => unit.id === unitId)

type Form = Awaited<ReturnType<typeof readPosted>>

const milliseconds = (form: Form, name: string): number =>
  /^\d{1,15}$/.test(form.text(name)) ? Number(form.text(name)) : 0

/** What the desk says of when it took it in. */
function lateOf(form: Form): Omit<TakenLate, 'versionId' | 'whole'> {
  const said = form.text('saidAt')
  return {
    number:
      form.text('number') === '' ? undefined : (readProvisional(form.text('number'))?.number ?? form.text('number')),
    enteredAt: milliseconds(form, 'enteredAt'),
    sentAt: milliseconds(form, 'sentAt'),
    contact: form.text('contact'),
    saidAt: said === '' ? undefined : milliseconds(form, 'saidAt'),
  }
}

/** A “no” to a desk that sends by itself: its code, and the words the clerk finds in the list. */
function refuse(request: Request, reply: Reply, reason: Reason, errors: Record<string, Text> = {}): Reply {
  const field = FIELD[reason]
  const all = Object.entries({ ...(field ? { [field]: wordsOf(reason) } : {}), ...errors })
  return reply.code(HTTP[reason]).send({
    error: {
      code: reason,
      message: inLang(wordsOf(reason), request.lang),
      requestId: request.id,
      fields: Object.fromEntries(all.map(([name, text]) => [name, inLang(text, request.lang)])),
    },
  })
}
