import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { ButtonLink, Card, Details, Empty, Pager, SearchBox, Title } from '../../../ui/index.ts'
import type { LifeEvent } from '../queries.ts'
import { feeInWords, limitInWords } from '../rules/describe.ts'
import type { FieldCount, ListFilter, PageOf } from '../rules/listing.ts'
import type { ProcedureVersion } from '../rules/version.ts'
import { words } from '../words.ts'

export interface ListPageProps {
  found: PageOf<ProcedureVersion>
  filter: ListFilter
  fields: readonly FieldCount[]
  lifeEvents: readonly LifeEvent[]
  /** The levels there are. */
  levels: ReadonlySet<ProcedureVersion['level']>
}

/** The name of each part of the filter in the address. */
export const QUERY_NAMES = { q: 'q', field: 'linh-vuc', lifeEvent: 'su-kien', level: 'cap' } as const

const LEVELS = ['commune', 'district', 'linked'] as const

function hrefOf(filter: ListFilter, page = 1): string {
  const query = new URLSearchParams()
  for (const [part, name] of Object.entries(QUERY_NAMES)) {
    const value = filter[part as keyof ListFilter]
    if (value) query.set(name, value)
  }
  if (page > 1) query.set('trang', String(page))
  return query.size === 0 ? '/thu-tuc' : `/thu-tuc?${query}`
}

/** All procedures, or those that fit. */
export function ListPage({ found, filter, fields, lifeEvents, levels }: ListPageProps) {
  const say = useSay()
  const isNarrowed = Boolean(filter.field || filter.lifeEvent || filter.level)
  return (
    <>
      <Title>{say(words.list.title)}</Title>
      <SearchBox
        plain
        action="/thu-tuc"
        name="q"
        value={filter.q}
        label={say(words.home.search)}
        button={say(words.home.find)}
        placeholder={say(words.home.example)}
      />
      <Details summary={say(words.list.narrow)} open={isNarrowed || !filter.q}>
        <Chips part="field" legend={words.list.field} filter={filter} choices={fields} />
        <Chips part="lifeEvent" legend={words.list.lifeEvent} filter={filter} choices={lifeEvents} />
        <Chips
          part="level"
          legend={words.list.level}
          filter={filter}
          choices={LEVELS.filter((key) => levels.has(key)).map((key) => ({ key, name: words.level[key] }))}
        />
      </Details>
      {found.total === 0 ? <NothingFound query={filter.q ?? ''} /> : <Found found={found} filter={filter} />}
    </>
  )
}

interface ChipsProps {
  part: Exclude<keyof ListFilter, 'q'>
  legend: Text
  filter: ListFilter
  choices: readonly { key: string; name: Text }[]
}

function Chips({ part, legend, filter, choices }: ChipsProps) {
  const say = useSay()
  const chosen = filter[part]
  const chip = (key: string | undefined, name: Text) => (
    <li key={key ?? ''}>
      <a href={hrefOf({ ...filter, [part]: key })} {...(chosen === key ? { 'aria-current': 'true' as const } : {})}>
        {say(name)}
      </a>
    </li>
  )
  return (
    <>
      <h2 class="camlo-muted" id={`loc-${part}`}>
        {say(legend)}
      </h2>
      <ul class="camlo-chips" aria-labelledby={`loc-${part}`}>
        {chip(undefined, words.list.all)}
        {choices.map(({ key, name }) => chip(key, name))}
      </ul>
    </>
  )
}

function Found({ found, filter }: Pick<ListPageProps, 'found' | 'filter'>) {
  const say = useSay()
  const to = (page: number | undefined) => (page === undefined ? undefined : hrefOf(filter, page))
  return (
    <>
      <p role="status">{say(words.list.found(found.total))}</p>
      <Card>
        <ul class="camlo-list">
          {found.items.map((version) => (
            <li key={version.slug} class="camlo-door">
              <a href={`/thu-tuc/${version.slug}`}>{say(version.name)}</a>
              <p>
                {[version.field, limitInWords(version.limit), feeInWords(version), words.level[version.level]]
                  .map(say)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </Card>
      <Pager previous={to(found.previous)} next={to(found.next)} />
    </>
  )
}

function NothingFound({ query }: { query: string }) {
  const say = useSay()
  return (
    <Empty title={say(words.list.empty(query))}>
      <p role="status">{say(words.list.emptyHelp)}</p>
      <ButtonLink href="/thu-tuc" kind="secondary">
        {say(words.list.seeAll)}
      </ButtonLink>
    </Empty>
  )
}
