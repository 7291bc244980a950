import { useSay } from '../../../platform/i18n/index.ts'
import { ButtonLink, Card, Empty, Pager, SearchBox, Table, Tag, Title } from '../../../ui/index.ts'
import { draftWords } from '../draft-words.ts'
import { limitInWords } from '../rules/describe.ts'
import type { Draft } from '../rules/draft.ts'
import type { PageOf } from '../rules/listing.ts'
import type { Review } from '../rules/review.ts'
import { words } from '../words.ts'
import { draftPath } from './draft/frame.tsx'

export interface VersionsProps {
  found: PageOf<Review>
  query: string
  drafts: readonly Draft[]
  nameOf: (personId: string | null) => string | undefined
}

/** Every version with its dates, what would keep it from working, and what is being written. */
export function VersionsPage({ found, query, drafts, nameOf }: VersionsProps) {
  const say = useSay()
  const page = (number: number | undefined) =>
    number === undefined ? undefined : `/quan-tri/thu-tuc?${new URLSearchParams({ q: query, trang: String(number) })}`
  return (
    <>
      <Title>{say(words.admin.title)}</Title>
      <p>{say(words.admin.intro)}</p>
      <ButtonLink href="/quan-tri/ban-thao/moi">{say(draftWords.newOne)}</ButtonLink>
      <Card title={say(draftWords.drafts)}>
        {drafts.length === 0 ? (
          <p class="camlo-muted">{say(draftWords.noDrafts)}</p>
        ) : (
          <Drafts drafts={drafts} nameOf={nameOf} />
        )}
      </Card>
      <SearchBox
        action="/quan-tri/thu-tuc"
        name="q"
        value={query}
        label={say(words.home.search)}
        button={say(words.home.find)}
        plain
      />
      {found.total === 0 ? (
        <Empty title={say(query ? words.list.empty(query) : words.admin.empty)}>
          <p>{query ? <a href="/quan-tri/thu-tuc">{say(words.list.seeAll)}</a> : say(words.admin.emptyHelp)}</p>
        </Empty>
      ) : (
        <Versions reviews={found.items} />
      )}
      <Pager previous={page(found.previous)} next={page(found.next)} />
    </>
  )
}

function Drafts({ drafts, nameOf }: Pick<VersionsProps, 'drafts' | 'nameOf'>) {
  const say = useSay()
  return (
    <ul class="camlo-list">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <a class="govuk-link" href={draftPath(draft.id)}>
            {say(draft.content.name)}
          </a>{' '}
          <span class="camlo-muted">{say(draftWords.changedAt(draft.changedAt, nameOf(draft.changedBy)))}</span>
        </li>
      ))}
    </ul>
  )
}

function Versions({ reviews }: { reviews: readonly Review[] }) {
  const say = useSay()
  return (
    <Table
      caption={say(words.admin.title)}
      rows={reviews}
      rowKey={({ version }) => version.id}
      columns={[
        {
          key: 'name',
          head: say(words.admin.name),
          heading: true,
          cell: ({ version }) => <a href={`/quan-tri/thu-tuc/${version.slug}`}>{say(version.name)}</a>,
        },
        { key: 'code', head: say(words.page.code), cell: ({ version }) => version.code ?? '–' },
        {
          key: 'validity',
          head: say(words.page.validity),
          cell: ({ version, state }) => (
            <>
              {say(words.page.between(version.validFrom, version.validTo))}{' '}
              {state !== 'inForce' && <Tag>{say(words.admin[state])}</Tag>}
            </>
          ),
        },
        { key: 'limit', head: say(words.page.limit), cell: ({ version }) => say(limitInWords(version.limit)) },
        { key: 'checks', head: say(words.admin.checks), cell: (review) => <Checks review={review} /> },
      ]}
    />
  )
}

function Checks({ review: { version, findings } }: { review: Review }) {
  const say = useSay()
  return (
    <>
      {findings.length === 0 && <Tag tone="good">{say(words.admin.good)}</Tag>}
      {findings.map((finding) => (
        <div key={finding.vi}>{say(finding)}</div>
      ))}
      {version.standing === 'K' && <Tag tone="near">{say(words.admin.unconfirmed)}</Tag>}
    </>
  )
}
