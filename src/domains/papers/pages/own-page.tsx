import { useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Button, Card, Empty, Pager, Title } from '../../../ui/index.ts'
import { pageWords } from '../page-words.ts'
import type { AccessLine, ConsentLine, PaperLine } from '../view.ts'
import { AccessTable, ConsentsTable, PapersTable } from './parts.tsx'

export interface OwnPapersProps {
  /** Where the page stands; its forms and files are below it. */
  here: string
  back: string
  caption: string
  papers: readonly PaperLine[]
  consents: readonly ConsentLine[]
  looks: readonly AccessLine[]
  /** Whether a consent until withdrawn runs. */
  standing: boolean
  page: number
  isLast: boolean
  done?: 'consent' | 'withdrawn' | undefined
}

/** A person's own store: what offices hold, what they may use it for, and who has looked at it. */
export function OwnPapersPage({ here, back, caption, done, ...rest }: OwnPapersProps) {
  const say = useSay()
  const { papers, consents, looks, standing, page, isLast } = rest
  return (
    <>
      <BackLink href={back}>{say(pageWords.back)}</BackLink>
      {done && (
        <Banner>
          <p>{say(pageWords.done[done])}</p>
        </Banner>
      )}
      <Title caption={caption}>{say(pageWords.own)}</Title>
      <p>{say(pageWords.ownIntro)}</p>
      <Card title={say(pageWords.papers)}>
        {papers.length === 0 ? (
          <p class="camlo-muted">{say(pageWords.ownNone)}</p>
        ) : (
          <PapersTable papers={papers} href={({ id }) => `${here}/${id}`} />
        )}
      </Card>
      <Card title={say(pageWords.consents)}>
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

/** Opened by a dossier that doesn't show who the person is. */
export function NotProvenPage({ back, caption }: { back: string; caption: string }) {
  const say = useSay()
  return (
    <>
      <BackLink href={back}>{say(pageWords.back)}</BackLink>
      <Title caption={caption}>{say(pageWords.own)}</Title>
      <Empty title={say(pageWords.ownNotProven)}>
        <p>{say(pageWords.ownNotProvenNext)}</p>
      </Empty>
    </>
  )
}
