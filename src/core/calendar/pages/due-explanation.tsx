import { useSay } from '../../../platform/i18n/index.ts'
import type { DueExplanation } from '../rules/due.ts'
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
  const { limit, skipped, workedOn, movedFrom } = explanation
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
        {skipped.length === 0 ? (
          <p>{say(words.nothingSkipped)}</p>
        ) : (
          <>
            <p>{say(words.skipped)}:</p>
            <ul class="govuk-list govuk-list--bullet">
              {skipped.map(({ on, why, name, notice }) => (
                <li key={on}>
                  {say(words.day(on))}: {say(why === 'weekend' || !name ? words.weekend : words.dayOff(name, notice))}
                </li>
              ))}
            </ul>
          </>
        )}
        {workedOn.map(({ on }) => (
          <p key={on}>{say(words.worked(on))}</p>
        ))}
        {movedFrom && <p>{say(words.moved(movedFrom, explanation.dueOn))}</p>}
        {provisional && <p>{say(words.provisional)}</p>}
      </div>
    </details>
  )
}
