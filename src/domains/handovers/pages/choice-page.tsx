import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, ErrorSummary, type Errors, Title } from '../../../ui/index.ts'
import { words } from '../delivery-words.ts'
import { DeliveryForm, type DeliveryFormProps } from './delivery-card.tsx'

/** Choosing how the person gets the result, on a page of its own. */
export function ChoicePage({
  code,
  back,
  form,
  done,
  errors = {},
}: {
  code: string
  back: string
  form: DeliveryFormProps | undefined
  done?: boolean
  errors?: Errors
}) {
  const say = useSay()
  return (
    <>
      <BackLink href={back}>{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(words.saved)}</p>
        </Banner>
      )}
      <Title caption={code}>{say(words.title)}</Title>
      {form && <DeliveryForm {...form} errors={errors} />}
    </>
  )
}
