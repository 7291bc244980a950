import { useSay } from '../../../../platform/i18n/index.ts'
import { Details, Select, TextInput } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'
import { words } from '../../words.ts'
import { English, PaperKind, Tick, Vietnamese } from './fields.tsx'
import type { PartProps } from './general-part.tsx'
import { Rows } from './rows.tsx'

const KINDS = ['form', 'original', 'copy', 'certifiedCopy'] as const

export function PapersPart({ content, errors, paperKinds }: Pick<PartProps, 'content' | 'errors' | 'paperKinds'>) {
  const say = useSay()
  return (
    <Rows name="papers" rows={content.papers}>
      {(paper, at) => (
        <>
          <Vietnamese name={`${at}.name`} label={say(draftWords.paperName)} value={paper.name} errors={errors} />
          <div class="camlo-fields">
            <Select
              name={`${at}.kind`}
              label={say(draftWords.kind)}
              value={paper.kind}
              options={KINDS.map((value) => ({ value, text: say(words.paperKind[value]) }))}
            />
            <TextInput
              name={`${at}.quantity`}
              label={say(draftWords.quantity)}
              value={String(paper.quantity)}
              error={errors[`${at}.quantity`]}
              width={5}
              inputMode="numeric"
            />
            <PaperKind name={`${at}.kindKey`} value={paper.kindKey} kinds={paperKinds} />
          </div>
          <div id={`${at}.holder`}>
            {errors[`${at}.issuedByOffice`] && (
              <p class="govuk-error-message">{say(errors[`${at}.issuedByOffice`] as never)}</p>
            )}
            <Tick name={`${at}.issuedByOffice`} label={say(draftWords.lookedUp)} checked={paper.issuedByOffice} />
          </div>
          <Details
            summary={say(draftWords.more)}
            open={Boolean(
              paper.condition || paper.heldBy || errors[`${at}.condition`] || errors[`${at}.conditionText.vi`],
            )}
          >
            <Vietnamese name={`${at}.heldBy`} label={say(draftWords.heldBy)} value={paper.heldBy} errors={errors} />
            <TextInput
              name={`${at}.condition`}
              label={say(draftWords.condition)}
              hint={say(draftWords.conditionHint)}
              value={paper.condition ?? ''}
              error={errors[`${at}.condition`]}
              maxLength={500}
              spellcheck={false}
            />
            <Vietnamese
              name={`${at}.conditionText`}
              label={say(draftWords.conditionText)}
              value={paper.conditionText}
              errors={errors}
            />
            <English name={`${at}.name`} label={say(draftWords.paperName)} value={paper.name} />
            <English name={`${at}.heldBy`} label={say(draftWords.heldBy)} value={paper.heldBy} />
            <English name={`${at}.conditionText`} label={say(draftWords.conditionText)} value={paper.conditionText} />
          </Details>
        </>
      )}
    </Rows>
  )
}
