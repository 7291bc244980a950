import { formatNumber, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Banner, Button, Card, type Column, Empty, Inset, Select, Table, Tag, Title } from '../../../../ui/index.ts'
import type { Load } from '../../queries/workload.ts'
import type { Reason } from '../../reasons.ts'
import { words as roomWords } from '../../words.ts'
import { words as discardWords } from '../discard-words.ts'
import { words } from './workload-words.ts'

export interface WorkloadLine extends Load {
  /** How the post is called. */
  postTitle: Text
}

export interface NeededLine {
  dossierId: string
  code: string
  procedure: Text
  step: Text
  person: string | null
  timeLeft: Text
}

export interface WorkloadPageProps {
  lines: readonly WorkloadLine[]
  /** Late steps a head was told of, worst first. */
  needed: readonly NeededLine[]
  /** How many were just given over. */
  done?: number | undefined
  error?: Reason | undefined
  /** People who are still to be told that what they handed in without a line was thrown away. */
  untold: number
}

/** A head's view of the work at hand: who has how much, and giving it over. */
export function WorkloadPage({ lines, needed, done, error, untold }: WorkloadPageProps) {
  const say = useSay()
  const lang = useLang()
  const number = (n: number): string => formatNumber(n, lang)
  const severalUnits = new Set(lines.map(({ unit }) => unit.id)).size > 1
  const columns: Column<WorkloadLine>[] = [
    {
      key: 'person',
      head: say(words.person),
      heading: true,
      cell: ({ person }) => person?.name ?? say(words.nobody),
    },
    {
      key: 'post',
      head: say(words.post),
      cell: ({ postTitle, unit }) => (
        <>
          {say(postTitle)}
          {severalUnits && <span class="camlo-muted camlo-line">{say(unit.name)}</span>}
        </>
      ),
    },
    {
      key: 'open',
      head: say(words.open),
      number: true,
      cell: (line) => (line.open > 0 ? <a href={queueLink(line)}>{number(line.open)}</a> : '0'),
    },
    {
      key: 'near',
      head: say(words.near),
      number: true,
      cell: (line) =>
        line.near > 0 ? (
          <a href={queueLink(line, 'near')}>
            <Tag tone="near">{number(line.near)}</Tag>
          </a>
        ) : (
          '0'
        ),
    },
    {
      key: 'late',
      head: say(words.late),
      number: true,
      cell: (line) =>
        line.late > 0 ? (
          <a href={queueLink(line, 'late')}>
            <Tag tone="late">{number(line.late)}</Tag>
          </a>
        ) : (
          '0'
        ),
    },
    { key: 'give', head: say(words.give), cell: (line) => <Give line={line} count={number(line.open)} /> },
  ]
  return (
    <>
      {done !== undefined && (
        <Banner>
          <p>{say(words.done(number(done)))}</p>
        </Banner>
      )}
      {error && (
        <Banner kind="note">
          <p>{say(roomWords.reasons[error])}</p>
        </Banner>
      )}
      <Title caption={say(words.caption)}>{say(words.title)}</Title>
      {untold > 0 && (
        <Inset>
          {say(discardWords.untold(number(untold)))}{' '}
          <a href="/ho-so-tam-da-bo?tinh-trang=open">{say(discardWords.see)}</a>
        </Inset>
      )}
      {needed.length > 0 && <Needed lines={needed} />}
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.table)}
          columns={columns}
          rows={lines}
          rowKey={({ unit, role, person }) => `${unit.id} ${role} ${person?.id ?? ''}`}
        />
      )}
      <p class="camlo-muted">{say(words.how)}</p>
      <p>
        <a href="/ho-so-tam-da-bo">{say(discardWords.title)}</a>
      </p>
    </>
  )
}

function Needed({ lines }: { lines: readonly NeededLine[] }) {
  const say = useSay()
  return (
    <Card title={say(words.needed)}>
      <p class="camlo-muted">{say(words.neededWhy)}</p>
      <Table
        caption={say(words.needed)}
        rows={lines}
        rowKey={({ dossierId }) => dossierId}
        columns={[
          {
            key: 'dossier',
            head: say(words.dossier),
            heading: true,
            cell: ({ dossierId, procedure, code }) => (
              <>
                <a href={`/ho-so/${dossierId}`}>{say(procedure)}</a>
                <span class="camlo-muted camlo-line">{code}</span>
              </>
            ),
          },
          { key: 'step', head: say(words.step), cell: ({ step }) => say(step) },
          { key: 'person', head: say(words.person), cell: ({ person }) => person ?? say(words.nobody) },
          { key: 'late', head: say(words.lateBy), cell: ({ timeLeft }) => <Tag tone="late">{say(timeLeft)}</Tag> },
        ]}
      />
    </Card>
  )
}

const queueLink = ({ unit, person }: Load, timeliness?: 'near' | 'late'): string => {
  const query = {
    scope: 'unit',
    unitId: unit.id,
    assigneeId: person?.id ?? 'none',
    ...(timeliness ? { timeliness } : {}),
  }
  return `/viec?${new URLSearchParams(query)}`
}

function Give({ line, count }: { line: WorkloadLine; count: string }) {
  const say = useSay()
  const { unit, role, person, open, others } = line
  if (open === 0) return null
  const options = [
    ...others.map(({ id, name }) => ({ value: id, text: name })),
    ...(person ? [{ value: '', text: say(words.everybody) }] : []),
  ]
  if (options.length === 0) return <span class="camlo-muted">{say(words.alone)}</span>
  return (
    <details class="camlo-aside">
      <summary>{say(words.giveAll(count))}</summary>
      <form method="post" action="/phan-cong">
        <input type="hidden" name="unitId" value={unit.id} />
        <input type="hidden" name="role" value={role} />
        <input type="hidden" name="from" value={person?.id ?? ''} />
        <Select name="to" id={`to-${unit.id}-${role}-${person?.id ?? ''}`} label={say(words.to)} options={options} />
        <Button kind="secondary">{say(words.confirm(count))}</Button>
      </form>
    </details>
  )
}
