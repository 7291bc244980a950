import { formatDate, formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Empty, Pager, Select, Table, Title } from '../../../ui/index.ts'
import { CAUSES, STATES } from '../rules/follow-up.ts'
import { words } from '../words.ts'
import { type FollowUpLine, StarsOf, StateTag } from './parts.tsx'

/** What the list is narrowed to, as its address says it. */
export interface ListQuery {
  'don-vi'?: string
  'tinh-trang'?: string
  'nguyen-nhan'?: string
  tu?: string
  den?: string
}

export const listLink = (query: ListQuery, page = 1): string => {
  const told = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : [])),
  )
  if (page > 1) told.set('trang', String(page))
  return told.size > 0 ? `/phan-hoi?${told}` : '/phan-hoi'
}

export interface ListPageProps {
  lines: readonly FollowUpLine[]
  units: readonly { id: string; name: Text }[]
  query: ListQuery
  page: number
  more: boolean
}

/** Low ratings that wait to be followed up, nearest due first. */
export function ListPage({ lines, units, query, page, more }: ListPageProps) {
  const say = useSay()
  const span = query.tu && query.den ? `${formatDate(query.tu)} – ${formatDate(query.den)}` : undefined
  return (
    <>
      <Title caption={span}>{say(words.title)}</Title>
      <form class="camlo-filter" method="get" action="/phan-hoi">
        {units.length > 1 && (
          <Select
            name="don-vi"
            label={say(words.unit)}
            value={query['don-vi'] ?? ''}
            options={[
              { value: '', text: say(words.allUnits) },
              ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
            ]}
          />
        )}
        <Select
          name="tinh-trang"
          label={say(words.state)}
          value={query['tinh-trang'] ?? ''}
          options={[
            { value: '', text: say(words.waiting) },
            { value: 'late', text: say(words.states.late) },
            ...STATES.map((state) => ({ value: state, text: say(words.states[state]) })),
            { value: 'all', text: say(words.allStates) },
          ]}
        />
        <Select
          name="nguyen-nhan"
          label={say(words.cause)}
          value={query['nguyen-nhan'] ?? ''}
          options={[
            { value: '', text: say(words.allCauses) },
            ...CAUSES.map((cause) => ({ value: cause, text: say(words.causes[cause]) })),
          ]}
        />
        {query.tu && <input type="hidden" name="tu" value={query.tu} />}
        {query.den && <input type="hidden" name="den" value={query.den} />}
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {lines.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.title)}
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'procedure',
              head: say(words.dossier),
              heading: true,
              cell: ({ id, code, procedure }) => (
                <>
                  <a href={`/phan-hoi/${id}`}>{say(procedure)}</a>
                  <span class="camlo-muted camlo-line">{code}</span>
                </>
              ),
            },
            { key: 'stars', head: say(words.star), cell: ({ stars }) => <StarsOf stars={stars} /> },
            { key: 'unit', head: say(words.unit), cell: ({ unit }) => say(unit) },
            { key: 'opened', head: say(words.opened), cell: ({ openedAt }) => formatDateTime(openedAt) },
            { key: 'due', head: say(words.due), cell: ({ dueAt }) => formatDateTime(dueAt) },
            { key: 'state', head: say(words.state), cell: (line) => <StateTag line={line} /> },
            { key: 'cause', head: say(words.cause), cell: ({ cause }) => (cause ? say(words.causes[cause]) : '—') },
          ]}
        />
      )}
      <Pager
        previous={page > 1 ? listLink(query, page - 1) : undefined}
        next={more ? listLink(query, page + 1) : undefined}
      />
      <p>
        <a href="/phan-hoi/so-lieu">{say(words.figures)}</a>
      </p>
    </>
  )
}
