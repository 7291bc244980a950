import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Textarea } from '../../../ui/index.ts'
import type { FollowUp } from '../queries.ts'
import { words } from '../words.ts'

/** To the person who rated low: that it is looked into, the answer, and the one word they have on it. */
export function OwnPanel({ found, unit, code }: { found: FollowUp; unit: Text; code: string }) {
  const say = useSay()
  const { state, answer, answeredAt, dueAt, settled } = found
  return (
    <Card title={say(words.panel.title)} id="phan-hoi">
      {state === 'open' && (
        <p>{say((settled === false ? words.panel.again : words.panel.waiting)(formatDateTime(dueAt)))}</p>
      )}
      {answer && answeredAt && (
        <div class="govuk-inset-text">
          <p class="camlo-lines">{answer}</p>
          <p class="camlo-muted">{say(words.panel.from(say(unit), formatDateTime(answeredAt)))}</p>
        </div>
      )}
      {settled !== null && <p>{say(settled ? words.panel.saidYes : words.panel.saidNo)}</p>}
      {state !== 'open' && settled === null && (
        <form method="post" action={`/tra-cuu/${code}/ho-so/phan-hoi`}>
          <p>
            <strong>{say(words.panel.ask)}</strong> <span class="camlo-muted">{say(words.panel.once)}</span>
          </p>
          <Textarea name="note" id="phan-hoi-note" label={say(words.panel.why)} rows={2} />
          <div class="camlo-row camlo-row--start">
            <Button name="settled" value="yes">
              {say(words.panel.yes)}
            </Button>
            <Button name="settled" value="no" kind="secondary">
              {say(words.panel.no)}
            </Button>
          </div>
        </form>
      )}
    </Card>
  )
}
