/** A page of a PDF: a JPEG and its size in pixels. */
export interface JpegPage {
  jpeg: Uint8Array
  width: number
  height: number
}

// 200 dots to an inch, the least that digitised papers have by TT 05/2025; a point is a 72nd of an inch.
const DOTS_PER_POINT = 200 / 72

/**
 * Several JPEGs as one PDF 1.4, one on each page. The pictures go in as they are (DCTDecode), so nothing is lost and no library of
 * half a megabyte has to be loaded by a telephone.
 */
export function pdfOf(pages: readonly JpegPage[]): Uint8Array {
  const parts: Uint8Array[] = []
  const places: number[] = []
  let length = 0
  const add = (part: Uint8Array | string): void => {
    const bytes = typeof part === 'string' ? latin(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (number: number, ...content: (Uint8Array | string)[]): void => {
    places[number] = length
    for (const part of [`${number} 0 obj\n`, ...content, '\nendobj\n']) add(part)
  }
  // The second line tells whoever copies it that it isn't text.
  add('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  pages.forEach(({ jpeg, width, height }, index) => {
    const [page, content, picture] = [3 + index * 3, 4 + index * 3, 5 + index * 3]
    const [w, h] = [width, height].map((pixels) => (pixels / DOTS_PER_POINT).toFixed(2))
    const draw = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${content} 0 R /Resources << /XObject << /P ${picture} 0 R >> >> >>`,
    )
    object(content, `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)
    object(
      picture,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    )
  })
  const start = length
  const count = 3 + pages.length * 3
  const rows = Array.from(
    { length: count - 1 },
    (_, index) => `${String(places[index + 1]).padStart(10, '0')} 00000 n \n`,
  )
  add(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`)
  add(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
