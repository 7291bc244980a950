import { formatDong, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Select,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { DossierMoney, ShownRefund } from '../queries/dossier-money.ts'
import { CATEGORIES } from '../rules/categories.ts'
import { transferOf } from '../transfer.ts'
import { words } from '../words.ts'
import { Charges, type Done, DoneBanner, Payments, TransferCode } from './parts.tsx'

export interface MoneyPageProps {
  money: DossierMoney
  procedure: Text
  dossierId: string
  mayCollect: boolean
  mayApprove: boolean
  /** The dossier itself. */
  mayOpen: boolean
  done: Done | undefined
  errors: Errors
}

/** A dossier at the till: what it costs, what was paid, and taking it. */
export function MoneyPage(props: MoneyPageProps) {
  const { money, procedure, dossierId, mayCollect, mayOpen, done, errors } = props
  const say = useSay()
  const lang = useLang()
  const { balance, payer } = money
  const transfer = transferOf(money)
  return (
    <>
      <BackLink href="/thu-phi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <DoneBanner done={done} />
      <Title caption={`${payer.code} · ${payer.fullName ?? '—'}`}>{say(procedure)}</Title>
      <p>
        {balance.owedDong > 0 ? (
          <>
            {say(words.owed)}: <b class="camlo-code">{formatDong(balance.owedDong, lang)}</b>
          </>
        ) : (
          <Tag tone="good">{say(words.paid)}</Tag>
        )}{' '}
        {balance.owedDong < 0 && (
          <Tag tone="near">
            {say(words.overpaid)} {formatDong(-balance.owedDong, lang)}
          </Tag>
        )}
      </p>
      <div class="camlo-two">
        <div>
          <Charges money={money} />
          <Card title={say(words.payments)}>
            <Payments payments={money.payments} link={(id) => `/thu-phi/bien-lai/${id}`} />
          </Card>
          <Refunds refunds={money.refunds} {...props} />
        </div>
        <div>
          {mayCollect && balance.owedDong > 0 && (
            <div class="no-print">
              <TakeCash {...props} />
            </div>
          )}
          {transfer && (
            <Card title={say(words.transfer)}>
              <TransferCode transfer={transfer} />
              <Button type="button" kind="secondary" data-print hidden>
                {say(words.printPage)}
              </Button>
            </Card>
          )}
          <div class="no-print">
            {mayCollect && balance.paidDong === 0 && balance.chargedDong > 0 && (
              <Exempt dossierId={dossierId} errors={errors} />
            )}
            {mayCollect && balance.paidDong > 0 && <AskRefund {...props} />}
            {mayOpen && (
              <p>
                <a href={`/ho-so/${dossierId}`}>{say(words.toDossier)}</a>
              </p>
            )}
          </div>
        </div>
      </div>
    </>
  )
}

function TakeCash({ money: { balance }, dossierId, errors }: MoneyPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.takeCash)}>
      <form method="post" action={`/thu-phi/${dossierId}/tien-mat`}>
        <input type="hidden" name="seen" value={balance.owedDong} />
        <TextInput
          name="tendered"
          label={say(words.tendered)}
          hint={say(words.tenderedHint)}
          error={errors.tendered}
          inputMode="numeric"
          autoComplete="off"
          width={10}
          autoFocus
        />
        <Button data-key="m" data-key-focus>
          {say(words.takeButton(balance.owedDong))}
        </Button>
      </form>
    </Card>
  )
}

function Exempt({ dossierId, errors }: Pick<MoneyPageProps, 'dossierId' | 'errors'>) {
  const say = useSay()
  const options = Object.entries(CATEGORIES).map(([value, text]) => ({ value, text: say(text) }))
  return (
    <Details summary={say(words.exempt)} open={errors.category !== undefined || errors.evidence !== undefined}>
      <form method="post" action={`/thu-phi/${dossierId}/mien-giam`}>
        <Select name="category" label={say(words.category)} options={options} error={errors.category} />
        <TextInput
          name="evidence"
          label={say(words.evidence)}
          hint={say(words.evidenceHint)}
          maxLength={300}
          error={errors.evidence}
        />
        <Button kind="secondary">{say(words.exemptButton)}</Button>
      </form>
    </Details>
  )
}

function AskRefund({ dossierId, money: { balance }, errors }: MoneyPageProps) {
  const say = useSay()
  const overpaid = Math.max(0, -balance.owedDong)
  return (
    <Details summary={say(words.refund)} open={errors.amount !== undefined || errors.reason !== undefined}>
      <form method="post" action={`/thu-phi/${dossierId}/hoan-phi`}>
        <TextInput
          name="amount"
          label={say(words.refundDong)}
          inputMode="numeric"
          width={10}
          value={String(overpaid || balance.paidDong)}
          error={errors.amount}
        />
        <TextInput name="reason" label={say(words.reason)} maxLength={300} error={errors.reason} />
        <Button kind="secondary">{say(words.refundButton)}</Button>
      </form>
    </Details>
  )
}

function Refunds({ refunds, ...props }: MoneyPageProps & { refunds: readonly ShownRefund[] }) {
  const say = useSay()
  if (refunds.length === 0) return null
  return (
    <Card title={say(words.titles.refunds)}>
      <ul class="camlo-list">
        {refunds.map((refund) => (
          <li key={refund.id}>
            <RefundLine refund={refund} {...props} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const TONES = { requested: 'near', approved: 'paused', declined: 'neutral', paid: 'good' } as const

/** A refund with what may be done about it. */
export function RefundLine({
  refund,
  mayCollect,
  mayApprove,
}: {
  refund: ShownRefund
  mayCollect: boolean
  mayApprove: boolean
}) {
  const say = useSay()
  const lang = useLang()
  const action = `/thu-phi/hoan-phi/${refund.id}`
  return (
    <>
      <p>
        <strong>{formatDong(refund.amountDong, lang)}</strong> · {refund.reason}{' '}
        <Tag tone={TONES[refund.state]}>{say(words.refundStates[refund.state])}</Tag>
      </p>
      {refund.state === 'requested' && mayApprove && (
        <form method="post" action={`${action}/quyet-dinh`} class="camlo-row camlo-row--start">
          <Button name="approve" value="1">
            {say(words.approve)}
          </Button>
          <Button kind="secondary" name="approve" value="0">
            {say(words.decline)}
          </Button>
        </form>
      )}
      {refund.state === 'approved' && mayCollect && (
        <form method="post" action={`${action}/chi`} class="camlo-row camlo-row--start">
          <Button name="method" value="cash">
            {say(words.payOutCash)}
          </Button>
          <Button kind="secondary" name="method" value="transfer">
            {say(words.payOutTransfer)}
          </Button>
        </form>
      )}
    </>
  )
}
