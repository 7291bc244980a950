import type { Delivery, DeliveryState, RouteState } from '../../../core/outbox/index.ts'
import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Card,
  Empty,
  type Option,
  Pager,
  Table,
  Tag,
  Title,
  type Tone,
} from '../../../ui/index.ts'
import { words } from '../words.ts'

const w = words.deliveries

/** A way out, as the administrator sees it. */
export interface WayOut {
  carrier: string
  /** The setting that opens it, where it is closed. */
  closedBy: string | null
  /** It only goes into a folder. */
  written: boolean
  waiting: number
  dead: number
  oldest: Date | null
  /** Until when telephones are left in peace, where this way waits for that. */
  quietUntil: Date | undefined
}

export interface DeliveriesPageProps {
  ways: readonly WayOut[]
  rows: readonly Delivery[]
  state: DeliveryState
  carrier: string
  /** How many of this filter are dead. */
  deadHere: number
  pages: { previous?: string | undefined; next?: string | undefined }
  done?: keyof typeof w.done | undefined
}

export const waysOf = (
  routes: readonly RouteState[],
  open: readonly Pick<WayOut, 'carrier' | 'closedBy' | 'written' | 'quietUntil'>[],
): WayOut[] =>
  open.map((way) => {
    const mine = routes.filter(({ carrier }) => carrier === way.carrier)
    const times = mine.flatMap(({ oldest }) => (oldest ? [oldest.getTime()] : []))
    return {
      ...way,
      waiting: mine.reduce((sum, { waiting }) => sum + waiting, 0),
      dead: mine.reduce((sum, { dead }) => sum + dead, 0),
      oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
    }
  })

/** What is told outside: the ways it goes, and what could not be told. */
export function DeliveriesPage({ ways, rows, state, carrier, deadHere, pages, done }: DeliveriesPageProps) {
  const say = useSay()
  return (
    <>
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(w.done[done])}</p>
        </Banner>
      )}
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      <p>
        <ButtonLink href="/quan-tri/webhook" kind="secondary">
          {say(w.webhooks)}
        </ButtonLink>{' '}
        <ButtonLink href="/quan-tri/trao-doi/xuat-du-lieu" kind="secondary">
          {say(w.takeOut)}
        </ButtonLink>{' '}
        <ButtonLink href="/quan-tri/trao-doi/nhap-ho-so" kind="secondary">
          {say(w.bringIn)}
        </ButtonLink>
      </p>
      <Ways ways={ways} />
      <h2>{say(w.list)}</h2>
      <Filter state={state} carrier={carrier} carriers={ways.map((way) => way.carrier)} />
      {state === 'dead' && deadHere > 1 && (
        <form method="post" action="/quan-tri/trao-doi/gui-lai">
          <input type="hidden" name="carrier" value={carrier} />
          <Button kind="secondary">{say(w.againAllOf(deadHere))}</Button>
        </form>
      )}
      {rows.length === 0 ? (
        <Empty title={say(w.none[state])}>{state === 'dead' && <p>{say(w.noneNext)}</p>}</Empty>
      ) : (
        <List {...{ rows, state, ways }} />
      )}
      <Pager {...pages} />
    </>
  )
}

function stateOf({ closedBy, written, dead, waiting, quietUntil }: WayOut): { tone: Tone; text: (typeof w)['ready'] } {
  if (closedBy) return { tone: 'neutral', text: w.off }
  if (dead > 0) return { tone: 'late', text: w.stuck }
  if (waiting > 0) return quietUntil ? { tone: 'paused', text: w.quiet } : { tone: 'near', text: w.resting }
  return written ? { tone: 'paused', text: w.written } : { tone: 'good', text: w.ready }
}

