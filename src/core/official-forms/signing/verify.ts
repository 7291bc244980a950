import { createHash, verify, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { no, ok, type Result } from '../../../platform/result.ts'
import { OIDS, sha256 } from './cades.ts'
import type { Signer } from './certificate.ts'
import { type Change, changesAfter } from './changes.ts'
import { bytesOf, children } from './der.ts'
import { type Message, readMessage, signerIn } from './message.ts'

export interface VerifiedSignature {
  /** As the certificate names them. */
  signer: Signer
  signedAt: Date
}

export type NotVerified = 'not_signed' | 'not_whole_file' | 'content_changed' | 'wrong_signature' | 'unknown_authority'

/** One of a paper's signatures, and what happened to the paper after it. */
export interface CheckedSignature {
  /** Missing where the signature can't be read at all. */
  signer?: Signer
  signedAt?: Date
  standing: 'valid' | Exclude<NotVerified, 'not_signed' | 'not_whole_file'>
  profile: 'PAdES B-B' | 'PKCS #7'
  /** It covers the file to its end: nothing was added after it. */
  coversAll: boolean
  /** What was changed after it, other than by further signatures. */
  changedAfter: Change[]
}

/**
 * Every signature of a paper, first signed first: whether what it covers is unchanged, the signature is the certificate's, the
 * authority issued that certificate and it was valid at the time of signing; and what was changed in the paper after it.
 *
 * There is no time stamp and no revocation list in this profile: the time of signing is the signer's own word.
 */
export function verifySignatures(pdf: Uint8Array, authority: string): CheckedSignature[] {
  const file = Buffer.from(pdf)
  const text = file.toString('latin1')
  return [...text.matchAll(/\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]/g)]
    .map((found) => ({
      range: found.slice(1, 4).map(Number) as [number, number, number],
      dictionary: dictionaryAround(text, found.index),
    }))
    .sort((one, other) => one.range[1] + one.range[2] - (other.range[1] + other.range[2]))
    .map(({ range, dictionary }) => checkOne(file, text, range, dictionary, authority))
}

/** The signature's dictionary without the signature itself. */
function dictionaryAround(text: string, at: number): string {
  const from = text.lastIndexOf(' obj', at)
  const contents = text.indexOf('/Contents', at)
  const end = text.indexOf('>', contents)
  return text.slice(from, contents) + text.slice(end + 1, text.indexOf('endobj', end))
}

function checkOne(
  file: Buffer,
  text: string,
  [before, from, after]: [number, number, number],
  dictionary: string,
  authority: string,
): CheckedSignature {
  const end = from + after
  const profile = /\/SubFilter\s*\/ETSI\.CAdES\.detached/.test(dictionary) ? 'PAdES B-B' : 'PKCS #7'
  const base = { profile, coversAll: end === file.length, changedAfter: changesAfter(text, end) } as const
  const isWhole = end <= file.length && file[before] === 0x3c && file[from - 1] === 0x3e && before < from
  const hex = file.subarray(before + 1, Math.max(before + 1, from - 1)).toString('latin1')
  const message = isWhole && /^[0-9A-Fa-f]*$/.test(hex) ? readMessage(Buffer.from(hex, 'hex')) : undefined
  const signedAt = message && signingTimeOf(message, dictionary)
  if (!message || !signedAt) return { ...base, standing: 'wrong_signature' }
  const signed = { ...base, signer: signerIn(message.certificate), signedAt }
  const digest = createHash('sha256').update(file.subarray(0, before)).update(file.subarray(from, end)).digest()
  if (!bytesOf(message.attribute(OIDS.messageDigest)).equals(digest)) return { ...signed, standing: 'content_changed' }
  if (!isSigned(message) || (profile === 'PAdES B-B' && !isBaseline(message)))
    return { ...signed, standing: 'wrong_signature' }
  return { ...signed, standing: isVouchedFor(message.certificate, authority, signedAt) ? 'valid' : 'unknown_authority' }
}

function isSigned({ covered, certificate, signature }: Message): boolean {
  try {
    return verify('sha256', covered, certificate.publicKey, signature)
  } catch {
    return false
  }
}

/** The signer's certificate is among what was signed, and no other time of signing stands beside the paper's own. */
function isBaseline(message: Message): boolean {
  const [certificates] = children(message.attribute(OIDS.signingCertificate))
  const hash = bytesOf(children(children(certificates)[0])[0])
  return hash.equals(sha256(message.certificate.raw)) && message.attribute(OIDS.signingTime) === undefined
}

function isVouchedFor(certificate: X509Certificate, authority: string, at: Date): boolean {
  const root = new X509Certificate(authority)
  const isIssued = certificate.checkIssued(root) && certificate.verify(root.publicKey) && root.ca
  return isIssued && at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo)
}

/** As the signed attribute says, which papers signed before had; else as the paper's entry `M` says, which is covered too. */
function signingTimeOf(message: Message, dictionary: string): Date | undefined {
  const attribute = message.attribute(OIDS.signingTime)
  if (attribute) return forge.asn1.utcTimeToDate(bytesOf(attribute).toString('latin1'))
  const found = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)?/.exec(dictionary)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, hours, minutes] = found
  const zone = hours ? `${hours}:${minutes}` : 'Z'
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
}

/** Checks a paper of one signature: it covers the whole file and everything `verifySignatures` looks at is in order. */
export function verifySignature(pdf: Uint8Array, authority: string): Result<VerifiedSignature, NotVerified> {
  const last = verifySignatures(pdf, authority).at(-1)
  if (!last) return no('not_signed')
  if (!last.coversAll) return no('not_whole_file')
  if (last.standing !== 'valid') return no(last.standing)
  return last.signer && last.signedAt ? ok({ signer: last.signer, signedAt: last.signedAt }) : no('wrong_signature')
}
