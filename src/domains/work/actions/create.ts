import {
  type Calendar,
  dateOfDay,
  dayNumberOf,
  type LocalDate,
  localDateOf,
  OutsideCalendar,
  plusWorkingMinutes,
} from '../../../core/calendar/index.ts'
import { type Actor, type NewAct, recordMany } from '../../../core/ledger/index.ts'
import type { DB, Db, Insertable } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Work } from '../deps.ts'
import { foldedWords } from '../queries/states.ts'
import { lockTask, type Task } from '../queries/tasks.ts'
import { peopleOf } from '../reach.ts'
import type { Reason } from '../reasons.ts'
import { deadlineFault, dueAtOf, nearAtOf } from '../rules/clock.ts'
import type { Clocking } from '../rules/settings.ts'
import { isWorkedOn, type OriginKind, type Priority, type Relation } from '../rules/task.ts'
import { clockingOn } from '../settings.ts'
import { verbs } from '../verbs.ts'
import { moveProgress } from './progress.ts'

/** Who gives: a person in the post that decides of it from then on. */
export type Giver = Extract<Actor, { kind: 'official' }>

/** A task as somebody gives it. */
export interface NewTask {
  title: string
  expected?: string
  /** What it is born from; `number` is how one cites it. */
  origin: { kind: OriginKind; id?: string | null; number?: string | null }
  /** The target, and the part of a resolution, that it serves. */
  targetId?: string | null
  partId?: string | null
  leadUnitId: string
  leadPersonId?: string | null
  priority?: Priority
  /** In standard units; hours follow from it where they aren't told. */
  weight?: number
  hours?: number
  axis?: string | null
  /** Null: a regular task without a deadline. */
  dueOn: LocalDate | null
  /** The giver knows that it is due in less than a working day. */
  confirmed?: boolean
  checklist?: readonly string[]
  /** Units that help: each gets a task of its own below this one. */
  cooperators?: readonly { unitId: string; title?: string; dueOn?: LocalDate | null }[]
  /** Written down but not given yet: a conclusion waits for the chair's word. */
  draft?: boolean
  /** Split off another, and how. */
  parent?: { id: string; relation: Relation }
  /** Made by a repeat, for this deadline of its rhythm. */
  repeat?: { id: string; on: LocalDate }
}

export type CannotCreate = Extract<
  Reason,
  | 'missing_title'
  | 'unknown_unit'
  | 'out_of_reach'
  | 'unknown_person'
  | 'yourself'
  | 'bad_weight'
  | 'bad_date'
  | 'outside_calendar'
  | 'due_past'
  | 'due_short'
  | 'not_found'
  | 'closed'
  | 'wrong_state'
  | 'later_than_parent'
  | 'too_deep'
>

const TITLE_LETTERS = 300
const DEEPEST = 6
const DAY_MINUTES = 480

interface Place {
  calendar: Calendar
  clocking: Clocking
  now: Date
  giver: Giver
}

/**
 * Gives tasks, in the caller's transaction: each with its act, its checklist and the tasks of those who help. All or none.
 *
 * @param actor who does it, where the giver arranged it before: what repeats is given by the program
 * @returns the keys of the tasks, in their order; those who help aren't among them
 */
export async function createTasks(
  tx: Db,
  work: Pick<Work, 'localityId' | 'clock' | 'calendar' | 'organization'>,
  giver: Giver,
  tasks: readonly NewTask[],
  actor: Actor = giver,
): Promise<Result<string[], CannotCreate>> {
  const now = work.clock.now()
  const [calendar, organization, clocking] = await Promise.all([
    work.calendar(),
    work.organization(),
    clockingOn(tx, work.localityId, localDateOf(now)),
  ])
  const place = { calendar, clocking, now, giver }
  const below = new Set(organization.withBelow(giver.unitId))
  const rows: Row[] = []
  const roots: string[] = []
  for (const task of tasks) {
    const parent = task.parent && (await lockTask(tx, work.localityId, task.parent.id))
    if (task.parent && !parent) return no('not_found')
    const units = [task.leadUnitId, ...(task.cooperators ?? []).map(({ unitId }) => unitId)]
    const today = localDateOf(now)
    for (const id of units) {
      const unit = organization.findUnit(id)
      if (!unit || unit.kind === 'external' || !organization.isInForce(id, today)) return no('unknown_unit')
      // Whoever leads a task asks units beside them for help; what they give themselves goes downward.
      if (!below.has(id) && task.parent?.relation !== 'cooperation' && id === task.leadUnitId) return no('out_of_reach')
    }
    if (task.leadPersonId) {
      if (task.leadPersonId === giver.personId) return no('yourself')
      if (!peopleOf(organization, task.leadUnitId, today).some(({ id }) => id === task.leadPersonId))
        return no('unknown_person')
    }
    const made = rowOf(place, task, parent)
    if (!made.ok) return made
    rows.push(made.value)
    roots.push(made.value.task.id)
    for (const { unitId, title, dueOn } of task.cooperators ?? []) {
      const help = rowOf(
        place,
        {
          ...task,
          title: title || task.title,
          leadUnitId: unitId,
          leadPersonId: null,
          dueOn: dueOn === undefined ? task.dueOn : dueOn,
          checklist: [],
          parent: { id: made.value.task.id, relation: 'cooperation' },
        },
        made.value.task,
      )
      if (!help.ok) return help
      rows.push(help.value)
    }
  }
  await save(tx, work.localityId, rows, actor, now)
  for (const parentId of new Set(tasks.flatMap(({ parent }) => parent?.id ?? [])))
    await moveProgress(tx, work.localityId, parentId)
  return ok(roots)
}

