import type { PostedForm } from '../../../../core/files/index.ts'
import { type Entry, MOST_ENTRIES, type ProcedureVersion, repeatingOf } from '../../../procedures/index.ts'
import type { CounterInput } from '../../actions/counter.ts'
import { answerField } from '../citizen/filing.ts'

/** Where an entry's answer stands on the page; the first where it would stand on a form without a list. @param place from 0 */
export const entryField = (key: string, place: number): string =>
  place === 0 ? answerField(key) : `${answerField(key)}-${place + 1}`

/** The lines that were filled in. A line in which only what stood there from the start is left is none. */
export function linesTyped({ form: fields }: ProcedureVersion, form: PostedForm): Entry[] {
  const asked = repeatingOf(fields)
  if (asked.length === 0) return []
  const columns = asked.map(({ key }) => form.all(answerField(key)))
  const count = Math.min(Math.max(1, ...columns.map(({ length }) => length)), MOST_ENTRIES)
  const lines = Array.from({ length: count }, (_, place) =>
    Object.fromEntries(asked.map(({ key }, column) => [key, (columns[column]?.[place] ?? '').trim()])),
  )
  const filled = lines.filter((line) => asked.some(({ key, initial }) => line[key] !== '' && line[key] !== initial))
  return filled.length > 0 ? filled : lines.slice(0, 1)
}

const sumOf = (entries: readonly Entry[], key: string): number =>
  entries.reduce((sum, entry) => sum + (Number(entry[key]) || 1), 0)

const MOST_COPIES = 999

/** As many originals as there are documents, and all their copies, where the clerk left the numbers as they were. */
export function withQuantities(
  { papers, form: fields }: ProcedureVersion,
  entries: readonly Entry[],
  given: CounterInput['papers'],
): CounterInput['papers'] {
  const countsCopies = repeatingOf(fields).some(({ key }) => key === 'copies')
  if (entries.length < 2) return given
  return given.map((paper, index) => {
    const asked = papers[index]
    if (!asked || asked.kind === 'form' || paper.quantity !== asked.quantity) return paper
    const quantity = asked.kind === 'original' || !countsCopies ? entries.length : sumOf(entries, 'copies')
    return { ...paper, quantity: Math.min(quantity, MOST_COPIES) }
  })
}
