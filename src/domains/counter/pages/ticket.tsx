import { formatTime, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, ButtonLink, Details, Title } from '../../../ui/index.ts'
import type { TicketView } from '../queries/ticket.ts'
import type { Reason } from '../reasons.ts'
import { waitInWords } from '../rules/waiting.ts'
import { words } from '../words.ts'

/** A number on its holder's telephone. */
export function TicketPage({ ticket, refused }: { ticket: TicketView; refused?: Reason | undefined }) {
  const say = useSay()
  const { office, token } = ticket
  return (
    <>
      <noscript>
        <meta http-equiv="refresh" content="20" />
      </noscript>
      {refused && <Banner kind="note">{say(words.reasons[refused])}</Banner>}
      <Title caption={say(office.unit.name)}>{say(words.ticket)}</Title>
      <div
        data-live={`/ve/${token}/bang`}
        data-live-events={`/lay-so/${office.unit.code}/su-kien`}
        data-live-every="30"
      >
        <TicketState ticket={ticket} />
      </div>
      <p class="camlo-live" data-live-state role="status" />
    </>
  )
}

/** What changes while it is followed. */
export function TicketState({ ticket }: { ticket: TicketView }) {
  const say = useSay()
  const { state, code, group, ground, desk, office } = ticket
  const active = state === 'called' || state === 'serving'
  const priority = office.rule.grounds.find(({ key }) => key === ground)
  return (
    <>
      <div class={`camlo-card camlo-ticket ${active ? 'camlo-ticket--called' : ''}`} aria-live="polite">
        <p>
          {say(group.name)}
          {priority && ` · ${say(words.priorityTag)}: ${say(priority.name)}`}
        </p>
        <strong class="camlo-number-big">{code}</strong>
        {active && desk !== null && (
          <p class="camlo-code">{say(state === 'called' ? words.goTo(desk) : words.servedAt(desk))}</p>
        )}
        {state === 'waiting' && <Waiting ticket={ticket} />}
        {!active && state !== 'waiting' && <p>{say(words.over[state])}</p>}
      </div>
      {state === 'waiting' && (
        <>
          <p>{say(words.keepOpen)}</p>
          <Details summary={say(words.giveUp)}>
            <p>{say(words.giveUpSure)}</p>
            <form method="post" action={`/ve/${ticket.token}/bo`}>
              <Button kind="warning">{say(words.giveUpDo)}</Button>
            </form>
          </Details>
        </>
      )}
      {!active && state !== 'waiting' && (
        <ButtonLink href={`/lay-so/${office.unit.code}`}>{say(words.newTicket)}</ButtonLink>
      )}
    </>
  )
}

/** An estimate is no promise to the minute. */
const roundedUp = (at: Date): Date => new Date(Math.ceil(at.getTime() / 300_000) * 300_000)

function Waiting({ ticket }: { ticket: TicketView }) {
  const say = useSay()
  const { ahead, expectedMinutes, expectedAt, isInTime, takenAt, skips } = ticket
  return (
    <>
      <dl class="camlo-ticket-facts">
        <div>
          <dt>{say(words.ahead)}</dt>
          <dd>{ahead ?? '–'}</dd>
        </div>
        <div>
          <dt>{say(words.expected)}</dt>
          <dd>{say(waitInWords(expectedMinutes))}</dd>
        </div>
        {expectedAt && isInTime && (
          <div>
            <dt>{say(words.expectedAt)}</dt>
            <dd>{formatTime(roundedUp(expectedAt))}</dd>
          </div>
        )}
        <div>
          <dt>{say(words.takenAt)}</dt>
          <dd>{formatTime(takenAt)}</dd>
        </div>
      </dl>
      {!isInTime && (
        <p>
          <strong>{say(words.tooLate)}</strong>
        </p>
      )}
      {skips > 0 && (
        <p>
          <strong>{say(words.skipped)}</strong>
        </p>
      )}
    </>
  )
}
