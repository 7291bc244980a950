import { type Static, type TSchema, Type } from 'typebox'
import { type OfficialViewer, official } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  cutPage,
  Day,
  Instant,
  Key,
  Line,
  literals,
  operations,
  orNull,
  Paged,
  Prose,
  pageOf,
} from '../../platform/http/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { accept, give, keepUnit, redirect, sendBack } from './actions/accept.ts'
import { endRepeat, endTemplate, makeTemplate, repeat } from './actions/again.ts'
import { assignTask } from './actions/assign.ts'
import { askExtension, decideExtension, pause, resume, takeBackExtension } from './actions/deadline.ts'
import { depend, undepend } from './actions/depend.ts'
import { addItems, begin, check, report, submit, takeBack, withFiles } from './actions/do.ts'
import { handOver } from './actions/hand-over.ts'
import { approve, returnResult } from './actions/judge.ts'
import { assign, cancel, edit, merge, split } from './actions/steer.ts'
import { attach, comment, mayLook } from './actions/talk.ts'
import type { WorkDeps } from './deps.ts'
import { detailOf } from './queries/detail.ts'
import { listTasks, SHOWN, SORTS, sortsFor, VIEWS } from './queries/lists.ts'
import { stateOf } from './queries/states.ts'
import { findTask, partsOf, type Task } from './queries/tasks.ts'
import { reachOf } from './reach.ts'
import { HTTP, type Reason } from './reasons.ts'
import { STANDINGS } from './rules/clock.ts'
import { OFF_DAYS, RHYTHMS } from './rules/rhythm.ts'
import { CAUSES, ORIGINS, PRIORITIES, QUALITIES, RELATIONS, STATES } from './rules/task.ts'
import { words } from './words.ts'

const MAY = { may: 'task.work' }
const PAGE = 50
const Tokens = Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }), {
  maxItems: 20,
  description: 'Tokens of uploads',
})

const TaskShape = {
  id: Key,
  version: Type.Integer(),
  title: Type.String(),
  expected: Type.String(),
  originKind: literals(ORIGINS),
  originId: orNull(Key),
  originNumber: orNull(Type.String()),
  targetId: orNull(Key),
  partId: orNull(Key),
  parentId: orNull(Key),
  relation: orNull(literals(RELATIONS)),
  assignerPersonId: Key,
  assignerPostId: Key,
  assignerUnitId: Key,
  leadUnitId: Key,
  leadPersonId: orNull(Key),
  priority: literals(PRIORITIES),
  weight: Type.Number(),
  hours: Type.Number(),
  axis: orNull(Type.String()),
  state: literals(STATES),
  standing: Type.Unsafe<string>({
    ...literals(STANDINGS),
    description: 'How it stands on time, computed from its deadline and the submission that counts',
  }),
  assignedAt: orNull(Instant),
  firstDueAt: orNull(Instant),
  dueAt: orNull(Instant),
  submittedAt: orNull(Instant),
  closedAt: orNull(Instant),
  quality: orNull(literals(QUALITIES)),
  qualityReason: orNull(Type.String()),
  returns: Type.Integer(),
  extensions: Type.Integer(),
  overdueDays: Type.Integer(),
  extensionAskedAt: orNull(Instant),
  sentBackAt: orNull(Instant),
  progress: Type.Integer(),
  progressBasis: literals(['acts', 'typed']),
}

type Told = Static<ReturnType<typeof Type.Object<typeof TaskShape>>>

/** A task as programs see it: what its shape names, and no more. */
const told = (task: Task, now: Date) => {
  const all: Record<string, unknown> = { ...task, standing: stateOf(task, now).standing }
  return Object.fromEntries(Object.keys(TaskShape).map((name) => [name, all[name]])) as Told
}

const NewPart = {
  title: Type.String({ maxLength: 300 }),
  expected: Type.Optional(Prose),
  leadUnitId: Key,
  leadPersonId: Type.Optional(orNull(Key)),
  priority: Type.Optional(literals(PRIORITIES)),
  weight: Type.Optional(Type.Number()),
  hours: Type.Optional(Type.Number()),
  axis: Type.Optional(orNull(Line)),
  dueOn: orNull(Day, { description: 'Null: a regular task without a deadline' }),
  confirmed: Type.Optional(Type.Boolean({ description: 'Though it is due in less than a working day' })),
  checklist: Type.Optional(Type.Array(Line, { maxItems: 50 })),
}
const GIVING = [
  'missing_title',
  'unknown_unit',
  'out_of_reach',
  'unknown_person',
  'yourself',
  'bad_weight',
  'bad_date',
  'outside_calendar',
  'due_past',
  'due_short',
] as const satisfies readonly Reason[]

