import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  type Errors,
  Inset,
  SummaryList,
  Table,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { FigureRecord, StandingPlan } from '../queries/figures.ts'
import { periodName } from '../rules/period.ts'
import { words as publicWords } from '../words.ts'
import { reportHref } from './desk-page.tsx'
import { Actual, PaperBehind, Percent, Plan, Standing } from './figures.tsx'

export interface FigurePageProps {
  figure: FigureRecord
  unit: Text
  by: string
  decidedBy: string | null
  plan: StandingPlan | undefined
  history: readonly (FigureRecord & { by: string })[]
  may: { decide: boolean; report: boolean }
  /** Why the viewer can't decide, where it waits. */
  whyNot: Text | undefined
  done: keyof typeof words.figure | undefined
  errors: Errors
}

/** One figure: who entered it from which paper, how the period would stand, and what was decided. */
export function FigurePage({ figure, unit, by, decidedBy, plan, history, may, whyNot, done, errors }: FigurePageProps) {
  const say = useSay()
  const {
    id,
    targetKey,
    targetName,
    period,
    state,
    stands,
    source,
    paperOn,
    fileId,
    note,
    reason,
    decision,
    decidedAt,
  } = figure
  const measure = plan?.measure
  // A month of what adds up isn't held against its whole year.
  const isPart = plan !== undefined && plan.period !== period && measure?.kind === 'cumulative'
  return (
    <>
      <BackLink href="/chi-tieu">{say(words.figure.toDesk)}</BackLink>
      {done && (
        <Banner>
          <p>{say(words.figure[done])}</p>
        </Banner>
      )}
      <Title caption={`${say(unit)}, ${say(periodName(period))}`}>{say(targetName)}</Title>
      <ErrorSummary errors={errors} />
      <Card title={say(words.figure.title)}>
        <SummaryList
          rows={[
            {
              label: say(words.columns.figure),
              value: (
                <strong>
                  <Actual {...figure} measure={measure} />
                </strong>
              ),
            },
            {
              label: say(words.columns.plan),
              value: (
                <>
                  <Plan {...figure} measure={measure} />
                  {isPart && <span class="camlo-line camlo-muted">{say(words.figure.partOfYear)}</span>}
                </>
              ),
            },
            ...(isPart
              ? []
              : [
                  {
                    label: say(state === 'waiting' ? words.figure.wouldBe : publicWords.state),
                    value: (
                      <>
                        <Standing measure={measure} reported={figure.reported} />{' '}
                        <Percent measure={measure} reported={figure.reported} />
                      </>
                    ),
                  },
                ]),
            {
              label: say(words.columns.state),
              value: `${say(words.states[state])}${state === 'approved' ? ` · ${say(stands ? words.figure.inForce : words.figure.replaced)}` : ''}`,
            },
            {
              label: say(words.columns.paper),
              value: (
                <>
                  <PaperBehind source={source} number={figure.paperNumber} on={paperOn} />
                  {fileId && (
                    <>
                      {' '}
                      <a href={`/chi-tieu/so-lieu/${id}/tep`}>{say(words.figure.openFile)}</a>
                    </>
                  )}
                </>
              ),
            },
            { label: say(words.columns.by), value: `${by}, ${formatDateTime(figure.recordedAt)}` },
            ...(note ? [{ label: say(words.report.note), value: say(note) }] : []),
            ...(reason ? [{ label: say(words.report.reason), value: reason }] : []),
            ...(decidedBy && decidedAt
              ? [{ label: say(words.figure.decidedBy), value: `${decidedBy}, ${formatDateTime(decidedAt)}` }]
              : []),
            ...(decision ? [{ label: say(words.figure.returnReason), value: decision }] : []),
          ]}
        />
        <p>
          <a href={`/so-cai/${figure.actId}`}>{say(words.figure.enteredAct)}</a>
          {figure.decisionActId && (
            <>
              {' · '}
              <a href={`/so-cai/${figure.decisionActId}`}>{say(words.figure.decidedAct)}</a>
            </>
          )}
          {' · '}
          <a href={`/nghi-quyet/chi-tieu/${targetKey}?nam=${period.slice(0, 4)}`}>{say(publicWords.history)}</a>
        </p>
      </Card>
      {may.decide && plan && (
        <Card title={say(words.figure.decide)}>
          <form method="post" action={`/chi-tieu/so-lieu/${id}/duyet`}>
            <input type="hidden" name="planId" value={plan.id} />
            <Button>{say(words.figure.approveButton)}</Button>
          </form>
          <form method="post" action={`/chi-tieu/so-lieu/${id}/tra-lai`}>
            <Textarea
              name="reason"
              label={say(words.figure.returnReason)}
              error={errors.reason}
              rows={2}
              maxLength={2000}
            />
            <Button kind="warning">{say(words.figure.returnButton)}</Button>
          </form>
        </Card>
      )}
      {state === 'waiting' && !may.decide && <Inset>{say(whyNot ?? words.figure.whyWaiting)}</Inset>}
      {may.report && state !== 'waiting' && (
        <p>
          <ButtonLink href={reportHref(figure)} kind="secondary">
            {say(state === 'returned' ? words.figure.enterAnew : words.figure.correct)}
          </ButtonLink>
        </p>
      )}
      {history.length > 1 && <History history={history} />}
    </>
  )
}

function History({ history }: Pick<FigurePageProps, 'history'>) {
  const say = useSay()
  return (
    <Card title={say(words.figure.history)}>
      <Table
        caption={say(words.figure.history)}
        rows={history}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'figure',
            head: say(words.columns.figure),
            heading: true,
            cell: (row) => (
              <a href={`/chi-tieu/so-lieu/${row.id}`}>
                <Actual {...row} measure={undefined} />
              </a>
            ),
          },
          {
            key: 'state',
            head: say(words.columns.state),
            cell: ({ state, stands }) =>
              `${say(words.states[state])}${stands ? ` · ${say(words.figure.inForce)}` : ''}`,
          },
          {
            key: 'by',
            head: say(words.columns.by),
            cell: ({ by, recordedAt }) => `${by}, ${formatDateTime(recordedAt)}`,
          },
          { key: 'why', head: say(words.report.reason), cell: ({ reason, decision }) => decision ?? reason ?? '—' },
        ]}
      />
    </Card>
  )
}
