const WINDOW = 1_048_576
const OVERLAP = 256

/**
 * A file as text, a part at a time, so that searching it holds no second copy. Parts overlap: what is shorter than the
 * overlap is seen whole in one of them.
 */
export function* inWindows(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; at += WINDOW) yield bytes.toString('latin1', at, at + WINDOW + OVERLAP)
}
