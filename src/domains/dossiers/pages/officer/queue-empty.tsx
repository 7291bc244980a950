import { useSay } from '../../../../platform/i18n/index.ts'
import { ButtonLink, Empty } from '../../../../ui/index.ts'
import type { QueueFilter } from '../../views.ts'
import { filterQuery, isFiltered } from './filter.ts'
import { words } from './words.ts'

/** Nothing in the list: why, and what may be done instead. */
export function EmptyQueue({ filter, receives }: { filter: QueueFilter; receives: boolean }) {
  const say = useSay()
  const { empty, clear } = words.queue
  if (isFiltered(filter) || filter.after)
    return (
      <Empty title={say(empty.filteredTitle)}>
        <p>{say(empty.filteredBody)}</p>
        <ButtonLink href={`/viec${filterQuery({ scope: filter.scope })}`}>{say(clear)}</ButtonLink>
      </Empty>
    )
  return (
    <Empty title={say(empty.title)}>
      <p>{say(empty.body)}</p>
      {receives && <ButtonLink href="/tiep-nhan">{say(empty.takeIn)}</ButtonLink>}
      <p>
        {filter.scope !== 'unit' && (
          <>
            <a href="/viec?scope=unit">{say(empty.wholeUnit)}</a> ·{' '}
          </>
        )}
        <a href="/tim-ho-so">{say(empty.find)}</a>
      </p>
    </Empty>
  )
}
