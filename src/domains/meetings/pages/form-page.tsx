import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  type Errors,
  FileUpload,
  Radios,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { Named, UnitPeople } from '../people.ts'
import type { MeetingFile } from '../queries/meetings.ts'
import { KINDS, MODES } from '../rules/meeting.ts'
import { words } from '../words.ts'

/** The form as it was typed. */
export interface MeetingValues {
  unitId: string
  kind: string
  title: string
  day: string
  from: string
  to: string
  mode: string
  place: string
  link: string
  chairId: string
  secretaryId: string
  agenda: string
  unitIds: readonly string[]
  personIds: readonly string[]
  guests: string
  note: string
}

export interface FormPageProps {
  /** Missing for a new one, whose key is `newKey`. */
  meeting?: { id: string; edition: number; called: boolean; files: readonly MeetingFile[] } | undefined
  newKey: string
  values: MeetingValues
  /** Units one may call for. */
  calling: readonly { id: string; name: Text }[]
  /** Everybody, by unit, and who may chair. */
  units: readonly UnitPeople[]
  chairs: readonly Named[]
  /** What was sent ahead and is kept while another field is corrected. */
  uploads?: readonly string[]
  errors?: Errors
}

const personLine = (say: (text: Text) => string, { name, title, unit }: Named): string =>
  `${name} – ${say(title)}, ${say(unit)}`

/** Planning a meeting, or changing what is planned. */
export function FormPage({
  meeting,
  newKey,
  values,
  calling,
  units,
  chairs,
  uploads = [],
  errors = {},
}: FormPageProps) {
  const say = useSay()
  const action = meeting ? `/cuoc-hop/${meeting.id}/sua` : '/cuoc-hop'
  const invited = new Set(values.personIds)
  return (
    <>
      <BackLink href={meeting ? `/cuoc-hop/${meeting.id}` : '/cuoc-hop'}>
        {say(meeting ? words.meeting : words.back)}
      </BackLink>
      <ErrorSummary errors={errors} />
      <Title>{say(meeting ? words.change : words.new)}</Title>
      {meeting?.called && <p class="govuk-inset-text">{say(words.moves)}</p>}
      <form method="post" action={action} encType="multipart/form-data">
        {meeting ? (
          <input type="hidden" name="edition" value={meeting.edition} />
        ) : (
          <input type="hidden" name="key" value={newKey} />
        )}
        {uploads.map((token) => (
          <input key={token} type="hidden" name="files-upload" value={token} />
        ))}
        <TextInput
          name="title"
          label={say(words.what)}
          hint={say(words.whatHint)}
          value={values.title}
          error={errors.title}
          maxLength={500}
        />
        <div class="camlo-pair">
          {meeting ? null : (
            <Select
              name="unitId"
              label={say(words.callingUnit)}
              value={values.unitId}
              options={calling.map(({ id, name }) => ({ value: id, text: say(name) }))}
              error={errors.unitId}
            />
          )}
          <Select
            name="kind"
            label={say(words.kind)}
            value={values.kind}
            options={KINDS.map((kind) => ({ value: kind, text: say(words.kinds[kind]) }))}
          />
        </div>
        <div class="camlo-times">
          <TextInput name="day" type="date" label={say(words.day)} value={values.day} error={errors.day} />
          <TextInput name="from" type="time" label={say(words.from)} value={values.from} />
          <TextInput name="to" type="time" label={say(words.to)} value={values.to} />
        </div>
        <Radios
          name="mode"
          label={say(words.mode)}
          inline
          value={values.mode}
          options={MODES.map((mode) => ({ value: mode, text: say(words.modes[mode]) }))}
        />
        <div class="camlo-pair">
          <TextInput
            name="place"
            label={say(words.place)}
            hint={say(words.placeHint)}
            value={values.place}
            error={errors.place}
          />
          <TextInput
            name="link"
            label={say(words.link)}
            hint={say(words.linkHint)}
            value={values.link}
            error={errors.link}
          />
        </div>
        <div class="camlo-pair">
          <Select
            name="chairId"
            label={say(words.chair)}
            value={values.chairId}
            options={chairs.map((each) => ({ value: each.id, text: personLine(say, each) }))}
            error={errors.chairId}
          />
          <Select
            name="secretaryId"
            label={say(words.secretary)}
            value={values.secretaryId}
            options={[
              { value: '', text: say(words.noSecretary) },
              ...units.flatMap(({ people }) => people.map((each) => ({ value: each.id, text: personLine(say, each) }))),
            ]}
          />
        </div>
        <Textarea name="agenda" label={say(words.agenda)} hint={say(words.agendaHint)} rows={5} value={values.agenda} />
        <Details
          summary={`${say(words.units)}${countOf(values.unitIds)}`}
          open={values.unitIds.length > 0 || Boolean(errors.unitIds)}
        >
          <Checkboxes
            name="unitIds"
            label={say(words.units)}
            hint={say(words.unitsHint)}
            error={errors.unitIds}
            inline
            values={values.unitIds}
            options={units.map(({ id, name }) => ({ value: id, text: say(name) }))}
          />
        </Details>
        <h2 class="camlo-h2">{say(words.people)}</h2>
        <div id="personIds" class="camlo-by-unit">
          {units.map(({ id, name, people }) => (
            <Details
              key={id}
              summary={`${say(words.peopleOf(say(name), people.length))}${countOf(people.filter((each) => invited.has(each.id)).map((each) => each.id))}`}
              open={people.some((each) => invited.has(each.id))}
            >
              <Checkboxes
                name="personIds"
                id={`nguoi-${id}`}
                label={say(name)}
                values={values.personIds}
                options={people.map((each) => ({ value: each.id, text: each.name, hint: say(each.title) }))}
              />
            </Details>
          ))}
        </div>
        <Textarea name="guests" label={say(words.guests)} hint={say(words.guestsHint)} rows={2} value={values.guests} />
        {meeting && meeting.files.length > 0 && (
          <Checkboxes
            name="removed"
            label={say(words.files)}
            options={meeting.files.map(({ fileId, name }) => ({ value: fileId, text: say(words.keepFile(name)) }))}
          />
        )}
        <FileUpload name="files" label={say(words.files)} hint={say(words.filesHint)} multiple error={errors.files} />
        <Textarea name="note" label={say(words.note)} rows={2} value={values.note} />
        <p class="camlo-muted">{say(words.saveHint)}</p>
        <Button>{say(words.save)}</Button>
      </form>
    </>
  )
}

const countOf = (chosen: readonly string[]): string => (chosen.length > 0 ? ` · ${chosen.length}` : '')
