import type { Limit } from '../../../core/calendar/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { FormField, Paper, ProcedureVersion, Step } from './version.ts'

/** Something both versions have, in different words or numbers. */
export interface Changed<T> {
  before: T
  after: T
  /** Which of its properties differ. */
  what: string[]
}

/** What became of the rows of a list. */
export interface Rows<T> {
  added: T[]
  removed: T[]
  changed: Changed<T>[]
}

/** A figure in both versions. */
export interface Figure {
  before: number
  after: number
}

/** Two versions beside each other, and the three reductions in figures (giảm giấy tờ và bước, thời gian, chi phí). */
export interface Comparison {
  papers: Rows<Paper>
  steps: Rows<Step>
  form: Rows<FormField>
  /** Single facts that differ, by name. */
  facts: { name: FactName; before: unknown; after: unknown }[]
  figures: {
    /** Papers the applicant must hand in; what offices look up isn't counted. */
    papersAsked: Figure
    steps: Figure
    questions: Figure
    /** The limit, in working hours or calendar hours; null where the two are counted differently. */
    hours: Figure | null
    feeDong: Figure
  }
}

const FACTS = [
  'name',
  'code',
  'field',
  'level',
  'limit',
  'legalLimit',
  'lengthening',
  'countAfterCutoff',
  'feeDong',
  'feeNote',
  'resultVi',
  'resultKind',
  'note',
  'legalBasis',
  'receivingUnitIds',
  'resultTemplate',
] as const
export type FactName = (typeof FACTS)[number]

const HOURS: Record<Limit['unit'], [kind: string, hours: number]> = {
  sameDay: ['working', 8],
  workingHours: ['working', 1],
  workingDays: ['working', 8],
  clockHours: ['calendar', 1],
  calendarDays: ['calendar', 24],
  months: ['calendar', 720],
}

const asText = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : Array.isArray(each) && each.every((one) => typeof one === 'string')
        ? [...each].sort()
        : each,
  )

const same = (a: unknown, b: unknown): boolean => asText(a) === asText(b)

function compareRows<T extends object>(before: readonly T[], after: readonly T[], keyOf: (row: T) => string): Rows<T> {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const now = new Set(after.map(keyOf))
  const kept = {
    before: before.map(keyOf).filter((key) => now.has(key)),
    after: after.map(keyOf).filter((key) => old.has(key)),
  }
  const changed = after.flatMap((row) => {
    const was = old.get(keyOf(row))
    if (!was) return []
    const keys = new Set([...Object.keys(was), ...Object.keys(row)])
    const what = [...keys].filter((key) => key !== 'position' && !same(was[key as keyof T], row[key as keyof T]))
    // A row that only moved up because another went is where it was.
    if (kept.before.indexOf(keyOf(row)) !== kept.after.indexOf(keyOf(row))) what.push('position')
    return what.length > 0 ? [{ before: was, after: row, what }] : []
  })
  return {
    added: after.filter((row) => !old.has(keyOf(row))),
    removed: before.filter((row) => !now.has(keyOf(row))),
    changed,
  }
}

const asked = ({ papers }: ProcedureVersion): number => papers.filter(({ issuedByOffice }) => !issuedByOffice).length

/** What changes from one version to another: papers by their name, steps and questions by their key. */
export function compareVersions(before: ProcedureVersion, after: ProcedureVersion): Comparison {
  const [[kind, hours], [otherKind, otherHours]] = [HOURS[before.limit.unit], HOURS[after.limit.unit]]
  return {
    papers: compareRows(before.papers, after.papers, ({ name }) => foldVietnamese(name.vi)),
    steps: compareRows(before.steps, after.steps, ({ key }) => key),
    form: compareRows(before.form, after.form, ({ key }) => key),
    facts: FACTS.filter((name) => !same(before[name], after[name])).map((name) => ({
      name,
      before: before[name],
      after: after[name],
    })),
    figures: {
      papersAsked: { before: asked(before), after: asked(after) },
      steps: { before: before.steps.length, after: after.steps.length },
      questions: { before: before.form.length, after: after.form.length },
      hours:
        kind === otherKind ? { before: before.limit.amount * hours, after: after.limit.amount * otherHours } : null,
      feeDong: { before: before.feeDong, after: after.feeDong },
    },
  }
}

/** Whether nothing differs. */
export const isSame = ({ papers, steps, form, facts }: Comparison): boolean =>
  facts.length === 0 &&
  [papers, steps, form].every(({ added, removed, changed }) => added.length + removed.length + changed.length === 0)
