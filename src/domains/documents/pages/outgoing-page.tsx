import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { ButtonLink, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import type { OutgoingLine } from '../queries/lists.ts'
import { type SeatKey, seatKeyOf } from '../rules/document.ts'
import type { DocumentType } from '../rules/types.ts'
import { words } from '../words.ts'
import { Tabs } from './incoming-page.tsx'
import { BookForm, type BookLine, NoLines, Subject } from './parts.tsx'

export interface SentAsked {
  seat: SeatKey
  year: number
  type: string
  text: string
  page: number
}

export interface OutgoingPageProps {
  asked: SentAsked
  seats: readonly BookLine[]
  years: readonly number[]
  types: readonly DocumentType[]
  lines: readonly OutgoingLine[]
  more: boolean
  mayIssue: boolean
}

export const sentLink = (path: string, { seat, year, type, text, page }: SentAsked): string =>
  `${path}?${new URLSearchParams({
    so: seatKeyOf(seat),
    nam: String(year),
    ...(type ? { loai: type } : {}),
    ...(text ? { 'tu-khoa': text } : {}),
    ...(page > 1 ? { trang: String(page) } : {}),
  })}`

/** What a seat sent out, with who has received and read it. */
export function OutgoingPage({ asked, seats, years, types, lines, more, mayIssue }: OutgoingPageProps) {
  const say = useSay()
  const lang = useLang()
  const seat = seats.find((each) => seatKeyOf(each) === seatKeyOf(asked.seat))
  const { columns: w } = words
  const of = (n: number, all: number) => `${formatNumber(n, lang)}/${formatNumber(all, lang)}`
  return (
    <>
      <div class="camlo-row">
        <div>
          <Title caption={seat && say(seat.name)}>{say(words.outgoing)}</Title>
        </div>
        {mayIssue && (
          <p>
            <ButtonLink href={`/van-ban/di/moi?so=${seatKeyOf(asked.seat)}`}>{say(words.issue)}</ButtonLink>
          </p>
        )}
      </div>
      <Tabs here="di" />
      <BookForm
        action="/van-ban/di"
        seats={seats}
        years={years}
        {...asked}
        more={[
          {
            name: 'loai',
            label: words.type,
            chosen: asked.type,
            options: [['', say(words.allTypes)], ...types.map(({ key, name }) => [key, name] as const)],
          },
        ]}
      />
      {lines.length === 0 ? (
        <NoLines
          isFiltered={asked.text !== '' || asked.type !== ''}
          all={`/van-ban/di?so=${seatKeyOf(asked.seat)}&nam=${asked.year}`}
          none={words.noneOutgoing}
        />
      ) : (
        <Table
          caption={say(words.outgoing)}
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              head: say(w.code),
              heading: true,
              cell: ({ id, code, issuedOn }) => (
                <>
                  <a class="camlo-nowrap" href={`/van-ban/di/${id}`}>
                    {code}
                  </a>
                  <span class="camlo-muted camlo-line">{formatDate(issuedOn)}</span>
                </>
              ),
            },
            { key: 'subject', head: say(w.subject), cell: (line) => <Subject line={line} /> },
            { key: 'signer', head: say(w.signer), cell: ({ signerName }) => signerName },
            {
              key: 'received',
              head: say(w.received),
              number: true,
              cell: ({ received, receivers, late, sentBack, outside }) => (
                <>
                  {receivers === 0 ? '—' : of(received, receivers)}
                  {late > 0 && (
                    <span class="camlo-line camlo-late-words">
                      {say(words.shownCount('late', formatNumber(late, lang)))}
                    </span>
                  )}
                  {sentBack > 0 && (
                    <span class="camlo-line camlo-late-words">
                      {say(words.shownCount('sentBack', formatNumber(sentBack, lang)))}
                    </span>
                  )}
                  {outside.length > 0 && (
                    <span class="camlo-line camlo-muted">{`+ ${formatNumber(outside.length, lang)} ${say(words.outsideLine).toLowerCase()}`}</span>
                  )}
                </>
              ),
            },
            {
              key: 'read',
              head: say(w.read),
              number: true,
              cell: ({ read, readers }) => (readers === 0 ? '—' : of(read, readers)),
            },
            {
              key: 'note',
              head: say(w.note),
              cell: ({ recalledAt, isPublic }) => (
                <>
                  {recalledAt && <Tag tone="late">{say(words.shown.recalled)}</Tag>}{' '}
                  {isPublic && <Tag>{say(words.publicNow)}</Tag>}
                </>
              ),
            },
          ]}
        />
      )}
      <Pager
        previous={asked.page > 1 ? sentLink('/van-ban/di', { ...asked, page: asked.page - 1 }) : undefined}
        next={more ? sentLink('/van-ban/di', { ...asked, page: asked.page + 1 }) : undefined}
      />
      <p class="camlo-row camlo-row--start no-print">
        {lines.length > 0 && (
          <a href={sentLink('/van-ban/di.pdf', { ...asked, page: 1 })} target="_blank" rel="noopener" data-key="p">
            {say(words.print)}
          </a>
        )}
        {lines.length > 0 &&
          SHEET_FORMATS.map((format) => (
            <a key={format} href={sentLink(`/van-ban/di.${format}`, { ...asked, page: 1 })}>
              {say(words[format])}
            </a>
          ))}
      </p>
    </>
  )
}
