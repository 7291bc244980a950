import type { LocalDate } from '../../../core/calendar/index.ts'
import { spell } from '../../../core/calendar/index.ts'
import { formatDate, formatNumber, formatShare, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Card,
  COLOURS,
  type Drawing,
  Empty,
  Figure,
  Grid,
  type Series,
  Table,
  Tag,
  Tile,
  Title,
  Warning,
} from '../../../ui/index.ts'
import { DIGITAL_IN_FULL, type DigitalCell } from '../../dossiers/index.ts'
import type { Digital } from '../digital.ts'
import type { Board, Bottleneck } from '../queries.ts'
import { daysBefore } from '../rules/periods.ts'
import { words } from '../words.ts'

/** Of finished work: within its time or after. */
export type Outcome = 'onTime' | 'late'

/** What is drawn, beside the figures. */
export interface Charts {
  units: Drawing
  weeks: Drawing
}

export interface BoardProps {
  board: Board
  digital: Digital
  charts: Charts
  stepName: (key: string) => Text
}

/** The units that finished something: the rows of the chart, most first. */
export const finishing = ({ units }: Board): Board['units'] =>
  units.filter(({ onTime, late }) => onTime + late > 0).sort((a, b) => b.onTime + b.late - a.onTime - a.late)

/** The series of the board's charts, in the language of the page, each value a way to its acts. */
export function seriesOf(board: Board, say: (text: Text) => string): { units: Series[]; weeks: Series[] } {
  const units = finishing(board)
  const { today, from, weeks } = board
  const ofUnits = (outcome: Outcome) =>
    units.map(({ unitId }) => actsLink({ kind: 'finished', outcome, unit: unitId, from, to: today, ...asked(board) }))
  const ofWeeks = (kind: string, outcome?: Outcome) =>
    weeks.map((monday) => actsLink({ kind, outcome, from: monday, to: earlier(daysBefore(monday, -6), today) }))
  return {
    units: [
      {
        name: say(words.seriesOnTime),
        colour: COLOURS.good,
        values: units.map(({ onTime }) => onTime),
        links: ofUnits('onTime'),
      },
      {
        name: say(words.seriesLate),
        colour: COLOURS.late,
        values: units.map(({ late }) => late),
        links: ofUnits('late'),
      },
    ],
    weeks: [
      {
        name: say(words.seriesReceived),
        colour: COLOURS.brand,
        values: board.received,
        links: ofWeeks('received'),
      },
      {
        name: say(words.seriesFinished),
        colour: COLOURS.plan,
        values: board.finished,
        links: ofWeeks('finished'),
      },
      {
        name: say(words.seriesLate),
        colour: COLOURS.late,
        values: board.finishedLate,
        links: ofWeeks('finished', 'late'),
      },
    ],
  }
}

/** What a link to a unit's work says besides, where merged units are added up. */
const asked = ({ unitsOf }: Board): { donvi?: 'nay' } => (unitsOf === 'now' ? { donvi: 'nay' } : {})

const earlier = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other)

export const weekLabel = (monday: string): string => formatDate(monday).slice(0, 5)

/** @param merged whether units in reach have been taken over, so that it makes a difference whose figures they are */
export function BoardPage({ units, merged, ...props }: BoardProps & { units: number; merged: boolean }) {
  const say = useSay()
  const now = props.board.unitsOf === 'now'
  return (
    <>
      <div class="camlo-row">
        <div>
          <Title caption={say(words.caption(units))}>{say(words.title)}</Title>
          <p>
            <a href="/dieu-hanh/thoi-gian-cho">{say(words.waits)}</a>
          </p>
        </div>
        <p class="camlo-live" data-live-state role="status" />
      </div>
      {merged && (
        <p>
          <a href={now ? '/dieu-hanh' : '/dieu-hanh?donvi=nay'}>{say(now ? words.unitsThen : words.unitsNow)}</a>
        </p>
      )}
      <div data-live={`/dieu-hanh/so-lieu${now ? '?donvi=nay' : ''}`} data-live-events="/dieu-hanh/su-kien">
        <BoardFigures {...props} />
      </div>
    </>
  )
}

