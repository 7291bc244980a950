import { formatNumber, formatTime, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { Pager, Title } from '../../../../ui/index.ts'
import type { QueueFilter, QueuePage } from '../../views.ts'
import { filterQuery } from './filter.ts'
import { EmptyQueue } from './queue-empty.tsx'
import { type FilterChoices, QueueFilters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { words } from './words.ts'

export interface QueuePageProps {
  filter: QueueFilter
  page: QueuePage
  choices: FilterChoices
  /** May take dossiers in, at the counter and from this list. */
  receives: boolean
  /** May sign results, and so several from this list. */
  signs: boolean
  me: string
}

/** An officer's work, nearest due first. */
export function QueuePageView({ filter, page, choices, receives, signs, me }: QueuePageProps) {
  const say = useSay()
  const { rows, next, counts, at } = page
  return (
    <>
      <Title caption={say(words.queue.caption)}>{say(words.queue.title)}</Title>
      <QuickFilters filter={filter} counts={counts} />
      <QueueFilters filter={filter} choices={choices} me={me} counts={counts} />
      {rows.length === 0 ? (
        <EmptyQueue filter={filter} receives={receives} />
      ) : (
        <QueueTable
          rows={rows}
          filter={filter}
          receives={receives}
          signs={signs}
          more={next !== null || filter.after !== undefined}
          withUnit={filter.scope === 'unit' || choices.units.length > 1}
        />
      )}
      <Pager
        previous={filter.after ? `/viec${filterQuery(filter)}` : undefined}
        next={next ? `/viec${filterQuery(filter, { after: next })}` : undefined}
      />
      <div class="camlo-row camlo-muted">
        <span>{say(words.queue.asOf(formatTime(at)))}</span>
        {rows.length > 0 &&
          SHEET_FORMATS.map((format) => (
            <a key={format} href={`/viec.${format}${filterQuery(filter)}`} download>
              {say(words.queue[format])}
            </a>
          ))}
        <span>{say(words.queue.keys)}</span>
      </div>
    </>
  )
}

/** All, late, near: with how many there are of each, whatever else is filtered. */
function QuickFilters({ filter, counts }: { filter: QueueFilter; counts: QueuePage['counts'] }) {
  const say = useSay()
  const lang = useLang()
  const chips = [
    { text: words.queue.all, count: counts.all, timeliness: undefined },
    { text: words.queue.late, count: counts.late, timeliness: 'late' as const },
    { text: words.queue.near, count: counts.near, timeliness: 'near' as const },
  ]
  return (
    <ul class="camlo-chips" aria-label={say(words.queue.quickFilters)}>
      {chips.map(({ text, count, timeliness }) => (
        <li key={text.en}>
          <a
            href={`/viec${filterQuery({ ...filter, after: undefined, timeliness })}`}
            {...(filter.timeliness === timeliness ? { 'aria-current': 'true' as const } : {})}
          >
            {say(text)} <b>{formatNumber(count, lang)}</b>
          </a>
        </li>
      ))}
    </ul>
  )
}
