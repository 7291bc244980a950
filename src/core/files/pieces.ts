/** Bytes of a file kept in one row. */
export const PIECE_BYTES = 262_144

/** Cuts a stream of any rhythm into pieces of one size, the last one shorter. */
export async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  try {
    for await (const bytes of source) {
      waiting.push(bytes)
      size += bytes.length
      if (size < PIECE_BYTES) continue
      const whole = Buffer.concat(waiting)
      let at = 0
      for (; at + PIECE_BYTES <= size; at += PIECE_BYTES) yield whole.subarray(at, at + PIECE_BYTES)
      waiting = [whole.subarray(at)]
      size -= at
    }
  } catch (fault) {
    if (!isBrokenOff(fault)) throw fault
    // A link that breaks off is why uploads can be resumed: what did arrive counts.
  }
  if (size > 0) yield Buffer.concat(waiting)
}

function isBrokenOff(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}
