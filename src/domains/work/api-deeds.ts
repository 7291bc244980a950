import { type TSchema, Type } from 'typebox'
import { type OfficialViewer, official } from '../../core/identity/index.ts'
import { ById, Day, Key, Line, literals, type operations, orNull, Prose } from '../../platform/http/index.ts'
import type { Result } from '../../platform/result.ts'
import { accept, give, keepUnit, redirect, sendBack } from './actions/accept.ts'
import { endRepeat, endTemplate, makeTemplate, repeat, restoreRepeat, restoreTemplate } from './actions/again.ts'
import { askExtension, decideExtension, pause, resume, takeBackExtension } from './actions/deadline.ts'
import { depend, undepend } from './actions/depend.ts'
import { addItems, begin, check, report, submit, takeBack, withFiles } from './actions/do.ts'
import { approve, returnResult } from './actions/judge.ts'
import { reopen } from './actions/reopen.ts'
import { assign, cancel, edit, merge, split } from './actions/steer.ts'
import { attach, comment } from './actions/talk.ts'
import { GIVING, NewPart, Tokens } from './api-shapes.ts'
import type { WorkDeps } from './deps.ts'
import type { Reason } from './reasons.ts'
import { OFF_DAYS, RHYTHMS } from './rules/rhythm.ts'
import { CAUSES, PRIORITIES, QUALITIES, RELATIONS } from './rules/task.ts'

const MAY = { may: 'task.work' }

/** What is done with one task, for programs. */
export function mountTaskDeeds(api: ReturnType<typeof operations<Reason>>, work: WorkDeps): void {
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
  deed(
    'reopen',
    'Open an accepted task again; its grade stays with what was handed in',
    Type.Object({
      reason: Prose,
      dueOn: Type.Optional(orNull(Day, { description: 'Of what was on time; what was late keeps its own' })),
    }),
    [
      'own_work',
      'missing_reason',
      'too_late_to_reopen',
      'parent_closed',
      'bad_date',
      'due_past',
      'later_than_parent',
      'outside_calendar',
    ],
    (viewer, id, { reason, dueOn = null }) => reopen(work, viewer, id, { reason, dueOn }),
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
  api('POST', '/task-templates/:id/restore', { ...ending, summary: 'Bring an ended template back' }, (request) =>
    restoreTemplate(work, official(request), request.params.id),
  )
  api(
    'POST',
    '/task-repeats/:id/restore',
    { ...ending, summary: 'Let an ended repeating task come again' },
    (request) => restoreRepeat(work, official(request), request.params.id),
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
