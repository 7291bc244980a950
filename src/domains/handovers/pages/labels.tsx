import { LABEL_STOCKS } from '../../../core/official-forms/index.ts'
import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Empty, ErrorSummary, type Errors, Select, TextInput, Title } from '../../../ui/index.ts'
import type { Labelled } from '../queries/labels.ts'
import { words } from '../words.ts'

/** Which sheet or roll the labels go on, and where the first free one is. */
export function LabelsPage({ rows, errors = {} }: { rows: readonly Labelled[]; errors?: Errors }) {
  const say = useSay()
  const { labels } = words
  return (
    <>
      <BackLink href="/viec">{say(labels.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={say(labels.count(rows.length))}>{say(labels.title)}</Title>
      {rows.length === 0 ? (
        <Empty title={say(labels.none)}>
          <p>{say(labels.noneNext)}</p>
        </Empty>
      ) : (
        <form action="/nhan.pdf" method="get" target="_blank" rel="noopener">
          {rows.map(({ id }) => (
            <input key={id} type="hidden" name="ids" value={id} />
          ))}
          <ul class="camlo-list">
            {rows.map(({ id, code, applicantName }) => (
              <li key={id}>
                {code} <span class="camlo-muted">{applicantName}</span>
              </li>
            ))}
          </ul>
          <Select
            name="mau"
            label={say(labels.stock)}
            value={LABEL_STOCKS[0]?.id ?? ''}
            options={LABEL_STOCKS.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <TextInput
            name="bo"
            label={say(labels.skip)}
            hint={say(labels.skipHint)}
            type="number"
            min="0"
            max="23"
            width={5}
            value="0"
          />
          <Button>{say(labels.print)}</Button>
        </form>
      )}
    </>
  )
}
