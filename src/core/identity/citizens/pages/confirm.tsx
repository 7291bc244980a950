import { useSay } from '../../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, TextInput, Title } from '../../../../ui/index.ts'
import { MOST_LETTERS } from '../rules/own-data.ts'
import { words } from '../words.ts'

export interface ConfirmPageProps {
  typed: Partial<Record<'contact' | 'fullName' | 'idNumber', string>>
  errors?: Errors
  done?: boolean
}

/** An official saw the card of somebody who has an account. */
export function ConfirmPage({ typed, errors = {}, done = false }: ConfirmPageProps) {
  const say = useSay()
  const w = words.confirm
  return (
    <>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(w.done)}</p>
        </Banner>
      )}
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      <Card>
        <form method="post" action="/xac-nhan-cong-dan" noValidate>
          <TextInput
            name="contact"
            label={say(words.signIn.address)}
            value={typed.contact}
            width={20}
            autoComplete="off"
            spellcheck={false}
            maxLength={254}
            error={errors.contact}
          />
          <TextInput
            name="fullName"
            label={say(words.account.fullName)}
            value={typed.fullName}
            autoComplete="off"
            spellcheck={false}
            maxLength={MOST_LETTERS.fullName}
            error={errors.fullName}
          />
          <TextInput
            name="idNumber"
            label={say(words.account.idNumber)}
            value={typed.idNumber}
            width={20}
            inputMode="numeric"
            autoComplete="off"
            maxLength={MOST_LETTERS.idNumber}
            error={errors.idNumber}
          />
          <Button>{say(w.button)}</Button>
        </form>
      </Card>
    </>
  )
}
