import { spell } from '../../../../core/calendar/index.ts'
import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  Pager,
  Select,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../../ui/index.ts'
import type { UnitRef } from '../../office.ts'
import type { LatenessLine, ReportedDossier } from '../../queries/report.ts'
import type { TakenInLine } from '../../queries/taken-in.ts'
import type { Period } from '../../rules/period.ts'
import {
  CAME_IN,
  type Cell,
  DIMENSIONS,
  type DigitalFigures,
  DONE,
  type Figures,
  OPEN,
  sumOf,
} from '../../rules/report.ts'
import { DigitalCard, type NamedDigital } from './report-digital.tsx'
import { type Asked, reportQuery } from './report-query.ts'
import { words } from './report-words.ts'

/** One line of the report, with the key its figures are found by. */
export interface NamedLine {
  key: string
  name: Text
  figures: Figures
}

export interface ReportPageProps {
  asked: Asked
  units: readonly UnitRef[]
  periods: readonly Period[]
  lines: readonly NamedLine[]
  whole: Figures
  lateness: readonly (LatenessLine & { unit: Text; step: Text; procedure: Text })[]
  digital: { lines: readonly NamedDigital[]; whole: DigitalFigures }
  takenIn: readonly (TakenInLine & { from: Text; to: Text })[]
  errors?: Errors
}

/** The columns in their three groups; the first of each is their total. */
const GROUPS = [
  { name: words.cameIn, cells: CAME_IN },
  { name: words.done, cells: DONE },
  { name: words.open, cells: OPEN },
] as const

export function ReportPage(props: ReportPageProps) {
  const say = useSay()
  const { asked, lines, lateness, errors = {} } = props
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title caption={say(words.caption(formatDate(asked.from), formatDate(asked.to)))}>{say(words.title)}</Title>
      <ReportForm {...props} />
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <ReportTable {...props} />
          <div class="camlo-row camlo-row--start">
            <a href={`/bao-cao.pdf${reportQuery(asked)}`}>{say(words.pdf)}</a>
            <a href={`/bao-cao.xlsx${reportQuery(asked)}`}>{say(words.xlsx)}</a>
            <a href={`/bao-cao.csv${reportQuery(asked)}`}>{say(words.csv)}</a>
          </div>
          <p class="camlo-muted">{say(words.how)}</p>
        </>
      )}
      <p>
        <a href={`/bao-cao/ton-dong${asked.unit ? `?don-vi=${asked.unit}` : ''}`}>{say(words.backlog)}</a>
      </p>
      <TakenInCard {...props} />
      {lines.length > 0 && <DigitalCard asked={asked} {...props.digital} />}
      <Card title={say(words.lateness)} id="qua-han">
        {lateness.length === 0 ? (
          <p>{say(words.latenessNone)}</p>
        ) : (
          <Table
            caption={say(words.lateness)}
            rows={lateness}
            rowKey={({ unitId, procedureId, stepKey, cause }) => `${unitId} ${procedureId} ${stepKey} ${cause}`}
            columns={[
              { key: 'unit', head: say(words.unit), heading: true, cell: ({ unit }) => say(unit) },
              {
                key: 'step',
                head: say(words.step),
                cell: ({ step, procedure }) => (
                  <>
                    {say(step)}
                    <span class="camlo-muted camlo-line">{say(procedure)}</span>
                  </>
                ),
              },
              { key: 'cause', head: say(words.cause), cell: ({ cause }) => say(words.causes[cause]) },
              {
                key: 'dossiers',
                head: say(words.dossiers),
                number: true,
                cell: ({ dossiers, unitId, procedureId, stepKey, cause }) => (
                  <a
                    href={`/bao-cao/ho-so${reportQuery(asked, { tre: [unitId, procedureId, stepKey, cause].join(',') })}`}
                  >
                    {dossiers}
                  </a>
                ),
              },
              {
                key: 'time',
                head: say(words.lateTime),
                number: true,
                cell: ({ workingMinutes }) => say(spell(workingMinutes)),
              },
            ]}
          />
        )}
      </Card>
    </>
  )
}

/** Who took in for whom, each figure down to its dossiers. */
function TakenInCard({ asked, takenIn }: Pick<ReportPageProps, 'asked' | 'takenIn'>) {
  const say = useSay()
  const lang = useLang()
  if (takenIn.length === 0) return null
  return (
    <Card title={say(words.takenIn)} id="tiep-nhan-ho">
      <p class="camlo-muted">{say(words.takenInHow)}</p>
      <Table
        caption={say(words.takenIn)}
        rows={takenIn}
        rowKey={({ receivingUnitId, decidingUnitId }) => `${receivingUnitId} ${decidingUnitId}`}
        columns={[
          { key: 'from', head: say(words.takenInAt), heading: true, cell: ({ from }) => say(from) },
          { key: 'to', head: say(words.decidedBy), cell: ({ to }) => say(to) },
          {
            key: 'received',
            head: say(words.received),
            number: true,
            cell: ({ receivingUnitId, decidingUnitId, received }) => (
              <a href={`/bao-cao/ho-so${reportQuery(asked, { ho: `${receivingUnitId},${decidingUnitId}` })}`}>
                {formatNumber(received, lang)}
              </a>
            ),
          },
          {
            key: 'finished',
            head: say(words.finished),
            number: true,
            cell: ({ finished }) => formatNumber(finished, lang),
          },
        ]}
      />
    </Card>
  )
}

