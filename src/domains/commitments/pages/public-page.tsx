import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  type Column,
  Empty,
  FilterSelect,
  Pager,
  SummaryList,
  Table,
  Title,
} from '../../../ui/index.ts'
import { codeOf } from '../queries/commitments.ts'
import type { ListLine } from '../queries/list.ts'
import type { CommitmentView, Who } from '../view.ts'
import { words } from '../words.ts'
import { ClausesCard } from './clauses.tsx'
import { StateTag, WhoLine } from './parts.tsx'

/** Nobody decided here that commitments are published. */
export function NotPublicPage() {
  const say = useSay()
  return (
    <Empty title={say(words.notPublic)}>
      <p>{say(words.notPublicNext)}</p>
    </Empty>
  )
}

export interface PublicListProps {
  lines: readonly (ListLine & { who: Who })[]
  years: readonly number[]
  year: number | undefined
  page: number
  more: boolean
}

/** Who signed what, for everybody. */
export function PublicListPage({ lines, years, year, page, more }: PublicListProps) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const shown: Column<PublicListProps['lines'][number]>[] = [
    {
      key: 'code',
      head: say(columns.code),
      heading: true,
      cell: (line) => (
        <a class="camlo-nowrap" href={`/cam-ket/cong-khai/${line.id}`}>
          {codeOf(line)}
        </a>
      ),
    },
    { key: 'answerer', head: say(columns.answerer), cell: ({ who }) => <WhoLine who={who} /> },
    { key: 'giver', head: say(columns.giver), cell: ({ giverBody }) => giverBody },
    {
      key: 'clauses',
      head: say(columns.clauses),
      number: true,
      cell: ({ clauses }) => (clauses === 0 ? '—' : formatNumber(clauses, lang)),
    },
    { key: 'state', head: say(columns.state), cell: (line) => <StateTag commitment={line} /> },
  ]
  const linkOf = (to: number) => `/cam-ket/cong-khai?nam=${year ?? ''}&trang=${to}`
  return (
    <>
      <Title caption={say(words.caption)}>{say(words.publicTitle)}</Title>
      <form class="camlo-filter" action="/cam-ket/cong-khai" method="get">
        <FilterSelect
          name="nam"
          label={say(words.year)}
          chosen={String(year ?? '')}
          options={years.map((each) => [String(each), String(each)] as const)}
        />
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {lines.length === 0 ? (
        <Empty title={say(words.none)} />
      ) : (
        <Table caption={say(words.publicTitle)} columns={shown} rows={lines} rowKey={({ id }) => id} />
      )}
      <Pager previous={page > 1 ? linkOf(page - 1) : undefined} next={more ? linkOf(page + 1) : undefined} />
    </>
  )
}

/** One of them: what was promised and how it stands; not how it was negotiated. */
export function PublicPage({ view }: { view: CommitmentView }) {
  const say = useSay()
  const { commitment, who, clauses } = view
  return (
    <>
      <BackLink href={`/cam-ket/cong-khai?nam=${commitment.year}`}>{say(words.publicTitle)}</BackLink>
      <Title caption={say(words.title)}>
        {codeOf(commitment)}: {who.answerer.body}
      </Title>
      <p>
        <StateTag commitment={commitment} />
      </p>
      <SummaryList
        rows={[
          { label: say(words.sides.answerer), value: <WhoLine who={who.answerer} /> },
          { label: say(words.sides.giver), value: <WhoLine who={who.giver} /> },
          {
            label: say(words.term),
            value: say(words.termOf(formatDate(commitment.fromOn), formatDate(commitment.toOn))),
          },
        ]}
      />
      {clauses.length > 0 ? (
        <ClausesCard clauses={clauses} />
      ) : (
        <Card>
          <p>{say(words.noClauses)}</p>
        </Card>
      )}
    </>
  )
}
