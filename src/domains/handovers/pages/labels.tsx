import { type LabelStock, mostSkipped } from '../../../core/official-forms/index.ts'
import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Empty, ErrorSummary, type Errors, Select, TextInput, Title } from '../../../ui/index.ts'
import type { Labelled } from '../queries/labels.ts'
import { words } from '../words.ts'

export interface LabelsPageProps {
  rows: readonly Labelled[]
  stocks: readonly LabelStock[]
  /** What was chosen and could not be printed. */
  asked?: { mau: string; bo: string }
  errors?: Errors
}

/** Which sheet or roll the labels go on, and where the first free one is. */
export function LabelsPage({ rows, stocks, asked, errors = {} }: LabelsPageProps) {
  const say = useSay()
  const most = Math.max(0, ...stocks.map(mostSkipped))
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
      ) : stocks.length === 0 ? (
        <Empty title={say(labels.noStock)}>
          <p>{say(labels.noStockNext)}</p>
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
            value={asked?.mau ?? stocks[0]?.id ?? ''}
            options={stocks.map(({ id, name }) => ({ value: id, text: name }))}
          />
          {most > 0 && (
            <TextInput
              name="bo"
              label={say(labels.skip)}
              hint={say(labels.skipHint)}
              type="number"
              min="0"
              max={String(most)}
              width={5}
              value={asked?.bo ?? '0'}
              error={errors.bo}
            />
          )}
          <p class="govuk-hint">{say(labels.wholeSize)}</p>
          <Button>{say(labels.print)}</Button>
        </form>
      )}
    </>
  )
}