/** What changes while the board is looked at. */
export function BoardFigures({ board, digital, charts, stepName }: BoardProps) {
  const say = useSay()
  const lang = useLang()
  const number = (n: number): string => formatNumber(n, lang)
  const all = board.onTime + board.late
  const worst = [...board.units].sort((a, b) => b.openLate - a.openLate)[0]
  const series = seriesOf(board, say)
  return (
    <>
      <Grid kind="tiles">
        <Tile
          figure={number(board.receivedToday)}
          label={say(words.receivedToday)}
          note={say(words.thisWeek(number(board.receivedThisWeek)))}
          href={actsLink({ kind: 'received', from: board.today, to: board.today })}
        />
        <Tile
          tone={all === 0 || board.onTime / all >= 0.95 ? 'good' : 'bad'}
          figure={all === 0 ? '–' : formatShare(board.onTime / all, lang)}
          label={say(words.onTime)}
          note={all === 0 ? say(words.none) : say(words.ofAll(number(board.onTime), number(all)))}
          href={actsLink({ kind: 'finished', from: board.from, to: board.today })}
        />
        <Tile
          tone={board.openLate > 0 ? 'bad' : 'good'}
          figure={number(board.openLate)}
          label={say(words.openLate)}
          href={clocksLink({ state: 'late' })}
          {...(worst && worst.openLate > 0 ? { note: say(words.mostAt(worst.name, number(worst.openLate))) } : {})}
        />
        <Tile
          tone={board.openNear > 0 ? 'near' : 'good'}
          figure={number(board.openNear)}
          label={say(words.openNear)}
          note={say(words.ofOpen(number(board.open)))}
          href={clocksLink({ state: 'near' })}
        />
      </Grid>
      <DigitalTiles {...digital} />
      {board.told > 0 && (
        <Warning>
          <a href={clocksLink({ state: 'told' })}>{say(words.told(number(board.told)))}</a>
        </Warning>
      )}
      <div class="camlo-grid camlo-grid--halves">
        <Card title={say(words.byUnit)}>
          {finishing(board).length === 0 ? (
            <p>{say(words.noneFinished)}</p>
          ) : (
            <Figure
              id="bang-don-vi"
              label={say(words.byUnit)}
              drawing={charts.units}
              rows={finishing(board).map(({ name }) => name)}
              series={series.units}
              format={number}
            />
          )}
        </Card>
        <Card title={say(words.trend)}>
          <Figure
            id="bang-tuan"
            label={say(words.trend)}
            drawing={charts.weeks}
            rows={board.weeks.map((monday) => say(words.week(formatDate(monday))))}
            series={series.weeks}
            format={number}
          />
        </Card>
      </div>
      <Card title={say(words.bottlenecks)}>
        {board.bottlenecks.length === 0 ? (
          <Empty title={say(words.nothingOpen)} />
        ) : (
          <Table
            caption={say(words.bottlenecks)}
            rows={board.bottlenecks}
            rowKey={({ unitId, stepKey }) => `${unitId}${stepKey}`}
            columns={[
              {
                key: 'step',
                head: say(words.step),
                heading: true,
                cell: ({ unitId, stepKey }) => (
                  <a href={clocksLink({ unit: unitId, step: stepKey, state: 'open' })}>{say(stepName(stepKey))}</a>
                ),
              },
              { key: 'unit', head: say(words.unit), cell: ({ unitName }) => unitName },
              {
                key: 'wait',
                head: say(words.wait),
                cell: ({ acts, medianMinutes }) => (acts === 0 ? '–' : say(spell(medianMinutes))),
              },
              {
                key: 'p90',
                head: say(words.p90),
                cell: ({ acts, p90Minutes }) => (acts === 0 ? '–' : say(spell(p90Minutes))),
              },
              { key: 'open', head: say(words.open), number: true, cell: ({ open }) => number(open) },
              { key: 'state', head: say(words.state), cell: (row) => <State row={row} number={number} /> },
            ]}
          />
        )}
      </Card>
      <Card title={say(words.units)}>
        <Table
          caption={say(words.units)}
          rows={board.units}
          rowKey={({ unitId }) => unitId}
          columns={[
            {
              key: 'unit',
              head: say(words.unit),
              heading: true,
              cell: ({ unitId, name }) => (
                <a
                  href={actsLink({
                    kind: 'finished',
                    unit: unitId,
                    from: board.from,
                    to: board.today,
                    ...asked(board),
                  })}
                >
                  {name}
                </a>
              ),
            },
            { key: 'onTime', head: say(words.seriesOnTime), number: true, cell: ({ onTime }) => number(onTime) },
            { key: 'late', head: say(words.seriesLate), number: true, cell: ({ late }) => number(late) },
            {
              key: 'open',
              head: say(words.open),
              number: true,
              cell: ({ unitId, open }) => (
                <Counted n={open} href={clocksLink({ unit: unitId, state: 'open', ...asked(board) })} />
              ),
            },
            {
              key: 'near',
              head: say(words.near),
              number: true,
              cell: ({ unitId, openNear }) => (
                <Counted n={openNear} href={clocksLink({ unit: unitId, state: 'near', ...asked(board) })} />
              ),
            },
            {
              key: 'lateNow',
              head: say(words.openLate),
              number: true,
              cell: ({ unitId, openLate }) => (
                <Counted n={openLate} href={clocksLink({ unit: unitId, state: 'late', ...asked(board) })} />
              ),
            },
          ]}
        />
      </Card>
      <Card title={say(words.people)}>
        <Table
          caption={say(words.people)}
          rows={board.people.slice(0, 15)}
          rowKey={({ personId }) => personId}
          columns={[
            {
              key: 'name',
              head: say(words.person),
              heading: true,
              cell: ({ personId, name }) => (
                <a href={actsLink({ kind: 'steps', person: personId, from: board.from, to: board.today })}>{name}</a>
              ),
            },
            { key: 'done', head: say(words.done), number: true, cell: ({ acts }) => number(acts) },
            { key: 'doneLate', head: say(words.doneLate), number: true, cell: ({ lateActs }) => number(lateActs) },
            {
              key: 'open',
              head: say(words.open),
              number: true,
              cell: ({ personId, open }) => <Counted n={open} href={clocksLink({ person: personId, state: 'open' })} />,
            },
            {
              key: 'late',
              head: say(words.openLate),
              number: true,
              cell: ({ personId, openLate }) => (
                <Counted n={openLate} href={clocksLink({ person: personId, state: 'late' })} />
              ),
            },
          ]}
        />
      </Card>
    </>
  )
}

