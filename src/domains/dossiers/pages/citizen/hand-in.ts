import type { PostedForm } from '../../../../core/files/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import { validateForm } from '../../../procedures/index.ts'
import { type OnBehalf, resubmit } from '../../actions/by-citizen.ts'
import type { Office } from '../../office.ts'
import type { OwnDossier } from '../../queries/lookup.ts'
import { getOwnPapers } from '../../queries/own-dossier.ts'
import { words as roomWords } from '../../words.ts'
import { answerField } from './filing.ts'
import { words as filingWords } from './filing-words.ts'
import { words } from './own-words.ts'
import { findPicked } from './picked-files.ts'
import { itemField, type Supplement } from './supplement-form.tsx'

export type HandedIn = { ok: true } | { ok: false; errors: Errors; supplement: Supplement }

/** Hands in what a supplement's form brought, or says what is wrong with it, keeping all of it. */
export async function handIn(
  office: Office,
  { own, owner }: { own: OwnDossier; owner: OnBehalf },
  posted: PostedForm,
): Promise<HandedIn> {
  const items = own.supplement?.items ?? []
  const { version, form } = await getOwnPapers(office, own.id)
  const dropped = new Set(posted.all('drop'))
  const tokens = items.map((_, index) => posted.uploads(itemField(index)).filter((token) => !dropped.has(token)))
  const typed = Object.fromEntries(version.form.map(({ key }) => [key, posted.text(answerField(key))]))
  const { values, errors: flaws } = validateForm(version.form, typed)
  const changes = Object.entries(values).filter(([key, value]) => value !== String(form[key] ?? ''))

  const picked = await findPicked(office, tokens)
  const errors: Record<string, Text> = { ...posted.fileErrors }
  for (const [key, flaw] of Object.entries(flaws)) errors[answerField(key)] = flaw
  picked.forEach(({ gone }, index) => {
    if (gone) errors[itemField(index)] = filingWords.errors.goneFile
  })
  if (Object.keys(errors).length === 0 && changes.length === 0 && tokens.flat().length === 0)
    errors[itemField(0)] = words.nothingToSend
  const again = { ok: false, supplement: { picked, answers: typed } } as const
  if (Object.keys(errors).length > 0) return { ...again, errors }

  const papers = items.flatMap((name, index) =>
    (tokens[index] ?? []).map((upload) => ({ name, kind: 'electronic', upload })),
  )
  const answer = await resubmit(office, owner, {
    papers,
    ...(changes.length > 0 ? { form: Object.fromEntries(changes) } : {}),
  })
  return answer.ok ? { ok: true } : { ...again, errors: { [itemField(0)]: roomWords.reasons[answer.reason] } }
}
