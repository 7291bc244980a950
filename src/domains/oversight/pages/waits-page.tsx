import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, type Drawing, Drawn, Empty, Table } from '../../../ui/index.ts'
import type { WaitRow } from '../queries/waits.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

/** Where the tasks stand that one unit waits for another for. @param why a reason or a group of them; every one where there is none */
export const waitedLink = (unitId: string, from: string, to: string, why?: string): string =>
  `${TABS.cho_nhau}/viec?${new URLSearchParams({ ...(unitId ? { 'don-vi': unitId } : {}), tu: from, den: to, ...(why ? { viec: why } : {}) })}`

export type WaitLine = WaitRow & { from: Text; to: Text; href: string }

export interface WaitsPageProps {
  units: readonly Choice[]
  unitId: string
  lines: readonly WaitLine[]
  /** Units that wait for others, as flows. */
  drawing: Drawing | undefined
  /** How many flows are drawn at most. */
  most: number
}

/** Who waits for whom, for what and since when. */
export function WaitsPage({ units, unitId, lines, drawing, most }: WaitsPageProps) {
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
          {drawing && (
            <Card title={say(words.waitsDrawn)}>
              <p class="camlo-key">
                <span class="camlo-key__near">{say(words.waitsAnswer)}</span>{' '}
                <span class="camlo-key__late">{say(words.waitsWork)}</span>
              </p>
              <div class="camlo-chart">
                <Drawn drawing={drawing} />
              </div>
              <p class="camlo-muted">{say(words.waitsDrawnHow(most))}</p>
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
                  cell: ({ count, href, from, to }) => (
                    <a href={href}>
                      {formatNumber(count, lang)}
                      <span class="govuk-visually-hidden">: {`${say(from)}, ${say(to)}`}</span>
                    </a>
                  ),
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
