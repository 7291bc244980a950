import { formatDateTime, formatNumber, formatShare, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { BackLink, Card, type Column, Empty, Pager, Table, Title } from '../../../ui/index.ts'
import { ENOUGH_ANSWERS, type Period } from '../../dossiers/index.ts'
import type { Figures, OfficeFigures } from '../figures.ts'
import type { GivenRating } from '../queries.ts'
import { CAUSES } from '../rules/follow-up.ts'
import { words } from '../words.ts'
import { listLink } from './list-page.tsx'
import { StarsOf } from './parts.tsx'

export interface NamedFigures extends OfficeFigures {
  name: Text
}

export interface FiguresProps {
  periods: readonly Period[]
  period: Period
  figures: Pick<Figures, 'at' | 'total'> & { offices: readonly NamedFigures[] }
}

type Row = Omit<OfficeFigures, 'unitId'> & { unitId?: string | undefined; name: string }

/** How people rated each office and what became of low ratings, each figure down to what it counts. */
export function FiguresPage({ periods, period, figures }: FiguresProps) {
  const say = useSay()
  const lang = useLang()
  const rows = useRows(figures)
  const span = { tu: period.from, den: period.to }
  const follow = (key: string, head: Text, count: (row: Row) => number, state?: string): Column<Row> => ({
    key,
    head: say(head),
    number: true,
    cell: (row) => {
      const query = {
        ...span,
        ...(row.unitId ? { 'don-vi': row.unitId } : {}),
        ...(state ? { 'tinh-trang': state } : {}),
      }
      return count(row) === 0 ? '0' : <a href={listLink(query)}>{formatNumber(count(row), lang)}</a>
    },
  })
  const ratings = (row: Row, more: Record<string, string> = {}) =>
    `/phan-hoi/danh-gia?${new URLSearchParams({ ky: period.key, ...(row.unitId ? { 'don-vi': row.unitId } : {}), ...more })}`
  return (
    <>
      <BackLink href="/phan-hoi">{say(words.title)}</BackLink>
      <Title caption={say(period.name)}>{say(words.figures)}</Title>
      <PeriodForm action="/phan-hoi/so-lieu" periods={periods} period={period} />
      {figures.offices.length === 0 ? (
        <Empty title={say(words.nothingYet)} />
      ) : (
        <>
          <Card title={say(words.byOffice)}>
            <Table
              caption={say(words.byOffice)}
              rows={rows}
              rowKey={({ name }) => name}
              columns={[
                { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name },
                {
                  key: 'asked',
                  head: say(words.asked),
                  number: true,
                  cell: (row) => <a href={ratings(row)}>{formatNumber(row.asked, lang)}</a>,
                },
                {
                  key: 'answered',
                  head: say(words.answered),
                  number: true,
                  cell: (row) => (
                    <>
                      <a href={ratings(row, { tra: 'roi' })}>{formatNumber(row.answered, lang)}</a>
                      {row.responseShare !== null && ` (${formatShare(row.responseShare, lang)})`}
                    </>
                  ),
                },
                { key: 'satisfied', head: say(words.satisfied), number: true, cell: (row) => <Satisfied row={row} /> },
                follow('low', words.low, ({ low }) => low, 'all'),
                follow('open', words.states.open, ({ open }) => open, 'open'),
                follow('late', words.late, ({ late }) => late, 'late'),
                {
                  key: 'onTime',
                  head: say(words.inTimeOrLate),
                  number: true,
                  cell: (row) => `${formatNumber(row.answeredOnTime, lang)} / ${formatNumber(row.answeredLate, lang)}`,
                },
                {
                  key: 'settled',
                  head: say(words.settledOrNot),
                  number: true,
                  cell: (row) => `${formatNumber(row.settled, lang)} / ${formatNumber(row.unsettled, lang)}`,
                },
              ]}
            />
            <div class="camlo-row camlo-row--start">
              {SHEET_FORMATS.map((format) => (
                <a key={format} href={`/phan-hoi/so-lieu.${format}?ky=${period.key}`}>
                  {say(words[format])}
                </a>
              ))}
            </div>
          </Card>
          <Card title={say(words.byCause)}>
            <Table
              caption={say(words.byCause)}
              rows={rows.filter(({ low }) => low > 0)}
              rowKey={({ name }) => name}
              columns={[
                { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name },
                ...CAUSES.map(
                  (cause): Column<Row> => ({
                    key: cause,
                    head: say(words.causes[cause]),
                    number: true,
                    cell: (row) => {
                      const query = {
                        ...span,
                        'tinh-trang': 'all',
                        'nguyen-nhan': cause,
                        ...(row.unitId ? { 'don-vi': row.unitId } : {}),
                      }
                      const count = row.causes[cause]
                      return count === 0 ? '0' : <a href={listLink(query)}>{formatNumber(count, lang)}</a>
                    },
                  }),
                ),
                {
                  key: 'none',
                  head: say(words.notYet),
                  number: true,
                  cell: ({ low, causes }) =>
                    formatNumber(low - CAUSES.reduce((sum, cause) => sum + causes[cause], 0), lang),
                },
              ]}
            />
          </Card>
        </>
      )}
      <p class="camlo-muted">{say(words.how)}</p>
      <p class="camlo-muted">{say(words.asOf(formatDateTime(figures.at)))}</p>
    </>
  )
}

/** The same for everybody, with nothing that could give single people away. */
export function PublicFiguresPage({ periods, period, figures }: FiguresProps) {
  const say = useSay()
  const lang = useLang()
  const rows = useRows(figures)
  const unit: Column<Row> = { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name }
  const enough = ({ answered }: Row) => answered >= ENOUGH_ANSWERS
  const count = (key: string, head: Text, of: (row: Row) => number): Column<Row> => ({
    key,
    head: say(head),
    number: true,
    cell: (row) => (enough(row) ? formatNumber(of(row), lang) : <TooFew />),
  })
  return (
    <>
      <BackLink href={`/thong-ke?ky=${period.key}#hai-long`}>{say(words.satisfied)}</BackLink>
      <Title caption={say(period.name)}>{say(words.publicTitle)}</Title>
      <PeriodForm action="/thong-ke/phan-hoi" periods={periods} period={period} />
      {figures.offices.length === 0 ? (
        <Empty title={say(words.nothingYet)} />
      ) : (
        <>
          <Card title={say(words.byOffice)}>
            <Table
              caption={say(words.byOffice)}
              rows={rows}
              rowKey={({ name }) => name}
              columns={[
                unit,
                { key: 'asked', head: say(words.asked), number: true, cell: ({ asked }) => formatNumber(asked, lang) },
                {
                  key: 'answered',
                  head: say(words.answered),
                  number: true,
                  cell: ({ answered, responseShare }) =>
                    `${formatNumber(answered, lang)}${responseShare === null ? '' : ` (${formatShare(responseShare, lang)})`}`,
                },
                { key: 'satisfied', head: say(words.satisfied), number: true, cell: (row) => <Satisfied row={row} /> },
                count('low', words.low, ({ low }) => low),
                count('onTime', words.onTime, ({ answeredOnTime }) => answeredOnTime),
                count('settled', words.settledShort, ({ settled }) => settled),
              ]}
            />
          </Card>
          <Card title={say(words.byCause)}>
            <Table
              caption={say(words.byCause)}
              rows={rows.filter(({ low, answered }) => low > 0 && answered >= ENOUGH_ANSWERS)}
              rowKey={({ name }) => name}
              columns={[
                unit,
                ...CAUSES.map((cause) => count(cause, words.causes[cause], ({ causes }) => causes[cause])),
              ]}
            />
          </Card>
        </>
      )}
      <p class="camlo-muted">{say(words.publicHow(ENOUGH_ANSWERS))}</p>
      <p class="camlo-muted">{say(words.asOf(formatDateTime(figures.at)))}</p>
    </>
  )
}

function useRows({ offices, total }: FiguresProps['figures']): Row[] {
  const say = useSay()
  return [...offices.map((row) => ({ ...row, name: say(row.name) })), { ...total, name: say(words.whole) }]
}

function TooFew() {
  const say = useSay()
  return <span class="camlo-muted">{say(words.tooFew)}</span>
}

function Satisfied({ row: { asked, satisfiedShare } }: { row: Row }) {
  const lang = useLang()
  if (asked === 0) return <>—</>
  return satisfiedShare === null ? <TooFew /> : <>{formatShare(satisfiedShare, lang)}</>
}

function PeriodForm({ action, periods, period }: Pick<FiguresProps, 'periods' | 'period'> & { action: string }) {
  const say = useSay()
  return (
    <form class="camlo-filter" action={action} method="get">
      <div>
        <label for="ky">{say(words.period)}</label>
        <select id="ky" name="ky">
          {periods.map(({ key, name }) => (
            <option key={key} value={key} selected={key === period.key}>
              {say(name)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="govuk-button">
        {say(words.show)}
      </button>
    </form>
  )
}

export interface RatingsProps {
  period: Period
  rows: readonly (GivenRating & { unit: Text; procedure: Text })[]
  link: (page: number) => string
  page: number
  more: boolean
}

/** The ratings a figure counts. */
export function RatingsPage({ period, rows, link, page, more }: RatingsProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={`/phan-hoi/so-lieu?ky=${period.key}`}>{say(words.backToFigures)}</BackLink>
      <Title caption={say(period.name)}>{say(words.ratings)}</Title>
      {rows.length === 0 ? (
        <Empty title={say(words.noRatings)} />
      ) : (
        <Table
          caption={say(words.ratings)}
          rows={rows}
          rowKey={({ dossierId }) => dossierId}
          columns={[
            {
              key: 'dossier',
              head: say(words.dossier),
              heading: true,
              cell: ({ dossierId, code, procedure }) => (
                <>
                  <a href={`/ho-so/${dossierId}`}>{say(procedure)}</a>
                  <span class="camlo-muted camlo-line">{code}</span>
                </>
              ),
            },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
            {
              key: 'stars',
              head: say(words.star),
              cell: ({ stars }) =>
                stars === null ? <span class="camlo-muted">{say(words.notAnswered)}</span> : <StarsOf stars={stars} />,
            },
            {
              key: 'comment',
              head: say(words.comment),
              cell: ({ comment }) => <span class="camlo-lines">{comment}</span>,
            },
            {
              key: 'at',
              head: say(words.opened),
              cell: ({ ratedAt }) => (ratedAt ? formatDateTime(ratedAt) : '—'),
            },
            {
              key: 'followUp',
              head: say(words.followUp),
              cell: ({ followUpId }) =>
                followUpId ? <a href={`/phan-hoi/${followUpId}`}>{say(words.followUp)}</a> : '—',
            },
          ]}
        />
      )}
      <Pager previous={page > 1 ? link(page - 1) : undefined} next={more ? link(page + 1) : undefined} />
    </>
  )
}
