import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { type OfficialViewer, official } from '../../core/identity/index.ts'
import { type App, ById, cutPage, Key, literals, operations, Paged, pageOf } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { foldVietnamese } from '../../platform/text.ts'
import { acknowledge, instruct } from './actions/instruct.ts'
import { issueDocument } from './actions/issue.ts'
import { answerRecall, confirmArrival, sendBackArrival } from './actions/receive.ts'
import { registerDocument } from './actions/register.ts'
import { sees } from './actions/scene.ts'
import { noteSentBack, recallDocument, remindOf } from './actions/sender.ts'
import type { DocumentsDeps } from './deps.ts'
import {
  type Arrival,
  arrivalsOf,
  findArrival,
  instructionsOf,
  type Reader,
  readersOf,
  readersOfDocument,
  statesOf,
} from './queries/arrivals.ts'
import { type Document, filesOf, findDocument, publicDocuments } from './queries/documents.ts'
import { incomingOf, outgoingOf, SHOWN } from './queries/lists.ts'
import { HTTP, type Reason } from './reasons.ts'
import { SIDES } from './rules/types.ts'
import {
  ArrivalAnswer,
  IncomingBody,
  IncomingShape,
  InstructionBody,
  OutgoingBody,
  OutgoingShape,
  PublicShape,
  SentAnswer,
} from './schemas.ts'
import { has, standingOf } from './seats.ts'
import { words } from './words.ts'

const READ = { may: 'document.read' } as const
const REGISTER = { may: 'document.register' } as const
const ISSUE = { may: 'document.issue' } as const
const PAGE = 50
const Year = Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 }))
const Text = Type.Optional(Type.String({ maxLength: 100 }))
const Book = { unitId: Key, side: literals(SIDES), year: Year, text: Text, ...Paged }
const Why = Type.Object({ why: Type.String({ maxLength: 500 }) })

const arrivalTold = (arrival: Arrival) => {
  const { id, documentId, unitId, side, arrivedAt, confirmBy, state, year, number } = arrival
  const { confirmedAt, sentBackWhy, instructBy, leadUnitId, leadPersonId, dueAt } = arrival
  const who = { id, documentId, unitId, side, arrivedAt, confirmBy, state, year, number }
  return { ...who, confirmedAt, sentBackWhy, instructBy, leadUnitId, leadPersonId, dueAt }
}
const documentTold = ({
  code,
  sender,
  type,
  subject,
  issuedOn,
  urgency,
}: Pick<Document, 'code' | 'sender' | 'type' | 'subject' | 'issuedOn' | 'urgency'>) => ({
  ...{ code, sender, type, subject, issuedOn, urgency },
})
const sentTold = (document: Document) => {
  const { id, side, signerName, outside, isPublic, recalledAt, recalledWhy } = document
  return { ...documentTold(document), id, side, signerName, outside, isPublic, recalledAt, recalledWhy }
}
const readerTold = ({ unitId, personId, askedAt, dueAt, readAt }: Reader) => ({
  ...{ unitId, personId, askedAt, dueAt, readAt },
})

