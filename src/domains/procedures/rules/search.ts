import { foldVietnamese } from '../../../platform/text.ts'

/** What can be found: a key and the names it goes by, the official name first. */
export interface Findable<T> {
  item: T
  names: readonly string[]
}

interface Name {
  folded: string
  words: readonly string[]
  place: number
}

interface Indexed<T> {
  item: T
  names: readonly Name[]
  /** The words of all its names. */
  words: readonly string[]
}

/** Words that say nothing of what is asked for. */
const EMPTY = new Set(['dang', 'ky', 'thu', 'tuc', 'cap', 'giay', 'xin', 'lam', 'cho', 'va', 'cua', 've', 'de', 'to'])

const trigramsOf = (word: string): Set<string> => {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
}

/** How alike two words are, 0 to 1: swapped and missing letters cost little. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (b.startsWith(a) && a.length >= 2) return 0.9
  if ([...a].sort().join('') === [...b].sort().join('')) return 0.85
  const [left, right] = [trigramsOf(a), trigramsOf(b)]
  let shared = 0
  for (const each of left) if (right.has(each)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

const ALIKE = 0.5
/** Among the words of all names some word is always a little alike. */
const SURELY_ALIKE = 0.8

export type Search<T> = (text: string) => T[]

const wordsOf = (text: string): string[] =>
  foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter(Boolean)

/** How much worse than the best a hit may be and still be shown. */
const WORTH = 0.5

/**
 * A search that forgives: no marks needed, letters may be wrong, words that say nothing may stand around. What fits in one
 * name ranks above what is spread over several, and that above a phrase found among words that mean nothing here; the more
 * of a name is asked for, the higher. Of two names that fit alike, the one listed earlier wins.
 */
export function searchOver<T>(findables: readonly Findable<T>[]): Search<T> {
  const index = findables.map(({ item, names }): Indexed<T> => {
    const indexed = names.map((name, place): Name => {
      const words = wordsOf(name)
      return { folded: words.join(' '), words, place }
    })
    return { item, names: indexed, words: [...new Set(indexed.flatMap(({ words }) => words))] }
  })
  return (text) => {
    const asked = wordsOf(text)
    if (asked.length === 0) return []
    const hits = index
      .map((indexed) => ({ item: indexed.item, score: scoreOf(asked, indexed) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= WORTH * best).map(({ item }) => item)
  }
}

function scoreOf(asked: readonly string[], { names, words }: Indexed<unknown>): number {
  const inOneName = Math.max(...names.map((name) => scoreInName(asked, name)))
  if (inOneName > 0) return inOneName
  const spread = fitOf(asked, words, SURELY_ALIKE)
  if (spread > 0) return 0.8 * spread
  return 0.2 * Math.max(...names.map((name) => longestPhrase(asked, name)))
}

const telling = (words: readonly string[]): string[] => words.filter((word) => !EMPTY.has(word))

/** How well the words that say something are found among others, 0 to 1; 0 when one is missing. */
function fitOf(asked: readonly string[], words: readonly string[], least = ALIKE): number {
  const needed = telling(asked)
  const likenesses = (needed.length > 0 ? needed : asked).map((word) =>
    Math.max(0, ...words.map((each) => likeness(word, each))),
  )
  if (likenesses.some((each) => each < least)) return 0
  return likenesses.reduce((sum, each) => sum + each, 0) / likenesses.length
}

function scoreInName(asked: readonly string[], { folded, words, place }: Name): number {
  const phrase = asked.join(' ')
  if (folded === phrase) return 3.5 - 0.01 * place
  const found = fitOf(asked, words)
  if (found === 0) return 0
  const share = (telling(asked).length || asked.length) / words.length
  const empties = asked.filter((word) => EMPTY.has(word) && words.includes(word)).length * 0.05
  return found + share + empties + (folded.includes(phrase) ? 1 : 0) + (place === 0 ? 0.1 : -0.01 * place)
}

/** How many telling words of the longest phrase of the question stand in a name as they were asked; one word is no phrase. */
function longestPhrase(asked: readonly string[], { folded }: Name): number {
  let longest = 0
  for (let from = 0; from < asked.length; from++)
    for (let to = from + 2; to <= asked.length; to++) {
      const phrase = asked.slice(from, to)
      const count = telling(phrase).length
      if (count > Math.max(1, longest) && ` ${folded} `.includes(` ${phrase.join(' ')} `)) longest = count
    }
  return longest
}
