import type { VNode } from 'preact'
import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Card,
  type Drawing,
  Figure,
  Inset,
  Select,
  type Series,
  SummaryList,
  Table,
  Tag,
  Title,
} from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import { officeWords } from '../office-words.ts'
import type { YearOutlook } from '../outlook.ts'
import type { Explanation } from '../queries/explanations.ts'
import type { TargetHead } from '../queries/figures.ts'
import { clauseHref } from '../queries/origins.ts'
import type { LinkedClause } from '../queries/papers.ts'
import type { Entry } from '../queries/resolutions.ts'
import type { TargetState } from '../queries/states.ts'
import { periodName } from '../rules/period.ts'
import { words } from '../words.ts'
import { Explanations } from './explanation-page.tsx'
import { Actual, PaperBehind, Plan } from './figures.tsx'
import { StandingTag } from './state.tsx'
import { Reach, type TargetReach } from './target-reach.tsx'

export interface TargetPageProps {
  target: TargetHead
  year: number
  years: readonly number[]
  /** Null: the whole locality. */
  unitId: string | null
  units: readonly { id: string; name: Text }[]
  owner: Text
  answers: Text
  /** Of the unit that is looked at. */
  state: TargetState
  /** Of each unit that has a plan or figure of its own. */
  byUnit: readonly (TargetState & { unit: Text })[]
  entries: readonly (Entry & { unit: Text })[]
  /** Year by year. */
  byYear: readonly TargetState[]
  /** The periods of the year as a chart. */
  chart: TrendChart | undefined
  /** Null: there is nothing to foretell; undefined: not enough is reported. */
  outlook: YearOutlook | null | undefined
  pointsNeeded: number
  explanations: readonly (Explanation & { unit: Text; isLate: boolean })[]
  /** The acts behind a computed figure of the year, for officials. */
  behind: string | undefined
  /** Of a target that is a share of units: each unit with its figure. */
  reach: TargetReach | undefined
  /** What of papers it carries out. */
  clauses: readonly LinkedClause[]
  may: { report: string | undefined; manage: boolean }
  /** Whether to lead to what stands behind a figure: its paper and who entered and approved it. */
  isOfficial: boolean
  /** What other rooms know of it: who signed for it, the tasks that serve it. */
  cards: readonly (VNode | null)[]
}

export interface TrendChart {
  drawing: Drawing
  rows: readonly string[]
  series: readonly Series[]
}

/** A target: how it stands in a year, unit by unit, and all that was planned and reported, each with its source and its act. */
export function TargetPage(props: TargetPageProps) {
  const say = useSay()
  const { target, year, owner, answers, may } = props
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.all)}</BackLink>
      <Title caption={say(target.of)}>{say(target.name)}</Title>
      {target.standing === 'M' && <Inset>{say(words.madeUp)}</Inset>}
      {target.note && <p>{say(target.note)}</p>}
      <p class="camlo-muted">
        {say(officeWords.target.owner)}: {say(owner)} · {say(officeWords.target.answers)}: {say(answers)} ·{' '}
        {say(officeWords.grains[target.every])}
        {target.computedBy !== null && ` · ${say(words.computed)}`}
        {props.behind && (
          <>
            {' · '}
            <a href={props.behind}>{say(officeWords.source.acts)}</a>
          </>
        )}
      </p>
      {(may.report || may.manage) && (
        <div class="camlo-row camlo-row--start">
          {may.report && <ButtonLink href={may.report}>{say(officeWords.actions.report)}</ButtonLink>}
          {may.manage && (
            <>
              <ButtonLink kind="secondary" href={`/chi-tieu/${target.id}/ke-hoach?ky=${year}`}>
                {say(officeWords.actions.plan)}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`/chi-tieu/${target.id}/dieu-khoan`}>
                {say(composeWords.clauses)}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`/chi-tieu/${target.id}/sua`}>
                {say(officeWords.actions.change)}
              </ButtonLink>
            </>
          )}
        </div>
      )}
      {props.clauses.length > 0 && (
        <p>
          {say(composeWords.relations.carriesOut)}:{' '}
          {props.clauses.map(({ id, number, paperKey, paperTitle }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <a href={clauseHref(paperKey, id)}>
                {say(composeWords.clauseOf(number))}, {say(paperTitle)}
              </a>
            </span>
          ))}
        </p>
      )}
      <Choice {...props} />
      <State {...props} />
      {props.reach && (
        <Reach {...props.reach} target={target} year={year} unitId={props.unitId} isOfficial={props.isOfficial} />
      )}
      {props.chart && <Trend chart={props.chart} />}
      {props.byUnit.length > 0 && <ByUnit {...props} />}
      {props.byYear.length > 1 && <ByYear {...props} />}
      {props.cards}
      <Explanations title={officeWords.explanation.list} rows={props.explanations} />
      <Entries {...props} />
    </>
  )
}

