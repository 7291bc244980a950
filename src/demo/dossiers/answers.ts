import { type ProcedureVersion, repeatingOf } from '../../domains/procedures/index.ts'
import { makePerson, type PeopleWords } from '../people.ts'
import type { Random } from '../random.ts'
import type { Applicant } from './save.ts'

/** Whether a version has steps side by side or procedures linked to it. */
export const inParts = ({ steps }: Pick<ProcedureVersion, 'steps'>): boolean =>
  steps.some(({ parallel, linked }) => parallel || linked)

/** Numbers that are small in life. */
const MOST_OF: Readonly<Record<string, number>> = { copies: 5, pages: 6 }

/** Answers to the procedure's form, of the right shape and about nobody. */
export function formOf(
  version: ProcedureVersion,
  applicant: Applicant,
  words: PeopleWords,
  chance: Random,
): Record<string, unknown> {
  const answers = version.form.map(({ key, type, options, label, suggestions }): [string, string] => {
    switch (type) {
      case 'person':
        return [key, makePerson(words, chance, '', '').fullName]
      case 'personalNumber':
        return [key, makePerson(words, chance, '', '').personalNumber]
      case 'date':
        return [key, `20${chance.between(18, 25)}-0${chance.between(1, 9)}-${chance.between(10, 28)}`]
      case 'number':
        return [key, String(chance.between(1, MOST_OF[key] ?? 400))]
      case 'money':
        return [key, String(chance.between(10, 300) * 1_000_000)]
      case 'choice':
        return [key, options?.length ? chance.pick(options).value : '']
      case 'phone':
        return [key, applicant.phone]
      default:
        if (suggestions) return [key, chance.pick(suggestions)]
        return [
          key,
          /địa chỉ|nơi/i.test(label.vi)
            ? applicant.address
            : /số/i.test(label.vi)
              ? String(chance.between(1, 60))
              : `${label.vi} ${chance.between(1, 99)}`,
        ]
    }
  })
  return severalOf(version, Object.fromEntries(answers))
}

/** How many documents somebody brings who has copies of this many pages certified; one otherwise. */
const DOCUMENTS_BY_PAGES: Readonly<Record<string, number>> = { 4: 2, 5: 3, 6: 7 }

/** Some bring several documents to be certified. */
function severalOf({ form }: ProcedureVersion, answers: Record<string, string>): Record<string, unknown> {
  const repeating = repeatingOf(form)
  const count = repeating.length > 0 ? (DOCUMENTS_BY_PAGES[answers.pages ?? ''] ?? 1) : 1
  const usual = repeating[0]?.suggestions ?? []
  const first = usual.indexOf(answers.document ?? '')
  const entries = Array.from({ length: count }, (_, index) => ({
    document: usual[(first + index * 3) % usual.length] ?? answers.document ?? '',
    copies: String(1 + ((Number(answers.copies) + index) % 4)),
    pages: String(1 + (index % 3)),
  }))
  if (count === 1) return answers
  const single = Object.entries(answers).filter(([key]) => !repeating.some((field) => field.key === key))
  return { ...Object.fromEntries(single), entries }
}