/** Figures 4.2 and 4.3 of the national index; each leads to the dossiers it counts. */
function DigitalTiles({ from, to, withResult, digitised, taken, reused }: Digital) {
  const say = useSay()
  const lang = useLang()
  const tile = (label: Text, cell: DigitalCell, part: number, of: number) => (
    <Tile
      tone={of === 0 || part / of >= DIGITAL_IN_FULL ? 'good' : 'near'}
      figure={of === 0 ? '–' : formatShare(part / of, lang)}
      label={say(label)}
      note={of === 0 ? say(words.none) : say(words.ofAll(formatNumber(part, lang), formatNumber(of, lang)))}
      href={`/bao-cao/ho-so?${query({ tu: from, den: to, theo: 'unit', muc: cell })}`}
    />
  )
  return (
    <Grid kind="tiles">
      {tile(words.digitised, 'digitised', digitised, withResult)}
      {tile(words.reused, 'reused', reused, taken)}
    </Grid>
  )
}

/** A figure that leads to what it counts; nothing counted leads nowhere. */
function Counted({ n, href }: { n: number; href: string }) {
  const lang = useLang()
  return n === 0 ? <>0</> : <a href={href}>{formatNumber(n, lang)}</a>
}

function State({ row, number }: { row: Bottleneck; number: (n: number) => string }) {
  const say = useSay()
  if (row.late > 0) return <Tag tone="late">{`${say(words.late)}: ${number(row.late)}`}</Tag>
  if (row.near > 0) return <Tag tone="near">{`${say(words.near)}: ${number(row.near)}`}</Tag>
  return <Tag tone="good">{say(words.fine)}</Tag>
}

const query = (values: object): string =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined)).toString()

export const clocksLink = (values: {
  unit?: string
  step?: string
  person?: string
  state: string
  donvi?: 'nay'
}): string => `/dieu-hanh/viec-dang-lam?${query(values)}`

export interface ActsLink {
  kind: string
  outcome?: Outcome | undefined
  unit?: string | undefined
  person?: string | undefined
  from: string
  to: string
  donvi?: 'nay' | undefined
  page?: number
}

export const actsLink = (values: ActsLink): string => `/dieu-hanh/viec-da-ghi?${query(values)}`
