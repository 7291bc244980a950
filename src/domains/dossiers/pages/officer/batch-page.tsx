import { useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, type Column, Table, Tag, Title } from '../../../../ui/index.ts'
import type { Answer } from '../../answer.ts'
import type { Moved } from '../../scene.ts'
import { whyNot } from './outcome.ts'
import { words } from './words.ts'

export interface BatchLine {
  id: string
  /** Missing where there is no such dossier. */
  code: string | null
  /** Missing where the machine failed. */
  answer: Answer<Moved> | null
}

interface Props {
  lines: readonly BatchLine[]
  back: string
  /** What was done with them: accepted, or signed. */
  said: typeof words.batch
}

/** What became of each dossier that was to be accepted, or signed, with others. */
export function BatchPage({ lines, back, said: batch }: Props) {
  const say = useSay()
  const { common, queue } = words
  const accepted = lines.filter(({ answer }) => answer?.ok).length
  const refused = lines.length - accepted
  const columns: Column<BatchLine>[] = [
    {
      key: 'dossier',
      head: say(queue.columns.dossier),
      heading: true,
      cell: ({ id, code }) => (code ? <a href={`/ho-so/${id}`}>{code}</a> : '—'),
    },
    { key: 'outcome', head: say(batch.outcome), cell: ({ answer }) => <Outcome answer={answer} said={batch} /> },
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

function Outcome({ answer, said }: { answer: BatchLine['answer']; said: Props['said'] }) {
  const say = useSay()
  if (answer?.ok) return <Tag tone="good">{say(said.ok)}</Tag>
  return <span>{whyNot(answer, say)}</span>
}
