import type { Lang } from './text.ts'

/** The one time zone of Vietnam (UTC+7, no summer time). */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

const OFFSET_MS = 7 * 3_600_000
const two = (n: number): string => String(n).padStart(2, '0')

/** Shifted so that the UTC getters read Vietnamese wall-clock time; far cheaper than Intl, and exact since the zone is fixed. */
const wall = (instant: Date): Date => new Date(instant.getTime() + OFFSET_MS)

/** `dd/MM/yyyy`, from an instant or a local date `YYYY-MM-DD`. */
export function formatDate(date: Date | string): string {
  if (typeof date === 'string') return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
  const local = wall(date)
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`
}

/** `HH:mm` on the 24-hour clock. */
export function formatTime(instant: Date): string {
  const local = wall(instant)
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}

/** `HH:mm dd/MM/yyyy`. */
export const formatDateTime = (instant: Date): string => `${formatTime(instant)} ${formatDate(instant)}`

const WEEKDAYS: Record<Lang, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** The name of the weekday, as it is said before a date: `thứ Sáu`. */
export function formatWeekday(date: Date | string, lang: Lang = 'vi'): string {
  const day = typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : wall(date)
  return WEEKDAYS[lang][day.getUTCDay()] as string
}

const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }
const numbers = new Map<string, Intl.NumberFormat>()

/** A number with its language's separators: `1.234,5` in Vietnamese. */
export function formatNumber(value: number, lang: Lang = 'vi', decimals = 0): string {
  const key = `${lang}${decimals}`
  const cached = numbers.get(key)
  const format = cached ?? new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: decimals })
  if (!cached) numbers.set(key, format)
  return format.format(value)
}

/** Whole đồng: `15.000 đ`. */
export const formatDong = (dong: number, lang: Lang = 'vi'): string => `${formatNumber(dong, lang)} đ`

/** A share as a percentage: `97,4 %`. @param share 0 to 1 */
export const formatShare = (share: number, lang: Lang = 'vi'): string => `${formatNumber(share * 100, lang, 1)} %`
