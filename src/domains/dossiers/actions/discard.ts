import { actorOf as actorWhoMay, type OfficialViewer, unitsFor } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { type Answer, refused } from '../answer.ts'
import { readContact } from '../contact.ts'
import type { Office } from '../office.ts'
import { findProvisional, type Provisional } from '../queries/provisional.ts'
import type { Reason } from '../reasons.ts'
import { tidyPhone } from '../rules/applicant.ts'
import { CONTACT_DAYS, type Ground } from '../rules/discard.ts'
import { spellingsOf } from '../rules/dossier-code.ts'
import { trueTime } from '../rules/provisional.ts'
import type { Holding, Official } from '../rules/who-may.ts'
import { actorOf } from '../scene.ts'
import { discardVerbs } from '../verbs.ts'

/** What a desk says of what its clerk threw away. */
export interface Thrown {
  /** The form's own key. */
  key: string
  number?: string | undefined
  unitId: string
  version?: { id: string; procedureId: string } | undefined
  /** The code of the server's “no”. */
  refusedFor: string
  ground: Ground
  note: string
  /** The dossier as which it was taken in again. */
  code?: string | undefined
  /** Whom to tell: somebody the counter knew, or what was written in the form. */
  applicantId?: string | undefined
  fullName: string
  phone: string
  /** Of the desk's clock, in milliseconds. */
  enteredAt: number
  discardedAt: number
  sentAt: number
  /** The last contact before it was entered, as the server signed it. */
  contact: string
}

/** What became of it: a discard, or the dossier that it had become before. */
export type Discarded = { id: string; repeated: boolean } | { dossier: { id: string; code: string } }

