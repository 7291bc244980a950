import { X509Certificate } from 'node:crypto'
import { OIDS } from './cades.ts'
import { namesIn, type Signer } from './certificate.ts'
import { bytesOf, children, isTagged, type Node, oidOf, read, value, write } from './der.ts'

/** What a signature's message holds, with the certificate of whoever made it. */
export interface Message {
  certificate: X509Certificate
  /** The signed attributes, as they were signed. */
  covered: Buffer
  signature: Buffer
  attribute(oid: string): Node | undefined
}

/** Reads a signature's message; undefined for what is none, or names no certificate it brings. @law RFC 5652, 5 */
export function readMessage(der: Buffer): Message | undefined {
  try {
    const [type, content] = children(read(der))
    if (oidOf(type) !== OIDS.signedData) return undefined
    const parts = children(children(content)[0])
    const certificates = children(parts.find((each) => isTagged(each, 0))).map(write)
    const signers = children(parts.at(-1))
    // A paper's signature has one signer.
    if (signers.length !== 1) return undefined
    const line = children(signers[0])
    const [issuer, serial] = children(line[1])
    const own = certificates.find((each) => {
      const names = namesIn(each)
      return issuer && serial && names.issuer.equals(write(issuer)) && names.serial.equals(write(serial))
    })
    const attributes = line.find((each) => isTagged(each, 0))
    const signature = line.filter(({ type: kind }) => kind === 4).at(-1)
    if (!own || !attributes || !signature) return undefined
    return {
      certificate: new X509Certificate(own),
      covered: value(0x31, ...children(attributes).map(write)),
      signature: bytesOf(signature),
      attribute: (oid) => firstOf(children(attributes), oid),
    }
  } catch {
    return undefined
  }
}

/** An attribute is a sequence of its object identifier and a set holding its value. */
function firstOf(attributes: readonly Node[], oid: string): Node | undefined {
  const found = attributes.find((each) => oidOf(children(each)[0]) === oid)
  return children(children(found)[1])[0]
}

const NAMES = { '2.5.4.3': 'name', '2.5.4.12': 'post', '2.5.4.10': 'unit' } as const

/** Whom a certificate names. */
export function signerIn(certificate: X509Certificate): Signer {
  const signer = { name: '', post: '', unit: '' }
  for (const group of children(read(namesIn(certificate.raw).subject)))
    for (const line of children(group)) {
      const [type, words] = children(line)
      const key = NAMES[oidOf(type) as keyof typeof NAMES]
      if (key) signer[key] = typeof words?.value === 'string' ? bytesOf(words).toString('utf8') : ''
    }
  return signer
}
