import type { VNode } from 'preact'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, ButtonLink, Card, Panel, SummaryList } from '../../../../ui/index.ts'
import type { ExpectedDue } from '../../queries/statistics.ts'
import { inGroups } from '../../secrets.ts'
import type { PublicView } from '../../views.ts'
import { words } from './filing-words.ts'
import { Moment, Provisional } from './moment.tsx'

export interface ReceiptPageProps {
  view: PublicView
  secret: string
  expected: ExpectedDue
  /** What other rooms ask now. */
  asked?: VNode | null
}

/** What the person takes away: two codes, who has the dossier, and when to hear of it. */
export function ReceiptPage({ view, secret, expected, asked }: ReceiptPageProps) {
  const say = useSay()
  const address = `/tra-cuu/${view.code}`
  return (
    <>
      <div data-draft-done={`/nop-ho-so/${view.procedureSlug}:ho-so`}>
        <Panel title={say(words.receiptTitle)}>
          <p>{say(words.code)}</p>
          <p class="camlo-code">{view.code}</p>
          <p>{say(words.secret)}</p>
          <p class="camlo-code">{inGroups(secret)}</p>
        </Panel>
      </div>
      <p>
        <strong>{say(words.keepSecret)}</strong>
      </p>
      <Card title={say(view.procedureName)}>
        <SummaryList
          rows={[
            { label: say(words.unit), value: say(view.receivingUnit.name) },
            { label: say(words.sentAt), value: <Moment at={view.submittedAt} /> },
            { label: say(words.answerBy), value: <Moment at={expected.acceptedBy} /> },
            {
              label: say(words.expected),
              value: (
                <>
                  <Moment at={expected.due.at} />
                  {expected.due.provisional && <Provisional />}
                </>
              ),
            },
          ]}
        />
      </Card>
      {asked && <div class="no-print">{asked}</div>}
      <Card title={say(words.next)}>
        <p>{say(words.nextReceipt)}</p>
        <p>{say(words.nextSupplement)}</p>
      </Card>
      <div class="govuk-button-group no-print">
        <ButtonLink href={address}>{say(words.follow)}</ButtonLink>
        <Button type="button" kind="secondary" data-print hidden>
          {say(words.print)}
        </Button>
        <a class="govuk-link" href="/thu-tuc">
          {say(words.another)}
        </a>
      </div>
    </>
  )
}
