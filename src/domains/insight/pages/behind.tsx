import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Empty, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import type { RunningClock } from '../../dossiers/index.ts'
import { words } from '../words.ts'

const TONES = { late: 'late', near: 'near', inTime: 'good' } as const

export interface ClockLine extends RunningClock {
  procedure: Text
  step: Text
  unit: string
  person: string
}

/** The running clocks a figure was counted from. */
export function ClocksPage({ clocks, most }: { clocks: readonly ClockLine[]; most: number }) {
  const say = useSay()
  return (
    <>
      <BackLink href="/dieu-hanh">{say(words.back)}</BackLink>
      <Title caption={say(words.behind)}>{say(words.clocks)}</Title>
      {clocks.length === 0 && <Empty title={say(words.empty)} />}
      {clocks.length > 0 && (
        <Table
          caption={say(words.clocks)}
          rows={clocks}
          rowKey={({ dossierId }) => dossierId}
          columns={[
            {
              key: 'code',
              head: say(words.code),
              heading: true,
              cell: ({ dossierId, code }) => <a href={`/ho-so/${dossierId}`}>{code}</a>,
            },
            { key: 'procedure', head: say(words.procedure), cell: ({ procedure }) => say(procedure) },
            { key: 'step', head: say(words.step), cell: ({ step }) => say(step) },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => unit },
            { key: 'person', head: say(words.person), cell: ({ person }) => person },
            { key: 'due', head: say(words.dueAt), cell: ({ dueAt }) => formatDateTime(dueAt) },
            {
              key: 'state',
              head: say(words.state),
              cell: (row) => <Tag tone={TONES[row.timeliness]}>{say(row.timeLeft)}</Tag>,
            },
          ]}
        />
      )}
      {clocks.length === most && <p class="camlo-muted">{say(words.truncated(most))}</p>}
    </>
  )
}

export interface ActLine {
  id: string
  at: Date
  what: Text
  unit: string
  person: string
  late: boolean | null
  dossierId: string
}

export interface ActsPageProps {
  acts: readonly ActLine[]
  previous: string | undefined
  next: string | undefined
}

/** The acts a figure was counted from, each leading to its seal. */
export function ActsPage({ acts, previous, next }: ActsPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/dieu-hanh">{say(words.back)}</BackLink>
      <Title caption={say(words.behind)}>{say(words.acts)}</Title>
      {acts.length === 0 && <Empty title={say(words.empty)} />}
      {acts.length > 0 && (
        <Table
          caption={say(words.acts)}
          rows={acts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              head: say(words.when),
              heading: true,
              cell: ({ id, at }) => <a href={`/so-cai/${id}`}>{formatDateTime(at)}</a>,
            },
            {
              key: 'what',
              head: say(words.what),
              cell: ({ what, dossierId }) => <a href={`/ho-so/${dossierId}`}>{say(what)}</a>,
            },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => unit },
            { key: 'person', head: say(words.person), cell: ({ person }) => person },
            {
              key: 'outcome',
              head: say(words.outcome),
              cell: ({ late }) =>
                late === null ? '' : <Tag tone={late ? 'late' : 'good'}>{say(late ? words.late : words.fine)}</Tag>,
            },
          ]}
        />
      )}
      <Pager previous={previous} next={next} />
    </>
  )
}
