import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  Grid,
  Select,
  Table,
  TextInput,
  Tile,
  Title,
} from '../../../ui/index.ts'
import { words } from '../desk-words.ts'
import type { QueueOffice } from '../hall.ts'
import type { OfficeWaits } from '../queries/waits.ts'
import type { ExtraHours } from '../rules/opening.ts'

export interface WaitsPageProps {
  lines: readonly (OfficeWaits & { office: QueueOffice })[]
  mayAnnounce: boolean
}

/** A wait longer than this is shown as bad. @practice */
const LONG_MINUTES = 30

/** Waits office by office, today beside the last weeks. */
export function WaitsPage({ lines, mayAnnounce }: WaitsPageProps) {
  const say = useSay()
  const lang = useLang()
  const w = words.leader
  const count = (n: number): string => formatNumber(n, lang)
  const minutes = (n: number | null): string => {
    if (n === null) return '–'
    return say(n < 1 ? w.underAMinute : words.minutes(Math.round(n)))
  }
  const sum = (of: (line: OfficeWaits) => number): number => lines.reduce((total, line) => total + of(line), 0)
  const longest = Math.max(0, ...lines.map(({ longestMinutes }) => longestMinutes ?? 0))
  return (
    <>
      <BackLink href="/dieu-hanh">{say(w.board)}</BackLink>
      <Title caption={say(w.caption(lines.length))}>{say(w.title)}</Title>
      {lines.length === 0 ? (
        <Empty title={say(w.none)}>
          <p>{say(w.noneNext)}</p>
        </Empty>
      ) : (
        <>
          <Grid kind="tiles">
            <Tile figure={count(sum(({ taken }) => taken))} label={say(w.tiles.taken)} />
            <Tile figure={count(sum(({ waiting }) => waiting))} label={say(w.tiles.waiting)} />
            <Tile
              figure={longest > 0 ? minutes(longest) : '–'}
              label={say(w.tiles.longest)}
              tone={longest > LONG_MINUTES ? 'bad' : 'good'}
            />
            <Tile figure={count(sum(({ missed, left }) => missed + left))} label={say(w.tiles.lost)} />
          </Grid>
          <Card>
            <Table
              caption={say(w.title)}
              rows={lines}
              rowKey={({ unitId }) => unitId}
              columns={[
                {
                  key: 'office',
                  head: say(w.office),
                  heading: true,
                  cell: ({ office: { unit } }) => <a href={`/lay-so/${unit.code}`}>{unit.shortNameVi}</a>,
                },
                { key: 'taken', head: say(w.taken), number: true, cell: ({ taken }) => count(taken) },
                { key: 'desks', head: say(w.desks), number: true, cell: ({ desks }) => count(desks) },
                { key: 'waiting', head: say(w.waiting), number: true, cell: ({ waiting }) => count(waiting) },
                { key: 'longest', head: say(w.longest), number: true, cell: (line) => minutes(line.longestMinutes) },
                { key: 'median', head: say(w.median), number: true, cell: (line) => minutes(line.medianMinutes) },
                { key: 'p90', head: say(w.p90), number: true, cell: (line) => minutes(line.p90Minutes) },
                { key: 'usual', head: say(w.usual), number: true, cell: (line) => minutes(line.usualMinutes) },
                { key: 'served', head: say(w.served), number: true, cell: (line) => minutes(line.servedMinutes) },
                { key: 'lost', head: say(w.lost), number: true, cell: ({ missed, left }) => count(missed + left) },
              ]}
            />
            <p>
              <a href="/dieu-hanh/thoi-gian-cho.csv">{say(w.csv)}</a>
            </p>
            <p class="camlo-muted">{say(w.how)}</p>
            {lines.some(({ usualMinutes, medianMinutes }) => usualMinutes === null || medianMinutes === null) && (
              <p class="camlo-muted">{say(w.noFigure)}</p>
            )}
          </Card>
        </>
      )}
      {mayAnnounce && (
        <p>
          <a href="/quan-tri/gio-quay">{say(w.hours)}</a>
        </p>
      )}
    </>
  )
}

export interface HoursPageProps {
  offices: readonly QueueOffice[]
  hours: readonly (ExtraHours & { name: string })[]
  values?: Readonly<Record<string, string>>
  errors?: Errors
  saved?: boolean
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Hours outside office hours, announced and taken back. */
export function HoursPage({ offices, hours, values = {}, errors = {}, saved }: HoursPageProps) {
  const say = useSay()
  const w = words.hours
  const field = (name: string) => ({ name, value: values[name], error: errors[name], required: true })
  return (
    <>
      <ErrorSummary errors={errors} />
      {saved && <Banner>{say(w.done)}</Banner>}
      <Title>{say(w.title)}</Title>
      <p>{say(w.lead)}</p>
      <Card title={say(w.coming)}>
        {hours.length === 0 ? (
          <p>{say(w.none)}</p>
        ) : (
          <Table
            caption={say(w.coming)}
            rows={hours}
            rowKey={({ id }) => id}
            columns={[
              { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => name },
              { key: 'day', head: say(w.day), cell: ({ day }) => formatDate(day) },
              {
                key: 'time',
                head: `${say(w.from)} – ${say(w.to)}`,
                cell: ({ fromMinute, toMinute }) => `${clock(fromMinute)} – ${clock(toMinute)}`,
              },
              { key: 'reason', head: say(w.reason), cell: ({ reason }) => reason },
              {
                key: 'do',
                head: '',
                cell: ({ id, name, day }) => (
                  <form method="post" action={`/quan-tri/gio-quay/${id}/huy`}>
                    <Button kind="secondary">
                      {say(w.withdraw)}
                      <span class="govuk-visually-hidden">
                        {' '}
                        {name} {formatDate(day)}
                      </span>
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        )}
      </Card>
      <Card title={say(w.announce)}>
        <form method="post" action="/quan-tri/gio-quay">
          <Select
            {...field('unitId')}
            label={say(words.unit)}
            options={offices.map(({ unit }) => ({ value: unit.id, text: say(unit.name) }))}
          />
          <TextInput {...field('day')} type="date" label={say(w.day)} width={10} />
          <TextInput {...field('from')} label={say(w.from)} hint={say(w.timeHint('07:30'))} width={5} maxLength={5} />
          <TextInput {...field('to')} label={say(w.to)} hint={say(w.timeHint('11:30'))} width={5} maxLength={5} />
          <TextInput {...field('reason')} label={say(w.reason)} maxLength={300} />
          <Button>{say(w.announce)}</Button>
        </form>
      </Card>
    </>
  )
}
