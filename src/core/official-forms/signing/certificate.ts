import { randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { type Authority, newRsaKeys, newSerial } from './authority.ts'

/** The official a certificate names. */
export interface Signer {
  name: string
  post: string
  unit: string
}

/** A signer's certificate and key as PKCS#12, opened by a passphrase that never leaves the program's memory. */
export interface SigningIdentity {
  p12: Uint8Array<ArrayBuffer>
  passphrase: string
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

/** A certificate for a signer (name, post, unit), valid for a year from `at`. */
export async function issueCertificate({ authority, signer, at }: IssueRequest): Promise<SigningIdentity> {
  const keys = await newRsaKeys()
  const issuer = forge.pki.certificateFromPem(authority.certificate)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey)
  certificate.serialNumber = newSerial()
  certificate.validity.notBefore = new Date(at.getTime() - DAY_MS)
  certificate.validity.notAfter = new Date(at.getTime() + VALID_DAYS * DAY_MS)
  certificate.setSubject([
    part('commonName', signer.name),
    part('title', signer.post),
    part('organizationName', signer.unit),
    { name: 'countryName', value: 'VN' },
  ])
  certificate.setIssuer(issuer.subject.attributes)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(forge.pki.privateKeyFromPem(authority.privateKey), forge.md.sha256.create())

  const passphrase = randomBytes(18).toString('base64url')
  const store = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(keys.privateKey),
    [certificate, issuer],
    passphrase,
    { algorithm: 'aes256' },
  )
  return {
    p12: Uint8Array.from(Buffer.from(forge.asn1.toDer(store).getBytes(), 'latin1')),
    passphrase,
    validFrom: certificate.validity.notBefore,
    validTo: certificate.validity.notAfter,
  }
}

function part(name: string, value: string): forge.pki.CertificateField {
  const short = [...value.normalize('NFC')].slice(0, NAME_LENGTH).join('')
  return { name, value: short, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class }
}
