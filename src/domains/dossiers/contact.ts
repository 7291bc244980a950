import { createHmac, timingSafeEqual } from 'node:crypto'

/** When a desk last heard from the server: by the server's clock, and what the desk's own clock said. Milliseconds. */
export interface Contact {
  at: number
  deskAt: number
}

const macOf = (secret: string, personId: string, { at, deskAt }: Contact): string =>
  createHmac('sha256', secret).update(`desk contact ${personId} ${at} ${deskAt}`).digest('base64url')

/** What a desk shows later, so that no dossier can be said to have been taken in before the line was gone. */
export const signContact = (secret: string, personId: string, contact: Contact): string =>
  `${contact.at}.${contact.deskAt}.${macOf(secret, personId, contact)}`

/** A contact the server has signed for this official; undefined for anything else. */
export function readContact(secret: string, personId: string, shown: string): Contact | undefined {
  const match = /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(shown)
  if (!match) return undefined
  const contact = { at: Number(match[1]), deskAt: Number(match[2]) }
  const [own, given] = [macOf(secret, personId, contact), match[3] ?? ''].map((mac) => Buffer.from(mac))
  return own && given && timingSafeEqual(own, given) ? contact : undefined
}
