import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Card, ErrorSummary, type Errors, Title } from '../../../ui/index.ts'
import { words } from '../delivery-words.ts'
import type { Delivery } from '../queries/deliveries.ts'
import { Chosen, DeliveryForm, type DeliveryFormProps } from './delivery-card.tsx'

/** Choosing how the person gets the result, on a page of its own. */
export function ChoicePage({
  code,
  back,
  form,
  chosen,
  errors = {},
}: {
  code: string
  back: string
  form: DeliveryFormProps | undefined
  /** What was just saved. */
  chosen?: Delivery | undefined
  errors?: Errors
}) {
  const say = useSay()
  return (
    <>
      <BackLink href={back}>{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {chosen && (
        <Banner>
          <p>{say(words.saved)}</p>
        </Banner>
      )}
      <Title caption={code}>{say(words.title)}</Title>
      <Card title={say(words.how)}>
        {chosen && <Chosen delivery={chosen} />}
        {form && <DeliveryForm {...form} errors={errors} />}
      </Card>
    </>
  )
}
