import { type DueExplanation, DueExplanationView, spell } from '../../../../core/calendar/index.ts'
import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { Card, Tag } from '../../../../ui/index.ts'
import type { DossierView } from '../../views.ts'
import { words } from './desk-words.ts'
import { Moment } from './due.tsx'

/** Every due date there was and why, when no limit ran, and whose each late hour is. */
export function ClockCard({ dossier }: { dossier: DossierView }) {
  const say = useSay()
  const { dueDates, workedMinutes } = dossier
  if (dueDates.length === 0) return null
  return (
    <Card title={say(words.clocks)} id="thoi-han">
      <h3 class="govuk-visually-hidden">{say(words.dueDates)}</h3>
      <ol class="camlo-list">
        {dueDates.map(({ cause, dueAt, provisional, explanation, setAt }) => (
          <li key={`${cause}${setAt.getTime()}`}>
            <b>
              <Moment at={dueAt} />
            </b>{' '}
            {provisional && <Tag tone="near">{say(words.provisional)}</Tag>}
            <span class="camlo-muted camlo-line">
              {say(words.dueCauses[cause])} · {formatDateTime(setAt)}
            </span>
            {explanation !== null && (
              <DueExplanationView explanation={explanation as DueExplanation} provisional={provisional} />
            )}
          </li>
        ))}
      </ol>
      {workedMinutes !== null && <p>{say(words.workedTotal(say(spell(workedMinutes))))}</p>}
      <Pauses dossier={dossier} />
      <Lateness dossier={dossier} />
    </Card>
  )
}

function Pauses({ dossier: { pauses } }: { dossier: DossierView }) {
  const say = useSay()
  if (pauses.length === 0) return null
  return (
    <>
      <h3>{say(words.pauses)}</h3>
      <ul class="camlo-list">
        {pauses.map(({ cause, reason, startedAt, endedAt }) => (
          <li key={startedAt.getTime()}>
            <Tag tone="paused">{say(words.pauseCauses[cause])}</Tag> {formatDateTime(startedAt)} –{' '}
            {endedAt ? formatDateTime(endedAt) : say(words.untilNow)}
            {reason && <span class="camlo-line">{reason}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Lateness({ dossier: { lateness, lateMinutes, procedure } }: { dossier: DossierView }) {
  const say = useSay()
  if (lateness.length === 0) return null
  const stepName = (key: string): string => {
    const step = procedure.steps.find((each) => each.key === key)
    return step ? say(step.name) : key
  }
  return (
    <>
      <h3>{say(words.lateness)}</h3>
      <ul class="camlo-list">
        {lateness.map(({ unit, stepKey, cause, workingMinutes }, index) => (
          <li key={`${stepKey}${index}`}>
            {say(
              words.lateOf(
                say(spell(workingMinutes)),
                stepName(stepKey),
                say(unit.name),
                say(words.latenessCauses[cause]),
              ),
            )}
          </li>
        ))}
        <li>
          <b>{say(words.lateTotal(say(spell(lateMinutes))))}</b>
        </li>
      </ul>
    </>
  )
}
