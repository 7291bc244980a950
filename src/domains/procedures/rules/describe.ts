import type { Limit } from '../../../core/calendar/index.ts'
import { formatDong, formatNumber, formatShare, type Text, t } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from './version.ts'

const UNITS: Record<Exclude<Limit['unit'], 'sameDay'>, { vi: string; one: string; many: string }> = {
  workingHours: { vi: 'giờ làm việc', one: 'working hour', many: 'working hours' },
  workingDays: { vi: 'ngày làm việc', one: 'working day', many: 'working days' },
  calendarDays: { vi: 'ngày', one: 'calendar day', many: 'calendar days' },
  months: { vi: 'tháng', one: 'month', many: 'months' },
  clockHours: { vi: 'giờ', one: 'hour', many: 'hours' },
}

/** A time limit as people read it. @example limitInWords({ amount: 10, unit: 'workingDays' }).vi // '10 ngày làm việc' */
export function limitInWords({ amount, unit }: Limit): Text {
  if (unit === 'sameDay') return t('Trong ngày làm việc', 'Within the working day')
  const { vi, one, many } = UNITS[unit]
  return t(`${formatNumber(amount, 'vi', 2)} ${vi}`, `${formatNumber(amount, 'en', 2)} ${amount === 1 ? one : many}`)
}

/** A unit of time by itself. */
export const unitOfLimit = (unit: Limit['unit']): Text =>
  unit === 'sameDay' ? t('trong ngày', 'within the day') : t(UNITS[unit].vi, UNITS[unit].many)

/** A step's part of the limit; “within the day” has only shares. @example shareInWords({ amount: 0.25, unitOfTime: 'workingDays' }, 3) */
export function shareInWords(step: { amount: number; unitOfTime: Limit['unit'] }, whole: number): Text {
  if (step.amount === 0) return t('không tính thời gian', 'not counted')
  if (step.unitOfTime !== 'sameDay') return limitInWords({ amount: step.amount, unit: step.unitOfTime })
  const share = step.amount / whole
  return t(`${formatShare(share, 'vi')} thời hạn`, `${formatShare(share, 'en')} of the limit`)
}

export const feeInWords = ({ feeDong }: Pick<ProcedureVersion, 'feeDong'>): Text =>
  feeDong === 0 ? t('Không thu phí', 'Free of charge') : t(formatDong(feeDong, 'vi'), formatDong(feeDong, 'en'))

/** A length of working time. @param minutesPerDay of office hours */
export function workingTimeInWords(minutes: number, minutesPerDay = 480): Text {
  if (minutes < minutesPerDay) {
    const hours = Math.max(0.1, Math.round(minutes / 6) / 10)
    return limitInWords({ amount: hours, unit: 'workingHours' })
  }
  return limitInWords({ amount: Math.round((minutes / minutesPerDay) * 10) / 10, unit: 'workingDays' })
}
