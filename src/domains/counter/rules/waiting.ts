import { type Text, t } from '../../../platform/i18n/index.ts'
import { afterCall, chooseNext, type Line, type Serving } from './calling.ts'

/** The value in the middle; the mean of the two in the middle when there is no one. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle]
  if (high === undefined) return undefined
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2
}

/** Whole minutes from one instant to a later one. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))

/** So many of today's must have been served before today's own pace is taken. @practice */
export const ENOUGH_SERVED = 5

/**
 * How long one number keeps a desk: the median of today's last ones; of the last weeks while there are too few; else the
 * office's usual time.
 *
 * @param recentSeconds today's last served numbers of the groups in question
 * @param usualSeconds the median of the last weeks
 * @returns minutes
 */
export function serviceMinutes(
  recentSeconds: readonly number[],
  usualSeconds: number | null,
  fallbackMinutes: number,
): number {
  const own = recentSeconds.length >= ENOUGH_SERVED ? median(recentSeconds) : undefined
  const seconds = own ?? usualSeconds
  return seconds === null || seconds === undefined ? fallbackMinutes : seconds / 60
}

/** What a forecast starts from. */
export interface Outset {
  line: Line
  /** Open desks, and whether a number stands there. */
  desks: readonly (Serving & { busyWith: string | null })[]
  ordinaryBetween: number
  /** How long a number of a group keeps a desk. */
  minutesOf(group: string): number
}

/** When a number is called if everything goes as usual, and how many its desks call before it. */
export interface Turn {
  minutes: number
  ahead: number
}

/**
 * The expected wait of everybody who waits: the line is played forward by the rule of calling. Each open desk takes the next
 * number of its groups, each number keeps it for the median service time; a desk at work is free after half of that.
 *
 * Where one group has desks of its own this is people ahead × median service time ÷ open desks. Where desks serve several
 * groups, the people of one wait for those of the other only at the desks they share.
 *
 * @returns by id; who is not in it waits for a desk that is not open
 * @practice shown as “about”, never promised
 */
export function forecast({ line, desks, ordinaryBetween, minutesOf }: Outset): Map<string, Turn> {
  const free = desks.map((desk) => ({ desk, at: desk.busyWith === null ? 0 : minutesOf(desk.busyWith) / 2 }))
  const called: Serving[] = []
  const turns = new Map<string, Turn>()
  for (let left = line; free.length > 0; ) {
    const next = free.reduce((first, each) => (each.at < first.at ? each : first))
    const ticket = chooseNext(left, next.desk, ordinaryBetween)
    if (!ticket) {
      // Nobody comes any more: this desk has done its part.
      free.splice(free.indexOf(next), 1)
      continue
    }
    const serves = ({ number, groups }: Serving): boolean =>
      ticket.wantedDesk === null ? groups.includes(ticket.group) : number === ticket.wantedDesk
    turns.set(ticket.id, { minutes: Math.round(next.at), ahead: called.filter(serves).length })
    called.push(next.desk)
    left = afterCall(left, ticket)
    next.at += minutesOf(ticket.group)
  }
  return turns
}

/** A wait in words, rounded up to 5 minutes: `khoảng 15 phút`. */
export function waitInWords(minutes: number | null): Text {
  if (minutes === null) return t('chưa có quầy mở', 'no desk is open')
  if (minutes < 2) return t('sắp đến lượt', 'any moment')
  if (minutes < 5) return t('dưới 5 phút', 'under 5 minutes')
  const rounded = Math.ceil(minutes / 5) * 5
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60]
  if (hours === 0) return t(`khoảng ${rest} phút`, `about ${rest} minutes`)
  return rest === 0
    ? t(`khoảng ${hours} giờ`, `about ${hours} h`)
    : t(`khoảng ${hours} giờ ${rest} phút`, `about ${hours} h ${rest} min`)
}
