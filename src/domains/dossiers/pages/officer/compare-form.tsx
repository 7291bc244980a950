import { useSay } from '../../../../platform/i18n/index.ts'
import { Button, Details, TextInput } from '../../../../ui/index.ts'
import { papersWords } from '../../../papers/index.ts'
import type { DossierView, PaperView } from '../../views.ts'
import { words } from './desk-words.ts'

/** Confirms that the original of a paper sent in as a file was compared, with what the paper says of itself. */
export function CompareForm({ paper, dossier }: { paper: PaperView; dossier: DossierView }) {
  const say = useSay()
  const field = (name: string) => ({ name, id: `${name}-${paper.id}` })
  return (
    <Details summary={say(words.compare)}>
      <form method="post" action={`/ho-so/${dossier.id}/giay-to/${paper.id}/doi-chieu`}>
        <p>{say(words.compareHint(dossier.applicant.name))}</p>
        <TextInput {...field('number')} label={say(papersWords.paperNumber)} maxLength={60} />
        <TextInput {...field('issuedBy')} label={say(papersWords.issuedBy)} maxLength={200} />
        <TextInput {...field('issuedOn')} label={say(papersWords.issuedOn)} type="date" width={20} />
        <TextInput {...field('validUntil')} label={say(papersWords.validUntil)} type="date" width={20} />
        <Button kind="secondary">{say(words.compareButton)}</Button>
      </form>
    </Details>
  )
}
