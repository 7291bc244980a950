import { localDateOf } from '../../../core/calendar/index.ts'
import { openFile, readPosted, sendFile } from '../../../core/files/index.ts'
import { type OfficialViewer, official as officialOf } from '../../../core/identity/index.ts'
import { afterDeed } from '../../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request, sendPdf } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Result } from '../../../platform/result.ts'
import { answerInvitation, callMeeting } from '../actions/call.ts'
import {
  confirmConclusions,
  dropConclusion,
  issueConclusions,
  noteConclusion,
  reviseConclusion,
} from '../actions/conclude.ts'
import { holdMeeting, writeMinutes } from '../actions/hold.ts'
import { cancelMeeting } from '../actions/plan.ts'
import type { MeetingsDeps } from '../deps.ts'
import { errorsOf, isKey, momentOf } from '../form.ts'
import { MeetingPage } from '../pages/meeting-page.tsx'
import type { MeetingPageProps, Typed } from '../pages/props.ts'
import { conclusionsPaper, invitationPaper, paperName } from '../papers.ts'
import { colleaguesOf, peopleByUnit } from '../people.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { isConclusionKind } from '../rules/conclusion.ts'
import { isAnswer } from '../rules/meeting.ts'
import { One, OneConclusion, OneFile } from '../schemas.ts'
import { viewOf } from '../view.ts'
import { words } from '../words.ts'

const LOOK = { may: 'meeting.look' } as const
const MOST = 60_000
const NAMES = [
  'answer',
  'substituteId',
  'reason',
  'began',
  'ended',
  'added',
  'guestsCame',
  'minutes',
  'edition',
  'kind',
  'body',
  'lead',
  'dueOn',
  'why',
  'numbered',
  'anyway',
  'key',
]

type Done = keyof typeof words.done
type Values = Record<string, string>

