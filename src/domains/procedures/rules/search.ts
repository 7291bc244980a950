import { foldVietnamese } from '../../../platform/text.ts'
import { type Comparable, comparable, likeness } from './likeness.ts'

/** What can be found: a key and the names it goes by, the official name first. */
export interface Findable<T> {
  item: T
  names: readonly string[]
}

/** A name; its words are their places in the vocabulary. */
interface Name {
  /** Folded, a space at both ends. */
  folded: string
  words: readonly number[]
  place: number
}

interface Indexed<T> {
  item: T
  names: readonly Name[]
  /** The words of all its names. */
  words: readonly number[]
}

/** A word that was asked for: how alike it is to each word of the vocabulary. */
interface AskedWord {
  /** Its place in the vocabulary; -1 when it isn't there. */
  id: number
  saysSomething: boolean
  likenesses: Float32Array
}

interface Question {
  phrase: string
  words: readonly AskedWord[]
  /** The words that must be found: those that say something, or all when none does. */
  needed: readonly AskedWord[]
  /** Its parts of two telling words and more, those with the most first. */
  parts: readonly { phrase: string; tells: number }[]
}

/** Words that say nothing of what is asked for. */
const EMPTY = new Set(['dang', 'ky', 'thu', 'tuc', 'cap', 'giay', 'xin', 'lam', 'cho', 'va', 'cua', 've', 'de', 'to'])

const ALIKE = 0.5
/** Among the words of all names some word is always a little alike. */
const SURELY_ALIKE = 0.8
/** How much worse than the best a hit may be and still be shown. */
const WORTH = 0.5
/** A sentence; who pastes a page is answered by its beginning. */
const MOST_WORDS = 16

export type Search<T> = (text: string) => T[]

const wordsOf = (text: string): string[] =>
  foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter(Boolean)

/**
 * A search that forgives: no marks needed, letters may be wrong, words that say nothing may stand around. What fits in one
 * name ranks above what is spread over several, and that above a phrase found among words that mean nothing here; the more
 * of a name is asked for, the higher. Of two names that fit alike, the one listed earlier wins.
 *
 * Asked words are compared once with each different word of all names, so thousands of items cost little more than dozens.
 */
export function searchOver<T>(findables: readonly Findable<T>[]): Search<T> {
  const places = new Map<string, number>()
  const placeOf = (word: string): number => {
    if (!places.has(word)) places.set(word, places.size)
    return places.get(word) as number
  }
  const index = findables.map(({ item, names }): Indexed<T> => {
    const indexed = names.map((name, place): Name => {
      const words = wordsOf(name)
      return { folded: ` ${words.join(' ')} `, words: words.map(placeOf), place }
    })
    return { item, names: indexed, words: [...new Set(indexed.flatMap(({ words }) => words))] }
  })
  const vocabulary = [...places.keys()].map(comparable)

  return (text) => {
    const asked = wordsOf(text).slice(0, MOST_WORDS)
    if (asked.length === 0) return []
    const question = understand(asked, places, vocabulary)
    const hits = index
      .map((indexed) => ({ item: indexed.item, score: scoreOf(question, indexed) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    const best = hits[0]?.score ?? 0
    return hits.filter(({ score }) => score >= WORTH * best).map(({ item }) => item)
  }
}

function understand(
  asked: readonly string[],
  places: ReadonlyMap<string, number>,
  vocabulary: readonly Comparable[],
): Question {
  const words = asked.map((word): AskedWord => {
    const own = comparable(word)
    return {
      id: places.get(word) ?? -1,
      saysSomething: !EMPTY.has(word),
      likenesses: Float32Array.from(vocabulary, (known) => likeness(own, known)),
    }
  })
  const telling = words.filter(({ saysSomething }) => saysSomething)
  return { phrase: asked.join(' '), words, needed: telling.length > 0 ? telling : words, parts: partsOf(asked, words) }
}

/** The phrases in a question of which every word is known; one telling word is no phrase. */
function partsOf(asked: readonly string[], words: readonly AskedWord[]): Question['parts'] {
  const parts: { phrase: string; tells: number }[] = []
  for (let from = 0; from < asked.length; from++)
    for (let to = from + 2; to <= asked.length; to++) {
      const part = words.slice(from, to)
      if (part.some(({ id }) => id < 0)) break
      const tells = part.filter(({ saysSomething }) => saysSomething).length
      if (tells > 1) parts.push({ phrase: ` ${asked.slice(from, to).join(' ')} `, tells })
    }
  return parts.sort((a, b) => b.tells - a.tells)
}

function scoreOf(question: Question, { names, words }: Indexed<unknown>): number {
  const inOneName = Math.max(...names.map((name) => scoreInName(question, name)))
  if (inOneName > 0) return inOneName
  const spread = fitOf(question, words, SURELY_ALIKE)
  if (spread > 0) return 0.8 * spread
  return 0.2 * (question.parts.find(({ phrase }) => names.some(({ folded }) => folded.includes(phrase)))?.tells ?? 0)
}

/** How well the words that say something are found among others, 0 to 1; 0 when one is missing. */
function fitOf({ needed }: Question, words: readonly number[], least = ALIKE): number {
  let sum = 0
  for (const { likenesses } of needed) {
    let most = 0
    for (const word of words) most = Math.max(most, likenesses[word] as number)
    if (most < least) return 0
    sum += most
  }
  return sum / needed.length
}

function scoreInName(question: Question, name: Name): number {
  const { folded, words, place } = name
  const { phrase, needed } = question
  if (folded === ` ${phrase} `) return 3.5 - 0.01 * place
  const found = fitOf(question, words)
  if (found === 0) return 0
  const share = needed.length / words.length
  const empties = question.words.filter(({ id, saysSomething }) => !saysSomething && words.includes(id)).length * 0.05
  return found + share + empties + (folded.includes(phrase) ? 1 : 0) + (place === 0 ? 0.1 : -0.01 * place)
}
