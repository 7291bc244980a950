import { Type } from 'typebox'
import { dateOfDay, dayNumberOf, localDateOf } from '../../../core/calendar/index.ts'
import { readPosted } from '../../../core/files/index.ts'
import { type OfficialViewer, official as officialOf, unitsFor } from '../../../core/identity/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { changeMeeting, planMeeting } from '../actions/plan.ts'
import type { MeetingsDeps } from '../deps.ts'
import { errorsOf, inputOf, isKey, shownOf, valuesOf } from '../form.ts'
import { FormPage, type FormPageProps, type MeetingValues } from '../pages/form-page.tsx'
import { headOf, leads, peopleByUnit } from '../people.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { advance } from '../rules/meeting.ts'
import { One } from '../schemas.ts'
import { type MeetingView, viewOf } from '../view.ts'
import { words } from '../words.ts'

const MANAGE = { may: 'meeting.manage' } as const
const LOOK = { may: 'meeting.look' } as const
const Like = Type.Object({ nhu: Type.Optional(Type.String({ format: 'uuid' })) })
const WEEK = 7

/** Planning a meeting, and changing what is planned. */
export function mountPlanning(app: App, desk: MeetingsDeps): void {
  type Shown = Pick<FormPageProps, 'values' | 'newKey' | 'meeting' | 'errors' | 'uploads'>
  async function show(viewer: OfficialViewer, reply: Reply, shown: Shown, status = 200): Promise<Reply> {
    const now = desk.clock.now()
    const people = await desk.organization()
    const units = peopleByUnit(people, now)
    const reach = new Set(unitsFor(viewer, 'meeting.manage'))
    const own = new Set(viewer.appointments.map(({ unitId }) => unitId))
    const calling = units
      .filter(({ id }) => reach.has(id))
      .sort((one, other) => Number(own.has(other.id)) - Number(own.has(one.id)))
    const chairs = units
      .flatMap((unit) => unit.people)
      .filter(({ id }) => leads(people, id, now))
      .sort((one, other) => Number(own.has(other.unitId)) - Number(own.has(one.unitId)))
    return reply
      .header('cache-control', 'no-store')
      .page(<FormPage {...shown} calling={calling} units={units} chairs={chairs} />, {
        title: shown.meeting ? words.change : words.new,
        status,
        scripts: ['upload.js'],
      })
  }

  /** What stands in a new form: the unit's next working morning, chaired by its head. */
  async function fresh(viewer: OfficialViewer): Promise<MeetingValues> {
    const now = desk.clock.now()
    const people = await desk.organization()
    const reach = unitsFor(viewer, 'meeting.manage')
    const unitId = viewer.appointments.map((post) => post.unitId).find((id) => reach.includes(id)) ?? ''
    return {
      unitId,
      kind: 'briefing',
      title: '',
      day: dateOfDay(dayNumberOf(localDateOf(now)) + 1),
      from: '08:00',
      to: '10:00',
      mode: 'inPerson',
      place: '',
      link: '',
      chairId: leads(people, viewer.personId, now) ? viewer.personId : (headOf(people, unitId, now) ?? ''),
      secretaryId: '',
      agenda: '',
      unitIds: [],
      personIds: [],
      guests: '',
      note: '',
    }
  }

  app.get('/cuoc-hop/moi', { schema: { querystring: Like }, config: MANAGE }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const { nhu } = request.query
    if (!nhu) return show(viewer, reply as Reply, { values: await fresh(viewer), newKey: newId() })
    const { meeting, people } = await viewOf(desk, viewer, nhu)
    const values = shownOf(meeting, people)
    const day = dateOfDay(dayNumberOf(values.day) + WEEK)
    return show(viewer, reply as Reply, { values: { ...values, day }, newKey: newId() })
  })

  app.post('/cuoc-hop', { config: MANAGE }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const form = await readPosted(request as Request, desk)
    const [values, key, uploads] = [valuesOf(form), form.text('key'), form.uploads('files')]
    const newKey = isKey(key) ? key : newId()
    const shown = { values, newKey, uploads }
    if (form.fileErrors.files) return show(viewer, reply as Reply, { ...shown, errors: form.fileErrors }, 422)
    const made = await planMeeting(desk, viewer, newKey, inputOf(values), { add: uploads })
    if (made.ok) return reply.redirect(`/cuoc-hop/${made.value.id}?xong=plan`, 303)
    return show(viewer, reply as Reply, { ...shown, errors: errorsOf(made.reason) }, HTTP[made.reason])
  })

  const standing = ({ meeting, files }: MeetingView): Shown['meeting'] => ({
    id: meeting.id,
    edition: meeting.edition,
    called: meeting.state === 'called',
    files,
  })
  async function changing(request: Request, id: string): Promise<MeetingView> {
    const view = await viewOf(desk, officialOf(request), id)
    const reason: Reason | undefined = view.standing.manages
      ? advance(view.meeting, 'change', view.now).ok
        ? undefined
        : 'wrong_state'
      : 'not_yours'
    if (reason) throw new Refusal(HTTP[reason], reason, words.reasons[reason])
    return view
  }

  app.get('/cuoc-hop/:id/sua', { schema: { params: One }, config: LOOK }, async (request, reply) => {
    const view = await changing(request as Request, request.params.id)
    const values = shownOf(view.meeting, view.people)
    return show(officialOf(request as Request), reply as Reply, { values, newKey: newId(), meeting: standing(view) })
  })

  app.post('/cuoc-hop/:id/sua', { schema: { params: One }, config: LOOK }, async (request, reply) => {
    const { id } = request.params
    const viewer = officialOf(request as Request)
    const form = await readPosted(request as Request, desk)
    const view = await viewOf(desk, viewer, id)
    const [values, uploads] = [{ ...valuesOf(form), unitId: view.meeting.unitId }, form.uploads('files')]
    const shown = { values, newKey: newId(), meeting: standing(view), uploads }
    if (form.fileErrors.files) return show(viewer, reply as Reply, { ...shown, errors: form.fileErrors }, 422)
    const input = { ...inputOf(values), edition: Number(form.text('edition')) }
    const changed = await changeMeeting(desk, viewer, id, input, {
      add: uploads,
      remove: form.all('removed').filter(isKey),
    })
    if (changed.ok) return reply.redirect(`/cuoc-hop/${id}?xong=change`, 303)
    const { reason } = changed
    if (HTTP[reason] === 403 || HTTP[reason] === 404) throw new Refusal(HTTP[reason], reason, words.reasons[reason])
    return show(viewer, reply as Reply, { ...shown, errors: errorsOf(reason) }, HTTP[reason])
  })
}
