import { useSay } from '../../../../platform/i18n/index.ts'
import { Checkboxes, FileUpload, Select, Textarea, TextInput } from '../../../../ui/index.ts'
import type { DossierView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import type { DeedField, DeedName } from './deeds.ts'
import { fieldOf, words } from './desk-words.ts'
import type { Failed } from './failed.ts'

interface Props {
  name: DeedName
  fields: readonly DeedField[]
  dossier: DossierView
  draft: readonly string[]
  failed: Failed | undefined
}

/** The fields of one deed's form, with what had been typed and what was wrong. */
export function DeedFields({ fields, ...props }: Props) {
  return (
    <>
      {fields.map((field) => (
        <DeedFieldView key={field} field={field} {...props} />
      ))}
    </>
  )
}

/** The name a field is sent under, where it isn't its own. */
const SENT_AS: Partial<Record<DeedField, string>> = { optionalReason: 'reason' }

function DeedFieldView({ field, name, dossier, draft, failed }: Omit<Props, 'fields'> & { field: DeedField }) {
  const say = useSay()
  const sent = SENT_AS[field] ?? field
  const { label, hint } = words.fields[field]
  const wrong = failed && fieldOf(name, failed.reason) === field
  const error = failed?.form.fileErrors[sent] ?? (wrong ? roomWords.reasons[failed.reason] : undefined)
  const common = {
    id: `${name}-${field}`,
    name: sent,
    label: say(label),
    hint: hint && say(hint),
    error,
  }
  const value = failed?.form.text(sent)
  switch (field) {
    case 'items':
      return (
        <>
          <MissingPapers name={name} dossier={dossier} failed={failed} />
          <Textarea {...common} value={value} rows={2} />
        </>
      )
    case 'colleague':
      return (
        <Select
          {...common}
          value={value ?? dossier.holder?.assignee?.id}
          options={dossier.colleagues.map((each) => ({ value: each.id, text: each.name }))}
        />
      )
    case 'earlierStep':
      return (
        <Select
          {...common}
          value={value ?? dossier.earlierSteps[0]?.key}
          options={dossier.earlierSteps.map(({ key, name: step, unit, person }) => ({
            value: key,
            text: [say(step), person?.name ?? say(unit.name)].join(' · '),
          }))}
        />
      )
    case 'newDueOn':
      return <TextInput {...common} type="date" value={value} width={10} />
    case 'file':
      return <FileUpload {...common} label={say(name === 'sign' ? words.ownResult : label)} />
    case 'content':
      return <Textarea {...common} value={value ?? draft.join('\n')} rows={6} />
    default:
      return <Textarea {...common} value={value} rows={field === 'note' || field === 'papers' ? 2 : 3} />
  }
}

/** The papers the procedure asks for, so that what is missing is ticked rather than typed. */
function MissingPapers({ name, dossier, failed }: Pick<Props, 'name' | 'dossier' | 'failed'>) {
  const say = useSay()
  const options = dossier.procedure.papers.map((paper) => ({ value: paper.name.vi, text: say(paper.name) }))
  if (options.length === 0) return null
  return (
    <Checkboxes
      id={`${name}-item`}
      name="item"
      label={say(words.missingPapers)}
      options={options}
      values={failed?.form.all('item') ?? []}
    />
  )
}
