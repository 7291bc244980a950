import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Button, TextInput } from '../../../ui/index.ts'
import type { Plan } from '../plans.ts'
import type { Trial } from '../trial.ts'
import { words } from '../words.ts'
import { planLink } from './plans.tsx'

/** What may be done with the plan now, in the order it is done. */
export function Actions({ plan, trial }: { plan: Plan; trial: Trial }) {
  const say = useSay()
  const { status, code } = plan
  const left = trial.units.some(({ done, flights }) => !done || flights.some(({ to }) => to !== null))
  return (
    <>
      {plan.reviewedAt && <p class="camlo-muted">{say(words.reviewedAt(formatDateTime(plan.reviewedAt)))}</p>}
      {(status === 'draft' || status === 'reviewed') && (
        <form method="post" action={`${planLink(code)}/ngay`}>
          <TextInput
            name="effectiveOn"
            type="date"
            label={say(words.effectiveOn)}
            hint={say(words.dayHint)}
            value={plan.effectiveOn}
            width={10}
            required
          />
          <Button kind="secondary">{say(words.changeDay)}</Button>
        </form>
      )}
      {status === 'draft' && (
        <form method="post" action={`${planLink(code)}/duyet`}>
          <p>{say(words.reviewHint)}</p>
          <Button>{say(words.review)}</Button>
        </form>
      )}
      {status === 'reviewed' && (
        <Sure action={`${planLink(code)}/chay`} hint={say(words.runHint)} button={say(words.run)} />
      )}
      {status === 'running' && (
        <>
          {left && (
            <form method="post" action={`${planLink(code)}/chay`}>
              <input type="hidden" name="sure" value="yes" />
              <p>{say(words.runHint)}</p>
              <Button kind="secondary">{say(words.runRest)}</Button>
            </form>
          )}
          <Sure action={`${planLink(code)}/xac-nhan`} hint={say(words.confirmHint)} button={say(words.confirm)} />
          <form method="post" action={`${planLink(code)}/hoan-tac`}>
            <p>{say(words.undoHint)}</p>
            <Button kind="warning">{say(words.undo)}</Button>
          </form>
        </>
      )}
    </>
  )
}

/** What can't be taken back lightly asks to be read first. */
function Sure({ action, hint, button }: { action: string; hint: string; button: string }) {
  const say = useSay()
  const id = `doc-${action.split('/').at(-1)}`
  return (
    <form method="post" action={action}>
      <p>{hint}</p>
      <div class="govuk-form-group">
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={id} name="sure" type="checkbox" value="yes" required />
            <label class="govuk-label govuk-checkboxes__label" for={id}>
              {say(words.sure)}
            </label>
          </div>
        </div>
      </div>
      <Button>{button}</Button>
    </form>
  )
}
