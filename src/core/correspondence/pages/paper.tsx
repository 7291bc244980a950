import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  SummaryList,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import { numberAndSymbol } from '../../official-forms/index.ts'
import type { IssuedPaper } from '../queries.ts'
import { words } from '../words.ts'

export interface PaperPageProps {
  paper: IssuedPaper
  unit: string
  /** Whether whoever looks may withdraw it. */
  mayWithdraw: boolean
  values?: { why?: string }
  errors?: Errors
  message?: Text | undefined
}

/** One paper of the book. */
export function PaperPage({ paper, unit, mayWithdraw, values = {}, errors = {}, message }: PaperPageProps) {
  const say = useSay()
  const { columns, paper: w } = words
  const rows = [
    { label: say(words.unit), value: unit },
    { label: say(columns.subject), value: `${paper.kind}: ${paper.subject}` },
    { label: say(w.issued), value: formatDateTime(paper.issuedAt) },
    ...(paper.authority.length > 0 ? [{ label: say(w.authority), value: paper.authority.join(' / ') }] : []),
    { label: say(columns.signer), value: paper.signerName },
    { label: say(columns.receivers), value: paper.receivers.join('; ') },
    ...(paper.withdrawnAt
      ? [{ label: say(words.withdrawn), value: `${formatDateTime(paper.withdrawnAt)}: ${paper.withdrawnWhy}` }]
      : []),
  ]
  return (
    <>
      <BackLink href="/van-ban-di">{say(w.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {message && <Banner>{say(message)}</Banner>}
      <Title>{numberAndSymbol(paper.number, paper.symbol)}</Title>
      <SummaryList rows={rows} />
      {paper.caseId && (
        <p>
          <a href={`/ho-so/${paper.caseId}`}>{say(words.dossier)}</a>
        </p>
      )}
      {mayWithdraw && !paper.withdrawnAt && (
        <Card title={say(w.withdraw)}>
          <p>{say(w.withdrawHow)}</p>
          <form method="post" action={`/van-ban-di/${paper.id}/thu-hoi`}>
            <Textarea name="why" label={say(w.why)} value={values.why} error={errors.why} maxLength={500} required />
            <Button kind="warning">{say(w.withdraw)}</Button>
          </form>
        </Card>
      )}
    </>
  )
}
