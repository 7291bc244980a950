import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, ErrorSummary, TextInput, Title } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'

/** The first thing known of a new procedure: its name. */
export function BeginPage({ name, error }: { name: string; error?: Text | undefined }) {
  const say = useSay()
  return (
    <>
      <BackLink href="/quan-tri/thu-tuc">{say(draftWords.list)}</BackLink>
      <Title>{say(draftWords.newOne)}</Title>
      <ErrorSummary errors={error ? { name: error } : {}} />
      <form method="post" action="/quan-tri/ban-thao">
        <TextInput
          name="name"
          label={say(draftWords.newName)}
          hint={say(draftWords.newHint)}
          value={name}
          error={error}
          maxLength={200}
        />
        <Button>{say(draftWords.begin)}</Button>
      </form>
    </>
  )
}
