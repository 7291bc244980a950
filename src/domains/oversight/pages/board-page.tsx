import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Empty, FilterSelect, Tag } from '../../../ui/index.ts'
import { type Standing, type State, TaskStateTag, taskLooks, taskWords } from '../../work/index.ts'
import type { Card } from '../queries/board.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

export interface BoardCard extends Card {
  of: number
  unit: Text
  person: string | null
  standing: Standing
  /** What moves it on from here, for this viewer. */
  deed: { path: string; name: 'accept' | 'begin' | 'approve' } | undefined
}

export interface BoardPageProps {
  units: readonly Choice[]
  unitId: string
  people: readonly { id: string; name: string }[]
  personId: string
  cards: readonly BoardCard[]
  /** Where a deed leads back to. */
  back: string
}

const COLUMNS = [
  'assigned',
  'accepted',
  'inProgress',
  'submitted',
  'returned',
  'paused',
] as const satisfies readonly State[]

/** Open tasks by how far they are; what moves one on is a button on its card. */
export function BoardPage({ units, unitId, people, personId, cards, back }: BoardPageProps) {
  const say = useSay()
  const columns = COLUMNS.map((state) => ({ state, cards: cards.filter((each) => each.state === state) })).filter(
    (column) => column.cards.length > 0 || column.state === 'inProgress',
  )
  return (
    <>
      <Head tab="bang" />
      <Filter action={TABS.bang} units={units} unitId={unitId}>
        {people.length > 0 && (
          <FilterSelect
            name="nguoi"
            label={say(words.person)}
            chosen={personId}
            options={[['', say(words.everybody)] as const, ...people.map(({ id, name }) => [id, name] as const)]}
          />
        )}
      </Filter>
      {cards.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <div class="camlo-board">
          {columns.map((column) => {
            const all = column.cards[0]?.of ?? 0
            return (
              <section key={column.state} aria-labelledby={`cot-${column.state}`}>
                <h2 id={`cot-${column.state}`}>
                  {say(taskWords.states[column.state])} <span class="camlo-muted">{all}</span>
                </h2>
                {column.cards.length === 0 && <p class="camlo-muted">{say(words.empty)}</p>}
                <ul>
                  {column.cards.map((card) => (
                    <li key={card.id} class="camlo-card">
                      <One card={card} back={back} />
                    </li>
                  ))}
                </ul>
                {all > column.cards.length && <p class="camlo-muted">{say(words.more(all - column.cards.length))}</p>}
              </section>
            )
          })}
        </div>
      )}
      <p>
        <a href={`/nhiem-vu?xem=unit${unitId ? `&don-vi=${unitId}` : ''}`}>{say(words.asTable)}</a>
      </p>
    </>
  )
}

function One({ card, back }: { card: BoardCard; back: string }) {
  const say = useSay()
  const { id, title, unit, person, dueAt, standing, priority, deed } = card
  return (
    <>
      <a href={`/nhiem-vu/${id}`}>{title}</a>
      <span class="camlo-line camlo-muted">{`${say(unit)}: ${person ?? say(words.notGiven)}`}</span>
      <span class="camlo-line">
        <TaskStateTag task={taskLooks[standing]} />{' '}
        {priority !== 'normal' && <Tag tone="late">{say(taskWords.priorities[priority])}</Tag>}{' '}
        {dueAt && <span class="camlo-nowrap">{formatDate(dueAt)}</span>}
      </span>
      {deed && (
        <form method="post" action={`/nhiem-vu/${id}/${deed.path}`}>
          <input type="hidden" name="ve" value={back} />
          {deed.name === 'approve' && <input type="hidden" name="quality" value="met" />}
          <Button kind="secondary" aria-label={`${say(words[deed.name])}: ${title}`}>
            {say(words[deed.name])}
          </Button>
        </form>
      )}
    </>
  )
}
