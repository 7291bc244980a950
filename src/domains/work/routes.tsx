import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { openFile, readPosted, sendFile } from '../../core/files/index.ts'
import { may, type OfficialViewer, official as officialOf } from '../../core/identity/index.ts'
import { afterDeed } from '../../core/worklist/index.ts'
import { type App, Refusal, type Reply, type Request, sendSheet } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Result } from '../../platform/result.ts'
import { depend, undepend } from './actions/depend.ts'
import { seen } from './actions/talk.ts'
import { mountTasksApi } from './api.ts'
import { mountAssigning } from './assign-routes.tsx'
import type { WorkDeps } from './deps.ts'
import { lineOf } from './lines.ts'
import { page as words } from './page-words.ts'
import type { Failed } from './pages/deed-card.tsx'
import { FORM_NAMES, FORMS } from './pages/deeds.ts'
import { ListPage, type ListQuery } from './pages/list-page.tsx'
import { TaskPage } from './pages/task-page.tsx'
import { findTaskFile } from './queries/detail.ts'
import {
  chooseTasks,
  countTasks,
  type ListFilter,
  listTasks,
  type Shown,
  type Sort,
  sortsFor,
  type View,
} from './queries/lists.ts'
import { reachOf } from './reach.ts'
import { HTTP, type Reason } from './reasons.ts'
import type { Deed } from './rules/task.ts'
import { RUNS } from './run.ts'
import { Listing, TaskId } from './schemas.ts'
import { sheetOf } from './sheet.ts'
import { viewTask } from './view.ts'
import { words as room } from './words.ts'

const WORK = { may: 'task.work' }
const PAGE = 50
const MOST_ROWS = 10_000
const LONGEST = 5_000

/** Which field of a form a “no” is about. */
const FIELD_OF: Partial<Record<Reason, string>> = {
  missing_title: 'title',
  missing_reason: 'reason',
  missing_result: 'result',
  missing_quality: 'quality',
  missing_file: 'files',
  unknown_unit: 'unitId',
  out_of_reach: 'unitId',
  unknown_person: 'personId',
  yourself: 'personId',
  bad_weight: 'weight',
  unknown_axis: 'axis',
  due_past: 'dueOn',
  due_short: 'dueOn',
  bad_date: 'dueOn',
  outside_calendar: 'dueOn',
  later_than_parent: 'dueOn',
  not_longer: 'toOn',
  too_long: 'toOn',
  circle: 'task',
  already_there: 'task',
  same_task: 'task',
  choose_one: 'task',
  nothing_found: 'task',
}

/** The field of this deed's own form that a “no” is about. */
function fieldOf(deed: string, reason: Reason): string {
  const field = FIELD_OF[reason]
  if (deed === 'approve' && reason === 'missing_reason') return 'gradeReason'
  if (deed === 'decideExtension' && reason === 'missing_reason') return 'note'
  if (deed === 'askExtension' && field === 'dueOn') return 'toOn'
  if (deed === 'repeat' && field === 'dueOn') return 'untilOn'
  if (deed === 'makeTemplate') return 'templateName'
  if (deed === 'split' && field === 'personId') return 'leadPersonId'
  if (reason === 'missing_text') return { list: 'items', comment: 'body', report: 'percent' }[deed] ?? 'main'
  return field ?? 'main'
}

const OTHER_DEEDS: Record<string, Deed | 'comment'> = {
  'dau-viec': 'list',
  'danh-dau': 'check',
  tep: 'attach',
  'trao-doi': 'comment',
}
const deedOf = (path: string): Deed | 'comment' =>
  FORM_NAMES.find((name) => FORMS[name].path === path) ?? OTHER_DEEDS[path] ?? 'edit'

const SENT = [
  ...['reason', 'gradeReason', 'note', 'result', 'resultNumber', 'percent', 'quality', 'cause', 'toOn', 'granted'],
  ...['personId', 'unitId', 'task', 'items', 'title', 'expected', 'priority', 'weight', 'hours', 'axis', 'relation'],
  ...['dueOn', 'confirmed', 'leadPersonId', 'body', 'templateName', 'every', 'offDays', 'untilOn'],
]

