import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import type { Reason } from '../reasons.ts'
import { actorFor, type Balance, lockBalance, type Moment, momentOf } from '../till.ts'
import { verbs } from '../verbs.ts'
import { enter, openTill } from './money.ts'

interface Refund {
  id: string
  dossierId: string
  amountDong: number
  reason: string
  state: 'requested' | 'approved' | 'declined' | 'paid'
  requestedBy: string
}

const note = (
  tx: Db,
  verb: 'requestRefund' | 'approveRefund' | 'declineRefund',
  { dossierId, procedureId, unitId }: Balance,
  { actor, at }: Moment,
  facts: { refund: string; amountDong: number },
): Promise<string> =>
  record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: dossierId,
    caseId: dossierId,
    topicId: procedureId,
    unitId,
    occurredAt: at,
    facts,
  })

/** Asks that money be given back: overpaid, or paid for what was not done. Another person decides. */
export async function requestRefund(
  office: Office,
  officer: OfficialViewer,
  dossierId: string,
  { amountDong, reason }: { amountDong: number; reason: string },
): Promise<Result<{ id: string }, Reason>> {
  if (reason.trim() === '') return no('missing_reason')
  if (!Number.isSafeInteger(amountDong) || amountDong <= 0) return no('bad_amount')
  return office.db.transaction(async (tx): Promise<Result<{ id: string }, Reason>> => {
    const balance = await lockBalance(tx, office.localityId, dossierId)
    if (!balance) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', balance.unitId)
    if (!actor) return no('not_yours')
    if (amountDong > balance.paidDong) return no('more_than_paid')
    const open = await tx.first(sql`
      SELECT 1 FROM fee_refunds WHERE locality_id = ${office.localityId} AND dossier_id = ${dossierId}
        AND state IN ('requested', 'approved')`)
    if (open) return no('refund_open')
    const moment = momentOf(office, actor)
    const id = newIdAt(moment.at)
    await tx.run(
      tx.q.insertInto('feeRefunds').values({
        localityId: office.localityId,
        id,
        dossierId,
        unitId: balance.unitId,
        amountDong,
        reason: reason.trim(),
        requestedBy: officer.personId,
        requestedAt: moment.at,
      }),
    )
    await note(tx, 'requestRefund', balance, moment, { refund: id, amountDong })
    return ok({ id })
  })
}

const lockRefund = (tx: Db, { localityId }: Office, id: string): Promise<Refund | undefined> =>
  tx.first(sql<Refund>`
    SELECT id, dossier_id, amount_dong, reason, state, requested_by FROM fee_refunds
    WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)

/** Approves or declines; never one's own request. */
export async function decideRefund(
  office: Office,
  officer: OfficialViewer,
  id: string,
  { approve }: { approve: boolean },
): Promise<Result<{ dossierId: string }, Reason>> {
  return office.db.transaction(async (tx): Promise<Result<{ dossierId: string }, Reason>> => {
    const refund = await lockRefund(tx, office, id)
    const balance = refund && (await lockBalance(tx, office.localityId, refund.dossierId))
    if (!refund || !balance) return no('not_found')
    const actor = actorFor(officer, 'fee.approve', balance.unitId)
    if (!actor) return no('not_yours')
    if (refund.requestedBy === officer.personId) return no('own_request')
    if (refund.state !== 'requested') return no('already_done')
    const moment = momentOf(office, actor)
    await tx.run(sql`
      UPDATE fee_refunds SET state = ${approve ? 'approved' : 'declined'}, decided_by = ${officer.personId}, decided_at = ${moment.at}
      WHERE locality_id = ${office.localityId} AND id = ${id}`)
    const verb = approve ? 'approveRefund' : 'declineRefund'
    await note(tx, verb, balance, moment, { refund: id, amountDong: refund.amountDong })
    return ok({ dossierId: refund.dossierId })
  })
}

/** Pays an approved refund out, in cash or by transfer, and numbers its paper. */
export async function payRefund(
  office: Office,
  officer: OfficialViewer,
  id: string,
  { method }: { method: 'cash' | 'transfer' },
): Promise<Result<{ dossierId: string; paymentId: string }, Reason>> {
  return office.db.transaction(async (tx): Promise<Result<{ dossierId: string; paymentId: string }, Reason>> => {
    const refund = await lockRefund(tx, office, id)
    const balance = refund && (await lockBalance(tx, office.localityId, refund.dossierId))
    if (!refund || !balance) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', balance.unitId)
    if (!actor) return no('not_yours')
    if (refund.state !== 'approved') return no('already_done')
    if (refund.amountDong > balance.paidDong) return no('more_than_paid')
    const moment = momentOf(office, actor)
    const cashDayId =
      method === 'cash' ? await openTill(office, tx, balance.unitId, officer.personId, moment) : undefined
    if (method === 'cash' && !cashDayId) return no('day_closed')
    // What is given back is no longer owed either: the charge is taken off as far as it was paid for nothing.
    const overpaid = Math.max(0, -balance.owedDong)
    const unowed = Math.max(0, refund.amountDong - overpaid)
    if (unowed > 0) await takeOff(office, tx, balance, unowed, refund.reason, moment)
    const owed = { ...balance, chargedDong: balance.chargedDong - unowed, owedDong: balance.owedDong - unowed }
    const entry = {
      kind: 'refund',
      method,
      amountDong: -refund.amountDong,
      reason: refund.reason,
      verb: 'refund',
    } as const
    const paymentId = await enter(office, tx, owed, { ...entry, cashDayId }, moment)
    await tx.run(sql`
      UPDATE fee_refunds SET state = 'paid', payment_id = ${paymentId} WHERE locality_id = ${office.localityId} AND id = ${id}`)
    return ok({ dossierId: refund.dossierId, paymentId })
  })
}

/** A line that takes off what a refund gives back. */
async function takeOff(
  { localityId }: Office,
  tx: Db,
  { dossierId, unitId, procedureId }: Balance,
  dong: number,
  reason: string,
  { at }: Moment,
): Promise<void> {
  const name = { vi: 'Giảm trừ do hoàn phí', en: 'Taken off by a refund' }
  await tx.run(sql`
    INSERT INTO fee_charges (locality_id, id, dossier_id, unit_id, procedure_id, position, item_key, name, amount_dong, reduced_dong,
      due_dong, explanation, ground, charged_at)
    VALUES (${localityId}, ${newIdAt(at)}, ${dossierId}, ${unitId}, ${procedureId}, 0, 'refund', ${JSON.stringify(name)}::text::jsonb,
      0, ${dong}, ${-dong}, ${JSON.stringify({ vi: reason, en: reason })}::text::jsonb, '', ${at})`)
  await tx.run(sql`
    UPDATE fee_balances SET charged_dong = charged_dong - ${dong} WHERE locality_id = ${localityId} AND dossier_id = ${dossierId}`)
}
