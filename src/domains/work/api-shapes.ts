import { type Static, Type } from 'typebox'
import { Day, Instant, Key, Line, literals, orNull, Prose } from '../../platform/http/index.ts'
import { stateOf } from './queries/states.ts'
import type { Task } from './queries/tasks.ts'
import type { Reason } from './reasons.ts'
import { STANDINGS } from './rules/clock.ts'
import { ORIGINS, PRIORITIES, QUALITIES, RELATIONS, STATES } from './rules/task.ts'

export const Tokens = Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }), {
  maxItems: 20,
  description: 'Tokens of uploads',
})

export const TaskShape = {
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
  reopenings: Type.Integer({ description: 'How often it was opened again after it was accepted' }),
  extensions: Type.Integer(),
  overdueDays: Type.Integer(),
  extensionAskedAt: orNull(Instant),
  sentBackAt: orNull(Instant),
  progress: Type.Integer(),
  progressBasis: literals(['acts', 'typed']),
}

type Told = Static<ReturnType<typeof Type.Object<typeof TaskShape>>>

/** A task as programs see it: what its shape names, and no more. */
export const told = (task: Task, now: Date) => {
  const all: Record<string, unknown> = { ...task, standing: stateOf(task, now).standing }
  return Object.fromEntries(Object.keys(TaskShape).map((name) => [name, all[name]])) as Told
}

export const NewPart = {
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
export const GIVING = [
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
