import { pdf } from '../src/core/files/testing/papers.ts'

/** About as much as a page scanned in grey. */
const SCAN_BYTES = 200_000

let made = 0

/** A scanned paper; no two are the same, so that none is found to be there already. */
export function paperFile(): File {
  made += 1
  const bytes = pdf({ objects: `%${made} ${process.pid}`, padding: SCAN_BYTES })
  return new File([new Uint8Array(bytes)], `giấy tờ ${made}.pdf`, { type: 'application/pdf' })
}

/** One of them, by chance. */
export const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)]
