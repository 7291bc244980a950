import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import type { Actor } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Commitments } from '../deps.ts'
import { type Commitment, findMet, findStanding, lockCommitment } from '../queries/commitments.ts'
import { endingOf, findLive, type Live } from '../queries/live.ts'
import { findSettlement } from '../queries/settlements.ts'
import type { Reason } from '../reasons.ts'
import { dutyStates, lacking } from '../rules/conditions.ts'
import { causesOf, type SettlementLine, verdictOf } from '../rules/settlement.ts'
import { ruleOn } from '../settings.ts'
import { openPaper } from './print.ts'
import { calledNow, isDay } from './terms.ts'
import { tell, toJson, voidOpen, within } from './within.ts'

const COMMENT = 2000

/** What each clause came to, from the acts of its target or task and of the giver's duties. */
export async function draftLines(
  tx: Db,
  room: Pick<Commitments, 'localityId'>,
  commitment: Commitment,
  now: Date,
): Promise<SettlementLine[]> {
  const today = localDateOf(now)
  const [terms, met, { partlyFrom }] = await Promise.all([
    findStanding(tx, room.localityId, commitment),
    findMet(tx, room.localityId, commitment.id),
    ruleOn(tx, room.localityId, today),
  ])
  const live = await findLive({ db: tx, localityId: room.localityId }, terms.clauses, commitment.year, { now, today })
  const [asOf = today] = [today, commitment.toOn].sort()
  const states = dutyStates(terms.duties, new Map([...met].map(([key, { doneOn }]) => [key, doneOn])), asOf)
  return terms.clauses.map((clause, index): SettlementLine => {
    const ending = endingOf(live[index])
    const verdict = verdictOf(ending, partlyFrom)
    return {
      key: clause.key,
      name: clause.name,
      measure: clause.measure,
      verdict,
      ...cameTo(live[index]),
      // What was reached in spite of it needs no excuse.
      causes: causesOf(ending, verdict === 'reached' ? [] : lacking(states, clause.key)),
    }
  })
}

function cameTo(live: Live): Pick<SettlementLine, 'shown' | 'href'> {
  if (!live) return { shown: calledNow(live).measure, href: '' }
  return live.kind === 'target'
    ? { shown: live.state.shown, href: live.state.href }
    : { shown: live.state.word, href: live.state.href }
}

async function writeDraft(tx: Db, room: Commitments, commitment: Commitment, now: Date, actor: Actor): Promise<void> {
  const lines = await draftLines(tx, room, commitment, now)
  await tx.run(sql`
    INSERT INTO commitment_settlements (locality_id, commitment_id, drafted_at, lines)
    VALUES (${room.localityId}, ${commitment.id}, ${now}, ${toJson(lines)})
    ON CONFLICT (locality_id, commitment_id) DO UPDATE SET drafted_at = excluded.drafted_at, lines = excluded.lines,
      has_giver = false, has_answerer = false`)
  await tx.run(sql`
    UPDATE commitments SET state = 'settling' WHERE locality_id = ${room.localityId} AND id = ${commitment.id}`)
  await tell({ tx, commitment, seat: { actor }, now }, 'settle', { facts: { clauses: lines.length } })
}

/** Drafts the settlement (lập biên bản kết quả) before the term ends, where the two agree to settle early; else the program does. */
export const settle = (room: Commitments, viewer: OfficialViewer, id: string): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'settle', async ({ tx, commitment, seat, now }): Promise<Result<null, Reason>> => {
    if (commitment.amendsId) return no('wrong_state')
    await writeDraft(tx, room, commitment, now, seat.actor)
    return ok(null)
  })

/** Says one's own about the result; nothing to add is said too. Once both have, it is closed for signing. */
export const comment = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { words }: { words: string },
): Promise<Result<{ closed: boolean }, Reason>> =>
  within(room, viewer, id, 'comment', async (stage): Promise<Result<{ closed: boolean }, Reason>> => {
    const { tx, commitment, seat, open } = stage
    const text = nfc(words).trim().slice(0, COMMENT)
    // Signed words don't change under a signature.
    await voidOpen(stage, 'changed')
    if (open) await tell(stage, 'void', { facts: { round: open.round, signatures: open.signatures.length } })
    const own =
      seat.side === 'giver'
        ? sql`giver_comment = ${text}, has_giver = true`
        : sql`answerer_comment = ${text}, has_answerer = true`
    await tx.run(sql`
      UPDATE commitment_settlements SET ${own} WHERE locality_id = ${room.localityId} AND commitment_id = ${id}`)
    await tell(stage, 'comment', { facts: { side: seat.side } })
    const settlement = await findSettlement(tx, room.localityId, commitment.id)
    if (!settlement?.hasGiver || !settlement.hasAnswerer) return ok({ closed: false })
    const opened = await openPaper({ ...stage, open: undefined, papers: stage.papers }, 'settlement', settlement)
    if (!opened.ok) return opened
    await tell(stage, 'close', { facts: { round: opened.value.round } })
    return ok({ closed: true })
  })

/** Records that the giver has met a condition (đã bảo đảm điều kiện), and since when. */
export const meetDuty = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { key, on, note }: { key: string; on: string; note: string },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'meet', async (stage): Promise<Result<null, Reason>> => {
    const { tx, commitment, now, today } = stage
    const terms = await findStanding(tx, room.localityId, commitment)
    const duty = terms.duties.find((each) => each.key === key)
    if (!duty || commitment.amendsId) return no('unknown_duty')
    if (!isDay(on) || on > today || on < commitment.fromOn) return no('bad_day')
    const written = await tx.run(sql`
      INSERT INTO commitment_duties (locality_id, commitment_id, key, done_on, note, done_by, recorded_at)
      VALUES (${room.localityId}, ${id}, ${key}, ${on}::date, ${nfc(note).trim().slice(0, COMMENT)}, ${viewer.personId}, ${now})
      ON CONFLICT DO NOTHING`)
    if (written === 0) return no('duty_met')
    await tell(stage, 'meet', { outcome: on <= duty.dueOn ? 'onTime' : 'late', facts: { duty: key } })
    return ok(null)
  })

const AT_ONCE = 200

/** Drafts the settlements of commitments whose term is over. @returns how many */
export async function openSettlements(room: Commitments): Promise<number> {
  const now = room.clock.now()
  const over = await room.db.many(sql<{ id: string }>`
    SELECT id FROM commitments WHERE locality_id = ${room.localityId} AND state = 'inForce' AND amends_id IS NULL
      AND to_on < ${localDateOf(now)}::date AND standing IN ('O', 'M') ORDER BY to_on LIMIT ${AT_ONCE}`)
  let opened = 0
  for (const { id } of over)
    await room.db.transaction(async (tx) => {
      const commitment = await lockCommitment(tx, room.localityId, id)
      if (commitment?.state !== 'inForce') return
      await writeDraft(tx, room, commitment, now, { kind: 'system' })
      opened += 1
    })
  return opened
}
