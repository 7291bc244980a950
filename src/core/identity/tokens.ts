import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A token nobody can guess: 256 bits by chance. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. Its chance is as good as a key, so a plain hash serves. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A key for the table of attempts, from which nobody learns the address or name behind it. */
export const keyedHash = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

const keyFor = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** Encrypts a small secret of one account with the installation's. */
export function seal(secret: string, plain: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'account secrets'), nonce)
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

export function unseal(secret: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'account secrets'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}
