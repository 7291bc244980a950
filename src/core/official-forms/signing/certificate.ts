import { createHash, createPrivateKey, generateKeyPair, sign, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { type Authority, newSerial } from './authority.ts'
import {
  bits,
  bytesOf,
  children,
  integer,
  isTagged,
  octets,
  oid,
  printable,
  read,
  sequence,
  setOf,
  tagged,
  text,
  time,
  value,
  write,
  yes,
} from './der.ts'

/** The official a certificate names. */
export interface Signer {
  name: string
  post: string
  unit: string
}

/** A signer's certificate with its authority's and its key, in PEM. The key is held in the program's memory only. */
export interface SigningIdentity {
  certificate: string
  issuer: string
  privateKey: string
  validFrom: Date
  validTo: Date
}

export interface IssueRequest {
  authority: Authority
  signer: Signer
  at: Date
}

const DAY_MS = 86_400_000
const VALID_DAYS = 365
// X.520: a name's part in a certificate has at most 64 characters.
const NAME_LENGTH = 64

const newKeyPair = promisify(generateKeyPair)

/** How a signature is made, by the kind of key. */
export const SIGNATURE_ALGORITHMS = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), value(0x05)),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
} as const

/** @throws RangeError a key of another kind than RSA or elliptic curves */
export function signatureAlgorithmOf(privateKey: string): Buffer {
  const kind = createPrivateKey(privateKey).asymmetricKeyType
  if (kind !== 'rsa' && kind !== 'ec') throw new RangeError(`Papers aren't signed with a key of kind ${kind}`)
  return SIGNATURE_ALGORITHMS[kind]
}

/** The issuer and the names of a certificate, as they are written in it. */
export function namesIn(certificate: Buffer): { serial: Buffer; issuer: Buffer; subject: Buffer; key: Buffer } {
  const [tbs] = children(read(certificate))
  const parts = children(tbs)
  // The version stands first where there is one.
  const from = isTagged(parts[0], 0) ? 1 : 0
  const [serial, , issuer, , subject, key] = parts.slice(from)
  if (!serial || !issuer || !subject || !key) throw new Error('This is no certificate')
  return { serial: write(serial), issuer: write(issuer), subject: write(subject), key: bytesOf(children(key)[1]) }
}

/** A certificate for a signer (name, post, unit) and a new key on the curve P-256, valid for a year from `at`. */
export async function issueCertificate({ authority, signer, at }: IssueRequest): Promise<SigningIdentity> {
  const keys = await newKeyPair('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const validFrom = new Date(at.getTime() - DAY_MS)
  const validTo = new Date(at.getTime() + VALID_DAYS * DAY_MS)
  const issuer = namesIn(new X509Certificate(authority.certificate).raw)
  const algorithm = signatureAlgorithmOf(authority.privateKey)
  const tbs = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.from(newSerial(), 'hex')),
    algorithm,
    issuer.subject,
    sequence(time(validFrom), time(validTo)),
    sequence(
      part('2.5.4.6', printable('VN')),
      part('2.5.4.10', text(short(signer.unit))),
      part('2.5.4.12', text(short(signer.post))),
      part('2.5.4.3', text(short(signer.name))),
    ),
    keys.publicKey,
    tagged(3, extensions(keys.publicKey, issuer.key)),
  )
  const signature = sign('sha256', tbs, authority.privateKey)
  const certificate = new X509Certificate(sequence(tbs, algorithm, bits(signature)))
  return {
    certificate: certificate.toString(),
    issuer: authority.certificate,
    privateKey: keys.privateKey,
    validFrom,
    validTo,
  }
}

/** It signs and can't be denied, it vouches for nobody, and it names its key and its authority's. @law RFC 5280, 4.2 */
function extensions(publicKey: Buffer, issuerKey: Buffer): Buffer {
  const key = bytesOf(children(read(publicKey))[1])
  return sequence(
    sequence(oid('2.5.29.19'), yes, octets(sequence())),
    sequence(oid('2.5.29.15'), yes, octets(bits(Buffer.from([0xc0]), 6))),
    sequence(oid('2.5.29.14'), octets(octets(fingerprint(key)))),
    sequence(oid('2.5.29.35'), octets(sequence(value(0x80, fingerprint(issuerKey))))),
  )
}

/** A key's name: its bits without the count of unused ones. @law RFC 5280, 4.2.1.2 (1) */
const fingerprint = (key: Buffer): Buffer => createHash('sha1').update(key.subarray(1)).digest()

const part = (name: string, words: Buffer): Buffer => setOf(sequence(oid(name), words))
const short = (words: string): string => [...words.normalize('NFC')].slice(0, NAME_LENGTH).join('')