type Above = Pick<Task, 'id' | 'rootId' | 'depth' | 'dueAt' | 'state' | 'targetId' | 'partId'>
interface Row {
  task: Above & Omit<Insertable<DB['tasks']>, 'localityId' | keyof Above>
  checklist: readonly string[]
  act: Omit<NewAct, 'actor'>
}

/** What is wrong with a task in itself, or its row. */
function rowOf(place: Place, task: NewTask, parent: Above | undefined): Result<Row, CannotCreate> {
  const { calendar, clocking, now, giver } = place
  const title = nfc(task.title).trim()
  const expected = nfc(task.expected ?? '').trim()
  if (title === '' || title.length > TITLE_LETTERS) return no('missing_title')
  const weight = task.weight ?? 1
  const hours = task.hours ?? weight * clocking.hoursAUnit
  if (!(weight > 0 && weight <= 1000 && hours >= 0 && hours <= 10_000)) return no('bad_weight')
  if (parent && !(parent.state === 'draft' || isWorkedOn(parent.state)))
    return no(parent.state === 'submitted' || parent.state === 'paused' ? 'wrong_state' : 'closed')
  if (parent && parent.depth >= DEEPEST) return no('too_deep')

  const clock = clockOf(place, task)
  if (!clock.ok) return clock
  const { dueAt, nearAt } = clock.value
  if (parent?.dueAt && (dueAt === null || dueAt > parent.dueAt)) return no('later_than_parent')
  const id = newId()
  const state = task.draft ? 'draft' : 'assigned'
  const numbered = task.origin.number?.trim() || null
  const row = {
    id,
    title,
    folded: foldedWords([title, numbered ?? '', expected].join(' ')),
    expected,
    originKind: task.origin.kind,
    originId: task.origin.kind === 'hand' ? null : (task.origin.id ?? null),
    originNumber: numbered,
    targetId: task.targetId ?? parent?.targetId ?? (task.origin.kind === 'target' ? (task.origin.id ?? null) : null),
    partId: task.partId ?? parent?.partId ?? (task.origin.kind === 'part' ? (task.origin.id ?? null) : null),
    parentId: parent?.id ?? null,
    relation: parent ? (task.parent?.relation ?? 'part') : null,
    rootId: parent?.rootId ?? id,
    depth: parent ? parent.depth + 1 : 0,
    assignerPersonId: giver.personId,
    assignerPostId: giver.postId,
    assignerUnitId: giver.unitId,
    leadUnitId: task.leadUnitId,
    leadPersonId: task.leadPersonId ?? null,
    priority: task.priority ?? 'normal',
    weight,
    hours,
    axis: task.axis ?? null,
    state,
    createdAt: now,
    assignedAt: task.draft ? null : now,
    acceptBy: task.draft ? null : acceptByOf(calendar, now, clocking),
    firstDueAt: dueAt,
    dueAt,
    nearAt,
    repeatId: task.repeat?.id ?? null,
    repeatOn: task.repeat?.on ?? null,
  } as const
  return ok({
    task: row,
    checklist: (task.checklist ?? []).map((item) => nfc(item).trim().slice(0, TITLE_LETTERS)).filter(Boolean),
    act: {
      verb: task.draft ? verbs.draft.name : verbs.assign.name,
      subjectId: id,
      caseId: row.rootId,
      unitId: row.leadUnitId,
      ...(row.leadPersonId ? { personId: row.leadPersonId } : {}),
      ...(row.partId ? { topicId: row.partId } : {}),
      occurredAt: now,
      ...(dueAt ? { dueAt } : {}),
      facts: {
        origin: row.originKind,
        weight,
        ...(row.parentId ? { parent: row.parentId, relation: row.relation } : {}),
      },
    },
  })
}

/** Until when a unit has to accept what it was given. */
export const acceptByOf = (calendar: Calendar, at: Date, { acceptWorkingDays }: Clocking): Date =>
  plusWorkingMinutes(calendar, at, acceptWorkingDays * DAY_MINUTES)

/** Whether a day is written as one and is in the calendar: no 30 February. */
export const isDay = (on: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) && dateOfDay(dayNumberOf(on)) === on

function clockOf(
  { calendar, clocking, now }: Place,
  { dueOn, draft, confirmed = false }: NewTask,
): Result<{ dueAt: Date | null; nearAt: Date | null }, 'bad_date' | 'outside_calendar' | 'due_past' | 'due_short'> {
  if (dueOn === null) return ok({ dueAt: null, nearAt: null })
  if (!isDay(dueOn)) return no('bad_date')
  try {
    const fault = draft ? undefined : deadlineFault(calendar, now, dueOn, { confirmed, ...clocking })
    if (fault) return no(fault)
    return ok({ dueAt: dueAtOf(dueOn), nearAt: nearAtOf(calendar, now, dueOn, clocking) })
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return no('outside_calendar')
    throw cause
  }
}

async function save(tx: Db, localityId: number, rows: readonly Row[], actor: Actor, now: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.run(tx.q.insertInto('tasks').values(rows.map(({ task }) => ({ localityId, ...task }))))
  const items = rows.flatMap(({ task, checklist }) =>
    checklist.map((item, position) => ({ localityId, id: newId(), taskId: task.id, position, item })),
  )
  if (items.length > 0) await tx.run(tx.q.insertInto('taskChecklist').values(items))
  await recordMany(
    tx,
    rows.map(({ act }) => ({ ...act, actor, occurredAt: now })),
  )
}
