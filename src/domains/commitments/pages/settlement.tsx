import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, type Column, Table, Tag, Textarea, type Tone } from '../../../ui/index.ts'
import type { ClauseVerdict, SettlementLine } from '../rules/settlement.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'

const TONES: Record<ClauseVerdict, Tone> = { reached: 'good', partly: 'near', not: 'late', unjudged: 'neutral' }

/** What came of each clause, what both sides say, and where one's own is said. */
export function SettlementCard({ view }: { view: CommitmentView }) {
  const say = useSay()
  const { settlement, commitment, seat, may, open } = view
  if (!settlement) return null
  const { columns } = words
  const shown: Column<SettlementLine>[] = [
    {
      key: 'clause',
      head: say(columns.clause),
      heading: true,
      cell: ({ name, href }) => (href ? <a href={href}>{say(name)}</a> : say(name)),
    },
    { key: 'measure', head: say(columns.measure), cell: ({ measure }) => say(measure) },
    { key: 'shown', head: say(columns.shown), cell: (line) => say(line.shown) },
    {
      key: 'verdict',
      head: say(columns.verdict),
      cell: ({ verdict }) => <Tag tone={TONES[verdict]}>{say(words.verdicts[verdict])}</Tag>,
    },
    { key: 'causes', head: say(columns.causes), cell: ({ causes }) => causes.map(say).join(' ') || '—' },
  ]
  const said = {
    answerer: settlement.hasAnswerer ? settlement.answererComment || say(words.noComment) : say(words.notYet),
    giver: settlement.hasGiver ? settlement.giverComment || say(words.noComment) : say(words.notYet),
  }
  const own = seat?.side === 'giver' ? settlement.giverComment : settlement.answererComment
  return (
    <Card title={say(words.settlement)} id="ket-qua">
      <p class="camlo-muted">{say(words.draftedAt(formatDateTime(settlement.draftedAt)))}</p>
      <Table caption={say(words.settlement)} columns={shown} rows={settlement.lines} rowKey={({ key }) => key} />
      <p>
        <strong>{say(words.sides.answerer)}:</strong> {said.answerer}
      </p>
      <p>
        <strong>{say(words.sides.giver)}:</strong> {said.giver}
      </p>
      {may('comment') && (
        <form method="post" action={`/cam-ket/${commitment.id}/y-kien`}>
          <Textarea
            name="words"
            label={say(words.commentOwn)}
            hint={open ? say(words.commentVoids) : undefined}
            value={own}
            rows={3}
            maxLength={2000}
          />
          <Button {...(open ? { kind: 'secondary' as const } : {})}>{say(words.comment)}</Button>
        </form>
      )}
    </Card>
  )
}
