import { formatDateTime, formatDong, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Empty, Pager, SearchBox, Table, Tag, Title } from '../../../ui/index.ts'
import type { AwaitingRow } from '../queries/awaiting.ts'
import { words } from '../words.ts'

export interface AwaitingLine extends AwaitingRow {
  procedure: Text
  unit: Text
}

interface Props {
  rows: readonly AwaitingLine[]
  total: { dossiers: number; dong: number }
  text: string
  previous: string | undefined
  next: string | undefined
  links: readonly { href: string; text: Text }[]
}

/** What waits to be paid; the cursor stands in the search, ready for a barcode. */
export function AwaitingPage({ rows, total, text, previous, next, links }: Props) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <Title>{say(words.titles.awaiting)}</Title>
      <p class="camlo-row camlo-row--start">
        {links.map((link) => (
          <a key={link.href} href={link.href}>
            {say(link.text)}
          </a>
        ))}
      </p>
      <SearchBox
        action="/thu-phi"
        name="tim"
        value={text}
        label={say(words.awaiting.search)}
        placeholder={say(words.awaiting.search)}
        button={say(words.awaiting.button)}
        plain
      />
      {text === '' && total.dossiers > 0 && <p>{say(words.awaiting.total(total.dossiers, total.dong))}</p>}
      {rows.length === 0 && (
        <Empty title={say(text ? words.awaiting.none : words.awaiting.empty)}>
          <p>{say(text ? words.awaiting.noneHint : words.awaiting.emptyHint)}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Table
          caption={say(words.titles.awaiting)}
          rows={rows}
          rowKey={({ dossierId }) => dossierId}
          columns={[
            {
              key: 'code',
              head: say(words.code),
              heading: true,
              cell: ({ dossierId, code }) => (
                <a class="camlo-nowrap" href={`/thu-phi/${dossierId}`} data-row>
                  {code}
                </a>
              ),
            },
            { key: 'payer', head: say(words.payer), cell: ({ fullName }) => fullName ?? '—' },
            { key: 'procedure', head: say(words.procedure), cell: ({ procedure }) => say(procedure) },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
            { key: 'since', head: say(words.since), cell: ({ chargedAt }) => formatDateTime(chargedAt) },
            {
              key: 'owed',
              head: say(words.owed),
              number: true,
              cell: ({ owedDong }) =>
                owedDong > 0 ? formatDong(owedDong, lang) : <Tag tone="good">{say(words.paid)}</Tag>,
            },
          ]}
        />
      )}
      <Pager previous={previous} next={next} />
    </>
  )
}