/** Documents, for programs: by the same actions as the pages. */
export function mountDocumentsApi(app: App, deps: DocumentsDeps): void {
  const api = operations(app, { tag: 'documents', statuses: HTTP, words: words.reasons })
  const standing = async (viewer: OfficialViewer) => {
    const today = localDateOf(deps.clock.now())
    return { ...standingOf(viewer, await deps.organization(), today), year: Number(today.slice(0, 4)) }
  }
  const ABOUT = [
    'secret',
    'missing_subject',
    'bad_type',
    'bad_date',
    'due_past',
    'unknown_file',
  ] as const satisfies Reason[]
  const THEIRS = ['not_found', 'not_yours', 'wrong_state'] as const satisfies Reason[]

  api(
    'GET',
    '/documents/incoming',
    {
      ...READ,
      summary: 'The book of what came in to a seat in a year, newest first',
      query: Type.Object({ ...Book, shown: Type.Optional(literals(SHOWN)) }),
      answer: pageOf(IncomingShape),
      refusals: ['not_found'],
    },
    async ({ viewer, query: { unitId, side, year, text = '', page, shown = 'all' } }) => {
      const mine = await standing(viewer as OfficialViewer)
      const seat = { unitId, side }
      if (!has(mine.reads, seat)) return no('not_found')
      const filter = {
        seat,
        year: year ?? mine.year,
        shown,
        folded: foldVietnamese(text),
        limit: PAGE + 1,
        skip: (page - 1) * PAGE,
      }
      const found = await incomingOf(deps, filter, deps.clock.now())
      return ok(
        cutPage(
          found.map((line) => ({ ...arrivalTold(line), ...documentTold(line) })),
          page,
          PAGE,
        ),
      )
    },
  )
  api(
    'POST',
    '/documents/incoming',
    {
      ...REGISTER,
      summary: 'Enter a paper that came from outside under the next number; sent twice with one key it is entered once',
      body: IncomingBody,
      answer: Type.Object({ id: Key, number: Type.Integer() }),
      refusals: [
        'not_found',
        'not_yours',
        ...ABOUT,
        'missing_sender',
        'missing_code',
        'date_ahead',
        'dates_crossed',
        'maybe_twice',
      ],
    },
    (request) => {
      const { key, uploads, ...input } = request.body
      return registerDocument(deps, official(request), key, input, uploads)
    },
  )
  api(
    'GET',
    '/documents/incoming/:id',
    { ...READ, summary: 'A document in a seat’s book', params: ById, answer: ArrivalAnswer, refusals: ['not_found'] },
    async (request) => {
      const arrival = await findArrival(deps, request.params.id)
      const viewer = official(request)
      if (!arrival || !(await sees(deps, viewer, await standing(viewer), arrival))) return no('not_found')
      const [document, files, states, instructions, readers] = await Promise.all([
        findDocument(deps, arrival.documentId),
        filesOf(deps, arrival.documentId),
        statesOf(deps, arrival.id),
        instructionsOf(deps, arrival.id),
        readersOf(deps, arrival.id),
      ])
      if (!document) return no('not_found')
      return ok({
        ...arrivalTold(arrival),
        ...documentTold(document),
        files,
        states: states.map(({ byUnitId: _u, ...each }) => each),
        instructions: instructions.map(({ byPostId: _p, byUnitId: _u, ...each }) => each),
        readers: readers.map(readerTold),
      })
    },
  )

  const onOne = { params: ById, answer: ById }
  api(
    'POST',
    '/documents/incoming/:id/confirm',
    { ...REGISTER, ...onOne, summary: 'Confirm receipt: it gets its number in', refusals: [...THEIRS, 'recalled'] },
    (request) => confirmArrival(deps, official(request), request.params.id),
  )
  api(
    'POST',
    '/documents/incoming/:id/send-back',
    { ...REGISTER, ...onOne, summary: 'Send it back', body: Why, refusals: [...THEIRS, 'recalled', 'missing_reason'] },
    (request) => sendBackArrival(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/documents/incoming/:id/answer-recall',
    {
      ...REGISTER,
      ...onOne,
      summary: 'Give a recalled document back, or keep it with a reason',
      body: Type.Object({ agrees: Type.Boolean(), why: Type.String({ maxLength: 500, default: '' }) }),
      refusals: [...THEIRS, 'missing_reason'],
    },
    (request) => answerRecall(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/documents/incoming/:id/instruct',
    {
      may: 'document.instruct',
      summary: 'Write an instruction: give a task, pass it on, have it read, file it',
      params: ById,
      body: InstructionBody,
      answer: Type.Object({
        id: Key,
        taskId: Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' }),
      }),
      refusals: [
        ...THEIRS,
        ...([
          'recalled',
          'bad_date',
          'due_past',
          'missing_lead',
          'not_a_seat',
          'lead_is_yourself',
          'out_of_reach',
        ] as const),
        ...(['outside_calendar', 'task_refused', 'missing_readers', 'unknown_person', 'still_open'] as const),
      ],
    },
    (request) => instruct(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/documents/incoming/:id/acknowledge',
    { ...READ, ...onOne, summary: 'Say that one has read it', refusals: ['not_found', 'not_yours', 'read_already'] },
    (request) => acknowledge(deps, official(request), request.params.id),
  )

  api(
    'GET',
    '/documents/outgoing',
    {
      ...READ,
      summary: 'What a seat sent out in a year, with how many have received and read it',
      query: Type.Object({ ...Book, type: Type.Optional(Type.String({ maxLength: 10 })) }),
      answer: pageOf(OutgoingShape),
      refusals: ['not_found'],
    },
    async ({ viewer, query: { unitId, side, year, text = '', page, type = '' } }) => {
      const mine = await standing(viewer as OfficialViewer)
      const seat = { unitId, side }
      if (!has(mine.reads, seat)) return no('not_found')
      const filter = {
        seat,
        year: year ?? mine.year,
        type,
        folded: foldVietnamese(text),
        limit: PAGE + 1,
        skip: (page - 1) * PAGE,
      }
      const found = await outgoingOf(deps, filter, deps.clock.now())
      const told = found.map((line) => {
        const { receivers, received, sentBack, late, readers, read } = line
        return { ...sentTold(line), receivers, received, sentBack, late, readers, read }
      })
      return ok(cutPage(told, page, PAGE))
    },
  )
  api(
    'POST',
    '/documents/outgoing',
    {
      ...ISSUE,
      summary: 'Issue a signed document: it gets its number and arrives at every receiver at once',
      body: OutgoingBody,
      answer: ById,
      refusals: [
        ...([
          'not_found',
          'not_yours',
          ...ABOUT,
          'no_receivers',
          'unknown_receiver',
          'bad_copies',
          'missing_file',
          'not_pdf',
        ] as const),
        ...(['unknown_signer', 'unknown_paper', 'unknown_earlier', 'no_term', 'not_public'] as const),
      ],
    },
    (request) => {
      const { key, uploads, ...input } = request.body
      return issueDocument(deps, official(request), key, input, uploads)
    },
  )
  api(
    'GET',
    '/documents/outgoing/:id',
    {
      ...READ,
      summary: 'Who has received and read a document',
      params: ById,
      answer: SentAnswer,
      refusals: ['not_found'],
    },
    async (request) => {
      const document = await findDocument(deps, request.params.id)
      const mine = await standing(official(request))
      if (!document?.senderUnitId || !has(mine.reads, { unitId: document.senderUnitId, side: document.side }))
        return no('not_found')
      const [files, arrivals, readers] = await Promise.all([
        filesOf(deps, document.id),
        arrivalsOf(deps, document.id),
        readersOfDocument(deps, document.id),
      ])
      const receivers = arrivals.map((each) => ({
        ...arrivalTold(each),
        readers: readers.filter(({ arrivalId }) => arrivalId === each.id).map(readerTold),
      }))
      return ok({ ...sentTold(document), files, receivers })
    },
  )
  api(
    'POST',
    '/documents/outgoing/:id/recall',
    {
      ...ISSUE,
      summary: 'Ask a document back; its number stays its own',
      params: ById,
      body: Why,
      answer: Type.Object({ id: Key, asked: Type.Integer({ description: 'Of how many receivers' }) }),
      refusals: [...THEIRS, 'missing_reason', 'nothing_to_recall'],
    },
    (request) => recallDocument(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/documents/outgoing/:id/remind',
    {
      ...ISSUE,
      summary: 'Remind whoever hasn’t received or read it; once a day',
      params: ById,
      answer: Type.Object({ id: Key, reminded: Type.Integer() }),
      refusals: ['not_found', 'not_yours', 'recalled', 'nobody_to_remind', 'reminded_today'],
    },
    (request) => remindOf(deps, official(request), request.params.id),
  )
  api(
    'POST',
    '/documents/outgoing/:id/note',
    {
      ...ISSUE,
      ...onOne,
      summary: 'Take note of who has sent it back',
      refusals: ['not_found', 'not_yours', 'nothing_to_note'],
    },
    (request) => noteSentBack(deps, official(request), request.params.id),
  )
  api(
    'GET',
    '/documents/public',
    {
      may: 'public',
      summary: 'Documents that offices have made public',
      query: Type.Object({ text: Text, type: Type.Optional(Type.String({ maxLength: 10 })), ...Paged }),
      answer: pageOf(PublicShape),
    },
    async ({ query: { text = '', type = '', page } }) =>
      ok(
        cutPage(
          (
            await publicDocuments(deps, {
              folded: foldVietnamese(text),
              type,
              limit: PAGE + 1,
              skip: (page - 1) * PAGE,
            })
          ).map(({ urgency: _u, isMadeUp: _m, ...line }) => line),
          page,
          PAGE,
        ),
      ),
  )
}
