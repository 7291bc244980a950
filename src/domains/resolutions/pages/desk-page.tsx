import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, ButtonLink, Card, Empty, Grid, Table, Tile, Title } from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { Duty } from '../queries/desk.ts'
import type { Explanation } from '../queries/explanations.ts'
import type { FigureRecord } from '../queries/figures.ts'
import type { ReportDue } from '../rules/due.ts'
import { periodName } from '../rules/period.ts'
import { Explanations } from './explanation-page.tsx'
import { Actual, Plan } from './figures.tsx'

export interface DeskDuty extends Duty {
  unit: Text
  due: ReportDue[]
}

export interface DeskFigure extends FigureRecord {
  unit: Text
  by: string
}

export interface DeskProps {
  year: number
  years: readonly number[]
  duties: readonly DeskDuty[]
  /** How many figures wait for one's decision, by unit, and in all. */
  approvals: readonly { unitId: string; unit: Text; figures: number }[]
  toApprove: number
  unsettled: readonly DeskFigure[]
  explanations: readonly (Explanation & { unit: Text; isLate: boolean })[]
  mayCreate: boolean
}

/** Where a period's figure is entered. */
export const reportHref = ({
  targetId,
  unitId,
  period,
}: {
  targetId: string
  unitId: string | null
  period: string
}): string => `/chi-tieu/${targetId}/bao-cao?ky=${period}${unitId ? `&don-vi=${unitId}` : ''}`

/** An official's desk of targets: what the unit reports, what is missing, what waits for whom. */
export function DeskPage(props: DeskProps) {
  const say = useSay()
  const lang = useLang()
  const { duties, approvals, toApprove, unsettled, explanations, mayCreate } = props
  const count = (state: ReportDue['state']) =>
    formatNumber(duties.flatMap(({ due }) => due).filter((each) => each.state === state).length, lang)
  return (
    <>
      <Title>{say(words.title)}</Title>
      <p>
        {say(words.desk.intro)} <a href="/nghi-quyet">{say(words.desk.toResolutions)}</a>
      </p>
      <YearForm {...props} />
      <Grid kind="tiles">
        <Tile
          figure={count('missing')}
          label={say(words.desk.missing)}
          tone={count('missing') === '0' ? 'plain' : 'bad'}
          href="#phai-bao-cao"
        />
        <Tile figure={count('open')} label={say(words.desk.open)} href="#phai-bao-cao" />
        <Tile
          figure={formatNumber(toApprove, lang)}
          label={say(words.desk.toApprove)}
          tone={toApprove > 0 ? 'near' : 'plain'}
          href="#cho-duyet"
        />
        <Tile
          figure={formatNumber(unsettled.filter(({ state }) => state === 'returned').length, lang)}
          label={say(words.desk.back)}
          href="#da-gui"
        />
      </Grid>
      {mayCreate && (
        <p>
          <ButtonLink href="/chi-tieu/moi" kind="secondary">
            {say(words.desk.newTarget)}
          </ButtonLink>
        </p>
      )}
      <Explanations title={words.explanation.mine} rows={explanations.filter(({ state }) => state === 'open')} />
      <Explanations
        title={words.explanation.toDecide}
        rows={explanations.filter(({ state }) => state === 'answered')}
      />
      {approvals.length > 0 && <Approvals {...props} />}
      {unsettled.length > 0 && <Unsettled unsettled={unsettled} />}
      {(duties.length > 0 || approvals.length === 0) && <Duties duties={duties} />}
    </>
  )
}

function YearForm({ year, years }: DeskProps) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/chi-tieu" method="get">
      <div>
        <label for="nam">{say(words.desk.year)}</label>
        <select id="nam" name="nam">
          {years.map((each) => (
            <option key={each} value={each} selected={each === year}>
              {each}
            </option>
          ))}
        </select>
      </div>
      <Button kind="secondary">{say(words.desk.show)}</Button>
    </form>
  )
}

