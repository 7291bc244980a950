import { hash } from 'node:crypto'

/** A SHA-256 digest, 32 bytes. */
export type Hash = Buffer

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)
const sha256 = (bytes: Buffer): Hash => hash('sha256', bytes, 'buffer')

/** The hash of a leaf: its content behind a zero byte, so that no node can pass for a leaf. @law RFC 6962, 2.1 */
export const leafHash = (content: string | Buffer): Hash => sha256(Buffer.concat([LEAF, Buffer.from(content)]))

/** The hash of a node: both children behind a one byte. @law RFC 6962, 2.1 */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(Buffer.concat([NODE, left, right]))

export const EMPTY_ROOT: Hash = sha256(Buffer.alloc(0))

/** The root of a complete subtree: the `index`-th run of 2^level leaves. Level 0 is a leaf. */
export interface Subtree {
  level: number
  index: number
}

/** Leaves `from` up to, not including, `to`. */
export interface Range {
  from: number
  to: number
}

/** The complete subtrees a range of leaves falls into, from left to right: as many as the range's size has bits. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = from; at < to; ) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      level += 1
      width *= 2
    }
    subtrees.push({ level, index: at / width })
    at += width
  }
  return subtrees
}

/** The root over complete subtrees given from left to right. */
export const rootOf = (subtrees: readonly Hash[]): Hash =>
  subtrees.length === 0 ? EMPTY_ROOT : subtrees.reduceRight((right, left) => nodeHash(left, right))

/** Where RFC 6962 splits `n` leaves: the largest power of two below n. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/**
 * The ranges whose roots prove that leaf `index` is in a tree, from the leaf upwards.
 *
 * @law RFC 6962, 2.1.1
 */
export function inclusionRanges(index: number, { from, to }: Range): Range[] {
  if (to - from === 1) return []
  const middle = from + split(to - from)
  return index < middle
    ? [...inclusionRanges(index, { from, to: middle }), { from: middle, to }]
    : [...inclusionRanges(index, { from: middle, to }), { from, to: middle }]
}

/**
 * The ranges whose roots prove that a tree of `older` leaves is the beginning of a later one.
 *
 * @law RFC 6962, 2.1.2
 */
export function consistencyRanges(older: number, { from, to }: Range, isWholeOlder = true): Range[] {
  if (older === to) return isWholeOlder ? [] : [{ from, to }]
  const middle = from + split(to - from)
  return older <= middle
    ? [...consistencyRanges(older, { from, to: middle }, isWholeOlder), { from: middle, to }]
    : [...consistencyRanges(older, { from: middle, to }, false), { from, to: middle }]
}

/** A tree that grows by leaves and holds only the roots of its complete subtrees, however large it is. */
export class GrowingTree {
  #size: number
  readonly #peaks: Hash[]

  /** @param peaks the roots of `subtreesOf({ from: 0, to: size })` */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    this.#size = size
    this.#peaks = [...peaks]
  }

  get size(): number {
    return this.#size
  }

  root(): Hash {
    return rootOf(this.#peaks)
  }

  /** Adds a leaf and answers with the subtrees it completed, from the bottom up. */
  add(leaf: Hash): (Subtree & { hash: Hash })[] {
    const completed: (Subtree & { hash: Hash })[] = []
    let peak = leaf
    let level = 0
    for (let index = this.#size; index % 2 === 1; ) {
      peak = nodeHash(this.#peaks.pop() as Hash, peak)
      level += 1
      index = (index - 1) / 2
      completed.push({ level, index, hash: peak })
    }
    this.#peaks.push(peak)
    this.#size += 1
    return completed
  }
}
