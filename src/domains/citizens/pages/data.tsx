import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Card, Checkboxes, ErrorSummary, type Errors, Panel, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'

/** What is kept about a person: to take away, or to end. */
export function DataPage({ errors = {} }: { errors?: Errors }) {
  const say = useSay()
  return (
    <>
      <BackLink href="/cua-toi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title>{say(words.data)}</Title>
      <Card title={say(words.kept)}>
        <p>{say(words.keptHint)}</p>
        <p>
          <a href="/cua-toi/du-lieu.json" download>
            {say(words.export)}
          </a>
        </p>
      </Card>
      <Card title={say(words.close)}>
        <p>{say(words.closeHint)}</p>
        <form method="post" action="/cua-toi/dong-tai-khoan" noValidate>
          <Checkboxes
            name="dong"
            label={say(words.close)}
            error={errors.dong}
            options={[{ value: '1', text: say(words.closeCheck) }]}
            values={[]}
          />
          <Button kind="warning">{say(words.closeButton)}</Button>
        </form>
      </Card>
    </>
  )
}

export function ClosedPage() {
  const say = useSay()
  return (
    <>
      <Panel title={say(words.closed)}>
        <p>{say(words.closedText)}</p>
      </Panel>
      <p>
        <a href="/">{say(words.home)}</a>
      </p>
    </>
  )
}
