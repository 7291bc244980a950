import { inflateSync } from 'node:zlib'

/** What a file says of itself as PDF/A, and the parts of that claim that can be seen in its bytes. */
export interface PdfaClaim {
  part: number | undefined
  conformance: string | undefined
  /** An output intent for PDF/A whose colour profile is in the file. */
  outputIntent: boolean
  /** Every font descriptor carries its font program. */
  fontsEmbedded: boolean
  /** The last trailer names the file (`/ID`), as PDF/A asks. */
  fileId: boolean
}

/**
 * Reads a file's claim to be PDF/A.
 *
 * It covers the XMP identification, the output intent, embedded fonts and the file's ID in the latest trailer. It is no
 * validator: transparency, colour use and the syntax of each object are left to Typst, which made the file under that
 * standard, and to a validator such as veraPDF.
 */
export function pdfaClaim(file: Uint8Array): PdfaClaim {
  const text = Buffer.from(file).toString('latin1')
  const descriptors = text.match(/\/Type\s*\/FontDescriptor[\s\S]*?endobj/g) ?? []
  const lastTrailer = text.slice(text.lastIndexOf('trailer'))
  return {
    part: Number(/<pdfaid:part>(\d)/.exec(text)?.[1]) || undefined,
    conformance: /<pdfaid:conformance>(\w)/.exec(text)?.[1],
    outputIntent: /\/OutputIntents/.test(text) && /\/S\s*\/GTS_PDFA1/.test(text) && hasIccProfile(file, text),
    fontsEmbedded: descriptors.length > 0 && descriptors.every((each) => /\/FontFile[23]?\s+\d+ 0 R/.test(each)),
    fileId: /\/ID\s*\[/.test(lastTrailer),
  }
}

/** The output profile's stream begins like an ICC profile: `acsp` at byte 36. */
function hasIccProfile(file: Uint8Array, text: string): boolean {
  const object = /\/DestOutputProfile\s+(\d+) 0 R/.exec(text)?.[1]
  const start = text.indexOf('stream\n', text.indexOf(`\n${object} 0 obj`)) + 'stream\n'.length
  const stream = file.subarray(start, text.indexOf('endstream', start))
  const profile = inflateSync(stream, { finishFlush: 2 })
  return profile.subarray(36, 40).toString('latin1') === 'acsp'
}
