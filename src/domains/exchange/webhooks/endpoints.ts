import { type Actor, findVerb, record } from '../../../core/ledger/index.ts'
import { enqueue } from '../../../core/outbox/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { sealSecret } from '../../../platform/secret-box.ts'
import { nfc } from '../../../platform/text.ts'
import type { ExchangeDeps } from '../deps.ts'
import { type BadAddress, endpointAddress } from '../rules/endpoint.ts'
import { newSecret } from '../rules/signature.ts'
import { verbs } from '../verbs.ts'

export type DisabledWhy = 'administrator' | 'failing' | 'gone'

export interface Endpoint {
  id: string
  url: string
  description: string
  /** Empty: all. */
  verbs: string[]
  createdAt: Date
  failingSince: Date | null
  disabledAt: Date | null
  disabledWhy: DisabledWhy | null
}

export const SECRET_PURPOSE = 'webhook secrets'

const COLUMNS = sql.raw('id, url, description, verbs, created_at, failing_since, disabled_at, disabled_why')

export const findEndpoints = (db: Db, localityId: number): Promise<Endpoint[]> =>
  db.many(sql<Endpoint>`
    SELECT ${COLUMNS} FROM webhook_endpoints WHERE locality_id = ${localityId} AND removed_at IS NULL ORDER BY created_at DESC, id`)

export interface EndpointInput {
  url: string
  description: string
  verbs: readonly string[]
}

export type CannotRegister = BadAddress | 'unknown_verb' | 'too_many'

const MOST_ENDPOINTS = 100

/** Registers an endpoint. @returns with its secret, which is shown this once */
export function registerEndpoint(
  { db, clock, localityId, secret: installation, innerTargets }: ExchangeDeps,
  actor: Actor,
  input: EndpointInput,
): Promise<Result<{ endpoint: Endpoint; secret: string }, CannotRegister>> {
  const url = endpointAddress(input.url, innerTargets)
  if (!url.ok) return Promise.resolve(url)
  if (input.verbs.some((verb) => !findVerb(verb))) return Promise.resolve(no('unknown_verb'))
  return db.transaction(async (tx) => {
    const { known } = await tx.one(sql<{ known: number }>`
      SELECT count(*) AS known FROM webhook_endpoints WHERE locality_id = ${localityId} AND removed_at IS NULL`)
    if (known >= MOST_ENDPOINTS) return no('too_many')
    const secret = newSecret()
    const now = clock.now()
    const endpoint = await tx.one(sql<Endpoint>`
      INSERT INTO webhook_endpoints (locality_id, id, url, description, verbs, secret, created_at)
      VALUES (${localityId}, ${newId()}, ${url.value}, ${nfc(input.description).trim()}, ${[...new Set(input.verbs)]}::text[],
        ${sealSecret(installation, SECRET_PURPOSE, secret)}, ${now})
      RETURNING ${COLUMNS}`)
    await record(tx, {
      verb: verbs.registerEndpoint.name,
      actor,
      subjectId: endpoint.id,
      occurredAt: now,
      facts: { verbs: endpoint.verbs.length },
    })
    return ok({ endpoint, secret })
  })
}

export type EndpointDeed = 'disable' | 'enable' | 'remove'

/** Turns an endpoint off or on, or removes it; what waits for one that is gone is put before the administrator. */
export function changeEndpoint(
  { db, clock, localityId }: ExchangeDeps,
  actor: Actor,
  id: string,
  deed: EndpointDeed,
): Promise<Result<Endpoint, 'not_found'>> {
  const now = clock.now()
  const change = {
    disable: sql`disabled_at = ${now}, disabled_why = 'administrator'`,
    enable: sql`disabled_at = NULL, disabled_why = NULL, failing_since = NULL`,
    remove: sql`removed_at = ${now}, disabled_at = coalesce(disabled_at, ${now}), disabled_why = coalesce(disabled_why, 'administrator')`,
  }[deed]
  const from = { disable: sql`disabled_at IS NULL`, enable: sql`disabled_at IS NOT NULL`, remove: sql`true` }[deed]
  return db.transaction(async (tx) => {
    const endpoint = await tx.first(sql<Endpoint>`
      UPDATE webhook_endpoints SET ${change}
      WHERE locality_id = ${localityId} AND id = ${id} AND removed_at IS NULL AND ${from} RETURNING ${COLUMNS}`)
    if (!endpoint) return no('not_found')
    const verb = { disable: verbs.disableEndpoint, enable: verbs.enableEndpoint, remove: verbs.removeEndpoint }[deed]
    const outcome = deed === 'disable' ? { outcome: 'administrator' } : {}
    await record(tx, { verb: verb.name, actor, subjectId: id, occurredAt: now, ...outcome })
    return ok(endpoint)
  })
}

/** Gives an endpoint another secret; the old one signs nothing more. @returns the new one, shown this once */
export function renewSecret(
  { db, clock, localityId, secret: installation }: ExchangeDeps,
  actor: Actor,
  id: string,
): Promise<Result<{ endpoint: Endpoint; secret: string }, 'not_found'>> {
  const now = clock.now()
  return db.transaction(async (tx) => {
    const secret = newSecret()
    const endpoint = await tx.first(sql<Endpoint>`
      UPDATE webhook_endpoints SET secret = ${sealSecret(installation, SECRET_PURPOSE, secret)}
      WHERE locality_id = ${localityId} AND id = ${id} AND removed_at IS NULL RETURNING ${COLUMNS}`)
    if (!endpoint) return no('not_found')
    await record(tx, { verb: verbs.renewSecret.name, actor, subjectId: id, occurredAt: now })
    return ok({ endpoint, secret })
  })
}

/** Sends an endpoint a message that tells of nothing, so that its owner can try the signature. */
export async function tryEndpoint(
  { db, clock, localityId }: ExchangeDeps,
  id: string,
): Promise<Result<null, 'not_found'>> {
  const now = clock.now()
  const endpoint = await db.first(sql`
    SELECT 1 FROM webhook_endpoints
    WHERE locality_id = ${localityId} AND id = ${id} AND removed_at IS NULL AND disabled_at IS NULL`)
  if (!endpoint) return no('not_found')
  await enqueue(
    db,
    localityId,
    [{ carrier: 'webhook', route: `webhook:${id}`, key: `${id}:try:${newId()}`, about: { endpointId: id } }],
    now,
  )
  return ok(null)
}
