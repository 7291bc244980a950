import { useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, ErrorSummary, type Errors, TextInput, Title } from '../../../ui/index.ts'
import type { CannotSignIn } from '../sign-in.ts'
import { words } from '../words.ts'

export function SignInPage({ next, username, reason }: { next: string; username?: string; reason?: CannotSignIn }) {
  const say = useSay()
  const w = words.signIn
  const field = reason === 'code_needed' || reason === 'code_wrong' ? 'code' : 'password'
  const errors: Errors = reason ? { [field]: w.reasons[reason] } : {}
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      <Card>
        <form method="post" action="/dang-nhap">
          <input type="hidden" name="next" value={next} />
          <TextInput
            name="username"
            label={say(w.username)}
            value={username}
            width={20}
            autoComplete="username"
            spellcheck={false}
            required
          />
          <TextInput
            name="password"
            label={say(w.password)}
            type="password"
            width={20}
            autoComplete="current-password"
            error={errors.password}
            required
          />
          <TextInput
            name="code"
            label={say(w.code)}
            hint={say(w.codeHint)}
            width={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            error={errors.code}
          />
          <Button>{say(w.button)}</Button>
        </form>
      </Card>
    </>
  )
}
