import { foldVietnamese } from '../../../platform/text.ts'
import { checkWords } from '../check-words.ts'
import type { DraftContent } from './draft.ts'
import type { CheckWorld, Finding, IssuedHere } from './draft-findings.ts'
import { flawOfExpression, KNOWN_TO_EXPRESSIONS } from './expressions.ts'
import type { Paper } from './version.ts'

/** The papers: named once, in numbers that make sense, and none that the office has itself. */
export function checkPapers(content: DraftContent, world: CheckWorld): Finding[] {
  const { papers } = content
  return papers.flatMap((paper, index) => {
    const finding = (key: string, text: Finding['text']): Finding => ({
      part: 'papers',
      at: `papers.${index}.${key}`,
      text,
    })
    const { name, quantity, condition } = paper
    if (name.vi === '') return [finding('name.vi', checkWords.paperName(index + 1))]
    const first = papers.findIndex((other) => foldVietnamese(other.name.vi) === foldVietnamese(name.vi))
    const flaw = condition ? flawOfExpression(condition, content.form, 'yesOrNo') : undefined
    return [
      ...(first < index ? [finding('name.vi', checkWords.paperTwice(name))] : []),
      ...(Number.isInteger(quantity) && quantity >= 1 && quantity <= 100
        ? []
        : [finding('quantity', checkWords.paperQuantity(name))]),
      ...checkHolder(paper, content.slug, world).map((text) => finding('issuedByOffice', text)),
      ...(flaw ? [finding('condition', checkWords.expression(checkWords.ofPaper(name), flaw))] : []),
      ...(condition && !paper.conditionText?.vi ? [finding('conditionText.vi', checkWords.conditionText(name))] : []),
    ]
  })
}

/**
 * A paper an office already holds is looked up, not asked for: known by its kind or by its name.
 *
 * @law 61/2018/NĐ-CP art. 4; 118/2025/NĐ-CP art. 4.2a: what is in a database or was issued by the office may not be asked again
 */
function checkHolder(paper: Paper, slug: string, { results }: CheckWorld): Finding['text'][] {
  if (paper.issuedByOffice || paper.kind === 'form') return []
  if (paper.heldBy?.vi) return [checkWords.paperHeld(paper.name, paper.heldBy)]
  const name = foldVietnamese(paper.name.vi)
  const isIssued = ({ result, kind, slug: other }: IssuedHere): boolean =>
    other !== slug &&
    ((paper.kindKey !== undefined && paper.kindKey !== null && kind === paper.kindKey) ||
      (result !== '' && startsWithWords(name, foldVietnamese(result))))
  const issued = results.find(isIssued)
  return issued ? [checkWords.paperIssuedHere(paper.name, issued.procedure)] : []
}

const startsWithWords = (text: string, words: string): boolean => text === words || text.startsWith(`${words} `)

/** The questions of the form: each with words and a key of its own. */
export function checkForm({ form }: DraftContent): Finding[] {
  return form.flatMap((field, index) => {
    const finding = (key: string, text: Finding['text']): Finding => ({
      part: 'form',
      at: `form.${index}.${key}`,
      text,
    })
    const { key, label } = field
    if (label.vi === '') return [finding('label.vi', checkWords.fieldLabel(index + 1))]
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(key)) return [finding('key', checkWords.fieldKey(label))]
    const first = form.find((other) => other.key === key)
    return [
      ...(first && first !== field ? [finding('key', checkWords.fieldTwice(key, first.label))] : []),
      ...(Object.hasOwn(KNOWN_TO_EXPRESSIONS, key) ? [finding('key', checkWords.fieldKnown(key))] : []),
      ...(field.type === 'choice' && new Set(field.options?.map(({ value }) => value)).size < 2
        ? [finding('options', checkWords.fieldOptions(label))]
        : []),
      ...(field.repeats && field.type === 'longText' ? [finding('repeats', checkWords.fieldRepeats(label))] : []),
    ]
  })
}
