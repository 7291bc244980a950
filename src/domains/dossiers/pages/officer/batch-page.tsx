import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, type Column, Table, Tag, Title } from '../../../../ui/index.ts'
import type { Answer } from '../../answer.ts'
import type { Moved } from '../../scene.ts'
import { words as roomWords } from '../../words.ts'
import { words } from './words.ts'

export interface BatchLine {
  id: string
  /** Missing where there is no such dossier. */
  code: string | null
  answer: Answer<Moved>
}

/** What became of each dossier that was to be accepted with others. */
export function BatchPage({ lines, back }: { lines: readonly BatchLine[]; back: string }) {
  const say = useSay()
  const { batch, common, queue } = words
  const accepted = lines.filter(({ answer }) => answer.ok).length
  const refused = lines.length - accepted
  const columns: Column<BatchLine>[] = [
    {
      key: 'dossier',
      head: say(queue.columns.dossier),
      heading: true,
      cell: ({ id, code }) => (code ? <a href={`/ho-so/${id}`}>{code}</a> : '—'),
    },
    { key: 'outcome', head: say(batch.outcome), cell: ({ answer }) => <Outcome answer={answer} /> },
  ]
  return (
    <>
      <BackLink href={back}>{say(common.backToQueue)}</BackLink>
      <Title caption={say(batch.title)}>
        {lines.length === 0 ? say(batch.none) : say(batch.accepted(accepted))}
        {refused > 0 && `; ${say(batch.notAccepted(refused)).toLowerCase()}`}
      </Title>
      {lines.length > 0 && <Table caption={say(batch.title)} columns={columns} rows={lines} rowKey={({ id }) => id} />}
      <p>
        <a class="govuk-button" href={back} data-focus>
          {say(batch.back)}
        </a>
      </p>
    </>
  )
}

function Outcome({ answer }: { answer: BatchLine['answer'] }) {
  const say = useSay()
  if (answer.ok) return <Tag tone="good">{say(words.batch.ok)}</Tag>
  const { by, reason } = answer
  if (!by) return <>{say(roomWords.reasons[reason])}</>
  return <>{say(words.common.doneBy(by.name ?? say(words.common.somebody), say(by.sentence), formatDateTime(by.at)))}</>
}
