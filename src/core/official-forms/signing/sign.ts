import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { CadesSigner } from './cades.ts'
import type { SigningIdentity } from './certificate.ts'

export interface SignRequest {
  pdf: Uint8Array
  identity: SigningIdentity
  name: string
  /** Why it is signed: `Ban hành kết quả giải quyết thủ tục hành chính`. */
  reason: string
  place: string
  at: Date
}

// Room for the signature in bytes: two certificates and a signature take about 2,500.
const SIGNATURE_LENGTH = 8192

/**
 * Signs a paper by an incremental update: the bytes that were there stay as they are, and so does what they claim, signatures of
 * others included.
 *
 * The signature is PAdES baseline B-B (`ETSI.CAdES.detached`) with SHA-256 over the whole file. Its widget has no size, since the
 * paper itself shows who signs.
 */
export async function signPdf({
  pdf,
  identity,
  name,
  reason,
  place,
  at,
}: SignRequest): Promise<Uint8Array<ArrayBuffer>> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    name,
    reason,
    location: place,
    contactInfo: '',
    signingTime: at,
    signatureLength: SIGNATURE_LENGTH,
    appName: 'Camlo',
    subFilter: 'ETSI.CAdES.detached',
  })
  const signed = await new SignPdf().sign(withWholeTrailer(prepared, Buffer.from(pdf)), new CadesSigner(identity), at)
  return Uint8Array.from(signed)
}

/**
 * The update's trailer made whole: the library leaves out the file's ID, which PDF/A asks for (ISO 19005-2, 6.1.3), and
 * points one byte before its cross-reference table.
 */
function withWholeTrailer(prepared: Buffer, original: Buffer): Buffer {
  const lastTrailer = original.subarray(original.lastIndexOf('trailer')).toString('latin1')
  const id = /\/ID\s*\[[^\]]*\]/.exec(lastTrailer)?.[0]
  if (!id) throw new Error('The paper to sign has no ID in its trailer')
  const trailerAt = prepared.lastIndexOf('trailer')
  const xrefAt = prepared.lastIndexOf('\nxref', trailerAt) + 1
  const trailer = prepared
    .subarray(trailerAt)
    .toString('latin1')
    .replace(/\/Prev \d+\n/, (previous) => `${previous}${id}\n`)
    .replace(/startxref\n\d+/, `startxref\n${xrefAt}`)
  return Buffer.concat([prepared.subarray(0, trailerAt), Buffer.from(trailer, 'latin1')])
}
