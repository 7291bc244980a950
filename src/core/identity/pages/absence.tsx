import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, Select, Table, TextInput, Title } from '../../../ui/index.ts'
import { lineOf, type Person } from '../people.ts'
import { words } from '../words.ts'

export interface AbsenceRow {
  id: string
  who: string
  substitute: string
  from: Date
  to: Date
}

export interface AbsencePageProps {
  people: readonly Person[]
  absences: readonly AbsenceRow[]
  values?: Record<string, string>
  errors?: Errors
  message?: Text | undefined
}

export function AbsencePage({ people, absences, values = {}, errors = {}, message }: AbsencePageProps) {
  const say = useSay()
  const w = words.absence
  const options = [
    { value: '', text: say(w.choose) },
    ...people.map((person) => ({ value: person.id, text: say(lineOf(person)) })),
  ]
  const field = (name: 'officialId' | 'substituteId' | 'from' | 'to' | 'reason') => ({
    name,
    value: values[name],
    error: errors[name],
    required: true,
  })
  return (
    <>
      <ErrorSummary errors={errors} />
      {message && (
        <div data-draft-done="/quan-tri/vang-mat:absence">
          <Banner>{say(message)}</Banner>
        </div>
      )}
      <Title>{say(w.title)}</Title>
      <Card title={say(w.current)}>
        {absences.length === 0 ? <p>{say(w.none)}</p> : <AbsenceTable absences={absences} />}
      </Card>
      <Card title={say(w.register)}>
        <form method="post" action="/quan-tri/vang-mat" data-draft="absence">
          <Select {...field('officialId')} label={say(w.who)} options={options} />
          <Select {...field('substituteId')} label={say(w.substitute)} options={options} />
          <TextInput {...field('from')} type="datetime-local" label={say(w.from)} width={20} />
          <TextInput {...field('to')} type="datetime-local" label={say(w.to)} width={20} />
          <TextInput {...field('reason')} label={say(w.reason)} maxLength={300} />
          <Button>{say(w.register)}</Button>
        </form>
      </Card>
    </>
  )
}

function AbsenceTable({ absences }: Pick<AbsencePageProps, 'absences'>) {
  const say = useSay()
  const w = words.absence
  return (
    <Table
      caption={say(w.current)}
      rows={absences}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', head: say(w.who), heading: true, cell: ({ who }) => who },
        { key: 'substitute', head: say(w.substitute), cell: ({ substitute }) => substitute },
        { key: 'from', head: say(w.from), cell: ({ from }) => formatDateTime(from) },
        { key: 'to', head: say(w.to), cell: ({ to }) => formatDateTime(to) },
        {
          key: 'do',
          head: '',
          cell: ({ id, who }) => (
            <form method="post" action={`/quan-tri/vang-mat/${id}/ket-thuc`}>
              <Button kind="secondary">
                {say(w.end)}
                <span class="govuk-visually-hidden"> {who}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
