import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Card, type Column, Empty, Pager, Table, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'
import { type ConsultationLine, StateTag } from './parts.tsx'

export interface ListPageProps {
  toAnswer: readonly ConsultationLine[]
  asked: readonly ConsultationLine[]
  previous?: string | undefined
  next?: string | undefined
  done: boolean
}

/** What a unit is asked, nearest due first, and what it has asked of others. */
export function ListPage({ toAnswer, asked, previous, next, done }: ListPageProps) {
  const say = useSay()
  const common: Column<ConsultationLine>[] = [
    { key: 'due', head: say(words.due), cell: ({ dueAt }) => formatDateTime(dueAt) },
    { key: 'state', head: say(words.state), cell: (line) => <StateTag line={line} /> },
  ]
  return (
    <>
      {done && (
        <Banner>
          <p>{say(words.done.answer)}</p>
        </Banner>
      )}
      <Title>{say(words.listTitle)}</Title>
      {toAnswer.length === 0 ? (
        <Empty title={say(words.nothingToAnswer)}>
          <p>{say(words.nothingNext)}</p>
        </Empty>
      ) : (
        <Card title={say(words.toAnswer)}>
          <Table
            caption={say(words.toAnswer)}
            rows={toAnswer}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'question',
                head: say(words.question),
                heading: true,
                cell: ({ id, question, code }) => (
                  <>
                    <a href={`/y-kien/${id}`}>{firstLine(question)}</a>
                    <span class="camlo-muted camlo-line">{code}</span>
                  </>
                ),
              },
              { key: 'from', head: say(words.from), cell: ({ askingUnit }) => say(askingUnit) },
              ...common,
            ]}
          />
        </Card>
      )}
      <Card title={say(words.askedByUs)}>
        {asked.length === 0 ? (
          <p>{say(words.nothingAsked)}</p>
        ) : (
          <Table
            caption={say(words.askedByUs)}
            rows={asked}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'question',
                head: say(words.question),
                heading: true,
                cell: ({ dossierId, question, code }) => (
                  <>
                    <a href={`/ho-so/${dossierId}/y-kien`}>{firstLine(question)}</a>
                    <span class="camlo-muted camlo-line">{code}</span>
                  </>
                ),
              },
              { key: 'whom', head: say(words.asked), cell: ({ whom }) => say(whom) },
              ...common,
            ]}
          />
        )}
        <Pager previous={previous} next={next} />
      </Card>
    </>
  )
}

const MOST_CHARACTERS = 90

function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS).trimEnd()}…` : line
}
