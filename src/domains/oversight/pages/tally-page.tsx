import { formatDate, formatNumber, formatShare, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, type Column, Empty, FilterSelect, Grid, Table, Tile } from '../../../ui/index.ts'
import { onTimeRate } from '../../work/index.ts'
import type { Tally } from '../queries/tally.ts'
import type { Owed } from '../queries/waits.ts'
import type { Span } from '../rules/period.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

export interface TallyLine extends Tally {
  name: Text
  note?: Text | undefined
  /** Who works there, for hours by head. */
  people?: number | undefined
  href?: string | undefined
  overdueHref?: string | undefined
}

export interface TallyPageProps {
  tab: 'don_vi' | 'nguoi' | 'de_an'
  spans: readonly Span[]
  span: Span
  units: readonly Choice[]
  unitId: string
  lines: readonly TallyLine[]
  whole: Tally
  /** What the viewer owes: to everybody below, or to what is shown. */
  owed: readonly (Owed & { who: string })[]
  /** What those above owe to the unit shown, where the viewer stands in it. */
  owedFromAbove: readonly (Owed & { who: string })[]
  waiting: number
}

const rateOf = ({ onTime, late, overdue }: Pick<Tally, 'onTime' | 'late' | 'overdue'>) =>
  onTimeRate({ onTime, late, overdue })

/** How tasks go, by unit, person or scheme, with what the viewer owes those below. */
export function TallyPage(props: TallyPageProps) {
  const say = useSay()
  const lang = useLang()
  const { tab, spans, span, units, unitId, lines, whole, waiting } = props
  const rate = rateOf(whole)
  const all = whole.onTime + whole.late + whole.overdue
  const first = all === 0 ? undefined : whole.onTimeByFirst / all
  return (
    <>
      <Head tab={tab} caption={say(span.name)} />
      <Filter action={TABS[tab]} units={units} unitId={unitId}>
        <FilterSelect
          name="ky"
          label={say(words.period)}
          chosen={span.key}
          options={spans.map(({ key, name }) => [key, say(name)] as const)}
        />
      </Filter>
      <Grid kind="tiles">
        <Tile
          figure={rate === undefined ? '—' : formatShare(rate, lang)}
          label={say(words.rate)}
          note={say(words.rateHow(whole.onTime, all))}
          tone={rate === undefined ? 'plain' : rate >= 0.9 ? 'good' : rate >= 0.75 ? 'near' : 'bad'}
        />
        <Tile figure={first === undefined ? '—' : formatShare(first, lang)} label={say(words.rateByFirst)} />
        <Tile
          figure={formatNumber(whole.openOverdue, lang)}
          label={say(words.overdue)}
          tone={whole.openOverdue > 0 ? 'bad' : 'good'}
          href={`/nhiem-vu?xem=unit&tinh-trang=overdue${unitId ? `&don-vi=${unitId}` : ''}`}
        />
        <Tile
          figure={formatNumber(whole.open, lang)}
          label={say(words.open)}
          href={`/nhiem-vu?xem=unit&tinh-trang=open${unitId ? `&don-vi=${unitId}` : ''}`}
        />
        <Tile
          figure={formatNumber(waiting, lang)}
          label={say(words.mine)}
          href="/viec-cua-toi"
          tone={waiting > 0 ? 'near' : 'plain'}
        />
      </Grid>
      <OwedCard {...props} />
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Card title={say(words.tabs[tab])}>
          <TallyTable {...props} />
        </Card>
      )}
      <p>
        <a href={`/nhiem-vu?xem=unit${unitId ? `&don-vi=${unitId}` : ''}`}>{say(words.asTable)}</a>
      </p>
      <p class="camlo-muted">{say(words.how)}</p>
    </>
  )
}

function TallyTable({ tab, lines }: TallyPageProps) {
  const say = useSay()
  const lang = useLang()
  const share = (part: number, of: number) => (of === 0 ? '—' : formatShare(part / of, lang))
  const columns: Column<TallyLine>[] = [
    {
      key: 'name',
      head: say(tab === 'don_vi' ? words.unit : tab === 'nguoi' ? words.person : words.scheme),
      heading: true,
      cell: ({ name, note, href }) => (
        <>
          {href ? <a href={href}>{say(name)}</a> : say(name)}
          {note && <span class="camlo-muted camlo-line">{say(note)}</span>}
        </>
      ),
    },
    {
      key: 'rate',
      head: say(words.rate),
      number: true,
      cell: (line) => {
        const all = line.onTime + line.late + line.overdue
        return (
          <>
            <b>{share(line.onTime, all)}</b>
            <span class="camlo-muted camlo-line">{`${line.onTime}/${all}`}</span>
          </>
        )
      },
    },
    {
      key: 'first',
      head: say(words.rateByFirst),
      number: true,
      cell: (line) => share(line.onTimeByFirst, line.onTime + line.late + line.overdue),
    },
    { key: 'late', head: say(words.late), number: true, cell: ({ late }) => formatNumber(late, lang) },
    {
      key: 'overdue',
      head: say(words.overdue),
      number: true,
      cell: ({ openOverdue, overdueHref }) =>
        openOverdue > 0 && overdueHref ? (
          <a href={overdueHref}>{formatNumber(openOverdue, lang)}</a>
        ) : (
          formatNumber(openOverdue, lang)
        ),
    },
    { key: 'open', head: say(words.open), number: true, cell: ({ open }) => formatNumber(open, lang) },
    { key: 'toDecide', head: say(words.toDecide), number: true, cell: ({ toDecide }) => formatNumber(toDecide, lang) },
    {
      key: 'quality',
      head: say(words.quality),
      number: true,
      cell: ({ good, met, unmet }) => `${good} / ${met} / ${unmet}`,
    },
    {
      key: 'hours',
      head: say(words.hours),
      number: true,
      cell: ({ hours, people }) => (
        <>
          {formatNumber(hours, lang)}
          {people !== undefined && <span class="camlo-muted camlo-line">{say(words.perHead(people))}</span>}
        </>
      ),
    },
  ]
  return <Table caption={say(words.tabs[tab])} rows={lines} rowKey={({ key }) => key} columns={columns} />
}

/** What is asked of those below stands beside what is owed to them. */
function OwedCard({ owed, owedFromAbove }: TallyPageProps) {
  const say = useSay()
  return (
    <Card title={say(owed.length > 0 ? words.owed(owed.length) : words.owedTitle)} id="no-tra-loi">
      {owed.length === 0 ? <p>{say(words.owedNone)}</p> : <OwedList items={owed} />}
      {owedFromAbove.length > 0 && (
        <>
          <h3>{say(words.owedBelow)}</h3>
          <OwedList items={owedFromAbove} />
        </>
      )}
    </Card>
  )
}

const SHOWN = 6

function OwedList({ items }: { items: readonly (Owed & { who: string })[] }) {
  const say = useSay()
  return (
    <ul class="camlo-list">
      {items.slice(0, SHOWN).map(({ id, title, who, why, since }) => (
        <li key={id}>
          <a href={`/nhiem-vu/${id}`}>{title}</a>
          <span class="camlo-muted camlo-line">{`${say(words.waits[why])} · ${who} · ${say(words.since(formatDate(since)))}`}</span>
        </li>
      ))}
      {items.length > SHOWN && <li class="camlo-muted">{say(words.more(items.length - SHOWN))}</li>}
    </ul>
  )
}
