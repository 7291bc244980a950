import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  Card,
  Checkboxes,
  Details,
  type Errors,
  FileUpload,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import type { TaskLine } from '../lines.ts'
import { page as words } from '../page-words.ts'
import type { Task } from '../queries/tasks.ts'
import { wasLate } from '../rules/clock.ts'
import { OFF_DAYS, RHYTHMS } from '../rules/rhythm.ts'
import { CAUSES, type Deed, PRIORITIES, QUALITIES, RELATIONS } from '../rules/task.ts'
import { words as room } from '../words.ts'
import { type FieldName, FORM_NAMES, FORMS, type FormName } from './deeds.ts'

/** What was typed into a form that was refused. */
export interface Failed {
  deed: string
  values: Readonly<Record<string, string>>
  errors: Errors
  /** Tasks that fit what was typed. */
  choices?: readonly Pick<Task, 'id' | 'title' | 'dueAt'>[]
}

/** Whom and what the forms offer. */
export interface Offered {
  deeds: readonly Deed[]
  people: readonly { id: string; name: string; note: Text }[]
  units: readonly { id: string; name: Text }[]
  axes: readonly { key: string; name: Text }[]
}

interface Props extends Offered {
  line: TaskLine
  failed?: Failed | undefined
}

/** Everything that this person may do with a task now. */
export function DeedCard(props: Props) {
  const say = useSay()
  const names = FORM_NAMES.filter((name) => props.deeds.includes(name))
  return (
    <Card title={say(words.act)} id="xu-ly" className="camlo-desk">
      {names.length === 0 && <p>{say(words.nothing)}</p>}
      {names.map((name, index) => (
        <DeedForm key={name} name={name} first={index === 0} {...props} />
      ))}
    </Card>
  )
}

/** What is asked of somebody stands open; what they may do besides is opened by them. */
const AT_ONCE: ReadonlySet<FormName> = new Set(['assign', 'approve', 'decideExtension', 'give', 'submit'])

function DeedForm({ name, first, ...props }: Props & { name: FormName; first: boolean }) {
  const say = useSay()
  const { path, fields, kind } = FORMS[name]
  const { line, failed } = props
  const label = say(words.deeds[name].name)
  const mine = failed?.deed === name ? failed : undefined
  const names = fields as readonly FieldName[]
  const form = (
    <form
      method="post"
      action={`/nhiem-vu/${line.task.id}/${path}`}
      {...(names.includes('files') ? { enctype: 'multipart/form-data' as const } : {})}
      {...(names.length > 0 ? { 'data-draft': `task-${name}` } : {})}
    >
      <input type="hidden" name="version" value={line.task.version} />
      {names.map((field) => (
        <DeedField key={field} deed={name} field={field} {...props} failed={mine} />
      ))}
      <Button
        kind={first && (AT_ONCE.has(name) || names.length === 0) ? 'primary' : kind === 'primary' ? 'secondary' : kind}
        {...(first && names.length === 0 ? { 'data-key': 'c', 'data-key-focus': true, 'data-key-name': label } : {})}
      >
        {label}
      </Button>
    </form>
  )
  return names.length === 0 || (first && AT_ONCE.has(name)) ? (
    form
  ) : (
    <Details summary={label} open={mine !== undefined}>
      {form}
    </Details>
  )
}

