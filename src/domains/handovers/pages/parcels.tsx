import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import { words as deliveryWords } from '../delivery-words.ts'
import type { Delivery } from '../queries/deliveries.ts'
import type { ItemLine } from '../view.ts'
import { words } from '../words.ts'

/** What was typed into the fields of an item, shown again where it could not be recorded. */
export interface Typed {
  outcome: string
  reason: string
  tracking?: string
}

/** Why an item could not be recorded, and what was typed. */
export interface RefusedAnswer {
  text: Text
  typed: Typed
}

export function Refused({ id, refused }: { id: string; refused: RefusedAnswer | undefined }) {
  const say = useSay()
  if (!refused) return null
  return (
    <p class="govuk-error-message" id={`loi-${id}`}>
      {say(refused.text)}
    </p>
  )
}

export const describedBy = (id: string, refused: RefusedAnswer | undefined) =>
  refused ? { 'aria-describedby': `loi-${id}`, 'aria-invalid': true } : {}

/** Where a parcel goes, and who pays. */
export function Address({ parcel }: { parcel: Delivery | undefined }) {
  const say = useSay()
  if (!parcel) return null
  const { name, phone, address, payer, tracking } = parcel
  return (
    <>
      {[name, phone].filter(Boolean).join(', ')}
      <span class="camlo-line">{address}</span>
      {payer && <span class="camlo-muted camlo-line">{say(deliveryWords.payers[payer])}</span>}
      {tracking && <span class="camlo-line camlo-nowrap">{tracking}</span>}
    </>
  )
}

/** What the post said of one parcel: its number, and whether it arrived. */
export function PostAnswer({
  listId,
  item: { dossierId, code },
  parcel,
  refused,
}: {
  listId: string
  item: ItemLine
  parcel: Delivery | undefined
  refused: RefusedAnswer | undefined
}) {
  const say = useSay()
  const { outcomes } = words
  const typed = refused?.typed
  return (
    <form class="camlo-answer" method="post" action={`/ban-giao/${listId}/buu-chinh`}>
      <Refused id={dossierId} refused={refused} />
      <input type="hidden" name="dossierId" value={dossierId} />
      <input
        name="tracking"
        value={typed?.tracking ?? parcel?.tracking ?? ''}
        maxLength={30}
        placeholder={say(deliveryWords.tracking)}
        aria-label={say(deliveryWords.trackingOf(code))}
      />
      <select id={`kq-${dossierId}`} name="outcome" aria-label={say(words.outcomeOf(code))}>
        <option value="">{say(deliveryWords.states.posted)}</option>
        {(['delivered', 'cameBack'] as const).map((outcome) => (
          <option key={outcome} value={outcome} selected={typed?.outcome === outcome}>
            {say(outcomes[outcome])}
          </option>
        ))}
      </select>
      <input
        id={`ly-do-${dossierId}`}
        name="reason"
        value={typed?.reason ?? ''}
        maxLength={500}
        placeholder={say(deliveryWords.postReason)}
        aria-label={say(words.whyBack(code))}
        {...describedBy(dossierId, refused)}
      />
      <Button kind="secondary">{say(words.record)}</Button>
    </form>
  )
}
