import { type Db, sql } from '../../platform/database/index.ts'
import type { ActRow, Position } from './act.ts'
import { COUNTER, countsOf, durationsOf } from './counts.ts'
import { BEGINNING, positionOf } from './follow.ts'
import { findRow, rowsAfter } from './queries.ts'
import { leafOf } from './rules/leaf.ts'
import { GrowingTree, type Hash, type Subtree } from './rules/merkle.ts'
import type { Head } from './rules/proofs.ts'
import { isSignedBy, type Seal, sealHash } from './rules/seal.ts'
import { SEALER, sealKeys, sealsAfter } from './seals.ts'

/** The first thing found wrong. */
export type Finding =
  | { kind: 'altered' | 'missing' | 'inserted'; actId: string; leafIndex?: number }
  /** The tree was rewritten: acts between two seals no longer give the root that was signed. */
  | { kind: 'tree_altered'; fromLeaf: number; toLeaf: number }
  | { kind: 'seal_altered' | 'seal_chain_broken' | 'seal_by_unknown_key'; size: number }
  /** Seals or leaves at the end are gone, though the ledger had got further. */
  | { kind: 'end_missing'; size: number }
  | { kind: 'counts_differ'; count: Record<string, unknown> }

export interface Verification {
  acts: number
  sealed: number
  seals: number
  /** Written since the last seal. */
  unsealed: number
  finding: Finding | null
}

export interface VerifyOptions {
  /** Keys that may have signed; without it any key the database names, which only a kept seal makes safe. */
  trustedKeyIds?: readonly string[]
  /** A seal kept elsewhere: the tree must still pass through it. */
  known?: Head
  onProgress?: (acts: number) => void
}

const BATCH = 5000

/**
 * Recomputes everything from the rows in one snapshot, streaming: each act's leaf, the tree, each seal's root, signature and
 * place in the chain, and the counts against a recount. Stops at the first thing wrong and names it.
 */
