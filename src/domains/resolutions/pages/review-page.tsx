import { localDateOf } from '../../../core/calendar/index.ts'
import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Card, Empty, Grid, Table, Tile, Title } from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import type { LooseTask } from '../hanging.ts'
import { clauseHref } from '../queries/origins.ts'
import type { ClauseToCheck } from '../queries/papers.ts'
import { words } from '../words.ts'

export interface ReviewPageProps {
  /** Clauses from which no task comes, with how many targets carry them out. */
  clauses: readonly (ClauseToCheck & { targets: number })[]
  of: number
  loose: { total: number; rows: readonly (LooseTask & { unit: Text })[] }
}

/** What hangs in the air: clauses nobody has a task of, tasks that come from no paper. */
export function ReviewPage({ clauses, of, loose }: ReviewPageProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.title)}</BackLink>
      <Title>{say(composeWords.review)}</Title>
      <p>{say(composeWords.reviewIntro)}</p>
      <Grid kind="tiles">
        <Tile
          figure={`${formatNumber(clauses.length, lang)}/${formatNumber(of, lang)}`}
          label={say(composeWords.clausesWithout)}
          tone={clauses.length > 0 ? 'near' : 'good'}
          href="#dieu-khoan"
        />
        <Tile
          figure={formatNumber(loose.total, lang)}
          label={say(composeWords.tasksWithout)}
          tone={loose.total > 0 ? 'near' : 'good'}
          href="#nhiem-vu"
        />
      </Grid>
      <Card title={say(composeWords.clausesWithout)} id="dieu-khoan">
        {clauses.length === 0 ? (
          <Empty title={say(composeWords.allServed)}>
            <p>{say(composeWords.allServedMore)}</p>
          </Empty>
        ) : (
          <Table
            caption={say(composeWords.clausesWithout)}
            rows={clauses}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'clause',
                head: say(composeWords.clause),
                heading: true,
                cell: ({ id, number, text, paperKey }) => (
                  <a href={clauseHref(paperKey, id)}>
                    {number}. {say(text)}
                  </a>
                ),
              },
              { key: 'paper', head: say(composeWords.paper), cell: ({ paperTitle }) => say(paperTitle) },
              {
                key: 'targets',
                head: say(words.targets),
                number: true,
                cell: ({ targets }) => formatNumber(targets, lang),
              },
              {
                key: 'give',
                head: say(composeWords.next),
                cell: ({ id }) => <a href={`/nhiem-vu/giao?goc=clause:${id}`}>{say(composeWords.giveTask)}</a>,
              },
            ]}
          />
        )}
      </Card>
      <Card title={say(composeWords.tasksWithout)} id="nhiem-vu">
        {loose.rows.length === 0 ? (
          <p class="camlo-muted">{say(composeWords.noLoose)}</p>
        ) : (
          <>
            {loose.rows.length < loose.total && <p>{say(composeWords.firstOf(loose.rows.length, loose.total))}</p>}
            <Table
              caption={say(composeWords.tasksWithout)}
              rows={loose.rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'task',
                  head: say(composeWords.task),
                  heading: true,
                  cell: ({ title, href }) => <a href={href}>{title}</a>,
                },
                { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
                {
                  key: 'due',
                  head: say(words.stageDue),
                  cell: ({ dueAt }) => (dueAt ? formatDate(localDateOf(dueAt)) : '—'),
                },
              ]}
            />
          </>
        )}
      </Card>
    </>
  )
}
