import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, type Column, Table, Tag } from '../../../../ui/index.ts'
import { partWords } from '../../part-words.ts'
import type { QueueFilter, QueueRow } from '../../views.ts'
import { StatusTag, TimeTag } from './due.tsx'
import { filterQuery } from './filter.ts'
import { words } from './words.ts'

interface Props {
  rows: readonly QueueRow[]
  filter: QueueFilter
  receives: boolean
  signs: boolean
  /** The rows are of several units, so each names its own. */
  withUnit: boolean
  /** There are rows on other pages. */
  more: boolean
}

/** The queue's rows; new ones can be ticked and accepted together, those with a result to sign signed together, any get labels. */
export function QueueTable({ rows, filter, receives, signs, withUnit, more }: Props) {
  const say = useSay()
  const back = filterQuery(filter)
  const isNew = ({ status }: QueueRow) => receives && status === 'submitted'
  const isSignable = ({ signable }: QueueRow) => signs && signable
  const accepts = rows.some(isNew)
  const canSign = rows.some(isSignable)
  const tick = tickColumn(say, (row) => isNew(row) || isSignable(row))
  const columns = [tick, ...dossierColumns(say, back, withUnit)]
  const target = accepts
    ? ({ method: 'post', action: `/viec/tiep-nhan${back}` } as const)
    : canSign
      ? ({ method: 'post', action: `/viec/ky${back}` } as const)
      : ({ method: 'get', action: '/nhan' } as const)
  const table = <Table caption={say(words.queue.table)} columns={columns} rows={rows} rowKey={({ id }) => id} />
  return (
    <>
      <RowKeys />
      <form {...target}>
        {table}
        <BatchBar accepts={accepts} signs={canSign} back={back} more={more} />
      </form>
    </>
  )
}

/** What is done with the rows that are ticked. Each button sends the same form, to its own address. */
interface BarProps {
  accepts: boolean
  signs: boolean
  back: string
  more: boolean
}

function BatchBar({ accepts, signs, back, more }: BarProps) {
  const say = useSay()
  const { queue } = words
  const hint = accepts && signs ? queue.bothHint : accepts ? queue.batchHint : queue.signHint
  const all = accepts && signs ? queue.tickBoth : accepts ? queue.tickAll : queue.tickSignable
  return (
    <div class="camlo-batch">
      {(accepts || signs) && (
        <label hidden>
          <input type="checkbox" class="camlo-check" data-check-all="ids" hidden /> {say(all)}
        </label>
      )}
      {accepts && (
        <Button data-key="a" data-key-focus data-key-name={say(queue.moves.acceptTicked)}>
          {say(queue.acceptTicked)}
        </Button>
      )}
      {signs && (
        <Button
          kind={accepts ? 'secondary' : 'primary'}
          formaction={`/viec/ky${back}`}
          data-key="s"
          data-key-focus
          data-key-name={say(queue.moves.signTicked)}
        >
          {say(queue.signTicked)}
        </Button>
      )}
      {signs && more && (
        <Button kind="secondary" formaction={`/viec/ky${back}`} name="tat-ca" value="1">
          {say(queue.signAll)}
        </Button>
      )}
      <Button kind="secondary" formaction="/nhan" formmethod="get" data-key="l" data-key-name={say(queue.labels)}>
        {say(queue.labels)}
      </Button>
      <span class="camlo-muted">{say(accepts || signs ? hint : queue.labelsHint)}</span>
    </div>
  )
}

type Say = (text: Text) => string

/** What can be accepted or signed is ticked for that; anything else only to print its label. */
const tickColumn = (say: Say, has: (row: QueueRow) => boolean): Column<QueueRow> => ({
  key: 'tick',
  head: say(words.queue.pick),
  cell: (row) => (
    <input
      type="checkbox"
      class="camlo-check"
      name={has(row) ? 'ids' : 'nhan'}
      value={row.id}
      aria-label={say(words.queue.tick(row.code))}
    />
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
      cell: ({ status, stepName, unit, takenInAt, underWay }) => (
        <>
          <StatusTag status={status} /> {underWay && <Tag tone="near">{say(words.queue.underWay)}</Tag>}
          <span class="camlo-muted camlo-line">
            {withUnit ? `${say(stepName)} · ${say(unit.name)}` : say(stepName)}
          </span>
          {takenInAt && <span class="camlo-muted camlo-line">{say(words.queue.takenInAt(takenInAt.name))}</span>}
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
function RowKeys() {
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
      <button type="button" data-key="x" data-row-tick>
        {say(moves.tick)}
      </button>
      <span data-key="Enter" data-key-native>
        {say(moves.open)}
      </span>
    </div>
  )
}
