import { createHash, createHmac, randomBytes } from 'node:crypto'
import { openSecret, sealSecret } from '../../platform/secret-box.ts'

/** A token nobody can guess: 256 bits by chance. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. Its chance is as good as a key, so a plain hash serves. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A key for the table of attempts, from which nobody learns the address or name behind it. */
export const keyedHash = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

const PURPOSE = 'account secrets'

/** Encrypts a small secret of one account with the installation's. */
export const seal = (secret: string, plain: string): Buffer => sealSecret(secret, PURPOSE, plain)

export const unseal = (secret: string, sealed: Uint8Array): string => openSecret(secret, PURPOSE, sealed)
