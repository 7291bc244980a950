import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, Select, TextInput, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'

export interface AbsencePageProps {
  people: readonly { id: string; name: string }[]
  values?: Record<string, string>
  errors?: Errors
  message?: Text | undefined
}

export function AbsencePage({ people, values = {}, errors = {}, message }: AbsencePageProps) {
  const say = useSay()
  const w = words.absence
  const options = [{ value: '', text: '' }, ...people.map(({ id, name }) => ({ value: id, text: name }))]
  return (
    <>
      <ErrorSummary errors={errors} />
      {message && <Banner>{say(message)}</Banner>}
      <Title>{say(w.title)}</Title>
      <Card>
        <form method="post" action="/quan-tri/vang-mat" data-draft="absence">
          <Select
            name="officialId"
            label={say(w.who)}
            options={options}
            value={values.officialId}
            error={errors.officialId}
            required
          />
          <Select
            name="substituteId"
            label={say(w.substitute)}
            options={options}
            value={values.substituteId}
            error={errors.substituteId}
            required
          />
          <TextInput name="from" type="datetime-local" label={say(w.from)} value={values.from} width={20} required />
          <TextInput
            name="to"
            type="datetime-local"
            label={say(w.to)}
            value={values.to}
            error={errors.to}
            width={20}
            required
          />
          <TextInput name="reason" label={say(w.reason)} value={values.reason} maxLength={300} required />
          <Button>{say(w.register)}</Button>
        </form>
      </Card>
    </>
  )
}
