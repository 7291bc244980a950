import {
  formatDate,
  formatDateTime,
  formatNumber,
  type Text,
  useLang,
  useSay,
} from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { BackLink, Button, type Column, Empty, Pager, Select, Table, Title } from '../../../../ui/index.ts'
import type { UnitRef } from '../../office.ts'
import type { BacklogDossier, BacklogLine } from '../../queries/backlog.ts'
import { BACKLOG_AGES, type BacklogAge, type BacklogCause } from '../../rules/backlog.ts'
import { words } from './backlog-words.ts'

export interface NamedBacklogLine extends BacklogLine {
  unit: Text
  step: Text
}

/** What a figure counts, as its address says it. */
export interface BacklogPlace {
  unitId?: string | undefined
  stepKey?: string | undefined
  cause?: BacklogCause | undefined
  age?: BacklogAge | undefined
}

export const backlogLink = (path: string, { unitId, stepKey, cause, age }: BacklogPlace, page = 1): string => {
  const query = new URLSearchParams({
    ...(unitId ? { 'don-vi': unitId } : {}),
    ...(stepKey ? { buoc: stepKey } : {}),
    ...(cause ? { 'nguyen-nhan': cause } : {}),
    ...(age ? { han: age } : {}),
    ...(page > 1 ? { trang: String(page) } : {}),
  }).toString()
  return query ? `${path}?${query}` : path
}

export interface BacklogPageProps {
  at: Date
  units: readonly UnitRef[]
  unitId: string | undefined
  lines: readonly NamedBacklogLine[]
}

/** What stands open now, where and why. */
export function BacklogPage({ at, units, unitId, lines }: BacklogPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/bao-cao">{say(words.report)}</BackLink>
      <Title caption={say(words.asOf(formatDateTime(at)))}>{say(words.title)}</Title>
      {units.length > 1 && (
        <form class="camlo-filter" method="get" action="/bao-cao/ton-dong">
          <Select
            name="don-vi"
            label={say(words.unit)}
            value={unitId ?? ''}
            options={[
              { value: '', text: say(words.allUnits) },
              ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
            ]}
          />
          <Button kind="secondary">{say(words.show)}</Button>
        </form>
      )}
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <Lines lines={lines} unitId={unitId} />
          <div class="camlo-row camlo-row--start">
            <a href={backlogLink('/bao-cao/ton-dong.pdf', { unitId })} data-key="p">
              {say(words.print)}
            </a>
            {SHEET_FORMATS.map((format) => (
              <a key={format} href={backlogLink(`/bao-cao/ton-dong.${format}`, { unitId })}>
                {say(words[format])}
              </a>
            ))}
          </div>
          <p class="camlo-muted">{say(words.how)}</p>
        </>
      )}
    </>
  )
}

const totalOf = ({ figures }: Pick<BacklogLine, 'figures'>): number =>
  BACKLOG_AGES.reduce((sum, age) => sum + figures[age], 0)

function Lines({ lines, unitId }: Pick<BacklogPageProps, 'lines' | 'unitId'>) {
  const say = useSay()
  const whole = {
    key: 'whole',
    place: { unitId },
    figures: Object.fromEntries(
      BACKLOG_AGES.map((age) => [age, lines.reduce((sum, { figures }) => sum + figures[age], 0)]),
    ) as BacklogLine['figures'],
    unit: <strong>{say(words.whole)}</strong>,
    step: '',
    cause: '',
    oldest: '',
  }
  const rows = lines.map(({ unitId: held, stepKey, cause, figures, unit, step, oldestDueAt }) => ({
    key: `${held} ${stepKey} ${cause}`,
    place: { unitId: held, stepKey, cause },
    figures,
    unit: say(unit),
    step: say(step),
    cause: say(words.causes[cause]),
    oldest: oldestDueAt ? formatDate(oldestDueAt) : '',
  }))
  type Row = (typeof rows)[number] | typeof whole
  const columns: Column<Row>[] = [
    { key: 'unit', head: say(words.unit), heading: true, cell: ({ unit }) => unit },
    { key: 'step', head: say(words.step), cell: ({ step }) => step },
    { key: 'cause', head: say(words.cause), cell: ({ cause }) => cause },
    {
      key: 'total',
      head: say(words.total),
      number: true,
      cell: (row) => <Count place={row.place} count={totalOf(row)} />,
    },
    ...BACKLOG_AGES.map(
      (age): Column<Row> => ({
        key: age,
        head: say(words.ages[age]),
        number: true,
        cell: ({ place, figures }) => <Count place={{ ...place, age }} count={figures[age]} />,
      }),
    ),
    { key: 'oldest', head: say(words.oldest), cell: ({ oldest }) => oldest },
  ]
  return <Table caption={say(words.title)} columns={columns} rows={[...rows, whole]} rowKey={({ key }) => key} />
}

/** A figure that leads to the dossiers it counts. */
function Count({ place, count }: { place: BacklogPlace; count: number }) {
  const lang = useLang()
  return count === 0 ? <>0</> : <a href={backlogLink('/bao-cao/ton-dong/ho-so', place)}>{formatNumber(count, lang)}</a>
}

export interface BacklogListProps {
  place: BacklogPlace
  rows: readonly (BacklogDossier & { procedure: Text; unit: Text; step: Text; handler: string })[]
  page: number
  more: boolean
}

/** The dossiers a figure of the backlog counts. */
export function BacklogList({ place, rows, page, more }: BacklogListProps) {
  const say = useSay()
  const here = '/bao-cao/ton-dong/ho-so'
  const said = [place.cause && words.causes[place.cause], place.age && words.ages[place.age]].filter(
    (text): text is Text => text !== undefined,
  )
  return (
    <>
      <BackLink href="/bao-cao/ton-dong">{say(words.back)}</BackLink>
      <Title caption={said.map((text) => say(text)).join(' · ') || undefined}>{say(words.listTitle)}</Title>
      {rows.length === 0 ? (
        <Empty title={say(words.none)} />
      ) : (
        <Table
          caption={say(words.listTitle)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              head: say(words.code),
              heading: true,
              cell: ({ id, code, procedure }) => (
                <>
                  <a href={`/ho-so/${id}`}>{say(procedure)}</a>
                  <span class="camlo-muted camlo-line">{code}</span>
                </>
              ),
            },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
            { key: 'step', head: say(words.step), cell: ({ step }) => say(step) },
            { key: 'cause', head: say(words.cause), cell: ({ cause }) => say(words.causes[cause]) },
            { key: 'handler', head: say(words.handler), cell: ({ handler }) => handler },
            {
              key: 'received',
              head: say(words.received),
              cell: ({ receivedAt }) => (receivedAt ? formatDateTime(receivedAt) : '—'),
            },
            { key: 'due', head: say(words.due), cell: ({ dueAt }) => (dueAt ? formatDateTime(dueAt) : '—') },
          ]}
        />
      )}
      <Pager
        previous={page > 1 ? backlogLink(here, place, page - 1) : undefined}
        next={more ? backlogLink(here, place, page + 1) : undefined}
      />
    </>
  )
}
