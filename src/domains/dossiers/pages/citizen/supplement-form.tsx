import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Details, type Errors, Inset } from '../../../../ui/index.ts'
import type { OwnDossier } from '../../queries/lookup.ts'
import type { OwnPapers } from '../../queries/own-dossier.ts'
import { AnswerFields } from './answer-fields.tsx'
import { words } from './own-words.ts'
import { PaperField } from './paper-fields.tsx'
import type { PickedFiles } from './picked-files.ts'

/** What a supplement brings so far. */
export interface Supplement {
  /** As typed; missing where nothing was sent yet. */
  answers?: Record<string, string>
  /** Of each paper that is asked for. */
  picked: readonly PickedFiles[]
}

export const itemField = (index: number): string => `item-${index}`

/** One file field for each paper that is asked for, and the form's answers to mend. */
export function SupplementForm({
  action,
  asked,
  papers: { version, form },
  supplement,
  errors,
}: {
  action: string
  asked: NonNullable<OwnDossier['supplement']>
  papers: OwnPapers
  supplement: Supplement
  errors: Errors
}) {
  const say = useSay()
  const stated = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value ?? '')]))
  return (
    <Card title={say(words.supplement)}>
      <Inset>
        <strong>{say(words.asked)}:</strong> {asked.reason}
      </Inset>
      <form method="post" action={action} encType="multipart/form-data" noValidate>
        {asked.items.map((item, index) => (
          <PaperField
            key={itemField(index)}
            name={itemField(index)}
            label={{ vi: item, en: item }}
            files={supplement.picked[index]?.files ?? []}
            errors={errors}
          />
        ))}
        {version.form.length > 0 && (
          <Details summary={say(words.changeForm)} open={supplement.answers !== undefined}>
            <AnswerFields fields={version.form} answers={supplement.answers ?? stated} errors={errors} />
          </Details>
        )}
        <Button>{say(words.sendSupplement)}</Button>
      </form>
    </Card>
  )
}
