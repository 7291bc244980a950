import { type Db, sql } from '../../platform/database/index.ts'
import { type Follower, type FollowOptions, followRuns, type Run } from './follow.ts'
import { rowsBetween } from './queries.ts'
import { leafOf } from './rules/leaf.ts'
import { GrowingTree, type Hash, type Subtree } from './rules/merkle.ts'
import { type Seal, type SealKey, sealHash, sealWith } from './rules/seal.ts'
import { peaksAt } from './tree.ts'

export const SEALER = 'seal'

/** Acts are sealed at most a minute after they commit; this leaves room for a slow batch. */
const EVERY_MS = 20_000

const COLUMNS = sql.raw('size, root, sealed_at, key_id, previous, signature')

export const lastSeal = (db: Db): Promise<Seal | undefined> =>
  db.first(sql<Seal>`SELECT ${COLUMNS} FROM seals ORDER BY size DESC LIMIT 1`)

export const findSeal = (db: Db, size: number): Promise<Seal | undefined> =>
  db.first(sql<Seal>`SELECT ${COLUMNS} FROM seals WHERE size = ${size}`)

/** The newest seals below a size, newest first. */
export const sealsBelow = (db: Db, size: number, limit: number): Promise<Seal[]> =>
  db.many(sql<Seal>`SELECT ${COLUMNS} FROM seals WHERE size < ${size}::bigint ORDER BY size DESC LIMIT ${limit}`)

/** The seals after a size, oldest first. */
export const sealsAfter = (db: Db, size: number, limit: number): Promise<Seal[]> =>
  db.many(sql<Seal>`SELECT ${COLUMNS} FROM seals WHERE size > ${size}::bigint ORDER BY size LIMIT ${limit}`)

/** Public keys by their ids. */
export async function sealKeys(db: Db): Promise<Map<string, Buffer>> {
  const keys = await db.many(sql<{ keyId: string; publicKey: Buffer }>`SELECT key_id, public_key FROM seal_keys`)
  return new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey]))
}

/** Puts a run of acts under a new seal: their leaves, the subtrees these complete, and the signed head. */
export async function seal(tx: Db, key: SealKey, { after, upTo }: Run, now: Date): Promise<Seal> {
  const before = await lastSeal(tx)
  const tree = new GrowingTree(before?.size, before ? await peaksAt(tx, before.size) : [])
  const leaves: { id: string; index: number; hash: Hash }[] = []
  const nodes: (Subtree & { hash: Hash })[] = []
  for (const row of await rowsBetween(tx, after, upTo)) {
    const hash = leafOf(row)
    leaves.push({ id: row.id, index: tree.size, hash })
    nodes.push(...tree.add(hash))
  }
  await tx.run(sql`
    INSERT INTO leaves (leaf_index, act_id, hash)
    SELECT place, id, decode(hash, 'hex') FROM unnest(
      ${leaves.map(({ index }) => index)}::bigint[], ${leaves.map(({ id }) => id)}::uuid[],
      ${leaves.map(({ hash }) => hash.toString('hex'))}::text[]) AS l (place, id, hash)`)
  await tx.run(sql`
    INSERT INTO merkle_nodes (level, index, hash)
    SELECT level, index, decode(hash, 'hex') FROM unnest(
      ${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash.toString('hex'))}::text[]) AS n (level, index, hash)`)

  const previous = before ? sealHash(before) : null
  const next = sealWith(key, { size: tree.size, root: tree.root(), sealedAt: now, previous })
  await tx.run(sql`
    INSERT INTO seal_keys (key_id, public_key) VALUES (${key.keyId}, decode(${key.publicKey.toString('hex')}, 'hex'))
    ON CONFLICT DO NOTHING`)
  await tx.run(sql`
    INSERT INTO seals (size, root, sealed_at, key_id, previous, signature)
    VALUES (${next.size}, decode(${next.root.toString('hex')}, 'hex'), ${next.sealedAt}, ${next.keyId},
      decode(${previous?.toString('hex') ?? null}::text, 'hex'), decode(${next.signature.toString('hex')}, 'hex'))`)
  return next
}

/** Keeps sealing what is new. Signing time is the machine's: a seal tells when it was really made. */
export const keepSealing = (db: Db, key: SealKey, options: FollowOptions = {}): Follower =>
  followRuns(db, SEALER, async (tx, run) => void (await seal(tx, key, run, new Date())), {
    everyMs: EVERY_MS,
    batch: 5000,
    ...options,
  })
