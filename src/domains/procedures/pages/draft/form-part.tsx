import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Details, Select, Textarea, TextInput } from '../../../../ui/index.ts'
import { draftWords, typeWords } from '../../draft-words.ts'
import { FIELD_LIBRARY } from '../../rules/field-library.ts'
import { FIELD_TYPES } from '../../rules/version.ts'
import { English, Tick, Vietnamese } from './fields.tsx'
import type { PartProps } from './general-part.tsx'
import { Rows } from './rows.tsx'

/** The questions of the form, and a library of the usual ones. */
export function FormPart({ content, errors }: Pick<PartProps, 'content' | 'errors'>) {
  const say = useSay()
  const types = FIELD_TYPES.map((value) => ({ value, text: say(typeWords[value]) }))
  return (
    <>
      <Card title={say(draftWords.library)}>
        <div class="camlo-library">
          {Object.entries(FIELD_LIBRARY).map(([key, { name }]) => (
            <button
              key={key}
              type="submit"
              name="deed"
              value={`library:${key}`}
              class="camlo-entry__move"
              aria-label={say(draftWords.libraryAdd(name))}
            >
              + {say(name)}
            </button>
          ))}
        </div>
      </Card>
      <Rows name="form" rows={content.form}>
        {(field, at) => (
          <>
            <Vietnamese name={`${at}.label`} label={say(draftWords.question)} value={field.label} errors={errors} />
            <div class="camlo-fields">
              <Select name={`${at}.type`} label={say(draftWords.type)} value={field.type} options={types} />
              <TextInput
                name={`${at}.key`}
                label={say(draftWords.key)}
                value={field.key}
                error={errors[`${at}.key`]}
                width={20}
                maxLength={40}
                spellcheck={false}
              />
            </div>
            <Tick name={`${at}.required`} label={say(draftWords.required)} checked={field.required} />
            <Details summary={say(draftWords.moreOfField)} open={field.type === 'choice'}>
              <Textarea
                name={`${at}.options`}
                label={say(draftWords.options)}
                hint={say(draftWords.optionsHint)}
                error={errors[`${at}.options`]}
                rows={3}
                value={field.options?.map(({ value, label }) => `${value} | ${label.vi} | ${label.en}`).join('\n')}
              />
              <TextInput
                name={`${at}.initial`}
                label={say(draftWords.initial)}
                hint={say(draftWords.initialHint)}
                value={field.initial ?? ''}
                maxLength={300}
              />
              <Textarea
                name={`${at}.suggestions`}
                label={say(draftWords.suggestions)}
                hint={say(draftWords.suggestionsHint)}
                rows={3}
                value={field.suggestions?.join('\n')}
              />
              <Tick name={`${at}.repeats`} label={say(draftWords.repeats)} checked={field.repeats === true} />
              <Vietnamese name={`${at}.hint`} label={say(draftWords.hint)} value={field.hint} errors={errors} />
              <English name={`${at}.label`} label={say(draftWords.question)} value={field.label} />
              <English name={`${at}.hint`} label={say(draftWords.hint)} value={field.hint} />
            </Details>
          </>
        )}
      </Rows>
    </>
  )
}
