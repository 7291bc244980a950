import { useSay } from '../../../../platform/i18n/index.ts'
import type { Counter, LastPerson } from './counter-data.ts'
import { words } from './counter-words.ts'

/** The form's own name, for buttons that stand elsewhere. */
export const BOX = 'o-tim'

export interface BoxProps {
  counters: readonly Counter[]
  counter: Counter
  /** What was typed. */
  text?: string | undefined
  /** The person it is for, where that is known. */
  personId?: string | undefined
  /** What was scanned or typed of somebody new, until the procedure is known too. */
  newcomer?: string | undefined
  last?: LastPerson | undefined
}

/**
 * The one box of the counter: a person's number or card, the procedure by its initials or words, a paper's bars; together or one
 * after the other. What is sent stands in no address.
 */
export function CounterBox({ counters, counter, text = '', personId, newcomer, last }: BoxProps) {
  const say = useSay()
  return (
    <form id={BOX} class="camlo-filter camlo-box" action="/tiep-nhan" method="post">
      <div class="camlo-filter-text">
        <label for="tim">{say(words.box)}</label>
        <input
          type="text"
          id="tim"
          name="tim"
          value={text}
          list="thu-tuc"
          autocomplete="off"
          spellcheck={false}
          data-key="/"
          data-key-name={say(words.box)}
          aria-describedby="tim-hint"
          autofocus
        />
        <datalist id="thu-tuc">
          {counter.procedures.map(({ slug, name }) => (
            <option key={slug} value={say(name)} />
          ))}
        </datalist>
      </div>
      {counters.length > 1 && (
        <div>
          <label for="don-vi">{say(words.unit)}</label>
          <select id="don-vi" name="don-vi">
            {counters.map(({ unit }) => (
              <option key={unit.id} value={unit.id} selected={unit.id === counter.unit.id}>
                {say(unit.name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {personId && <input type="hidden" name="nguoi" value={personId} />}
      {newcomer && <input type="hidden" name="nguoi-moi" value={newcomer} />}
      <button type="submit" class="govuk-button">
        {say(words.go)}
      </button>
      {last && last.id !== personId && (
        <button
          type="submit"
          name="nguoi"
          value={last.id}
          class="govuk-button govuk-button--secondary"
          data-key="F2"
          data-key-name={say(words.lastPerson(last.name))}
        >
          {say(words.lastPerson(last.name))} <kbd>F2</kbd>
        </button>
      )}
      <p id="tim-hint" class="camlo-muted camlo-filter-hint">
        {say(words.boxHint)}
      </p>
    </form>
  )
}
