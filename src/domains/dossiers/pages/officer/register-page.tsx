import {
  formatDate,
  formatDateTime,
  formatNumber,
  type Text,
  useLang,
  useSay,
} from '../../../../platform/i18n/index.ts'
import { Button, type Column, Empty, ErrorSummary, Pager, Table, Title } from '../../../../ui/index.ts'
import type { UnitRef } from '../../office.ts'
import type { RegisterRow } from '../../queries/register.ts'
import { words } from './register-words.ts'
import { words as queueWords } from './words.ts'

export interface RegisterPageProps {
  unit: UnitRef
  units: readonly UnitRef[]
  from: string
  to: string
  rows: readonly RegisterRow[]
  /** The line with which the next page goes on. */
  next: number | undefined
  masked: boolean
  error?: Text | undefined
}

/** The address of the book, or of its print. */
const linkTo = (path: string, { unit, from, to }: RegisterPageProps, after?: number): string =>
  `${path}?${new URLSearchParams({ 'don-vi': unit.id, tu: from, den: to, ...(after ? { sau: String(after) } : {}) })}`

/** The book of dossiers a unit received, as form 06 has it. */
export function RegisterPage(props: RegisterPageProps) {
  const say = useSay()
  const { unit, rows, next, masked, error } = props
  const { register } = words
  return (
    <>
      {error && <ErrorSummary errors={{ tu: error }} />}
      <Title caption={say(unit.name)}>{say(register.title)}</Title>
      <RegisterForm {...props} />
      {masked && <p class="camlo-muted">{say(register.masked)}</p>}
      {rows.length === 0 && !error && (
        <Empty title={say(register.none)}>
          <p>{say(register.noneNext)}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <Lines rows={rows} />
          <Pager next={next ? linkTo('/so-theo-doi', props, next) : undefined} />
          {!masked && (
            <div class="camlo-row camlo-row--start">
              <a href={linkTo('/so-theo-doi.pdf', props)} target="_blank" rel="noopener" data-key="p">
                {say(register.print)}
              </a>
              <a href={linkTo('/so-theo-doi.xlsx', props)}>{say(register.xlsx)}</a>
              <a href={linkTo('/so-theo-doi.csv', props)}>{say(register.csv)}</a>
            </div>
          )}
        </>
      )}
    </>
  )
}

function RegisterForm({ unit, units, from, to }: RegisterPageProps) {
  const say = useSay()
  const { register } = words
  return (
    <form class="camlo-filter" action="/so-theo-doi" method="get">
      {units.length > 1 && (
        <div>
          <label for="don-vi">{say(register.unit)}</label>
          <select id="don-vi" name="don-vi">
            {units.map(({ id, name }) => (
              <option key={id} value={id} selected={id === unit.id}>
                {say(name)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <label for="tu">{say(register.from)}</label>
        <input type="date" id="tu" name="tu" value={from} />
      </div>
      <div>
        <label for="den">{say(register.to)}</label>
        <input type="date" id="den" name="den" value={to} />
      </div>
      <Button kind="secondary">{say(register.show)}</Button>
    </form>
  )
}

function Lines({ rows }: { rows: readonly RegisterRow[] }) {
  const say = useSay()
  const lang = useLang()
  const { register } = words
  const columns: Column<RegisterRow>[] = [
    { key: 'line', head: say(register.line), number: true, cell: ({ line }) => formatNumber(line, lang) },
    {
      key: 'dossier',
      head: say(queueWords.queue.columns.dossier),
      heading: true,
      cell: ({ id, code, procedureName }) => (
        <>
          <a href={`/ho-so/${id}`}>{say(procedureName)}</a>
          <span class="camlo-muted camlo-line">{code}</span>
        </>
      ),
    },
    {
      key: 'applicant',
      head: say(queueWords.queue.columns.applicant),
      cell: ({ applicantName, phone, address }) => (
        <>
          {applicantName}
          <span class="camlo-muted camlo-line">{[address, phone].filter(Boolean).join('; ')}</span>
        </>
      ),
    },
    {
      key: 'agency',
      head: say(register.agency),
      cell: ({ agency, takenInAt }) => (
        <>
          {agency}
          {takenInAt && <span class="camlo-muted camlo-line">{say(register.takenInAt(say(takenInAt)))}</span>}
        </>
      ),
    },
    { key: 'received', head: say(register.received), cell: ({ receivedAt }) => formatDateTime(receivedAt) },
    {
      key: 'due',
      head: say(register.due),
      cell: ({ dueAt, apologyDueAt }) => (
        <>
          {dueAt ? formatDateTime(dueAt) : <span class="camlo-muted">{say(register.dueFromArrival)}</span>}
          {apologyDueAt && (
            <span class="camlo-muted camlo-line">{say(register.newDate(formatDate(apologyDueAt)))}</span>
          )}
        </>
      ),
    },
    {
      key: 'returned',
      head: say(register.returned),
      cell: ({ returnedAt, returnWay }) =>
        returnedAt ? (
          <>
            {formatDateTime(returnedAt)}
            {returnWay && <span class="camlo-muted camlo-line">{say(register.ways[returnWay])}</span>}
          </>
        ) : (
          <span class="camlo-muted">{say(register.notReturned)}</span>
        ),
    },
  ]
  return <Table caption={say(register.title)} columns={columns} rows={rows} rowKey={({ id }) => id} />
}
