import type { VNode } from 'preact'
import { formatDate, useSay } from '../../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Tag,
  Textarea,
  Title,
} from '../../../../ui/index.ts'
import { papersPageWords } from '../../../papers/index.ts'
import type { OwnDossier } from '../../queries/lookup.ts'
import type { OwnPapers } from '../../queries/own-dossier.ts'
import type { PublicView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import { words as lookupWords } from './lookup-words.ts'
import { Moment } from './moment.tsx'
import { NoticeCard, type NoticeChoice } from './notice-card.tsx'
import { words as noticeWords } from './notice-card-words.ts'
import { words } from './own-words.ts'
import { IncompleteParts, PartsList } from './parts-list.tsx'
import { type Supplement, SupplementForm } from './supplement-form.tsx'

export type Done = keyof typeof words.done

export interface OwnPageProps {
  view: PublicView
  own: OwnDossier
  papers: OwnPapers
  notices: NoticeChoice
  /** What other rooms show. */
  panel?: VNode | null
  supplement: Supplement
  errors?: Errors
  done?: Done | undefined
}

/** The dossier to the person whose it is: what came of it, and what may be done to it. */
export function OwnPage({ view, own, papers, notices, panel, supplement, errors = {}, done }: OwnPageProps) {
  const say = useSay()
  const address = `/tra-cuu/${view.code}`
  return (
    <>
      <BackLink href={address}>{say(words.publicPage)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.done[done])}</p>
        </Banner>
      )}
      <Title caption={view.code}>{say(view.procedureName)}</Title>
      <p>
        <Tag>{say(roomWords.status[view.status])}</Tag>
      </p>
      {!own.supplement && <p>{say(lookupWords.meaning[view.status])}</p>}
      {view.legalDueAt && !view.finishedAt && (
        <p>
          {say(lookupWords.due)}:{' '}
          <strong>
            <Moment at={view.apologyDueAt ?? view.legalDueAt} />
          </strong>
          <br />
          <a href={`${address}/lich.ics`}>{say(noticeWords.calendar)}</a>
        </p>
      )}
      <IncompleteParts own={own} />
      <PartsList view={view} />
      {own.supplement && own.actions.includes('resubmit') && (
        <SupplementForm
          action={`${address}/ho-so/bo-sung`}
          asked={own.supplement}
          {...{ papers, supplement, errors }}
        />
      )}
      {panel}
      <Results address={address} own={own} papers={papers} />
      <Papers address={address} papers={papers} />
      <p>
        <a href={`${address}/ho-so/giay-to`}>{say(papersPageWords.ownLink)}</a>
      </p>
      <NoticeCard address={address} choice={notices} />
      <Withdrawal address={address} own={own} />
      <form method="post" action={`${address}/ho-so/dong`}>
        <Button kind="secondary">{say(words.close)}</Button>
      </form>
    </>
  )
}

function Results({ address, own, papers }: { address: string; own: OwnDossier; papers: OwnPapers }) {
  const say = useSay()
  if (own.results.length === 0 && !papers.ratingToken) return null
  return (
    <Card title={say(words.results)}>
      <ul class="camlo-list">
        {own.results.map(({ of, fileId, addedAt }) => (
          <li key={fileId}>
            <a href={`${address}/ho-so/ket-qua/${fileId}`}>
              {of ? `${say(of)}: ${say(words.signedResult)}` : say(words.signedResult)}
            </a>{' '}
            <span class="camlo-muted">{say(words.signedOn(formatDate(addedAt)))}</span>
          </li>
        ))}
        {papers.ratingToken && (
          <li>
            <a href={`/danh-gia/${papers.ratingToken}`}>{say(words.rate)}</a>{' '}
            <span class="camlo-muted">{say(words.rateHint)}</span>
          </li>
        )}
      </ul>
    </Card>
  )
}

function Papers({ address, papers }: { address: string; papers: OwnPapers }) {
  const say = useSay()
  const { receipt, supplementRequest, refusal, lengthening } = papers
  const there = {
    'phieu-hen': receipt,
    'yeu-cau-bo-sung': supplementRequest,
    'gia-han': lengthening,
    'tu-choi': refusal,
  }
  const names = (Object.keys(there) as (keyof typeof there)[]).filter((name) => there[name])
  return (
    <Card title={say(words.papers)}>
      {names.length === 0 ? (
        <p class="camlo-muted">{say(words.noPapers)}</p>
      ) : (
        <ul class="camlo-list">
          {names.map((name) => (
            <li key={name}>
              <a href={`${address}/ho-so/giay/${name}`}>{say(words.forms[name])}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Withdrawal({ address, own: { actions } }: { address: string; own: OwnDossier }) {
  const say = useSay()
  if (actions.includes('takeBackWithdrawal'))
    return (
      <form method="post" action={`${address}/ho-so/huy-rut`}>
        <Button>{say(words.takeBack)}</Button>
      </form>
    )
  if (!actions.includes('requestWithdrawal')) return null
  return (
    <Details summary={say(words.withdraw)}>
      <form method="post" action={`${address}/ho-so/rut`}>
        <p>{say(words.withdrawHint)}</p>
        <Textarea name="reason" label={say(words.reason)} rows={2} maxLength={2000} />
        <Button kind="warning">{say(words.askWithdrawal)}</Button>
      </form>
    </Details>
  )
}
