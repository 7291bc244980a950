import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Select,
  Table,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { FigureRecord } from '../queries/figures.ts'
import { periodName } from '../rules/period.ts'
import type { Measure } from '../rules/target.ts'
import { Actual, PaperBehind, Plan, Standing } from './figures.tsx'

export interface Approval extends FigureRecord {
  unit: Text
  by: string
  /** The unit whose superior decides. */
  inChargeId: string
  measure: Measure | undefined
  planNow: string | null
  /** Why it couldn't be decided on just now. */
  refused?: Text | undefined
  /** The viewer's own figure, which another head decides on. */
  isOwn: boolean
}

export interface ApprovalsProps {
  rows: readonly Approval[]
  /** What waits in all, by unit and period. */
  waiting: readonly { unitId: string; unit: Text; period: string; figures: number }[]
  unitId: string
  period: string
  done?: { approved?: number; returned?: number; refused: number } | undefined
  reason: string
  errors: Errors
}

/** Figures that wait for one's decision: looked through unit by unit, approved or sent back many at once. */
export function ApprovalsPage(props: ApprovalsProps) {
  const say = useSay()
  const lang = useLang()
  const { rows, waiting, errors } = props
  const all = waiting.reduce((sum, { figures }) => sum + figures, 0)
  const open = rows.filter(canDecide)
  return (
    <>
      <BackLink href="/chi-tieu">{say(words.figure.toDesk)}</BackLink>
      <Done {...props} />
      <Title>{say(words.approvals.title)}</Title>
      <ErrorSummary errors={errors} />
      <p>{say(words.approvals.intro)}</p>
      {all === 0 ? (
        <Empty title={say(words.desk.noApprovals)}>
          <p>{say(words.approvals.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <Choice {...props} />
          <p>{say(words.approvals.shown(formatNumber(rows.length, lang), formatNumber(all, lang)))}</p>
          <form method="post" action="/chi-tieu/duyet">
            <input type="hidden" name="don-vi" value={props.unitId} />
            <input type="hidden" name="ky" value={props.period} />
            {[...Map.groupBy(rows, ({ inChargeId }) => inChargeId)].map(([unitId, figures]) => (
              <OfUnit key={unitId} unitId={unitId} figures={figures} />
            ))}
            {open.length > 0 && (
              <Card title={say(words.figure.decide)} id="quyet-dinh">
                <div class="camlo-row camlo-row--start">
                  <Button>{say(words.desk.approveChosen)}</Button>
                </div>
                <Details summary={say(words.approvals.all(open.length))}>
                  <p>{say(words.approvals.allSure(open.length))}</p>
                  <Button name="nhom" value="all">
                    {say(words.approvals.allButton(open.length))}
                  </Button>
                </Details>
                <Details summary={say(words.approvals.back)} open={errors.reason !== undefined}>
                  <Textarea
                    name="reason"
                    label={say(words.approvals.reason)}
                    value={props.reason}
                    error={errors.reason}
                    rows={2}
                    maxLength={2000}
                  />
                  <Button kind="warning" formaction="/chi-tieu/tra-lai">
                    {say(words.approvals.backButton)}
                  </Button>
                </Details>
              </Card>
            )}
          </form>
        </>
      )}
    </>
  )
}

const canDecide = ({ planNow, isOwn }: Approval): boolean => planNow !== null && !isOwn

function Done({ done }: ApprovalsProps) {
  const say = useSay()
  if (!done) return null
  return (
    <Banner kind={done.refused > 0 ? 'note' : 'done'}>
      <p>
        {done.approved !== undefined && say(words.desk.approved(done.approved))}
        {done.returned !== undefined && say(words.approvals.returned(done.returned))}{' '}
        {done.refused > 0 && say(words.desk.refused(done.refused))}
      </p>
    </Banner>
  )
}

function Choice({ waiting, unitId, period }: ApprovalsProps) {
  const say = useSay()
  const units = [...Map.groupBy(waiting, (each) => each.unitId).values()].map((of) => ({
    id: of[0]?.unitId ?? '',
    name: of[0]?.unit ?? words.approvals.everyUnit,
    figures: of.reduce((sum, { figures }) => sum + figures, 0),
  }))
  const periods = [...new Set(waiting.map((each) => each.period))].sort()
  return (
    <form class="camlo-filter" method="get" action="/chi-tieu/duyet">
      <Select
        name="don-vi"
        label={say(words.columns.unit)}
        value={unitId}
        options={[
          { value: '', text: say(words.approvals.everyUnit) },
          ...units.map(({ id, name, figures }) => ({ value: id, text: `${say(name)} (${figures})` })),
        ]}
      />
      <Select
        name="ky"
        label={say(words.columns.period)}
        value={period}
        options={[
          { value: '', text: say(words.approvals.everyPeriod) },
          ...periods.map((each) => ({ value: each, text: say(periodName(each)) })),
        ]}
      />
      <Button kind="secondary">{say(words.desk.show)}</Button>
    </form>
  )
}

function OfUnit({ unitId, figures }: { unitId: string; figures: readonly Approval[] }) {
  const say = useSay()
  const unit = figures[0]?.unit ?? words.approvals.everyUnit
  const open = figures.filter(canDecide)
  return (
    <Card title={say(unit)}>
      {open.map(({ id, planNow }) => (
        <input key={id} type="hidden" name="dong" value={`${id} ${planNow} ${unitId}`} />
      ))}
      <Table
        caption={say(words.approvals.of(unit))}
        rows={figures}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'choose',
            head: say(words.columns.choose),
            cell: (row) =>
              canDecide(row) && (
                <input
                  type="checkbox"
                  class="camlo-check"
                  name="chon"
                  value={`${row.id} ${row.planNow}`}
                  aria-label={say(
                    words.desk.choose(`${say(row.targetName)}, ${say(unit)}, ${say(periodName(row.period))}`),
                  )}
                />
              ),
          },
          {
            key: 'target',
            head: say(words.columns.target),
            heading: true,
            cell: ({ id, targetName, refused, isOwn, reason }) => (
              <>
                <a href={`/chi-tieu/so-lieu/${id}`} data-row>
                  {say(targetName)}
                </a>
                {reason && <span class="camlo-line camlo-muted">{say(words.approvals.corrects(reason))}</span>}
                {refused && <span class="govuk-error-message">{say(refused)}</span>}
                {isOwn && <span class="camlo-line camlo-muted">{say(words.reasons.own_figure)}</span>}
              </>
            ),
          },
          { key: 'period', head: say(words.columns.period), cell: ({ period }) => say(periodName(period)) },
          { key: 'plan', head: say(words.columns.plan), cell: (row) => <Plan {...row} /> },
          {
            key: 'figure',
            head: say(words.columns.figure),
            cell: (row) => (
              <>
                <Actual {...row} />
                {row.measure && row.period.length === 4 && (
                  <span class="camlo-line">
                    <Standing {...row} />
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'paper',
            head: say(words.columns.paper),
            cell: ({ id, source, fileId, paperNumber, paperOn }) => (
              <>
                <PaperBehind source={source} number={paperNumber} on={paperOn} />
                {fileId && (
                  <span class="camlo-line">
                    <a href={`/chi-tieu/so-lieu/${id}/tep`}>{say(words.figure.openFile)}</a>
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'by',
            head: say(words.columns.by),
            cell: ({ by, recordedAt }) => (
              <>
                {by}
                <span class="camlo-line camlo-muted">{formatDateTime(recordedAt)}</span>
              </>
            ),
          },
        ]}
      />
      {open.length > 1 && (
        <Button kind="secondary" name="nhom" value={unitId}>
          {say(words.approvals.ofUnit(open.length, unit))}
        </Button>
      )}
    </Card>
  )
}
