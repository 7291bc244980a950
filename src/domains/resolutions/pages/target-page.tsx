import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Card, Table, Title } from '../../../ui/index.ts'
import type { Entry, TargetRow } from '../queries/resolutions.ts'
import { words } from '../words.ts'
import { Actual, Plan } from './figures.tsx'

/** A target with all that was ever planned and reported for it, each with its source and its act. */
export function TargetPage({
  target: { name, countedIn, note },
  of,
  entries,
}: {
  target: Pick<TargetRow, 'name' | 'countedIn' | 'note'>
  of: string
  entries: readonly Entry[]
}) {
  const say = useSay()
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.all)}</BackLink>
      <Title caption={of}>{say(name)}</Title>
      {note && <p>{say(note)}</p>}
      <Card title={say(words.history)}>
        <Table
          caption={say(words.history)}
          rows={entries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'period', head: say(words.period), heading: true, cell: ({ period }) => period },
            {
              key: 'plan',
              head: say(words.plan),
              cell: ({ measure }) => (measure ? <Plan {...{ measure, countedIn }} /> : ''),
            },
            {
              key: 'actual',
              head: say(words.actual),
              cell: ({ reported }) => (reported ? <Actual {...{ measure: undefined, reported, countedIn }} /> : ''),
            },
            {
              key: 'source',
              head: say(words.source),
              cell: ({ source, standing }) => `${say(source)} (${say(words.standings[standing])})`,
            },
            {
              key: 'entered',
              head: say(words.entered),
              cell: ({ at, actId }) => (
                <>
                  {formatDateTime(at)}
                  {actId && (
                    <span class="camlo-line">
                      <a href={`/so-cai/${actId}`}>{say(words.act)}</a>
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      </Card>
    </>
  )
}