export function verify(db: Db, options: VerifyOptions = {}): Promise<Verification> {
  return db.transaction(async (tx) => {
    await tx.run(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`)
    // The recount groups every act; with less it goes through files.
    await tx.run(sql`SET LOCAL work_mem = '128MB'`)
    const result = await verifySeals(tx, options)
    return result.finding ? result : { ...result, finding: await differingCount(tx) }
  })
}

interface Leaf {
  leafIndex: number
  actId: string
  hash: Hash
}

async function verifySeals(tx: Db, options: VerifyOptions): Promise<Verification> {
  const check = await sealChecker(tx, options)
  const acts = queue((last: ActRow | undefined) => rowsAfter(tx, last ?? BEGINNING, BATCH))
  const leaves = queue((last: Leaf | undefined) =>
    tx.many(sql<Leaf>`
      SELECT leaf_index, act_id, hash FROM leaves WHERE leaf_index > ${last?.leafIndex ?? -1}::bigint
      ORDER BY leaf_index LIMIT ${sql.lit(BATCH)}`),
  )
  const tree = new GrowingTree()
  let completed: (Subtree & { hash: Hash })[] = []
  let end: Position = BEGINNING
  const soFar = (finding: Finding | null, unsealed = 0): Verification => ({
    acts: tree.size + unsealed,
    sealed: tree.size,
    seals: check.passed(),
    unsealed,
    finding,
  })

  for (;;) {
    const leaf = leaves.peek() ?? (await leaves.load())
    if (!leaf) break
    const act = acts.peek() ?? (await acts.load())
    if (leaf.leafIndex !== tree.size || act?.id !== leaf.actId) return soFar(await whyApart(tx, act, leaf, tree.size))
    const hash = leafOf(act)
    if (!hash.equals(leaf.hash)) return soFar({ kind: 'altered', actId: act.id, leafIndex: leaf.leafIndex })
    completed.push(...tree.add(hash))
    end = act
    acts.next()
    leaves.next()
    if (completed.length >= BATCH) {
      const finding = await differingNode(tx, completed)
      if (finding) return soFar(finding)
      completed = []
      options.onProgress?.(tree.size)
    }
    const finding = await check.at(tree)
    if (finding) return soFar(finding)
  }
  const finding = (await differingNode(tx, completed)) ?? (await check.atEnd(tree))
  if (finding) return soFar(finding)
  return pendingAfter(tx, end, tree.size, soFar)
}

/** What stands after the last leaf is not sealed yet, unless the sealer had got further than the leaves that are left. */
async function pendingAfter(
  tx: Db,
  end: Position,
  size: number,
  soFar: (finding: Finding | null, unsealed?: number) => Verification,
): Promise<Verification> {
  const sealed = await positionOf(tx, SEALER)
  if (sealed.epoch !== end.epoch || sealed.xid !== end.xid || sealed.number !== end.number)
    return soFar({ kind: 'end_missing', size })
  const { unsealed } = await tx.one(sql<{ unsealed: number }>`
    SELECT count(*) AS unsealed FROM acts
    WHERE (epoch, xid, number) > (${end.epoch}::integer, ${end.xid}::text::xid8, ${end.number}::bigint)`)
  return soFar(null, unsealed)
}

/** The two streams name different acts at one place: one of them was taken out, put in, or moved. */
async function whyApart(tx: Db, act: ActRow | undefined, leaf: Leaf, place: number): Promise<Finding> {
  if (leaf.leafIndex !== place) return { kind: 'tree_altered', fromLeaf: place, toLeaf: leaf.leafIndex }
  if (act) {
    const sealed = await tx.first(sql`SELECT 1 FROM leaves WHERE act_id = ${act.id}`)
    if (!sealed) return { kind: 'inserted', actId: act.id }
  }
  const kept = await findRow(tx, leaf.actId)
  return { kind: kept ? 'altered' : 'missing', actId: leaf.actId, leafIndex: leaf.leafIndex }
}

async function differingNode(tx: Db, nodes: readonly (Subtree & { hash: Hash })[]): Promise<Finding | null> {
  const differing = await tx.first(sql<Subtree>`
    SELECT level, index FROM unnest(
      ${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash.toString('hex'))}::text[]) AS computed (level, index, hash)
    LEFT JOIN merkle_nodes AS kept USING (level, index)
    WHERE kept.hash IS DISTINCT FROM decode(computed.hash, 'hex') ORDER BY level, index LIMIT 1`)
  if (!differing) return null
  const width = 2 ** differing.level
  return { kind: 'tree_altered', fromLeaf: differing.index * width, toLeaf: (differing.index + 1) * width - 1 }
}

/** Checks each seal when the tree has grown to its size. */
async function sealChecker(tx: Db, { trustedKeyIds, known }: VerifyOptions) {
  const keys = await sealKeys(tx)
  const seals = queue((last: Seal | undefined) => sealsAfter(tx, last?.size ?? 0, 500))
  let before: Seal | undefined
  let passed = 0

  const faultOf = (seal: Seal, tree: GrowingTree): Finding | null => {
    const publicKey = keys.get(seal.keyId)
    if (!publicKey || (trustedKeyIds && !trustedKeyIds.includes(seal.keyId)))
      return { kind: 'seal_by_unknown_key', size: seal.size }
    if (!isSignedBy(publicKey, seal)) return { kind: 'seal_altered', size: seal.size }
    const previous = before ? sealHash(before) : null
    if (previous === null ? seal.previous !== null : !seal.previous || !previous.equals(seal.previous))
      return { kind: 'seal_chain_broken', size: seal.size }
    if (tree.root().equals(seal.root)) return null
    return { kind: 'tree_altered', fromLeaf: before?.size ?? 0, toLeaf: seal.size - 1 }
  }

  return {
    passed: () => passed,
    async at(tree: GrowingTree): Promise<Finding | null> {
      if (known?.size === tree.size && !known.root.equals(tree.root()))
        return { kind: 'tree_altered', fromLeaf: 0, toLeaf: tree.size - 1 }
      const seal = seals.peek() ?? (await seals.load())
      if (seal?.size !== tree.size) return null
      const finding = faultOf(seal, tree)
      if (finding) return finding
      before = seal
      passed += 1
      seals.next()
      return null
    },
    async atEnd(tree: GrowingTree): Promise<Finding | null> {
      const beyond = seals.peek() ?? (await seals.load())
      const isWhole = tree.size === (before?.size ?? 0) && !beyond && tree.size >= (known?.size ?? 0)
      return isWhole ? null : { kind: 'end_missing', size: tree.size }
    },
  }
}

/** The first count that a recount of the acts, up to where the follower has read, does not give. */
async function differingCount(tx: Db): Promise<Finding | null> {
  const upTo = await positionOf(tx, COUNTER)
  const counts = sql.raw(
    'locality_id, dimension, key, unit_id, day, verb, outcome, acts, working_minutes, late_minutes FROM act_counts',
  )
  const durations = sql.raw('locality_id, dimension, key, unit_id, day, verb, bucket, acts FROM act_durations')
  const count =
    (await tx.first(sql<Record<string, unknown>>`
      WITH recount AS MATERIALIZED (${countsOf(BEGINNING, upTo)})
      (TABLE recount EXCEPT SELECT ${counts}) UNION ALL (SELECT ${counts} EXCEPT TABLE recount) LIMIT 1`)) ??
    (await tx.first(sql<Record<string, unknown>>`
      WITH recount AS MATERIALIZED (${durationsOf(BEGINNING, upTo)})
      (TABLE recount EXCEPT SELECT ${durations}) UNION ALL (SELECT ${durations} EXCEPT TABLE recount) LIMIT 1`))
  return count ? { kind: 'counts_differ', count } : null
}

/** Rows one by one, loaded by the batch: what is read takes the same memory however long the ledger is. */
function queue<Row>(load: (last: Row | undefined) => Promise<Row[]>) {
  let rows: Row[] = []
  let at = 0
  let last: Row | undefined
  let isOver = false
  return {
    peek: (): Row | undefined => rows[at],
    next: () => {
      last = rows[at]
      at += 1
    },
    async load(): Promise<Row | undefined> {
      if (isOver) return undefined
      rows = await load(last)
      at = 0
      isOver = rows.length === 0
      return rows[0]
    },
  }
}
