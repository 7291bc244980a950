import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, ErrorSummary, type Errors, Panel, Radios, Textarea, Title } from '../../../../ui/index.ts'
import type { Ratable } from '../../queries/rating.ts'
import { words } from './rating-words.ts'

export function RatingPage({
  token,
  ratable,
  stars,
  comment = '',
  errors = {},
}: {
  token: string
  ratable: Ratable
  stars?: string
  comment?: string
  errors?: Errors
}) {
  const say = useSay()
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title caption={say(ratable.unitName)}>{say(words.title)}</Title>
      <Card title={say(ratable.procedureName)}>
        <form method="post" action={`/danh-gia/${token}`} noValidate>
          <Radios
            name="stars"
            label={say(words.legend)}
            error={errors.stars}
            value={stars}
            options={words.stars.map((label, index) => ({ value: String(5 - index), text: say(label) }))}
          />
          <Textarea
            name="comment"
            label={say(words.comment)}
            hint={say(words.commentHint)}
            error={errors.comment}
            value={comment}
            rows={3}
          />
          <Button>{say(words.send)}</Button>
        </form>
        <p class="camlo-muted">{say(words.once)}</p>
      </Card>
    </>
  )
}

/** The end of it: rated now, or before. */
export function RatedPage({ title, more }: { title: Text; more: Text }) {
  const say = useSay()
  return (
    <>
      <Panel title={say(title)}>
        <p>{say(more)}</p>
      </Panel>
      <p>
        <a href="/thong-ke">{say(words.statistics)}</a>
      </p>
    </>
  )
}
