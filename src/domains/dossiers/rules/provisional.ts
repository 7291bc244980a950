import { no, ok, type Result } from '../../../platform/result.ts'

/** How many numbers a desk draws at once, and with how many left it draws anew. */
export const BLOCK = 100
export const LOW = 60

/**
 * The number of a provisional receipt (số phiếu tiếp nhận tạm): short enough to be read out on the telephone.
 *
 * @practice a dossier's code is given by the server only, and the law knows no receipt without it; the slip says that form 01 follows
 * @example provisionalNumber(2026, 117) // 'T26-000117'
 */
export const provisionalNumber = (year: number, serial: number): string =>
  `T${String(year).slice(2)}-${String(serial).padStart(6, '0')}`

/** A provisional number as somebody types it, taken apart; undefined when it is none. @example readProvisional('t26 117') // { year: 2026, serial: 117, number: 'T26-000117' } */
export function readProvisional(typed: string): { year: number; serial: number; number: string } | undefined {
  const match = /^T(\d{2})[\s.‐-―−-]*(\d{1,9})$/iu.exec(typed.normalize('NFKC').trim())
  if (!match) return undefined
  const [year, serial] = [2000 + Number(match[1]), Number(match[2])]
  return { year, serial, number: provisionalNumber(year, serial) }
}

/** What a desk says of when it took a dossier in, in milliseconds; only the server's own clock is believed as it is. */
export interface DeskTimes {
  /** Of the desk's clock: when the papers were handed over, and now. */
  enteredAt: number
  sentAt: number
  /** The last contact before, as the server signed it: by its own clock, and what the desk's clock said then. */
  contact: { at: number; deskAt: number }
}

/** How far an answer may travel; nobody's due date hangs on it. */
const SLACK_MS = 120_000

/**
 * The true time of receipt of a dossier that was taken in without a line.
 *
 * The desk's clock may be wrong, so only how far it went counts: onward from the last contact, or, where it was set meanwhile
 * and that can't be, back from now. What is before the last contact or in the future is refused: the clerk says the time.
 *
 * @example trueTime({ contact: { at: 0, deskAt: 3_600_000 }, enteredAt: 4_200_000, sentAt: 4_800_000 }, 1_200_000) // 10 minutes
 */
export function trueTime({ enteredAt, sentAt, contact }: DeskTimes, now: number): Result<Date, 'bad_time'> {
  const onward = contact.at + (enteredAt - contact.deskAt)
  const back = now - (sentAt - enteredAt)
  const fits = (at: number): boolean => at >= contact.at - SLACK_MS && at <= now + SLACK_MS
  const at = [onward, back].find(fits)
  return at === undefined ? no('bad_time') : ok(new Date(Math.max(contact.at, Math.min(now, at))))
}

/** The time a clerk says, where the clock's can't be: within the outage. */
export const saidTime = (at: number, contactAt: number, now: number): Result<Date, 'bad_time'> =>
  at >= contactAt - SLACK_MS && at <= now + SLACK_MS
    ? ok(new Date(Math.max(contactAt, Math.min(now, at))))
    : no('bad_time')
