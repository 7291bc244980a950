import { formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  Details,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import { PRIORITIES } from '../rules/task.ts'
import { words as room } from '../words.ts'

export interface Candidate {
  id: string
  name: string
  open: number
  overdue: number
  hours: number
  capacity: number
}

export interface AssignPageProps {
  values: Readonly<Record<string, string>>
  cooperators: readonly string[]
  errors?: Errors
  units: readonly { id: string; name: Text }[]
  origins: readonly { value: string; text: Text; hint: Text }[]
  candidates: readonly Candidate[] | null
  axes: readonly { key: string; name: Text }[]
}

/** Gives a task: what for, what, to whom, by when, and who of them is free. */
export function AssignPage(props: AssignPageProps) {
  const say = useSay()
  const { values, cooperators, errors = {}, units, origins, axes } = props
  const unitOptions = units.map(({ id, name }) => ({ value: id, text: say(name) }))
  return (
    <>
      <BackLink href="/nhiem-vu?xem=given">{say(words.backToList)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title>{say(words.assign)}</Title>
      <p>{say(words.assignIntro)}</p>
      <form method="post" action="/nhiem-vu/giao" data-draft="task-assign">
        <Card title={say(words.origin)}>
          <TextInput
            name="originText"
            label={say(words.originSearch)}
            hint={say(words.originHint)}
            value={values.originText}
            error={errors.originText}
          />
          <Button kind="secondary" name="look" value="origin" formnovalidate>
            {say(words.find)}
          </Button>
          {origins.length > 0 && (
            <Radios
              name="origin"
              label={say(words.promise)}
              options={[
                { value: '', text: say(words.noOrigin) },
                ...origins.map(({ value, text, hint }) => ({ value, text: say(text), hint: say(hint) })),
              ]}
              value={values.origin ?? ''}
              error={errors.origin}
            />
          )}
          <TextInput name="originNumber" label={say(words.originNumber)} value={values.originNumber} width={20} />
        </Card>
        <Card title={say(words.content)}>
          <TextInput
            name="title"
            label={say(words.fields.title)}
            value={values.title}
            error={errors.title}
            maxLength={300}
            needed
          />
          <Textarea name="expected" label={say(words.expected)} rows={3} value={values.expected} />
          <Textarea name="checklist" label={say(words.checklistLabel)} rows={3} value={values.checklist} />
          <Details summary={`${say(words.priority)}, ${say(words.weight).toLowerCase()}`}>
            <Select
              name="priority"
              label={say(words.priority)}
              options={PRIORITIES.map((value) => ({ value, text: say(room.priorities[value]) }))}
              value={values.priority}
            />
            <TextInput
              name="weight"
              label={say(words.weight)}
              value={values.weight ?? '1'}
              error={errors.weight}
              width={5}
            />
            <TextInput name="hours" label={say(words.hours)} value={values.hours} width={5} />
          </Details>
          {axes.length > 0 && (
            <Select
              name="axis"
              label={say(words.axis)}
              options={[
                { value: '', text: say(words.noAxis) },
                ...axes.map(({ key, name }) => ({ value: key, text: say(name) })),
              ]}
              value={values.axis}
              error={errors.axis}
            />
          )}
        </Card>
        <Card title={say(words.lead)}>
          <Select
            name="unitId"
            label={say(words.unit)}
            options={unitOptions}
            value={values.unitId}
            error={errors.unitId}
          />
          <TextInput
            name="dueOn"
            type="date"
            label={say(words.fields.dueOn)}
            hint={say(words.fields.dueHint)}
            value={values.dueOn}
            error={errors.dueOn}
            width={10}
          />
          {(errors.dueOn || values.confirmed) && (
            <Checkboxes
              name="confirmed"
              label={say(words.confirmed)}
              options={[{ value: 'yes', text: say(words.fields.confirmed) }]}
              values={values.confirmed ? [values.confirmed] : []}
            />
          )}
          <Button kind="secondary" name="look" value="people" formnovalidate>
            {say(words.whoIsFree)}
          </Button>
          <Candidates {...props} />
        </Card>
        <Details summary={say(words.cooperators)} open={cooperators.length > 0}>
          <Checkboxes
            name="cooperators"
            label={say(words.cooperators)}
            hint={say(words.cooperatorsHint)}
            options={unitOptions}
            values={cooperators}
          />
        </Details>
        <Button name="look" value="">
          {say(words.assign)}
        </Button>
      </form>
    </>
  )
}

function Candidates({ candidates, values, errors = {} }: AssignPageProps) {
  const say = useSay()
  const lang = useLang()
  if (candidates === null) return null
  return (
    <Radios
      name="leadPersonId"
      label={say(words.fields.leadPersonId)}
      options={[
        { value: '', text: say(words.notGiven) },
        ...candidates.map(({ id, name, open, overdue, hours, capacity }) => ({
          value: id,
          text: name,
          hint: [
            say(words.loadOf(open, formatNumber(hours, lang, 1), formatNumber(capacity, lang))),
            ...(overdue > 0 ? [say(words.overdueOf(overdue))] : []),
          ].join('; '),
        })),
      ]}
      value={values.leadPersonId ?? ''}
      error={errors.leadPersonId}
    />
  )
}
