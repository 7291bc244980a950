import { useSay } from '../../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  TextInput,
  Title,
} from '../../../../ui/index.ts'
import type { Offers } from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { UnitRef } from '../../office.ts'
import { AnswerFields } from './answer-fields.tsx'
import { APPLICANT_FIELDS, APPLICANT_KINDS, type ApplicantField, type Filing } from './filing.ts'
import { words } from './filing-words.ts'
import { ForAnotherCard } from './for-another-card.tsx'
import { words as forAnotherWords } from './for-another-words.ts'
import { StoreCard } from './held-fields.tsx'
import { PaperFields } from './paper-fields.tsx'
import type { PickedFiles } from './picked-files.ts'

export interface FilingPageProps {
  version: ProcedureVersion
  units: readonly UnitRef[]
  filing: Filing
  picked: readonly PickedFiles[]
  /** Whoever is signed in: what is typed may be kept, and it may be filed for somebody else. */
  account?: { pickedForAnother: PickedFiles | undefined } | undefined
  errors: Errors
  /** What offices hold for the applicant. */
  offers?: Offers | undefined
  /** Nothing has been sent yet, so what was typed in this window before is brought back. */
  fresh?: boolean
}

/** Everything a citizen states for one procedure, on one page. */
export function FilingPage(props: FilingPageProps) {
  const { version, units, filing, picked, account, errors, offers, fresh = false } = props
  const say = useSay()
  const address = `/nop-ho-so/${version.slug}`
  return (
    <>
      <BackLink href={`/thu-tuc/${version.slug}`}>{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={say(words.caption)}>{say(version.name)}</Title>
      <p>{say(account ? forAnotherWords.signedIntro : words.intro)}</p>
      <div class="camlo-two">
        <form
          method="post"
          action={`${address}/kiem-tra`}
          encType="multipart/form-data"
          noValidate
          {...(fresh ? { 'data-draft': filing.forAnother.on ? 'ho-so-thay' : 'ho-so' } : {})}
        >
          <input type="hidden" name="key" value={filing.key} />
          {filing.store !== '' && <input type="hidden" name="store" value={filing.store} />}
          {/* The Enter key presses a form's first button. */}
          <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
            {say(words.check)}
          </button>
          {account && (
            <ForAnotherCard
              slug={version.slug}
              value={filing.forAnother}
              picked={account.pickedForAnother}
              errors={errors}
            />
          )}
          <Card title={say(words.where)}>
            <UnitField units={units} value={filing.unitId} errors={errors} />
          </Card>
          <Card title={say(words.applicant)}>
            <ApplicantFields filing={filing} errors={errors} />
          </Card>
          {version.form.length > 0 && (
            <Card title={say(words.declaration)}>
              <AnswerFields fields={version.form} answers={filing.answers} errors={errors} />
            </Card>
          )}
          <StoreCard {...{ version, filing, offers, errors }} />
          {version.papers.length > 0 && (
            <Card title={say(words.papers)}>
              <p class="govuk-hint">{say(words.papersHint)}</p>
              <PaperFields papers={version.papers} picked={picked} errors={errors} offers={offers} held={filing.held} />
            </Card>
          )}
          <div class="govuk-button-group">
            <Button>{say(words.check)}</Button>
            {account && (
              <Button kind="secondary" formAction={`${address}/luu`}>
                {say(forAnotherWords.save)}
              </Button>
            )}
          </div>
        </form>
      </div>
    </>
  )
}

function UnitField({ units, value, errors }: { units: readonly UnitRef[]; value: string; errors: Errors }) {
  const say = useSay()
  const [only, ...others] = units
  if (only && others.length === 0)
    return (
      <p>
        {say(only.name)}
        <input type="hidden" name="unitId" value={only.id} />
      </p>
    )
  return (
    <Select
      name="unitId"
      label={say(words.unit)}
      hint={say(words.unitHint)}
      error={errors.unitId}
      value={value}
      options={[
        { value: '', text: say(words.chooseUnit) },
        ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
      ]}
    />
  )
}

/** How each of the applicant's fields is typed on a phone; what has no hint explains itself. */
const INPUTS = {
  fullName: { autoComplete: 'name', spellcheck: false },
  idNumber: { inputMode: 'numeric', width: 20 },
  phone: { type: 'tel', autoComplete: 'tel', width: 20 },
  email: { type: 'email', autoComplete: 'email' },
  address: { autoComplete: 'street-address' },
} as const

const HINTS = {
  fullName: words.fullNameHint,
  idNumber: words.idNumberHint,
  phone: words.phoneHint,
  email: words.emailHint,
  address: words.addressHint,
} as const

function ApplicantFields({ filing, errors }: { filing: Filing; errors: Errors }) {
  const say = useSay()
  const fields = Object.keys(APPLICANT_FIELDS) as ApplicantField[]
  return (
    <>
      <Radios
        name="kind"
        label={say(words.kind)}
        value={filing.kind}
        options={APPLICANT_KINDS.map((kind) => ({ value: kind, text: say(words.kinds[kind]) }))}
      />
      {fields.map((field) => {
        const hint = HINTS[field]
        return (
          <TextInput
            key={field}
            name={field}
            label={say(field === 'fullName' ? words.fullName : words.optional(words[field]))}
            hint={hint && say(hint)}
            error={errors[field]}
            value={filing.applicant[field]}
            maxLength={APPLICANT_FIELDS[field]}
            {...INPUTS[field]}
          />
        )
      })}
    </>
  )
}
