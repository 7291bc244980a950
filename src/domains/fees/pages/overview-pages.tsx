import { formatDate, formatDateTime, formatDong, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { BackLink, Button, Card, Empty, Grid, Pager, Table, Tile, Title } from '../../../ui/index.ts'
import { receiptNumber } from '../queries/dossier-money.ts'
import type { EntryRow } from '../queries/overview.ts'
import { words } from '../words.ts'

const { overview } = words

/** A sum with the entries it was added up from. */
export interface Sum {
  key: string
  name: Text
  cashDong: number
  transferDong: number
  entries: number
  href: string
}

export interface OverviewProps {
  from: string
  to: string
  total: Sum
  fields: readonly Sum[]
  units: readonly Sum[]
  days: readonly Sum[]
}

/** What was taken in a period, by field, office and day; each figure leads to its entries. */
export function OverviewPage({ from, to, total, fields, units, days }: OverviewProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <Title>{say(words.titles.overview)}</Title>
      <form class="camlo-filter" method="get" action="/thu-phi/tong-hop">
        <div>
          <label for="tu">{say(overview.from)}</label>
          <input type="date" id="tu" name="tu" value={from} />
        </div>
        <div>
          <label for="den">{say(overview.to)}</label>
          <input type="date" id="den" name="den" value={to} />
        </div>
        <Button kind="secondary">{say(overview.show)}</Button>
        {SHEET_FORMATS.map((format) => (
          <a key={format} href={`/thu-phi/tong-hop.${format}?${new URLSearchParams({ tu: from, den: to })}`}>
            {say(words.closing[format])}
          </a>
        ))}
      </form>
      <Grid kind="tiles">
        <Tile
          figure={formatDong(total.cashDong + total.transferDong, lang)}
          label={say(overview.total)}
          href={total.href}
        />
        <Tile figure={formatDong(total.cashDong, lang)} label={say(words.method.cash)} />
        <Tile figure={formatDong(total.transferDong, lang)} label={say(words.method.transfer)} />
      </Grid>
      {total.entries === 0 ? (
        <Empty title={say(overview.empty)}>
          <p>{say(overview.emptyHint)}</p>
        </Empty>
      ) : (
        <>
          <Sums title={overview.byField} head={overview.field} rows={fields} />
          <Sums title={overview.byUnit} head={words.unit} rows={units} />
          <Sums title={overview.byDay} head={words.closing.day} rows={days} />
        </>
      )}
    </>
  )
}

function Sums({ title, head, rows }: { title: Text; head: Text; rows: readonly Sum[] }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(title)}>
      <Table
        caption={say(title)}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', head: say(head), heading: true, cell: ({ name }) => say(name) },
          { key: 'entries', head: say(words.closing.entries), number: true, cell: ({ entries }) => entries },
          {
            key: 'cash',
            head: say(words.method.cash),
            number: true,
            cell: ({ cashDong }) => formatDong(cashDong, lang),
          },
          {
            key: 'transfer',
            head: say(words.method.transfer),
            number: true,
            cell: ({ transferDong }) => formatDong(transferDong, lang),
          },
          {
            key: 'sum',
            head: say(words.amount),
            number: true,
            cell: ({ cashDong, transferDong, href }) => <a href={href}>{formatDong(cashDong + transferDong, lang)}</a>,
          },
        ]}
      />
    </Card>
  )
}

interface EntriesProps {
  rows: readonly (EntryRow & { procedure: Text; unit: Text })[]
  total: Sum
  back: string
  from: string
  to: string
  previous: string | undefined
  next: string | undefined
}

/** The entries behind a figure. */
export function EntriesPage({ rows, total, back, from, to, previous, next }: EntriesProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <BackLink href={back}>{say(words.titles.overview)}</BackLink>
      <Title caption={`${formatDate(from)} – ${formatDate(to)}`}>{say(words.titles.entries)}</Title>
      <p>
        {say(overview.total)}: <strong>{formatDong(total.cashDong + total.transferDong, lang)}</strong> ({total.entries}
        )
      </p>
      <Table
        caption={say(words.titles.entries)}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', head: say(words.at), cell: ({ paidAt }) => formatDateTime(paidAt) },
          {
            key: 'code',
            head: say(words.code),
            heading: true,
            cell: ({ dossierId, code }) => <a href={`/thu-phi/${dossierId}`}>{code}</a>,
          },
          { key: 'procedure', head: say(words.procedure), cell: ({ procedure }) => say(procedure) },
          { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
          {
            key: 'kind',
            head: say(words.kindHead),
            cell: ({ kind, method }) => `${say(words.kind[kind])} · ${say(words.method[method])}`,
          },
          { key: 'number', head: say(words.number), cell: (row) => receiptNumber(row) ?? '–' },
          {
            key: 'amount',
            head: say(words.amount),
            number: true,
            cell: ({ amountDong }) => formatDong(amountDong, lang),
          },
        ]}
      />
      <Pager previous={previous} next={next} />
    </>
  )
}
