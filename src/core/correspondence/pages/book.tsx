import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { Button, type Column, Empty, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import { numberAndSymbol } from '../../official-forms/index.ts'
import type { Book, IssuedPaper } from '../queries.ts'
import { words } from '../words.ts'

export interface Asked {
  unitId: string
  year: number
  symbol: string
  text: string
  page: number
}

export interface BookPageProps {
  asked: Asked
  units: readonly { id: string; name: string }[]
  books: readonly Book[]
  years: readonly number[]
  rows: readonly IssuedPaper[]
  more: boolean
  /** Whether whoever looks may name who signs in the head's place. */
  delegates: boolean
}

/** The address of the book as it was asked for, or of a file of it. */
export const bookLink = (path: string, { unitId, year, symbol, text, page }: Asked): string =>
  `${path}?${new URLSearchParams({
    'don-vi': unitId,
    nam: String(year),
    ...(symbol ? { so: symbol } : {}),
    ...(text ? { 'tu-khoa': text } : {}),
    ...(page > 1 ? { trang: String(page) } : {}),
  })}`

/** What a unit sent out in a year under numbers of its own, newest first. */
export function BookPage(props: BookPageProps) {
  const say = useSay()
  const { asked, units, rows, more, delegates } = props
  const unit = units.find(({ id }) => id === asked.unitId)
  return (
    <>
      <Title caption={unit?.name}>{say(words.title)}</Title>
      <BookForm {...props} />
      <p class="camlo-row camlo-row--start">
        <a href={`/so-chung-thuc?don-vi=${asked.unitId}`}>{say(words.certification)}</a>
        {delegates && <a href="/van-ban-di/giao-ky">{say(words.delegation.link)}</a>}
      </p>
      {rows.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <Papers rows={rows} />
          <Pager
            previous={asked.page > 1 ? bookLink('/van-ban-di', { ...asked, page: asked.page - 1 }) : undefined}
            next={more ? bookLink('/van-ban-di', { ...asked, page: asked.page + 1 }) : undefined}
          />
          <div class="camlo-row camlo-row--start">
            <a href={bookLink('/van-ban-di.pdf', asked)} target="_blank" rel="noopener" data-key="p">
              {say(words.print)}
            </a>
            {SHEET_FORMATS.map((format) => (
              <a key={format} href={bookLink(`/van-ban-di.${format}`, asked)}>
                {say(words[format])}
              </a>
            ))}
          </div>
        </>
      )}
    </>
  )
}

function BookForm({ asked, units, books, years }: BookPageProps) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/van-ban-di" method="get">
      {units.length > 1 && (
        <div>
          <label for="don-vi">{say(words.unit)}</label>
          <select id="don-vi" name="don-vi">
            {units.map(({ id, name }) => (
              <option key={id} value={id} selected={id === asked.unitId}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <label for="nam">{say(words.year)}</label>
        <select id="nam" name="nam">
          {years.map((year) => (
            <option key={year} value={year} selected={year === asked.year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="so">{say(words.symbol)}</label>
        <select id="so" name="so">
          <option value="">{say(words.allSymbols)}</option>
          {books
            .filter(({ year }) => year === asked.year)
            .map(({ symbol, last }) => (
              <option key={symbol} value={symbol} selected={symbol === asked.symbol}>
                {symbol} ({last})
              </option>
            ))}
        </select>
      </div>
      <div>
        <label for="tu-khoa">{say(words.text)}</label>
        <input id="tu-khoa" name="tu-khoa" value={asked.text} data-key="/" />
      </div>
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

function Papers({ rows }: { rows: readonly IssuedPaper[] }) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const shown: Column<IssuedPaper>[] = [
    {
      key: 'number',
      head: say(columns.number),
      heading: true,
      cell: ({ id, number, symbol }) => (
        <a class="camlo-nowrap" href={`/van-ban-di/${id}`}>
          {numberAndSymbol(number, symbol)}
        </a>
      ),
    },
    { key: 'on', head: say(columns.on), cell: ({ issuedOn }) => formatDate(issuedOn) },
    {
      key: 'subject',
      head: say(columns.subject),
      cell: ({ kind, subject }) => (
        <>
          {kind}
          <span class="camlo-muted camlo-line">{subject}</span>
        </>
      ),
    },
    { key: 'signer', head: say(columns.signer), cell: ({ signerName }) => signerName },
    { key: 'receivers', head: say(columns.receivers), cell: ({ receivers }) => receivers.join('; ') },
    { key: 'copies', head: say(columns.copies), number: true, cell: ({ copies }) => formatNumber(copies, lang) },
    {
      key: 'note',
      head: say(columns.note),
      cell: ({ withdrawnAt }) => withdrawnAt && <Tag tone="late">{say(words.withdrawn)}</Tag>,
    },
  ]
  return <Table caption={say(words.title)} columns={shown} rows={rows} rowKey={({ id }) => id} />
}
