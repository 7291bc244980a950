/** A word with what comparing it takes. */
export interface Comparable {
  word: string
  letters: string
  trigrams: ReadonlySet<string>
}

export function comparable(word: string): Comparable {
  const padded = `  ${word} `
  const trigrams = new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
  return { word, letters: [...word].sort().join(''), trigrams }
}

/** How alike an asked word and a known one are, 0 to 1: swapped and missing letters cost little. */
export function likeness(asked: Comparable, known: Comparable): number {
  if (asked.word === known.word) return 1
  if (known.word.startsWith(asked.word) && asked.word.length >= 2) return 0.9
  if (asked.letters === known.letters) return 0.85
  let shared = 0
  for (const each of asked.trigrams) if (known.trigrams.has(each)) shared += 1
  return (2 * shared) / (asked.trigrams.size + known.trigrams.size)
}
