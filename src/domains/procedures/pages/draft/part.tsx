import { useSay } from '../../../../platform/i18n/index.ts'
import { Banner, Button, ErrorSummary, type Errors, Inset } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'
import type { Draft } from '../../rules/draft.ts'
import type { Part } from '../../rules/draft-findings.ts'
import { FormPart } from './form-part.tsx'
import { DraftFrame, type DraftFrameProps, draftPath, PART_PATHS } from './frame.tsx'
import { GeneralPart, type PartProps } from './general-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { ResultPart } from './result-part.tsx'
import { StepsPart } from './steps-part.tsx'

export interface PartPageProps extends Omit<DraftFrameProps, 'tab' | 'children'>, Omit<PartProps, 'errors'> {
  part: Part
  /** What somebody else saved meanwhile. */
  conflict?: { draft: Draft; by: string | undefined }
}

const FORMS = { general: GeneralPart, papers: PapersPart, form: FormPart, steps: StepsPart, result: ResultPart }

/** One part of a draft as a form. Every button saves; what is wrong is said beside its field, and saved all the same. */
export function PartPage({ part, conflict, ...props }: PartPageProps) {
  const say = useSay()
  const { draft, findings } = props
  const errors: Errors = Object.fromEntries(
    findings.filter((finding) => finding.part === part).map(({ at, text }) => [at, text]),
  )
  const Form = FORMS[part]
  const open = draft.state === 'open'
  return (
    <DraftFrame {...props} tab={part}>
      {!open && <Inset>{say(draftWords.notOpen)}</Inset>}
      {conflict && (
        <Banner kind="note">
          <p class="govuk-notification-banner__heading">
            {say(draftWords.conflict(conflict.by, conflict.draft.changedAt))}
          </p>
          <p>
            <a
              class="govuk-notification-banner__link"
              href={`${draftPath(draft.id)}/${PART_PATHS[part]}`}
              target="_blank"
              rel="noopener"
            >
              {say(draftWords.theirs)}
            </a>
          </p>
        </Banner>
      )}
      <ErrorSummary errors={errors} />
      <form method="post" action={`${draftPath(draft.id)}/${PART_PATHS[part]}`} data-draft-part={part} noValidate>
        <input type="hidden" name="edition" value={draft.edition} />
        {/* The Enter key presses a form's first button: it saves, and moves no row. */}
        <button type="submit" name="deed" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
          {say(draftWords.save)}
        </button>
        <fieldset class="govuk-fieldset" disabled={!open}>
          <legend class="govuk-visually-hidden">{say(draftWords.parts)}</legend>
          <Form {...props} errors={errors} />
          <div class="camlo-stay">
            <Button name="deed" value="save">
              {say(draftWords.save)}
            </Button>
          </div>
        </fieldset>
      </form>
    </DraftFrame>
  )
}
