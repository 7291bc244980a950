import { formatDateTime, inLang, type Lang, type Text } from '../../../../platform/i18n/index.ts'
import type { Answer } from '../../answer.ts'
import type { Moved } from '../../scene.ts'
import { words as roomWords } from '../../words.ts'
import { words } from './words.ts'

type NotDone = Extract<Answer<Moved>, { ok: false }>

/** Why one of several wasn't done, with whoever was quicker; `null` where the machine failed. */
export function whyNot(answer: NotDone | null, say: (text: Text) => string): string {
  if (answer === null) return say(words.common.failed)
  const { by, reason } = answer
  if (!by) return say(roomWords.reasons[reason])
  return say(words.common.doneBy(by.name ?? say(words.common.somebody), say(by.sentence), formatDateTime(by.at)))
}

/** The same for a page's script. */
export const whyNotIn = (answer: NotDone | null, lang: Lang): string => whyNot(answer, (text) => inLang(text, lang))
