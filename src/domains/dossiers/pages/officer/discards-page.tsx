import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Button, type Column, Empty, FilterSelect, Pager, Table, Tag, Title } from '../../../../ui/index.ts'
import type { UnitRef } from '../../office.ts'
import type { Discard } from '../../queries/discards.ts'
import { type DiscardState, GROUNDS, type Ground, STATES, stateOf } from '../../rules/discard.ts'
import { words } from '../discard-words.ts'
import { TONES } from './discard-page.tsx'

export interface DiscardsAsked {
  unitId: string
  state: DiscardState | ''
  ground: Ground | ''
  from: string
  to: string
  text: string
  page: number
}

export interface DiscardLine extends Discard {
  unit: Text
  procedure: Text | null
  clerk: string
}

export interface DiscardsProps {
  asked: DiscardsAsked
  units: readonly UnitRef[]
  lines: readonly DiscardLine[]
  more: boolean
}

const LIST = '/ho-so-tam-da-bo'

const linkTo = ({ page, unitId, state, ground, from, to, text }: DiscardsAsked): string => {
  const all = { 'don-vi': unitId, 'tinh-trang': state, 'ly-do': ground, tu: from, den: to, so: text }
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))
  if (page > 1) query.set('trang', String(page))
  return `${LIST}?${query}`
}

/** What was thrown away in one's units, newest first. */
export function DiscardsPage({ asked, units, lines, more }: DiscardsProps) {
  const say = useSay()
  const { page, ...filter } = asked
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <>
      <Title caption={say(words.caption)}>{say(words.title)}</Title>
      <p>{say(words.lead)}</p>
      <Filter asked={asked} units={units} />
      {lines.length === 0 ? (
        <Empty title={say(isFiltered ? words.noneFound : words.none)}>
          <p>{isFiltered ? <a href={LIST}>{say(words.clear)}</a> : say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.title)}
          columns={columnsFor(say, units.length > 1)}
          rows={lines}
          rowKey={({ id }) => id}
        />
      )}
      <Pager
        previous={page > 1 ? linkTo({ ...asked, page: page - 1 }) : undefined}
        next={more ? linkTo({ ...asked, page: page + 1 }) : undefined}
      />
    </>
  )
}

function Filter({ asked, units }: Pick<DiscardsProps, 'asked' | 'units'>) {
  const say = useSay()
  const any = ['', say(words.any)] as const
  return (
    <form class="camlo-filter" action={LIST} method="get">
      <FilterSelect
        name="tinh-trang"
        label={say(words.state)}
        chosen={asked.state}
        options={[any, ...STATES.map((state) => [state, say(words.states[state])] as const)]}
      />
      <FilterSelect
        name="ly-do"
        label={say(words.ground)}
        chosen={asked.ground}
        options={[any, ...GROUNDS.map((ground) => [ground, say(words.grounds[ground])] as const)]}
      />
      {units.length > 1 && (
        <FilterSelect
          name="don-vi"
          label={say(words.unit)}
          chosen={asked.unitId}
          options={[any, ...units.map(({ id, name }) => [id, say(name)] as const)]}
        />
      )}
      <div>
        <label for="tu">{say(words.from)}</label>
        <input type="date" id="tu" name="tu" value={asked.from} />
      </div>
      <div>
        <label for="den">{say(words.to)}</label>
        <input type="date" id="den" name="den" value={asked.to} />
      </div>
      <div class="camlo-filter-text">
        <label for="so">{say(words.text)}</label>
        <input id="so" name="so" value={asked.text} data-key="/" autocomplete="off" />
      </div>
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

type Say = ReturnType<typeof useSay>

const columnsFor = (say: Say, withUnit: boolean): Column<DiscardLine>[] => [
  {
    key: 'number',
    head: say(words.columns.number),
    heading: true,
    cell: ({ id, number, procedure, unit }) => (
      <>
        <a class="camlo-nowrap" href={`${LIST}/${id}`}>
          {number ?? say(words.noNumber)}
        </a>
        {procedure && <span class="camlo-muted camlo-line">{say(procedure)}</span>}
        {withUnit && <span class="camlo-muted camlo-line">{say(unit)}</span>}
      </>
    ),
  },
  {
    key: 'at',
    head: say(words.columns.discardedAt),
    cell: ({ discardedAt, clerk }) => (
      <>
        <span class="camlo-nowrap">{formatDateTime(discardedAt)}</span>
        <span class="camlo-muted camlo-line">{clerk}</span>
      </>
    ),
  },
  {
    key: 'why',
    head: say(words.columns.why),
    cell: ({ ground, note }) => (
      <>
        {say(words.grounds[ground])}
        {note && <span class="camlo-muted camlo-line">{note}</span>}
      </>
    ),
  },
  {
    key: 'who',
    head: say(words.columns.who),
    cell: ({ who }) =>
      who ? (
        <>
          {who.name}
          {who.phone && <span class="camlo-muted camlo-line camlo-nowrap">{who.phone}</span>}
        </>
      ) : (
        <span class="camlo-muted">{say(words.noneKept)}</span>
      ),
  },
  {
    key: 'state',
    head: say(words.columns.state),
    cell: (line) => {
      const state = stateOf(line)
      return (
        <>
          <Tag tone={TONES[state]}>{say(words.states[state])}</Tag>
          {line.dossierId && (
            <a class="camlo-line camlo-nowrap" href={`/ho-so/${line.dossierId}`}>
              {line.code}
            </a>
          )}
        </>
      )
    },
  },
]
