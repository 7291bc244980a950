import { dateOfDay, dayNumberOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Commitments } from '../deps.ts'
import { partiesOf } from '../parties.ts'
import { findStanding, getTerms } from '../queries/commitments.ts'
import type { Reason } from '../reasons.ts'
import { changesBetween, isNothing } from '../rules/changes.ts'
import { ORDERS, type Order, otherSide } from '../rules/lifecycle.ts'
import { ruleOn } from '../settings.ts'
import { openPaper } from './print.ts'
import { keepScan } from './scan.ts'
import { completeTerms, isDay, type TermsInput, writeVersion } from './terms.ts'
import { type Stage, tell, voidOpen, within } from './within.ts'

export interface Proposal extends TermsInput {
  /** The version it was written on: what came meanwhile isn't overwritten. */
  on: number
  note: string
  signOrder: Order
  signBy: string
}

const REASON = 1000
/** How long before its term a commitment may have been signed by hand. */
const EARLIEST_DAYS = 92
const said = (words: string): string => nfc(words).trim().slice(0, REASON)

/** Keeps a draft as it is written so far; nobody else sees it. */
export const saveDraft = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  proposal: Proposal,
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'save', async (stage) => {
    const written = await keepVersion(stage, proposal, stage.commitment.version)
    if (!written.ok) return written
    await tell(stage, 'save')
    return ok(null)
  })

/**
 * Proposes a version (gửi phương án) to the other side, whose turn it is then. While a paper is being signed this makes the signing void:
 * nobody's name stays under words that were changed.
 */
export const propose = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  proposal: Proposal,
): Promise<Result<{ voided: boolean }, Reason>> =>
  within(room, viewer, id, 'propose', async (stage): Promise<Result<{ voided: boolean }, Reason>> => {
    const { tx, commitment, seat, open, today } = stage
    const isFirst = commitment.state === 'draft'
    const number = isFirst ? commitment.version : commitment.version + 1
    const before = await getTerms(tx, room.localityId, id, commitment.version)
    const written = await keepVersion(stage, proposal, number)
    if (!written.ok) return written
    const isSame = isNothing(changesBetween(before, written.value)) && commitment.state !== 'declined'
    const isArranged = proposal.signOrder === commitment.signOrder && proposal.signBy === commitment.signBy
    if (!isFirst && isSame && isArranged) return no('nothing_changed')
    if (commitment.amendsId && isFirst) {
      const original = await findStanding(tx, room.localityId, await originalOf(stage))
      if (isNothing(changesBetween(original, written.value))) return no('nothing_changed')
    }
    const parties = partiesOf(stage.organization, commitment.giverPostId ?? '', commitment.answererPostId ?? '', today)
    if (!parties.ok) return parties
    const { giver, answerer } = parties.value
    await voidOpen(stage, 'changed')
    if (open) await tell(stage, 'void', { facts: { round: open.round, signatures: open.signatures.length } })
    await tx.run(sql`
      UPDATE commitments SET state = 'negotiating', turn = ${otherSide(seat.side)}, version = ${number}, declined_by = NULL,
        decline_reason = NULL, is_decline_known = true, giver_person_id = ${giver.personId}, giver_body = ${giver.body},
        answerer_person_id = ${answerer.personId}
      WHERE locality_id = ${room.localityId} AND id = ${id}`)
    await tell(stage, 'propose', { facts: { version: number, clauses: written.value.clauses.length } })
    return ok({ voided: open !== undefined })
  })

const originalOf = async ({ tx, room, commitment }: Stage) =>
  tx.one(sql<{ id: string; version: number }>`
    SELECT id, version FROM commitments WHERE locality_id = ${room.localityId} AND id = ${commitment.amendsId ?? ''}`)

/** Checks what was written and keeps it as a version. */
async function keepVersion(stage: Stage, proposal: Proposal, number: number) {
  const { tx, room, commitment, seat, now, today } = stage
  if (proposal.on !== commitment.version) return no('version_changed')
  if (!ORDERS.includes(proposal.signOrder)) return no('bad_form')
  if (!isDay(proposal.signBy) || proposal.signBy < today) return no('bad_day')
  const terms = await completeTerms(room, commitment, proposal, await ruleOn(room.db, room.localityId, today))
  if (!terms.ok) return terms
  const personId = seat.actor.kind === 'official' ? seat.actor.personId : null
  const version = { id: commitment.id, number, side: seat.side, personId, note: proposal.note }
  await writeVersion(tx, room.localityId, { ...version, terms: terms.value, at: now })
  await tx.run(sql`
    UPDATE commitments SET sign_order = ${proposal.signOrder}, sign_by = ${proposal.signBy}::date
    WHERE locality_id = ${room.localityId} AND id = ${commitment.id}`)
  return terms
}

