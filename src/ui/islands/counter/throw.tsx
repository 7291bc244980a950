import { useState } from 'preact/hooks'
import { changeEntry, type Entry } from './store.ts'
import { words } from './words.ts'

interface Props {
  entry: Entry
  done: () => void
}

type Wrong = Partial<Record<'ground' | 'code' | 'note', string>>

/** Throwing away what can't be corrected: with a reason, kept here until the server knows of it. */
export function Throw({ entry, done }: Props) {
  const [ground, setGround] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    event.stopPropagation()
    const data = new FormData(event.currentTarget as HTMLFormElement)
    const [code, note] = ['code', 'note'].map((name) => String(data.get(name) ?? '').trim()) as [string, string]
    const again = ground === 'takenAgain'
    const found: Wrong = {
      ...(ground === '' ? { ground: words.missingGround } : {}),
      ...(again && code === '' ? { code: words.missingCode } : {}),
      ...(!again && ground !== '' && note === '' ? { note: words.missingNote } : {}),
    }
    setWrong(found)
    const [first] = Object.keys(found)
    if (first) return document.getElementById(`bo-${first}`)?.focus()
    await changeEntry(entry.key, ({ notDiscarded: _, ...kept }) =>
      // Another window may have corrected it meanwhile.
      kept.state === 'refused'
        ? { ...kept, state: 'discarding', discard: { ground, note, code, at: Date.now() } }
        : kept,
    )
    done()
  }
  return (
    <details class="camlo-aside camlo-throw" open={entry.notDiscarded !== undefined}>
      <summary>{words.discardOpen}</summary>
      <form onSubmit={submit} noValidate>
        <p>{words.discardHint}</p>
        <fieldset class={`govuk-fieldset govuk-form-group ${wrong.ground ? 'govuk-form-group--error' : ''}`}>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{words.ground}</legend>
          <Wrong field="ground" said={wrong.ground} />
          <div class="govuk-radios govuk-radios--small">
            {Object.entries(words.grounds).map(([value, text], index) => {
              const id = index === 0 ? 'bo-ground' : `bo-ground-${value}`
              return (
                <div key={value} class="govuk-radios__item">
                  <input
                    class="govuk-radios__input"
                    type="radio"
                    name="ground"
                    id={id}
                    value={value}
                    checked={ground === value}
                    onChange={() => setGround(value)}
                  />
                  <label class="govuk-label govuk-radios__label" for={id}>
                    {text}
                  </label>
                </div>
              )
            })}
          </div>
        </fieldset>
        {ground === 'takenAgain' && (
          <div class={`govuk-form-group ${wrong.code ? 'govuk-form-group--error' : ''}`}>
            <label class="govuk-label" for="bo-code">
              {words.againCode}
            </label>
            <div id="bo-code-hint" class="govuk-hint">
              {words.againCodeHint}
            </div>
            <Wrong field="code" said={wrong.code} />
            <input
              class="govuk-input govuk-input--width-20"
              id="bo-code"
              name="code"
              maxLength={60}
              autocomplete="off"
              spellcheck={false}
              aria-describedby="bo-code-hint"
            />
          </div>
        )}
        <div class={`govuk-form-group ${wrong.note ? 'govuk-form-group--error' : ''}`}>
          <label class="govuk-label" for="bo-note">
            {words.note}
          </label>
          <div id="bo-note-hint" class="govuk-hint">
            {words.noteHint}
          </div>
          <Wrong field="note" said={wrong.note} />
          <textarea
            class="govuk-textarea"
            id="bo-note"
            name="note"
            rows={2}
            maxLength={500}
            aria-describedby="bo-note-hint"
          />
        </div>
        <button type="submit" class="govuk-button govuk-button--warning">
          {words.discard}
        </button>
      </form>
    </details>
  )
}

const Wrong = ({ field, said }: { field: keyof Wrong; said: string | undefined }) =>
  said ? (
    <p id={`bo-${field}-error`} class="govuk-error-message" role="alert">
      {said}
    </p>
  ) : null
