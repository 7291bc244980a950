import { sql } from '../../platform/database/index.ts'
import type { LocalDate } from './rules/local-date.ts'

type Fragment = ReturnType<typeof sql>

/** The first instant of a day in Vietnam, as SQL. */
export const startOfDay = (day: LocalDate): Fragment => sql`${`${day}T00:00:00+07:00`}::text::timestamptz`

/** The first instant after a day in Vietnam, as SQL. */
export const endOfDay = (day: LocalDate): Fragment => sql`${startOfDay(day)} + interval '1 day'`

/** Whether an instant lies between two days in Vietnam, both included, as SQL that an index of the column serves. */
export const onDays = (column: Fragment, from: LocalDate, to: LocalDate): Fragment =>
  sql`${column} >= ${startOfDay(from)} AND ${column} < ${endOfDay(to)}`
