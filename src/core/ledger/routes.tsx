import type { Db } from '../../platform/database/index.ts'
import { type App, Refusal } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Actor } from './act.ts'
import { ActPage, type ProofStatus } from './pages/act.tsx'
import { LedgerPage } from './pages/ledger.tsx'
import { type ActProof, proveAct, proveConsistency } from './proofs.ts'
import { findAct } from './queries.ts'
import { canonicalJson } from './rules/leaf.ts'
import { leafHash } from './rules/merkle.ts'
import { isIncluded } from './rules/proofs.ts'
import { isSignedBy } from './rules/seal.ts'
import { GetActPage, GetConsistency, GetProof, GetSeals, sealShape } from './schemas.ts'
import { sealKeys, sealsBelow } from './seals.ts'
import { words } from './words.ts'

export interface LedgerDeps {
  db: Db
  /** How the public page names who acted; by kind alone without it. Never a citizen. */
  nameOf?: (actor: Actor) => Promise<Text | undefined>
}

/** What each “no” means over HTTP. */
export const HTTP = { not_found: 404, not_sealed_yet: 409, wrong_order: 400 } as const

const refusal = (reason: keyof typeof HTTP): Refusal => new Refusal(HTTP[reason], reason, words.reasons[reason])
const hex = (hash: Buffer): string => hash.toString('hex')

/** The ledger's public side: anybody may check it. Rows of acts hold keys and hashes, no personal data. */
export function mountLedger(app: App, { db, nameOf }: LedgerDeps): void {
  app.get('/api/v1/acts/:id/proof', { schema: GetProof, config: { may: 'public' } }, async (request) => {
    const proof = await proveAct(db, request.params.id)
    if (!proof.ok) throw refusal(proof.reason)
    const { act, leafIndex, path, seal } = proof.value
    return { act, leafIndex, path: path.map(hex), seal: sealShape(seal, await sealKeys(db)) }
  })

  app.get('/api/v1/seals', { schema: GetSeals, config: { may: 'public' } }, async (request) => {
    const { before = Number.MAX_SAFE_INTEGER, limit = 50 } = request.query
    const [seals, keys] = await Promise.all([sealsBelow(db, before, limit), sealKeys(db)])
    return { seals: seals.map((seal) => sealShape(seal, keys)) }
  })

  app.get('/api/v1/seals/:size/consistency', { schema: GetConsistency, config: { may: 'public' } }, async (request) => {
    const proof = await proveConsistency(db, request.query.from, request.params.size)
    if (!proof.ok) throw refusal(proof.reason)
    const keys = await sealKeys(db)
    const { older, later, path } = proof.value
    return { older: sealShape(older, keys), later: sealShape(later, keys), path: path.map(hex) }
  })

  app.get('/so-cai', { config: { may: 'public' } }, async (_request, reply) => {
    const seals = await sealsBelow(db, Number.MAX_SAFE_INTEGER, 20)
    return reply.page(<LedgerPage seals={seals} />, { title: words.ledger })
  })

  app.get('/so-cai/:actId', { schema: GetActPage, config: { may: 'public' } }, async (request, reply) => {
    const act = await findAct(db, request.params.actId)
    if (!act) throw refusal('not_found')
    const [actor, proof] = await Promise.all([nameOf?.(act.actor), proveAct(db, act.id)])
    const status: ProofStatus = proof.ok ? checked(proof.value, await sealKeys(db)) : { kind: 'notYet' }
    return reply.page(<ActPage act={act} actor={actor ?? words.actors[act.actor.kind]} status={status} />, {
      title: words.act,
    })
  })
}

/** The page says “sealed” only after checking the proof as a stranger would. */
function checked({ act, leafIndex, path, seal }: ActProof, keys: ReadonlyMap<string, Buffer>): ProofStatus {
  const publicKey = keys.get(seal.keyId)
  const fits = isIncluded(leafHash(canonicalJson(act)), leafIndex, seal.size, path, seal.root)
  if (!fits || !publicKey || !isSignedBy(publicKey, seal)) return { kind: 'broken' }
  return { kind: 'proven', leafIndex, size: seal.size }
}
