import type { Limit } from '../../../core/calendar/index.ts'

const UNITS: Record<Limit['unit'], string> = {
  sameDay: 'trong ngày làm việc',
  workingHours: 'giờ làm việc',
  workingDays: 'ngày làm việc',
  calendarDays: 'ngày',
  months: 'tháng',
  clockHours: 'giờ',
}

/** A time limit as papers state it. @example limitInWords({ amount: 10, unit: 'workingDays' }) // '10 ngày làm việc' */
export const limitInWords = ({ amount, unit }: Limit): string =>
  unit === 'sameDay' ? 'Trong ngày làm việc' : `${String(amount).replace('.', ',')} ${UNITS[unit]}`
