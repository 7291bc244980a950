import { foldVietnamese } from '../../../platform/text.ts'

/** What can be found: a key and the names it goes by, the official name first. */
export interface Findable<T> {
  item: T
  names: readonly string[]
}

interface Indexed<T> {
  item: T
  names: { folded: string; words: string[]; place: number }[]
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

export type Search<T> = (text: string) => T[]

/**
 * A search that forgives: no marks needed, letters may be wrong. Every word that says something must be found in one of an
 * item's names; the more of a name is asked for, the higher it ranks. Of two names that fit alike, the one listed earlier wins.
 */
export function searchOver<T>(findables: readonly Findable<T>[]): Search<T> {
  const index = findables.map(
    ({ item, names }): Indexed<T> => ({
      item,
      names: names.map((name, place) => {
        const folded = foldVietnamese(name).replace(/[^a-z0-9 ]/g, ' ')
        return { folded, words: folded.split(/\s+/).filter(Boolean), place }
      }),
    }),
  )
  return (text) => {
    const asked = foldVietnamese(text)
      .replace(/[^a-z0-9 ]/g, ' ')
      .split(/\s+/)
      .filter(Boolean)
    if (asked.length === 0) return []
    return index
      .map(({ item, names }) => ({ item, score: Math.max(0, ...names.map((name) => scoreOf(asked, name))) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ item }) => item)
  }
}

function scoreOf(asked: readonly string[], { folded, words, place }: Indexed<unknown>['names'][number]): number {
  const phrase = asked.join(' ')
  if (folded === phrase) return 10 - 0.01 * place
  const telling = asked.filter((word) => !EMPTY.has(word))
  const needed = telling.length > 0 ? telling : asked
  const likenesses = needed.map((word) => Math.max(0, ...words.map((each) => likeness(word, each))))
  if (likenesses.some((each) => each < ALIKE)) return 0
  const found = likenesses.reduce((sum, each) => sum + each, 0) / needed.length
  const share = needed.length / words.length
  const empties = asked.filter((word) => EMPTY.has(word) && words.includes(word)).length * 0.05
  return found + share + empties + (folded.includes(phrase) ? 1 : 0) + (place === 0 ? 0.1 : -0.01 * place)
}
