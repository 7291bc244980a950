import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, type Column, Table } from '../../../../ui/index.ts'
import { partWords } from '../../part-words.ts'
import type { QueueFilter, QueueRow } from '../../views.ts'
import { StatusTag, TimeTag } from './due.tsx'
import { filterQuery } from './filter.ts'
import { words } from './words.ts'

interface Props {
  rows: readonly QueueRow[]
  filter: QueueFilter
  receives: boolean
  /** The rows are of several units, so each names its own. */
  withUnit: boolean
}

/** The queue's rows; new ones can be ticked and accepted together. */
export function QueueTable({ rows, filter, receives, withUnit }: Props) {
  const say = useSay()
  const back = filterQuery(filter)
  const acceptable = receives && rows.some(({ status }) => status === 'submitted')
  const columns = [...(acceptable ? [tickColumn(say)] : []), ...dossierColumns(say, back, withUnit)]
  const table = <Table caption={say(words.queue.table)} columns={columns} rows={rows} rowKey={({ id }) => id} />
  return (
    <>
      <RowKeys ticks={acceptable} />
      {acceptable ? (
        <form method="post" action={`/viec/tiep-nhan${back}`}>
          {table}
          <div class="camlo-batch">
            <label hidden>
              <input type="checkbox" class="camlo-check" data-check-all="ids" hidden /> {say(words.queue.tickAll)}
            </label>
            <Button data-key="a" data-key-focus data-key-name={say(words.queue.moves.acceptTicked)}>
              {say(words.queue.acceptTicked)}
            </Button>
            <span class="camlo-muted">{say(words.queue.batchHint)}</span>
          </div>
        </form>
      ) : (
        table
      )}
    </>
  )
}

type Say = (text: Text) => string

const tickColumn = (say: Say): Column<QueueRow> => ({
  key: 'tick',
  head: say(words.queue.pick),
  cell: ({ id, code, status }) =>
    status === 'submitted' && (
      <input type="checkbox" class="camlo-check" name="ids" value={id} aria-label={say(words.queue.tick(code))} />
    ),
})

const dossierColumns = (say: Say, back: string, withUnit: boolean): Column<QueueRow>[] => {
  const { columns } = words.queue
  return [
    {
      key: 'dossier',
      head: say(columns.dossier),
      heading: true,
      cell: ({ id, code, procedureName, partKind }) => (
        <>
          <a href={`/ho-so/${id}${back}`} data-row>
            {say(procedureName)}
          </a>
          <span class="camlo-muted camlo-line">
            {code}
            {partKind && ` · ${say(partWords.tag[partKind])}`}
          </span>
        </>
      ),
    },
    { key: 'applicant', head: say(columns.applicant), cell: ({ applicantName }) => applicantName },
    {
      key: 'step',
      head: say(columns.step),
      cell: ({ status, stepName, unit }) => (
        <>
          <StatusTag status={status} />
          <span class="camlo-muted camlo-line">
            {withUnit ? `${say(stepName)} · ${say(unit.name)}` : say(stepName)}
          </span>
        </>
      ),
    },
    {
      key: 'assignee',
      head: say(columns.assignee),
      cell: ({ assignee }) => assignee?.name ?? <span class="camlo-muted">{say(words.queue.nobody)}</span>,
    },
    { key: 'due', head: say(columns.due), cell: (row) => <Due row={row} /> },
  ]
}

function Due({ row }: { row: QueueRow }) {
  const say = useSay()
  if (!row.dueAt) return <span class="camlo-muted">{say(words.queue.noClock)}</span>
  return (
    <>
      <TimeTag timeliness={row.timeliness} timeLeft={row.timeLeft} />
      <span class="camlo-muted camlo-line camlo-nowrap">{formatDateTime(row.dueAt)}</span>
    </>
  )
}

/** What the keys j, k and x press; they are of no use without scripts, so nobody sees them. */
function RowKeys({ ticks }: { ticks: boolean }) {
  const say = useSay()
  const { moves } = words.queue
  return (
    <div hidden>
      <button type="button" data-key="j" data-row-move="1">
        {say(moves.next)}
      </button>
      <button type="button" data-key="k" data-row-move="-1">
        {say(moves.previous)}
      </button>
      {ticks && (
        <button type="button" data-key="x" data-row-tick>
          {say(moves.tick)}
        </button>
      )}
      <span data-key="Enter" data-key-native>
        {say(moves.open)}
      </span>
    </div>
  )
}
