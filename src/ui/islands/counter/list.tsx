import type { Entry } from './store.ts'
import { moment, words } from './words.ts'

const LIST = '/tiep-nhan/ngoai-tuyen'

/** What waits, what must be corrected, and what has gone: the newest first, what is to be done before all. */
export function List({ entries }: { entries: readonly Entry[] }) {
  const sorted = [...entries].sort(
    (one, other) => Number(other.state === 'refused') - Number(one.state === 'refused') || other.order - one.order,
  )
  const { columns } = words
  return (
    <>
      <h2>{words.list}</h2>
      {entries.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <div class="camlo-scroll">
          <table class="camlo-table camlo-table--cards">
            <caption class="govuk-visually-hidden">{words.list}</caption>
            <thead>
              <tr>
                {Object.values(columns).map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((entry) => (
                <Row key={entry.key} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const TONE: Record<Entry['state'], string> = { waiting: 'near', sending: 'near', refused: 'late', sent: 'good' }

function Row({ entry }: { entry: Entry }) {
  const { key, number, shownAt, person, procedureName, state, reason, sent, faults = 0 } = entry
  const { columns } = words
  return (
    <tr>
      <th scope="row" data-label={columns.number}>
        <a href={`${LIST}?phieu=${key}`}>{number ?? '—'}</a>
      </th>
      <td data-label={columns.at}>{moment(shownAt)}</td>
      <td data-label={columns.dossier}>
        <span>
          {person}
          <span class="camlo-muted camlo-line">{procedureName}</span>
        </span>
      </td>
      <td data-label={columns.state}>
        <span>
          <strong class={`camlo-tag camlo-tag--${TONE[state]}`}>{words.states[state]}</strong>
          {sent && <span class="camlo-line">{sent.code}</span>}
          {state === 'refused' && <span class="camlo-line">{reason?.message}</span>}
          {state === 'waiting' && faults > 0 && <span class="camlo-line">{words.faults(faults)}</span>}
        </span>
      </td>
      <td data-label={columns.act}>
        {state === 'refused' && <a href={`${LIST}?sua=${key}`}>{words.correct}</a>}
        {sent && number && <a href={`/tiep-nhan/tam/${number}`}>{words.official}</a>}
        {sent && !number && <a href={`/ho-so/${sent.id}`}>{words.official}</a>}
      </td>
    </tr>
  )
}
