import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (secret: string, id: string): Buffer =>
  createHmac('sha256', secret).update(`consultation ${id}`).digest().subarray(0, 24)

/** The end of the signed link by which a body outside answers; computed, so that whoever asked can be shown it again. */
export const ticketOf = (secret: string, id: string): string => `${id}.${sign(secret, id).toString('base64url')}`

/** Which consultation a ticket opens; undefined when it isn't signed by us. */
export function consultationOf(secret: string, ticket: string): string | undefined {
  const [, id, signature] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{32})$/.exec(ticket) ?? []
  if (id === undefined || signature === undefined) return undefined
  return timingSafeEqual(Buffer.from(signature, 'base64url'), sign(secret, id)) ? id : undefined
}
