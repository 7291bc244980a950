import type { Db } from '../../platform/database/index.ts'
import { type App, Refusal } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Actor } from './act.ts'
import { mountLedgerApi } from './api.ts'
import { ActPage, type ProofStatus } from './pages/act.tsx'
import { LedgerPage } from './pages/ledger.tsx'
import { type ActProof, proveAct } from './proofs.ts'
import { findAct } from './queries.ts'
import { HTTP } from './reasons.ts'
import { canonicalJson } from './rules/leaf.ts'
import { leafHash } from './rules/merkle.ts'
import { isIncluded } from './rules/proofs.ts'
import { isSignedBy } from './rules/seal.ts'
import { GetActPage } from './schemas.ts'
import { sealKeys, sealsBelow } from './seals.ts'
import { words } from './words.ts'

export interface LedgerDeps {
  db: Db
  /** How the public page names who acted; by kind alone without it. Never a citizen. */
  nameOf?: (actor: Actor) => Promise<Text | undefined>
}

const refusal = (reason: keyof typeof HTTP): Refusal => new Refusal(HTTP[reason], reason, words.reasons[reason])

/** The ledger's public side: anybody may check it. Rows of acts hold keys and hashes, no personal data. */
export function mountLedger(app: App, { db, nameOf }: LedgerDeps): void {
  mountLedgerApi(app, db)

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
