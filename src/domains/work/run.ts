import type { PostedForm } from '../../core/files/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import { no, type Result } from '../../platform/result.ts'
import { accept, give, keepUnit, redirect, sendBack } from './actions/accept.ts'
import { makeTemplate, repeat } from './actions/again.ts'
import { askExtension, decideExtension, pause, resume, takeBackExtension } from './actions/deadline.ts'
import { addItems, begin, check, report, submit, takeBack, withFiles } from './actions/do.ts'
import { approve, returnResult } from './actions/judge.ts'
import { reopen } from './actions/reopen.ts'
import { assign, cancel, edit, merge, split } from './actions/steer.ts'
import { attach, comment } from './actions/talk.ts'
import type { WorkDeps } from './deps.ts'
import type { Reason } from './reasons.ts'
import { OFF_DAYS, RHYTHMS } from './rules/rhythm.ts'
import { CAUSES, PRIORITIES, QUALITIES, RELATIONS } from './rules/task.ts'

/** A number as Vietnamese write it, `1,5` or `1.5`; NaN where it isn't one. */
export const numberOf = (typed: string): number => (typed === '' ? Number.NaN : Number(typed.replace(',', '.')))

const oneOf = <T extends string>(values: readonly T[], typed: string): T | null =>
  values.find((value) => value === typed) ?? null

const isKey = (typed: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(typed)

type Run = (
  work: WorkDeps,
  viewer: OfficialViewer,
  id: string,
  form: PostedForm,
) => Promise<Result<{ id: string }, Reason>>

/** What each form of a task's page does, by its address below the task's. */
export const RUNS = {
  giao: (work, viewer, id, { text }) => assign(work, viewer, id, { confirmed: text('confirmed') === 'yes' }),
  nhan: accept,
  'sai-dia-chi': (work, viewer, id, { text }) => sendBack(work, viewer, id, { reason: text('reason') }),
  'giu-don-vi': keepUnit,
  'doi-don-vi': (work, viewer, id, { text }) => redirect(work, viewer, id, { unitId: text('unitId') }),
  'phan-cong': (work, viewer, id, { text }) => give(work, viewer, id, { personId: text('personId') }),
  'bat-dau': begin,
  'tien-do': (work, viewer, id, { text }) => report(work, viewer, id, { percent: numberOf(text('percent')) }),
  trinh: (work, viewer, id, { text, uploads }) =>
    withFiles(() =>
      submit(work, viewer, id, {
        result: text('result'),
        resultNumber: text('resultNumber'),
        uploads: uploads('files'),
      }),
    ),
  rut: takeBack,
  'nghiem-thu': (work, viewer, id, { text }) =>
    approve(work, viewer, id, { quality: oneOf(QUALITIES, text('quality')), reason: text('gradeReason') }),
  'tra-lai': (work, viewer, id, { text }) => returnResult(work, viewer, id, { reason: text('reason') }),
  'mo-lai': (work, viewer, id, { text }) =>
    reopen(work, viewer, id, { reason: text('reason'), dueOn: text('dueOn') || null }),
  'gia-han': (work, viewer, id, { text }) =>
    askExtension(work, viewer, id, {
      cause: oneOf(CAUSES, text('cause')) ?? 'own',
      reason: text('reason'),
      toOn: text('toOn'),
    }),
  'rut-gia-han': takeBackExtension,
  'quyet-gia-han': (work, viewer, id, { text }) =>
    decideExtension(work, viewer, id, { granted: text('granted') === 'yes', note: text('note') }),
  'tam-dung': (work, viewer, id, { text }) => pause(work, viewer, id, { reason: text('reason') }),
  'tiep-tuc': resume,
  huy: (work, viewer, id, { text }) => cancel(work, viewer, id, { reason: text('reason') }),
  gop: (work, viewer, id, { text }) => merge(work, viewer, id, { into: text('task') }),
  sua: (work, viewer, id, { text }) =>
    edit(work, viewer, id, {
      title: text('title'),
      expected: text('expected'),
      priority: oneOf(PRIORITIES, text('priority')) ?? 'normal',
      weight: numberOf(text('weight')),
      hours: numberOf(text('hours')),
      axis: text('axis') || null,
      version: Number(text('version')),
    }),
  chia: (work, viewer, id, { text }) =>
    split(work, viewer, id, {
      relation: oneOf(RELATIONS, text('relation')) ?? 'part',
      title: text('title'),
      expected: text('expected'),
      leadUnitId: text('unitId'),
      leadPersonId: text('leadPersonId') || null,
      dueOn: text('dueOn') || null,
      weight: numberOf(text('weight')),
      confirmed: text('confirmed') === 'yes',
    }),
  'lam-mau': (work, viewer, id, { text }) => makeTemplate(work, viewer, id, { name: text('templateName') }),
  'lap-lai': (work, viewer, id, { text }) =>
    repeat(work, viewer, id, {
      every: oneOf(RHYTHMS, text('every')) ?? 'month',
      offDays: oneOf(OFF_DAYS, text('offDays')) ?? 'before',
      untilOn: text('untilOn') || null,
    }),
  'dau-viec': (work, viewer, id, { text }) => addItems(work, viewer, id, { items: text('items') }),
  'danh-dau': (work, viewer, id, { text }) =>
    isKey(text('itemId'))
      ? check(work, viewer, id, { itemId: text('itemId'), done: text('done') === 'yes' })
      : Promise.resolve(no('not_found')),
  tep: (work, viewer, id, { uploads }) => withFiles(() => attach(work, viewer, id, uploads('files'))),
  'trao-doi': (work, viewer, id, { text, all }) =>
    comment(work, viewer, id, { body: text('body'), people: all('people') }),
} as const satisfies Record<string, Run>
