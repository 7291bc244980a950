import { type Db, sql } from '../../platform/database/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { findRow } from './queries.ts'
import { type PublishedAct, published } from './rules/leaf.ts'
import type { Seal } from './rules/seal.ts'
import { findSeal, lastSeal } from './seals.ts'
import { consistencyPath, inclusionPath } from './tree.ts'

export interface ActProof {
  act: PublishedAct
  leafIndex: number
  path: Buffer[]
  seal: Seal
}

/** Shows that an act stands under the newest seal. */
export async function proveAct(db: Db, actId: string): Promise<Result<ActProof, 'not_found' | 'not_sealed_yet'>> {
  const row = await findRow(db, actId)
  if (!row) return no('not_found')
  const [leaf, seal] = await Promise.all([
    db.first(sql<{ leafIndex: number }>`SELECT leaf_index FROM leaves WHERE act_id = ${actId}`),
    lastSeal(db),
  ])
  if (!leaf || !seal || seal.size <= leaf.leafIndex) return no('not_sealed_yet')
  const path = await inclusionPath(db, leaf.leafIndex, seal.size)
  return ok({ act: published(row), leafIndex: leaf.leafIndex, path, seal })
}

export interface ConsistencyProof {
  older: Seal
  later: Seal
  path: Buffer[]
}

/** Shows that the later of two seals only added to the older one. */
export async function proveConsistency(
  db: Db,
  from: number,
  to: number,
): Promise<Result<ConsistencyProof, 'not_found' | 'wrong_order'>> {
  if (from > to) return no('wrong_order')
  const [older, later] = await Promise.all([findSeal(db, from), findSeal(db, to)])
  if (!older || !later) return no('not_found')
  return ok({ older, later, path: await consistencyPath(db, from, to) })
}