function Ways({ ways }: { ways: readonly WayOut[] }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(w.ways)}>
      {ways.some(({ written }) => written) && <p class="camlo-muted">{say(w.writtenNote)}</p>}
      <Table
        caption={say(w.ways)}
        rows={ways}
        rowKey={(way) => way.carrier}
        columns={[
          { key: 'way', head: say(w.way), heading: true, cell: (way) => say(w.carriers[way.carrier] ?? w.way) },
          {
            key: 'state',
            head: say(w.setUp),
            cell: (way) => {
              const { tone, text } = stateOf(way)
              return (
                <>
                  <Tag tone={tone}>{say(text)}</Tag>
                  {way.waiting > 0 && way.quietUntil && !way.closedBy && (
                    <span class="camlo-muted camlo-line">{say(w.quietUntil(formatDateTime(way.quietUntil)))}</span>
                  )}
                  {way.closedBy && <span class="camlo-muted"> {say(w.settingOf(way.closedBy))}</span>}
                </>
              )
            },
          },
          { key: 'waiting', head: say(w.waiting), number: true, cell: (way) => formatNumber(way.waiting, lang) },
          { key: 'dead', head: say(w.dead), number: true, cell: (way) => formatNumber(way.dead, lang) },
          { key: 'oldest', head: say(w.oldest), cell: ({ oldest }) => (oldest ? formatDateTime(oldest) : '–') },
        ]}
      />
    </Card>
  )
}

function Filter({ state, carrier, carriers }: { state: DeliveryState; carrier: string; carriers: readonly string[] }) {
  const say = useSay()
  const states = ['dead', 'waiting', 'sent', 'dropped'] as const
  return (
    <form method="get" action="/quan-tri/trao-doi" class="camlo-filter">
      <Choice
        name="state"
        label={say(w.state)}
        value={state}
        options={states.map((each) => ({ value: each, text: say(w.states[each]) }))}
      />
      <Choice
        name="carrier"
        label={say(w.way)}
        value={carrier}
        options={[
          { value: '', text: say(w.all) },
          ...carriers.map((each) => ({ value: each, text: say(w.carriers[each] ?? w.way) })),
        ]}
      />
      <Button kind="secondary">{say(w.filter)}</Button>
    </form>
  )
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: readonly Option[]
}) {
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

function List({ rows, state, ways }: Pick<DeliveriesPageProps, 'rows' | 'state' | 'ways'>) {
  const say = useSay()
  const what = ({ carrier, about, actId }: Delivery) => {
    const kind = typeof about.kind === 'string' ? w.kinds[about.kind] : actId ? undefined : w.trial
    return (
      <>
        {say(w.carriers[carrier] ?? w.way)}
        {kind && `: ${say(kind)}`}
      </>
    )
  }
  const whyOf = ({ carrier, lastError, nextAt, state: is }: Delivery) => {
    const until = is === 'waiting' ? ways.find((way) => way.carrier === carrier)?.quietUntil : undefined
    const goes = until
      ? say(w.quietUntil(formatDateTime(until)))
      : nextAt && is === 'waiting' && say(w.nextTry(formatDateTime(nextAt)))
    if (!goes) return lastError ?? '–'
    return (
      <>
        {goes}
        {lastError && <span class="camlo-muted camlo-line">{lastError}</span>}
      </>
    )
  }
  return (
    <Table
      caption={say(w.list)}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', head: say(w.what), heading: true, cell: what },
        {
          key: 'act',
          head: say(w.act),
          cell: ({ actId, number }) =>
            actId ? (
              <a href={`/so-cai/${actId}`}>
                {say(w.seeAct)}
                <span class="govuk-visually-hidden"> {number}</span>
              </a>
            ) : (
              '–'
            ),
        },
        { key: 'when', head: say(w.when), cell: ({ createdAt }) => formatDateTime(createdAt) },
        { key: 'tries', head: say(w.tries), number: true, cell: ({ attempts }) => attempts },
        { key: 'why', head: say(w.why), cell: whyOf },
        ...(state === 'dead' ? [{ key: 'do', head: '', cell: (row: Delivery) => <Deeds row={row} /> }] : []),
      ]}
    />
  )
}

function Deeds({ row }: { row: Delivery }) {
  const say = useSay()
  const name = <span class="govuk-visually-hidden"> {`${say(w.carriers[row.carrier] ?? w.way)} ${row.number}`}</span>
  return (
    <div class="camlo-row camlo-row--start">
      <form method="post" action={`/quan-tri/trao-doi/${row.id}/gui-lai`}>
        <Button kind="secondary">
          {say(w.again)}
          {name}
        </Button>
      </form>
      <form method="post" action={`/quan-tri/trao-doi/${row.id}/bo-qua`}>
        <Button kind="secondary">
          {say(w.giveUp)}
          {name}
        </Button>
      </form>
    </div>
  )
}
