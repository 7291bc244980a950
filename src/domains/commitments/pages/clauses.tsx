import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, type Column, Details, Table, Tag, TextInput, type Tone } from '../../../ui/index.ts'
import type { DutyState, Met } from '../rules/conditions.ts'
import type { ClauseLine, CommitmentView } from '../view.ts'
import { words } from '../words.ts'
import { SoftNote } from './edit-page.tsx'
import { LiveLine } from './parts.tsx'

const MET_TONES: Record<Met, Tone> = { met: 'good', metLate: 'paused', late: 'late', owed: 'neutral' }

/** Each promise, with how its target or task stands at this moment beside its words. */
export function ClausesCard({ clauses }: Pick<CommitmentView, 'clauses'>) {
  const say = useSay()
  const { columns } = words
  const numbered = clauses.map((line, index) => ({ ...line, number: index + 1 }))
  const shown: Column<ClauseLine & { number: number }>[] = [
    {
      key: 'clause',
      head: say(columns.clause),
      heading: true,
      cell: ({ number, clause, live }) => (
        <>
          {number}. {live ? <a href={live.state.href}>{say(clause.name)}</a> : say(clause.name)}
          {clause.words && <span class="camlo-line camlo-muted">{clause.words}</span>}
        </>
      ),
    },
    {
      key: 'measure',
      head: say(columns.measure),
      cell: ({ clause, measureNow }) => (
        <>
          {say(clause.measure)}
          {measureNow && <span class="camlo-line camlo-muted">{say(words.measureChanged(say(measureNow)))}</span>}
        </>
      ),
    },
    { key: 'due', head: say(columns.due), cell: ({ clause }) => formatDate(clause.dueOn) },
    { key: 'evidence', head: say(columns.evidence), cell: ({ clause }) => clause.evidence || '—' },
    {
      key: 'live',
      head: say(columns.live),
      cell: ({ live, lacks }) => (
        <>
          <LiveLine live={live} />
          <Lacking lacks={lacks} />
        </>
      ),
    },
  ]
  const soft = clauses.filter((line) => line.soft.length > 0)
  return (
    <Card title={say(words.clausesTitle)} id="muc">
      <Table caption={say(words.clausesTitle)} columns={shown} rows={numbered} rowKey={({ clause }) => clause.key} />
      {soft.map(({ clause, soft: warnings }) => (
        <SoftNote key={clause.key} soft={warnings} />
      ))}
    </Card>
  )
}

/** The giver is late, or was: the clause says so, once. */
function Lacking({ lacks }: { lacks: readonly DutyState[] }) {
  const say = useSay()
  const named = (met: Met) =>
    lacks
      .filter((lack) => lack.met === met)
      .map(
        ({ duty, lateDays }) =>
          `${duty.words} (${say(met === 'late' ? words.lateBy(lateDays) : words.lackedLate(lateDays))})`,
      )
      .join('; ')
  const [owed, late] = [named('late'), named('metLate')]
  return (
    <>
      {owed && (
        <span class="camlo-line">
          <Tag tone="late">
            <span aria-hidden="true">▲</span> {say(words.lacking)}
          </Tag>{' '}
          <span class="camlo-muted">{owed}</span>
        </span>
      )}
      {late && <span class="camlo-line camlo-muted">{late}</span>}
    </>
  )
}

/** What the giver owes, whether it is there, and where the giver records it. */
export function DutiesCard({ commitment, duties, clauses, may, today }: CommitmentView) {
  const say = useSay()
  const place = new Map(clauses.map(({ clause }, index) => [clause.key, index + 1]))
  const mayMeet = may('meet') && !commitment.amendsId
  const shown: Column<DutyState>[] = [
    {
      key: 'duty',
      head: say(words.columns.duty),
      heading: true,
      cell: ({ duty }) => (
        <>
          {duty.words}
          <span class="camlo-line camlo-muted">
            {say(words.duties[duty.kind])} ·{' '}
            {duty.clauseKey === null ? say(words.ofAll) : `${say(words.of)} ${place.get(duty.clauseKey) ?? '—'}`}
          </span>
        </>
      ),
    },
    { key: 'due', head: say(words.columns.due), cell: ({ duty }) => formatDate(duty.dueOn) },
    {
      key: 'met',
      head: say(words.columns.state),
      cell: ({ met, doneOn, lateDays }) => (
        <>
          <Tag tone={MET_TONES[met]}>{say(words.met[met])}</Tag>{' '}
          {doneOn ? formatDate(doneOn) : lateDays > 0 ? say(words.lateBy(lateDays)) : ''}
        </>
      ),
    },
  ]
  return (
    <Card title={say(words.dutiesTitle)} id="dieu-kien">
      {duties.length === 0 ? (
        <p class="camlo-muted">{say(words.noDuties)}</p>
      ) : (
        <Table caption={say(words.dutiesTitle)} columns={shown} rows={duties} rowKey={({ duty }) => duty.key} />
      )}
      {mayMeet &&
        duties
          .filter(({ doneOn }) => doneOn === null)
          .map(({ duty }) => (
            <Details key={duty.key} summary={`${say(words.meet)}: ${duty.words}`}>
              <form method="post" action={`/cam-ket/${commitment.id}/dieu-kien/${duty.key}`}>
                <TextInput
                  name="on"
                  id={`on-${duty.key}`}
                  type="date"
                  label={say(words.metOn)}
                  value={today}
                  max={today}
                  width={10}
                />
                <TextInput name="note" id={`note-${duty.key}`} label={say(words.metNote)} maxLength={1000} />
                <Button kind="secondary">{say(words.meet)}</Button>
              </form>
            </Details>
          ))}
    </Card>
  )
}