function Duties({ duties }: { duties: readonly DeskDuty[] }) {
  const say = useSay()
  if (duties.length === 0)
    return (
      <Empty title={say(words.desk.noDuties)}>
        <p>{say(words.desk.noDutiesNext)}</p>
      </Empty>
    )
  const several = new Set(duties.map(({ unitId }) => unitId)).size > 1
  return (
    <Card title={say(words.desk.duties)} id="phai-bao-cao">
      <Table
        caption={say(words.desk.duties)}
        rows={duties}
        rowKey={({ targetId, unitId }) => `${targetId}${unitId}`}
        columns={[
          {
            key: 'target',
            head: say(words.columns.target),
            heading: true,
            cell: ({ targetKey, name, of }) => (
              <>
                <a href={`/nghi-quyet/chi-tieu/${targetKey}`}>{say(name)}</a>
                <span class="camlo-line camlo-muted">{say(of)}</span>
              </>
            ),
          },
          ...(several ? [{ key: 'unit', head: say(words.columns.unit), cell: ({ unit }: DeskDuty) => say(unit) }] : []),
          { key: 'plan', head: say(words.columns.plan), cell: (duty) => <Plan {...duty} /> },
          {
            key: 'done',
            head: say(words.columns.done),
            cell: ({ due }) =>
              say(words.desk.reportedOf(due.filter(({ state }) => state === 'reported').length, due.length)),
          },
          {
            key: 'missing',
            head: say(words.columns.missing),
            cell: (duty) => <Periods duty={duty} state="missing" none={say(words.desk.nothingMissing)} />,
          },
          { key: 'next', head: say(words.columns.next), cell: (duty) => <Periods duty={duty} state="open" none="—" /> },
        ]}
      />
    </Card>
  )
}

/** Periods of one state, each the way to enter it. */
function Periods({ duty, state, none }: { duty: DeskDuty; state: ReportDue['state']; none: string }) {
  const say = useSay()
  const due = duty.due.filter((each) => each.state === state)
  if (due.length === 0) return <span class="camlo-muted">{none}</span>
  return (
    <>
      {due.map(({ period, dueOn }, index) => (
        <span key={period}>
          {index > 0 && ', '}
          <a href={reportHref({ ...duty, period })} title={say(words.desk.dueBy(formatDate(dueOn)))}>
            {say(periodName(period))}
          </a>
        </span>
      ))}
    </>
  )
}

/** What waits for one's decision, unit by unit. */
function Approvals({ approvals, toApprove }: DeskProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.desk.approvals)} id="cho-duyet">
      <p>
        {approvals.map(({ unitId, unit, figures }, index) => (
          <span key={unitId}>
            {index > 0 && ' · '}
            <a href={`/chi-tieu/duyet?don-vi=${unitId}`}>{say(unit)}</a>: {formatNumber(figures, lang)}
          </span>
        ))}
      </p>
      <ButtonLink href="/chi-tieu/duyet">{say(words.approvals.toPage(toApprove))}</ButtonLink>
    </Card>
  )
}

function Unsettled({ unsettled }: { unsettled: readonly DeskFigure[] }) {
  const say = useSay()
  return (
    <Card title={say(words.desk.unsettled)} id="da-gui">
      <Table
        caption={say(words.desk.unsettled)}
        rows={unsettled}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'target',
            head: say(words.columns.target),
            heading: true,
            cell: ({ id, targetName }) => <a href={`/chi-tieu/so-lieu/${id}`}>{say(targetName)}</a>,
          },
          { key: 'unit', head: say(words.columns.unit), cell: ({ unit }) => say(unit) },
          { key: 'period', head: say(words.columns.period), cell: ({ period }) => say(periodName(period)) },
          { key: 'figure', head: say(words.columns.figure), cell: (row) => <Actual measure={undefined} {...row} /> },
          {
            key: 'state',
            head: say(words.columns.state),
            cell: ({ state, decision }) => (
              <>
                {say(words.states[state])}
                {decision && <span class="camlo-line camlo-muted">{decision}</span>}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
