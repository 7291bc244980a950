import { localDateOf } from '../../../core/calendar/index.ts'
import { formatDate, formatTime, formatWeekday, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { ButtonLink, Empty, FilterSelect, Tag, Title } from '../../../ui/index.ts'
import type { AgendaLine } from '../queries/agenda.ts'
import { type Span, weeksOf } from '../rules/span.ts'
import { words } from '../words.ts'
import { StateTag, spanInWords } from './parts.tsx'

export interface AgendaQuery {
  xem: 'toi' | 'don-vi'
  'don-vi'?: string | undefined
}

export interface AgendaPageProps {
  span: Span
  lines: readonly (AgendaLine & { chair: string; unit: Text })[]
  query: AgendaQuery
  units: readonly { id: string; name: Text }[]
  today: string
  mayCall: boolean
}

const linkTo = ({ xem, 'don-vi': unit }: AgendaQuery, kind: Span['kind'], key: string): string => {
  const told = new URLSearchParams({
    xem,
    ...(unit ? { 'don-vi': unit } : {}),
    [kind === 'week' ? 'tuan' : 'thang']: key,
  })
  return `/cuoc-hop?${told}`
}

/** Meetings of a week, day by day, or of a month: one's own or a unit's. */
export function AgendaPage(props: AgendaPageProps) {
  const say = useSay()
  const { span, lines, query, units, today, mayCall } = props
  const other = span.kind === 'week' ? 'month' : 'week'
  const shown = span.days.includes(today) ? today : span.from
  const title = query.xem === 'toi' ? words.mine : words.unitAgenda
  const caption =
    span.kind === 'week'
      ? words.weekOf(formatDate(span.from), formatDate(span.to))
      : words.monthOf(`${span.key.slice(5)}/${span.key.slice(0, 4)}`)
  return (
    <>
      <Title caption={say(caption)}>{say(title)}</Title>
      <div class="camlo-row camlo-row--start camlo-agenda-head no-print">
        {mayCall && <ButtonLink href="/cuoc-hop/moi">{say(words.new)}</ButtonLink>}
        <a href={linkTo({ ...query, xem: query.xem === 'toi' ? 'don-vi' : 'toi' }, span.kind, span.key)}>
          {say(query.xem === 'toi' ? words.unitAgenda : words.mine)}
        </a>
        <a href={linkTo(query, other, other === 'week' ? shown : shown.slice(0, 7))}>{say(words[other])}</a>
        <a href="/cuoc-hop/so-lieu">{say(words.figures)}</a>
      </div>
      <form class="camlo-filter no-print" method="get" action="/cuoc-hop">
        <input type="hidden" name="xem" value={query.xem} />
        {query.xem === 'don-vi' && units.length > 1 && (
          <FilterSelect
            name="don-vi"
            label={say(words.unit)}
            chosen={query['don-vi'] ?? ''}
            options={units.map(({ id, name }) => [id, say(name)] as const)}
          />
        )}
        <div>
          <label for="ngay">{say(words[span.kind])}</label>
          {span.kind === 'week' ? (
            <input id="ngay" type="date" name="tuan" value={span.key} />
          ) : (
            <input id="ngay" type="month" name="thang" value={span.key} />
          )}
        </div>
        <button type="submit" class="govuk-button govuk-button--secondary">
          {say(words.show)}
        </button>
      </form>
      <div class="camlo-row camlo-agenda-head no-print">
        <a href={linkTo(query, span.kind, span.before)} rel="prev">
          {say(words.before[span.kind])}
        </a>
        {!span.days.includes(today) && (
          <a href={linkTo(query, span.kind, span.kind === 'week' ? today : today.slice(0, 7))}>{say(words.today)}</a>
        )}
        <a href={linkTo(query, span.kind, span.after)} rel="next">
          {say(words.after[span.kind])}
        </a>
      </div>
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(query.xem === 'toi' ? words.noneMine : words.noneUnit)}</p>
        </Empty>
      ) : span.kind === 'week' ? (
        <Week {...props} />
      ) : (
        <Month {...props} />
      )}
    </>
  )
}

const byDay = (lines: AgendaPageProps['lines'], day: string) =>
  lines.filter(({ startsAt }) => localDateOf(startsAt) === day)

function Week({ span, lines, today }: AgendaPageProps) {
  const say = useSay()
  const lang = useLang()
  const days = span.days.filter((day) => byDay(lines, day).length > 0)
  return (
    <>
      {days.map((day) => (
        <section key={day} class="camlo-card camlo-day" data-today={day === today ? '' : undefined}>
          <h2>
            <span class="camlo-day-name">{formatWeekday(day, lang)}</span> {formatDate(day)}
            {day === today && (
              <>
                {' '}
                <Tag tone="good">{say(words.today)}</Tag>
              </>
            )}
          </h2>
          <ul class="camlo-list camlo-agenda">
            {byDay(lines, day).map((line) => (
              <li key={line.id} data-state={line.state}>
                <span class="camlo-agenda-time">{spanInWords(line)}</span>
                <span class="camlo-agenda-what">
                  <a href={`/cuoc-hop/${line.id}`}>{line.title}</a>
                  <span class="camlo-line camlo-muted">
                    {[
                      say(words.chairedBy(line.chair)),
                      line.place || say(words.modes[line.mode]),
                      say(line.unit),
                      say(words.invitedCount(line.invited)),
                    ].join(' · ')}
                  </span>
                </span>
                <span class="camlo-agenda-state">
                  <StateTag line={line} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Month({ span, lines, today }: AgendaPageProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <table class="camlo-month">
      <caption class="govuk-visually-hidden">{say(words.title)}</caption>
      <thead>
        <tr>
          {words.weekdays.map((name) => (
            <th key={name.en} scope="col">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(span).map((week) => (
          <tr key={week.find(Boolean) ?? ''}>
            {week.map((day, index) => {
              const held = day === null ? [] : byDay(lines, day)
              return (
                <td
                  key={day ?? `ngoai-${index}`}
                  data-today={day === today ? '' : undefined}
                  data-empty={held.length === 0 ? '' : undefined}
                >
                  {day !== null && (
                    <span class="camlo-month-day">
                      <span class="camlo-month-weekday">{formatWeekday(day, lang)}, </span>
                      {Number(day.slice(8))}
                      <span class="camlo-month-weekday">/{day.slice(5, 7)}</span>
                    </span>
                  )}
                  {held.length > 0 && (
                    <ul>
                      {held.map((line) => (
                        <li key={line.id} data-state={line.state}>
                          <a href={`/cuoc-hop/${line.id}`}>
                            <b>{formatTime(line.startsAt)}</b> {line.title}
                          </a>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
