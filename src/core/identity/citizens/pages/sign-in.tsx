import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, ButtonLink, Card, Details, ErrorSummary, type Errors, TextInput, Title } from '../../../../ui/index.ts'
import type { CodeChannel } from '../codes.ts'
import { words } from '../words.ts'

export interface CitizenSignInProps {
  next: string
  typed?: string
  errors?: Errors
  channels: readonly CodeChannel[]
  /** What the provider's button says; missing where there is none. */
  provider: Text | undefined
}

/** How a citizen signs in: by a code, by a password, or by the provider. */
export function CitizenSignInPage({ next, typed, errors = {}, channels, provider }: CitizenSignInProps) {
  const say = useSay()
  const w = words.signIn
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      {provider && (
        <Card>
          <ButtonLink href={`/dang-nhap/dinh-danh?next=${encodeURIComponent(next)}`}>{say(provider)}</ButtonLink>
        </Card>
      )}
      <Card title={say(w.byCode)}>
        {channels.length === 0 ? (
          <p>{say(w.noChannel)}</p>
        ) : (
          <form method="post" action="/dang-nhap/cong-dan/ma" noValidate>
            <input type="hidden" name="next" value={next} />
            <TextInput
              name="address"
              label={say(w.address)}
              hint={say(hintOf(channels))}
              value={typed}
              width={20}
              autoComplete="username"
              spellcheck={false}
              maxLength={254}
              error={errors.address}
            />
            <Button>{say(w.send)}</Button>
          </form>
        )}
        <Details summary={say(w.byPassword)} open={errors.password !== undefined}>
          <form method="post" action="/dang-nhap/cong-dan" noValidate>
            <input type="hidden" name="next" value={next} />
            <TextInput
              name="username"
              label={say(w.address)}
              value={errors.password ? typed : ''}
              width={20}
              autoComplete="username"
              spellcheck={false}
              maxLength={254}
            />
            <TextInput
              name="password"
              label={say(w.password)}
              type="password"
              width={20}
              autoComplete="current-password"
              error={errors.password}
            />
            <Button kind="secondary">{say(w.button)}</Button>
          </form>
        </Details>
      </Card>
      <p>
        <a href="/dang-nhap">{say(w.officials)}</a>
      </p>
    </>
  )
}

const hintOf = (channels: readonly CodeChannel[]): Text => {
  if (channels.length > 1) return words.signIn.addressHint
  return channels[0] === 'email' ? words.signIn.mailOnly : words.signIn.smsOnly
}

/** Asks for the code that was sent. */
export function CodePage({
  action,
  again,
  values,
  to,
  errors = {},
}: {
  action: string
  /** Where another code is asked for, with the address as a hidden field. */
  again: string
  values: { key: string; address: string; next: string }
  /** Whom it was sent to, partly hidden. */
  to: string
  errors?: Errors
}) {
  const say = useSay()
  const w = words.code
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{say(w.title)}</Title>
      <p role="status">{say(w.sent(to))}</p>
      <Card>
        <form method="post" action={action} noValidate>
          <input type="hidden" name="key" value={values.key} />
          <input type="hidden" name="address" value={values.address} />
          <input type="hidden" name="next" value={values.next} />
          <TextInput
            name="code"
            label={say(w.label)}
            width={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            error={errors.code}
          />
          <Button>{say(w.button)}</Button>
        </form>
        <form class="camlo-inline" method="post" action={again}>
          <input type="hidden" name="address" value={values.address} />
          <input type="hidden" name="next" value={values.next} />
          <Button kind="secondary">{say(w.again)}</Button>
        </form>
      </Card>
    </>
  )
}

/** After signing out of an account the provider signed in. */
export function SignedOutPage({ there }: { there: string | undefined }) {
  const say = useSay()
  const w = words.signedOut
  return (
    <>
      <Title>{say(w.title)}</Title>
      <p>{say(w.text)}</p>
      <div class="govuk-button-group">
        {there && <ButtonLink href={there}>{say(w.there)}</ButtonLink>}
        <a class="govuk-link" href="/">
          {say(w.home)}
        </a>
      </div>
    </>
  )
}
