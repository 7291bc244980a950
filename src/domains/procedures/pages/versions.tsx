import { useSay } from '../../../platform/i18n/index.ts'
import { Empty, Table, Tag, Title } from '../../../ui/index.ts'
import { limitInWords } from '../rules/describe.ts'
import type { Review } from '../rules/review.ts'
import { words } from '../words.ts'

/** Every version with its dates, and what would keep it from working. */
export function VersionsPage({ reviews }: { reviews: readonly Review[] }) {
  const say = useSay()
  return (
    <>
      <Title>{say(words.admin.title)}</Title>
      <p>{say(words.admin.intro)}</p>
      {reviews.length === 0 ? (
        <Empty title={say(words.admin.empty)}>
          <p>{say(words.admin.emptyHelp)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.admin.title)}
          rows={reviews}
          rowKey={({ version }) => version.id}
          columns={[
            {
              key: 'name',
              head: say(words.admin.name),
              heading: true,
              cell: ({ version }) => <a href={`/thu-tuc/${version.slug}`}>{say(version.name)}</a>,
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
      )}
    </>
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
