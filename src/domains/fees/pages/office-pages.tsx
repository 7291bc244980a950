import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  QrCode,
  Select,
  Table,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { OfficeUnit } from '../../dossiers/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { OfficeLine, TakingOffice } from '../queries/offices.ts'
import { BANKS } from '../rules/banks.ts'
import { COLUMN_NAMES } from '../rules/statement-csv.ts'
import { buildVietQr } from '../rules/vietqr.ts'

/** An account on one line. */
const accountOf = ({ bankName, accountNumber, accountName }: OfficeLine): string | undefined =>
  accountNumber ? [bankName, accountNumber, accountName].filter(Boolean).join(' · ') : undefined

/** Every office that takes money, with the account it takes it on. */
export function OfficesPage({ rows }: { rows: readonly TakingOffice[] }) {
  const say = useSay()
  return (
    <>
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      <p>
        <a href="/quan-tri/phi-le-phi">{say(words.toSchedules)}</a>
      </p>
      <Table
        caption={say(words.title)}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        columns={[
          {
            key: 'unit',
            head: say(words.unit),
            heading: true,
            cell: ({ unit }) => <a href={`/quan-tri/noi-thu-phi/${unit.id}`}>{say(unit.name)}</a>,
          },
          {
            key: 'account',
            head: say(words.account),
            cell: ({ now, of }) => {
              const account = now && accountOf(now)
              if (!now || !account) return <span class="camlo-muted">{say(words.cashOnly)}</span>
              return (
                <>
                  <span class="camlo-break">{account}</span>
                  <span class="camlo-line camlo-muted">
                    {of ? say(words.of(say(of))) : say(words.since(formatDate(now.validFrom)))}
                  </span>
                </>
              )
            },
          },
          { key: 'series', head: say(words.series), cell: ({ now }) => now?.receiptSeries ?? 'BL' },
        ]}
      />
    </>
  )
}

interface Props {
  unit: OfficeUnit
  lines: readonly OfficeLine[]
  /** What stands in the form, by field. */
  typed: Readonly<Record<string, string>>
  errors: Errors
  done: boolean
}

/** How one office takes money: what was said, and the form to say it from a day on. */
export function OfficePage({ unit, lines, typed, errors, done }: Props) {
  const say = useSay()
  const field = (name: string, label: string, extra: object = {}) => (
    <TextInput
      {...{ name, label }}
      value={typed[name]}
      error={errors[name]}
      maxLength={200}
      spellcheck={false}
      {...extra}
    />
  )
  const [latest] = lines
  return (
    <>
      <BackLink href="/quan-tri/noi-thu-phi">{say(words.all)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.done)}</p>
        </Banner>
      )}
      <Title caption={say(words.title)}>{say(unit.name)}</Title>
      <Card title={say(words.past)}>
        {lines.length === 0 && <p>{say(words.none)}</p>}
        <ul class="camlo-list">
          {lines.map((line) => (
            <li key={line.validFrom}>
              <strong>{say(words.since(formatDate(line.validFrom)))}</strong>
              <span class="camlo-line camlo-break">{accountOf(line) ?? say(words.cashOnly)}</span>
              <span class="camlo-line camlo-muted">
                {say(words.series)}: {line.receiptSeries}
              </span>
            </li>
          ))}
        </ul>
        {latest?.bankBin && latest.accountNumber && (
          <Details summary={say(words.checkAlt)}>
            <p>{say(words.check)}</p>
            <QrCode
              link={buildVietQr({ bankBin: latest.bankBin, accountNumber: latest.accountNumber, purpose: 'KIEM TRA' })}
              label={say(words.checkAlt)}
            />
          </Details>
        )}
      </Card>
      <Card title={say(words.next)}>
        <form method="post" action={`/quan-tri/noi-thu-phi/${unit.id}`}>
          {field('validFrom', say(words.validFrom), { type: 'date', hint: say(words.validFromHint) })}
          <div class="camlo-pair">
            {field('bankBin', say(words.bankBin), {
              inputMode: 'numeric',
              hint: say(words.bankBinHint),
              suggestions: BANKS.map(({ bin, name }) => `${bin} ${name}`),
            })}
            {field('bankName', say(words.bankName), { hint: say(words.bankNameHint) })}
            {field('accountNumber', say(words.accountNumber))}
            {field('accountName', say(words.accountName), { hint: say(words.accountNameHint) })}
            {field('receiptSeries', say(words.series), { hint: say(words.seriesHint) })}
            <Select
              name="zeroTens"
              label={say(words.zeroTens)}
              value={typed.zeroTens}
              error={errors.zeroTens}
              options={['linh', 'lẻ'].map((value) => ({ value, text: value }))}
            />
          </div>
          <Details summary={say(words.columns)} open={COLUMN_NAMES.some((name) => typed[`csv.${name}`])}>
            <p class="camlo-muted">{say(words.columnsHint)}</p>
            <div class="camlo-pair">
              {COLUMN_NAMES.map((name) => (
                <div key={name}>{field(`csv.${name}`, say(words.columnNames[name]))}</div>
              ))}
            </div>
          </Details>
          <Button>{say(words.save)}</Button>
        </form>
      </Card>
    </>
  )
}
