import { type Hash, nodeHash } from './merkle.ts'

const half = (n: number): number => Math.floor(n / 2)
const isOdd = (n: number): boolean => n % 2 === 1

/** Whether `path` shows that a leaf stands at `index` in the tree of `size` leaves with this root. @law RFC 9162, 2.1.3.2 */
export function isIncluded(leaf: Hash, index: number, size: number, path: readonly Hash[], root: Hash): boolean {
  if (index < 0 || index >= size) return false
  let place = index
  let last = size - 1
  let here = leaf
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      here = nodeHash(beside, here)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else here = nodeHash(here, beside)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && here.equals(root)
}

/** A tree's head: how many leaves, under which root. */
export interface Head {
  size: number
  root: Hash
}

/** Whether `path` shows that the later tree only added to the older one. @law RFC 9162, 2.1.4.2 */
export function isConsistent(older: Head, later: Head, path: readonly Hash[]): boolean {
  if (older.size < 1 || older.size > later.size) return false
  if (older.size === later.size) return path.length === 0 && older.root.equals(later.root)
  let place = older.size - 1
  let last = later.size - 1
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  // A complete older tree is itself the first node of the path.
  const [first, ...rest] = place === 0 ? [older.root, ...path] : path
  if (first === undefined) return false
  let olderRoot = first
  let laterRoot = first
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      olderRoot = nodeHash(beside, olderRoot)
      laterRoot = nodeHash(beside, laterRoot)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else laterRoot = nodeHash(laterRoot, beside)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && olderRoot.equals(older.root) && laterRoot.equals(later.root)
}
