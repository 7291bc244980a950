import type { PostedForm } from '../../../../core/files/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { type Errors, Usual } from '../../../../ui/index.ts'
import {
  type Entry,
  type FormField,
  MOST_ENTRIES,
  type ProcedureVersion,
  repeatingOf,
} from '../../../procedures/index.ts'
import { answerField } from '../citizen/filing.ts'
import { entryField, linesTyped } from './counter-entries.ts'
import { words } from './counter-words.ts'

const SPARE = 5

interface Props {
  procedure: ProcedureVersion
  form: PostedForm | undefined
  errors: Errors
}

/** What is asked for each of several documents, a line for each. With scripts lines come as they are filled, else by a button. */
export function EntryLines({ procedure, form, errors }: Props) {
  const say = useSay()
  const fields = repeatingOf(procedure.form)
  if (fields.length === 0) return null
  const empty = Object.fromEntries(fields.map(({ key, initial }) => [key, initial ?? '']))
  const typed = form ? linesTyped(procedure, form) : [empty]
  const spare = form && form.all('more-lines').length > 0 ? SPARE : 0
  const lines = [...typed, ...Array.from({ length: spare }, () => empty)].slice(0, MOST_ENTRIES)
  return (
    <>
      <table class="camlo-table camlo-lines">
        <caption class="govuk-visually-hidden">{say(words.content)}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {fields.map(({ key, label }) => (
              <th key={key} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-lines={MOST_ENTRIES}>
          {lines.map((line, place) => (
            <Line key={place} {...{ fields, line, place, errors }} />
          ))}
        </tbody>
      </table>
      {fields.map(
        ({ key, suggestions }) =>
          suggestions && <Usual key={key} id={`${answerField(key)}-usual`} answers={suggestions} />,
      )}
      <p class="camlo-row camlo-row--start">
        <button
          type="submit"
          name="more-lines"
          value="1"
          class="govuk-button govuk-button--secondary"
          data-more-lines
          formnovalidate
        >
          {say(words.moreLines)}
        </button>
        <span class="camlo-muted">{say(words.linesHint)}</span>
      </p>
    </>
  )
}

interface LineProps {
  fields: readonly FormField[]
  line: Entry
  place: number
  errors: Errors
}

function Line({ fields, line, place, errors }: LineProps) {
  const say = useSay()
  return (
    <tr>
      <td data-line-number>{place + 1}</td>
      {fields.map((field) => {
        const id = entryField(field.key, place)
        const error = errors[id]
        const label = (number: number | string): string => `${say(field.label)}, ${say(words.entry(number))}`
        const marks: object = {
          'data-label': label('#'),
          'data-initial': field.initial ?? '',
          ...(place === 0 && field.required ? { 'data-needed': true } : {}),
          ...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}),
        }
        return (
          <td key={field.key}>
            {error && (
              <p id={`${id}-error`} class="govuk-error-message">
                {say(error)}
              </p>
            )}
            <input
              type="text"
              class={`govuk-input ${field.type === 'number' ? 'govuk-input--width-3' : ''} ${error ? 'govuk-input--error' : ''}`}
              id={id}
              name={answerField(field.key)}
              value={line[field.key] ?? ''}
              inputMode={field.type === 'number' ? 'numeric' : 'text'}
              maxLength={300}
              autocomplete="off"
              aria-label={label(place + 1)}
              list={field.suggestions ? `${answerField(field.key)}-usual` : undefined}
              {...marks}
            />
          </td>
        )
      })}
    </tr>
  )
}