function DeedField({ deed, field, line, people, units, axes, failed }: Props & { deed: FormName; field: FieldName }) {
  const say = useSay()
  const lang = useLang()
  const { task } = line
  const common = { name: field, id: `${deed}-${field}`, error: failed?.errors[field] }
  const typed = failed?.values[field]
  const text = (label: Text, value = '', more = {}) => (
    <TextInput {...common} label={say(label)} value={typed ?? value} {...more} />
  )
  const lines = (label: Text, value = '', rows = 3) => (
    <Textarea {...common} label={say(label)} value={typed ?? value} rows={rows} />
  )
  const choice = (label: Text, options: readonly { value: string; text: string }[], value = '') => (
    <Select {...common} label={say(label)} options={options} value={typed ?? value} />
  )
  const of = <T extends string>(values: readonly T[], texts: Record<T, Text>) =>
    values.map((value) => ({ value, text: say(texts[value]) }))
  const { fields } = words
  switch (field) {
    case 'reason':
    case 'note':
    case 'gradeReason':
    case 'result':
      return lines(fields[field])
    case 'items':
      return lines(fields.items)
    case 'resultNumber':
      return text(fields.resultNumber)
    case 'files':
      return <FileUpload {...common} label={say(fields.files)} multiple />
    case 'percent':
      return text(fields.percent, String(task.progress), {
        type: 'number',
        min: '0',
        max: '100',
        width: 5,
        hint: say(fields.percentHint),
      })
    case 'quality':
      return (
        <Radios {...common} label={say(fields.quality)} options={of(QUALITIES, room.qualities)} value={typed} inline />
      )
    case 'cause':
      return choice(fields.cause, of(CAUSES, room.causes), 'own')
    case 'toOn':
      return text(fields.toOn, '', { type: 'date', width: 10 })
    case 'dueOn':
      if (deed === 'reopen') {
        // What was late keeps its deadline; what never had one gets none.
        if (!task.dueAt || wasLate(task)) return task.dueAt ? <p>{say(words.staysLate)}</p> : null
        return text(fields.newDueOn, '', { type: 'date', width: 10, hint: say(fields.newDueHint) })
      }
      return text(fields.dueOn, task.dueAt ? isoDay(task.dueAt) : '', { type: 'date', width: 10 })
    case 'granted':
      return (
        <Radios
          {...common}
          label={say(fields.granted)}
          options={[
            { value: 'yes', text: say(fields.yes) },
            { value: 'no', text: say(fields.no) },
          ]}
          value={typed}
        />
      )
    case 'personId':
      return (
        <Radios
          {...common}
          label={say(fields.personId)}
          options={people.map(({ id, name, note }) => ({ value: id, text: name, hint: say(note) }))}
          value={typed ?? task.leadPersonId ?? undefined}
        />
      )
    case 'leadPersonId':
      return choice(fields.leadPersonId, [
        { value: '', text: '—' },
        ...people.map(({ id, name }) => ({ value: id, text: name })),
      ])
    case 'unitId':
      return choice(
        fields.unitId,
        units.map(({ id, name }) => ({ value: id, text: say(name) })),
        task.leadUnitId,
      )
    case 'task':
      return failed?.choices && failed.choices.length > 0 ? (
        <Radios
          {...common}
          label={say(fields.task)}
          options={failed.choices.map(({ id, title, dueAt }) => ({
            value: id,
            text: title,
            hint: dueAt ? formatDate(dueAt) : undefined,
          }))}
        />
      ) : (
        text(fields.task)
      )
    case 'title':
      return text(fields.title, deed === 'edit' ? task.title : '', { maxLength: 300 })
    case 'expected':
      return lines(words.expected, deed === 'edit' ? task.expected : '')
    case 'priority':
      return choice(words.priority, of(PRIORITIES, room.priorities), task.priority)
    case 'weight':
      return text(words.weight, deed === 'edit' ? formatNumber(task.weight, lang, 2) : '1', { width: 5 })
    case 'hours':
      return text(words.hours, formatNumber(task.hours, lang, 1), { width: 5 })
    case 'axis':
      return choice(
        words.axis,
        [{ value: '', text: say(words.noAxis) }, ...axes.map(({ key, name }) => ({ value: key, text: say(name) }))],
        task.axis ?? '',
      )
    case 'relation':
      return (
        <Radios
          {...common}
          label={say(fields.relation)}
          options={of(RELATIONS, room.relations)}
          value={typed ?? 'part'}
          inline
        />
      )
    case 'templateName':
      return text(fields.templateName, task.title.slice(0, 150), { maxLength: 150 })
    case 'every':
      return choice(fields.every, of(RHYTHMS, words.rhythms), 'month')
    case 'offDays':
      return choice(fields.offDays, of(OFF_DAYS, words.offDays), 'before')
    case 'untilOn':
      return text(fields.untilOn, '', { type: 'date', width: 10 })
    case 'confirmed':
      // Asked only where the deadline is short.
      return failed?.errors.dueOn || failed?.errors.confirmed ? (
        <Checkboxes
          {...common}
          label={say(words.confirmed)}
          options={[{ value: 'yes', text: say(fields.confirmed) }]}
        />
      ) : null
  }
}

/** `YYYY-MM-DD` in Vietnam, as date fields have it. */
export const isoDay = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