/** Tasks, for programs. */
export function mountTasksApi(app: App, work: WorkDeps): void {
  const { db, localityId, clock } = work
  const api = operations(app, { tag: 'tasks', statuses: HTTP, words: words.reasons })

  api(
    'GET',
    '/tasks',
    {
      ...MAY,
      summary: 'Tasks: one’s own, those of one’s units, those one gave',
      query: Type.Object({
        view: Type.Unsafe<(typeof VIEWS)[number]>({ ...literals(VIEWS), default: 'mine' }),
        shown: Type.Unsafe<(typeof SHOWN)[number]>({ ...literals(SHOWN), default: 'open' }),
        sort: Type.Unsafe<(typeof SORTS)[number]>({ ...literals(SORTS), default: 'due' }),
        unitId: Type.Optional(Key),
        personId: Type.Optional(Key),
        targetId: Type.Optional(Key),
        partId: Type.Optional(Key),
        text: Type.Optional(Type.String({ maxLength: 200 })),
        ...Paged,
      }),
      answer: pageOf(Type.Object(TaskShape)),
    },
    async (request) => {
      const { page, text, ...asked } = request.query
      const sorts = sortsFor(asked.shown)
      const filter = { ...asked, sort: sorts.find((each) => each === asked.sort) ?? sorts[0] ?? 'due' }
      const reach = reachOf(official(request))
      const now = clock.now()
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      const found = await listTasks(db, localityId, { ...filter, typed: text, reach }, now, part)
      return ok(
        cutPage(
          found.map((task) => told(task, now)),
          page,
          PAGE,
        ),
      )
    },
  )

  api(
    'GET',
    '/tasks/:id',
    {
      ...MAY,
      summary: 'A task with its parts, checklist, results and requests for more time',
      params: ById,
      answer: Type.Object({
        ...TaskShape,
        parts: Type.Array(Type.Object(TaskShape)),
        needs: Type.Array(Key),
        checklist: Type.Array(
          Type.Object({ id: Key, item: Type.String(), doneAt: orNull(Instant), doneBy: orNull(Key) }),
        ),
        submissions: Type.Array(
          Type.Object({
            id: Key,
            round: Type.Integer(),
            result: Type.String(),
            resultNumber: orNull(Type.String()),
            submittedBy: Key,
            submittedAt: Instant,
            decision: orNull(literals(['approved', 'returned', 'takenBack'])),
            quality: orNull(literals(QUALITIES)),
            reason: orNull(Type.String()),
            decidedBy: orNull(Key),
            decidedAt: orNull(Instant),
          }),
        ),
        extensionRequests: Type.Array(
          Type.Object({
            id: Key,
            cause: literals(CAUSES),
            reason: Type.String(),
            fromDueAt: Instant,
            toDueAt: Instant,
            late: Type.Boolean(),
            overdueDays: Type.Integer(),
            askedBy: Key,
            askedAt: Instant,
            decision: orNull(literals(['granted', 'refused', 'takenBack'])),
            note: orNull(Type.String()),
            decidedBy: orNull(Key),
            decidedAt: orNull(Instant),
          }),
        ),
        comments: Type.Array(
          Type.Object({
            id: Key,
            body: Type.String(),
            writtenBy: Key,
            writtenAt: Instant,
            mentions: Type.Array(Key),
          }),
        ),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { id } = request.params
      const task = await findTask(db, localityId, id)
      if (!task || !(await mayLook(db, localityId, official(request), task))) return no('not_found')
      const now = clock.now()
      const [detail, parts] = await Promise.all([detailOf(db, localityId, id), partsOf(db, localityId, id)])
      return ok({
        ...told(task, now),
        parts: parts.map((part) => told(part, now)),
        needs: detail.needs.map((each) => each.id),
        checklist: detail.checklist,
        submissions: detail.submissions,
        extensionRequests: detail.extensions,
        comments: detail.comments,
      })
    },
  )

  api(
    'POST',
    '/tasks',
    {
      may: 'task.assign',
      summary: 'Give a task to one’s own unit or one below',
      body: Type.Object({
        ...NewPart,
        origin: Type.Object({
          kind: literals(ORIGINS),
          id: Type.Optional(orNull(Key)),
          number: Type.Optional(orNull(Line)),
        }),
        targetId: Type.Optional(orNull(Key)),
        partId: Type.Optional(orNull(Key)),
        cooperators: Type.Optional(
          Type.Array(Type.Object({ unitId: Key, title: Type.Optional(Line), dueOn: Type.Optional(orNull(Day)) }), {
            maxItems: 30,
          }),
        ),
      }),
      answer: ById,
      status: 201,
      refusals: [...GIVING, 'unknown_axis', 'unknown_origin', 'later_than_parent'],
    },
    (request) => assignTask(work, official(request), request.body),
  )

  api(
    'POST',
    '/tasks/hand-over',
    {
      may: 'task.assign',
      summary: 'Hand somebody’s open tasks to another of their unit, at once',
      body: Type.Object({
        fromPersonId: Key,
        toPersonId: Key,
        ids: Type.Optional(Type.Array(Key, { maxItems: 5_000 })),
        reason: Prose,
      }),
      answer: Type.Object({ tasks: Type.Integer() }),
      refusals: ['missing_reason', 'unknown_person', 'yourself', 'nothing_chosen'],
    },
    (request) => handOver(work, official(request), request.body),
  )

  /** A deed on one task. */
  const deed = <B extends TSchema>(
    path: string,
    summary: string,
    body: B | undefined,
    refusals: readonly Reason[],
    run: (viewer: OfficialViewer, id: string, sent: Type.Static<B>) => Promise<Result<{ id: string }, Reason>>,
  ) =>
    api(
      'POST',
      `/tasks/:id/${path}`,
      {
        ...MAY,
        summary,
        params: ById,
        ...(body ? { body } : {}),
        answer: ById,
        refusals: ['not_found', 'not_yours', 'closed', 'wrong_state', ...refusals],
      },
      (request) => run(official(request), request.params.id, request.body as Type.Static<B>),
    )

  const Reasoned = Type.Object({ reason: Prose })
  const Nothing = undefined
  deed(
    'assign',
    'Give what was drafted',
    Type.Object({ confirmed: Type.Boolean({ default: false }) }),
    ['due_past', 'due_short', 'outside_calendar'],
    (viewer, id, sent) => assign(work, viewer, id, sent),
  )
  deed('accept', 'Accept', Nothing, [], (viewer, id) => accept(work, viewer, id))
  deed(
    'send-back',
    'Send back as another unit’s',
    Reasoned,
    ['missing_reason', 'already_sent_back', 'too_late_to_send_back'],
    (viewer, id, sent) => sendBack(work, viewer, id, sent),
  )
  deed('keep', 'Leave it with the unit', Nothing, ['not_sent_back'], (viewer, id) => keepUnit(work, viewer, id))
  deed(
    'redirect',
    'Give it to another unit',
    Type.Object({ unitId: Key }),
    ['unknown_unit', 'out_of_reach'],
    (viewer, id, sent) => redirect(work, viewer, id, sent),
  )
  deed(
    'give',
    'Give it to somebody of the unit',
    Type.Object({ personId: Key }),
    ['unknown_person', 'yourself'],
    (viewer, id, sent) => give(work, viewer, id, sent),
  )
  deed('begin', 'Begin', Nothing, ['waits_for_another'], (viewer, id) => begin(work, viewer, id))
  deed(
    'report',
    'Say how far it is, where nothing else does',
    Type.Object({ percent: Type.Integer({ minimum: 0, maximum: 100 }) }),
    ['moves_by_acts', 'missing_text'],
    (viewer, id, sent) => report(work, viewer, id, sent),
  )
  deed(
    'submit',
    'Hand the result in',
    Type.Object({
      result: Type.String({ maxLength: 5_000 }),
      resultNumber: Type.Optional(orNull(Line)),
      uploads: Type.Optional(Tokens),
    }),
    ['missing_result', 'missing_file', 'parts_open'],
    (viewer, id, sent) => withFiles(() => submit(work, viewer, id, sent)),
  )
  deed('take-back', 'Take the result back', Nothing, [], (viewer, id) => takeBack(work, viewer, id))
  deed(
    'approve',
    'Accept the result with a grade',
    Type.Object({ quality: literals(QUALITIES), reason: Type.String({ maxLength: 2_000, default: '' }) }),
    ['own_work', 'missing_quality', 'missing_reason'],
    (viewer, id, sent) => approve(work, viewer, id, sent),
  )
  deed('return', 'Return the result', Reasoned, ['own_work', 'missing_reason'], (viewer, id, sent) =>
    returnResult(work, viewer, id, sent),
  )
  deed(
    'extensions',
    'Ask for more time',
    Type.Object({ cause: literals(CAUSES), reason: Prose, toOn: Day }),
    [
      'missing_reason',
      'bad_date',
      'already_asked',
      'no_deadline',
      'too_many_extensions',
      'not_longer',
      'too_long',
      'due_past',
      'outside_calendar',
    ],
    (viewer, id, sent) => askExtension(work, viewer, id, sent),
  )
  deed('extensions/take-back', 'Take the request back', Nothing, ['not_asked'], (viewer, id) =>
    takeBackExtension(work, viewer, id),
  )
  deed(
    'extensions/decide',
    'Decide on more time',
    Type.Object({ granted: Type.Boolean(), note: Type.String({ maxLength: 2_000, default: '' }) }),
    ['own_work', 'missing_reason', 'not_asked'],
    (viewer, id, sent) => decideExtension(work, viewer, id, sent),
  )
  deed('pause', 'Pause', Reasoned, ['missing_reason'], (viewer, id, sent) => pause(work, viewer, id, sent))
  deed('resume', 'Let it go on', Nothing, [], (viewer, id) => resume(work, viewer, id))
  deed('cancel', 'Call it off, with what is below', Reasoned, ['missing_reason'], (viewer, id, sent) =>
    cancel(work, viewer, id, sent),
  )
  deed('merge', 'Merge it into another', Type.Object({ into: Key }), ['same_task', 'parts_open'], (viewer, id, sent) =>
    merge(work, viewer, id, sent),
  )
  deed(
    'edit',
    'Change what it says',
    Type.Object({
      title: Type.String({ maxLength: 300 }),
      expected: Prose,
      priority: literals(PRIORITIES),
      weight: Type.Number(),
      hours: Type.Number(),
      axis: orNull(Line),
      version: Type.Integer(),
    }),
    ['changed_meanwhile', 'missing_title', 'bad_weight'],
    (viewer, id, sent) => edit(work, viewer, id, sent),
  )
  deed(
    'split',
    'Split a part off, or ask another unit for help',
    Type.Object({ ...NewPart, relation: literals(RELATIONS) }),
    [...GIVING, 'later_than_parent', 'too_deep'],
    (viewer, id, sent) => split(work, viewer, id, sent),
  )
  deed(
    'needs',
    'Note what must be done first; a circle is refused',
    Type.Object({ needsId: Key }),
    ['same_task', 'circle', 'already_there'],
    (viewer, id, sent) => depend(work, viewer, id, sent),
  )
  deed('needs/remove', 'Remove what had to be done first', Type.Object({ needsId: Key }), [], (viewer, id, sent) =>
    undepend(work, viewer, id, sent),
  )
  deed(
    'checklist',
    'Add items to the checklist, one a line',
    Type.Object({ items: Type.String({ maxLength: 5_000 }) }),
    ['missing_text'],
    (viewer, id, sent) => addItems(work, viewer, id, sent),
  )
  deed(
    'checklist/check',
    'Tick an item, or take the tick away',
    Type.Object({ itemId: Key, done: Type.Boolean() }),
    [],
    (viewer, id, sent) => check(work, viewer, id, sent),
  )
  deed(
    'template',
    'Keep what it says as a template of the giver’s unit',
    Type.Object({ name: Type.String({ maxLength: 150, default: '' }) }),
    ['missing_title'],
    (viewer, id, sent) => makeTemplate(work, viewer, id, sent),
  )
  deed(
    'repeat',
    'Let it come again, on the same day of each period as its deadline',
    Type.Object({ every: literals(RHYTHMS), offDays: literals(OFF_DAYS), untilOn: orNull(Day) }),
    ['no_deadline', 'bad_date'],
    (viewer, id, sent) => repeat(work, viewer, id, sent),
  )
  const ending = { may: 'task.assign', params: ById, answer: ById, refusals: ['not_found'] as const }
  api('POST', '/task-templates/:id/end', { ...ending, summary: 'End a template' }, (request) =>
    endTemplate(work, official(request), request.params.id),
  )
  api(
    'POST',
    '/task-repeats/:id/end',
    { ...ending, summary: 'End a repeating task; what it gave goes on' },
    (request) => endRepeat(work, official(request), request.params.id),
  )
  deed('files', 'Attach files', Type.Object({ uploads: Tokens }), ['missing_file'], (viewer, id, sent) =>
    withFiles(() => attach(work, viewer, id, sent.uploads)),
  )
  deed(
    'comments',
    'Write a comment; who is named finds it among what waits',
    Type.Object({ body: Type.String({ maxLength: 5_000 }), people: Type.Optional(Type.Array(Key, { maxItems: 50 })) }),
    ['missing_text'],
    (viewer, id, sent) => comment(work, viewer, id, sent),
  )
}
