import type { VNode } from 'preact'
import { useSay } from '../../../../platform/i18n/index.ts'
import { ButtonLink, Card, Panel, SummaryList } from '../../../../ui/index.ts'
import { inGroups } from '../../secrets.ts'
import type { DossierView } from '../../views.ts'
import { words } from './counter-words.ts'
import { Moment } from './due.tsx'
import type { PrintLink } from './papers-card.tsx'

interface Props {
  dossier: DossierView
  secret: string
  receipt: PrintLink | undefined
  /** What other rooms show: the fee. */
  panel?: VNode | null
  /** The draft that is no longer needed. */
  draft: string
  /** It was taken in for a number of the queue. */
  atDesk: boolean
}

/** The dossier is in: its code, its date, the person's secret, and the way to the next one. */
export function CounterDonePage({ dossier, secret, receipt, panel, draft, atDesk }: Props) {
  const say = useSay()
  const { code, legalDueAt, procedure, applicant } = dossier
  return (
    <div data-draft-done={draft}>
      <Panel title={say(words.done)}>
        <p class="camlo-code">{code}</p>
      </Panel>
      <Card>
        <SummaryList
          rows={[
            { label: say(words.choose), value: say(procedure.name) },
            { label: say(words.person), value: applicant.name },
            ...(legalDueAt ? [{ label: say(words.due), value: <Moment at={legalDueAt} /> }] : []),
            {
              label: say(words.secret),
              value: (
                <>
                  <b class="camlo-code">{inGroups(secret)}</b>
                  <span class="camlo-muted camlo-line">{say(words.secretHint)}</span>
                </>
              ),
            },
          ]}
        />
      </Card>
      {panel}
      <p class="camlo-row camlo-row--start">
        {receipt && (
          <a class="govuk-button" href={receipt.href} target="_blank" rel="noopener" data-key="p">
            {say(words.printReceipt)}
          </a>
        )}
        <a class="govuk-button govuk-button--secondary" href="/tiep-nhan" data-focus data-key="t" autofocus>
          {say(words.next)}
        </a>
        <ButtonLink kind="secondary" href={`/tiep-nhan?nguoi=${applicant.id}&don-vi=${dossier.receivingUnit.id}`}>
          {say(words.samePerson)}
        </ButtonLink>
        {atDesk && (
          <a class="govuk-button govuk-button--secondary" href="/quay" data-key="q">
            {say(words.backToDesk)}
          </a>
        )}
        <a href={`/ho-so/${dossier.id}`}>{say(words.see)}</a>
      </p>
    </div>
  )
}
