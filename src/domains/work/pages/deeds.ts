import type { Deed } from '../rules/task.ts'

export const FIELDS = [
  'reason',
  'gradeReason',
  'note',
  'result',
  'resultNumber',
  'files',
  'percent',
  'quality',
  'cause',
  'toOn',
  'granted',
  'personId',
  'unitId',
  'task',
  'items',
  'title',
  'expected',
  'priority',
  'weight',
  'hours',
  'axis',
  'relation',
  'dueOn',
  'confirmed',
  'leadPersonId',
  'templateName',
  'every',
  'offDays',
  'untilOn',
] as const
/** What a deed's form asks. */
export type FieldName = (typeof FIELDS)[number]

interface Form {
  /** Its address below the task's. */
  path: string
  fields: readonly FieldName[]
  kind: 'primary' | 'secondary' | 'warning'
}

/** The deeds that stand in the card of what may be done, in its order; the first that is allowed is open. */
export const FORMS = {
  assign: { path: 'giao', fields: ['confirmed'], kind: 'primary' },
  approve: { path: 'nghiem-thu', fields: ['quality', 'gradeReason'], kind: 'primary' },
  return: { path: 'tra-lai', fields: ['reason'], kind: 'secondary' },
  decideExtension: { path: 'quyet-gia-han', fields: ['granted', 'note'], kind: 'primary' },
  reopen: { path: 'mo-lai', fields: ['reason', 'dueOn'], kind: 'secondary' },
  keep: { path: 'giu-don-vi', fields: [], kind: 'secondary' },
  give: { path: 'phan-cong', fields: ['personId'], kind: 'primary' },
  accept: { path: 'nhan', fields: [], kind: 'primary' },
  begin: { path: 'bat-dau', fields: [], kind: 'primary' },
  submit: { path: 'trinh', fields: ['result', 'resultNumber', 'files'], kind: 'primary' },
  report: { path: 'tien-do', fields: ['percent'], kind: 'secondary' },
  takeBack: { path: 'rut', fields: [], kind: 'secondary' },
  resume: { path: 'tiep-tuc', fields: [], kind: 'primary' },
  split: {
    path: 'chia',
    fields: ['relation', 'title', 'expected', 'unitId', 'leadPersonId', 'dueOn', 'weight', 'confirmed'],
    kind: 'secondary',
  },
  askExtension: { path: 'gia-han', fields: ['toOn', 'cause', 'reason'], kind: 'secondary' },
  takeBackExtension: { path: 'rut-gia-han', fields: [], kind: 'secondary' },
  sendBack: { path: 'sai-dia-chi', fields: ['reason'], kind: 'secondary' },
  redirect: { path: 'doi-don-vi', fields: ['unitId'], kind: 'secondary' },
  edit: { path: 'sua', fields: ['title', 'expected', 'priority', 'weight', 'hours', 'axis'], kind: 'secondary' },
  makeTemplate: { path: 'lam-mau', fields: ['templateName'], kind: 'secondary' },
  repeat: { path: 'lap-lai', fields: ['every', 'offDays', 'untilOn'], kind: 'secondary' },
  pause: { path: 'tam-dung', fields: ['reason'], kind: 'secondary' },
  merge: { path: 'gop', fields: ['task'], kind: 'secondary' },
  cancel: { path: 'huy', fields: ['reason'], kind: 'warning' },
} as const satisfies Partial<Record<Deed, Form>>
export type FormName = keyof typeof FORMS

export const FORM_NAMES = Object.keys(FORMS) as FormName[]
export const isFormName = (name: string): name is FormName => Object.hasOwn(FORMS, name)
