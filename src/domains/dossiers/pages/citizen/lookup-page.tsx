import type { Timeliness } from '../../../../core/calendar/index.ts'
import { formatDate, type Text, useSay } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  type Errors,
  StepStrip,
  SummaryList,
  Tag,
  TextInput,
  Title,
  type Tone,
} from '../../../../ui/index.ts'
import { limitInWords } from '../../../procedures/index.ts'
import { isOpen, type Status } from '../../rules/status.ts'
import type { PublicView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import type { LookupMoments } from './lookup-moments.ts'
import { words } from './lookup-words.ts'
import { type MomentText, Provisional, When } from './moment.tsx'
import { PartsList } from './parts-list.tsx'

/** Asks for a code. */
export function LookupForm({ code = '', errors = {} }: { code?: string; errors?: Errors }) {
  const say = useSay()
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{say(words.title)}</Title>
      <Card>
        <form action="/tra-cuu" method="get">
          <TextInput
            name="ma"
            label={say(words.label)}
            hint={say(words.hint)}
            error={errors.ma}
            value={code}
            autoComplete="off"
            spellcheck={false}
            maxLength={60}
          />
          <Button>{say(words.button)}</Button>
        </form>
        <p class="camlo-muted">{say(words.privacy)}</p>
      </Card>
    </>
  )
}

const STATUS_TONES: Partial<Record<Status, Tone>> = {
  awaiting_supplement: 'paused',
  awaiting_payment: 'paused',
  withdrawal_requested: 'paused',
  resolved: 'good',
  returned: 'good',
}
const TIME_TONES: Record<Timeliness, Tone> = { inTime: 'good', near: 'near', late: 'late' }

export interface LookupPageProps {
  view: PublicView
  /** Its dates in words. */
  moments: LookupMoments
}

/** Where a dossier stands, to anybody who has its code. */
export function LookupPage({ view, moments }: LookupPageProps) {
  const say = useSay()
  const { code, status, steps, timeliness } = view
  const clockRuns = view.legalDueAt !== null && view.finishedAt === null && status !== 'awaiting_supplement'
  return (
    <>
      <Title caption={say(words.label)}>
        <span class="camlo-code">{code}</span>
      </Title>
      <p>
        <Tag tone={STATUS_TONES[status] ?? 'neutral'}>{say(roomWords.status[status])}</Tag>{' '}
        {clockRuns && <Tag tone={TIME_TONES[timeliness]}>{say(roomWords.timeliness[timeliness])}</Tag>}
      </p>
      <p>{say(isOnItsWay(view) ? words.onItsWay : words.meaning[status])}</p>
      {steps.length > 0 && (
        <>
          <h2 class="camlo-h2">{say(words.way)}</h2>
          <StepStrip
            steps={steps.map(({ name, unit, state }) => ({ name: say(name), detail: say(unit.name), state }))}
          />
        </>
      )}
      <PartsList view={view} />
      <Card>
        <SummaryList rows={useRows(view, moments)} />
      </Card>
      <ButtonLink href={`/tra-cuu/${code}/ho-so`}>{say(words.open)}</ButtonLink>
      <p class="camlo-muted">{say(words.openHint)}</p>
      <p>
        <a href="/tra-cuu">{say(words.other)}</a>
      </p>
      <p class="camlo-muted">{say(words.privacy)}</p>
    </>
  )
}

/** The dates and places a person asks for, without those that aren't known yet. */
function useRows(view: PublicView, moments: LookupMoments) {
  const say = useSay()
  const { procedureName, procedureSlug, receivingUnit, decidingUnit, returnUnit, unit, stepName, status } = view
  const elsewhere = receivingUnit.id !== decidingUnit.id
  const { submittedAt, receivedAt, arrivedAt, legalDueAt, apologyDueAt, finishedAt, returnedAt } = moments
  const row = (label: Text, moment: MomentText | null) =>
    moment ? [{ label: say(label), value: <When {...moment} /> }] : []
  return [
    { label: say(words.procedure), value: <a href={`/thu-tuc/${procedureSlug}`}>{say(procedureName)}</a> },
    { label: say(words.receivingUnit), value: say(receivingUnit.name) },
    ...(elsewhere ? [{ label: say(words.decidingUnit), value: say(decidingUnit.name) }] : []),
    ...(unit && isOpen(status)
      ? [{ label: say(words.now), value: stepName ? `${say(unit.name)}: ${say(stepName)}` : say(unit.name) }]
      : []),
    ...row(words.submittedAt, submittedAt),
    ...row(words.receivedAt, receivedAt),
    ...row(words.arrivedAt, arrivedAt),
    {
      label: say(words.due),
      value: legalDueAt ? (
        <>
          <When {...legalDueAt} />
          {view.dueProvisional && <Provisional />}
        </>
      ) : (
        <span class="camlo-muted">
          {say(elsewhere && receivedAt ? words.dueFromArrival(decidingUnit.name) : words.noDueYet)}
        </span>
      ),
    },
    ...(view.stages.length > 0
      ? [
          {
            label: say(words.stages),
            value: view.stages.map(({ name, limit, until }) => (
              <div key={name.vi}>{say(words.stage(name, limitInWords(limit), until && formatDate(until)))}</div>
            )),
          },
        ]
      : []),
    ...row(words.newDue, apologyDueAt),
    ...row(words.finishedAt, finishedAt),
    ...(elsewhere && isOpen(status) ? [{ label: say(words.returnUnit), value: say(returnUnit.name) }] : []),
    ...row(words.returnedAt, returnedAt),
  ]
}

/** Taken in for another office, which hasn't got it yet: no limit may run. */
const isOnItsWay = ({ status, receivingUnit, decidingUnit, arrivedAt }: PublicView): boolean =>
  status === 'accepted' && receivingUnit.id !== decidingUnit.id && arrivedAt === null
