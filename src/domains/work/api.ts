import { Type } from 'typebox'
import { official } from '../../core/identity/index.ts'
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
import { no, ok } from '../../platform/result.ts'
import { assignTask } from './actions/assign.ts'
import { handOver } from './actions/hand-over.ts'
import { mayLook } from './actions/talk.ts'
import { mountTaskDeeds } from './api-deeds.ts'
import { GIVING, NewPart, TaskShape, told } from './api-shapes.ts'
import type { WorkDeps } from './deps.ts'
import { detailOf } from './queries/detail.ts'
import { listTasks, SHOWN, SORTS, sortsFor, VIEWS } from './queries/lists.ts'
import { findTask, partsOf } from './queries/tasks.ts'
import { reachOf } from './reach.ts'
import { HTTP } from './reasons.ts'
import { CAUSES, ORIGINS, QUALITIES } from './rules/task.ts'
import { words } from './words.ts'

const MAY = { may: 'task.work' }
const PAGE = 50
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

  mountTaskDeeds(api, work)
}
