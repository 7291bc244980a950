import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyRanges,
  EMPTY_ROOT,
  GrowingTree,
  type Hash,
  inclusionRanges,
  leafHash,
  type Range,
  rootOf,
  subtreesOf,
} from './merkle.ts'
import { isConsistent, isIncluded } from './proofs.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** A tree with every subtree kept, as the tables keep them. */
function plant(leaves: readonly Buffer[]) {
  const nodes = new Map<string, Hash>()
  const tree = new GrowingTree()
  const roots = [tree.root()]
  leaves.forEach((content, index) => {
    const hash = leafHash(content)
    nodes.set(`0/${index}`, hash)
    for (const node of tree.add(hash)) nodes.set(`${node.level}/${node.index}`, node.hash)
    roots.push(tree.root())
  })
  const rootOfRange = (range: Range) =>
    rootOf(subtreesOf(range).map(({ level, index }) => nodes.get(`${level}/${index}`) as Hash))
  return { roots, rootOfRange, leaf: (index: number) => nodes.get(`0/${index}`) as Hash }
}

const flipped = (hash: Hash): Hash => {
  const copy = Buffer.from(hash)
  copy[0] = (copy[0] ?? 0) ^ 1
  return copy
}

describe('the tree of RFC 6962', () => {
  // The vectors of the reference implementation (certificate-transparency, merkletree tests).
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]

  test('the published roots come out for every size', () => {
    const { roots: ours } = plant(leaves.map(hex))
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(ours.slice(1).map((root) => root.toString('hex'))).toEqual(roots)
  })

  test('every leaf proves its place, and no other content, place or path does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, anyLeaf, anyNode) => {
        const tree = plant(Array.from({ length: size }, (_, index) => Buffer.from(`act ${index}`)))
        const index = anyLeaf % size
        const path = inclusionRanges(index, { from: 0, to: size }).map(tree.rootOfRange)
        const root = tree.roots[size] as Hash
        const leaf = tree.leaf(index)
        expect(isIncluded(leaf, index, size, path, root)).toBe(true)
        expect(isIncluded(flipped(leaf), index, size, path, root)).toBe(false)
        expect(isIncluded(leaf, index, size, path, flipped(root))).toBe(false)
        expect(isIncluded(leaf, index, size, [...path, root], root)).toBe(false)
        if (size > 1) expect(isIncluded(leaf, (index + 1) % size, size, path, root)).toBe(false)
        if (path.length === 0) return
        const damaged = path.map((hash, at) => (at === anyNode % path.length ? flipped(hash) : hash))
        expect(isIncluded(leaf, index, size, damaged, root)).toBe(false)
        expect(isIncluded(leaf, index, size, path.slice(1), root)).toBe(false)
      }),
    )
  })

  test('any two sizes are consistent, and a rewritten past is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 70 }),
        fc.nat(),
        (small, more, anyNode) => {
          const size = small + more
          const tree = plant(Array.from({ length: size }, (_, index) => Buffer.from(`act ${index}`)))
          const path = consistencyRanges(small, { from: 0, to: size }).map(tree.rootOfRange)
          const older = { size: small, root: tree.roots[small] as Hash }
          const later = { size, root: tree.roots[size] as Hash }
          expect(isConsistent(older, later, path)).toBe(true)
          expect(isConsistent({ ...older, root: flipped(older.root) }, later, path)).toBe(false)
          expect(isConsistent(older, { ...later, root: flipped(later.root) }, path)).toBe(false)
          const damaged = path.map((hash, at) => (at === anyNode % path.length ? flipped(hash) : hash))
          if (path.length > 0) expect(isConsistent(older, later, damaged)).toBe(false)
        },
      ),
    )
  })

  test('a tree goes on from its peaks, and a proof is as long as the logarithm', () => {
    const contents = Array.from({ length: 1000 }, (_, index) => Buffer.from(`act ${index}`))
    const tree = plant(contents)
    const resumed = new GrowingTree(
      777,
      subtreesOf({ from: 0, to: 777 }).map(({ level, index }) =>
        tree.rootOfRange({ from: index * 2 ** level, to: (index + 1) * 2 ** level }),
      ),
    )
    for (const content of contents.slice(777)) resumed.add(leafHash(content))
    expect(resumed.root()).toEqual(tree.roots[1000])
    expect(inclusionRanges(500_000, { from: 0, to: 1_000_000 }).length).toBeLessThanOrEqual(20)
  })
})
