// Invisible, and in no text of ours.
const MARK = '\u2063'

/** A page rendered once, with slots for the few words by which others of its kind differ: bytes and names of slots in turn. */
export interface Template {
  readonly parts: readonly Buffer[]
  /** The slot behind each part but the last. */
  readonly slots: readonly string[]
}

/** Stands in a page for what will be filled in. */
export const slot = (name: string): string => `${MARK}${name}${MARK}`

export function templateOf(html: string): Template {
  const pieces = html.split(MARK)
  return {
    parts: pieces.filter((_, index) => index % 2 === 0).map((piece) => Buffer.from(piece)),
    slots: pieces.filter((_, index) => index % 2 === 1),
  }
}

/**
 * The page as bytes: what never changes is copied, not encoded again.
 *
 * @param values by the name of the slot; they are put in as they are, so they must need no escaping
 */
export function fill({ parts, slots }: Template, values: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(parts.flatMap((part, index) => [part, Buffer.from(values[slots[index] ?? ''] ?? '')]))
}
