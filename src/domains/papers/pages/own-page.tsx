import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Button, Card, Empty, Pager, Title } from '../../../ui/index.ts'
import type { OwnStore } from '../own-store.ts'
import { pageWords } from '../page-words.ts'
import type { WardStore } from '../queries/wards.ts'
import type { AccessLine } from '../view.ts'
import { AccessTable, ConsentsTable, PapersTable } from './parts.tsx'

export interface OwnPapersProps extends OwnStore {
  /** Where the page stands; its forms and files are below it. */
  here: string
  back: { href: string; text: Text }
  caption: string | undefined
  /** The child whose store it is. */
  ward?: string | undefined
  done?: 'consent' | 'withdrawn' | undefined
}

/** A person's own store: what offices hold, what they may use it for, and who has looked at it. */
export function OwnPapersPage({ here, back, caption, ward, done, ...rest }: OwnPapersProps) {
  const say = useSay()
  const { papers, consents, looks, wards, standing, page, isLast } = rest
  return (
    <>
      <BackLink href={back.href}>{say(back.text)}</BackLink>
      {done && (
        <Banner>
          <p>{say(pageWords.done[done])}</p>
        </Banner>
      )}
      <Title caption={caption}>{say(ward ? pageWords.ofWard(ward) : pageWords.own)}</Title>
      <p>{say(ward ? pageWords.wardsIntro : pageWords.ownIntro)}</p>
      <Card title={say(pageWords.papers)}>
        {papers.length === 0 ? (
          <p class="camlo-muted">{say(pageWords.ownNone)}</p>
        ) : (
          <PapersTable papers={papers} href={({ id }) => `${here}/${id}`} />
        )}
      </Card>
      {wards.length > 0 && (
        <Card title={say(pageWords.wards)} id="con">
          <p>{say(pageWords.wardsIntro)}</p>
          <WardList wards={wards} base={here} />
        </Card>
      )}
      <Card title={say(pageWords.consents)} id="dong-y">
        {consents.length === 0 && <p class="camlo-muted">{say(pageWords.noConsents)}</p>}
        {consents.length > 0 && <ConsentsTable consents={consents} withdrawTo={`${here}/rut-dong-y`} />}
        {!standing && papers.length > 0 && (
          <form method="post" action={`${here}/dong-y`}>
            <h3>{say(pageWords.giveStanding)}</h3>
            <p>{say(pageWords.giveStandingHint)}</p>
            <Button kind="secondary">{say(pageWords.agree)}</Button>
          </form>
        )}
      </Card>
      <Card title={say(pageWords.looks)} id="ai-da-xem">
        {looks.length === 0 ? <p class="camlo-muted">{say(pageWords.nobodyLooked)}</p> : <AccessTable lines={looks} />}
        <Pager
          previous={page > 1 ? `${here}?trang=${page - 1}#ai-da-xem` : undefined}
          next={isLast ? undefined : `${here}?trang=${page + 1}#ai-da-xem`}
        />
      </Card>
    </>
  )
}

/** The children whose stores may be opened. */
function WardList({ wards, base }: { wards: readonly WardStore[]; base: string }) {
  const say = useSay()
  return (
    <ul class="camlo-list">
      {wards.map(({ ownerId, name, papers }) => (
        <li key={ownerId}>
          <a href={`${base}/con/${ownerId}`}>{name}</a>
          <span class="camlo-muted camlo-line">{say(pageWords.wardPapers(papers))}</span>
        </li>
      ))}
    </ul>
  )
}

/** Nobody knows yet who asks: the dossier doesn't show it, or nobody has confirmed the account. */
export function NotProvenPage({
  back,
  caption,
  by,
}: {
  back: { href: string; text: Text }
  caption: string | undefined
  by: 'public' | 'citizen.own'
}) {
  const say = useSay()
  const byAccount = by === 'citizen.own'
  return (
    <>
      <BackLink href={back.href}>{say(back.text)}</BackLink>
      <Title caption={caption}>{say(pageWords.own)}</Title>
      <Empty title={say(pageWords.ownNotProven)}>
        {byAccount && <p>{say(pageWords.ownNotConfirmed)}</p>}
        <p>{say(byAccount ? pageWords.ownNotConfirmedNext : pageWords.ownNotProvenNext)}</p>
        {byAccount && (
          <p>
            <a href="/cua-toi/tai-khoan">{say(pageWords.ownAccount)}</a>
          </p>
        )}
      </Empty>
    </>
  )
}

/** On a person's first page and beside their results: how many papers are held, and the last look. */
export function StoreCard({
  store,
}: {
  /** Missing: nobody has confirmed who this is. */
  store: { papers: number; last: AccessLine | undefined; wards: readonly WardStore[] } | undefined
}) {
  const say = useSay()
  const base = '/cua-toi/kho-giay-to'
  if (!store)
    return (
      <Card title={say(pageWords.papers)} id="kho-giay-to">
        <p>{say(pageWords.ownNotConfirmed)}</p>
        <p class="camlo-muted">{say(pageWords.ownNotConfirmedNext)}</p>
      </Card>
    )
  const { papers, last, wards } = store
  return (
    <Card title={say(pageWords.papers)} id="kho-giay-to">
      <p>{say(pageWords.atAGlance(papers))}</p>
      {last && (
        <p class="camlo-muted">
          {say(pageWords.lastLook(formatDateTime(last.at), last.who ?? '—', say(last.sentence)))}
        </p>
      )}
      {wards.length > 0 && <WardList wards={wards} base={base} />}
      <p>
        <a href={base}>{say(pageWords.openStore)}</a>
      </p>
    </Card>
  )
}
