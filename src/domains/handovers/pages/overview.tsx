import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  Card,
  type Column,
  Empty,
  ErrorSummary,
  type Errors,
  FilterSelect,
  Pager,
  SearchBox,
  Table,
  Title,
} from '../../../ui/index.ts'
import type { Standing } from '../rules/handover.ts'
import { STANDINGS } from '../rules/handover.ts'
import type { ListLine } from '../view.ts'
import { words } from '../words.ts'
import { type DossierLine, ListTable, useDossierColumns, useTicks } from './parts.tsx'

/** Files that go to one office. */
export interface WaitingGroup {
  fromUnitId: string
  from: Text
  toUnitId: string
  to: Text
  rows: readonly (DossierLine & { papers: number; legalDueAt: Date | null })[]
}

export interface ListsAsked {
  direction: 'in' | 'out' | 'any'
  standing: Standing | undefined
  kind: 'office' | 'post' | undefined
  page: number
}

export interface OverviewProps {
  text: string
  /** Nothing fits what was looked for. */
  nothing: boolean
  incoming: readonly ListLine[]
  waiting: readonly WaitingGroup[]
  lists: readonly ListLine[]
  more: boolean
  asked: ListsAsked
  /** The official stands in several offices. */
  withFrom: boolean
  errors?: Errors
}

const listsLink = ({ direction, standing, kind, page }: ListsAsked): string =>
  `/ban-giao?${new URLSearchParams({ chieu: direction, ...(standing ? { 'tinh-trang': standing } : {}), ...(kind ? { loai: kind } : {}), trang: String(page) })}#danh-sach`

/** An office's paper files: what comes, what must go, and every list. */
export function OverviewPage(props: OverviewProps) {
  const say = useSay()
  const { text, nothing, incoming, waiting, errors = {} } = props
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title caption={say(words.caption)}>{say(words.title)}</Title>
      <SearchBox
        action="/ban-giao"
        name="tu-khoa"
        value={text}
        label={say(words.findLabel)}
        placeholder={say(words.findLabel)}
        button={say(words.find)}
        plain
        data-key="/"
      />
      {nothing && (
        <Banner kind="note">
          <p>{say(words.noDossier(text))}</p>
        </Banner>
      )}
      <h2 class="govuk-heading-m">{say(words.incoming)}</h2>
      {incoming.length === 0 ? (
        <p class="camlo-muted">{say(words.noIncoming)}</p>
      ) : (
        <ListTable lines={incoming} caption={say(words.incoming)} />
      )}
      <h2 class="govuk-heading-m" id="chon">
        {say(words.waiting)}
      </h2>
      {waiting.length === 0 ? (
        <Empty title={say(words.noWaiting)}>
          <p>{say(words.noWaitingNext)}</p>
        </Empty>
      ) : (
        waiting.map((group) => (
          <WaitingCard key={`${group.fromUnitId} ${group.toUnitId}`} group={group} withFrom={props.withFrom} />
        ))
      )}
      <Lists {...props} />
      <p>
        <a href="/ban-giao/ban-giay">{say(words.elsewhere)}</a>
      </p>
    </>
  )
}

function WaitingCard({ group, withFrom }: { group: WaitingGroup; withFrom: boolean }) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const shown: Column<WaitingGroup['rows'][number]>[] = [
    useTicks(),
    ...useDossierColumns<WaitingGroup['rows'][number]>(),
    { key: 'papers', head: say(columns.papers), number: true, cell: ({ papers }) => formatNumber(papers, lang) },
    { key: 'due', head: say(columns.due), cell: ({ legalDueAt }) => (legalDueAt ? formatDate(legalDueAt) : '—') },
  ]
  const caption = [say(words.to(say(group.to))), withFrom && say(words.from(say(group.from)))]
    .filter(Boolean)
    .join(' · ')
  return (
    <Card title={caption}>
      <form method="post" action="/ban-giao">
        <input type="hidden" name="fromUnitId" value={group.fromUnitId} />
        <input type="hidden" name="toUnitId" value={group.toUnitId} />
        <Table caption={caption} columns={shown} rows={group.rows} rowKey={({ id }) => id} />
        <Button>{say(words.make)}</Button>
      </form>
    </Card>
  )
}

function Lists({ lists, more, asked }: OverviewProps) {
  const say = useSay()
  const any = ['', say(words.any)] as const
  return (
    <>
      <h2 class="govuk-heading-m" id="danh-sach">
        {say(words.lists)}
      </h2>
      <form class="camlo-filter" action="/ban-giao#danh-sach" method="get">
        <FilterSelect
          name="chieu"
          label={say(words.direction)}
          chosen={asked.direction}
          options={(['any', 'out', 'in'] as const).map((each) => [each, say(words.directions[each])])}
        />
        <FilterSelect
          name="loai"
          label={say(words.kind)}
          chosen={asked.kind ?? ''}
          options={[any, ...(['office', 'post'] as const).map((each) => [each, say(words.kinds[each])] as const)]}
        />
        <FilterSelect
          name="tinh-trang"
          label={say(words.state)}
          chosen={asked.standing ?? ''}
          options={[any, ...STANDINGS.map((each) => [each, say(words.standing[each])] as const)]}
        />
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {lists.length === 0 ? (
        <p class="camlo-muted">{say(words.noLists)}</p>
      ) : (
        <ListTable lines={lists} caption={say(words.lists)} />
      )}
      <Pager
        previous={asked.page > 1 ? listsLink({ ...asked, page: asked.page - 1 }) : undefined}
        next={more ? listsLink({ ...asked, page: asked.page + 1 }) : undefined}
      />
    </>
  )
}
