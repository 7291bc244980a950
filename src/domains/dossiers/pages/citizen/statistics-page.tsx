import { spell } from '../../../../core/calendar/index.ts'
import { formatDateTime, formatNumber, formatShare, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { Card, Empty, Grid, Table, Tile, Title } from '../../../../ui/index.ts'
import type { PublicStatistics, UnitFigures, UnitView } from '../../queries/public-statistics.ts'
import type { Period } from '../../rules/period.ts'
import { words } from './statistics-words.ts'

export interface StatisticsPageProps {
  periods: readonly Period[]
  period: Period
  by: UnitView
  statistics: PublicStatistics
}

/** What every unit received and finished, for everybody to see. */
export function StatisticsPage({ periods, period, by, statistics }: StatisticsPageProps) {
  const say = useSay()
  const { at, total, units } = statistics
  return (
    <>
      <Title caption={say(period.name)}>{say(words.title)}</Title>
      <PeriodForm periods={periods} period={period} by={by} />
      {units.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneMore)}</p>
        </Empty>
      ) : (
        <>
          <Totals total={total} />
          <Card title={say(words.byUnit)}>
            <UnitsTable {...statistics} />
            <div class="camlo-row camlo-row--start">
              {SHEET_FORMATS.map((format) => (
                <a key={format} href={`/thong-ke.${format}?ky=${period.key}${by === 'now' ? '&donvi=nay' : ''}`}>
                  {say(words[format])}
                </a>
              ))}
            </div>
          </Card>
        </>
      )}
      {total.satisfaction.asked > 0 && (
        <Card title={say(words.satisfaction)} id="hai-long">
          <SatisfactionTable {...statistics} />
          <p class="camlo-muted">{say(words.satisfactionHow)}</p>
          <p>
            <a href={`/thong-ke/phan-hoi?ky=${period.key}`}>{say(words.lowRatings)}</a>
          </p>
        </Card>
      )}
      <p class="camlo-muted">{say(words.asOf(formatDateTime(at)))}</p>
      <p class="camlo-muted">{say(words.how)}</p>
    </>
  )
}

function PeriodForm({ periods, period, by }: Pick<StatisticsPageProps, 'periods' | 'period' | 'by'>) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/thong-ke" method="get">
      <div>
        <label for="ky">{say(words.period)}</label>
        <select id="ky" name="ky">
          {periods.map(({ key, name }) => (
            <option key={key} value={key} selected={key === period.key}>
              {say(name)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="donvi">{say(words.unitsOf)}</label>
        <select id="donvi" name="donvi">
          <option value="">{say(words.unitsThen)}</option>
          <option value="nay" selected={by === 'now'}>
            {say(words.unitsNow)}
          </option>
        </select>
      </div>
      <button type="submit" class="govuk-button">
        {say(words.show)}
      </button>
    </form>
  )
}

/** Figures in words; a dash where there is none. */
function useFigures() {
  const say = useSay()
  const lang = useLang()
  return {
    count: (n: number) => formatNumber(n, lang),
    share: ({ finished, onTime }: UnitFigures) => (finished === 0 ? '—' : formatShare(onTime / finished, lang)),
    median: ({ medianMinutes }: UnitFigures) => (medianMinutes === null ? '—' : say(spell(Math.round(medianMinutes)))),
  }
}

function Totals({ total }: { total: UnitFigures }) {
  const say = useSay()
  const { count, share, median } = useFigures()
  return (
    <Grid kind="tiles">
      <Tile figure={count(total.received)} label={say(words.received)} />
      <Tile
        figure={share(total)}
        label={say(words.onTime)}
        note={`${count(total.onTime)} / ${count(total.finished)}`}
        tone="good"
      />
      <Tile figure={count(total.late)} label={say(words.late)} tone={total.late > 0 ? 'bad' : 'good'} />
      <Tile figure={median(total)} label={say(words.median)} />
    </Grid>
  )
}

function UnitsTable({ units, total }: Pick<PublicStatistics, 'units' | 'total'>) {
  const say = useSay()
  const { count, share, median } = useFigures()
  const rows = [...units.map((row) => ({ ...row, name: say(row.unit.name) })), { ...total, name: say(words.whole) }]
  return (
    <Table
      caption={say(words.byUnit)}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name },
        { key: 'received', head: say(words.received), number: true, cell: (row) => count(row.received) },
        ...(total.takenInForOthers > 0
          ? [
              {
                key: 'takenIn',
                head: say(words.takenInForOthers),
                number: true,
                cell: (row: UnitFigures) => count(row.takenInForOthers),
              },
            ]
          : []),
        { key: 'finished', head: say(words.finished), number: true, cell: (row) => count(row.finished) },
        {
          key: 'onTime',
          head: say(words.onTime),
          number: true,
          cell: (row) => `${count(row.onTime)} (${share(row)})`,
        },
        { key: 'late', head: say(words.late), number: true, cell: (row) => count(row.late) },
        { key: 'median', head: say(words.median), number: true, cell: median },
      ]}
    />
  )
}

/** Units in the order of their names: who was asked, who answered, and how many of them were satisfied. */
function SatisfactionTable({ units, total }: Pick<PublicStatistics, 'units' | 'total'>) {
  const say = useSay()
  const lang = useLang()
  const rows = [...units.map((row) => ({ ...row, name: say(row.unit.name) })), { ...total, name: say(words.whole) }]
    .filter(({ satisfaction }) => satisfaction.asked > 0)
    .map(({ name, satisfaction }) => ({ name, ...satisfaction }))
  return (
    <Table
      caption={say(words.satisfaction)}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name },
        { key: 'asked', head: say(words.asked), number: true, cell: ({ asked }) => formatNumber(asked, lang) },
        {
          key: 'answered',
          head: say(words.answered),
          number: true,
          cell: ({ answered, responseShare }) =>
            `${formatNumber(answered, lang)}${responseShare === null ? '' : ` (${formatShare(responseShare, lang)})`}`,
        },
        {
          key: 'satisfied',
          head: say(words.satisfied),
          number: true,
          cell: ({ satisfiedShare }) =>
            satisfiedShare === null ? (
              <span class="camlo-muted">{say(words.tooFewAnswers)}</span>
            ) : (
              formatShare(satisfiedShare, lang)
            ),
        },
      ]}
    />
  )
}
