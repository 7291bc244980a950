import { formatNumber, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { type Errors, FileUpload } from '../../../../ui/index.ts'
import type { Offers } from '../../../papers/index.ts'
import type { Paper } from '../../../procedures/index.ts'
import { mustBringFile, paperField } from './filing.ts'
import { words } from './filing-words.ts'
import { HeldChoice } from './held-fields.tsx'
import type { PickedFile, PickedFiles } from './picked-files.ts'

/** One file field for each paper, with what was picked before. */
export function PaperFields({
  papers,
  picked,
  errors,
  offers,
  held = [],
}: {
  papers: readonly Paper[]
  picked: readonly PickedFiles[]
  errors: Errors
  offers?: Offers | undefined
  held?: readonly string[]
}) {
  const say = useSay()
  return (
    <>
      {papers.map((paper, index) => (
        <div key={paperField(index)}>
          <HeldChoice {...{ index, paper, offers }} chosen={held[index]} />
          <PaperField
            name={paperField(index)}
            label={mustBringFile(paper) ? paper.name : words.optional(paper.name)}
            hint={hintOf(paper).map(say).join(' ')}
            files={picked[index]?.files ?? []}
            errors={errors}
          />
        </div>
      ))}
    </>
  )
}

const hintOf = (paper: Paper): Text[] => [
  ...(paper.condition && paper.conditionText ? [words.onlyWhen(paper.conditionText)] : []),
  paper.issuedByOffice ? words.issuedByOffice : words.paperKinds[paper.kind],
]

/** Picks the files of one paper; those that have arrived are listed and can be dropped. */
export function PaperField({
  name,
  label,
  hint,
  files,
  errors,
}: {
  name: string
  label: Text
  hint?: string
  files: readonly PickedFile[]
  errors: Errors
}) {
  const say = useSay()
  return (
    <>
      <FileUpload name={name} label={say(label)} hint={hint} error={errors[name]} multiple />
      {files.length > 0 && (
        <ul class="govuk-list govuk-checkboxes govuk-checkboxes--small">
          {files.map((file) => (
            <li key={file.token}>
              <input type="hidden" name={`${name}-upload`} value={file.token} />
              <p class="govuk-!-margin-bottom-0">
                {say(words.sent)}: <FileName file={file} />
              </p>
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id={file.token} name="drop" value={file.token} />
                <label class="govuk-label govuk-checkboxes__label" for={file.token}>
                  {say(words.remove(file.name))}
                </label>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const KILOBYTE = 1024

/** A file's name and size. */
export function FileName({ file: { name, sizeBytes } }: { file: PickedFile }) {
  const lang = useLang()
  const kilobytes = Math.max(1, Math.round(sizeBytes / KILOBYTE))
  const size = kilobytes < KILOBYTE ? `${kilobytes} kB` : `${formatNumber(sizeBytes / KILOBYTE ** 2, lang, 1)} MB`
  return (
    <>
      {name} <span class="camlo-muted">({size})</span>
    </>
  )
}
