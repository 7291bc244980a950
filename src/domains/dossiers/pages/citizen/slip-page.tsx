import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, SummaryList, Tag, Title } from '../../../../ui/index.ts'
import type { Discard } from '../../queries/discards.ts'
import { words } from '../discard-words.ts'

export interface SlipProps {
  discard: Discard
  unit: Text
  procedure: Text | null
  /** Where the way back leads. */
  back: { href: string; text: Text }
}

/** What a provisional receipt is worth whose entry was thrown away: nothing, why, and what its holder does next. */
export function DiscardedSlip({ discard, unit, procedure, back }: SlipProps) {
  const say = useSay()
  const { number, ground, receivedAt, discardedAt } = discard
  return (
    <>
      <Title caption={say(words.slip)}>
        <span class="camlo-code">{number}</span>
      </Title>
      <p>
        <Tag tone="late">{say(words.notTaken)}</Tag>
      </p>
      <p>{say(words.notTakenBody)}</p>
      <Card title={say(words.whatNext)}>
        <p>{say(words.next[ground])}</p>
        <p>
          <a href="/lay-so">{say(words.findOffice)}</a>
        </p>
      </Card>
      <Card>
        <SummaryList
          rows={[
            { label: say(words.why), value: say(words.grounds[ground]) },
            ...(procedure ? [{ label: say(words.procedure), value: say(procedure) }] : []),
            { label: say(words.office), value: say(unit) },
            ...(receivedAt ? [{ label: say(words.receivedAt), value: formatDateTime(receivedAt) }] : []),
            { label: say(words.discardedAt), value: formatDateTime(discardedAt) },
          ]}
        />
      </Card>
      <p>
        <a href={back.href}>{say(back.text)}</a>
      </p>
    </>
  )
}
