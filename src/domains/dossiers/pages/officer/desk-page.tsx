import type { VNode } from 'preact'
import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Banner, ErrorSummary, StepStrip, Title } from '../../../../ui/index.ts'
import type { Representation } from '../../queries/representation.ts'
import type { DossierView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import { ActCard } from './act-card.tsx'
import { ApplicantCard, type ShownApplicant } from './applicant-card.tsx'
import { type Aside, AsideCard } from './aside-card.tsx'
import { ClockCard } from './clock-card.tsx'
import type { DeedName } from './deeds.ts'
import { fieldOf, words } from './desk-words.ts'
import { StatusTag, TimeTag } from './due.tsx'
import type { Failed } from './failed.ts'
import { FiledByCard } from './filed-by-card.tsx'
import { OfficesCard } from './offices-card.tsx'
import { PapersCard, PrintCard, type PrintLink, ResultsCard } from './papers-card.tsx'
import { PartsCard, WholeLink } from './parts-card.tsx'
import type { StripCell } from './strip.ts'
import { TimelineCard, type TimelineLine } from './timeline-card.tsx'
import { words as common } from './words.ts'

export interface DeskProps {
  dossier: DossierView
  applicant: ShownApplicant
  strip: readonly StripCell[]
  timeline: readonly TimelineLine[]
  asides: readonly Aside[]
  prints: readonly PrintLink[]
  neighbours: { previous: string | null; next: string | null }
  /** Who filed it for the person it is of; hidden from those who don't handle it. */
  filer?: Representation | undefined
  /** What other rooms show. */
  panel?: VNode | null
  /** The queue's filter, as addresses carry it. */
  back: string
  /** What a signer would sign, line by line. */
  draft: readonly string[]
  done?: DeedName | 'doi-chieu' | undefined
  failed?: Failed | undefined
}

/** A dossier on an officer's desk: where it stands, what it holds, what may be done. */
export function DeskPage(props: DeskProps) {
  const say = useSay()
  const { dossier, strip, back, done, failed } = props
  const steps = strip.map(({ name, who, how, state }) => ({
    name: say(name),
    detail: [say(who), how && say(how)].filter(Boolean).join(' · '),
    state,
  }))
  return (
    <>
      <div class="camlo-row">
        <BackLink href={`/viec${back}`}>{say(common.common.backToQueue)}</BackLink>
        <Neighbours {...props} />
      </div>
      {done && (
        <Banner>
          <p data-draft-done={`/ho-so/${dossier.id}:${done}`}>
            {say(done === 'doi-chieu' ? words.comparedDone : (words.done[done] ?? words.doneOther))}
          </p>
        </Banner>
      )}
      {failed && <Refused failed={failed} />}
      <Title caption={`${dossier.code} · ${say(dossier.decidingUnit.name)}`}>
        {say(dossier.procedure.name)} <TimeTag {...dossier} /> <StatusTag status={dossier.status} />
      </Title>
      <WholeLink dossier={dossier} />
      <StepStrip steps={steps} />
      <div class="camlo-two camlo-two--desk">
        <div>
          <PartsCard dossier={dossier} />
          <OfficesCard dossier={dossier} />
          <ApplicantCard {...props} />
          {props.filer && <FiledByCard filer={props.filer} />}
          <PapersCard dossier={dossier} />
          <ResultsCard dossier={dossier} />
          <ClockCard dossier={dossier} />
        </div>
        <div>
          <ActCard {...props} />
          {props.asides.map((aside) => (
            <AsideCard key={aside.link.href} {...aside} />
          ))}
          {props.panel}
          <PrintCard prints={props.prints} />
          <TimelineCard lines={props.timeline} dossier={dossier} />
        </div>
      </div>
    </>
  )
}

function Neighbours({ neighbours: { previous, next }, back }: DeskProps) {
  const say = useSay()
  if (!previous && !next) return null
  return (
    <nav class="camlo-neighbours" aria-label={say(words.neighbours)}>
      {previous && (
        <a href={`/ho-so/${previous}${back}`} data-key="k">
          ← {say(words.previous)}
        </a>
      )}
      {next && (
        <a href={`/ho-so/${next}${back}`} data-key="j">
          {say(words.next)} →
        </a>
      )}
    </nav>
  )
}

/** What went wrong: whoever was quicker is named, a slip in the form is shown at its field. */
function Refused({ failed: { deed, reason, by, form } }: { failed: Failed }) {
  const say = useSay()
  if (by)
    return (
      <Banner kind="note">
        <h3>{say(words.quickerTitle)}</h3>
        <p>
          {say(common.common.doneBy(by.name ?? say(common.common.somebody), say(by.sentence), formatDateTime(by.at)))}
        </p>
        <p>{say(words.quickerNext)}</p>
      </Banner>
    )
  const field = fieldOf(deed, reason)
  const reasonWords = form.fileErrors.file ?? roomWords.reasons[reason]
  return <ErrorSummary errors={{ [field ? `${deed}-${field}` : 'xu-ly']: reasonWords }} />
}
