import { no, ok, type Result } from '../../../platform/result.ts'

export type BadAddress = 'no_address' | 'not_https' | 'with_password' | 'inside'

const MOST_LETTERS = 500

/** A name that can only lead to this machine or its network. Addresses themselves are looked at when the connection is made. */
const INSIDE = /^(localhost|.*\.localhost|.*\.local|.*\.internal|.*\.lan|.*\.home\.arpa|[^.:]+)$/

/**
 * An address to which webhooks may go, in the form it is stored.
 *
 * @param inner whether plain http and addresses of our own network will do: in a demonstration
 */
export function endpointAddress(typed: string, inner: boolean): Result<string, BadAddress> {
  const text = typed.trim()
  if (!URL.canParse(text) || text.length > MOST_LETTERS) return no('no_address')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(inner && url.protocol === 'http:')) return no('not_https')
  if (url.username || url.password) return no('with_password')
  const isLiteral = /^\[|^\d+(\.\d+){3}$/.test(url.hostname)
  if (!inner && (isLiteral || INSIDE.test(url.hostname))) return no('inside')
  url.hash = ''
  return ok(url.href)
}

/** After this long without a single arrival an endpoint is disabled. @practice five days, as the large senders have it */
export const DISABLED_AFTER_MS = 5 * 86_400_000

export const isHopeless = (failingSince: Date | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - failingSince.getTime() >= DISABLED_AFTER_MS
