import { formatDate, formatNumber, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { type Column, Empty, SearchBox, Table, Tag, Title } from '../../../../ui/index.ts'
import type { SearchRow } from '../../queries/search.ts'
import { words as roomWords } from '../../words.ts'
import { StatusTag } from './due.tsx'
import { words } from './register-words.ts'
import { words as queueWords } from './words.ts'

/** A dossier of the officer's units, by its code, a name or a number. */
export function SearchPage({ text, rows, most }: { text: string; rows: readonly SearchRow[]; most: number }) {
  const say = useSay()
  const lang = useLang()
  const { search } = words
  return (
    <>
      <Title>{say(search.title)}</Title>
      <SearchBox
        action="/tim-ho-so"
        name="tu-khoa"
        value={text}
        label={say(search.label)}
        placeholder={say(search.label)}
        button={say(search.button)}
        plain
      />
      {text === '' && <p>{say(search.intro)}</p>}
      {text.length === 1 && <p>{say(search.short)}</p>}
      {text.length > 1 && rows.length === 0 && (
        <Empty title={say(search.none(text))}>
          <p>{say(search.noneNext)}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <p class="camlo-muted">
            {say(
              rows.length < most
                ? search.count(formatNumber(rows.length, lang))
                : search.most(formatNumber(most, lang)),
            )}
          </p>
          <Results rows={rows} />
        </>
      )}
      <p>
        <a href="/so-theo-doi">{say(search.register)}</a>
      </p>
    </>
  )
}

function Results({ rows }: { rows: readonly SearchRow[] }) {
  const say = useSay()
  const { search } = words
  const { columns: heads } = queueWords.queue
  const columns: Column<SearchRow>[] = [
    {
      key: 'dossier',
      head: say(heads.dossier),
      heading: true,
      cell: ({ id, code, procedureName }) => (
        <>
          <a href={`/ho-so/${id}`} data-row>
            {say(procedureName)}
          </a>
          <span class="camlo-muted camlo-line">{code}</span>
        </>
      ),
    },
    { key: 'applicant', head: say(heads.applicant), cell: ({ applicantName }) => applicantName },
    { key: 'unit', head: say(search.unit), cell: (row) => <Offices {...row} /> },
    {
      key: 'status',
      head: say(search.status),
      cell: ({ status, lateMinutes }) => (
        <>
          <StatusTag status={status} /> {lateMinutes > 0 && <Tag tone="late">{say(roomWords.timeliness.late)}</Tag>}
        </>
      ),
    },
    { key: 'submitted', head: say(search.submitted), cell: ({ submittedAt }) => formatDate(submittedAt) },
    { key: 'due', head: say(heads.due), cell: ({ legalDueAt }) => (legalDueAt ? formatDate(legalDueAt) : '—') },
  ]
  return <Table caption={say(search.table)} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** Who decides it, and who took it in where that was another office. */
function Offices({ receivingUnit, decidingUnit }: SearchRow) {
  const say = useSay()
  return (
    <>
      {say(decidingUnit.name)}
      {receivingUnit.id !== decidingUnit.id && (
        <span class="camlo-muted camlo-line">{say(queueWords.queue.takenInAt(receivingUnit.name))}</span>
      )}
    </>
  )
}
