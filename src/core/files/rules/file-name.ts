/** The kinds of file the house takes in, and how their names end. */
export const ENDINGS = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type MediaType = keyof typeof ENDINGS

const LENGTH = 120
const NAMELESS = 'tệp'

// Names that Windows keeps for devices, with any ending.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that can be shown, stored and saved on any machine: the sender's own, without folders, without characters that
 * hide or turn others round, and ending as its content says.
 */
export function cleanFileName(name: string, mediaType: MediaType): string {
  const own = cleanBase(name)
  const [ending, ...others] = ENDINGS[mediaType]
  const typed = /\.([^.]*)$/.exec(own)?.[1]?.toLowerCase() ?? ''
  const isRight = [ending, ...others].includes(typed as never)
  const stem = isRight ? own.slice(0, -(typed.length + 1)) : own
  const safe = RESERVED.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem
  return `${shorten(tidyEnds(safe)) || NAMELESS}.${isRight ? typed : ending}`
}

/** A sender's name as one line without folders, before its content is known; it may be empty. */
export function cleanBase(name: string): string {
  const lastPart = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return shorten(
    tidyEnds(
      lastPart
        // Controls, direction marks, zero-width and private characters, line ends: seen by nobody, read by programs.
        .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
        .replace(/[<>:"|?*;%]/g, '-')
        .replace(/\s+/g, ' '),
    ),
  )
}

const tidyEnds = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '')

/** By whole letters, so that a mark never loses its letter. */
function shorten(name: string): string {
  if (name.length <= LENGTH) return name
  const ending = /\.[a-z]{1,5}$/i.exec(name)?.[0] ?? ''
  let short = ''
  for (const { segment } of new Intl.Segmenter('vi').segment(name)) {
    if (short.length + segment.length + ending.length > LENGTH) break
    short += segment
  }
  return short.trimEnd() + ending
}

/**
 * How a download is named.
 *
 * @law RFC 6266 and RFC 5987: an ASCII name for old programs, the real one beside it
 */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
