import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonicalJson } from './leaf.ts'
import type { Hash } from './merkle.ts'

/** A head of the tree, to be signed. */
export interface UnsignedSeal {
  size: number
  root: Hash
  sealedAt: Date
  keyId: string
  /** The hash of the seal before; null on the first. */
  previous: Hash | null
}

export interface Seal extends UnsignedSeal {
  signature: Buffer
}

/** Signs seals; made from the installation's private key. */
export interface SealKey {
  keyId: string
  /** DER SubjectPublicKeyInfo. */
  publicKey: Buffer
  sign(content: Buffer): Buffer
}

/** The bytes a seal signs: canonical JSON with hashes in hexadecimal. */
export function signedContent({ size, root, sealedAt, keyId, previous }: UnsignedSeal): Buffer {
  const body = {
    size,
    root: root.toString('hex'),
    sealedAt: sealedAt.toISOString(),
    keyId,
    previous: previous?.toString('hex') ?? null,
  }
  return Buffer.from(canonicalJson(body))
}

/** What the next seal names. */
export const sealHash = (seal: UnsignedSeal): Hash => createHash('sha256').update(signedContent(seal)).digest()

export const keyIdOf = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

/**
 * Reads the setting `CAMLO_SEAL_KEY`.
 *
 * @param pkcs8 an Ed25519 private key, PKCS #8 in base64
 */
export function readSealKey(pkcs8: string): SealKey {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('The seal’s key is not an Ed25519 key')
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { keyId: keyIdOf(publicKey), publicKey, sign: (content) => sign(null, content, key) }
}

/** A new value for `CAMLO_SEAL_KEY`. */
export const generateSealKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

export const sealWith = (key: SealKey, seal: Omit<UnsignedSeal, 'keyId'>): Seal => {
  const unsigned = { ...seal, keyId: key.keyId }
  return { ...unsigned, signature: key.sign(signedContent(unsigned)) }
}

export function isSignedBy(publicKey: Buffer, seal: Seal): boolean {
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
  return keyIdOf(publicKey) === seal.keyId && verify(null, signedContent(seal), key, seal.signature)
}
