import type { Organization } from '../../../../core/organization/index.ts'
import { type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { asset, Button, ErrorSummary, Inset } from '../../../../ui/index.ts'
import { diagramWords } from '../../diagram-words.ts'
import { roleName } from '../../role-words.ts'
import { bpmnOf, type DrawnStep } from '../../rules/bpmn.ts'
import { DraftFrame, type DraftFrameProps, draftPath } from './frame.tsx'

export interface DiagramProps {
  name: Text
  steps: readonly DrawnStep[]
  organization: Pick<Organization, 'findUnitByCode'>
}

/** The steps as BPMN, with who and where as lanes. */
function useDrawing({ name, steps, organization }: DiagramProps): string {
  const say = useSay()
  // A lane's name stands upright in little room: who, at the office that took it in, else which office.
  const lane = ({ role, unit }: DrawnStep) =>
    unit === null ? say(roleName(role)) : say(organization.findUnitByCode(unit)?.name ?? { vi: unit, en: unit })
  return bpmnOf(say(name), steps, lane)
}

/** The steps as a picture; the table says the same to who has no scripts or doesn't see it. */
export function Diagram(props: DiagramProps) {
  const say = useSay()
  const xml = useDrawing(props)
  return (
    <>
      <link rel="stylesheet" href={asset('bpmn.css')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <section class="camlo-bpmn" aria-label={say(diagramWords.label(props.steps.length))} tabIndex={0}>
        <div data-bpmn="view" />
        <textarea data-bpmn-xml hidden readOnly value={xml} aria-label={say(diagramWords.title)} />
      </section>
    </>
  )
}

/** The steps drawn; a drawing that says more than steps can is refused with its reason, and kept on the page. */
export function DiagramPage({
  organization,
  error,
  drawn,
  ...props
}: Omit<DraftFrameProps, 'tab' | 'children'> &
  Pick<DiagramProps, 'organization'> & { error?: Text | undefined; drawn?: string | undefined }) {
  const say = useSay()
  const lang = useLang()
  const { draft } = props
  const { content } = draft
  const xml = useDrawing({ name: content.name, steps: content.steps, organization })
  return (
    <DraftFrame {...props} tab="diagram">
      <ErrorSummary errors={error ? { 'so-do': error } : {}} />
      <noscript>
        <Inset>{say(diagramWords.noScript)}</Inset>
      </noscript>
      {draft.state === 'open' ? (
        <form method="post" action={`${draftPath(draft.id)}/so-do`} data-bpmn-form>
          <p>{say(diagramWords.about)}</p>
          <link rel="stylesheet" href={asset('bpmn.css')} />
          <input type="hidden" name="edition" value={draft.edition} />
          <textarea name="xml" data-bpmn-xml hidden value={drawn ?? xml} aria-label={say(diagramWords.title)} />
          <div class="camlo-bpmn camlo-bpmn--edit" id="so-do" data-bpmn="edit" data-lang={lang} />
          <Button>{say(diagramWords.save)}</Button>
        </form>
      ) : (
        <Diagram name={content.name} steps={content.steps} organization={organization} />
      )}
    </DraftFrame>
  )
}
