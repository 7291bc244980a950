import { formatNumber, formatShare, type Lang, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import {
  BackLink,
  Card,
  type Column,
  type Drawing,
  Empty,
  Figure,
  FilterSelect,
  Grid,
  type Series,
  Table,
  Tile,
  Title,
} from '../../../ui/index.ts'
import { type Compared, changeOf } from '../rules/figures.ts'
import { words } from '../words.ts'

export interface FigureLine extends Compared {
  key: string
  name: Text
}

/** What tasks of conclusions came to, of those whose day has come. */
export interface Promised {
  onTime: number
  all: number
}

export interface FiguresPageProps {
  year: number
  years: readonly number[]
  unitId: string
  units: readonly { id: string; name: Text }[]
  whole: Compared
  months: readonly FigureLine[]
  levels: readonly FigureLine[]
  byUnit: readonly FigureLine[]
  promised: Promised
  chart: { drawing: Drawing; rows: readonly string[]; series: readonly Series[] }
}

const change = ({ now, before }: Compared, lang: Lang): string => {
  const share = changeOf(now.meetings, before.meetings)
  if (share === undefined) return '—'
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatShare(Math.abs(share), lang)}`
}

/** How many meetings there were, what they took of people's time and what came of them, a year beside the one before. */
export function FiguresPage(props: FiguresPageProps) {
  const say = useSay()
  const lang = useLang()
  const { year, years, unitId, units, whole, promised } = props
  const { now, before } = whole
  const query = `?nam=${year}${unitId ? `&don-vi=${unitId}` : ''}`
  const of = (count: number, all: number) => (all === 0 ? '—' : formatShare(count / all, lang))
  return (
    <>
      <BackLink href="/cuoc-hop">{say(words.back)}</BackLink>
      <Title caption={say(words.inYear(year))}>{say(words.figures)}</Title>
      <form class="camlo-filter" method="get" action="/cuoc-hop/so-lieu">
        <FilterSelect
          name="nam"
          label={say(words.year)}
          chosen={String(year)}
          options={years.map((each) => [String(each), String(each)] as const)}
        />
        {units.length > 1 && (
          <FilterSelect
            name="don-vi"
            label={say(words.unit)}
            chosen={unitId}
            options={[['', say(words.allUnits)] as const, ...units.map(({ id, name }) => [id, say(name)] as const)]}
          />
        )}
        <button type="submit" class="govuk-button govuk-button--secondary">
          {say(words.show)}
        </button>
      </form>
      {now.meetings + before.meetings === 0 ? (
        <Empty title={say(words.noFigures)}>
          <p>{say(words.noFiguresNext)}</p>
        </Empty>
      ) : (
        <>
          <Grid kind="tiles">
            <Tile
              figure={formatNumber(now.meetings, lang)}
              label={`${say(words.ownMeetings)} (${change(whole, lang)})`}
              note={say(words.against(formatNumber(before.meetings, lang), year - 1))}
              tone={now.meetings <= before.meetings ? 'good' : 'near'}
            />
            <Tile
              figure={formatNumber(now.personHours, lang)}
              label={say(words.personHours)}
              note={say(words.against(formatNumber(before.personHours, lang), year - 1))}
              tone={now.personHours <= before.personHours ? 'good' : 'near'}
            />
            <Tile
              figure={of(now.online, now.meetings)}
              label={say(words.online)}
              note={say(words.against(of(before.online, before.meetings), year - 1))}
            />
            <Tile
              figure={formatNumber(now.withoutConclusion, lang)}
              label={say(words.without)}
              note={say(words.against(formatNumber(before.withoutConclusion, lang), year - 1))}
            />
            <Tile
              figure={of(promised.onTime, promised.all)}
              label={say(words.promised)}
              note={say(promised.all === 0 ? words.noneDue : words.promisedHow(promised.onTime, promised.all))}
            />
          </Grid>
          <Card title={say(words.byMonth)}>
            <Figure
              id="theo-thang"
              label={say(words.byMonth)}
              {...props.chart}
              format={(value) => formatNumber(value, lang)}
            />
            <Compare head={words.month} lines={props.months} {...props} />
            <div class="camlo-row camlo-row--start">
              {SHEET_FORMATS.map((format) => (
                <a key={format} href={`/cuoc-hop/so-lieu.${format}${query}`}>
                  {say(words[format])}
                </a>
              ))}
            </div>
          </Card>
          <Card title={say(words.byLevel)}>
            <Compare head={words.level} lines={props.levels} {...props} />
          </Card>
          {props.byUnit.length > 1 && (
            <Card title={say(words.byUnit)}>
              <Compare head={words.unit} lines={props.byUnit} {...props} />
            </Card>
          )}
        </>
      )}
      <p class="camlo-muted">{say(words.how)}</p>
    </>
  )
}

function Compare({ head, lines, year }: { head: Text; lines: readonly FigureLine[]; year: number }) {
  const say = useSay()
  const lang = useLang()
  const figure = (key: string, text: string, of: (line: FigureLine) => number): Column<FigureLine> => ({
    key,
    head: text,
    number: true,
    cell: (line) => formatNumber(of(line), lang),
  })
  return (
    <Table
      caption={say(head)}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: say(head), heading: true, cell: ({ name }) => say(name) },
        figure('now', `${say(words.ownMeetings)} ${year}`, ({ now }) => now.meetings),
        figure('before', `${say(words.ownMeetings)} ${year - 1}`, ({ before }) => before.meetings),
        { key: 'change', head: say(words.compared), number: true, cell: (line) => change(line, lang) },
        figure('hours', `${say(words.personHours)} ${year}`, ({ now }) => now.personHours),
        figure('hoursBefore', `${say(words.personHours)} ${year - 1}`, ({ before }) => before.personHours),
        figure('online', say(words.online), ({ now }) => now.online),
        figure('without', say(words.without), ({ now }) => now.withoutConclusion),
      ]}
    />
  )
}
