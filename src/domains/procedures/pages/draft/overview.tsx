import { useSay } from '../../../../platform/i18n/index.ts'
import { Banner, Button, ButtonLink, Card, Details, SummaryList } from '../../../../ui/index.ts'
import { draftWords, partWords } from '../../draft-words.ts'
import { feeInWords, limitInWords } from '../../rules/describe.ts'
import type { ProcedureVersion } from '../../rules/version.ts'
import { words } from '../../words.ts'
import { DraftFrame, type DraftFrameProps, draftPath, mendPath } from './frame.tsx'

/** A draft at a glance: what is left to mend, and what it says. */
export function OverviewPage({
  basedOn,
  ...props
}: Omit<DraftFrameProps, 'tab' | 'children'> & { basedOn: ProcedureVersion | undefined }) {
  const say = useSay()
  const { draft, findings } = props
  const { content, id, state } = draft
  return (
    <DraftFrame {...props} tab="overview">
      {state === 'approved' && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(draftWords.done(content.validFrom))}</p>
          <a class="govuk-notification-banner__link" href={`/quan-tri/thu-tuc/${draft.slug}`}>
            {say(draftWords.timeline)}
          </a>
        </Banner>
      )}
      {state === 'open' && <Left draft={draft} findings={findings} />}
      <Card>
        <SummaryList
          rows={[
            {
              label: say(draftWords.dates),
              value: content.validFrom ? say(words.page.between(content.validFrom, content.validTo)) : '–',
            },
            { label: say(draftWords.limit), value: content.limit.amount > 0 ? say(limitInWords(content.limit)) : '–' },
            { label: say(draftWords.money), value: say(feeInWords({ feeDong: content.fee.dong })) },
            { label: say(partWords.papers), value: content.papers.length },
            { label: say(partWords.form), value: content.form.length },
            { label: say(partWords.steps), value: content.steps.map(({ name }) => say(name)).join(' → ') },
            { label: say(draftWords.resultName), value: say(content.result) || '–' },
            { label: say(draftWords.law), value: content.legalBasis.join('; ') || '–' },
            {
              label: say(draftWords.draft),
              value: basedOn ? say(draftWords.copiedFrom(basedOn.validFrom)) : say(draftWords.quiteNew),
            },
          ]}
        />
      </Card>
      {state === 'open' && (
        <Details summary={say(draftWords.withdraw)}>
          <form method="post" action={`${draftPath(id)}/rut`}>
            <input type="hidden" name="edition" value={draft.edition} />
            <p>{say(draftWords.withdrawAsk)}</p>
            <Button kind="warning">{say(draftWords.withdraw)}</Button>
          </form>
        </Details>
      )}
    </DraftFrame>
  )
}

/** What is left to mend. */
function Left({ draft: { id }, findings }: Pick<DraftFrameProps, 'draft' | 'findings'>) {
  const say = useSay()
  return (
    <Card title={say(draftWords.findings(findings.length))}>
      {findings.length > 0 && (
        <ul class="camlo-list">
          {findings.map((finding) => (
            <li key={`${finding.part}${finding.at}${finding.text.vi}`}>
              <span class="camlo-muted">{say(partWords[finding.part])}: </span>
              {say(finding.text)}{' '}
              <a class="govuk-link" href={mendPath(id, finding)}>
                {say(draftWords.mend)}
                <span class="govuk-visually-hidden">: {say(finding.text)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {findings.length === 0 && <ButtonLink href={`${draftPath(id)}/phe-duyet`}>{say(draftWords.approve)}</ButtonLink>}
    </Card>
  )
}
