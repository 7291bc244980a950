import { createHash, sign, X509Certificate } from 'node:crypto'
import { Signer } from '@signpdf/signpdf'
import { namesIn, type SigningIdentity, signatureAlgorithmOf } from './certificate.ts'
import { inOrder, integer, octets, oid, sequence, setOf, tagged, value } from './der.ts'

export const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const

const SHA256 = sequence(oid(OIDS.sha256))
const ONE = integer(Buffer.from([1]))

/**
 * Signs as PAdES baseline B-B asks: the attributes content-type, message-digest and signing-certificate-v2, so that no other
 * certificate can be put in the signer's place; no signing time among them, since the paper's own entry `M` tells it.
 *
 * @law ETSI EN 319 142-1, 6.3; the attribute is RFC 5035's, the message RFC 5652's
 */
export class CadesSigner extends Signer {
  readonly #identity: SigningIdentity

  constructor(identity: SigningIdentity) {
    super()
    this.#identity = identity
  }

  override async sign(content: Buffer): Promise<Buffer> {
    const certificate = new X509Certificate(this.#identity.certificate).raw
    const issuer = new X509Certificate(this.#identity.issuer).raw
    const attributes = signedAttributes(content, certificate)
    // Signed as the set they are, kept as a part of the signer's line.
    const signature = sign('sha256', setOf(...attributes), this.#identity.privateKey)
    const names = namesIn(certificate)
    const signer = sequence(
      ONE,
      sequence(names.issuer, names.serial),
      SHA256,
      tagged(0, ...attributes),
      signatureAlgorithmOf(this.#identity.privateKey),
      octets(signature),
    )
    const message = sequence(
      ONE,
      setOf(SHA256),
      sequence(oid(OIDS.data)),
      tagged(0, ...inOrder([certificate, issuer])),
      setOf(signer),
    )
    return sequence(oid(OIDS.signedData), tagged(0, message))
  }
}

function signedAttributes(content: Buffer, certificate: Buffer): Buffer[] {
  // The digest is of the kind the attribute has by itself, so that it isn't named; the signer's line names issuer and number.
  const named = sequence(sequence(sequence(octets(sha256(certificate)))))
  return inOrder([
    sequence(oid(OIDS.contentType), setOf(oid(OIDS.data))),
    sequence(oid(OIDS.messageDigest), setOf(octets(sha256(content)))),
    sequence(oid(OIDS.signingCertificate), value(0x31, named)),
  ])
}

export const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest()