function Choice({ target, year, years, unitId, units }: TargetPageProps) {
  const say = useSay()
  return (
    <form class="camlo-filter" action={`/nghi-quyet/chi-tieu/${target.key}`} method="get">
      <Select
        name="nam"
        label={say(words.year)}
        value={String(year)}
        options={years.map((each) => ({ value: String(each), text: String(each) }))}
      />
      {units.length > 0 && (
        <Select
          name="don-vi"
          label={say(words.unit)}
          value={unitId ?? ''}
          options={[
            { value: '', text: say(words.whole) },
            ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
          ]}
        />
      )}
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

function State({ target: { countedIn }, year, unitId, units, state, outlook, pointsNeeded }: TargetPageProps) {
  const say = useSay()
  const { measure, reported, percent, verdict, tone, upToMonth, path } = state
  const unit = units.find(({ id }) => id === unitId)?.name ?? words.whole
  return (
    <Card title={`${say(periodName(String(year)))}, ${say(unit)}`}>
      <SummaryList
        rows={[
          { label: say(words.plan), value: <Plan {...{ measure, countedIn }} /> },
          { label: say(words.actual), value: <Actual {...{ measure, reported, countedIn }} /> },
          { label: say(words.percent), value: percent ? say(percent) : '—' },
          {
            label: say(words.state),
            value: (
              <>
                <StandingTag {...{ verdict, tone }} />
                {path && upToMonth !== null && (
                  <span class="camlo-line camlo-muted">{say(words.pathTo(upToMonth))}</span>
                )}
              </>
            ),
          },
          ...(outlook === null
            ? []
            : [
                {
                  label: say(words.outlook.title),
                  value: outlook ? <Outlook {...{ outlook, countedIn }} /> : say(words.outlook.notEnough(pointsNeeded)),
                },
              ]),
          ...(state.units
            ? [{ label: say(words.coverage), value: say(words.unitsReported(state.units.reported, state.units.of)) }]
            : []),
        ]}
      />
    </Card>
  )
}

/** Where the year is likely to end: a range, and what it says of the plan. */
function Outlook({
  outlook: { forecast, outlook, inPercent, seasonsOf },
  countedIn,
}: {
  outlook: YearOutlook
  countedIn: Text
}) {
  const say = useSay()
  const lang = useLang()
  const unit = inPercent ? '%' : say(countedIn)
  const write = (value: number) => `${formatNumber(value, lang, Math.abs(value) < 100 ? 1 : 0)} ${unit}`
  return (
    <>
      {say(words.outlook.range(write(forecast.low), write(forecast.high)))},{' '}
      {say(words.outlook.middle(write(forecast.middle)))}
      {outlook && (
        <>
          {' · '}
          <strong>{say(words.outlook[outlook])}</strong>
        </>
      )}
      <span class="camlo-line camlo-muted">
        {say(seasonsOf.length > 0 ? words.outlook.bySeasons(seasonsOf.join(', ')) : words.outlook.how)}
      </span>
    </>
  )
}

function Trend({ chart }: { chart: TrendChart }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.series)}>
      <Figure id="dien-bien" label={say(words.series)} {...chart} format={(value) => formatNumber(value, lang, 2)} />
    </Card>
  )
}

