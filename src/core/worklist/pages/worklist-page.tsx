import type { VNode } from 'preact'
import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  type Column,
  Details,
  Empty,
  FilterSelect,
  Pager,
  Table,
  Tag,
  Title,
  type Tone,
} from '../../../ui/index.ts'
import type { Timeliness } from '../../calendar/index.ts'
import type { WorklistCounts, WorklistFilter } from '../queries.ts'
import { BUCKETS, type Bucket } from '../rules/bucket.ts'
import { words } from '../words.ts'
import { filterQuery } from './filter.ts'
import { Ways } from './ways.tsx'

/** An item as its row shows it. */
export interface Line {
  key: string
  kindName: Text
  title: Text
  note: Text | undefined
  from: Text | undefined
  href: string
  dueAt: Date | null
  since: Date
  bucket: Bucket
  timeliness: Timeliness
  timeLeft: Text | null
  deed: VNode | undefined
}

export interface WorklistPageProps {
  lines: readonly Line[]
  filter: WorklistFilter
  counts: WorklistCounts
  kinds: readonly { kind: string; name: Text }[]
  next: string | null
  done: boolean
}

/** Everything that waits for a person, under the headings of their day. */
export function WorklistPage({ lines, filter, counts, kinds, next, done }: WorklistPageProps) {
  const say = useSay()
  return (
    <>
      {done && <Banner>{say(words.done)}</Banner>}
      <Title caption={say(words.caption)}>{say(words.title)}</Title>
      <Ways here="list" />
      <Chips filter={filter} counts={counts} />
      <Filter filter={filter} counts={counts} kinds={kinds} />
      <Keys />
      {lines.length === 0 && <Nothing filter={filter} />}
      {BUCKETS.map((bucket) => {
        const rows = lines.filter((line) => line.bucket === bucket)
        return rows.length > 0 && <Group key={bucket} bucket={bucket} rows={rows} />
      })}
      <Pager
        previous={filter.after ? `/viec-cua-toi${filterQuery({ ...filter, after: undefined })}` : undefined}
        next={next ? `/viec-cua-toi${filterQuery({ ...filter, after: next })}` : undefined}
      />
      <p class="camlo-muted camlo-for-keys">{say(words.keys)}</p>
    </>
  )
}

const TONES: Record<Timeliness, Tone> = { inTime: 'good', near: 'near', late: 'late' }

function Group({ bucket, rows }: { bucket: Bucket; rows: readonly Line[] }) {
  const say = useSay()
  const { columns } = words
  const all: Column<Line>[] = [
    {
      key: 'what',
      head: say(columns.what),
      heading: true,
      cell: ({ title, note, href, kindName, deed }) => (
        <>
          <a href={href} data-row>
            {say(title)}
          </a>
          <span class="camlo-muted camlo-line">
            {say(kindName)}
            {note && ` · ${say(note)}`}
          </span>
          {deed && <Details summary={say(words.doNow)}>{deed}</Details>}
        </>
      ),
    },
    { key: 'from', head: say(columns.from), cell: ({ from }) => (from ? say(from) : '—') },
    { key: 'due', head: say(columns.due), cell: (line) => <Due line={line} /> },
  ]
  return (
    <section class="camlo-worklist">
      <h2>{say(words.buckets[bucket])}</h2>
      <Table caption={say(words.buckets[bucket])} columns={all} rows={rows} rowKey={({ key }) => key} />
    </section>
  )
}

function Due({ line: { dueAt, timeLeft, timeliness, since } }: { line: Line }) {
  const say = useSay()
  return (
    <>
      {timeLeft && <Tag tone={TONES[timeliness]}>{say(timeLeft)}</Tag>}
      <span class="camlo-muted camlo-line camlo-nowrap">{dueAt ? formatDateTime(dueAt) : say(words.noDate)}</span>
      <span class="camlo-muted camlo-line camlo-nowrap">{say(words.since(formatDateTime(since)))}</span>
    </>
  )
}

function Chips({ filter, counts }: { filter: WorklistFilter; counts: WorklistCounts }) {
  const say = useSay()
  const lang = useLang()
  const chips = [
    { text: words.all, count: counts.all, timeliness: undefined },
    { text: words.late, count: counts.late, timeliness: 'late' as const },
    { text: words.near, count: counts.near, timeliness: 'near' as const },
  ]
  return (
    <ul class="camlo-chips" aria-label={say(words.quick)}>
      {chips.map(({ text, count, timeliness }) => (
        <li key={text.en}>
          <a
            href={`/viec-cua-toi${filterQuery({ ...filter, after: undefined, timeliness })}`}
            {...(filter.timeliness === timeliness ? { 'aria-current': 'true' as const } : {})}
          >
            {say(text)} <b>{formatNumber(count, lang)}</b>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Filter({ filter, counts, kinds }: Pick<WorklistPageProps, 'filter' | 'counts' | 'kinds'>) {
  const say = useSay()
  const lang = useLang()
  const offered = kinds.filter(({ kind }) => counts.byKind.has(kind) || kind === filter.kind)
  return (
    <form class="camlo-filter" action="/viec-cua-toi" method="get">
      <div class="camlo-filter-text">
        <label for="tu-khoa">{say(words.search)}</label>
        <input
          type="search"
          id="tu-khoa"
          name="tu-khoa"
          value={filter.text ?? ''}
          autocomplete="off"
          data-key="/"
          data-key-name={say(words.moves.search)}
        />
      </div>
      <FilterSelect
        name="loai"
        label={say(words.kind)}
        chosen={filter.kind ?? ''}
        options={[
          ['', say(words.anyKind)],
          ...offered.map(
            ({ kind, name }) => [kind, `${say(name)} (${formatNumber(counts.byKind.get(kind) ?? 0, lang)})`] as const,
          ),
        ]}
      />
      {filter.timeliness && <input type="hidden" name="han" value={filter.timeliness} />}
      <Button kind="secondary">{say(words.find)}</Button>
      {(filter.kind || filter.text) && <a href="/viec-cua-toi">{say(words.clear)}</a>}
    </form>
  )
}

function Nothing({ filter }: { filter: WorklistFilter }) {
  const say = useSay()
  const filtered = filter.kind || filter.text || filter.timeliness
  return (
    <Empty title={say(filtered ? words.emptyFiltered : words.empty)}>
      <p>{filtered ? <a href="/viec-cua-toi">{say(words.clear)}</a> : say(words.emptyNext)}</p>
    </Empty>
  )
}

/** What the keys j and k press; they are of no use without scripts, so nobody sees them. */
function Keys() {
  const say = useSay()
  return (
    <div hidden>
      <button type="button" data-key="j" data-row-move="1">
        {say(words.moves.next)}
      </button>
      <button type="button" data-key="k" data-row-move="-1">
        {say(words.moves.previous)}
      </button>
      <span data-key="Enter" data-key-native>
        {say(words.moves.open)}
      </span>
    </div>
  )
}
