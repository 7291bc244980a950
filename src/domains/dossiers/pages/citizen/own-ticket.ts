import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a browser may stay with an opened dossier: long enough to photograph papers on a weak link. */
const LIVES_MS = 2 * 3_600_000

const sign = (secret: string, code: string, endsAt: number): Buffer =>
  createHmac('sha256', secret).update(`own dossier ${code} ${endsAt}`).digest()

/**
 * What a browser keeps after the second secret was given: the right to one dossier for a while, signed, so that no session
 * is stored and the secret itself isn't kept there.
 */
export function issueTicket(secret: string, code: string, now: Date): string {
  const endsAt = now.getTime() + LIVES_MS
  return `${endsAt}.${sign(secret, code, endsAt).toString('base64url')}`
}

/** Whether a ticket opens this dossier now. */
export function opens(secret: string, code: string, ticket: string | undefined, now: Date): boolean {
  const [, ends, signature] = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(ticket ?? '') ?? []
  if (ends === undefined || signature === undefined || Number(ends) <= now.getTime()) return false
  return timingSafeEqual(Buffer.from(signature, 'base64url'), sign(secret, code, Number(ends)))
}