function ByYear({ target, byYear }: TargetPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.byYear)}>
      <Table
        caption={say(words.byYear)}
        rows={byYear}
        rowKey={({ period }) => period}
        columns={[
          {
            key: 'year',
            head: say(words.year),
            heading: true,
            cell: ({ period, href }) => <a href={href}>{period}</a>,
          },
          {
            key: 'plan',
            head: say(words.plan),
            cell: ({ measure }) => <Plan measure={measure} countedIn={target.countedIn} />,
          },
          {
            key: 'actual',
            head: say(words.actual),
            cell: ({ measure, reported }) => <Actual {...{ measure, reported }} countedIn={target.countedIn} />,
          },
          {
            key: 'percent',
            head: say(words.percent),
            number: true,
            cell: ({ percent }) => (percent ? say(percent) : '—'),
          },
          { key: 'state', head: say(words.state), cell: ({ verdict, tone }) => <StandingTag {...{ verdict, tone }} /> },
        ]}
      />
    </Card>
  )
}

function ByUnit({ target, year, byUnit }: TargetPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.byUnit)}>
      <Table
        caption={say(words.byUnit)}
        rows={byUnit}
        rowKey={({ unitId }) => unitId ?? ''}
        columns={[
          {
            key: 'unit',
            head: say(words.unit),
            heading: true,
            cell: ({ unit, unitId }) => (
              <a href={`/nghi-quyet/chi-tieu/${target.key}?nam=${year}&don-vi=${unitId}`}>{say(unit)}</a>
            ),
          },
          { key: 'plan', head: say(words.plan), cell: (row) => <Plan {...row} /> },
          { key: 'actual', head: say(words.actual), cell: (row) => <Actual {...row} /> },
          {
            key: 'percent',
            head: say(words.percent),
            number: true,
            cell: ({ percent }) => (percent ? say(percent) : '—'),
          },
          { key: 'state', head: say(words.state), cell: ({ verdict, tone }) => <StandingTag {...{ verdict, tone }} /> },
          {
            key: 'upTo',
            head: say(words.upTo),
            cell: ({ upToMonth }) => (upToMonth === null ? '—' : say(words.month(upToMonth))),
          },
        ]}
      />
    </Card>
  )
}

function Entries({ target: { countedIn }, entries, isOfficial }: TargetPageProps) {
  const say = useSay()
  if (entries.length === 0) return null
  return (
    <Card title={say(words.history)}>
      <Table
        caption={say(words.history)}
        rows={entries}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'period',
            head: say(words.period),
            heading: true,
            cell: ({ period, unitId, unit }) => (
              <>
                {say(periodName(period))}
                {unitId && <span class="camlo-line camlo-muted">{say(unit)}</span>}
              </>
            ),
          },
          {
            key: 'plan',
            head: say(words.plan),
            cell: ({ measure, stands }) =>
              measure && (
                <>
                  <Plan {...{ measure, countedIn }} />
                  {!stands && <span class="camlo-line camlo-muted">{say(words.replaced)}</span>}
                </>
              ),
          },
          {
            key: 'actual',
            head: say(words.actual),
            cell: ({ reported, state, stands, id, note }) =>
              reported && (
                <>
                  <Actual {...{ measure: undefined, reported, countedIn }} />
                  {note && <span class="camlo-line camlo-muted">{say(note)}</span>}
                  {state === 'waiting' && (
                    <span class="camlo-line">
                      <a href={`/chi-tieu/so-lieu/${id}`}>
                        <Tag tone="near">{say(officeWords.states.waiting)}</Tag>
                      </a>
                    </span>
                  )}
                  {state === 'approved' && isOfficial && (
                    <span class="camlo-line">
                      <a href={`/chi-tieu/so-lieu/${id}`}>{say(officeWords.target.behind)}</a>
                    </span>
                  )}
                  {state === 'approved' && !stands && <span class="camlo-line camlo-muted">{say(words.replaced)}</span>}
                </>
              ),
          },
          {
            key: 'source',
            head: say(words.source),
            cell: ({ source, standing, reason, paperNumber, paperOn }) => (
              <>
                <PaperBehind source={source} number={paperNumber} on={paperOn} /> ({say(words.standings[standing])})
                {reason && <span class="camlo-line camlo-muted">{reason}</span>}
              </>
            ),
          },
          {
            key: 'entered',
            head: say(words.entered),
            cell: ({ at, actId }) => (
              <>
                {formatDateTime(at)}
                {actId && (
                  <span class="camlo-line">
                    <a href={`/so-cai/${actId}`}>{say(words.act)}</a>
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