function ReportForm({ asked, units, periods, errors = {} }: ReportPageProps) {
  const say = useSay()
  return (
    <>
      <form class="camlo-filter" method="get" action="/bao-cao">
        <TextInput name="tu" label={say(words.from)} type="date" value={asked.from} error={errors.tu} />
        <TextInput name="den" label={say(words.to)} type="date" value={asked.to} />
        <Select
          name="theo"
          label={say(words.by)}
          value={asked.by}
          options={DIMENSIONS.map((value) => ({ value, text: say(words.dimensions[value]) }))}
        />
        {units.length > 1 && (
          <Select
            name="don-vi"
            label={say(words.unit)}
            value={asked.unit ?? ''}
            options={[
              { value: '', text: say(words.allUnits) },
              ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
            ]}
          />
        )}
        <Button>{say(words.show)}</Button>
      </form>
      <nav aria-label={say(words.periods)}>
        <ul class="camlo-chips">
          {periods.map(({ key, name, from, to }) => (
            <li key={key}>
              <a
                href={`/bao-cao${reportQuery({ ...asked, from, to })}`}
                {...(from === asked.from && to === asked.to ? { 'aria-current': 'page' as const } : {})}
              >
                {say(name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function ReportTable({ asked, lines, whole }: ReportPageProps) {
  const say = useSay()
  return (
    <div class="camlo-scroll" {...{ tabIndex: 0, role: 'region', 'aria-label': say(words.title) }}>
      <table class="camlo-table camlo-table--grouped">
        <caption class="govuk-visually-hidden">{say(words.title)}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say(words.dimensions[asked.by])}
            </th>
            {GROUPS.map(({ name, cells }) => (
              <th key={name.vi} scope="colgroup" colSpan={cells.length + 1}>
                {say(name)}
              </th>
            ))}
          </tr>
          <tr>
            {GROUPS.map(({ name, cells }) => [
              <th key={name.vi} scope="col" class="camlo-number">
                {say(words.total)}
              </th>,
              ...cells.map((cell) => (
                <th key={cell} scope="col" class="camlo-number">
                  {say(words.cells[cell])}
                </th>
              )),
            ])}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, figures }) => (
            <Line key={key} asked={asked} lineKey={key} name={name} figures={figures} />
          ))}
        </tbody>
        <tfoot>
          <Line asked={asked} name={words.whole} figures={whole} />
        </tfoot>
      </table>
    </div>
  )
}

function Line({ asked, lineKey, name, figures }: { asked: Asked; lineKey?: string; name: Text; figures: Figures }) {
  const say = useSay()
  return (
    <tr>
      <th scope="row">{say(name)}</th>
      {GROUPS.map(({ cells }) => [
        <Figure key="total" {...{ asked, lineKey, cells }} figures={figures} />,
        ...cells.map((cell) => <Figure key={cell} {...{ asked, lineKey, figures }} cells={[cell]} />),
      ])}
    </tr>
  )
}

/** A figure that leads to the dossiers it counts. */
function Figure({
  asked,
  lineKey,
  figures,
  cells,
}: {
  asked: Asked
  lineKey?: string | undefined
  figures: Figures
  cells: readonly Cell[]
}) {
  const lang = useLang()
  const count = sumOf(figures, cells)
  const href = `/bao-cao/ho-so${reportQuery(asked, { muc: cells.join(','), ...(lineKey ? { dong: lineKey } : {}) })}`
  return <td class="camlo-number">{count === 0 ? '0' : <a href={href}>{formatNumber(count, lang)}</a>}</td>
}

export interface ReportedPageProps {
  asked: Asked
  what: Text
  rows: readonly (ReportedDossier & { procedure: Text; unit: Text })[]
  previous?: string | undefined
  next?: string | undefined
}

/** The dossiers a figure counts. */
export function ReportedPage({ asked, what, rows, previous, next }: ReportedPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={`/bao-cao${reportQuery(asked)}`}>{say(words.back)}</BackLink>
      <Title caption={`${say(what)} · ${say(words.caption(formatDate(asked.from), formatDate(asked.to)))}`}>
        {say(words.listTitle)}
      </Title>
      {rows.length === 0 ? (
        <Empty title={say(words.none)} />
      ) : (
        <Table
          caption={say(words.listTitle)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'dossier',
              head: say(words.dimensions.procedure),
              heading: true,
              cell: ({ id, code, procedure }) => (
                <>
                  <a href={`/ho-so/${id}`}>{say(procedure)}</a>
                  <span class="camlo-muted camlo-line">{code}</span>
                </>
              ),
            },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
            { key: 'received', head: say(words.received), cell: ({ receivedAt }) => formatDate(receivedAt) },
            { key: 'due', head: say(words.due), cell: ({ dueAt }) => (dueAt ? formatDate(dueAt) : '—') },
            {
              key: 'finished',
              head: say(words.finished),
              cell: ({ finishedAt, lateMinutes }) => (
                <>
                  {finishedAt ? formatDate(finishedAt) : say(words.notFinished)}{' '}
                  {lateMinutes > 0 && <Tag tone="late">{say(spell(lateMinutes))}</Tag>}
                </>
              ),
            },
          ]}
        />
      )}
      <Pager previous={previous} next={next} />
    </>
  )
}
