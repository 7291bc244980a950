import type { Entry, Keeping } from './store.ts'
import { fullMoment, slip, words } from './words.ts'

interface Props {
  entry: Entry
  keeping: Keeping
}

const saidOf = ({ fields }: Entry, name: string): string => fields.find(([each]) => each === name)?.[1].trim() ?? ''

/** The provisional receipt, as it is handed to the person; and what to do next. */
export function SlipPage({ entry, keeping }: Props) {
  const { state, sent, number } = entry
  return (
    <div class="camlo-slip-page">
      {state === 'sent' && sent ? (
        <div class="camlo-card no-print">
          <h2>{words.sentTitle}</h2>
          <p class="camlo-code">{sent.code}</p>
          {number && (
            <a class="govuk-button" href={`/tiep-nhan/tam/${number}`} data-key="p">
              {words.official}
            </a>
          )}
        </div>
      ) : (
        <Slip entry={entry} keeping={keeping} />
      )}
      <div class="camlo-slip-next no-print">
        {state !== 'sent' && <p>{words.slipHint}</p>}
        <p class="camlo-row camlo-row--start">
          {state !== 'sent' && (
            <button
              type="button"
              class="govuk-button"
              data-key="p"
              data-print-slip
              autofocus
              onClick={() => window.print()}
            >
              {words.print}
            </button>
          )}
          <a class="govuk-button govuk-button--secondary" href="/tiep-nhan" data-key="t">
            {words.next}
          </a>
          <a href="/tiep-nhan/ngoai-tuyen">{words.toList}</a>
        </p>
      </div>
    </div>
  )
}

function Slip({ entry, keeping }: Props) {
  const { number, person, procedureName, shownAt, slug, fields } = entry
  const unit = keeping.kit.units.find(({ id }) => id === saidOf(entry, 'unitId'))
  const names = keeping.kit.procedures.find((each) => each.slug === slug)?.papers ?? []
  const papers = [
    ...fields.filter(([name]) => name === 'paper').map(([, index]) => names[Number(index)] ?? ''),
    ...saidOf(entry, 'otherPapers').split('\n'),
  ].filter((name) => name.trim() !== '')
  const rows = [
    [slip.at, fullMoment(shownAt)],
    [slip.person, person],
    [slip.procedure, procedureName],
    [slip.papers, papers.length > 0 ? papers.join('; ') : slip.noPapers],
    [slip.by, keeping.name],
  ]
  const told = saidOf(entry, 'phone') !== '' || saidOf(entry, 'email') !== ''
  return (
    <section class="camlo-card camlo-slip" lang="vi">
      <p class="camlo-slip-office">
        {unit?.authority}
        <br />
        {slip.office}
      </p>
      <h2>{slip.title}</h2>
      <p class="camlo-code">{number ?? slip.noNumber}</p>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {saidOf(entry, 'feePaid') !== '' && <p>{slip.paid}</p>}
      {slip.text(location.host).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {told && <p>{slip.told}</p>}
    </section>
  )
}