/** One meeting, and whatever may be done about it. */
export function mountMeeting(app: App, desk: MeetingsDeps): void {
  type Shown = Pick<MeetingPageProps, 'done' | 'typed' | 'errors'>
  async function show(request: Request, reply: Reply, id: string, shown: Shown = {}, status = 200): Promise<Reply> {
    const view = await viewOf(desk, officialOf(request), id)
    const people = await desk.organization()
    const { invited } = view.standing
    return reply
      .header('cache-control', 'no-store')
      .page(
        <MeetingPage
          {...shown}
          view={view}
          colleagues={
            invited ? colleaguesOf(people, invited.unitId, view.now).filter((each) => each.id !== invited.personId) : []
          }
          leads={view.standing.manages ? peopleByUnit(people, view.now) : []}
          newKey={newId()}
        />,
        { title: words.meeting, wide: true, status },
      )
  }

  app.get('/cuoc-hop/:id', { schema: { params: One }, config: LOOK }, (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const done = xong && Object.hasOwn(words.done, xong) ? (xong as Done) : undefined
    return show(request as Request, reply as Reply, request.params.id, { done })
  })

  interface Posted {
    viewer: OfficialViewer
    id: string
    conclusion: string
    values: Values
    all(name: string): string[]
  }
  /** A form posted about a meeting; a “no” shows the page with what was typed. */
  const post = (
    path: string,
    form: Typed['form'],
    run: (posted: Posted) => Promise<Result<unknown, Reason>>,
    { at = '', fields }: { at?: string; fields?: Partial<Record<Reason, string>> } = {},
  ) =>
    app.post(
      `/cuoc-hop/:id/${path}`,
      { schema: { params: path.includes(':conclusion') ? OneConclusion : One }, config: LOOK },
      async (request, reply) => {
        const { id, conclusion = '' } = request.params as { id: string; conclusion?: string }
        const posted = await readPosted(request as Request, desk)
        const values: Values = Object.fromEntries(NAMES.map((name) => [name, posted.text(name).slice(0, MOST)]))
        const all = (name: string) => posted.all(name).filter(isKey).slice(0, 1_000)
        const result = await run({ viewer: officialOf(request as Request), id, conclusion, values, all })
        if (result.ok) return reply.redirect(afterDeed(posted.text('ve'), `/cuoc-hop/${id}?xong=${form}${at}`), 303)
        const { reason } = result
        if (HTTP[reason] === 404) throw new Refusal(404, reason, words.reasons[reason])
        // What somebody else wrote meanwhile isn't overwritten by sending the same again.
        const { edition: _, ...typed } = values
        const shown: Shown = {
          typed: {
            form,
            values: { ...typed, present: all('present').join(' '), ...(conclusion ? { id: conclusion } : {}) },
          },
          errors: errorsOf(reason, fields),
        }
        return show(request as Request, reply as Reply, id, shown, HTTP[reason])
      },
    )

  post('goi', 'call', ({ viewer, id, values }) =>
    callMeeting(desk, viewer, id, { anyway: values.anyway === '1', numbered: values.numbered === '1' }),
  )
  post('huy', 'cancel', ({ viewer, id, values }) => cancelMeeting(desk, viewer, id, { reason: values.why ?? '' }), {
    fields: { missing_reason: 'why' },
  })
  post(
    'tra-loi',
    'answer',
    ({ viewer, id, values: { answer = '', substituteId = '', reason = '' } }) =>
      answerInvitation(desk, viewer, id, {
        answer: isAnswer(answer) ? answer : null,
        substituteId: isKey(substituteId) ? substituteId : null,
        reason,
      }),
    { fields: { missing_reason: 'reason', unknown_person: 'substituteId' } },
  )
  post(
    'diem-danh',
    'hold',
    async ({ viewer, id, values, all }) => {
      const { meeting } = await viewOf(desk, viewer, id)
      const day = localDateOf(meeting.startsAt)
      const { began = '', ended = '', added = '', guestsCame = '' } = values
      return holdMeeting(desk, viewer, id, {
        beganAt: momentOf(day, began),
        // A meeting of several days ends on its last one.
        endedAt: momentOf(localDateOf(meeting.endsAt), ended),
        personIds: all('present'),
        addedIds: isKey(added) ? [added] : [],
        guestsCame: guestsCame === '' ? 0 : Number(guestsCame),
      })
    },
    { fields: { bad_times: 'began', not_begun: 'began' } },
  )
  post(
    'bien-ban',
    'minute',
    ({ viewer, id, values }) =>
      writeMinutes(desk, viewer, id, { minutes: values.minutes ?? '', edition: Number(values.edition) }),
    { at: '#bien-ban', fields: { changed_meanwhile: 'minutes' } },
  )

  const conclusionIn = ({ kind = '', body = '', lead = '', dueOn = '' }: Values) => {
    const [unit = '', person = ''] = lead.split(' ')
    return {
      kind: isConclusionKind(kind) ? kind : ('information' as const),
      body,
      leadUnitId: isKey(unit) ? unit : null,
      leadPersonId: isKey(person) ? person : null,
      dueOn: dueOn || null,
    }
  }
  post(
    'ket-luan',
    'note',
    ({ viewer, id, values }) =>
      noteConclusion(
        desk,
        viewer,
        id,
        isKey(values.key ?? '') ? (values.key as string) : newId(),
        conclusionIn(values),
      ),
    { at: '#ket-luan' },
  )
  post('ket-luan/xac-nhan', 'confirm', ({ viewer, id, all }) => confirmConclusions(desk, viewer, id, all('ids')), {
    at: '#ket-luan',
    fields: {
      due_past: 'ket-luan',
      missing_lead: 'ket-luan',
      out_of_reach: 'ket-luan',
      lead_is_chair: 'ket-luan',
      outside_calendar: 'ket-luan',
      task_refused: 'ket-luan',
    },
  })
  post(
    'ket-luan/:conclusion',
    'revise',
    ({ viewer, id, conclusion, values }) =>
      reviseConclusion(desk, viewer, id, conclusion, { ...conclusionIn(values), edition: Number(values.edition) }),
    { at: '#ket-luan' },
  )
  post(
    'ket-luan/:conclusion/bo',
    'drop',
    ({ viewer, id, conclusion }) => dropConclusion(desk, viewer, id, conclusion),
    {
      at: '#ket-luan',
    },
  )
  post('thong-bao', 'issue', ({ viewer, id }) => issueConclusions(desk, viewer, id))

  app.get('/cuoc-hop/:id/tep/:file', { schema: { params: OneFile }, config: LOOK }, async (request, reply) => {
    const { id, file } = request.params
    const { files } = await viewOf(desk, officialOf(request as Request), id)
    const kept = files.some(({ fileId }) => fileId === file)
      ? await openFile(desk.db, desk.localityId, file)
      : undefined
    if (!kept) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply as Reply, kept)
  })

  const PAPERS = { 'giay-moi': invitationPaper, 'ket-luan': conclusionsPaper } as const
  for (const name of ['giay-moi', 'ket-luan'] as const)
    app.get(`/cuoc-hop/:id/${name}.pdf`, { schema: { params: One }, config: LOOK }, async (request, reply) => {
      const view = await viewOf(desk, officialOf(request as Request), request.params.id)
      const { meeting, standing } = view
      // A draft of conclusions is for those who write it.
      const isThere =
        name === 'giay-moi'
          ? meeting.state !== 'planned'
          : meeting.conclusions > 0 && (standing.manages || meeting.state === 'concluded')
      const set = desk.formSetOn(localDateOf(view.now))
      if (!isThere || !set) throw new Refusal(404, 'not_found', failures.notFound)
      const pdf = await desk.forms.renderForm('document', set.id, await PAPERS[name](desk, view))
      return sendPdf(reply as Reply, pdf, paperName(name, meeting))
    })
}
