import { formatDate, formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Card, Empty, ErrorSummary, Grid, SummaryList, Tile, Title } from '../../../ui/index.ts'
import type { Plan, Run } from '../plans.ts'
import type { Trial } from '../trial.ts'
import { words } from '../words.ts'
import { Actions } from './actions.tsx'
import { Status } from './plans.tsx'
import { Absences, Codes, UnitsTable } from './tables.tsx'
import { UndecidedLists } from './undecided.tsx'

export interface PlanPageProps {
  plan: Plan
  trial: Trial
  /** What has gone over. */
  runs: readonly Run[]
  /** What was just done. */
  done?: Text | undefined
  error?: Text | undefined
  /** Dossiers that stand in the way. */
  codes?: readonly string[]
}

/** How many single things are left for somebody to decide. */
export const countUndecided = ({ undecided }: Trial): number =>
  Object.values(undecided).reduce((sum, list) => sum + list.length, 0)

/** A plan: what it would do to the data of this moment, what is undecided, and the way from review to confirmation. */
export function PlanPage({ plan, trial, runs, done, error, codes = [] }: PlanPageProps) {
  const say = useSay()
  const lang = useLang()
  const number = (n: number): string => formatNumber(n, lang)
  const undecided = countUndecided(trial)
  const moved = runs.reduce((sum, { dossiers }) => sum + dossiers, 0)
  return (
    <>
      <BackLink href="/quan-tri/chuyen-doi">{say(words.back)}</BackLink>
      {error && <ErrorSummary errors={{ 'thuc-hien': error }} />}
      {done && (
        <Banner>
          <p>{say(done)}</p>
        </Banner>
      )}
      <Title caption={say(words.title)}>{say(plan.file.name)}</Title>
      <SummaryList
        rows={[
          { label: say(words.status), value: <Status status={plan.status} /> },
          { label: say(words.effectiveOn), value: formatDate(plan.effectiveOn) },
          { label: say(words.basis), value: plan.file.legalBasis.join('; ') },
        ]}
      />
      <p>{say(plan.file.note)}</p>
      {codes.length > 0 && <p>{codes.slice(0, 20).join(', ')}</p>}
      {trial.units.length === 0 ? (
        <Empty title={say(words.noUnits)} />
      ) : (
        <>
          {plan.status !== 'confirmed' && (
            <Grid kind="tiles">
              <Tile figure={number(trial.dossiers)} label={say(words.inFlight)} />
              {runs.length > 0 && <Tile figure={number(moved)} label={say(words.moved)} tone="good" />}
              <Tile figure={number(trial.units.length)} label={say(words.unitsEnding)} />
              <Tile figure={number(trial.newUnits.length)} label={say(words.unitsBeginning)} />
              <Tile
                figure={number(undecided)}
                label={say(words.undecidedCount)}
                tone={undecided > 0 ? 'near' : 'good'}
                {...(undecided > 0 ? { href: '#chua-quyet-dinh' } : {})}
              />
            </Grid>
          )}
          <Card title={say(words.steps)} id="thuc-hien">
            <Actions plan={plan} trial={trial} />
            {plan.confirmedAt && (
              <p>
                {say(words.done.confirmed)} {formatDateTime(plan.confirmedAt)}
              </p>
            )}
          </Card>
          {plan.status !== 'confirmed' && (
            <Card title={say(words.undecided)} id="chua-quyet-dinh">
              {undecided === 0 ? <p>{say(words.nothingUndecided)}</p> : <UndecidedLists plan={plan} trial={trial} />}
            </Card>
          )}
          <Card title={say(words.units)}>
            <UnitsTable trial={trial} runs={runs} />
          </Card>
          <Card title={say(words.codes)}>
            <Codes trial={trial} />
          </Card>
          {trial.absences.length > 0 && (
            <Card title={say(words.absences)}>
              <Absences trial={trial} />
            </Card>
          )}
        </>
      )}
    </>
  )
}
