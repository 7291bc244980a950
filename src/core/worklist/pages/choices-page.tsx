import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, Inset, TextInput, Title } from '../../../ui/index.ts'
import type { WorklistChoices } from '../choices.ts'
import { words } from '../words.ts'
import { Ways } from './ways.tsx'

export interface ChoicesPageProps {
  choices: WorklistChoices
  /** The calendar's address, on the one page that shows it. */
  address?: string | undefined
  typed?: string | undefined
  errors?: Errors
  mailGoesOut: boolean
  done?: Text | undefined
}

/** How a person is reminded of their work outside the program. */
export function ChoicesPage({ choices, address, typed, errors = {}, mailGoesOut, done }: ChoicesPageProps) {
  const say = useSay()
  const w = words.choices
  return (
    <>
      <ErrorSummary errors={errors} />
      {done && <Banner>{say(done)}</Banner>}
      <Title caption={say(words.title)}>{say(w.title)}</Title>
      <Ways here="choices" />
      <Card title={say(w.feed)}>
        <p>{say(w.feedHow)}</p>
        {address && (
          <>
            <p>
              <b>{say(w.once)}</b>
            </p>
            <Inset>
              <code class="camlo-wrap">{address}</code>
            </Inset>
          </>
        )}
        {choices.feedMadeAt && <p>{say(w.feedSince(formatDateTime(choices.feedMadeAt)))}</p>}
        <form method="post" action="/viec-cua-toi/nhac/lich">
          <Button kind="secondary">{say(choices.feedMadeAt ? w.renew : w.make)}</Button>
        </form>
        {choices.feedMadeAt && (
          <form method="post" action="/viec-cua-toi/nhac/bo-lich">
            <Button kind="warning">{say(w.end)}</Button>
          </form>
        )}
      </Card>
      <Card title={say(w.digest)}>
        <p>{say(w.digestHow)}</p>
        {!mailGoesOut && <p>{say(w.noMail)}</p>}
        <form method="post" action="/viec-cua-toi/nhac/thu">
          <TextInput
            name="email"
            type="email"
            label={say(w.email)}
            value={typed ?? choices.digestEmail ?? ''}
            error={errors.email}
            autoComplete="email"
            width={20}
          />
          <Button kind="secondary">{say(w.save)}</Button>
        </form>
      </Card>
    </>
  )
}
