import type { Channel } from '../message.ts'

export interface Wishes {
  email: boolean | null
  sms: boolean | null
  push: boolean | null
}

/** What somebody wishes who never said anything. */
export const NO_WISHES: Wishes = { email: null, sms: null, push: null }

export interface Reachable {
  hasEmail: boolean
  hasPhone: boolean
  /** Browsers that asked to be told. */
  browsers: number
}

/** A person's wishes for one matter: what they said of it, else what they said of the channel. */
export const wishesFor = (wishes: Wishes, ofTopic: Partial<Wishes> | undefined): Wishes => ({
  email: ofTopic?.email ?? wishes.email,
  sms: ofTopic?.sms ?? wishes.sms,
  push: ofTopic?.push ?? wishes.push,
})

/**
 * By which channels a person is told. Each has one switch; as long as it wasn't touched a mail goes to whoever gave an address,
 * a text message only where there is none, since each costs the office money, and a push to browsers that asked for it. What a law
 * wants told goes as if nothing was switched off where nothing else is left.
 *
 * @param open     the channels this installation has
 * @param required a law wants it told
 * @practice one message for one piece of news
 */
export function channelsFor(
  wishes: Wishes,
  reachable: Reachable,
  open: readonly Channel[],
  required = false,
): Channel[] {
  const chosen = wished(wishes, reachable, open)
  return chosen.length === 0 && required ? wished(NO_WISHES, reachable, open) : chosen
}

function wished(wishes: Wishes, { hasEmail, hasPhone, browsers }: Reachable, open: readonly Channel[]): Channel[] {
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
const HOUR_MS = 3_600_000
export const QUIET_FROM = 21
export const QUIET_TO = 7

/**
 * Whether telephones are left in peace: from 21:00 to 07:00 in Vietnam.
 *
 * @practice no law forbids an office to write at night
 */
export function isQuiet(now: Date): boolean {
  const hour = new Date(now.getTime() + OFFSET_MS).getUTCHours()
  return hour >= QUIET_FROM || hour < QUIET_TO
}

/** When what waits for the end of the quiet hours goes out; undefined while nothing waits for it. */
export function quietUntil(now: Date): Date | undefined {
  if (!isQuiet(now)) return undefined
  const local = new Date(now.getTime() + OFFSET_MS)
  const days = local.getUTCHours() >= QUIET_FROM ? 1 : 0
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days)
  return new Date(midnight + QUIET_TO * HOUR_MS - OFFSET_MS)
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
