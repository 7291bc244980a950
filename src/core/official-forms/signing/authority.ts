import { generateKeyPair, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import forge from 'node-forge'

/** Who vouches for signers: its certificate and its key, in PEM. */
export interface Authority {
  certificate: string
  privateKey: string
  /** Made by this program for a demonstration: its signatures have no legal force, and papers say so. */
  demonstration: boolean
}

const FILE = 'demonstration-authority.json'
const YEARS = 10

const newKeyPair = promisify(generateKeyPair)

/** An RSA key pair in PEM, made outside the JavaScript thread. */
export async function newRsaKeys(): Promise<{ publicKey: string; privateKey: string }> {
  return newKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** A serial number that no other certificate has: 16 random bytes, positive. */
export const newSerial = (): string => `01${randomBytes(15).toString('hex')}`

/**
 * The demonstration's certificate authority, made once and kept in `folder`, readable by the program's user only.
 *
 * Two processes that start at once agree on the first one written.
 */
export async function demonstrationAuthority(folder: string, now: Date): Promise<Authority> {
  const path = join(folder, FILE)
  const kept = await readAuthority(path)
  if (kept) return kept
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = await makeAuthority(now)
  try {
    await writeFile(path, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
    return made
  } catch (fault) {
    const first = await readAuthority(path)
    if (first) return first
    throw fault
  }
}

async function readAuthority(path: string): Promise<Authority | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

async function makeAuthority(now: Date): Promise<Authority> {
  const keys = await newRsaKeys()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey)
  certificate.serialNumber = newSerial()
  certificate.validity.notBefore = new Date(now.getTime() - 86_400_000)
  certificate.validity.notAfter = new Date(now)
  certificate.validity.notAfter.setUTCFullYear(now.getUTCFullYear() + YEARS)
  // ASCII: forge writes an issuer's letters beyond ASCII differently in a certificate and in a signature.
  const name = [
    { name: 'commonName', value: 'Camlo Demonstration CA' },
    { name: 'organizationName', value: 'Camlo demonstration, without legal force' },
    { name: 'countryName', value: 'VN' },
  ]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(forge.pki.privateKeyFromPem(keys.privateKey), forge.md.sha256.create())
  return {
    certificate: forge.pki.certificateToPem(certificate),
    privateKey: keys.privateKey,
    demonstration: true,
  }
}
