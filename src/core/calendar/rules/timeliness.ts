import { formatDate, formatTime, formatWeekday, type Text, t } from '../../../platform/i18n/index.ts'
import { dayNumberOf, localDateOf } from './local-date.ts'
import { MINUTES_PER_WORKING_DAY, type WorkingTime } from './working-time.ts'

/** How a clock stands, for colours and words. Computed, never stored. */
export type Timeliness = 'inTime' | 'near' | 'late'

/** From when on a clock counts as near its end. @practice one working day, as boards of provinces do */
export const NEAR_WORKING_MINUTES = MINUTES_PER_WORKING_DAY

/** The instant up to which a due date is near. One value serves a whole page of rows, in SQL as here. */
export const nearUntil = (time: WorkingTime, now: Date): Date => time.plusMinutes(now, NEAR_WORKING_MINUTES)

export function timeliness(dueAt: Date | null, now: Date, near: Date): Timeliness {
  if (dueAt === null || dueAt > near) return 'inTime'
  return dueAt < now ? 'late' : 'near'
}

/**
 * The same in words: how much working time is left, or how late it is. Where no working time is left before it, as on the Sunday before
 * a Monday's meeting, when it is.
 */
export function timeLeft(time: WorkingTime, dueAt: Date, now: Date): Text {
  const late = dueAt < now
  const minutes = late ? time.minutesBetween(dueAt, now) : time.minutesBetween(now, dueAt)
  // Past the hour, but no working minute has gone by since.
  if (late && minutes === 0) return t('Vừa quá hạn', 'Just late')
  if (minutes === 0) return whenIs(dueAt, now)
  const { vi, en } = spell(minutes)
  return late ? t(`Quá hạn ${vi}`, `${en} late`) : t(`Còn ${vi}`, `${en} left`)
}

const A_WEEK = 7

/** A moment that no working time comes before: `Thứ Hai, 07:30`; what ends with its day has no hour. */
function whenIs(at: Date, now: Date): Text {
  const endsItsDay = localDateOf(new Date(at.getTime() + 60_000)) !== localDateOf(at)
  const hour = endsItsDay ? '' : `, ${formatTime(at)}`
  const days = dayNumberOf(localDateOf(at)) - dayNumberOf(localDateOf(now))
  if (days === 0) return endsItsDay ? t('Hết hôm nay', 'By the end of today') : t(`Hôm nay${hour}`, `Today${hour}`)
  const date = days < A_WEEK ? '' : ` ${formatDate(at)}`
  const weekday = formatWeekday(at, 'vi')
  return t(
    `${endsItsDay ? `Hết ${weekday}` : weekday.charAt(0).toUpperCase() + weekday.slice(1)}${date}${hour}`,
    `${endsItsDay ? 'By the end of ' : ''}${formatWeekday(at, 'en')}${date}${hour}`,
  )
}

/** Working minutes in words, to the hour from a day on: `2 ngày 3 giờ`, `4 giờ 30 phút`. */
export function spell(workingMinutes: number): Text {
  const days = Math.floor(workingMinutes / MINUTES_PER_WORKING_DAY)
  const hours = Math.floor((workingMinutes % MINUTES_PER_WORKING_DAY) / 60)
  const minutes = days > 0 ? 0 : workingMinutes % 60
  const inWords = (day: string, hour: string, minute: string): string => {
    const parts = [days > 0 && `${days} ${day}`, hours > 0 && `${hours} ${hour}`, minutes > 0 && `${minutes} ${minute}`]
    return parts.filter(Boolean).join(' ') || `0 ${minute}`
  }
  return t(inWords('ngày', 'giờ', 'phút'), inWords('d', 'h', 'min'))
}
