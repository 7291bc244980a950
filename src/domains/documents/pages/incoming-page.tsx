import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { ButtonLink, type Column, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import type { Counts, IncomingLine, Shown } from '../queries/lists.ts'
import { type SeatKey, seatKeyOf } from '../rules/document.ts'
import { words } from '../words.ts'
import { BookForm, type BookLine, NoLines, StateTag, Subject } from './parts.tsx'

export interface Asked {
  seat: SeatKey
  year: number
  shown: Shown
  text: string
  page: number
}

export type Line = IncomingLine & { lead: string | null; readAt?: Date | null; reads?: boolean }

export interface IncomingPageProps {
  /** Missing where it is what was sent to the viewer. */
  asked: Asked | undefined
  /** Words and page, where it is. */
  mine: { text: string; page: number }
  seats: readonly BookLine[]
  years: readonly number[]
  counts: Counts | undefined
  lines: readonly Line[]
  more: boolean
  mayRegister: boolean
  now: Date
}

export const bookLink = (path: string, { seat, year, shown, text, page }: Asked, more: Partial<Asked> = {}): string => {
  const all = { seat, year, shown, text, page, ...more }
  return `${path}?${new URLSearchParams({
    so: seatKeyOf(all.seat),
    nam: String(all.year),
    ...(all.shown === 'all' ? {} : { 'tinh-trang': all.shown }),
    ...(all.text ? { 'tu-khoa': all.text } : {}),
    ...(all.page > 1 ? { trang: String(all.page) } : {}),
  })}`
}

const mineLink = ({ text, page }: { text: string; page: number }): string =>
  `/van-ban/den?${new URLSearchParams({ xem: 'toi', ...(text ? { 'tu-khoa': text } : {}), ...(page > 1 ? { trang: String(page) } : {}) })}`

const COUNTED = ['toConfirm', 'toInstruct', 'working', 'late', 'sentBack', 'recalled', 'done'] as const

/** What came in: the book of a seat, or what was sent to the viewer. */
export function IncomingPage(props: IncomingPageProps) {
  const say = useSay()
  const { asked, mine, seats, years, counts, lines, more, mayRegister } = props
  const seat = asked && seats.find((each) => seatKeyOf(each) === seatKeyOf(asked.seat))
  return (
    <>
      <div class="camlo-row">
        <div>
          <Title caption={seat ? say(seat.name) : undefined}>{say(asked ? words.incoming : words.mine)}</Title>
        </div>
        {asked && mayRegister && (
          <p>
            <ButtonLink href={`/van-ban/den/moi?so=${seatKeyOf(asked.seat)}`}>{say(words.register)}</ButtonLink>
          </p>
        )}
      </div>
      <Tabs here={asked ? 'den' : 'toi'} />
      {asked && counts && (
        <nav aria-label={say(words.state)}>
          <ul class="camlo-chips">
            <li>
              <a
                href={bookLink('/van-ban/den', asked, { shown: 'all', page: 1 })}
                {...(asked.shown === 'all' ? { 'aria-current': 'true' as const } : {})}
              >
                {say(words.shown.all)}
              </a>
            </li>
            {COUNTED.filter((each) => counts[each] > 0 || each === asked.shown).map((each) => (
              <li key={each}>
                <a
                  href={bookLink('/van-ban/den', asked, { shown: each, page: 1 })}
                  {...(each === asked.shown ? { 'aria-current': 'true' as const } : {})}
                >
                  {say(words.shownCount(each, formatNumber(counts[each])))}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {asked ? (
        <BookForm action="/van-ban/den" seats={seats} years={years} {...asked} />
      ) : (
        <form class="camlo-filter" method="get" action="/van-ban/den">
          <input type="hidden" name="xem" value="toi" />
          <div>
            <label for="tu-khoa">{say(words.search)}</label>
            <input id="tu-khoa" name="tu-khoa" type="search" value={mine.text} data-key="/" maxLength={100} />
          </div>
          <button type="submit" class="govuk-button govuk-button--secondary">
            {say(words.show)}
          </button>
        </form>
      )}
      {lines.length === 0 ? (
        <NoLines
          isFiltered={asked ? asked.text !== '' || asked.shown !== 'all' : mine.text !== ''}
          all={asked ? `/van-ban/den?so=${seatKeyOf(asked.seat)}&nam=${asked.year}` : '/van-ban/den?xem=toi'}
          none={asked ? words.noneIncoming : words.noneMine}
        />
      ) : (
        <Lines {...props} />
      )}
      <Pager previous={pageLink(props, -1)} next={more ? pageLink(props, 1) : undefined} />
      {asked && lines.length > 0 && (
        <p class="camlo-row camlo-row--start no-print">
          <a href={bookLink('/van-ban/den.pdf', asked, { page: 1 })} target="_blank" rel="noopener" data-key="p">
            {say(words.print)}
          </a>
          {SHEET_FORMATS.map((format) => (
            <a key={format} href={bookLink(`/van-ban/den.${format}`, asked, { page: 1 })}>
              {say(words[format])}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

function pageLink({ asked, mine }: IncomingPageProps, by: number): string | undefined {
  const page = (asked?.page ?? mine.page) + by
  if (page < 1) return undefined
  return asked ? bookLink('/van-ban/den', asked, { page }) : mineLink({ ...mine, page })
}

/** What came in, what was sent, what is for oneself. */
export function Tabs({ here }: { here: 'den' | 'di' | 'toi' }) {
  const say = useSay()
  const tabs = [
    ['toi', '/van-ban/den?xem=toi', words.mine],
    ['den', '/van-ban/den', words.incoming],
    ['di', '/van-ban/di', words.outgoing],
  ] as const
  return (
    <nav aria-label={say(words.title)}>
      <ul class="camlo-chips">
        {tabs.map(([key, href, name]) => (
          <li key={key}>
            <a href={href} {...(key === here ? { 'aria-current': 'page' as const } : {})}>
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Lines({ lines, asked, now }: IncomingPageProps) {
  const say = useSay()
  const lang = useLang()
  const { columns: w } = words
  const columns: Column<Line>[] = [
    ...(asked
      ? [
          {
            key: 'number',
            head: say(w.numberIn),
            number: true,
            cell: ({ number }: Line) => (number === null ? '—' : formatNumber(number, lang)),
          },
        ]
      : []),
    {
      key: 'arrived',
      head: say(w.arrivedOn),
      cell: ({ arrivedAt }) => <span class="camlo-nowrap">{formatDate(arrivedAt)}</span>,
    },
    {
      key: 'code',
      head: say(w.code),
      heading: true,
      cell: ({ id, code, sender }) => (
        <>
          <a href={`/van-ban/den/${id}`}>{code}</a>
          <span class="camlo-muted camlo-line">{sender}</span>
        </>
      ),
    },
    { key: 'subject', head: say(w.subject), cell: (line) => <Subject line={{ ...line, side: line.documentSide }} /> },
    { key: 'given', head: say(w.given), cell: ({ lead }) => lead ?? '—' },
    {
      key: 'due',
      head: say(words.due),
      cell: ({ dueAt }) => (dueAt ? <span class="camlo-nowrap">{formatDate(dueAt)}</span> : '—'),
    },
    {
      key: 'state',
      head: say(words.state),
      cell: (line) =>
        !asked && line.reads ? (
          <Tag tone={line.readAt ? 'good' : 'near'}>{say(line.readAt ? words.acknowledge : words.notRead)}</Tag>
        ) : (
          <StateTag arrival={line} now={now} />
        ),
    },
  ]
  return <Table caption={say(words.incoming)} columns={columns} rows={lines} rowKey={({ id }) => id} />
}
