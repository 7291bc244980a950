import { Type } from 'typebox'
import { type OfficialViewer, official, personsOf, unitsFor } from '../../core/identity/index.ts'
import { type App, ById, Day, Key, literals, operations, orNull } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { standingOf } from './access.ts'
import { answerInvitation, callMeeting } from './actions/call.ts'
import {
  confirmConclusions,
  dropConclusion,
  issueConclusions,
  noteConclusion,
  reviseConclusion,
} from './actions/conclude.ts'
import { holdMeeting, writeMinutes } from './actions/hold.ts'
import { cancelMeeting, changeMeeting, planMeeting } from './actions/plan.ts'
import type { MeetingsDeps } from './deps.ts'
import { agendaOfPersons, agendaOfUnits } from './queries/agenda.ts'
import { conclusionsOf, filesOf, findMeeting, invitedTo } from './queries/meetings.ts'
import { HTTP, type Reason } from './reasons.ts'
import { ANSWERS, type MeetingInput } from './rules/meeting.ts'
import { AgendaShape, ConclusionBody, MeetingBody, MeetingShape } from './schemas.ts'
import { words } from './words.ts'

const LOOK = { may: 'meeting.look' } as const
const OfConclusion = Type.Object({ id: Key, conclusion: Key })
const Moment = Type.String({ format: 'date-time' })
const LONGEST_SPAN_DAYS = 92
const DAY_MS = 86_400_000

type Body = Omit<MeetingInput, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }
const inputOf = ({ startsAt, endsAt, ...rest }: Body): MeetingInput => ({
  ...rest,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})

