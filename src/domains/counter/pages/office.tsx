import { formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Bars,
  ButtonLink,
  Card,
  COLOURS,
  Details,
  Empty,
  Inset,
  Radios,
  Table,
  Tag,
  Title,
} from '../../../ui/index.ts'
import type { QueueOffice } from '../hall.ts'
import type { GroupOutlook } from '../queries/outlook.ts'
import type { HourWait, Waits } from '../queries/waits.ts'
import type { Reason } from '../reasons.ts'
import type { Opening } from '../rules/opening.ts'
import { waitInWords } from '../rules/waiting.ts'
import { closedInWords, words } from '../words.ts'

export interface OfficeLine {
  office: QueueOffice
  opening: Opening
  waiting: number
  desks: number
}

/** Every office that gives out numbers, with who waits there. */
export function OfficesPage({ lines }: { lines: readonly OfficeLine[] }) {
  const say = useSay()
  return (
    <>
      <Title>{say(words.offices)}</Title>
      {lines.length === 0 ? (
        <Empty title={say(words.noOffices)}>
          <p>{say(words.noOfficesNext)}</p>
        </Empty>
      ) : (
        <>
          <p>{say(words.officesLead)}</p>
          <Card>
            <Table
              caption={say(words.offices)}
              rows={lines}
              rowKey={({ office }) => office.unit.id}
              columns={[
                {
                  key: 'office',
                  head: say(words.office),
                  heading: true,
                  cell: ({ office: { unit } }) => <a href={`/lay-so/${unit.code}`}>{say(unit.name)}</a>,
                },
                {
                  key: 'open',
                  head: say(words.state),
                  cell: ({ opening }) => (
                    <Tag tone={opening.open ? 'good' : 'neutral'}>{say(opening.open ? words.open : words.shut)}</Tag>
                  ),
                },
                { key: 'waiting', head: say(words.lines), cell: ({ waiting }) => say(words.waiting(waiting)) },
                { key: 'desks', head: say(words.desk), cell: ({ desks }) => say(words.desks(desks)) },
              ]}
            />
          </Card>
        </>
      )}
    </>
  )
}

export interface OfficePageProps {
  office: QueueOffice
  opening: Opening
  outlook: readonly GroupOutlook[]
  waits: Waits
  /** The number this browser holds here. */
  mine: { code: string; token: string } | undefined
  refused?: Reason | undefined
}

/** An office's own page: take a number for today, see how long it takes, how long it usually takes. */
export function OfficePage({ office, opening, outlook, waits, mine, refused }: OfficePageProps) {
  const say = useSay()
  const { unit, rule } = office
  return (
    <>
      {refused && <Banner kind="note">{say(words.reasons[refused])}</Banner>}
      <Title caption={say(words.offices)}>{say(unit.name)}</Title>
      {mine && (
        <Card className="camlo-row">
          <p>
            <strong>{say(words.yours(mine.code))}</strong>
          </p>
          <ButtonLink href={`/ve/${mine.token}`}>{say(words.seeYours)}</ButtonLink>
        </Card>
      )}
      {!opening.open && <Inset>{say(closedInWords(opening))}</Inset>}
      <form method="post" action={`/lay-so/${unit.code}`}>
        {opening.open && (
          <>
            <h2 class="camlo-h2">{say(words.chooseField)}</h2>
            <Details summary={say(words.priorityMine)}>
              <Radios
                name="ground"
                label={say(words.priority)}
                hint={`${say(words.priorityHow(rule.ordinaryBetween))}${rule.standing === 'K' ? ` ${say(words.unconfirmed)}` : ''}`}
                value=""
                options={[
                  { value: '', text: say(words.priorityNone) },
                  ...rule.grounds.map(({ key, name }) => ({ value: key, text: say(name) })),
                ]}
              />
            </Details>
            <p class="camlo-muted">{say(words.chooseHint)}</p>
          </>
        )}
        <div data-live={`/lay-so/${unit.code}/so-lieu`} data-live-events={`/lay-so/${unit.code}/su-kien`}>
          <Groups outlook={outlook} open={opening.open} />
        </div>
      </form>
      <Card title={say(words.waits)}>
        <WaitsByHour waits={waits} />
        <p class="camlo-muted">{say(words.waitsHow)}</p>
        <p class="camlo-muted">{say(words.expectedHow)}</p>
      </Card>
      <p>
        <a href={`/man-hinh/${unit.code}`}>{say(words.hallScreen)}</a>
      </p>
    </>
  )
}

/** The groups with their lines: buttons while numbers are given out. */
export function Groups({ outlook, open }: { outlook: readonly GroupOutlook[]; open: boolean }) {
  const say = useSay()
  return (
    <ul class="camlo-groups">
      {outlook.map(({ group, waiting, desks, expectedMinutes }) => {
        const inside = (
          <>
            <b class="camlo-group-letter" aria-hidden="true">
              {group.letter}
            </b>
            <span>
              <strong>{say(group.name)}</strong>
              <span>
                {say(words.waiting(waiting))} · {say(words.desks(desks))}
              </span>
              <span>
                {say(words.expected)}: {say(waitInWords(expectedMinutes))}
              </span>
            </span>
          </>
        )
        return (
          <li key={group.key}>
            {open ? (
              <button type="submit" class="camlo-group" name="group" value={group.key}>
                {inside}
              </button>
            ) : (
              <div class="camlo-group">{inside}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')}h`

function WaitsByHour({ waits }: { waits: Waits }) {
  const say = useSay()
  const lang = useLang()
  const hours = [...new Set([...waits.today, ...waits.before].map(({ hour }) => hour))].sort((a, b) => a - b)
  if (hours.length === 0) return <p>{say(words.waitsNone)}</p>
  const of = (rows: readonly HourWait[]) =>
    hours.map((hour) => rows.find((row) => row.hour === hour)?.medianMinutes ?? null)
  return (
    <Bars
      id="cho-theo-gio"
      label={say(words.waits)}
      head={say(words.hour)}
      rows={hours.map(hourName)}
      series={[
        { name: say(words.today), colour: COLOURS.brand, values: of(waits.today) },
        { name: say(words.lastWeeks), colour: COLOURS.plan, values: of(waits.before) },
      ]}
      format={(minutes) => say(words.minutes(formatNumber(minutes, lang, 0)))}
    />
  )
}
