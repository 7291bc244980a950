import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import type { Reason } from '../reasons.ts'
import { actorFor, lockBalance, momentOf } from '../till.ts'
import { enter, openTill } from './money.ts'

/**
 * Takes all that a dossier owes in cash, and numbers a receipt.
 *
 * @param seenDong what the page said was owed: another amount by now is told, not taken
 */
export async function payInCash(
  office: Office,
  officer: OfficialViewer,
  dossierId: string,
  { seenDong }: { seenDong: number },
): Promise<Result<{ paymentId: string }, Reason>> {
  return office.db.transaction(async (tx): Promise<Result<{ paymentId: string }, Reason>> => {
    const balance = await lockBalance(tx, office.localityId, dossierId)
    if (!balance) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', balance.unitId)
    if (!actor) return no('not_yours')
    if (balance.owedDong <= 0) return no('nothing_due')
    if (balance.owedDong !== seenDong) return no('amount_changed')
    const moment = momentOf(office, actor)
    const cashDayId = await openTill(office, tx, balance.unitId, officer.personId, moment)
    if (!cashDayId) return no('day_closed')
    const entry = { kind: 'payment', method: 'cash', amountDong: balance.owedDong, cashDayId, verb: 'pay' } as const
    return ok({ paymentId: await enter(office, tx, balance, entry, moment) })
  })
}

/** Undoes a payment taken in cash by mistake: the money goes back out of today's till, the receipt stays, marked as undone. */
export async function undoCash(
  office: Office,
  officer: OfficialViewer,
  paymentId: string,
  { reason }: { reason: string },
): Promise<Result<{ dossierId: string }, Reason>> {
  if (reason.trim() === '') return no('missing_reason')
  return office.db.transaction(async (tx): Promise<Result<{ dossierId: string }, Reason>> => {
    const payment = await tx.first(sql<{ dossierId: string; amountDong: number; undone: boolean }>`
      SELECT dossier_id, amount_dong, EXISTS (SELECT FROM fee_payments r
        WHERE r.locality_id = p.locality_id AND r.reverses_id = p.id) AS undone
      FROM fee_payments p WHERE locality_id = ${office.localityId} AND id = ${paymentId} AND kind = 'payment' AND method = 'cash'`)
    const balance = payment && (await lockBalance(tx, office.localityId, payment.dossierId))
    if (!payment || !balance) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', balance.unitId)
    if (!actor) return no('not_yours')
    if (payment.undone || balance.paidDong < payment.amountDong) return no('already_done')
    const moment = momentOf(office, actor)
    const cashDayId = await openTill(office, tx, balance.unitId, officer.personId, moment)
    if (!cashDayId) return no('day_closed')
    const entry = { kind: 'reversal', method: 'cash', amountDong: -payment.amountDong, verb: 'reverse' } as const
    await enter(office, tx, balance, { ...entry, cashDayId, reversesId: paymentId, reason: reason.trim() }, moment)
    return ok({ dossierId: balance.dossierId })
  })
}
