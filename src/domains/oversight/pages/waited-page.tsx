import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Empty, Pager, Table, Title } from '../../../ui/index.ts'
import type { WaitingTask } from '../queries/waits.ts'
import { words } from '../words.ts'
import { TABS } from './parts.tsx'

export interface WaitedPageProps {
  from: Text
  to: Text
  lines: readonly (WaitingTask & { unit: Text; person: string | null; giver: string })[]
  previous: string | undefined
  next: string | undefined
}

/** The tasks that one unit waits for another for. */
export function WaitedPage({ from, to, lines, previous, next }: WaitedPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={TABS.cho_nhau}>{say(words.tabs.cho_nhau)}</BackLink>
      <Title caption={say(words.tabs.cho_nhau)}>{say(words.waitedTitle(from, to))}</Title>
      {lines.length === 0 ? (
        <Empty title={say(words.waitedNone)} />
      ) : (
        <Table
          caption={say(words.waitedTitle(from, to))}
          rows={lines}
          rowKey={({ id, why }) => `${id} ${why}`}
          columns={[
            {
              key: 'task',
              head: say(words.task),
              heading: true,
              cell: ({ id, title, unit, person }) => (
                <>
                  <a href={`/nhiem-vu/${id}`}>{title}</a>
                  <span class="camlo-muted camlo-line">{`${say(unit)}: ${person ?? say(words.notGiven)}`}</span>
                </>
              ),
            },
            { key: 'why', head: say(words.waitsWhy), cell: ({ why }) => say(words.waits[why]) },
            { key: 'giver', head: say(words.giver), cell: ({ giver }) => giver },
            { key: 'since', head: say(words.waitsLong), cell: ({ since }) => formatDate(since) },
            { key: 'due', head: say(words.deadline), cell: ({ dueAt }) => (dueAt ? formatDate(dueAt) : '—') },
          ]}
        />
      )}
      <Pager previous={previous} next={next} />
    </>
  )
}
