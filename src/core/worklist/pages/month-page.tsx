import { formatNumber, formatTime, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Title } from '../../../ui/index.ts'
import type { Dated, Month } from '../month.ts'
import { monthsAfter } from '../rules/bucket.ts'
import { words } from '../words.ts'
import { Ways } from './ways.tsx'

/** A month of a person's work: what is due on each day and the meetings they are called to. */
export function MonthPage({ month, today, found }: { month: string; today: string; found: Month }) {
  const say = useSay()
  const lang = useLang()
  const title = words.month.title(`${month.slice(5)}/${month.slice(0, 4)}`)
  return (
    <>
      <Title>{say(title)}</Title>
      <Ways here="month" />
      <nav class="camlo-row" aria-label={say(words.month.others)}>
        <a href={`/viec-cua-toi/lich?thang=${monthsAfter(month, -1)}`}>← {say(words.month.previous)}</a>
        <a href={`/viec-cua-toi/lich?thang=${monthsAfter(month, 1)}`}>{say(words.month.next)} →</a>
      </nav>
      {found.count === 0 && <p>{say(words.month.none)}</p>}
      <table class="camlo-month">
        <caption class="govuk-visually-hidden">{say(title)}</caption>
        <thead>
          <tr>
            {words.month.weekdays.map((day) => (
              <th key={day.en} scope="col">
                {say(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, dated }, index) => (
                <td
                  key={day}
                  class={`${day.startsWith(month) ? '' : 'camlo-month-other'} ${dated.length === 0 ? 'camlo-month-free' : ''}`}
                  {...(day === today ? { 'aria-current': 'date' as const } : {})}
                >
                  <b>
                    <span class="camlo-month-weekday">{say(words.month.weekdays[index] ?? words.month.none)}, </span>
                    {Number(day.slice(8))}
                    <span class="camlo-month-weekday">/{Number(day.slice(5, 7))}</span>
                  </b>
                  {dated.length > 0 && (
                    <ul>
                      {dated.map((each) => (
                        <Entry key={each.id} {...each} />
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {found.more > 0 && (
        <p>
          <a href="/viec-cua-toi">{say(words.month.more(formatNumber(found.more, lang)))}</a>
        </p>
      )}
    </>
  )
}

function Entry({ kind, at, title, href, late }: Dated) {
  const say = useSay()
  return (
    <li class={`camlo-month-${late ? 'late' : kind}`}>
      <a href={href}>
        {kind === 'meeting' ? formatTime(at) : `${say(late ? words.late : words.columns.due)} ${formatTime(at)}`}{' '}
        {say(title)}
      </a>
    </li>
  )
}
