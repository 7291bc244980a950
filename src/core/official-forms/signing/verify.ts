import { createHash, verify, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { no, ok, type Result } from '../../../platform/result.ts'

export interface VerifiedSignature {
  /** As the certificate names them. */
  signer: { name: string; post: string; unit: string }
  signedAt: Date
}

export type NotVerified = 'not_signed' | 'not_whole_file' | 'content_changed' | 'wrong_signature' | 'unknown_authority'

/**
 * Checks a paper's signature against an authority: the byte range covers the whole file, the digest is the file's, the
 * signature is the certificate's, and the authority issued that certificate and it was valid at the time of signing.
 *
 * There is no time stamp and no revocation list in this profile: the time of signing is the signer's own word.
 */
export function verifySignature(pdf: Uint8Array, authority: string): Result<VerifiedSignature, NotVerified> {
  const file = Buffer.from(pdf)
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/.exec(file.subarray(-200_000).toString('latin1'))
  if (!range) return no('not_signed')
  const [before, from, after] = range.slice(1).map(Number) as [number, number, number]
  if (from + after !== file.length || file[before] !== 0x3c || file[from - 1] !== 0x3e) return no('not_whole_file')

  const signed = Buffer.concat([file.subarray(0, before), file.subarray(from)])
  const message = readMessage(Buffer.from(file.subarray(before + 1, from - 1).toString('latin1'), 'hex'))
  if (!message) return no('wrong_signature')
  const { attributes, signature, certificate } = message

  const digest = attributeValue(attributes, forge.pki.oids.messageDigest)
  if (digest !== createHash('sha256').update(signed).digest().toString('latin1')) return no('content_changed')
  const attributesSet = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SET, true, attributes)
  const covered = Buffer.from(forge.asn1.toDer(attributesSet).getBytes(), 'latin1')
  const own = new X509Certificate(forge.pki.certificateToPem(certificate))
  if (!verify('sha256', covered, own.publicKey, Buffer.from(signature, 'latin1'))) return no('wrong_signature')

  const signedAt = forge.asn1.utcTimeToDate(attributeValue(attributes, forge.pki.oids.signingTime) ?? '')
  const root = new X509Certificate(authority)
  const isIssued = own.checkIssued(root) && own.verify(root.publicKey) && root.ca
  const isValidThen = signedAt >= certificate.validity.notBefore && signedAt <= certificate.validity.notAfter
  if (!isIssued || !isValidThen) return no('unknown_authority')
  return ok({ signer: nameOf(certificate), signedAt })
}

interface Message {
  attributes: forge.asn1.Asn1[]
  signature: string
  certificate: forge.pki.Certificate
}

function readMessage(der: Buffer): Message | undefined {
  try {
    // What follows the structure is the padding of the room kept for it.
    const structure = forge.asn1.fromDer(forge.util.createBuffer(der.toString('latin1')), {
      parseAllBytes: false,
    } as never)
    const message = forge.pkcs7.messageFromAsn1(structure) as forge.pkcs7.PkcsSignedData & {
      rawCapture: { authenticatedAttributes: forge.asn1.Asn1[]; signature: string; serial: string }
    }
    const { authenticatedAttributes: attributes, signature, serial } = message.rawCapture
    const serialHex = forge.util.bytesToHex(serial)
    const certificate = message.certificates.find((each) => each.serialNumber === serialHex)
    return certificate && { attributes, signature, certificate }
  } catch {
    return undefined
  }
}

/** An attribute is a sequence of its object identifier and a set holding its value. */
function attributeValue(attributes: readonly forge.asn1.Asn1[], oid: string | undefined): string | undefined {
  for (const { value } of attributes) {
    const [type, values] = value as [forge.asn1.Asn1, forge.asn1.Asn1]
    if (forge.asn1.derToOid(type.value as string) === oid)
      return (values.value as forge.asn1.Asn1[])[0]?.value as string | undefined
  }
  return undefined
}

function nameOf(certificate: forge.pki.Certificate): VerifiedSignature['signer'] {
  const field = (name: string): string => forge.util.decodeUtf8(certificate.subject.getField({ name })?.value ?? '')
  return { name: field('commonName'), post: field('title'), unit: field('organizationName') }
}
