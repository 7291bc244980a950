import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Empty, FilterSelect, Tag } from '../../../ui/index.ts'
import { type Standing, TaskStateTag, taskLooks, taskWords } from '../../work/index.ts'
import type { Card } from '../queries/board.ts'
import { COLUMNS, type Column, type Move, type Moving, SENT } from '../rules/moves.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

type Say = ReturnType<typeof useSay>

export interface BoardCard extends Card {
  of: number
  unit: Text
  person: string | null
  standing: Standing
  /** What moves it on from here, for this viewer. */
  deed: 'accept' | 'begin' | 'approve' | undefined
  /** Where it may be moved by hand. */
  moves: Partial<Record<Column, Move>>
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

/** Open tasks by how far they are; what moves one on is a button on its card, or a hand that moves it to another column. */
export function BoardPage({ units, unitId, people, personId, cards, back }: BoardPageProps) {
  const say = useSay()
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
        <div
          data-board-of={back}
          data-deeds={JSON.stringify(deedsIn(say))}
          data-reasons={JSON.stringify(reasonsIn(say))}
        >
          <p class="camlo-muted" role="status" data-board-said />
          <div class="camlo-board">
            {COLUMNS.map((column) => (
              <BoardColumn
                key={column}
                column={column}
                cards={cards.filter(({ state }) => state === column)}
                back={back}
              />
            ))}
          </div>
        </div>
      )}
      <p>
        <a href={`/nhiem-vu?xem=unit${unitId ? `&don-vi=${unitId}` : ''}`}>{say(words.asTable)}</a>
      </p>
    </>
  )
}

const deedsIn = (say: Say) =>
  Object.fromEntries(
    Object.entries(SENT).map(([deed, how]) => [deed, { ...how, label: say(words.moves[deed as Moving]) }]),
  )

const reasonsIn = (say: Say) =>
  Object.fromEntries([
    ['no_way', say(words.noWay)],
    ...(['not_yours', 'own_work', 'wrong_state', 'closed'] as const).map((code) => [
      code,
      say(taskWords.reasons[code]),
    ]),
  ])

function BoardColumn({ column, cards, back }: { column: Column; cards: readonly BoardCard[]; back: string }) {
  const say = useSay()
  const all = cards[0]?.of ?? 0
  const name = say(column === 'approved' ? words.approve : taskWords.states[column])
  return (
    <section aria-labelledby={`cot-${column}`} {...(all === 0 ? { 'data-empty': true } : {})}>
      <h2 id={`cot-${column}`}>
        {name} {column !== 'approved' && <span class="camlo-muted">{all}</span>}
      </h2>
      <ul data-board={column} data-board-name={name}>
        {cards.map((card) => (
          <li key={card.id} class="camlo-card" data-card={card.id} data-moves={JSON.stringify(card.moves)}>
            <One card={card} back={back} />
          </li>
        ))}
      </ul>
      {all > cards.length && <p class="camlo-muted">{say(words.more(all - cards.length))}</p>}
    </section>
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
        <form method="post" action={`/nhiem-vu/${id}/${SENT[deed].path}`}>
          <input type="hidden" name="ve" value={back} />
          {Object.entries(SENT[deed].fields ?? {}).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <Button kind="secondary" aria-label={`${say(words[deed])}: ${title}`}>
            {say(words[deed])}
          </Button>
        </form>
      )}
    </>
  )
}
