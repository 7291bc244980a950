import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Banner, Button, Card, SummaryList, Tag, Title, type Tone } from '../../../../ui/index.ts'
import type { Discard } from '../../queries/discards.ts'
import { CONTACT_DAYS, type DiscardState, stateOf } from '../../rules/discard.ts'
import { words as roomWords } from '../../words.ts'
import { words } from '../discard-words.ts'

export const TONES: Record<DiscardState, Tone> = { open: 'near', settled: 'good', takenAgain: 'good' }

/** Why the server refused it, in the words the clerk saw. */
export const refusalOf = (code: string): Text => {
  const reasons: Readonly<Record<string, Text>> = { ...roomWords.reasons, bad_file: words.bad_file }
  return reasons[code] ?? words.unknown
}

export interface DiscardProps {
  discard: Discard
  unit: Text
  procedure: Text | null
  /** Who threw it away. */
  clerk: string
  /** Whom to tell, in full; this look is recorded. */
  revealed?: { name: string | null; phone: string | null } | undefined
  done?: boolean
}

/** One discard: what it was, why it was thrown away, and whom to tell. */
export function DiscardPage({ discard, unit, procedure, clerk, revealed, done = false }: DiscardProps) {
  const say = useSay()
  const { number, ground, receivedAt, discardedAt, refusedFor, note, code, dossierId, settledAt } = discard
  const state = stateOf(discard)
  return (
    <>
      <BackLink href="/ho-so-tam-da-bo">{say(words.back)}</BackLink>
      {done && (
        <Banner>
          <p>{say(words.done)}</p>
        </Banner>
      )}
      <Title caption={procedure ? say(procedure) : say(words.title)}>
        {say(number ? words.titleOf(number) : words.noNumber)}
      </Title>
      <p>
        <Tag tone={TONES[state]}>{say(words.states[state])}</Tag>
      </p>
      <Card>
        <SummaryList
          rows={[
            { label: say(words.why), value: say(words.grounds[ground]) },
            ...(note ? [{ label: say(words.note), value: note }] : []),
            { label: say(words.refusedFor), value: say(refusalOf(refusedFor)) },
            ...(dossierId ? [{ label: say(words.again), value: <a href={`/ho-so/${dossierId}`}>{code}</a> }] : []),
            { label: say(words.office), value: say(unit) },
            ...(receivedAt ? [{ label: say(words.receivedAt), value: formatDateTime(receivedAt) }] : []),
            { label: say(words.discardedAt), value: formatDateTime(discardedAt) },
            { label: say(words.clerk), value: clerk },
            ...(settledAt ? [{ label: say(words.settledAt), value: formatDateTime(settledAt) }] : []),
          ]}
        />
      </Card>
      {state === 'open' && <Telling discard={discard} revealed={revealed} />}
    </>
  )
}

/** Whom to tell and what; hidden until somebody asks, which is an act. */
function Telling({ discard: { id, who, ground }, revealed }: Pick<DiscardProps, 'discard' | 'revealed'>) {
  const say = useSay()
  const [name, phone] = revealed ? [revealed.name, revealed.phone] : [who?.name, who?.phone]
  const shown = [name, revealed && phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : phone]
  return (
    <Card title={say(words.tell)}>
      <SummaryList
        rows={[
          {
            label: say(words.who),
            value: who ? shown.map((part) => part && <div>{part}</div>) : say(words.noneKept),
          },
          { label: say(words.tellWhat), value: say(words.next[ground]) },
        ]}
      />
      {who && !revealed && (
        <form class="camlo-inline" method="post" action={`/ho-so-tam-da-bo/${id}/xem`}>
          <Button kind="secondary">{say(words.reveal)}</Button>
          <span class="camlo-muted">{say(words.revealHint)}</span>
        </form>
      )}
      <form class="camlo-inline" method="post" action={`/ho-so-tam-da-bo/${id}/da-bao`}>
        <Button>{say(words.settle)}</Button>
        <span class="camlo-muted">{say(words.settleHint)}</span>
      </form>
      <p class="camlo-muted">{say(words.keptFor(CONTACT_DAYS))}</p>
    </Card>
  )
}
