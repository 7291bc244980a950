import { formatDong, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, Tag } from '../../../ui/index.ts'
import { type DossierMoney, receiptNumber } from '../queries/dossier-money.ts'
import { transferOf } from '../transfer.ts'
import { words } from '../words.ts'
import { TransferCode } from './parts.tsx'

/** What a dossier costs, on pages of other rooms: to its owner with the code to pay by, to an official with the way to the till. */
export function FeePanel({
  money,
  code,
  official,
}: {
  money: DossierMoney
  code: string
  official: string | undefined
}) {
  const say = useSay()
  const lang = useLang()
  const { balance, charges, payments } = money
  const transfer = transferOf(money)
  const numbered = payments.filter(({ kind, undone }) => kind === 'payment' && !undone)
  return (
    <Card title={say(words.panel.title)} id="phi">
      <ul class="camlo-list">
        {charges.map(({ id, name, explanation, dueDong }) => (
          <li key={id} class="camlo-row">
            <span>
              {say(name)}
              <span class="camlo-line camlo-muted">{say(explanation)}</span>
            </span>
            <strong class="camlo-nowrap">{formatDong(dueDong, lang)}</strong>
          </li>
        ))}
      </ul>
      <p>
        {balance.owedDong > 0 ? (
          <>
            {say(words.owed)}: <strong>{formatDong(balance.owedDong, lang)}</strong>
          </>
        ) : (
          <Tag tone="good">{say(words.paid)}</Tag>
        )}
      </p>
      {official && balance.owedDong > 0 && (
        <p>
          <a class="govuk-button govuk-button--secondary" href={official} data-key="m">
            {say(words.panel.pay)}
          </a>
        </p>
      )}
      {!official &&
        balance.owedDong > 0 &&
        (transfer ? <TransferCode transfer={transfer} /> : <p>{say(words.noAccount)}</p>)}
      {numbered.length > 0 && (
        <ul class="camlo-list">
          {numbered.map((payment) => {
            const number = receiptNumber(payment) ?? ''
            const href = official ? `/thu-phi/bien-lai/${payment.id}` : `/tra-cuu/${code}/ho-so/bien-lai/${payment.id}`
            return (
              <li key={payment.id}>
                <a href={href}>{say(words.panel.download(number))}</a>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
