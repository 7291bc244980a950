import { type Db, sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import { readContact } from '../contact.ts'
import type { Office } from '../office.ts'
import { findProvisional } from '../queries/provisional.ts'
import { BLOCK, saidTime, trueTime } from '../rules/provisional.ts'
import type { Official } from '../rules/who-may.ts'
import { secretOf } from '../secrets.ts'
import { type CounterInput, receiveAtCounter } from './counter.ts'
import { holdEntry, isDiscarded } from './discard.ts'
import { idempotencyKeyOf, type Submitted } from './new-dossier.ts'
import { drawSerials } from './serials.ts'
import { findByKeys } from './submit.ts'

export interface NumberBlock {
  year: number
  first: number
  last: number
}

/** Gives an official's browser numbers for the time without a line; no other gets them. */
export async function drawNumbers(office: Office, official: Official, unitId: string): Promise<NumberBlock> {
  const { db, localityId, clock } = office
  const drawnAt = clock.now()
  const year = Number((await office.workingTime()).dateOf(drawnAt).slice(0, 4))
  const first = await drawSerials(db, localityId, 'T', `${year}-01-01`, BLOCK)
  const block = { year, first, last: first + BLOCK - 1 }
  await db.run(
    db.q.insertInto('provisionalBlocks').values({ localityId, ...block, personId: official.personId, unitId, drawnAt }),
  )
  return block
}

/** What a desk says of a dossier that it took in without a line. */
export interface TakenLate {
  /** The provisional receipt's number; missing where the desk had none left. */
  number?: string | undefined
  /** The version of the procedure whose form was filled in. */
  versionId: string
  /** Of the desk's clock, in milliseconds. */
  enteredAt: number
  sentAt: number
  /** The last contact before, as the server signed it. */
  contact: string
  /** What the clerk says, where the clock can't be right; milliseconds. */
  saidAt?: number | undefined
  /** Nothing in the form is missing or wrong. */
  whole: boolean
}

/** When it was received: the time that goes into the record. */
async function timeOf(office: Office, official: Official, late: TakenLate): Promise<Answer<Date>> {
  const now = office.clock.now().getTime()
  const block = late.number === undefined ? undefined : await findProvisional(office, late.number)
  // Numbers are an official's own: with another's, somebody else's slip would lead to this dossier.
  if (late.number !== undefined && block?.personId !== official.personId) return refused('provisional_unknown')
  if (block?.dossierId || block?.discardId) return refused('provisional_taken')
  const contact = readContact(office.secret, official.personId, late.contact)
  const since = contact?.at ?? block?.drawnAt.getTime()
  if (since === undefined) return refused('bad_time')
  const { enteredAt, sentAt, saidAt } = late
  if (saidAt !== undefined) return answerOf(saidTime(saidAt, since, now))
  return contact ? answerOf(trueTime({ enteredAt, sentAt, contact }, now)) : refused('bad_time')
}

const answerOf = (time: ReturnType<typeof trueTime>): Answer<Date> => (time.ok ? time : refused(time.reason))

/** Its clerk threw it away while it was taken in: nothing of it is written. */
class ThrownAway extends Error {}

/** The dossier that came of a form before, though its sender never learned of it. */
export async function findSent(db: Db, office: Office, input: CounterInput): Promise<Submitted | undefined> {
  const idempotencyKey = idempotencyKeyOf(input)
  const known = idempotencyKey && (await findByKeys(db, office, [{ idempotencyKey }])).get(idempotencyKey)
  return known ? { ...known, secret: secretOf(office.secret, known.id), repeated: true } : undefined
}

/**
 * Takes in what a desk took in without a line: once, however often it is sent, and with its true time of receipt. Whoever asks
 * twice is answered before anything is checked again: what was right then may not be now.
 */
export async function takeInLate(
  office: Office,
  official: Official,
  late: TakenLate,
  input: CounterInput,
): Promise<Answer<Submitted>> {
  const before = await findSent(office.db, office, input)
  if (before) {
    await keepNumber(office.db, office, official, late, before.id)
    return { ok: true, value: before }
  }
  const { db, localityId } = office
  if (await isDiscarded(db, localityId, input.idempotencyKey)) return refused('provisional_discarded')
  const at = await timeOf(office, official, late)
  if (!at.ok) return at
  const version = await office.findProcedure(input.procedureSlug, (await office.workingTime()).dateOf(at.value))
  if (!version) return refused('no_such_procedure')
  if (version.id !== late.versionId) return refused('procedure_changed')
  if (!late.whole) return refused('missing_answer')
  const answer = await receiveAtCounter(office, official, input, {
    at: at.value,
    also: async (tx, dossierId) => {
      await holdEntry(tx, localityId, input.idempotencyKey)
      if (await isDiscarded(tx, localityId, input.idempotencyKey)) throw new ThrownAway()
      await keepNumber(tx, office, official, late, dossierId, at.value)
    },
  }).catch((fault: unknown) => {
    if (fault instanceof ThrownAway) return refused('provisional_discarded')
    throw fault
  })
  if (answer.ok && answer.value.repeated) await keepNumber(office.db, office, official, late, answer.value.id)
  return answer
}

/** The number leads to the dossier from now on; without a time, that of the dossier it had become already. */
async function keepNumber(
  db: Db,
  { localityId, clock }: Office,
  { personId }: Official,
  { number, enteredAt }: TakenLate,
  dossierId: string,
  receivedAt?: Date,
): Promise<void> {
  if (number === undefined) return
  const deskAt = new Date(enteredAt)
  await db.run(sql`
    INSERT INTO provisional_receipts (locality_id, number, dossier_id, person_id, received_at, recorded_at, desk_at)
    SELECT locality_id, ${number}, id, ${personId}, coalesce(${receivedAt ?? null}::timestamptz, received_at, submitted_at),
      ${clock.now()}, ${deskAt}
    FROM dossiers WHERE locality_id = ${localityId} AND id = ${dossierId}
    ON CONFLICT DO NOTHING`)
}
