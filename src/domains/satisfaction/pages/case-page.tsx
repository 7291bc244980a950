import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  SummaryList,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import type { Note } from '../queries.ts'
import { CAUSES, type Deed, WAYS } from '../rules/follow-up.ts'
import { words } from '../words.ts'
import { type FollowUpLine, StarsOf, StateTag } from './parts.tsx'

export interface CaseProps {
  line: FollowUpLine
  notes: readonly (Note & { who: string | null })[]
  /** What may be done now, and why the rest may not. */
  deeds: ReadonlySet<Deed>
  whyNone?: Text | undefined
  units: readonly { id: string; name: Text }[]
  done?: keyof typeof words.done | undefined
  /** What was typed into the form that was refused. */
  typed?: { deed: Deed; values: Readonly<Record<string, string>> } | undefined
  errors?: Errors
}

/** One low rating: what the person wrote, what was done, and what may be done now. */
export function CasePage(props: CaseProps) {
  const say = useSay()
  const { line, deeds, whyNone, done, errors = {} } = props
  return (
    <>
      <BackLink href="/phan-hoi">{say(words.backToList)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(words.done[done])}</p>
        </Banner>
      )}
      <Title caption={line.code}>{say(words.title)}</Title>
      <p>
        <StateTag line={line} />
      </p>
      <Rating line={line} />
      <History {...props} />
      {whyNone && <p class="govuk-inset-text">{say(whyNone)}</p>}
      {deeds.has('contact') && <ContactForm {...props} />}
      {deeds.has('answer') && <AnswerForm {...props} />}
      {deeds.has('close') && <CloseForm {...props} />}
      {deeds.has('passOn') && <PassOnForm {...props} />}
    </>
  )
}

function Rating({ line }: { line: FollowUpLine }) {
  const say = useSay()
  const { stars, comment, unit, procedure, openedAt, dueAt, told, cause, done, answeredAt, settled, dossierId } = line
  const rows = [
    { label: say(words.star), value: <StarsOf stars={stars} /> },
    {
      label: say(words.comment),
      value: comment ? (
        <span class="camlo-lines">{comment}</span>
      ) : (
        <span class="camlo-muted">{say(words.noComment)}</span>
      ),
    },
    { label: say(words.unit), value: say(unit) },
    { label: say(words.procedure), value: say(procedure) },
    { label: say(words.opened), value: formatDateTime(openedAt) },
    { label: say(words.due), value: formatDateTime(dueAt) },
    ...(told > 0 || answeredAt === null
      ? [{ label: say(words.ladder), value: say(words.told[told] ?? words.told[0]) }]
      : []),
    ...(cause ? [{ label: say(words.cause), value: say(words.causes[cause]) }] : []),
    ...(done ? [{ label: say(words.doneLabel), value: <span class="camlo-lines">{done}</span> }] : []),
    ...(answeredAt || settled !== null
      ? [
          {
            label: say(words.word),
            value: say(settled === null ? words.noWord : settled ? words.settled : words.unsettled),
          },
        ]
      : []),
  ]
  return (
    <Card title={say(words.dossier)}>
      <SummaryList rows={rows} />
      <p>
        <a href={`/ho-so/${dossierId}`}>{say(words.openDossier)}</a>
      </p>
    </Card>
  )
}

function History({ notes }: CaseProps) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <Card title={say(words.history)}>
      <ul class="camlo-list">
        {notes.map(({ id, kind, way, body, who, writtenAt }) => (
          <li key={id}>
            <a href={`/so-cai/${id}`}>{say(words.kinds[kind])}</a>
            {way && `: ${say(words.ways[way])}`}
            {body && <span class="camlo-line camlo-lines">{body}</span>}
            <span class="camlo-line camlo-muted">{`${who ?? say(words.citizen)}, ${formatDateTime(writtenAt)}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const typedIn = ({ typed, errors = {} }: CaseProps, deed: Deed) =>
  typed?.deed === deed
    ? { values: typed.values, errors }
    : { values: {} as Record<string, string>, errors: {} as Errors }

function ContactForm(props: CaseProps) {
  const say = useSay()
  const { values, errors } = typedIn(props, 'contact')
  return (
    <Card title={say(words.contactTitle)}>
      <form method="post" action={`/phan-hoi/${props.line.id}/lien-he`}>
        <Radios
          name="way"
          label={say(words.way)}
          options={WAYS.map((way) => ({ value: way, text: say(words.ways[way]) }))}
          value={values.way}
          error={errors.way}
        />
        <Textarea name="note" label={say(words.said)} rows={3} value={values.note} error={errors.note} />
        <Button kind="secondary">{say(words.contactButton)}</Button>
      </form>
    </Card>
  )
}

function AnswerForm(props: CaseProps) {
  const say = useSay()
  const { values, errors } = typedIn(props, 'answer')
  const { line } = props
  return (
    <Card title={say(words.answerTitle)}>
      <form method="post" action={`/phan-hoi/${line.id}/tra-loi`} data-draft="follow-up">
        <Radios
          name="cause"
          label={say(words.cause)}
          options={CAUSES.map((cause) => ({ value: cause, text: say(words.causes[cause]) }))}
          value={values.cause ?? line.cause ?? undefined}
          error={errors.cause}
        />
        <Textarea name="done" label={say(words.doneLabel)} rows={3} value={values.done} error={errors.done} />
        <Textarea
          name="answer"
          label={say(words.answer)}
          hint={say(words.answerHint)}
          rows={4}
          value={values.answer}
          error={errors.answer}
        />
        <Button>{say(words.answerButton)}</Button>
      </form>
    </Card>
  )
}

function CloseForm(props: CaseProps) {
  const say = useSay()
  return (
    <Card title={say(words.closeTitle)}>
      <p>{say(words.closeHint)}</p>
      <form method="post" action={`/phan-hoi/${props.line.id}/ket-thuc`}>
        <Textarea name="closeNote" label={say(words.closeNote)} rows={2} />
        <Button>{say(words.closeButton)}</Button>
      </form>
    </Card>
  )
}

function PassOnForm(props: CaseProps) {
  const say = useSay()
  const { values, errors } = typedIn(props, 'passOn')
  return (
    <Details summary={say(words.passOnTitle)} open={props.typed?.deed === 'passOn'}>
      <p>{say(words.passOnHint)}</p>
      <form method="post" action={`/phan-hoi/${props.line.id}/chuyen`}>
        <Select
          name="unitId"
          label={say(words.unit)}
          options={props.units.map(({ id, name }) => ({ value: id, text: say(name) }))}
          value={values.unitId}
          error={errors.unitId}
        />
        <Textarea name="reason" label={say(words.reason)} rows={2} value={values.reason} error={errors.reason} />
        <Button kind="secondary">{say(words.passOnButton)}</Button>
      </form>
    </Details>
  )
}
