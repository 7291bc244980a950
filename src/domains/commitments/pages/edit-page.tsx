import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  Details,
  ErrorSummary,
  type Errors,
  Inset,
  Select,
  Textarea,
  TextInput,
  Title,
  Warning,
} from '../../../ui/index.ts'
import type { Candidates } from '../candidates.ts'
import { subjectValue } from '../posted.ts'
import { type Commitment, codeOf } from '../queries/commitments.ts'
import type { Live } from '../queries/live.ts'
import { ORDERS, type Order } from '../rules/lifecycle.ts'
import type { SoftWarning } from '../rules/softness.ts'
import { DUTY_KINDS, type Duty, type Subject } from '../rules/terms.ts'
import { words } from '../words.ts'
import { CandidateBoxes } from './choose-page.tsx'
import { LiveLine } from './parts.tsx'

export interface EditedClause {
  key: string
  subject: Subject
  name: Text
  measure: Text
  words: string
  dueOn: string
  evidence: string
  live: Live
  soft: readonly SoftWarning[]
}

export interface EditPageProps {
  commitment: Commitment
  answererName: string
  clauses: readonly EditedClause[]
  duties: readonly Duty[]
  grounds: string
  groundId: string
  groundOptions: readonly { id: string; name: Text }[]
  missed: string
  note: string
  signOrder: Order
  signBy: string
  candidates: Candidates
  text: string
  clausesFrom: number
  today: string
  errors?: Errors
}

const SPARE_DUTIES = 2

