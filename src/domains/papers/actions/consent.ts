import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Reason } from '../reasons.ts'
import type { ConsentScope, ConsentWay } from '../rules/consent.ts'
import { verbs } from '../verbs.ts'

/** A consent as it is given: at the counter, where the clerk records how, or online by the owner alone. */
export interface GivenConsent {
  ownerId: string
  scope: ConsentScope
  way: ConsentWay
  /** The dossier it is for, or in which it was given. */
  dossierId: string | null
  unitId: string | null
  actor: Actor
  at: Date
}

/** Writes a consent and its act. @returns its key, which is the act's */
export async function writeConsent(tx: Db, localityId: number, consent: GivenConsent): Promise<string> {
  const { ownerId, scope, way, dossierId, unitId, actor, at } = consent
  const id = newIdAt(at)
  await record(tx, {
    id,
    verb: verbs.consent.name,
    actor,
    subjectId: ownerId,
    ...(dossierId ? { caseId: dossierId } : {}),
    ...(unitId ? { unitId } : {}),
    occurredAt: at,
    facts: { scope, way },
  })
  await tx.run(
    tx.q.insertInto('paperConsents').values({
      localityId,
      id,
      ownerId,
      scope,
      dossierId: scope === 'dossier' ? dossierId : null,
      way,
      givenAt: at,
      recordedBy: actor.kind === 'official' ? actor.personId : null,
      unitId,
    }),
  )
  return id
}

/** Gives a consent by itself; one that runs already is enough. */
export function giveConsent(db: Db, localityId: number, consent: GivenConsent): Promise<Result<string, Reason>> {
  if ((consent.way === 'online') !== (consent.actor.kind === 'citizen')) return Promise.resolve(no('missing_way'))
  const { ownerId, scope, dossierId } = consent
  return db.transaction(async (tx) => {
    // Locked, so that a form sent twice is one consent.
    const owner = await tx.first(sql`
      SELECT 1 FROM paper_owners WHERE locality_id = ${localityId} AND id = ${ownerId} AND erased_at IS NULL FOR UPDATE`)
    if (!owner) return no('not_found')
    const running = await tx.first(sql<{ id: string }>`
      SELECT id FROM paper_consents
      WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND withdrawn_at IS NULL
        AND (scope = 'standing' OR (${scope}::text = 'dossier' AND dossier_id = ${dossierId}::uuid)) LIMIT 1`)
    return running ? no('already_done') : ok(await writeConsent(tx, localityId, consent))
  })
}

/** Takes a consent back: it holds at once, also for dossiers that used a paper by it. An act. */
export function withdrawConsent(
  db: Db,
  localityId: number,
  {
    ownerId,
    consentId,
    actor,
    unitId,
    at,
  }: { ownerId: string; consentId: string; actor: Actor; unitId?: string; at: Date },
): Promise<Result<string, Reason>> {
  return db.transaction(async (tx) => {
    const withdrawn = await tx.first(sql<{ dossierId: string | null }>`
      UPDATE paper_consents SET withdrawn_at = ${at}, withdrawn_by = ${actor.kind === 'official' ? actor.personId : null}
      WHERE locality_id = ${localityId} AND owner_id = ${ownerId} AND id = ${consentId} AND withdrawn_at IS NULL
      RETURNING dossier_id`)
    if (!withdrawn) return no('already_done')
    await record(tx, {
      verb: verbs.withdrawConsent.name,
      actor,
      subjectId: ownerId,
      ...(withdrawn.dossierId ? { caseId: withdrawn.dossierId } : {}),
      ...(unitId ? { unitId } : {}),
      occurredAt: at,
      facts: { consent: consentId },
    })
    return ok(consentId)
  })
}
