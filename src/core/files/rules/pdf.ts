import { inflateSync } from 'node:zlib'
import { inWindows } from './windows.ts'

export type PdfFault = 'damaged' | 'encrypted' | 'carries_script' | 'mixed_content'

/** Names in a PDF that make it act by itself. An action of script always has the first of them. */
const ACTIVE = ['JavaScript', 'Launch', 'RichMedia'] as const
// Names this check relies on: written with escapes they would hide what they mean.
const WATCHED = new Set<string>([...ACTIVE, 'Encrypt', 'ObjStm'])

// A file made to exhaust the one who checks it meets these bounds; ordinary papers stay far below them.
const ESCAPED_NAMES = 50_000
const OBJECT_STREAMS = 20_000
const OPENED_BYTES = 64 * 1_048_576
const DICTIONARY_BYTES = 2048

const OBJECT_STREAM = '/ObjStm'

/**
 * What keeps a PDF from being taken in: it is broken, locked, runs something, or is another file at the same time.
 *
 * Object streams are opened, since script may stand in them; page contents and pictures are not.
 */
export function findPdfFault(file: Buffer): PdfFault | undefined {
  if (!file.subarray(0, 7).toString('latin1').startsWith('%PDF-')) return 'mixed_content'
  const end = file.lastIndexOf('%%EOF')
  if (end < 0 || file.lastIndexOf('startxref') < 0) return 'damaged'
  if (/[^\s\0]/.test(file.subarray(end + 5).toString('latin1'))) return 'mixed_content'
  if (hasName(file, 'Encrypt')) return 'encrypted'
  if (isActive(file) || hasEscapedName(file)) return 'carries_script'
  return findObjectStreamFault(file)
}

const isActive = (bytes: Buffer): boolean => ACTIVE.some((name) => hasName(bytes, name))

/** Whether a name stands in the bytes as a whole word: `/Launch`, not `/LaunchPad`. */
function hasName(bytes: Buffer, name: string): boolean {
  const token = `/${name}`
  for (let at = bytes.indexOf(token); at >= 0; at = bytes.indexOf(token, at + 1))
    if (!isNameCharacter(bytes[at + token.length])) return true
  return false
}

const isNameCharacter = (byte: number | undefined): boolean =>
  byte !== undefined && /[\w#.+-]/.test(String.fromCharCode(byte))

/** A watched name written with escapes (`/J#61vaScript`): nobody writes it so without something to hide. */
function hasEscapedName(bytes: Buffer): boolean {
  let seen = 0
  for (const text of inWindows(bytes))
    for (const [word] of text.matchAll(/\/[\w.+-]{0,24}#[0-9a-f]{2}[\w#.+-]{0,64}/gi))
      if (WATCHED.has(unescaped(word.slice(1))) || ++seen > ESCAPED_NAMES) return true
  return false
}

const unescaped = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

function findObjectStreamFault(file: Buffer): PdfFault | undefined {
  let [streams, openedBytes] = [0, 0]
  for (let at = file.indexOf(OBJECT_STREAM); at >= 0; at = file.indexOf(OBJECT_STREAM, at + 1)) {
    if (++streams > OBJECT_STREAMS) return 'damaged'
    const body = objectStreamAt(file, at)
    if (body === 'none') continue
    const opened = body === 'unreadable' ? undefined : inflate(body)
    openedBytes += opened?.length ?? 0
    if (!opened || openedBytes > OPENED_BYTES) return 'damaged'
    if (isActive(opened) || hasEscapedName(opened)) return 'carries_script'
  }
  return undefined
}

/** The compressed bytes of the object stream whose dictionary says so at `at`; one that is not compressed was seen already. */
function objectStreamAt(file: Buffer, at: number): Buffer | 'none' | 'unreadable' {
  const from = Math.max(0, at - DICTIONARY_BYTES)
  const near = file.subarray(from, at + DICTIONARY_BYTES)
  const keyword = near.indexOf('stream', at - from)
  if (keyword < 0) return 'none'
  const dictionary = near.subarray(near.lastIndexOf(' obj', at - from) + 1, keyword).toString('latin1')
  if (!dictionary.includes('/Filter')) return 'none'
  if (!/\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*\]?\s*(\/|>>)/.test(dictionary)) return 'unreadable'
  const start = from + keyword + 'stream'.length
  const end = file.indexOf('endstream', start)
  return end < 0 ? 'unreadable' : file.subarray(file[start] === 0x0d ? start + 2 : start + 1, end)
}

function inflate(bytes: Buffer): Buffer | undefined {
  try {
    // A line end stands between the stream and `endstream`: what follows the compressed data is let be.
    return inflateSync(bytes, { maxOutputLength: OPENED_BYTES, finishFlush: 2 })
  } catch {
    return undefined
  }
}
