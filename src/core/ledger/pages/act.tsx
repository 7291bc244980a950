import { formatDateTime, formatNumber, type Text, t, useLang, useSay } from '../../../platform/i18n/index.ts'
import type { Act } from '../act.ts'
import { findVerb } from '../rules/verbs.ts'
import { words } from '../words.ts'

export type ProofStatus = { kind: 'proven'; leafIndex: number; size: number } | { kind: 'notYet' } | { kind: 'broken' }

export interface ActPageProps {
  act: Act
  /** Who acted, as far as the public may know: a post and its unit, never a citizen. */
  actor: Text
  status: ProofStatus
}

/** One act as a sentence, with what its proof says. */
export function ActPage({ act, actor, status }: ActPageProps) {
  const say = useSay()
  const lang = useLang()
  const sentence = findVerb(act.verb)?.sentence ?? t(act.verb, act.verb)
  const count = (n: number) => formatNumber(n, lang)
  const instants: [Text, Date | null][] = [
    [words.occurredAt, act.occurredAt],
    [words.recordedAt, act.recordedAt],
    [words.dueAt, act.dueAt],
  ]
  return (
    <>
      <a class="govuk-back-link" href="/so-cai">
        {say(words.back)}
      </a>
      <h1 class="govuk-heading-l">
        {say(actor)} {say(sentence)}
      </h1>
      <dl class="govuk-summary-list">
        {instants.map(([label, at]) =>
          at ? (
            <div key={label.en} class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{say(label)}</dt>
              <dd class="govuk-summary-list__value">{formatDateTime(at)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p class="govuk-inset-text" role={status.kind === 'broken' ? 'alert' : undefined}>
        {status.kind === 'proven'
          ? say(words.proven(count(status.leafIndex + 1), count(status.size)))
          : say(words[status.kind])}
      </p>
      {status.kind === 'proven' && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/api/v1/acts/${act.id}/proof`}>
            {say(words.proofFile)}
          </a>
        </p>
      )}
    </>
  )
}
