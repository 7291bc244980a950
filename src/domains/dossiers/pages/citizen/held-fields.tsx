import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Details, type Errors, Inset, TextInput } from '../../../../ui/index.ts'
import { type Offers, papersWords } from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { Filing } from './filing.ts'
import { words } from './filing-words.ts'

/** Where somebody shows who they are, so that what offices hold for them is offered. */
export function StoreCard({
  version,
  filing,
  offers,
  errors,
}: {
  version: ProcedureVersion
  filing: Filing
  offers: Offers | undefined
  errors: Errors
}) {
  const say = useSay()
  if (!version.papers.some(({ kindKey }) => kindKey)) return null
  if (offers || (filing.store !== '' && !errors.storeSecret))
    return <Inset>{say(offers ? words.storeOpen(offers.papers.length) : words.storeEmpty)}</Inset>
  return (
    <Card title={say(words.store)}>
      <Details summary={say(words.storeOpenIt)} open={errors.storeSecret !== undefined}>
        <p>{say(words.storeHint)}</p>
        <TextInput name="storeCode" label={say(words.storeCode)} autoComplete="off" />
        <TextInput
          name="storeSecret"
          label={say(words.storeSecret)}
          error={errors.storeSecret}
          autoComplete="off"
          width={20}
        />
        <Button kind="secondary" formAction={`/nop-ho-so/${version.slug}/giay-to-da-co`}>
          {say(words.storeButton)}
        </Button>
      </Details>
    </Card>
  )
}

/** What is held of one paper: choosing it is the owner's consent, for this dossier. */
export function HeldChoice({
  index,
  paper,
  offers,
  chosen,
}: {
  index: number
  paper: ProcedureVersion['papers'][number]
  offers: Offers | undefined
  chosen: string | undefined
}) {
  const say = useSay()
  const held = offers?.papers.filter(({ kindKey }) => kindKey && kindKey === paper.kindKey) ?? []
  if (held.length === 0) return null
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      {held.map(({ id, name, issuedOn, source }) => (
        <div key={id} class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={`held-${index}-${id}`}
            name={`held-${index}`}
            value={id}
            checked={chosen === id}
          />
          <label class="govuk-label govuk-checkboxes__label" for={`held-${index}-${id}`}>
            {say(papersWords.heldPaper(name, issuedOn))}
            <span class="camlo-muted camlo-line">
              {say(papersWords.source[source])}. {say(words.heldConsent)}
            </span>
          </label>
        </div>
      ))}
    </div>
  )
}