/** Meetings, for programs: by the same actions as the pages. */
export function mountMeetingsApi(app: App, desk: MeetingsDeps): void {
  const api = operations(app, { tag: 'meetings', statuses: HTTP, words: words.reasons })
  const FLAWS = [
    'missing_title',
    'bad_times',
    'too_long',
    'missing_place',
    'missing_link',
    'bad_link',
    'unknown_person',
    'unknown_unit',
    'unit_without_head',
    'nobody_invited',
    'unknown_file',
  ] as const satisfies Reason[]
  const THEIRS = ['not_found', 'not_yours', 'wrong_state'] as const satisfies Reason[]

  api(
    'GET',
    '/meetings',
    {
      ...LOOK,
      summary: 'Meetings between two days: one’s own, or those of a unit',
      query: Type.Object({ from: Day, to: Day, unitId: Type.Optional(Key) }),
      answer: Type.Object({ rows: Type.Array(AgendaShape) }),
      refusals: ['not_found', 'bad_times'],
    },
    async ({ viewer, query: { from, to, unitId } }) => {
      if (to < from || Date.parse(to) - Date.parse(from) > LONGEST_SPAN_DAYS * DAY_MS) return no('bad_times')
      if (unitId && !unitsFor(viewer, 'meeting.look').includes(unitId)) return no('not_found')
      const rows = unitId
        ? await agendaOfUnits(desk, [unitId], { from, to })
        : await agendaOfPersons(desk, personsOf(viewer as OfficialViewer), { from, to })
      return ok({ rows })
    },
  )

  api(
    'GET',
    '/meetings/:id',
    { ...LOOK, summary: 'A meeting', params: ById, answer: MeetingShape, refusals: ['not_found'] },
    async (request) => {
      const { id } = request.params
      const [meeting, people, conclusions, files] = await Promise.all([
        findMeeting(desk, id),
        invitedTo(desk, id),
        conclusionsOf(desk, id),
        filesOf(desk, id),
      ])
      if (!meeting || !standingOf(official(request), meeting, people).sees) return no('not_found')
      const {
        plannedBy: _p,
        calledBy: _c,
        calledAt: _a,
        callActId: _i,
        guestsCame: _g,
        conclusions: _n,
        issuedBy: _b,
        issueActId: _t,
        cancelledAt: _x,
        ...told
      } = meeting
      return ok({
        ...told,
        people: people.map(({ forUnit: _f, answeredAt: _w, ...each }) => each),
        conclusions: conclusions.map(({ meetingId: _m, ...each }) => each),
        files,
      })
    },
  )

  api(
    'POST',
    '/meetings',
    {
      may: 'meeting.manage',
      summary: 'Plan a meeting; sent twice with one key it is planned once',
      body: Type.Object({ key: Key, ...MeetingBody }),
      answer: ById,
      refusals: ['not_found', 'not_yours', ...FLAWS],
    },
    (request) => {
      const { key, uploads = [], ...body } = request.body
      return planMeeting(desk, official(request), key, inputOf(body), { add: uploads })
    },
  )
  api(
    'POST',
    '/meetings/:id/change',
    {
      ...LOOK,
      summary: 'Change what is planned; where the hour moves, everybody answers anew',
      params: ById,
      body: Type.Object({
        edition: Type.Integer(),
        ...MeetingBody,
        removedFileIds: Type.Optional(Type.Array(Key, { maxItems: 50 })),
      }),
      answer: ById,
      refusals: [...THEIRS, 'changed_meanwhile', 'begun', ...FLAWS],
    },
    (request) => {
      const { edition, uploads = [], removedFileIds = [], ...body } = request.body
      const files = { add: uploads, remove: removedFileIds }
      return changeMeeting(desk, official(request), request.params.id, { ...inputOf(body), edition }, files)
    },
  )

  const onOne = { ...LOOK, params: ById, answer: ById }
  api(
    'POST',
    '/meetings/:id/call',
    {
      ...onOne,
      summary: 'Send the invitations; who is to be at two meetings at once is a warning, passed by `anyway`',
      body: Type.Object({ anyway: Type.Boolean({ default: false }), numbered: Type.Boolean({ default: true }) }),
      refusals: [...THEIRS, 'begun', 'double_booked'],
    },
    (request) => callMeeting(desk, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/meetings/:id/cancel',
    {
      ...onOne,
      summary: 'Call it off',
      body: Type.Object({ reason: Type.String({ maxLength: 1_000 }) }),
      refusals: [...THEIRS, 'missing_reason'],
    },
    (request) => cancelMeeting(desk, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/meetings/:id/answer',
    {
      ...onOne,
      summary: 'Answer an invitation: come, send a colleague, or not',
      body: Type.Object({
        answer: literals(ANSWERS),
        substituteId: Type.Optional(orNull(Key)),
        reason: Type.Optional(Type.String({ maxLength: 1_000 })),
      }),
      refusals: [...THEIRS, 'begun', 'missing_reason', 'missing_substitute', 'already_invited', 'unknown_person'],
    },
    (request) => answerInvitation(desk, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/meetings/:id/attendance',
    {
      ...onOne,
      summary: 'Record when it was and who came',
      body: Type.Object({
        beganAt: Moment,
        endedAt: Moment,
        personIds: Type.Array(Key, {
          maxItems: 1_000,
          description: 'Of the invited; a substitute counts under whom they stand for',
        }),
        addedIds: Type.Optional(Type.Array(Key, { maxItems: 200 })),
        guestsCame: Type.Optional(Type.Integer({ minimum: 0, maximum: 5_000 })),
      }),
      refusals: [...THEIRS, 'not_begun', 'bad_times', 'bad_count', 'unknown_person', 'nobody_came'],
    },
    (request) => {
      const { beganAt, endedAt, ...rest } = request.body
      const attendance = { ...rest, beganAt: new Date(beganAt), endedAt: new Date(endedAt) }
      return holdMeeting(desk, official(request), request.params.id, attendance)
    },
  )
  api(
    'POST',
    '/meetings/:id/minutes',
    {
      ...onOne,
      summary: 'Write the minutes',
      body: Type.Object({ minutes: Type.String({ maxLength: 60_000 }), edition: Type.Integer() }),
      refusals: [...THEIRS, 'not_begun', 'changed_meanwhile'],
    },
    (request) => writeMinutes(desk, official(request), request.params.id, request.body),
  )
  const CONCLUDE = [
    ...THEIRS,
    'not_begun',
    'missing_body',
    'missing_lead',
    'missing_due',
    'due_past',
  ] as const satisfies Reason[]
  api(
    'POST',
    '/meetings/:id/conclusions',
    {
      ...onOne,
      summary: 'Note a conclusion; a task waits for the chair',
      body: Type.Object({ key: Key, ...ConclusionBody }),
      refusals: CONCLUDE,
    },
    (request) => {
      const { key, ...body } = request.body
      return noteConclusion(desk, official(request), request.params.id, key, body)
    },
  )
  api(
    'POST',
    '/meetings/:id/conclusions/confirm',
    {
      ...LOOK,
      summary: 'The chair confirms tasks, which their leads get at once',
      params: ById,
      body: Type.Object({ ids: Type.Array(Key, { maxItems: 200 }) }),
      answer: Type.Object({ tasks: Type.Array(Key) }),
      refusals: [
        'not_found',
        'not_the_chair',
        'wrong_state',
        'not_begun',
        'nothing_chosen',
        'already_confirmed',
        'due_past',
        'missing_lead',
        'out_of_reach',
        'lead_is_chair',
        'outside_calendar',
        'task_refused',
      ],
    },
    (request) => confirmConclusions(desk, official(request), request.params.id, request.body.ids),
  )
  api(
    'POST',
    '/meetings/:id/conclusions/:conclusion',
    {
      ...LOOK,
      summary: 'Revise a conclusion before it is confirmed',
      params: OfConclusion,
      body: Type.Object({ edition: Type.Integer(), ...ConclusionBody }),
      answer: ById,
      refusals: [...CONCLUDE, 'already_confirmed', 'changed_meanwhile'],
    },
    (request) => {
      const { id, conclusion } = request.params
      return reviseConclusion(desk, official(request), id, conclusion, request.body)
    },
  )
  api(
    'DELETE',
    '/meetings/:id/conclusions/:conclusion',
    {
      ...LOOK,
      summary: 'Drop a conclusion before it is confirmed',
      params: OfConclusion,
      answer: ById,
      refusals: [...THEIRS, 'not_begun', 'already_confirmed'],
    },
    (request) => dropConclusion(desk, official(request), request.params.id, request.params.conclusion),
  )
  api(
    'POST',
    '/meetings/:id/issue',
    {
      ...onOne,
      summary: 'Send the conclusions out under a number',
      refusals: [...THEIRS, 'not_begun', 'nothing_concluded', 'tasks_undecided'],
    },
    (request) => issueConclusions(desk, official(request), request.params.id),
  )
}
