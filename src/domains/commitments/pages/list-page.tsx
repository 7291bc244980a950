import { formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, ButtonLink, type Column, Empty, FilterSelect, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import type { ListLine } from '../queries/list.ts'
import { STATES, type State } from '../rules/lifecycle.ts'
import type { Who } from '../view.ts'
import { words } from '../words.ts'
import { awaitedOf, CodeLink, SignBy, StateTag, useAwaited, WhoLine } from './parts.tsx'

export interface Line extends ListLine {
  who: { giver: Who; answerer: Who }
}

export interface Asked {
  year: number | undefined
  unitId: string | undefined
  state: State | 'unsigned' | undefined
  page: number
}

export interface ListPageProps {
  lines: readonly Line[]
  more: boolean
  asked: Asked
  years: readonly number[]
  units: readonly { id: string; name: string }[]
  counts: readonly { state: State; count: number }[]
  mayDraft: boolean
  today: string
}

const linkOf = ({ year, unitId, state, page }: Asked): string => {
  const query = new URLSearchParams()
  query.set('nam', year === undefined ? '' : String(year))
  if (unitId) query.set('don-vi', unitId)
  if (state) query.set('trang-thai', state)
  if (page > 1) query.set('trang', String(page))
  return `/cam-ket?${query}`
}

/** Every commitment one may see: who promised, and where each stands. */
export function ListPage({ lines, more, asked, years, units, counts, mayDraft, today }: ListPageProps) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const shown: Column<Line>[] = [
    { key: 'code', head: say(columns.code), heading: true, cell: (line) => <CodeLink commitment={line} /> },
    { key: 'answerer', head: say(columns.answerer), cell: ({ who }) => <WhoLine who={who.answerer} /> },
    { key: 'giver', head: say(columns.giver), cell: ({ who }) => who.giver.body },
    {
      key: 'clauses',
      head: say(columns.clauses),
      number: true,
      cell: ({ clauses, annexes }) => (
        <>
          {clauses === 0 ? '—' : formatNumber(clauses, lang)}
          {annexes > 0 && <span class="camlo-line camlo-muted">{say(words.annexes(annexes))}</span>}
        </>
      ),
    },
    { key: 'state', head: say(columns.state), cell: (line) => <StateTag commitment={line} /> },
    { key: 'waits', head: say(columns.waits), cell: (line) => <Waits line={line} today={today} /> },
  ]
  return (
    <>
      <Title caption={say(words.caption)}>{say(words.title)}</Title>
      {mayDraft && <ButtonLink href="/cam-ket/soan">{say(words.draftNew)}</ButtonLink>}
      {counts.length > 0 && (
        <p class="camlo-wrap">
          {counts.map(({ state, count }) => (
            <>
              <a key={state} href={linkOf({ ...asked, state, unitId: undefined, page: 1 })}>
                {say(words.states[state])}: {formatNumber(count, lang)}
              </a>{' '}
              ·{' '}
            </>
          ))}
          <a href={linkOf({ ...asked, state: 'unsigned', unitId: undefined, page: 1 })}>{say(words.unsigned)}</a>
        </p>
      )}
      <form class="camlo-filter" action="/cam-ket" method="get">
        <FilterSelect
          name="nam"
          label={say(words.year)}
          chosen={asked.year === undefined ? '' : String(asked.year)}
          options={[['', say(words.any)], ...years.map((year) => [String(year), String(year)] as const)]}
        />
        <FilterSelect
          name="don-vi"
          label={say(words.unit)}
          chosen={asked.unitId ?? ''}
          options={[['', say(words.any)], ...units.map(({ id, name }) => [id, name] as const)]}
        />
        <FilterSelect
          name="trang-thai"
          label={say(words.state)}
          chosen={asked.state ?? ''}
          options={[
            ['', say(words.any)],
            ['unsigned', say(words.unsigned)],
            ...STATES.map((state) => [state, say(words.states[state])] as const),
          ]}
        />
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Table caption={say(words.title)} columns={shown} rows={lines} rowKey={({ id }) => id} />
      )}
      <Pager
        previous={asked.page > 1 ? linkOf({ ...asked, page: asked.page - 1 }) : undefined}
        next={more ? linkOf({ ...asked, page: asked.page + 1 }) : undefined}
      />
    </>
  )
}

function Waits({ line, today }: { line: Line; today: string }) {
  const say = useSay()
  const named = useAwaited()
  const sides = awaitedOf(line, line.signed)
  if (line.state === 'declined' && !line.isDeclineKnown) return <Tag tone="late">{say(words.states.declined)}</Tag>
  if (sides.length === 0) return <>{line.isOnPaper ? say(words.onPaper) : '—'}</>
  return (
    <>
      {named(sides)}
      {line.state === 'signing' && (
        <span class="camlo-line">
          <SignBy day={line.signBy} today={today} />
        </span>
      )}
    </>
  )
}
