import type { Channel } from '../message.ts'

export interface Wishes {
  email: boolean | null
  sms: boolean | null
  push: boolean | null
}

export interface Reachable {
  hasEmail: boolean
  hasPhone: boolean
  /** Browsers that asked to be told. */
  browsers: number
}

/**
 * By which channels a person is told. Each has one switch; as long as it wasn't touched a mail goes to whoever gave an address,
 * a text message only where there is none, since each costs the office money, and a push to browsers that asked for it.
 *
 * @param open the channels this installation has
 * @practice one message for one piece of news
 */
export function channelsFor(
  wishes: Wishes,
  { hasEmail, hasPhone, browsers }: Reachable,
  open: readonly Channel[],
): Channel[] {
  const byMail = hasEmail && open.includes('email') && (wishes.email ?? true)
  const byPush = browsers > 0 && open.includes('push') && (wishes.push ?? true)
  const bySms = hasPhone && open.includes('sms') && (wishes.sms ?? !byMail)
  return [
    ...(byMail ? (['email'] as const) : []),
    ...(bySms ? (['sms'] as const) : []),
    ...(byPush ? (['push'] as const) : []),
  ]
}

const OFFSET_MS = 7 * 3_600_000
const QUIET_FROM = 21
const QUIET_TO = 7

/**
 * Whether telephones are left in peace: from 21:00 to 07:00 in Vietnam.
 *
 * @practice no law forbids an office to write at night
 */
export function isQuiet(now: Date): boolean {
  const hour = new Date(now.getTime() + OFFSET_MS).getUTCHours()
  return hour >= QUIET_FROM || hour < QUIET_TO
}

/** Vietnamese without marks, so that a text message stays in the short alphabet: 160 letters a part instead of 70. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
