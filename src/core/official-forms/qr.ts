import { create } from 'qrcode'

/**
 * A link as a QR code in SVG: one path, so that it prints sharp at any size.
 *
 * Error correction M: a slip is folded and carried in a pocket.
 */
export function qrSvg(link: string): string {
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, row) => rowPath(modules.data, row, modules.size))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.size} ${modules.size}"><path fill="#000" d="${rows.join('')}"/></svg>`
}

/** The dark runs of a row, each a rectangle one module high. */
function rowPath(data: Uint8Array, row: number, size: number): string {
  let path = ''
  for (let start = 0; start < size; start++) {
    if (!data[row * size + start]) continue
    let end = start
    while (end < size && data[row * size + end]) end++
    path += `M${start} ${row}h${end - start}v1h-${end - start}z`
    start = end
  }
  return path
}
