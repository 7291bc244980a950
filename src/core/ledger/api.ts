import type { Db } from '../../platform/database/index.ts'
import { type App, operations } from '../../platform/http/index.ts'
import { ok } from '../../platform/result.ts'
import { proveAct, proveConsistency } from './proofs.ts'
import { HTTP } from './reasons.ts'
import {
  ConsistencyParams,
  ConsistencyQuery,
  ConsistencyShape,
  ProofParams,
  ProofShape,
  Seals,
  SealsQuery,
  sealShape,
} from './schemas.ts'
import { sealKeys, sealsBelow } from './seals.ts'
import { words } from './words.ts'

const hex = (hash: Buffer): string => hash.toString('hex')

/** What anybody needs to check the ledger by themselves. */
export function mountLedgerApi(app: App, db: Db): void {
  const api = operations(app, { tag: 'ledger', statuses: HTTP, words: words.reasons })
  const may = 'public'

  api(
    'GET',
    '/acts/:id/proof',
    {
      summary: 'That an act stands under a seal',
      may,
      params: ProofParams,
      answer: ProofShape,
      refusals: ['not_found', 'not_sealed_yet'],
    },
    async (request) => {
      const proof = await proveAct(db, request.params.id)
      if (!proof.ok) return proof
      const { act, leafIndex, path, seal } = proof.value
      return ok({ act, leafIndex, path: path.map(hex), seal: sealShape(seal, await sealKeys(db)) })
    },
  )

  api(
    'GET',
    '/seals',
    { summary: 'The seals, the latest first', may, query: SealsQuery, answer: Seals },
    async (request) => {
      const { before = Number.MAX_SAFE_INTEGER, limit = 50 } = request.query
      const [seals, keys] = await Promise.all([sealsBelow(db, before, limit), sealKeys(db)])
      return ok({ seals: seals.map((seal) => sealShape(seal, keys)) })
    },
  )

  api(
    'GET',
    '/seals/:size/consistency',
    {
      summary: 'That a later seal only added to an earlier one',
      may,
      params: ConsistencyParams,
      query: ConsistencyQuery,
      answer: ConsistencyShape,
      refusals: ['not_found', 'wrong_order'],
    },
    async (request) => {
      const proof = await proveConsistency(db, request.query.from, request.params.size)
      if (!proof.ok) return proof
      const keys = await sealKeys(db)
      const { older, later, path } = proof.value
      return ok({ older: sealShape(older, keys), later: sealShape(later, keys), path: path.map(hex) })
    },
  )
}
