import { useSay } from '../../../platform/i18n/index.ts'
import { countedRuns, countsDaysOff, type DueExplanation } from '../rules/explanation.ts'
import { words } from '../words.ts'

/** Why something is due when it is: what was counted, what was skipped and why. */
export function DueExplanationView({
  explanation,
  provisional,
}: {
  explanation: DueExplanation
  provisional: boolean
}) {
  const say = useSay()
  const { limit, workedOn, movedFrom } = explanation
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{say(words.why)}</span>
      </summary>
      <div class="govuk-details__text">
        <p>
          {say(words.counted[limit.unit](limit.amount))} {say(words.start(explanation.startOn))}
          {explanation.afterCutoff && ` ${say(words.afterCutoff)}`}
        </p>
        <Counted explanation={explanation} />
        <Skipped explanation={explanation} />
        {workedOn.map(({ on, notice }) => (
          <p key={on}>{say(words.worked(on, notice))}</p>
        ))}
        {movedFrom && <p>{say(words.moved(movedFrom, explanation.dueOn))}</p>}
        {provisional && <p>{say(words.provisional)}</p>}
      </div>
    </details>
  )
}

function Counted({ explanation }: { explanation: DueExplanation }) {
  const say = useSay()
  const runs = countedRuns(explanation)
  if (runs.length === 0) return null
  return (
    <>
      <p>{say(words.countedDays)}:</p>
      <ul class="govuk-list govuk-list--bullet">
        {runs.map(({ from, to, days }) => (
          <li key={from}>{say(words.run(from, to, days))}</li>
        ))}
      </ul>
    </>
  )
}

function Skipped({ explanation }: { explanation: DueExplanation }) {
  const say = useSay()
  const { skipped } = explanation
  const daysOffCount = countsDaysOff(explanation)
  if (skipped.length === 0) return <p>{say(daysOffCount ? words.daysOffCount : words.nothingSkipped)}</p>
  return (
    <>
      <p>{say(daysOffCount ? words.movedOver : words.skipped)}:</p>
      <ul class="govuk-list govuk-list--bullet">
        {skipped.map(({ on, why, name, notice }) => (
          <li key={on}>
            {say(words.day(on))}: {say(why === 'weekend' || !name ? words.weekend : words.dayOff(name, notice))}
          </li>
        ))}
      </ul>
    </>
  )
}
