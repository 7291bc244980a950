import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  Card,
  Details,
  type Errors,
  Radios,
  SummaryList,
  Tag,
  TextInput,
  type Tone,
} from '../../../ui/index.ts'
import { words } from '../delivery-words.ts'
import type { Delivery } from '../queries/deliveries.ts'
import { advance, type Choice, type DeliveryState, PAYERS, WAYS } from '../rules/delivery.ts'

const TONES: Record<DeliveryState, Tone> = { chosen: 'near', posted: 'near', delivered: 'good', cameBack: 'late' }

export interface DeliveryFormProps {
  action: string
  /** What stands in the fields: chosen before, typed, or the applicant's own. */
  values: Omit<Choice, 'way'> & { way: Choice['way'] | undefined }
  /** Where it may be collected; with one there is nothing to choose. */
  offices?: readonly { id: string; name: Text }[]
  errors?: Errors
  /** The second secret, where the browser has no right to the dossier yet. */
  secret?: string | undefined
}

/** How the person wants the result. */
export function DeliveryForm({ action, values, offices = [], errors = {}, secret }: DeliveryFormProps) {
  const say = useSay()
  return (
    <form class="camlo-ways" method="post" action={action}>
      {secret && <input type="hidden" name="secret" value={secret} />}
      <Radios
        name="way"
        label={say(words.how)}
        value={values.way}
        error={errors.way}
        options={WAYS.map((way) => ({ value: way, text: say(words.ways[way]) }))}
      />
      {offices.length > 1 && (
        <div data-way="collect">
          <Radios
            name="officeId"
            label={say(words.collectWhere)}
            value={values.officeId}
            error={errors.officeId}
            options={offices.map(({ id, name }) => ({ value: id, text: say(name) }))}
          />
        </div>
      )}
      <div data-way="post">
        <p class="govuk-hint">{say(words.onlyPost)}</p>
        <TextInput
          name="receiverName"
          label={say(words.name)}
          value={values.name}
          error={errors.receiverName}
          maxLength={120}
          autoComplete="name"
        />
        <TextInput
          name="receiverPhone"
          label={say(words.phone)}
          value={values.phone}
          error={errors.receiverPhone}
          type="tel"
          maxLength={30}
          autoComplete="tel"
        />
        <TextInput
          name="receiverAddress"
          label={say(words.address)}
          value={values.address}
          error={errors.receiverAddress}
          maxLength={300}
          autoComplete="street-address"
        />
        <Radios
          name="payer"
          label={say(words.payer)}
          value={values.payer}
          options={PAYERS.map((payer) => ({ value: payer, text: say(words.payers[payer]) }))}
        />
      </div>
      <Button kind="secondary">{say(words.save)}</Button>
    </form>
  )
}

/** The same on the page that says a dossier was sent. */
export function AskedCard(props: DeliveryFormProps) {
  const say = useSay()
  return (
    <Card title={say(words.title)}>
      <DeliveryForm {...props} />
    </Card>
  )
}

/** The way chosen, where the result is, and the form to choose anew as long as that is possible. */
export function DeliveryCard({
  delivery,
  collectAt = null,
  form,
  link,
}: {
  delivery: Delivery | undefined
  /** Where it is collected, if that needs saying. */
  collectAt?: Text | null
  /** Missing where nothing can be chosen any more. */
  form?: DeliveryFormProps | undefined
  /** The page to choose on. */
  link?: string | undefined
}) {
  const say = useSay()
  const changeable = delivery === undefined || advance(delivery.state, 'choose').ok
  return (
    <Card title={say(words.title)} id="nhan-ket-qua">
      {delivery ? <Chosen delivery={delivery} /> : <p>{say(words.notChosen)}</p>}
      {collectAt && (delivery?.way ?? 'collect') === 'collect' && <p>{say(words.collectAt(collectAt))}</p>}
      {changeable && form && (
        <Details summary={say(words.change)}>
          <DeliveryForm {...form} />
        </Details>
      )}
      {changeable && link && (
        <p>
          <a href={link}>{say(words.change)}</a>
        </p>
      )}
    </Card>
  )
}

/** The way chosen, and where it is. */
export function Chosen({ delivery }: { delivery: Delivery }) {
  const say = useSay()
  const { way, state, name, phone, address, payer, tracking, postedAt, endedAt, reason } = delivery
  if (way !== 'post') return <p>{say(words.ways[way])}</p>
  const rows = [
    { label: say(words.name), value: [name, phone].filter(Boolean).join(', ') || '—' },
    { label: say(words.address), value: address || '—' },
    ...(payer ? [{ label: say(words.payer), value: say(words.payers[payer]) }] : []),
    ...(tracking ? [{ label: say(words.tracking), value: tracking }] : []),
    ...(reason ? [{ label: say(words.postReason), value: reason }] : []),
  ]
  const on = endedAt ?? postedAt
  return (
    <>
      <p>
        {say(words.ways.post)} <Tag tone={TONES[state]}>{say(words.states[state])}</Tag>{' '}
        {on && <span class="camlo-muted">{formatDate(on)}</span>}
      </p>
      <SummaryList rows={rows} />
    </>
  )
}
