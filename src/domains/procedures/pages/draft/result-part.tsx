import { useSay } from '../../../../platform/i18n/index.ts'
import { Card } from '../../../../ui/index.ts'
import { draftWords } from '../../draft-words.ts'
import { English, Vietnamese } from './fields.tsx'
import type { PartProps } from './general-part.tsx'

/** What the person came for. */
export function ResultPart({ content, errors }: Pick<PartProps, 'content' | 'errors'>) {
  const say = useSay()
  return (
    <Card>
      <Vietnamese name="result" label={say(draftWords.resultName)} value={content.result} errors={errors} />
      <English name="result" label={say(draftWords.resultName)} value={content.result} />
    </Card>
  )
}
