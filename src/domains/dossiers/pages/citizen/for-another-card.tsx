import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, type Errors, Radios, TextInput } from '../../../../ui/index.ts'
import { GROUNDS } from '../../rules/representation.ts'
import { FIELDS, type ForAnother, MOST_NAME } from './for-another.ts'
import { words } from './for-another-words.ts'
import { PaperField } from './paper-fields.tsx'
import type { PickedFiles } from './picked-files.ts'

/** Asks whose dossier it is, of somebody who is signed in. */
export function ForAnotherCard({
  slug,
  value,
  picked,
  errors,
}: {
  slug: string
  value: ForAnother
  picked: PickedFiles | undefined
  errors: Errors
}) {
  const say = useSay()
  const { on, ground, filerName } = value
  if (!on)
    return (
      <Card title={say(words.title)}>
        <p>
          {say(words.mine)} <a href={`/nop-ho-so/${slug}?thay=1`}>{say(words.switchOther)}</a>
        </p>
      </Card>
    )
  return (
    <Card title={say(words.title)}>
      <input type="hidden" name={FIELDS.on} value="1" />
      <p>
        <strong>{say(words.other)}</strong> <a href={`/nop-ho-so/${slug}`}>{say(words.switchMine)}</a>
      </p>
      <p>
        {say(words.otherHint)} {say(words.contactHint)}
      </p>
      <Radios
        name={FIELDS.ground}
        label={say(words.ground)}
        value={ground}
        error={errors[FIELDS.ground]}
        options={GROUNDS.map((each) => ({ value: each, text: say(words.grounds[each]) }))}
      />
      <TextInput
        name={FIELDS.filerName}
        label={say(words.filerName)}
        value={filerName}
        maxLength={MOST_NAME}
        spellcheck={false}
        error={errors[FIELDS.filerName]}
      />
      <PaperField
        name={FIELDS.files}
        label={words.paper}
        hint={say(words.paperHint)}
        files={picked?.files ?? []}
        errors={errors}
      />
    </Card>
  )
}
