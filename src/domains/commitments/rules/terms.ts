import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'

/** The live thing a clause is: a target of a unit (null: of the whole locality), or a task. */
export type Subject = { kind: 'target'; id: string; unitId: string | null } | { kind: 'task'; id: string }

/** One promise (mục cam kết). What it measures is its target's or task's own; only words may stand beside it. */
export interface Clause {
  /** The same through all versions, so that what changed can be told. */
  key: string
  subject: Subject
  /** As its target or task was called, and what it asked for, when this version was proposed. */
  name: Text
  measure: Text
  /** What stands beside it; may be empty. */
  words: string
  dueOn: LocalDate
  /** Minh chứng: which paper or figure will show it. */
  evidence: string
}

export const DUTY_KINDS = ['people', 'money', 'decision'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** What the giver owes so that clauses can be kept (điều kiện bảo đảm). */
export interface Duty {
  key: string
  kind: DutyKind
  words: string
  dueOn: LocalDate
  /** The clause that rests on it; null: all of them. */
  clauseKey: string | null
}

/** A paper or clause of a resolution that a commitment rests on. */
export interface Ground {
  kind: 'clause' | 'paper'
  id: string
  name: Text
  href: string
}

/** All a version says. */
export interface Terms {
  /** Căn cứ, in words. */
  grounds: string
  ground: Ground | null
  clauses: readonly Clause[]
  duties: readonly Duty[]
  /** What follows if a clause is missed. @practice explanation, criticism, the yearly evaluation; never a penalty by itself */
  missed: string
}

export const subjectKey = (subject: Subject): string =>
  subject.kind === 'target' ? `target ${subject.id} ${subject.unitId ?? ''}` : `task ${subject.id}`

export const USUAL_MISSED =
  'Giải trình bằng văn bản với bên giao; phê bình và xem xét khi đánh giá, xếp loại hằng năm theo quy định. Không tự động áp dụng hình thức kỷ luật.'

export const MOST_DUTIES = 20

export type TermsFlaw =
  | 'no_clauses'
  | 'too_many_clauses'
  | 'too_many_duties'
  | 'clause_twice'
  | 'outside_term'
  | 'missing_duty_words'
  | 'missing_missed'
  | 'missing_grounds'

interface Bounds {
  from: LocalDate
  to: LocalDate
  clausesTo: number
}

/** What keeps terms from being proposed: the first flaw, with the clause or duty it is about. */
export function flawIn(terms: Terms, { from, to, clausesTo }: Bounds): { flaw: TermsFlaw; key?: string } | undefined {
  const { clauses, duties } = terms
  if (clauses.length === 0) return { flaw: 'no_clauses' }
  if (clauses.length > clausesTo) return { flaw: 'too_many_clauses' }
  if (duties.length > MOST_DUTIES) return { flaw: 'too_many_duties' }
  const seen = new Set<string>()
  for (const { key, subject, dueOn } of clauses) {
    if (seen.has(subjectKey(subject))) return { flaw: 'clause_twice', key }
    seen.add(subjectKey(subject))
    if (dueOn < from || dueOn > to) return { flaw: 'outside_term', key }
  }
  for (const { key, words, dueOn } of duties) {
    if (words.trim() === '') return { flaw: 'missing_duty_words', key }
    if (dueOn < from || dueOn > to) return { flaw: 'outside_term', key }
  }
  if (terms.grounds.trim() === '' && terms.ground === null) return { flaw: 'missing_grounds' }
  if (terms.missed.trim() === '') return { flaw: 'missing_missed' }
  return undefined
}

/** The terms without duties for clauses that are gone. */
export function tidy(terms: Terms): Terms {
  const keys = new Set(terms.clauses.map(({ key }) => key))
  const duties = terms.duties.map((duty) =>
    duty.clauseKey === null || keys.has(duty.clauseKey) ? duty : { ...duty, clauseKey: null },
  )
  return { ...terms, duties }
}

/**
 * What stands after annexes (phụ lục), first signed first: an annex says the whole anew, under the keys of what it keeps, so that what it
 * changed can be told. The original itself is never changed.
 */
export const standing = (original: Terms, annexes: readonly Terms[]): Terms => annexes.at(-1) ?? original
