import { sql } from '../../../platform/database/index.ts'
import type { Measure, Reported, TargetKind } from '../rules/target.ts'

type Fragment = ReturnType<typeof sql>

export interface PlanColumns {
  kind: TargetKind
  plan: string | null
  base: string | null
  upper: string | null
  byDay: string | null
}

export interface FigureColumns {
  value: string | null
  part: string | null
  whole: string | null
  doneOn: string | null
}

/** The columns of a row that may not be there. */
export type Joined<Columns> = { [Name in keyof Columns]: Columns[Name] | null }

/** Exact as they are kept: a numeric column comes as text without zeros that say nothing. */
export const exact = (column: string, name: string): Fragment =>
  sql`trim_scale(${sql.ref(column)})::text AS ${sql.ref(name)}`

/** A plan's columns as {@link measureOf} reads them. @param of how the statement calls its table */
export const planColumns = (of: string): Fragment =>
  sql`${sql.ref(`${of}.kind`)}, ${exact(`${of}.plan`, 'plan')}, ${exact(`${of}.base`, 'base')}, ${exact(`${of}.upper`, 'upper')},
    ${sql.ref(`${of}.by_day`)}`

/** A figure's columns as {@link reportedOf} reads them. */
export const figureColumns = (of: string): Fragment =>
  sql`${exact(`${of}.value`, 'value')}, ${exact(`${of}.part`, 'part')}, ${exact(`${of}.whole`, 'whole')}, ${sql.ref(`${of}.done_on`)}`

/** Stands where a unit's key stands: the whole locality. */
export const WHOLE = '00000000-0000-0000-0000-000000000000'

/** The unit of a plan or figure as its indexes have it: the whole locality is one too. */
export const unitKey = (column: string): Fragment =>
  sql`coalesce(${sql.ref(column)}, '00000000-0000-0000-0000-000000000000'::uuid)`

export function measureOf({ kind, plan, base, upper, byDay }: Joined<PlanColumns>): Measure | undefined {
  if (!kind) return undefined
  switch (kind) {
    case 'none':
      return { kind }
    case 'milestone':
      return { kind, by: byDay ?? '' }
    case 'range':
      return { kind, from: plan ?? '', to: upper ?? '' }
    case 'fallBy':
    case 'fallTo':
    case 'growth':
      return { kind, plan: plan ?? '', base: base ?? '' }
    default:
      return { kind, plan: plan ?? '' }
  }
}

export function reportedOf({ value, part, whole, doneOn }: FigureColumns, today: string): Reported {
  if (value !== null) return { value }
  if (part !== null && whole !== null) return { part, whole }
  return { done: doneOn, today }
}
