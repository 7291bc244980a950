import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { Signer, SignPdf } from '@signpdf/signpdf'
import forge from 'node-forge'
import { newRsaKeys } from '../signing/authority.ts'

/** A paper signed as this program did until it made PAdES: `adbe.pkcs7.detached`, RSA, the signing time among the attributes. */
export async function signAsBefore(pdf: Uint8Array, at: Date): Promise<{ pdf: Uint8Array; authority: string }> {
  const keys = await newRsaKeys()
  const key = forge.pki.privateKeyFromPem(keys.privateKey)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey)
  certificate.serialNumber = '0123'
  certificate.validity.notBefore = new Date(at.getTime() - 86_400_000)
  certificate.validity.notAfter = new Date(at.getTime() + 86_400_000)
  const name = [
    { name: 'commonName', value: 'Signed before' },
    { name: 'organizationName', value: 'Camlo' },
  ]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([{ name: 'basicConstraints', cA: true }])
  certificate.sign(key, forge.md.sha256.create())

  class Before extends Signer {
    override async sign(content: Buffer): Promise<Buffer> {
      const message = forge.pkcs7.createSignedData()
      message.content = forge.util.createBuffer(content.toString('latin1'))
      message.addCertificate(certificate)
      const { oids } = forge.pki
      message.addSigner({
        key,
        certificate,
        digestAlgorithm: oids.sha256 as string,
        authenticatedAttributes: [
          { type: oids.contentType as string, value: oids.data as string },
          { type: oids.signingTime as string, value: at as unknown as string },
          { type: oids.messageDigest as string },
        ],
      })
      message.sign({ detached: true })
      return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1')
    }
  }
  const place = { reason: '', contactInfo: '', name: 'Signed before', location: '' }
  const prepared = plainAddPlaceholder({ pdfBuffer: Buffer.from(pdf), ...place, signingTime: at })
  return { pdf: await new SignPdf().sign(prepared, new Before()), authority: forge.pki.certificateToPem(certificate) }
}