/** One entry at a time: it is either received or thrown away, whichever comes first. */
export const holdEntry = (tx: Db, localityId: number, key: string): Promise<unknown> =>
  tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`entry ${localityId} ${key}`}, 0))`)

export const isDiscarded = async (db: Db, localityId: number, key: string): Promise<boolean> =>
  (await db.first(sql`SELECT 1 FROM provisional_discards WHERE locality_id = ${localityId} AND entry_key = ${key}`)) !==
  undefined

interface Times {
  receivedAt: Date | null
  discardedAt: Date
}

/** When it happened, as far as the desk's clock can be right; else, that it was thrown away is noted as of now. */
function timesOf({ secret, clock }: Office, official: Official, thrown: Thrown): Times {
  const now = clock.now()
  const contact = readContact(secret, official.personId, thrown.contact)
  const at = (enteredAt: number): Date | null => {
    const time = contact && trueTime({ enteredAt, sentAt: thrown.sentAt, contact }, now.getTime())
    return time?.ok ? time.value : null
  }
  return { receivedAt: at(thrown.enteredAt), discardedAt: at(thrown.discardedAt) ?? now }
}

/** Of these posts: where it was taken in, or for the unit the number was drawn for. */
const postFor = (official: Official, ...unitIds: (string | undefined)[]): Holding | undefined =>
  unitIds
    .flatMap((id) => official.appointments.filter(({ role, unitId }) => role === 'reception' && unitId === id))
    .at(0)

/**
 * Records that a clerk threw away what was taken in without a line and refused by the server: once, however often it is told.
 * Of the person nothing is kept but whom to call, and that only until somebody has.
 *
 * @param findSent the dossier that the entry had become already, though its sender never learned of it
 */
export async function discard(
  office: Office,
  official: Official,
  thrown: Thrown,
  findSent: (tx: Db) => Promise<{ id: string; code: string } | undefined>,
): Promise<Answer<Discarded>> {
  const { db, localityId, clock } = office
  const { key, ground } = thrown
  const note = thrown.note.trim()
  if (note === '' && ground !== 'takenAgain') return refused('missing_reason')
  const slip = thrown.number === undefined ? undefined : await findProvisional(office, thrown.number)
  // A number that isn't this official's leads to somebody else's slip: nothing is said of it.
  const own = slip?.personId === official.personId ? slip : undefined
  const post = postFor(official, thrown.unitId, own?.unitId)
  if (!post) return refused('not_yours')
  const { receivedAt, discardedAt } = timesOf(office, official, thrown)
  return db.transaction(async (tx): Promise<Answer<Discarded>> => {
    await holdEntry(tx, localityId, key)
    const before = await tx.first(sql<{ id: string }>`
      SELECT id FROM provisional_discards WHERE locality_id = ${localityId} AND entry_key = ${key}`)
    if (before) return { ok: true, value: { ...before, repeated: true } }
    const sent =
      (await findSent(tx)) ?? (await dossierOf(tx, localityId, thrown.refusedFor === TAKEN ? undefined : own))
    if (sent) return { ok: true, value: { dossier: sent } }
    const dossier = ground === 'takenAgain' ? await findTakenAgain(tx, localityId, post, thrown.code ?? '') : undefined
    if (ground === 'takenAgain' && !dossier) return refused('no_such_dossier')
    const id = newIdAt(discardedAt)
    const number = own && (await isFree(tx, localityId, own.number)) ? own.number : null
    const who = dossier ? { applicantId: null, fullName: null, phone: null } : await whoOf(tx, localityId, thrown)
    await tx.run(
      tx.q.insertInto('provisionalDiscards').values({
        localityId,
        id,
        entryKey: key,
        number,
        unitId: post.unitId,
        personId: official.personId,
        procedureVersionId: thrown.version?.id ?? null,
        receivedAt,
        discardedAt,
        recordedAt: clock.now(),
        refusedFor: thrown.refusedFor,
        ground,
        note,
        dossierId: dossier?.id ?? null,
        ...who,
      }),
    )
    await record(tx, {
      verb: discardVerbs.discard.name,
      actor: actorOf(official, post),
      subjectId: id,
      unitId: post.unitId,
      ...(thrown.version ? { topicId: thrown.version.procedureId } : {}),
      personId: official.personId,
      occurredAt: discardedAt,
      facts: { number, ground, refusedFor: thrown.refusedFor, ...(dossier ? { dossier: dossier.id } : {}) },
    })
    return { ok: true, value: { id, repeated: false } }
  })
}

/** Where the number is another form's, its dossier isn't this one's. */
const TAKEN: Reason = 'provisional_taken'

/** The dossier that an entry has become under its number, perhaps corrected in another window. */
const dossierOf = async (tx: Db, localityId: number, slip: Provisional | undefined) =>
  slip &&
  tx.first(sql<{ id: string; code: string }>`
    SELECT d.id, d.code FROM provisional_receipts r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
    WHERE r.locality_id = ${localityId} AND r.number = ${slip.number}`)

/** Whether no slip's number leads anywhere yet. */
const isFree = async (tx: Db, localityId: number, number: string): Promise<boolean> =>
  (await tx.first(sql`
    SELECT 1 FROM provisional_receipts WHERE locality_id = ${localityId} AND number = ${number}
    UNION ALL SELECT 1 FROM provisional_discards WHERE locality_id = ${localityId} AND number = ${number}`)) ===
  undefined

/** The dossier as which it was taken in again: at the same office. */
const findTakenAgain = (tx: Db, localityId: number, { unitId }: Holding, typed: string) =>
  tx.first(sql<{ id: string }>`
    SELECT id FROM dossiers
    WHERE locality_id = ${localityId} AND code = ANY (${spellingsOf(typed)}::text[]) AND receiving_unit_id = ${unitId}`)

/** Whom to tell. Somebody the counter knew stands among the applicants. */
async function whoOf(tx: Db, localityId: number, { applicantId, fullName, phone }: Thrown) {
  const known =
    applicantId &&
    (await tx.first(sql<{ id: string }>`
      SELECT id FROM applicants WHERE locality_id = ${localityId} AND id = ${applicantId} AND erased_at IS NULL`))
  if (known) return { applicantId: known.id, fullName: null, phone: null }
  return {
    applicantId: null,
    fullName: fullName.trim().slice(0, 200) || null,
    // As it was written where it can't be one: a digit that is wrong may be guessed.
    phone: tidyPhone(phone) ?? (phone.trim().slice(0, 20) || null),
  }
}

/** A discard of the units an official follows up, to be changed. */
const findOwn = (tx: Db, { localityId }: Office, official: OfficialViewer, id: string) =>
  tx.first(sql<{ unitId: string; settledAt: Date | null; dossierId: string | null }>`
    SELECT unit_id, settled_at, dossier_id FROM provisional_discards
    WHERE locality_id = ${localityId} AND id = ${id} AND unit_id = ANY (${unitsFor(official, 'discard.follow')}::uuid[])
    FOR UPDATE`)

/** Shows whom to tell. Each look is an act. */
export async function revealDiscard(
  office: Office,
  official: OfficialViewer,
  id: string,
): Promise<Answer<{ name: string | null; phone: string | null }>> {
  const { db, localityId, clock } = office
  return db.transaction(async (tx) => {
    const found = await findOwn(tx, office, official, id)
    if (!found) return refused('not_found')
    if (found.settledAt || found.dossierId) return refused('already_done')
    const who = await tx.one(sql<{ name: string | null; phone: string | null }>`
      SELECT coalesce(a.full_name, x.full_name) AS name, coalesce(a.phone, x.phone) AS phone FROM provisional_discards x
      LEFT JOIN applicants a ON a.locality_id = x.locality_id AND a.id = x.applicant_id
      WHERE x.locality_id = ${localityId} AND x.id = ${id}`)
    await record(tx, {
      verb: discardVerbs.reveal.name,
      actor: actorWhoMay(official, 'discard.follow', found.unitId),
      subjectId: id,
      unitId: found.unitId,
      personId: official.personId,
      occurredAt: clock.now(),
    })
    return { ok: true, value: who }
  })
}

/** The person was told; nothing of them is kept from now on. */
export async function settleDiscard(
  office: Office,
  official: OfficialViewer,
  id: string,
): Promise<Answer<{ id: string }>> {
  const { db, localityId, clock } = office
  return db.transaction(async (tx) => {
    const found = await findOwn(tx, office, official, id)
    if (!found) return refused('not_found')
    if (found.settledAt || found.dossierId) return refused('already_done')
    const now = clock.now()
    await tx.run(sql`
      UPDATE provisional_discards SET settled_at = ${now}, settled_by = ${official.personId}, applicant_id = NULL,
        full_name = NULL, phone = NULL
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await record(tx, {
      verb: discardVerbs.settle.name,
      actor: actorWhoMay(official, 'discard.follow', found.unitId),
      subjectId: id,
      unitId: found.unitId,
      personId: official.personId,
      occurredAt: now,
    })
    return { ok: true, value: { id } }
  })
}

const DAY_MS = 86_400_000

/** Forgets whom nobody has told in time. */
export const sweepDiscards = async (db: Db, now: Date): Promise<void> => {
  await db.run(sql`
    UPDATE provisional_discards SET applicant_id = NULL, full_name = NULL, phone = NULL
    WHERE settled_at IS NULL AND dossier_id IS NULL AND recorded_at < ${new Date(now.getTime() - CONTACT_DAYS * DAY_MS)}
      AND (applicant_id IS NOT NULL OR full_name IS NOT NULL OR phone IS NOT NULL)`)
}
