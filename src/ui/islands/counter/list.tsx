import { changeEntry, type Discard, type Entry, isDone, tell, unsent } from './store.ts'
import { moment, words } from './words.ts'

const LIST = '/tiep-nhan/ngoai-tuyen'

/** What waits and what must be corrected, that first, then the newest; below, folded, what the server has. */
export function List({ entries, again }: { entries: readonly Entry[]; again: () => void }) {
  const sorted = [...entries].sort(
    (one, other) => Number(other.state === 'refused') - Number(one.state === 'refused') || other.order - one.order,
  )
  const done = sorted.filter(isDone)
  const left = unsent(sorted)
  return (
    <>
      <h2>{words.list}</h2>
      {entries.length === 0 ? (
        <div class="camlo-card camlo-empty">
          <p>{words.empty}</p>
        </div>
      ) : left.length === 0 ? (
        <p>{words.allDone}</p>
      ) : (
        <Rows caption={words.list} entries={left} again={again} />
      )}
      {done.length > 0 && (
        <details class="camlo-aside">
          <summary>{words.doneCount(done.length)}</summary>
          <Rows caption={words.doneCount(done.length)} entries={done} again={again} />
        </details>
      )}
    </>
  )
}

interface RowsProps {
  caption: string
  entries: readonly Entry[]
  again: () => void
}

function Rows({ caption, entries, again }: RowsProps) {
  return (
    <div class="camlo-scroll">
      <table class="camlo-table camlo-table--cards">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {Object.values(words.columns).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.key} entry={entry} again={again} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TONE: Record<Entry['state'], string> = {
  waiting: 'near',
  sending: 'near',
  refused: 'late',
  sent: 'good',
  discarding: 'near',
  discarded: 'neutral',
}

const groundOf = ({ ground }: Discard): string => words.grounds[ground as keyof typeof words.grounds] ?? ground

/** Before the server was told, nothing is lost yet. */
async function takeBack(key: string): Promise<void> {
  await changeEntry(key, (entry) => {
    const { discard: _, ...kept } = entry
    return entry.state === 'discarding' ? { ...kept, state: 'refused' } : entry
  })
  tell()
}

function Row({ entry, again }: { entry: Entry; again: () => void }) {
  const { key, number, shownAt, person, procedureName, state, reason, sent, discard, notDiscarded, faults = 0 } = entry
  const { columns } = words
  return (
    <tr>
      <th scope="row" data-label={columns.number}>
        {discard ? (number ?? '—') : <a href={`${LIST}?phieu=${key}`}>{number ?? '—'}</a>}
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
          {state === 'refused' && notDiscarded && <span class="camlo-line">{words.notDiscarded(notDiscarded)}</span>}
          {discard && <span class="camlo-line">{groundOf(discard)}</span>}
          {state === 'waiting' && faults > 0 && <span class="camlo-line">{words.faults(faults)}</span>}
        </span>
      </td>
      <td data-label={columns.act}>
        {state === 'refused' && <a href={`${LIST}?sua=${key}`}>{words.correct}</a>}
        {state === 'discarding' && (
          <button type="button" class="camlo-text-button" onClick={() => void takeBack(key).then(again)}>
            {words.undo}
          </button>
        )}
        {state === 'discarded' && number && <a href={`/tiep-nhan/tam/${number}`}>{words.seeSlip}</a>}
        {sent && number && <a href={`/tiep-nhan/tam/${number}`}>{words.official}</a>}
        {sent && !number && <a href={`/ho-so/${sent.id}`}>{words.official}</a>}
      </td>
    </tr>
  )
}
