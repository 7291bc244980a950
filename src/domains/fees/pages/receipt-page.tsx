import type { FeeReceiptData } from '../../../core/official-forms/index.ts'
import { formatDateTime, formatDong, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  SummaryList,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { words } from '../words.ts'

interface Props {
  paymentId: string
  dossierId: string
  data: FeeReceiptData
  /** What goes back to the person who handed over more. */
  changeDong: number | undefined
  isNew: boolean
  mayUndo: boolean
  title: Text
  errors: Errors
}

/** A receipt on the screen, ready to be printed. */
export function ReceiptPage({ paymentId, dossierId, data, changeDong, isNew, mayUndo, title, errors }: Props) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <BackLink href={`/thu-phi/${dossierId}`}>{say(words.toMoney)}</BackLink>
      <ErrorSummary errors={errors} />
      {isNew && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.done.paid)}</p>
          {changeDong !== undefined && changeDong > 0 && <p class="camlo-code">{say(words.change(changeDong))}</p>}
        </Banner>
      )}
      <Title caption={data.numbered}>
        {say(title)} {data.undone && <Tag tone="late">{say(words.undone)}</Tag>}
      </Title>
      <Card>
        <SummaryList
          rows={[
            { label: say(words.code), value: data.dossierCode },
            { label: say(words.payer), value: data.payer.name },
            { label: say(words.procedure), value: data.procedure },
            { label: say(words.amount), value: <strong>{formatDong(data.totalDong, lang)}</strong> },
            { label: say(words.inWords), value: data.totalInWords },
            { label: say(words.methodHead), value: data.method },
            { label: say(words.at), value: formatDateTime(data.at) },
            ...(data.reason ? [{ label: say(words.reason), value: data.reason }] : []),
            { label: say(words.takenBy), value: data.hands[1].name || '—' },
          ]}
        />
      </Card>
      <Card title={say(words.charges)}>
        <Table
          caption={say(words.charges)}
          rows={data.lines}
          rowKey={({ name, explanation }) => name + explanation}
          columns={[
            { key: 'name', head: say(words.item), heading: true, cell: ({ name }) => name },
            { key: 'how', head: say(words.how), cell: ({ explanation }) => explanation },
            {
              key: 'amount',
              head: say(words.amount),
              number: true,
              cell: ({ amountDong }) => formatDong(amountDong, lang),
            },
          ]}
        />
      </Card>
      <p class="camlo-row camlo-row--start no-print">
        <a class="govuk-button" href={`/thu-phi/bien-lai/${paymentId}.pdf`} target="_blank" rel="noopener" data-key="p">
          {say(words.print)}
        </a>
        <a class="govuk-button govuk-button--secondary" href="/thu-phi" data-key="t">
          {say(words.back)}
        </a>
      </p>
      {mayUndo && !data.undone && (
        <Details summary={say(words.undo)} open={errors.reason !== undefined}>
          <form method="post" action={`/thu-phi/bien-lai/${paymentId}/huy`}>
            <TextInput name="reason" label={say(words.reason)} maxLength={300} error={errors.reason} />
            <Button kind="warning">{say(words.undoButton)}</Button>
          </form>
        </Details>
      )}
    </>
  )
}
