import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Details, type Errors, Radios, Select, Tag, Textarea, TextInput } from '../../../ui/index.ts'
import { type TaskState, TaskStateTag } from '../../work/index.ts'
import { CONCLUSION_KINDS } from '../rules/conclusion.ts'
import type { Deed } from '../rules/meeting.ts'
import type { ConclusionLine } from '../view.ts'
import { words } from '../words.ts'
import type { MeetingPageProps } from './props.ts'

/** What was concluded, numbered; what the chair has to confirm; a form for the next one. */
export function Conclusions(props: MeetingPageProps & { deeds: ReadonlySet<Deed> }) {
  const say = useSay()
  const { view, deeds } = props
  const { conclusions, meeting } = view
  const open = conclusions.filter(({ kind, state }) => kind === 'task' && state === 'noted')
  return (
    <Card title={say(words.conclusions)} id="ket-luan">
      {conclusions.length === 0 && <p>{say(words.noConclusions)}</p>}
      <form method="post" action={`/cuoc-hop/${meeting.id}/ket-luan/xac-nhan`} id="xac-nhan" />
      <ol class="camlo-conclusions">
        {conclusions.map((line) => (
          <li key={line.id} value={line.number ?? undefined}>
            <Line line={line} task={view.tasks.get(line.taskId ?? '')} mayConfirm={deeds.has('confirm')} />
            {deeds.has('note') && line.state === 'noted' && <Revise {...props} line={line} />}
          </li>
        ))}
      </ol>
      {deeds.has('confirm') && open.length > 0 && (
        <>
          <p class="camlo-muted">{say(words.confirmHint)}</p>
          <Button form="xac-nhan">{say(words.confirm)}</Button>
        </>
      )}
      {deeds.has('note') && (
        <Details summary={say(words.addConclusion)} open={conclusions.length === 0 || props.typed?.form === 'note'}>
          <form method="post" action={`/cuoc-hop/${meeting.id}/ket-luan`}>
            <input type="hidden" name="key" value={props.newKey} />
            <Fields
              {...props}
              prefix="moi"
              values={props.typed?.form === 'note' ? props.typed.values : { kind: 'task' }}
              errors={props.typed?.form === 'note' ? (props.errors ?? {}) : {}}
            />
            <Button kind="secondary">{say(words.addButton)}</Button>
          </form>
        </Details>
      )}
    </Card>
  )
}

interface LineProps {
  line: ConclusionLine
  task: TaskState | undefined
  mayConfirm: boolean
}

function Line({ line, task, mayConfirm }: LineProps) {
  const say = useSay()
  const { id, number, kind, body, lead, person, dueOn, state } = line
  const waits = kind === 'task' && state === 'noted'
  return (
    <div class="camlo-conclusion">
      <span class="camlo-lines">{body}</span>
      <span class="camlo-line camlo-muted">
        {say(words.conclusionKinds[kind])}
        {lead && ` · ${say(lead)}${person ? `, ${person}` : ''}`}
        {dueOn && ` · ${say(words.dueOn(formatDate(dueOn)))}`}
      </span>
      {task && (
        <span class="camlo-line">
          <TaskStateTag task={task} /> <a href={task.href}>{say(words.openTask)}</a>
        </span>
      )}
      {waits && !mayConfirm && (
        <span class="camlo-line">
          <Tag tone="near">{say(words.toConfirm)}</Tag>
        </span>
      )}
      {waits && mayConfirm && (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              name="ids"
              value={id}
              id={`xn-${id}`}
              form="xac-nhan"
              checked
            />
            <label class="govuk-label govuk-checkboxes__label" for={`xn-${id}`}>
              {say(words.confirmOne(number ?? 0))}
            </label>
          </div>
        </div>
      )}
    </div>
  )
}

function Revise(props: MeetingPageProps & { line: ConclusionLine }) {
  const say = useSay()
  const { line, view, typed } = props
  const at = `/cuoc-hop/${view.meeting.id}/ket-luan/${line.id}`
  const mine = typed?.form === 'revise' && typed.values.id === line.id
  const { kind, body, leadUnitId, leadPersonId, dueOn } = line
  const values = mine
    ? typed.values
    : { kind, body, lead: leadPersonId ? `${leadUnitId} ${leadPersonId}` : (leadUnitId ?? ''), dueOn: dueOn ?? '' }
  return (
    <Details summary={say(words.reviseOne(line.number ?? 0))} open={mine}>
      <form method="post" action={at}>
        <input type="hidden" name="edition" value={line.edition} />
        <Fields {...props} prefix={line.id} values={values} errors={mine ? (props.errors ?? {}) : {}} />
        <div class="camlo-inline">
          <Button kind="secondary">{say(words.saveButton)}</Button>
          <Button kind="secondary" formaction={`${at}/bo`} aria-label={say(words.dropOne(line.number ?? 0))}>
            {say(words.drop)}
          </Button>
        </div>
      </form>
    </Details>
  )
}

interface FieldsProps extends MeetingPageProps {
  prefix: string
  values: Readonly<Record<string, string | undefined>>
  errors: Errors
}

/** What a conclusion says; lead and deadline count for a task only. */
function Fields({ leads, prefix, values, errors }: FieldsProps) {
  const say = useSay()
  return (
    <div class="camlo-conclusion-fields">
      <Radios
        name="kind"
        id={`${prefix}-loai`}
        label={say(words.conclusionKind)}
        inline
        value={values.kind ?? 'task'}
        options={CONCLUSION_KINDS.map((kind) => ({ value: kind, text: say(words.conclusionKinds[kind]) }))}
      />
      <Textarea
        name="body"
        id={prefix === 'moi' ? 'body' : `${prefix}-body`}
        label={say(words.body)}
        rows={3}
        value={values.body}
        error={errors.body}
      />
      <div class="camlo-pair" data-task>
        <Select
          name="lead"
          id={prefix === 'moi' ? 'lead' : `${prefix}-lead`}
          label={say(words.lead)}
          value={values.lead ?? ''}
          error={errors.lead}
          options={[
            { value: '', text: say(words.chooseOne) },
            ...leads.flatMap((unit) => [
              { value: unit.id, text: say(unit.name) },
              ...unit.people.map(({ id, name }) => ({ value: `${unit.id} ${id}`, text: `${say(unit.name)}: ${name}` })),
            ]),
          ]}
        />
        <TextInput
          name="dueOn"
          id={prefix === 'moi' ? 'dueOn' : `${prefix}-due`}
          type="date"
          label={say(words.due)}
          value={values.dueOn}
          error={errors.dueOn}
        />
      </div>
    </div>
  )
}
