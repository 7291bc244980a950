import { type Clause, type Duty, subjectKey, type Terms } from './terms.ts'

export type Field = 'subject' | 'measure' | 'words' | 'dueOn' | 'evidence' | 'kind' | 'clauseKey'

/** What became of one clause or duty between two versions. */
export interface Change<T> {
  key: string
  what: 'added' | 'removed' | 'changed'
  before?: T
  after?: T
  fields: readonly Field[]
}

export interface Changes {
  clauses: Change<Clause>[]
  duties: Change<Duty>[]
  /** Grounds and what follows if missed, before and after, where they differ. */
  grounds: { before: string; after: string } | null
  missed: { before: string; after: string } | null
}

/** What changed from one version to the next, clause by clause; nothing where a clause stayed as it was. */
export const changesBetween = (before: Terms, after: Terms): Changes => ({
  clauses: compared(before.clauses, after.clauses, clauseFields),
  duties: compared(before.duties, after.duties, dutyFields),
  grounds: wordsBetween(groundsOf(before), groundsOf(after)),
  missed: wordsBetween(before.missed, after.missed),
})

export const isNothing = ({ clauses, duties, grounds, missed }: Changes): boolean =>
  clauses.length === 0 && duties.length === 0 && grounds === null && missed === null

const groundsOf = ({ ground, grounds }: Terms): string => [ground?.name.vi, grounds].filter(Boolean).join('; ')

const wordsBetween = (before: string, after: string) => (before === after ? null : { before, after })

const clauseFields = (one: Clause, other: Clause): Field[] => [
  ...(subjectKey(one.subject) === subjectKey(other.subject) ? [] : (['subject'] as const)),
  ...(one.measure.vi === other.measure.vi ? [] : (['measure'] as const)),
  ...(['words', 'dueOn', 'evidence'] as const).filter((field) => one[field] !== other[field]),
]

const dutyFields = (one: Duty, other: Duty): Field[] =>
  (['kind', 'words', 'dueOn', 'clauseKey'] as const).filter((field) => one[field] !== other[field])

function compared<T extends { key: string }>(
  before: readonly T[],
  after: readonly T[],
  fieldsOf: (one: T, other: T) => Field[],
): Change<T>[] {
  const old = new Map(before.map((each) => [each.key, each]))
  const kept = new Set(after.map(({ key }) => key))
  const changed = after.flatMap((each): Change<T>[] => {
    const was = old.get(each.key)
    if (!was) return [{ key: each.key, what: 'added', after: each, fields: [] }]
    const fields = fieldsOf(was, each)
    return fields.length > 0 ? [{ key: each.key, what: 'changed', before: was, after: each, fields }] : []
  })
  const removed = before
    .filter(({ key }) => !kept.has(key))
    .map((each): Change<T> => ({ key: each.key, what: 'removed', before: each, fields: [] }))
  return [...changed, ...removed]
}
