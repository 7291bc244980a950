import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, Empty, Figure, type FigureProps, Table } from '../../../ui/index.ts'
import type { WaitRow } from '../queries/waits.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

export interface WaitsPageProps {
  units: readonly Choice[]
  unitId: string
  lines: readonly (WaitRow & { from: Text; to: Text })[]
  /** For whom most is waited, drawn. */
  chart: Pick<FigureProps, 'drawing' | 'rows' | 'series'> | undefined
}

/** Who waits for whom, for what and since when. */
export function WaitsPage({ units, unitId, lines, chart }: WaitsPageProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <Head tab="cho_nhau" />
      <Filter action={TABS.cho_nhau} units={units} unitId={unitId} />
      {lines.length === 0 ? (
        <Empty title={say(words.waitsNone)} />
      ) : (
        <>
          {chart && (
            <Card title={say(words.waitsTo)}>
              <Figure
                id="cho-ai"
                label={say(words.waitsCaption)}
                {...chart}
                format={(value) => formatNumber(value, lang)}
              />
            </Card>
          )}
          <Card title={say(words.waitsCaption)}>
            <Table
              caption={say(words.waitsCaption)}
              rows={lines}
              rowKey={({ why, fromUnitId, toUnitId }) => `${why} ${fromUnitId} ${toUnitId}`}
              columns={[
                { key: 'from', head: say(words.waitsFrom), heading: true, cell: ({ from }) => say(from) },
                {
                  key: 'to',
                  head: say(words.waitsTo),
                  cell: ({ to, fromUnitId, toUnitId }) =>
                    fromUnitId === toUnitId ? <span class="camlo-muted">{say(words.inside)}</span> : say(to),
                },
                { key: 'why', head: say(words.waitsWhy), cell: ({ why }) => say(words.waits[why]) },
                {
                  key: 'count',
                  head: say(words.waitsCount),
                  number: true,
                  cell: ({ count }) => formatNumber(count, lang),
                },
                { key: 'since', head: say(words.waitsSince), cell: ({ since }) => formatDate(since) },
              ]}
            />
          </Card>
        </>
      )}
    </>
  )
}
