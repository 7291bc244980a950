import { type Calendar, type LocalDate, nextOpening, OutsideCalendar } from '../../../core/calendar/index.ts'

/** Hours outside office hours that an office announced, in minutes since midnight. */
export interface ExtraHours {
  id: string
  unitId: string
  day: LocalDate
  fromMinute: number
  toMinute: number
  reason: string
}

/** Whether numbers are given out, and if not, from when on; null where the calendar ends before. */
export type Opening = { open: true } | { open: false; opensAt: Date | null }

const instant = (day: LocalDate, minute: number): Date =>
  new Date(new Date(`${day}T00:00:00+07:00`).getTime() + minute * 60_000)

/** Whether an office gives out numbers at an instant: in office hours, or in hours it announced besides. */
export function openingAt(calendar: Calendar, extra: readonly ExtraHours[], at: Date): Opening {
  const regular = regularOpening(calendar, at)
  if (regular?.getTime() === at.getTime()) return { open: true }
  const coming = extra
    .map(({ day, fromMinute, toMinute }) => ({ from: instant(day, fromMinute), to: instant(day, toMinute) }))
    .filter(({ to }) => at < to)
  if (coming.some(({ from }) => from <= at)) return { open: true }
  const [first] = [...coming.map(({ from }) => from), ...(regular ? [regular] : [])].sort(
    (a, b) => a.getTime() - b.getTime(),
  )
  return { open: false, opensAt: first ?? null }
}

function regularOpening(calendar: Calendar, at: Date): Date | undefined {
  try {
    return nextOpening(calendar, at)
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return undefined
    throw cause
  }
}
