import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token of the link by which a ticket is followed and given up. It is computed, so that the printed ticket can be shown
 * again; the table holds its hash. The ticket's id won't do: it stands in public acts.
 */
export const ticketToken = (secret: string, ticketId: string): string =>
  createHmac('sha256', secret).update(`queue ticket ${ticketId}`).digest().subarray(0, 15).toString('base64url')

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What binds a kiosk to its office: part of the address an official opens on it. */
export const kioskKey = (secret: string, unitId: string): string =>
  createHmac('sha256', secret).update(`kiosk ${unitId}`).digest().subarray(0, 12).toString('base64url')

export function isKioskKey(secret: string, unitId: string, key: string): boolean {
  const [own, given] = [hashOf(kioskKey(secret, unitId)), hashOf(key)]
  return timingSafeEqual(own, given)
}
