import { type Db, sql } from '../../platform/database/index.ts'
import { consistencyRanges, type Hash, inclusionRanges, type Range, rootOf, subtreesOf } from './rules/merkle.ts'

const nameOf = ({ level, index }: { level: number; index: number }): string => `${level}/${index}`

/** The roots of ranges of leaves, from stored subtrees: one query for all. */
async function rootsOf(db: Db, ranges: readonly Range[]): Promise<Hash[]> {
  const needed = ranges.flatMap(subtreesOf)
  const found = await db.many(sql<{ level: number; index: number; hash: Hash }>`
    SELECT level, index, coalesce(l.hash, n.hash) AS hash
    FROM unnest(${needed.map(({ level }) => level)}::smallint[], ${needed.map(({ index }) => index)}::bigint[])
      AS wanted (level, index)
    LEFT JOIN leaves l ON wanted.level = 0 AND l.leaf_index = wanted.index
    LEFT JOIN merkle_nodes n USING (level, index)`)
  const hashes = new Map(found.map((node) => [nameOf(node), node.hash]))
  return ranges.map((range) =>
    rootOf(
      subtreesOf(range).map((subtree) => {
        const hash = hashes.get(nameOf(subtree))
        if (!hash) throw new Error(`The tree lacks its subtree ${nameOf(subtree)}; run camlo verify`)
        return hash
      }),
    ),
  )
}

/** The roots a tree of this size grows on from. */
export const peaksAt = (db: Db, size: number): Promise<Hash[]> =>
  rootsOf(
    db,
    subtreesOf({ from: 0, to: size }).map(({ level, index }) => ({
      from: index * 2 ** level,
      to: (index + 1) * 2 ** level,
    })),
  )

export const inclusionPath = (db: Db, index: number, size: number): Promise<Hash[]> =>
  rootsOf(db, inclusionRanges(index, { from: 0, to: size }))

export const consistencyPath = (db: Db, older: number, later: number): Promise<Hash[]> =>
  rootsOf(db, consistencyRanges(older, { from: 0, to: later }))
