import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Details, Textarea } from '../../../../ui/index.ts'
import { resultWords } from '../../result-words.ts'
import type { Draft } from '../../rules/draft.ts'
import { English, PaperKind, Vietnamese } from './fields.tsx'
import { draftPath } from './frame.tsx'
import type { PartProps } from './general-part.tsx'

/** What the person came for: its name, and the paper itself as a template with a preview. */
export function ResultPart({
  content,
  errors,
  draft,
  paperKinds,
}: Pick<PartProps, 'content' | 'errors' | 'paperKinds'> & { draft: Draft }) {
  const say = useSay()
  const source = `${draftPath(draft.id)}/ket-qua/xem-truoc`
  return (
    <>
      <Card>
        <Vietnamese name="result" label={say(resultWords.name)} value={content.result} errors={errors} />
        <English name="result" label={say(resultWords.name)} value={content.result} />
        <PaperKind name="resultKind" value={content.resultKind} kinds={paperKinds} />
      </Card>
      <Card title={say(resultWords.template)}>
        <p>{say(content.resultTemplate ? resultWords.own : resultWords.plain)}</p>
        {!content.resultTemplate && (
          <Button kind="secondary" name="deed" value="template:plain">
            {say(resultWords.begin)}
          </Button>
        )}
        <div class="camlo-preview">
          <div class="camlo-preview__source">
            <Textarea
              name="resultTemplate"
              label={say(resultWords.source)}
              hint={say(resultWords.hint)}
              value={content.resultTemplate ?? ''}
              error={errors.resultTemplate}
              rows={24}
            />
            <Details summary={say(resultWords.names)}>
              <ul class="govuk-list govuk-list--bullet">
                {resultWords.known.map(({ name, text }) => (
                  <li key={name}>
                    <code>{name}</code>: {say(text)}
                  </li>
                ))}
                {content.form.map(({ key, label }) => (
                  <li key={key}>
                    <code>data.answers.{key}</code>: {say(label)}
                  </li>
                ))}
              </ul>
            </Details>
          </div>
          <div>
            <p class="govuk-label">{say(resultWords.preview)}</p>
            <p class="govuk-error-message" role="status" data-preview-reason />
            {content.resultTemplate ? (
              <img
                class="camlo-preview__paper"
                src={`${source}?lan=${draft.edition}`}
                alt={say(resultWords.alt)}
                data-preview={source}
                data-preview-of="resultTemplate"
              />
            ) : (
              <p class="camlo-muted">{say(resultWords.none)}</p>
            )}
          </div>
        </div>
      </Card>
    </>
  )
}
