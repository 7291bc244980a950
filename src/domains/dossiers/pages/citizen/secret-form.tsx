import { useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, Card, ErrorSummary, type Errors, TextInput, Title } from '../../../../ui/index.ts'
import { words } from './own-words.ts'

/** Asks for the second secret. */
export function SecretForm({ code, errors = {} }: { code: string; errors?: Errors }) {
  const say = useSay()
  return (
    <>
      <BackLink href={`/tra-cuu/${code}`}>{say(words.publicPage)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={code}>{say(words.title)}</Title>
      <Card>
        <form method="post" action={`/tra-cuu/${code}/ho-so`}>
          <TextInput
            name="secret"
            label={say(words.secret)}
            hint={say(words.secretHint)}
            error={errors.secret}
            autoComplete="off"
            spellcheck={false}
            maxLength={40}
            width={20}
          />
          <Button>{say(words.open)}</Button>
        </form>
      </Card>
    </>
  )
}
