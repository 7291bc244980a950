import { formatDate, formatDateTime, formatDong, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  SummaryList,
  Table,
  Textarea,
  Title,
  Warning,
} from '../../../ui/index.ts'
import type { TillRow } from '../queries/tills.ts'
import { DENOMINATIONS } from '../rules/till.ts'
import { words } from '../words.ts'
import { type Done, DoneBanner } from './parts.tsx'

const { closing } = words

export interface ClosingPageProps {
  own: readonly TillRow[]
  past: readonly TillRow[]
  nameOf: (personId: string) => string
  unitOf: (unitId: string) => string
  done: Done | undefined
  errors: Errors
  /** What had been typed, by denomination. */
  typed: Readonly<Record<string, string>>
}

/** Closing one's day, and the days that are closed. */
export function ClosingPage({ own, past, nameOf, unitOf, done, errors, typed }: ClosingPageProps) {
  const say = useSay()
  const lang = useLang()
  const [till] = own
  return (
    <>
      <BackLink href="/thu-phi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <DoneBanner done={done} />
      <Title>{say(words.titles.closing)}</Title>
      {till ? (
        <CloseForm till={till} unit={unitOf(till.unitId)} errors={errors} typed={typed} />
      ) : (
        <Empty title={say(closing.nothing)}>
          <p>{say(closing.nothingHint)}</p>
        </Empty>
      )}
      {past.length === 0 && <p class="camlo-muted">{say(closing.noPast)}</p>}
      {past.length > 0 && (
        <Card title={say(closing.past)}>
          <Table
            caption={say(closing.past)}
            rows={past}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'day',
                head: say(closing.day),
                heading: true,
                cell: ({ id, day }) => <a href={`/thu-phi/chot-ngay/${id}`}>{formatDate(day)}</a>,
              },
              { key: 'cashier', head: say(closing.cashier), cell: ({ cashierId }) => nameOf(cashierId) },
              { key: 'unit', head: say(words.unit), cell: ({ unitId }) => unitOf(unitId) },
              {
                key: 'expected',
                head: say(closing.expected),
                number: true,
                cell: ({ expectedDong }) => formatDong(expectedDong, lang),
              },
              {
                key: 'counted',
                head: say(closing.counted),
                number: true,
                cell: ({ countedDong }) => formatDong(countedDong ?? 0, lang),
              },
              {
                key: 'difference',
                head: say(closing.difference),
                number: true,
                cell: ({ expectedDong, countedDong }) => formatDong((countedDong ?? 0) - expectedDong, lang),
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function CloseForm({
  till,
  unit,
  errors,
  typed,
}: { till: TillRow; unit: string } & Pick<ClosingPageProps, 'errors' | 'typed'>) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={`${say(closing.own)}: ${formatDate(till.day)} · ${unit}`}>
      <SummaryList
        rows={[
          { label: say(closing.entries), value: till.entries },
          { label: say(closing.expected), value: <strong>{formatDong(till.expectedDong, lang)}</strong> },
        ]}
      />
      <form method="post" action={`/thu-phi/chot-ngay/${till.id}`}>
        <input type="hidden" name="seen" value={till.expectedDong} />
        <Table
          caption={say(closing.counted)}
          rows={DENOMINATIONS}
          rowKey={(value) => String(value)}
          cards={false}
          columns={[
            { key: 'value', head: say(closing.denomination), heading: true, cell: (value) => formatDong(value, lang) },
            {
              key: 'count',
              head: say(closing.count),
              cell: (value) => (
                <input
                  type="number"
                  name={`n${value}`}
                  aria-label={`${say(closing.count)} ${formatDong(value, lang)}`}
                  min="0"
                  max="100000"
                  value={typed[`n${value}`] ?? ''}
                />
              ),
            },
          ]}
        />
        <Textarea
          name="explanation"
          label={say(closing.explanation)}
          hint={say(closing.explanationHint)}
          error={errors.explanation}
          rows={2}
          maxLength={1000}
          value={typed.explanation}
        />
        <Warning>{say(closing.warning)}</Warning>
        <Button>{say(closing.close)}</Button>
      </form>
    </Card>
  )
}

/** A closed day: what was expected, what was counted, and its minutes. */
export function ClosedPage({ till, name, unit }: { till: TillRow; name: string; unit: string }) {
  const say = useSay()
  const lang = useLang()
  const counts = DENOMINATIONS.filter((value) => (till.counts?.[value] ?? 0) > 0)
  return (
    <>
      <BackLink href="/thu-phi/chot-ngay">{say(words.titles.closing)}</BackLink>
      <Title caption={`${name} · ${unit}`}>
        {say(words.titles.closing)} {formatDate(till.day)}
      </Title>
      <Card>
        <SummaryList
          rows={[
            { label: say(closing.entries), value: till.entries },
            { label: say(closing.expected), value: formatDong(till.expectedDong, lang) },
            { label: say(closing.counted), value: formatDong(till.countedDong ?? 0, lang) },
            {
              label: say(closing.difference),
              value: <strong>{formatDong((till.countedDong ?? 0) - till.expectedDong, lang)}</strong>,
            },
            ...(till.explanation ? [{ label: say(closing.explanation), value: till.explanation }] : []),
            ...(till.closedAt ? [{ label: say(words.at), value: formatDateTime(till.closedAt) }] : []),
          ]}
        />
      </Card>
      {counts.length > 0 && (
        <Table
          caption={say(closing.counted)}
          rows={counts}
          rowKey={(value) => String(value)}
          columns={[
            { key: 'value', head: say(closing.denomination), heading: true, cell: (value) => formatDong(value, lang) },
            { key: 'count', head: say(closing.count), number: true, cell: (value) => till.counts?.[value] ?? 0 },
            {
              key: 'worth',
              head: say(words.amount),
              number: true,
              cell: (value) => formatDong(value * (till.counts?.[value] ?? 0), lang),
            },
          ]}
        />
      )}
      <p class="camlo-row camlo-row--start no-print">
        <a class="govuk-button" href={`/thu-phi/chot-ngay/${till.id}.pdf`} target="_blank" rel="noopener">
          {say(closing.paper)}
        </a>
        <a class="govuk-button govuk-button--secondary" href={`/thu-phi/chot-ngay/${till.id}.xlsx`}>
          {say(closing.xlsx)}
        </a>
        <a class="govuk-button govuk-button--secondary" href={`/thu-phi/chot-ngay/${till.id}.csv`}>
          {say(closing.csv)}
        </a>
      </p>
    </>
  )
}
