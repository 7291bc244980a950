import type { VNode } from 'preact'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Panel, SummaryList } from '../../../../ui/index.ts'
import { inGroups } from '../../secrets.ts'
import type { DossierView } from '../../views.ts'
import { CounterBox } from './counter-box.tsx'
import type { Counter } from './counter-data.ts'
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
  counters: readonly Counter[]
}

/** The dossier is in: its code, its date, the person's secret; the cursor is in the box for the next one already. */
export function CounterDonePage({ dossier, secret, receipt, panel, draft, atDesk, counters }: Props) {
  const say = useSay()
  const { code, legalDueAt, procedure, applicant, receivingUnit, decidingUnit, underWay } = dossier
  const elsewhere = receivingUnit.id !== decidingUnit.id
  const counter = counters.find(({ unit }) => unit.id === receivingUnit.id) ?? counters[0]
  return (
    <div data-draft-done={draft}>
      <Panel title={say(words.done)}>
        <p class="camlo-code">{code}</p>
      </Panel>
      <p class="camlo-row camlo-row--start">
        {receipt && (
          <a
            class="govuk-button"
            href={receipt.href}
            target="_blank"
            rel="noopener"
            data-key="F9"
            data-key-name={say(words.printReceipt)}
          >
            {say(words.printReceipt)} <kbd>F9</kbd>
          </a>
        )}
        {atDesk && (
          <a class="govuk-button govuk-button--secondary" href="/quay">
            {say(words.backToDesk)}
          </a>
        )}
        <a href={`/ho-so/${dossier.id}`}>{say(words.see)}</a>
        <a href="/tiep-nhan">{say(words.list)}</a>
        {underWay && <a href="/ban-giao#chon">{say(words.sendPapers)}</a>}
      </p>
      {counter && (
        <section aria-labelledby="tiep-theo">
          <h2 class="govuk-heading-m" id="tiep-theo">
            {say(words.next)}
          </h2>
          <CounterBox counters={counters} counter={counter} last={{ id: applicant.id, name: applicant.name }} />
        </section>
      )}
      <Card>
        <SummaryList
          rows={[
            { label: say(words.choose), value: say(procedure.name) },
            { label: say(words.person), value: applicant.name },
            ...(elsewhere ? [{ label: say(words.decidedBy), value: say(decidingUnit.name) }] : []),
            {
              label: say(words.due),
              value: legalDueAt ? <Moment at={legalDueAt} /> : say(words.dueFromArrival(decidingUnit.name)),
            },
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
    </div>
  )
}