/** A version as somebody writes it: clauses are live targets and tasks, words may stand beside them. */
export function EditPage(props: EditPageProps) {
  const say = useSay()
  const { commitment, answererName, clauses, duties, errors = {}, candidates } = props
  const { form } = words
  const isDraft = commitment.state === 'draft'
  const title = isDraft ? (commitment.amendsId ? form.editAnnex : form.edit) : form.editProposal
  return (
    <>
      <BackLink href={`/cam-ket/${commitment.id}`}>{codeOf(commitment)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={`${codeOf(commitment)} · ${answererName}`}>{say(title)}</Title>
      {commitment.state === 'signing' && <Warning>{say(words.proposeVoids)}</Warning>}
      <form method="post" action={`/cam-ket/${commitment.id}/sua`}>
        <input type="hidden" name="on" value={String(commitment.version)} />
        <input type="hidden" name="den" value={commitment.toOn} />
        <div id="muc">
          {clauses.map((clause, index) => (
            <ClauseCard key={clause.key} clause={clause} index={index} commitment={commitment} />
          ))}
        </div>
        {clauses.length < props.clausesFrom && <Inset>{say(words.fewClauses(props.clausesFrom))}</Inset>}
        <Details summary={say(form.more)} open={props.text !== '' || clauses.length === 0}>
          <TextInput name="tim" label={say(form.find)} hint={say(form.findHint)} value={props.text} width={20} />
          <CandidateBoxes candidates={candidates} name="them" ticked={[]} searched={props.text !== ''} />
          <Button kind="secondary" name="lam" value="them">
            {say(form.more)}
          </Button>
        </Details>
        <h2 class="govuk-heading-m">{say(words.dutiesTitle)}</h2>
        <p class="govuk-hint">{say(form.dutyHint)}</p>
        {[...duties, ...Array.from({ length: SPARE_DUTIES }, () => undefined)].map((duty, index) => (
          <DutyFields
            key={duty?.key ?? `new-${index}`}
            duty={duty}
            index={index}
            commitment={commitment}
            clauses={clauses}
          />
        ))}
        <h2 class="govuk-heading-m">{say(words.grounds)}</h2>
        <Select
          name="can-cu"
          label={say(form.ground)}
          value={props.groundId}
          options={[
            { value: '', text: say(form.noGround) },
            ...props.groundOptions.map(({ id, name }) => ({ value: id, text: say(name) })),
          ]}
        />
        <TextInput name="grounds" label={say(form.groundWords)} value={props.grounds} maxLength={1000} />
        <Textarea
          name="missed"
          label={say(form.missed)}
          hint={say(form.missedHint)}
          value={props.missed}
          rows={3}
          maxLength={1000}
        />
        <Select
          name="signOrder"
          label={say(form.order)}
          value={props.signOrder}
          options={ORDERS.map((order) => ({ value: order, text: say(words.orders[order]) }))}
        />
        <TextInput
          name="signBy"
          type="date"
          label={say(form.signBy)}
          value={props.signBy}
          min={props.today}
          error={errors.signBy}
          width={10}
        />
        {!isDraft && <Textarea name="note" label={say(form.note)} value={props.note} rows={2} maxLength={1000} />}
        <div class="govuk-button-group">
          <Button name="lam" value="gui">
            {say(form.send)}
          </Button>
          {isDraft && (
            <Button kind="secondary" name="lam" value="luu">
              {say(form.save)}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}

function ClauseCard({ clause, index, commitment }: { clause: EditedClause; index: number; commitment: Commitment }) {
  const say = useSay()
  const { form } = words
  const field = (name: string) => `muc-${index}-${name}`
  return (
    <Card title={`${index + 1}. ${say(clause.name)}`}>
      <input type="hidden" name={field('key')} value={clause.key} />
      <input type="hidden" name={field('la')} value={subjectValue(clause.subject)} />
      <p>
        <strong>{say(clause.measure)}</strong>
        <span class="camlo-line">
          <LiveLine live={clause.live} />
        </span>
      </p>
      {clause.soft.length > 0 && <SoftNote soft={clause.soft} />}
      <div class="camlo-fields">
        <TextInput name={field('words')} label={say(form.words)} value={clause.words} maxLength={1000} />
        <TextInput
          name={field('han')}
          type="date"
          label={say(form.dueOn)}
          value={clause.dueOn}
          min={commitment.fromOn}
          max={commitment.toOn}
          width={10}
        />
        <TextInput name={field('minh-chung')} label={say(form.evidence)} value={clause.evidence} maxLength={1000} />
      </div>
      <Checkboxes
        name={field('bo')}
        label={say(form.clause(index + 1))}
        options={[{ value: '1', text: say(form.remove) }]}
      />
    </Card>
  )
}

/** Why a target looks easy, in words with the figures. */
export function SoftNote({ soft }: { soft: readonly SoftWarning[] }) {
  const say = useSay()
  return (
    <Inset>
      <strong>{say(words.soft)}</strong>
      <ul class="govuk-list">
        {soft.map(({ kind, text }) => (
          <li key={kind}>{say(text)}</li>
        ))}
      </ul>
      <span class="camlo-muted">{say(words.softHint)}</span>
    </Inset>
  )
}

interface DutyFieldsProps {
  duty: Duty | undefined
  index: number
  commitment: Commitment
  clauses: readonly EditedClause[]
}

function DutyFields({ duty, index, commitment, clauses }: DutyFieldsProps) {
  const say = useSay()
  const { form } = words
  const field = (name: string) => `dk-${index}-${name}`
  return (
    <fieldset class="govuk-fieldset camlo-card">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(form.duty(index + 1))}</legend>
      {duty && <input type="hidden" name={field('key')} value={duty.key} />}
      <div class="camlo-fields">
        <TextInput name={field('words')} label={say(form.dutyWords)} value={duty?.words} maxLength={1000} />
        <Select
          name={field('loai')}
          label={say(form.dutyKind)}
          value={duty?.kind ?? 'money'}
          options={DUTY_KINDS.map((kind) => ({ value: kind, text: say(words.duties[kind]) }))}
        />
        <TextInput
          name={field('han')}
          type="date"
          label={say(form.dutyDue)}
          value={duty?.dueOn ?? commitment.toOn}
          min={commitment.fromOn}
          max={commitment.toOn}
          width={10}
        />
        <Select
          name={field('cho')}
          label={say(form.dutyOf)}
          value={duty?.clauseKey ?? ''}
          options={[
            { value: '', text: say(words.ofAll) },
            ...clauses.map(({ key, name }, at) => ({ value: key, text: `${at + 1}. ${say(name)}` })),
          ]}
        />
      </div>
    </fieldset>
  )
}
