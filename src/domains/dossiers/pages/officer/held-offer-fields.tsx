import type { PostedForm } from '../../../../core/files/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Details, type Errors, Inset, Radios, Select, TextInput } from '../../../../ui/index.ts'
import {
  ASK_REASONS,
  allowedByLaw,
  CONSENT_SCOPES,
  type HeldPaper,
  type Offers,
  papersWords as words,
} from '../../../papers/index.ts'

interface OfferProps {
  index: number
  offers: Offers
  papers: readonly HeldPaper[]
  form: PostedForm | undefined
}

/** What is held of a paper that is asked for: used with one key, or asked for anew with the reason. */
export function HeldOffer({ index, offers, papers, form }: OfferProps) {
  const say = useSay()
  const ticked = new Set([...(form?.all('held') ?? []), ...(form?.all('held-more') ?? [])])
  const reason = form?.text(`anew-${index}`) ?? ''
  return (
    <span class="camlo-held">
      {papers.map((paper, place) => {
        const value = `${index}:${paper.id}`
        const law = allowedByLaw(offers, paper)?.law
        return (
          <span key={paper.id} class="camlo-line">
            <input
              type="checkbox"
              class="camlo-check"
              id={`held-${value}`}
              name={place === 0 ? 'held' : 'held-more'}
              value={value}
              checked={ticked.has(value)}
            />{' '}
            <label for={`held-${value}`}>{say(words.heldPaper(paper.name, paper.issuedOn))}</label>
            <span class="camlo-muted camlo-line">
              {[
                paper.number && say(words.number(paper.number)),
                paper.issuedBy,
                say(words.source[paper.source]),
                paper.validUntil && say(words.until(paper.validUntil)),
                law && say(words.byLaw(law)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        )
      })}
      <Details summary={say(words.askAnew)} open={reason !== ''}>
        <Select
          name={`anew-${index}`}
          label={say(words.askReason)}
          value={reason}
          options={[
            { value: '', text: say(words.chooseReason) },
            ...ASK_REASONS.map((value) => ({ value, text: say(words.askReasons[value]) })),
          ]}
        />
        <TextInput
          name={`anew-note-${index}`}
          label={say(words.askNote)}
          value={form?.text(`anew-note-${index}`)}
          maxLength={500}
        />
      </Details>
    </span>
  )
}

/** The owner's consent, as the clerk records it; one that runs until withdrawn is only shown. Nothing is ticked beforehand. */
export function ConsentCard({
  offers,
  form,
  errors,
}: {
  offers: Offers
  form: PostedForm | undefined
  errors: Errors
}) {
  const say = useSay()
  const { consent, papers } = offers
  if (papers.every((paper) => allowedByLaw(offers, paper))) return null
  return (
    <Card {...(consent ? { title: say(words.consent) } : {})}>
      {consent ? (
        <Inset>{say(words.consentRuns(words.ways[consent.way], consent.givenAt))}</Inset>
      ) : (
        <>
          <Radios
            name="consentWay"
            label={say(words.consent)}
            hint={say(words.consentHint)}
            error={errors.consentWay}
            value={form?.text('consentWay')}
            options={(['spoken', 'signed'] as const).map((value) => ({ value, text: say(words.ways[value]) }))}
          />
          <Select
            name="consentScope"
            label={say(words.scope)}
            value={form?.text('consentScope') || 'dossier'}
            options={CONSENT_SCOPES.map((value) => ({ value, text: say(words.scopes[value]) }))}
          />
        </>
      )}
    </Card>
  )
}

/** That the original of a scan was seen, and what it says of itself: then it goes into the applicant's store. */
export function SeenFields({ index, form }: { index: number; form: PostedForm | undefined }) {
  const say = useSay()
  const id = `seen-${index}`
  const value = (name: string) => form?.text(`${name}-${index}`)
  return (
    <>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={id}
            name={id}
            value="1"
            checked={value('seen') === '1'}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {say(words.seen)}
          </label>
        </div>
      </div>
      <Details summary={say(words.seenDetails)} open={Boolean(value('seen-number') || value('seen-on'))}>
        <div class="camlo-pair">
          <TextInput
            name={`seen-number-${index}`}
            label={say(words.paperNumber)}
            value={value('seen-number')}
            maxLength={60}
          />
          <TextInput name={`seen-by-${index}`} label={say(words.issuedBy)} value={value('seen-by')} maxLength={200} />
          <TextInput name={`seen-on-${index}`} type="date" label={say(words.issuedOn)} value={value('seen-on')} />
          <TextInput
            name={`seen-until-${index}`}
            type="date"
            label={say(words.validUntil)}
            value={value('seen-until')}
          />
        </div>
      </Details>
    </>
  )
}
