import { formatDateTime, useLang, useSay } from '../../../platform/i18n/index.ts'
import { QrCode } from '../../../ui/index.ts'
import type { QueueOffice } from '../hall.ts'
import type { GroupOutlook } from '../queries/outlook.ts'
import type { TicketView } from '../queries/ticket.ts'
import type { Reason } from '../reasons.ts'
import type { Opening } from '../rules/opening.ts'
import { waitInWords } from '../rules/waiting.ts'
import { closedInWords, words } from '../words.ts'
import { Groups } from './office.tsx'

/** Seconds after which what was touched and left is forgotten. */
const IDLE_SECONDS = 45
/** Seconds a ticket stands on the kiosk's screen. */
export const SHOWN_SECONDS = 12

/** Where the next person begins: in Vietnamese, whatever the last one chose. */
export const startOf = (here: string): string => `${here}?lang=vi`

export interface KioskProps {
  office: QueueOffice
  opening: Opening
  outlook: readonly GroupOutlook[]
  /** This page's address. */
  here: string
  refused?: Reason | undefined
}

/** The kiosk: one touch for most people, two for those who have priority. */
export function KioskScreen({ office, opening, outlook, here, refused }: KioskProps) {
  const say = useSay()
  const other = useLang() === 'vi' ? 'en' : 'vi'
  const { unit, rule } = office
  return (
    <>
      <header class="camlo-screen-head">
        <h1>{say(unit.name)}</h1>
        <p>
          {opening.open ? say(words.open) : say(words.shut)} ·{' '}
          <a href={`${here}?lang=${other}`} hreflang={other} lang={other}>
            {words.language[other]}
          </a>
        </p>
      </header>
      <form method="post" action={here} data-idle-reset={String(IDLE_SECONDS)} data-idle-to={startOf(here)}>
        {refused && <p role="alert">{say(words.reasons[refused])}</p>}
        {opening.open ? (
          <fieldset class="camlo-touch">
            <legend>{say(words.priority)}</legend>
            {[{ key: '', name: words.priorityNone }, ...rule.grounds].map(({ key, name }) => (
              <label key={key}>
                <input type="radio" name="ground" value={key} checked={key === ''} />
                <span>{say(name)}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p>
            <strong>{say(closedInWords(opening))}</strong>
          </p>
        )}
        <div>
          <h2>{say(words.chooseField)}</h2>
          <div data-live={`${here}/bang`} data-live-events={`/lay-so/${unit.code}/su-kien`} data-live-every="60">
            <Groups outlook={outlook} open={opening.open} />
          </div>
        </div>
      </form>
    </>
  )
}

/** The printed ticket: number, field, time, people ahead, expected wait, and the way to follow it. */
export function KioskTicket({ ticket, link, back }: { ticket: TicketView; link: string; back: string }) {
  const say = useSay()
  const { office, group, ground, code, takenAt, ahead, expectedMinutes } = ticket
  const priority = office.rule.grounds.find(({ key }) => key === ground)
  return (
    <div class="camlo-kiosk-ticket" data-print-now data-back-after={String(SHOWN_SECONDS)} data-back-to={back}>
      <h1>{say(office.unit.name)}</h1>
      <p>
        {say(group.name)}
        {priority && ` · ${say(words.priorityTag)}: ${say(priority.name)}`}
      </p>
      <strong class="camlo-number-big">{code}</strong>
      <p>{formatDateTime(takenAt)}</p>
      <p>
        {say(words.ahead)}: <b>{ahead ?? '–'}</b>
      </p>
      <p>
        {say(words.expected)}: <b>{say(waitInWords(expectedMinutes))}</b>
      </p>
      {!ticket.isInTime && (
        <p>
          <b>{say(words.tooLate)}</b>
        </p>
      )}
      <QrCode link={link} label={say(words.scan)} />
      <p>{say(words.scan)}</p>
      <p class="no-print">
        <a class="govuk-button" href={back}>
          {say(words.backToStart)}
        </a>
      </p>
    </div>
  )
}
