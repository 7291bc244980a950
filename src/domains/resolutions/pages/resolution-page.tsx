import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Card,
  Details,
  type Drawing,
  Empty,
  Figure,
  Grid,
  Inset,
  type Series,
  Table,
  Tile,
  Title,
} from '../../../ui/index.ts'
import type { Part } from '../queries/resolutions.ts'
import type { YearCell, YearTarget } from '../queries/year.ts'
import { periodName } from '../rules/period.ts'
import { TALLIES, type Tally } from '../rules/roll-up.ts'
import { partHeading, words } from '../words.ts'
import { Actual, Plan } from './figures.tsx'
import { StandingTag } from './state.tsx'

/** Bars of how targets stand, a row for each part or unit. */
export interface TallyChart {
  drawing: Drawing
  rows: readonly string[]
  series: readonly Series[]
}

export interface ResolutionProps {
  root: Part
  year: number
  years: readonly number[]
  /** Whose targets are shown; null: the whole locality. */
  unit: { code: string; name: Text } | null
  tally: Tally
  /** Parts with their targets, in the order they are read. */
  parts: readonly { part: Part; targets: readonly { target: YearTarget; cell: YearCell }[] }[]
  byPart: TallyChart | undefined
  byUnit: TallyChart | undefined
  /** Units with reports that are due and aren't there. */
  missing: readonly {
    code: string
    name: Text
    periods: number
    targets: readonly { key: string; name: Text; periods: readonly string[] }[]
  }[]
  at: Date
}

/** The address of a resolution's page. */
export const resolutionHref = (key: string, year: number, unit?: string): string =>
  `/nghi-quyet/${key}/${year}${unit ? `/${unit}` : ''}`

/** A resolution in a year: what it came to, by part and by unit, and who hasn't reported. */
export function ResolutionPage(props: ResolutionProps) {
  const say = useSay()
  const lang = useLang()
  const { root, year, unit, tally, parts, byPart, byUnit, missing, at } = props
  const here = resolutionHref(root.key, year, unit?.code)
  const shown = parts.flatMap(({ targets }) => targets)
  return (
    <>
      <BackLink href={unit ? resolutionHref(root.key, year) : '/nghi-quyet'}>
        {say(unit ? root.name : words.title)}
      </BackLink>
      <Title caption={say(periodName(String(year)))}>
        {unit ? `${say(unit.name)}: ${say(root.name)}` : say(root.name)}
      </Title>
      <Years {...props} />
      {shown.some(({ target }) => target.standing === 'M') && <Inset>{say(words.someMadeUp)}</Inset>}
      {shown.length === 0 ? (
        <Empty title={say(words.noTargets)}>
          <p>{say(words.otherYear)}</p>
        </Empty>
      ) : (
        <>
          <Grid kind="tiles">
            {TALLIES.map((kind) => (
              <Tile
                key={kind}
                figure={formatNumber(tally[kind], lang)}
                label={say(words.tallies[kind])}
                tone={TILE_TONES[kind]}
              />
            ))}
          </Grid>
          <p class="camlo-muted">
            {say(words.asOf(formatDateTime(at)))} · <a href={`${here}/bao-cao.xlsx`}>{say(words.xlsx)}</a> ·{' '}
            <a href={`${here}/bao-cao.pdf`}>{say(words.pdf)}</a>
          </p>
          {byPart && <Chart title={words.byPart} id="theo-phan" chart={byPart} />}
          {byUnit && <Chart title={words.byUnit} id="theo-don-vi" chart={byUnit} />}
          {parts.map(({ part, targets }) => (
            <Card key={part.id} id={part.key} title={say(partHeading(part))}>
              <Targets
                {...{ targets, year }}
                unitId={unit ? (targets[0]?.cell.unitId ?? null) : null}
                of={say(part.name)}
              />
            </Card>
          ))}
          {missing.length > 0 && <Missing {...props} />}
        </>
      )}
    </>
  )
}

const TILE_TONES = { reached: 'good', near: 'near', far: 'bad', notReported: 'plain', notJudged: 'plain' } as const

function Years({ root, year, years, unit }: ResolutionProps) {
  const say = useSay()
  return (
    <nav aria-label={say(words.year)}>
      <ul class="camlo-chips">
        {years.map((each) => (
          <li key={each}>
            <a
              href={resolutionHref(root.key, each, unit?.code)}
              {...(each === year ? { 'aria-current': 'page' as const } : {})}
            >
              {each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Chart({ title, id, chart }: { title: Text; id: string; chart: TallyChart }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(title)}>
      <Figure id={id} label={say(title)} {...chart} format={(value) => formatNumber(value, lang)} />
    </Card>
  )
}

function Targets({
  targets,
  year,
  unitId,
  of,
}: {
  targets: ResolutionProps['parts'][number]['targets']
  year: number
  unitId: string | null
  of: string
}) {
  const say = useSay()
  return (
    <Table
      caption={`${say(words.targets)}: ${of}`}
      rows={targets}
      rowKey={({ target }) => target.id}
      columns={[
        {
          key: 'target',
          head: say(words.target),
          heading: true,
          cell: ({ target }) => (
            <a href={`/nghi-quyet/chi-tieu/${target.key}?nam=${year}${unitId ? `&don-vi=${unitId}` : ''}`}>
              {say(target.name)}
            </a>
          ),
        },
        {
          key: 'plan',
          head: say(words.plan),
          cell: ({ target, cell }) => <Plan {...cell} countedIn={target.countedIn} />,
        },
        {
          key: 'actual',
          head: say(words.actual),
          cell: ({ target, cell }) => <Actual {...cell} countedIn={target.countedIn} />,
        },
        {
          key: 'percent',
          head: say(words.percent),
          number: true,
          cell: ({ cell }) => (cell.percent ? say(cell.percent) : '—'),
        },
        { key: 'state', head: say(words.state), cell: ({ cell }) => <StandingTag {...cell} /> },
        {
          key: 'upTo',
          head: say(words.upTo),
          cell: ({ cell: { upToMonth } }) => (upToMonth === null ? '—' : say(words.month(upToMonth))),
        },
      ]}
    />
  )
}

function Missing({ root, year, missing }: ResolutionProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.notReportedBy)} id="chua-bao-cao">
      <Table
        caption={say(words.notReportedBy)}
        rows={missing}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'unit',
            head: say(words.unit),
            heading: true,
            cell: ({ code, name }) => <a href={resolutionHref(root.key, year, code)}>{say(name)}</a>,
          },
          {
            key: 'count',
            head: say(words.missingReports),
            number: true,
            cell: ({ periods }) => formatNumber(periods, lang),
          },
          {
            key: 'which',
            head: say(words.target),
            cell: ({ targets }) => (
              <Details summary={say(words.whichTargets(targets.length))}>
                <ul class="govuk-list">
                  {targets.map(({ key, name, periods }) => (
                    <li key={key}>
                      {say(name)}: {periods.map((period) => say(periodName(period))).join(', ')}
                    </li>
                  ))}
                </ul>
              </Details>
            ),
          },
        ]}
      />
    </Card>
  )
}
