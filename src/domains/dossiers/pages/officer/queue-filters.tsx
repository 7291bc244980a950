import { formatNumber, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Button } from '../../../../ui/index.ts'
import { STATUSES } from '../../rules/status.ts'
import type { QueueFilter, QueuePage } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import { filterQuery, isFiltered } from './filter.ts'
import { words } from './words.ts'

export interface FilterChoices {
  procedures: readonly { id: string; name: Text }[]
  units: readonly { id: string; name: Text }[]
}

interface Choice {
  value: string
  text: string
}

function Pick({ name, label, value, choices }: { name: string; label: Text; value: string; choices: Choice[] }) {
  const say = useSay()
  return (
    <div>
      <label for={`loc-${name}`}>{say(label)}</label>
      <select id={`loc-${name}`} name={name}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface Props {
  filter: QueueFilter
  choices: FilterChoices
  counts: QueuePage['counts']
  me: string
}

/** Every filter of the queue in one plain form. */
export function QueueFilters({ filter, choices, counts, me }: Props) {
  const say = useSay()
  const lang = useLang()
  const { queue } = words
  const any = { value: '', text: say(queue.any) }
  const statuses = STATUSES.flatMap((status) => {
    const count = counts.byStatus[status]
    return count || status === filter.status
      ? { value: status, text: `${say(roomWords.status[status])} (${formatNumber(count ?? 0, lang)})` }
      : []
  })
  const named = ({ id, name }: { id: string; name: Text }): Choice => ({ value: id, text: say(name) })
  const { assigneeId } = filter
  const assignee = assigneeId === me ? 'me' : (assigneeId ?? '')
  return (
    <form class="camlo-filter" action="/viec" method="get">
      <div class="camlo-filter-text">
        <label for="loc-text">{say(queue.search)}</label>
        <input
          type="search"
          id="loc-text"
          name="text"
          value={filter.text ?? ''}
          autocomplete="off"
          data-key="/"
          data-key-name={say(queue.moves.search)}
        />
      </div>
      <Pick
        name="scope"
        label={queue.scope}
        value={filter.scope ?? 'mine'}
        choices={(['mine', 'unit'] as const).map((value) => ({ value, text: say(queue.scopes[value]) }))}
      />
      <Pick name="status" label={queue.status} value={filter.status ?? ''} choices={[any, ...statuses]} />
      {/* Late and near are chosen above the form; filtering keeps the choice. */}
      {filter.timeliness && <input type="hidden" name="timeliness" value={filter.timeliness} />}
      <Pick
        name="procedureId"
        label={queue.procedure}
        value={filter.procedureId ?? ''}
        choices={[any, ...choices.procedures.map(named)]}
      />
      {choices.units.length > 1 && (
        <Pick
          name="unitId"
          label={queue.unit}
          value={filter.unitId ?? ''}
          choices={[any, ...choices.units.map(named)]}
        />
      )}
      <Pick
        name="assigneeId"
        label={queue.assignee}
        value={assignee}
        choices={[
          { value: '', text: say(queue.assignees.any) },
          { value: 'me', text: say(queue.assignees.me) },
          { value: 'none', text: say(queue.assignees.none) },
        ]}
      />
      <Button kind="secondary">{say(queue.filter)}</Button>
      {isFiltered(filter) && <a href={`/viec${filterQuery({ scope: filter.scope })}`}>{say(queue.clear)}</a>}
    </form>
  )
}
