import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import type { Seal } from '../rules/seal.ts'
import { words } from '../words.ts'

/** The ledger's public face: its newest seals, and how anybody checks it. */
export function LedgerPage({ seals }: { seals: readonly Seal[] }) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <h1 class="govuk-heading-l">{say(words.ledger)}</h1>
      <p class="govuk-body-l">{say(words.intro)}</p>
      <h2 class="govuk-heading-m">{say(words.howToVerify)}</h2>
      <ol class="govuk-list govuk-list--number">
        {words.steps.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
      <h2 class="govuk-heading-m">{say(words.latestSeals)}</h2>
      {seals.length === 0 ? (
        <p class="govuk-body">{say(words.noSeals)}</p>
      ) : (
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {[words.sealedAt, words.acts, words.root, words.key].map((heading) => (
                <th key={heading.en} scope="col" class="govuk-table__header">
                  {say(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {seals.map(({ size, root, sealedAt, keyId }) => (
              <tr key={size} class="govuk-table__row">
                <td class="govuk-table__cell">{formatDateTime(sealedAt)}</td>
                <td class="govuk-table__cell">{formatNumber(size, lang)}</td>
                <td class="govuk-table__cell">
                  <code title={root.toString('hex')}>{root.toString('hex').slice(0, 16)}…</code>
                </td>
                <td class="govuk-table__cell">
                  <code>{keyId}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
