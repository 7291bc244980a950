import { createHmac, randomBytes } from 'node:crypto'

/** A salt of its own for each value. Keep it beside the value, and erase both together: the hash then says nothing. */
export const newSalt = (): string => randomBytes(16).toString('base64url')

/**
 * What an act may say of personal data: a hash that proves a value to whoever has its salt, and nothing to anyone else.
 *
 * @returns SHA-256 HMAC in hexadecimal; the value is compared in Unicode form NFC
 */
export const saltedHash = (salt: string, value: string): string =>
  createHmac('sha256', salt).update(value.normalize('NFC')).digest('hex')
