import { formatDateTime, formatDong, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Card, QrCode, SummaryList, Table, Tag } from '../../../ui/index.ts'
import { type DossierMoney, receiptNumber, type ShownPayment } from '../queries/dossier-money.ts'
import type { Transfer } from '../transfer.ts'
import { words } from '../words.ts'

export type Done = keyof typeof words.done

export const isDone = (name: unknown): name is Done => typeof name === 'string' && Object.hasOwn(words.done, name)

export function DoneBanner({ done }: { done: Done | undefined }) {
  const say = useSay()
  if (!done) return null
  return (
    <Banner>
      <p class="govuk-notification-banner__heading">{say(words.done[done])}</p>
    </Banner>
  )
}

/** What is to be paid, line by line, each with how it came about. */
export function Charges({ money: { charges, balance } }: { money: DossierMoney }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.charges)}>
      <Table
        caption={say(words.charges)}
        rows={charges}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: say(words.item), heading: true, cell: ({ name }) => say(name) },
          {
            key: 'how',
            head: say(words.how),
            cell: ({ explanation, ground }) => (
              <>
                {say(explanation)}
                {ground && <span class="camlo-line camlo-muted">{ground}</span>}
              </>
            ),
          },
          { key: 'amount', head: say(words.amount), number: true, cell: ({ dueDong }) => formatDong(dueDong, lang) },
        ]}
      />
      <p>
        {say(words.sum)}: <strong>{formatDong(balance.chargedDong, lang)}</strong>
      </p>
    </Card>
  )
}

/** The code a banking app reads, with the same in words for who types. */
export function TransferCode({ transfer }: { transfer: Transfer }) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <p>{say(words.scan)}</p>
      <QrCode link={transfer.code} label={say(words.qrAlt)} />
      <SummaryList
        rows={[
          { label: say(words.amount), value: <strong>{formatDong(transfer.amountDong, lang)}</strong> },
          { label: say(words.purpose), value: <strong>{transfer.purpose}</strong> },
          { label: say(words.account), value: `${transfer.accountNumber} · ${transfer.bankName}` },
          { label: say(words.holder), value: transfer.accountName },
        ]}
      />
      <p class="camlo-muted">{say(words.proof)}</p>
    </>
  )
}

/** What was paid and given back. @param link where a receipt is seen */
export function Payments({ payments, link }: { payments: readonly ShownPayment[]; link: (id: string) => string }) {
  const say = useSay()
  const lang = useLang()
  if (payments.length === 0) return <p class="camlo-muted">{say(words.noPayments)}</p>
  return (
    <Table
      caption={say(words.payments)}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', head: say(words.at), heading: true, cell: ({ paidAt }) => formatDateTime(paidAt) },
        {
          key: 'kind',
          head: say(words.kindHead),
          cell: ({ kind, method, undone, reason }) => (
            <>
              {say(words.kind[kind])} · {say(words.method[method])}{' '}
              {undone && <Tag tone="late">{say(words.undone)}</Tag>}
              {reason && <span class="camlo-line camlo-muted">{reason}</span>}
            </>
          ),
        },
        {
          key: 'number',
          head: say(words.number),
          cell: (payment) => {
            const number = receiptNumber(payment)
            return number && <a href={link(payment.id)}>{number}</a>
          },
        },
        {
          key: 'amount',
          head: say(words.amount),
          number: true,
          cell: ({ amountDong }) => formatDong(amountDong, lang),
        },
      ]}
    />
  )
}
