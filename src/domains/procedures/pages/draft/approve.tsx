import { dateOfDay, dayNumberOf } from '../../../../core/calendar/index.ts'
import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, ErrorSummary, Inset, TextInput, Warning } from '../../../../ui/index.ts'
import { draftWords, partWords } from '../../draft-words.ts'
import type { ProcedureVersion } from '../../rules/version.ts'
import { DraftFrame, type DraftFrameProps, draftPath, mendPath } from './frame.tsx'

export interface ApproveProps extends Omit<DraftFrameProps, 'tab' | 'children'> {
  /** Versions that end when this one begins. */
  ending: readonly ProcedureVersion[]
  typed: { decision: string; decidedOn: string }
  error?: Text | undefined
}

/** The act that makes a draft the law of the office: by which decision, from when, and what ends. */
export function ApprovePage({ ending, typed, error, ...props }: ApproveProps) {
  const say = useSay()
  const { draft, findings } = props
  const { id, content, edition, state } = draft
  return (
    <DraftFrame {...props} tab="approve">
      <ErrorSummary errors={error ? { decision: error } : {}} />
      {state !== 'open' ? (
        <Inset>{say(draftWords.notOpen)}</Inset>
      ) : findings.length > 0 ? (
        <Card title={say(draftWords.findings(findings.length))}>
          <ul class="camlo-list">
            {findings.map((finding) => (
              <li key={`${finding.part}${finding.at}${finding.text.vi}`}>
                <span class="camlo-muted">{say(partWords[finding.part])}: </span>
                <a class="govuk-link" href={mendPath(id, finding)}>
                  {say(finding.text)}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <form method="post" action={`${draftPath(id)}/phe-duyet`}>
          <input type="hidden" name="edition" value={edition} />
          <Card>
            <Warning>{say(draftWords.approveWhat(content.name, content.validFrom))}</Warning>
            {ending.map((version) => (
              <p key={version.id}>
                {say(draftWords.ends(version.validFrom, dateOfDay(dayNumberOf(content.validFrom) - 1)))}
              </p>
            ))}
            <TextInput
              name="decision"
              label={say(draftWords.decision)}
              hint={say(draftWords.decisionHint)}
              value={typed.decision}
              error={error}
              width={20}
              maxLength={60}
            />
            <TextInput
              type="date"
              name="decidedOn"
              label={say(draftWords.decidedOn)}
              value={typed.decidedOn}
              width={10}
            />
            <Button>{say(draftWords.approveNow)}</Button>
          </Card>
        </form>
      )}
    </DraftFrame>
  )
}