/** Agrees to the other side's version: it is printed, and waits for both signatures. @param on the version that was read */
export const agree = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { on }: { on: number },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'agree', async (stage): Promise<Result<null, Reason>> => {
    const { tx, commitment, organization, today } = stage
    if (on !== commitment.version) return no('version_changed')
    const parties = partiesOf(organization, commitment.giverPostId ?? '', commitment.answererPostId ?? '', today)
    if (!parties.ok) return parties
    await tx.run(sql`
      UPDATE commitments SET state = 'signing', turn = NULL, giver_person_id = ${parties.value.giver.personId},
        giver_body = ${parties.value.giver.body}, answerer_person_id = ${parties.value.answerer.personId}
      WHERE locality_id = ${room.localityId} AND id = ${id}`)
    const { giver, answerer } = parties.value
    const named = {
      ...commitment,
      giverPersonId: giver.personId,
      giverBody: giver.body,
      answererPersonId: answerer.personId,
    }
    const opened = await openPaper({ ...stage, commitment: named }, 'commitment')
    if (!opened.ok) return opened
    await tell(stage, 'agree', { facts: { version: commitment.version, round: opened.value.round } })
    return ok(null)
  })

/** Refuses, and says why: the other side is told and takes note. What was being signed is void. */
export const decline = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { reason }: { reason: string },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'decline', async (stage) => {
    const why = said(reason)
    if (why === '') return no('missing_reason')
    await voidOpen(stage, 'declined')
    await stage.tx.run(sql`
      UPDATE commitments SET state = 'declined', turn = NULL, declined_by = ${stage.seat.side}, decline_reason = ${why},
        is_decline_known = false
      WHERE locality_id = ${room.localityId} AND id = ${id}`)
    await tell(stage, 'decline', { facts: { version: stage.commitment.version } })
    return ok(null)
  })

/** Takes note of the other side's refusal. */
export const acknowledge = (room: Commitments, viewer: OfficialViewer, id: string): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'acknowledge', async (stage) => {
    await stage.tx.run(sql`
      UPDATE commitments SET is_decline_known = true WHERE locality_id = ${room.localityId} AND id = ${id}`)
    await tell(stage, 'acknowledge')
    return ok(null)
  })

/** Takes a commitment back before it is signed; it stays readable. */
export const withdraw = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { reason }: { reason: string },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'withdraw', async (stage) => {
    const why = said(reason)
    if (why === '' && stage.commitment.state !== 'draft') return no('missing_reason')
    await voidOpen(stage, 'withdrawn')
    await stage.tx.run(sql`
      UPDATE commitments SET state = 'withdrawn', turn = NULL, closed_at = ${stage.now}, decline_reason = ${why || null}
      WHERE locality_id = ${room.localityId} AND id = ${id}`)
    await tell(stage, 'withdraw')
    return ok(null)
  })

/**
 * Records that both signed by hand (ký trên giấy): the original lies in the archive, and no signature is shown that isn't there.
 *
 * @param upload token of a picture of it, sent ahead; it may be added later
 */
export const signOnPaper = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { on, upload }: { on: string; upload?: string | undefined },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'signOnPaper', async (stage) => {
    const { tx, commitment, now, today } = stage
    if (!isDay(on) || on > today || on < dateOfDay(dayNumberOf(commitment.fromOn) - EARLIEST_DAYS)) return no('bad_day')
    const isResult = commitment.state === 'settling'
    if (upload) {
      const kept = await keepScan(stage, viewer, { kind: isResult ? 'settlement' : 'commitment', upload })
      if (!kept.ok) return kept
    }
    await voidOpen(stage, 'onPaper')
    const signedAt = new Date(`${on}T12:00:00+07:00`)
    const change = isResult
      ? sql`state = 'settled', closed_at = ${now}`
      : sql`state = 'inForce', turn = NULL, is_on_paper = true, signed_at = ${signedAt}`
    await tx.run(sql`UPDATE commitments SET ${change} WHERE locality_id = ${room.localityId} AND id = ${id}`)
    if (!isResult) await takeForce(stage)
    await tell(stage, 'signOnPaper', { facts: { on, kind: isResult ? 'settlement' : 'commitment' } })
    return ok(null)
  })

/** A signed annex says from now on what the original's clauses are. */
export async function takeForce({ tx, room, commitment }: Stage): Promise<void> {
  if (!commitment.amendsId) return
  const { localityId } = room
  await tx.run(sql`
    DELETE FROM commitment_clauses WHERE locality_id = ${localityId} AND commitment_id = ${commitment.amendsId}`)
  await tx.run(sql`
    INSERT INTO commitment_clauses (locality_id, commitment_id, key, position, target_id, unit_id, task_id, due_on)
    SELECT locality_id, ${commitment.amendsId}, key, position, target_id, unit_id, task_id, due_on
    FROM commitment_clauses WHERE locality_id = ${localityId} AND commitment_id = ${commitment.id}`)
}
