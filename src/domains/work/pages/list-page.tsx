import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, ButtonLink, Empty, FilterSelect, Pager, Table, Tag, Title } from '../../../ui/index.ts'
import type { TaskLine } from '../lines.ts'
import { page as words } from '../page-words.ts'
import { type Counts, SHOWN, type Shown, type Sort, sortsFor, VIEWS, type View } from '../queries/lists.ts'
import { words as room } from '../words.ts'
import { TaskStateTag } from './state.tsx'

/** What the list is narrowed to, as its address says it. */
export interface ListQuery {
  xem?: string | undefined
  'tinh-trang'?: string | undefined
  'don-vi'?: string | undefined
  nguoi?: string | undefined
  'chi-tieu'?: string | undefined
  phan?: string | undefined
  q?: string | undefined
  sap?: string | undefined
}

export function listLink(query: ListQuery, more: ListQuery = {}, page = 1, path = '/nhiem-vu'): string {
  const all = { ...query, ...more }
  const told = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : [])),
  )
  if (page > 1) told.set('trang', String(page))
  return told.size > 0 ? `${path}?${told}` : path
}

export interface ListPageProps {
  lines: readonly TaskLine[]
  counts: Counts
  view: View
  shown: Shown
  sort: Sort
  query: ListQuery
  units: readonly { id: string; name: Text }[]
  page: number
  more: boolean
  mayAssign: boolean
}

const QUICK = ['open', 'overdue', 'near', 'toAccept', 'submitted', 'waiting'] as const satisfies readonly (Shown &
  keyof Counts)[]

/** Tasks: one's own, one's unit's, those one gave. */
export function ListPage(props: ListPageProps) {
  const say = useSay()
  const { lines, counts, view, shown, query, page, more, mayAssign } = props
  return (
    <>
      <div class="camlo-row">
        <Title>{say(words.title)}</Title>
        {mayAssign && (
          <p>
            <ButtonLink href="/nhiem-vu/giao">{say(words.assign)}</ButtonLink>
          </p>
        )}
      </div>
      <nav aria-label={say(words.title)}>
        <ul class="camlo-chips">
          {VIEWS.filter((each) => each !== 'given' || mayAssign).map((each, index) => (
            <li key={each}>
              <a
                href={listLink({ xem: each })}
                data-key={String(index + 1)}
                {...(each === view ? { 'aria-current': 'page' as const } : {})}
              >
                {say(words.views[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={say(words.state)}>
        <ul class="camlo-chips">
          {QUICK.filter((each) => counts[each] > 0 || each === 'open' || each === shown).map((each) => (
            <li key={each}>
              <a
                href={listLink(query, { 'tinh-trang': each })}
                {...(each === shown ? { 'aria-current': 'true' as const } : {})}
              >
                {say(words.shown[each])}: {formatNumber(counts[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Filter {...props} />
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext[view])}</p>
        </Empty>
      ) : (
        <TaskTable lines={lines} view={view} />
      )}
      <Pager
        previous={page > 1 ? listLink(query, {}, page - 1) : undefined}
        next={more ? listLink(query, {}, page + 1) : undefined}
      />
      <p class="camlo-row">
        {lines.length > 0 && <a href={listLink(query, {}, 1, '/nhiem-vu/tai-ve.xlsx')}>{say(words.xlsx)}</a>}
        {mayAssign && <a href="/nhiem-vu/mau">{say(words.again)}</a>}
        {mayAssign && <a href="/nhiem-vu/ban-giao">{say(words.handOver)}</a>}
      </p>
    </>
  )
}

function Filter({ view, shown, sort, query, units }: ListPageProps) {
  const say = useSay()
  return (
    <form class="camlo-filter" method="get" action="/nhiem-vu">
      <input type="hidden" name="xem" value={view} />
      {query.nguoi && <input type="hidden" name="nguoi" value={query.nguoi} />}
      {query['chi-tieu'] && <input type="hidden" name="chi-tieu" value={query['chi-tieu']} />}
      {query.phan && <input type="hidden" name="phan" value={query.phan} />}
      <div>
        <label for="q">{say(words.search)}</label>
        <input id="q" name="q" type="search" value={query.q ?? ''} data-key="/" />
      </div>
      <FilterSelect
        name="tinh-trang"
        label={say(words.state)}
        chosen={shown}
        options={SHOWN.filter((each) => each !== 'draft' || view === 'given').map(
          (each) => [each, say(words.shown[each])] as const,
        )}
      />
      {view !== 'mine' && units.length > 1 && (
        <FilterSelect
          name="don-vi"
          label={say(words.unit)}
          chosen={query['don-vi'] ?? ''}
          options={[['', say(words.allUnits)], ...units.map(({ id, name }) => [id, say(name)] as const)]}
        />
      )}
      <FilterSelect
        name="sap"
        label={say(words.sort)}
        chosen={sort}
        options={sortsFor(shown).map((each) => [each, say(words.sorts[each])] as const)}
      />
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

/** Tasks in a table; on a telephone each is a card. */
export function TaskTable({ lines, view }: { lines: readonly TaskLine[]; view: View }) {
  const say = useSay()
  const lang = useLang()
  return (
    <Table
      caption={say(words.views[view])}
      rows={lines}
      rowKey={({ task }) => task.id}
      columns={[
        {
          key: 'title',
          head: say(words.task),
          heading: true,
          cell: ({ task, state }) => (
            <>
              <a href={state.href}>{task.title}</a>{' '}
              {task.priority !== 'normal' && (
                <Tag tone={task.priority === 'urgent' ? 'late' : 'near'}>{say(room.priorities[task.priority])}</Tag>
              )}
              {(task.relation || task.originNumber) && (
                <span class="camlo-muted camlo-line">
                  {[task.relation && say(room.relations[task.relation]), task.originNumber].filter(Boolean).join(' · ')}
                </span>
              )}
            </>
          ),
        },
        view === 'mine'
          ? {
              key: 'giver',
              head: say(words.giver),
              cell: ({ giver, giverPost }) => (
                <>
                  {giver}
                  <span class="camlo-muted camlo-line">{say(giverPost)}</span>
                </>
              ),
            }
          : {
              key: 'lead',
              head: say(words.lead),
              cell: ({ leadUnit, leadPerson }) => (
                <>
                  {say(leadUnit)}
                  <span class="camlo-muted camlo-line">{leadPerson ?? say(words.notGiven)}</span>
                </>
              ),
            },
        {
          key: 'due',
          head: say(words.due),
          cell: ({ task: { dueAt, firstDueAt } }) =>
            dueAt === null ? (
              <span class="camlo-muted">{say(words.noDeadline)}</span>
            ) : (
              <>
                <span class="camlo-nowrap">{formatDate(dueAt)}</span>
                {firstDueAt && firstDueAt.getTime() !== dueAt.getTime() && (
                  <span class="camlo-muted camlo-line">{say(words.firstDue(formatDate(firstDueAt)))}</span>
                )}
              </>
            ),
        },
        {
          key: 'state',
          head: say(words.state),
          cell: ({ task, state }) => (
            <>
              <TaskStateTag task={state} />
              <span class="camlo-muted camlo-line">{say(room.states[task.state])}</span>
            </>
          ),
        },
        {
          key: 'progress',
          head: say(words.progress),
          number: true,
          cell: ({ task }) => (
            <>
              {`${formatNumber(task.progress, lang)} %`}
              {task.progressBasis === 'typed' && <span class="camlo-muted camlo-line">{say(words.typed)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
