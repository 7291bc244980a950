import { inWindows } from './windows.ts'

export type PictureFault = 'damaged' | 'mixed_content' | 'too_many_pixels'

/** More than any phone's camera or office scanner makes; a picture that claims more is meant to exhaust who opens it. */
const PIXELS = 200_000_000

export function findPictureFault(file: Buffer, mediaType: 'image/jpeg' | 'image/png'): PictureFault | undefined {
  const size = mediaType === 'image/png' ? pngSize(file) : jpegSize(file)
  if (!size || size.width === 0 || size.height === 0) return 'damaged'
  if (size.width * size.height > PIXELS) return 'too_many_pixels'
  return isSomethingElseToo(file) ? 'mixed_content' : undefined
}

interface Size {
  width: number
  height: number
}

/** Walks the chunks from IHDR to IEND, which must be the end of the file. */
function pngSize(file: Buffer): Size | undefined {
  if (file.length < 45 || file.toString('latin1', 12, 16) !== 'IHDR') return undefined
  let at = 8
  while (at + 12 <= file.length) {
    const type = file.toString('latin1', at + 4, at + 8)
    at += 12 + file.readUInt32BE(at)
    if (type === 'IEND')
      return at === file.length ? { width: file.readUInt32BE(16), height: file.readUInt32BE(20) } : undefined
  }
  return undefined
}

/** Walks the segments to the frame's header. Cameras add data after the end of the picture: that is let be. */
function jpegSize(file: Buffer): Size | undefined {
  if (file.lastIndexOf(Buffer.of(0xff, 0xd9)) < 0) return undefined
  let at = 2
  while (at + 9 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    else at += 2 + file.readUInt16BE(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15, without the tables that share their range (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const OTHER_CONTENT = /<(script|html|svg|iframe|body)[\s>]|<\?php/i

/** A picture that is a PDF or a web page at the same time. */
function isSomethingElseToo(file: Buffer): boolean {
  if (file.includes('%PDF-')) return true
  for (const text of inWindows(file)) if (OTHER_CONTENT.test(text)) return true
  return false
}