type Chosen = { ok: true; id: string } | { ok: false; reason: Reason; choices?: NonNullable<Failed['choices']> }

/** Tasks: lists, each task with what may be done with it, giving and handing over. */
export function mountTasks(app: App, work: WorkDeps): void {
  mountTasksApi(app, work)
  mountAssigning(app, work)

  const filterOf = (viewer: OfficialViewer, query: ListQuery): ListFilter => {
    const reach = reachOf(viewer)
    const view = (query.xem || 'mine') as View
    const shown = (query['tinh-trang'] || 'open') as Shown
    const sorts = sortsFor(shown)
    const sort = sorts.find((each) => each === query.sap) ?? (sorts[0] as Sort)
    const unitId = query['don-vi'] || undefined
    return {
      ...{ view, reach, shown, sort, unitId },
      typed: query.q,
      personId: query.nguoi || undefined,
      targetId: query['chi-tieu'] || undefined,
      partId: query.phan || undefined,
    }
  }

  app.get('/nhiem-vu', { schema: { querystring: Listing }, config: WORK }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const { trang: page, ...query } = request.query
    const filter = filterOf(viewer, query as ListQuery)
    const now = work.clock.now()
    const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
    const [organization, tasks, counts] = await Promise.all([
      work.organization(),
      listTasks(work.db, work.localityId, filter, now, part),
      countTasks(work.db, work.localityId, filter, now),
    ])
    const units = organization
      .unitsInForce(localDateOf(now))
      .filter(({ id, kind }) => kind !== 'external' && filter.reach.unitIds.includes(id))
    return reply.page(
      <ListPage
        lines={tasks.slice(0, PAGE).map((task) => lineOf(organization, task, now))}
        {...{ counts, units, page }}
        view={filter.view}
        shown={filter.shown}
        sort={filter.sort}
        query={query as ListQuery}
        more={tasks.length > PAGE}
        mayAssign={may(viewer, 'task.assign')}
      />,
      { title: words.title, wide: true },
    )
  })

  app.get('/nhiem-vu/tai-ve.xlsx', { schema: { querystring: Listing }, config: WORK }, async (request, reply) => {
    const filter = filterOf(officialOf(request as Request), request.query as ListQuery)
    const organization = await work.organization()
    const name = `nhiem-vu-${localDateOf(work.clock.now())}`
    return sendSheet(reply as Reply, 'xlsx', name, sheetOf(work, organization, filter, MOST_ROWS, request.lang))
  })

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    { done, failed, status = 200 }: { done?: Text | undefined; failed?: Failed; status?: number } = {},
  ) {
    const viewer = officialOf(request)
    const view = await viewTask(work, viewer, id)
    if (!view) throw new Refusal(404, 'not_found', room.reasons.not_found)
    await seen(work, viewer, id)
    const { title } = view.line.task
    return reply.header('cache-control', 'no-store').page(<TaskPage {...view} done={done} failed={failed} />, {
      title: { vi: title, en: title },
      wide: true,
      status,
      scripts: ['upload.js'],
    })
  }

  app.get('/nhiem-vu/:id', { schema: { params: TaskId }, config: WORK }, async (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const done = xong && Object.hasOwn(words.deeds, xong) ? words.deeds[xong as Deed].done : undefined
    return show(request as Request, reply as Reply, request.params.id, {
      done: done ?? (xong === 'given' ? words.given : undefined),
    })
  })

  app.get(
    '/nhiem-vu/:id/tep/:file',
    { schema: { params: Type.Object({ ...TaskId.properties, file: Type.String({ maxLength: 40 }) }) }, config: WORK },
    async (request, reply) => {
      const { id, file } = request.params
      const viewer = officialOf(request as Request)
      const may = /^[0-9a-f-]{36}$/.test(file) && (await viewTask(work, viewer, id))
      const found = may ? await findTaskFile(work.db, work.localityId, id, file) : undefined
      const opened = found && (await openFile(work.db, work.localityId, found.fileId))
      if (!opened) throw new Refusal(404, 'not_found', room.reasons.not_found)
      return sendFile(reply as Reply, opened)
    },
  )

  /** A “no” shows the page with what was typed, and says what to do. */
  function refuse(
    request: Request,
    reply: Reply,
    id: string,
    deed: string,
    values: Record<string, string>,
    { reason, text, choices }: { reason: Reason; text?: Text | undefined; choices?: Failed['choices'] },
  ) {
    if (reason === 'not_found') throw new Refusal(404, reason, room.reasons.not_found)
    const errors = { [fieldOf(deed, reason)]: text ?? room.reasons[reason] }
    return show(request, reply, id, {
      failed: { deed, values, errors, ...(choices ? { choices } : {}) },
      status: HTTP[reason],
    })
  }

  for (const [path, run] of Object.entries(RUNS))
    app.post(`/nhiem-vu/:id/${path}`, { schema: { params: TaskId }, config: WORK }, async (request, reply) => {
      const { id } = request.params
      const viewer = officialOf(request as Request)
      const form = await readPosted(request as Request, work)
      const deed = deedOf(path)
      const values = Object.fromEntries(SENT.map((name) => [name, form.text(name).slice(0, LONGEST)]))
      const [fileError] = Object.values(form.fileErrors)
      if (fileError)
        return refuse(request as Request, reply as Reply, id, deed, values, { reason: 'missing_file', text: fileError })
      if (path === 'gop') {
        const chosen = await choose(viewer, id, form.text('task'))
        if (!chosen.ok) return refuse(request as Request, reply as Reply, id, deed, values, chosen)
        values.task = chosen.id
      }
      const text = (name: string) => (name === 'task' ? (values.task ?? '') : form.text(name).slice(0, LONGEST))
      const result: Result<{ id: string }, Reason> = await run(work, viewer, id, { ...form, text })
      if (!result.ok) return refuse(request as Request, reply as Reply, id, deed, values, result)
      // What was split off has a page of its own; redirected, it may be out of reach.
      const next = deed === 'split' ? `/nhiem-vu/${id}?xong=split` : `/nhiem-vu/${id}?xong=${deed}`
      return reply.redirect(deed === 'comment' ? `/nhiem-vu/${id}#trao-doi` : afterDeed(form.text('ve'), next), 303)
    })

  /** The one task that was meant by what was typed, or those it may have been. */
  async function choose(viewer: OfficialViewer, id: string, typed: string): Promise<Chosen> {
    const found = await chooseTasks(work.db, work.localityId, reachOf(viewer), typed)
    const others = found.filter((each) => each.id !== id)
    const [only, ...more] = found.length === 1 ? found : others
    if (!only) return { ok: false, reason: 'nothing_found' }
    return more.length > 0 ? { ok: false, reason: 'choose_one', choices: others } : { ok: true, id: only.id }
  }

  app.post('/nhiem-vu/:id/phai-xong-truoc', { schema: { params: TaskId }, config: WORK }, async (request, reply) => {
    const { id } = request.params
    const viewer = officialOf(request as Request)
    const { text } = await readPosted(request as Request, work)
    const values = { task: text('task').slice(0, LONGEST) }
    const chosen = await choose(viewer, id, values.task)
    if (!chosen.ok) return refuse(request as Request, reply as Reply, id, 'depend', values, chosen)
    const result = await depend(work, viewer, id, { needsId: chosen.id })
    if (result.ok) return reply.redirect(`/nhiem-vu/${id}?xong=depend`, 303)
    const circle = result.circle && words.circleOf(result.circle)
    return refuse(request as Request, reply as Reply, id, 'depend', values, { reason: result.reason, text: circle })
  })

  app.post('/nhiem-vu/:id/bo-phai-xong-truoc', { schema: { params: TaskId }, config: WORK }, async (request, reply) => {
    const { id } = request.params
    const { text } = await readPosted(request as Request, work)
    const needsId = text('needsId')
    const result = /^[0-9a-f-]{36}$/.test(needsId)
      ? await undepend(work, officialOf(request as Request), id, { needsId })
      : ({ ok: false, reason: 'not_found' } as const)
    if (result.ok) return reply.redirect(`/nhiem-vu/${id}`, 303)
    throw new Refusal(HTTP[result.reason], result.reason, room.reasons[result.reason])
  })
}
