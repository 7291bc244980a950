import type { Due } from '../../../../core/calendar/index.ts'
import { DueExplanationView } from '../../../../core/calendar/index.ts'
import type { PostedForm } from '../../../../core/files/index.ts'
import { formatDong, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, Card, Checkboxes, ErrorSummary, Select, TextInput, Title } from '../../../../ui/index.ts'
import type { Offers } from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { Decider } from '../../deciders.ts'
import type { OfficeUnit } from '../../office.ts'
import { initialAnswers } from '../../rules/initial-answers.ts'
import { AnswerFields } from '../citizen/answer-fields.tsx'
import { answerField } from '../citizen/filing.ts'
import type { LastPerson } from './counter-data.ts'
import { EntryLines } from './counter-entry-lines.tsx'
import { CounterPapers } from './counter-papers.tsx'
import { FindPerson, KnownPerson, NewPerson, type Person } from './counter-person.tsx'
import { words } from './counter-words.ts'
import { Moment } from './due.tsx'
import { ConsentCard } from './held-offer-fields.tsx'

export interface CounterPageProps {
  procedure: ProcedureVersion
  unit: OfficeUnit
  /** Who may decide it, this office first if it is one of them. */
  deciders: readonly Decider[]
  /** The one proposed or chosen. */
  decidingUnitId?: string | undefined
  /** The limit of what another office decides may begin only when that office gets it. */
  limitWaits?: boolean | undefined
  person: Person
  /** When it would be due if it were taken in now; nobody knows without a line. */
  due?: Due | undefined
  /** Made with the form, so that the same form sent twice is one dossier. */
  idempotencyKey: string
  /** Who takes it in. */
  officialId: string
  /** The number of the queue it is taken in for. */
  number?: { id: string; code: string } | undefined
  form?: PostedForm | undefined
  /** Whose dossier was taken in last. */
  last?: LastPerson | undefined
  /** What the store has for the person. */
  offers?: Offers | undefined
  errors: Readonly<Record<string, Text>>
  /** This page's address, with the choices made so far. */
  here: (query: Record<string, string>) => string
}

/** Taking a dossier in: whose it is, what is handed over, what the form asks. */
export function CounterPage(props: CounterPageProps) {
  const say = useSay()
  const { procedure, unit, person, errors, here, number, last } = props
  return (
    <>
      <BackLink href={`/tiep-nhan?don-vi=${unit.id}`}>{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={`${say(words.caption(unit.name))}${number ? ` · ${say(words.number(number.code))}` : ''}`}>
        {say(procedure.name)}
      </Title>
      {person.kind === 'search' ? (
        <FindPerson person={person} here={here} slug={procedure.slug} unitId={unit.id} last={last} />
      ) : (
        <IntakeForm {...props} person={person} />
      )}
    </>
  )
}

type Chosen = Exclude<Person, { kind: 'search' }>

/** Nothing has to be typed of them any more. */
const isWhole = (person: Chosen): boolean => person.kind === 'known' || person.card !== undefined

/** Another person of the same name and number begins another draft. */
const draftOf = (person: Chosen): string => (person.kind === 'known' ? person.applicant.id : `moi-${person.text}`)

function IntakeForm(props: CounterPageProps & { person: Chosen }) {
  const say = useSay()
  const { procedure, unit, person, idempotencyKey, form, errors, here, number, offers, officialId } = props
  const change = here({})
  const initial = initialAnswers(procedure.form, person.kind === 'known' ? person.applicant : person.card)
  const answers = Object.fromEntries(
    procedure.form.map(({ key }) => [key, form?.text(answerField(key)) ?? initial[key] ?? '']),
  )
  return (
    <form
      method="post"
      action={`/tiep-nhan/${procedure.slug}`}
      enctype="multipart/form-data"
      data-intake
      data-draft={form?.text('draft') ?? draftOf(person)}
    >
      {/* Without scripts Enter presses a form's first button, which must not be the one for more lines. */}
      <input type="submit" hidden />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="unitId" value={unit.id} />
      {/* What the browser keeps of it, should the line be gone when it is sent. */}
      <input type="hidden" name="official" value={officialId} />
      <input type="hidden" name="versionId" value={procedure.id} />
      <input type="hidden" name="procedureName" value={say(procedure.name)} />
      {person.kind === 'known' && <input type="hidden" name="applicantName" value={person.applicant.name} />}
      {number && <input type="hidden" name="ticketId" value={number.id} />}
      {number && <input type="hidden" name="ticketCode" value={number.code} />}
      <input type="hidden" name="draft" value={form?.text('draft') ?? draftOf(person)} />
      <div class="camlo-two">
        <div>
          {person.kind === 'known' ? (
            <KnownPerson applicant={person.applicant} change={change} />
          ) : (
            <NewPerson person={person} form={form} errors={errors} change={change} />
          )}
          <CounterPapers procedure={procedure} offers={offers} form={form} focus={isWhole(person) && !form} />
          {offers && <ConsentCard offers={offers} form={form} errors={errors} />}
          {procedure.form.length > 0 && (
            <Card title={say(words.content)} id="to-khai">
              <EntryLines procedure={procedure} form={form} errors={errors} />
              <AnswerFields
                fields={procedure.form.filter(({ repeats }) => !repeats)}
                answers={answers}
                errors={errors}
              />
            </Card>
          )}
        </div>
        <Closing {...props} />
      </div>
    </form>
  )
}

/** Fee, due date and the one button. */
function Closing(props: CounterPageProps) {
  const { procedure, due, form } = props
  const say = useSay()
  const lang = useLang()
  return (
    <Card title={say(words.due)} className="camlo-sticky">
      <DeciderField {...props} />
      {due ? (
        <>
          <p>
            <b>
              <Moment at={due.at} />
            </b>
          </p>
          <DueExplanationView explanation={due.explanation} provisional={due.provisional} />
        </>
      ) : (
        <p>{say(words.dueLater)}</p>
      )}
      {procedure.feeDong > 0 && (
        <Checkboxes
          name="feePaid"
          label={say(words.fee)}
          options={[{ value: '1', text: say(words.feePaid(formatDong(procedure.feeDong, lang))) }]}
          values={form?.all('feePaid') ?? []}
        />
      )}
      <TextInput
        name="sets"
        label={say(words.sets)}
        type="number"
        inputMode="numeric"
        min="1"
        max="99"
        width={5}
        value={form?.text('sets') || '1'}
      />
      <Checkboxes
        name="byPost"
        label={say(words.channel)}
        options={[{ value: '1', text: say(words.byPost) }]}
        values={form?.all('byPost') ?? []}
      />
      <p class="camlo-muted">{say(words.keysHint)}</p>
      <Button data-submit>{say(words.submit)}</Button>
    </Card>
  )
}

/** Which office decides it, where there is a choice, or where it isn't this one. */
function DeciderField({ unit, deciders, decidingUnitId, limitWaits, errors }: CounterPageProps) {
  const say = useSay()
  const [only, ...others] = deciders
  if (!only || (others.length === 0 && only.unit.id === unit.id)) return null
  const chosen = decidingUnitId ?? only.unit.id
  return (
    <>
      <Select
        name="decidingUnitId"
        label={say(words.decider)}
        hint={say(limitWaits ? words.deciderHintWaits : words.deciderHint)}
        error={errors.decidingUnitId}
        value={chosen}
        options={deciders.map((each) => ({ value: each.unit.id, text: say(each.body) }))}
      />
      {/* Sent again with the same choice, what was asked is answered. */}
      {errors.decidingUnitId && <input type="hidden" name="sureOfDecider" value={chosen} />}
    </>
  )
}
