import type { ComponentChildren } from 'preact'
import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, ButtonLink, Card, Empty, Inset, Table, Tag, Title } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'
import { feeInWords, limitInWords } from '../../rules/describe.ts'
import type { Draft } from '../../rules/draft.ts'
import type { Review } from '../../rules/review.ts'
import { words } from '../../words.ts'
import { draftPath, StateTag } from './frame.tsx'

export interface ProcedureAdminProps {
  slug: string
  /** The oldest first. */
  reviews: readonly Review[]
  drafts: readonly Draft[]
  nameOf: (personId: string | null) => string | undefined
  children?: ComponentChildren
}

/** A procedure as its owner sees it: its versions over time, what is being written, its steps as a diagram. */
export function ProcedureAdminPage({ slug, reviews, drafts, nameOf, children }: ProcedureAdminProps) {
  const say = useSay()
  const shown = reviews.find(({ state }) => state === 'inForce') ?? reviews.at(-1)
  const name = shown?.version.name ?? drafts.at(-1)?.content.name
  const open = drafts.filter(({ state }) => state === 'open')
  return (
    <>
      <BackLink href="/quan-tri/thu-tuc">{say(draftWords.list)}</BackLink>
      <Title {...(shown ? { caption: say(shown.version.field) } : {})}>{name ? say(name) : slug}</Title>
      {open.length > 0 ? (
        <Inset>
          {say(draftWords.alreadyOpen(open.length))}{' '}
          {open.map((draft) => (
            <ButtonLink key={draft.id} href={draftPath(draft.id)}>
              {say(draftWords.open)}
              <span class="govuk-visually-hidden"> {say(draftWords.draft)}</span>
            </ButtonLink>
          ))}
        </Inset>
      ) : (
        shown && (
          <form method="post" action={`/quan-tri/thu-tuc/${slug}/ban-thao`}>
            <p>{say(draftWords.nextHint)}</p>
            <Button>{say(draftWords.next)}</Button>
          </form>
        )
      )}
      <Card title={say(draftWords.timeline)}>
        {reviews.length === 0 && <Empty title={say(words.page.notInForce)} />}
        {reviews.length > 0 && <Versions reviews={reviews} slug={slug} nameOf={nameOf} />}
        <p>
          <a class="govuk-link" href={`/thu-tuc/${slug}`}>
            {say(draftWords.public)}
          </a>
        </p>
      </Card>
      {children}
      {drafts.length > 0 && (
        <Card title={say(draftWords.draft)}>
          <ul class="camlo-list">
            {drafts.toReversed().map((draft) => (
              <li key={draft.id}>
                <a class="govuk-link" href={draftPath(draft.id)}>
                  {say(draftWords.draft)} {formatDateTime(draft.begunAt)}
                </a>{' '}
                <StateTag state={draft.state} />{' '}
                <span class="camlo-muted">{say(draftWords.changedAt(draft.changedAt, nameOf(draft.changedBy)))}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Versions({ reviews, slug, nameOf }: Pick<ProcedureAdminProps, 'reviews' | 'slug' | 'nameOf'>) {
  const say = useSay()
  const rows = reviews.map((review, index) => ({ ...review, before: reviews[index - 1]?.version })).reverse()
  return (
    <Table
      caption={say(draftWords.timeline)}
      rows={rows}
      rowKey={({ version }) => version.id}
      columns={[
        {
          key: 'validity',
          head: say(words.page.validity),
          heading: true,
          cell: ({ version, state }) => (
            <>
              {say(words.page.between(version.validFrom, version.validTo))}{' '}
              <Tag tone={state === 'inForce' ? 'good' : state === 'ahead' ? 'near' : 'neutral'}>
                {say(words.admin[state])}
              </Tag>
            </>
          ),
        },
        { key: 'limit', head: say(words.page.limit), cell: ({ version }) => say(limitInWords(version.limit)) },
        { key: 'fee', head: say(words.page.fee), cell: ({ version }) => say(feeInWords(version)) },
        {
          key: 'by',
          head: say(draftWords.approve),
          cell: ({ version: { approval } }) =>
            approval
              ? say(draftWords.approvedBy(approval.decision, approval.decidedOn, nameOf(approval.personId)))
              : say(draftWords.fromProfile),
        },
        {
          key: 'compare',
          head: say(draftWords.compare),
          cell: ({ version, before }) =>
            before ? (
              <a
                class="govuk-link"
                href={`/quan-tri/thu-tuc/${slug}/so-sanh?tu=${before.validFrom}&den=${version.validFrom}`}
              >
                {say(draftWords.compare)}
                <span class="govuk-visually-hidden">
                  {' '}
                  {say(words.page.between(version.validFrom, version.validTo))}
                </span>
              </a>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}
