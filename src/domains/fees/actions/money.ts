import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { notePayment, type Office } from '../../dossiers/index.ts'
import { settingsOf } from '../queries/settings.ts'
import type { Balance, Moment } from '../till.ts'
import { verbs } from '../verbs.ts'

export interface Entry {
  kind: 'payment' | 'reversal' | 'refund'
  method: 'cash' | 'transfer'
  /** Whole đồng; what goes back is negative. */
  amountDong: number
  cashDayId?: string | undefined
  reversesId?: string | undefined
  reason?: string | undefined
  verb: keyof typeof verbs & ('pay' | 'match' | 'reverse' | 'refund')
}

/** The book an entry is numbered in; an undone payment keeps its receipt, and the entry that undoes it has none. */
const BOOKS = { payment: 'receipt', refund: 'refund', reversal: undefined } as const

/**
 * Enters money that moved: the entry, its numbered paper, the balance, the dossier and the act, in the caller's transaction,
 * which has the balance locked.
 *
 * @returns the entry's key
 */
export async function enter(office: Office, tx: Db, balance: Balance, entry: Entry, moment: Moment): Promise<string> {
  const { localityId } = office
  const { actor, at, day } = moment
  const id = newIdAt(at)
  const takenBy = actor.kind === 'official' ? actor.personId : null
  await tx.run(
    tx.q.insertInto('feePayments').values({
      localityId,
      id,
      dossierId: balance.dossierId,
      unitId: balance.unitId,
      procedureId: balance.procedureId,
      kind: entry.kind,
      method: entry.method,
      amountDong: entry.amountDong,
      reversesId: entry.reversesId ?? null,
      reason: entry.reason ?? null,
      cashDayId: entry.cashDayId ?? null,
      takenBy,
      paidAt: at,
      day,
    }),
  )
  await tx.run(sql`
    UPDATE fee_balances SET paid_dong = paid_dong + ${entry.amountDong}
    WHERE locality_id = ${localityId} AND dossier_id = ${balance.dossierId}`)
  const number = BOOKS[entry.kind]
    ? await giveNumber(office, tx, balance.unitId, id, BOOKS[entry.kind] ?? 'receipt', day)
    : 0
  await record(tx, {
    verb: verbs[entry.verb].name,
    actor,
    subjectId: balance.dossierId,
    caseId: balance.dossierId,
    topicId: balance.procedureId,
    unitId: balance.unitId,
    occurredAt: at,
    ...(takenBy ? { personId: takenBy } : {}),
    facts: { payment: id, amountDong: entry.amountDong, method: entry.method, number },
  })
  const before = balance.owedDong
  const after = before - entry.amountDong
  if (before > 0 !== after > 0)
    await notePayment(office, tx, balance.dossierId, { actor, paidAt: after > 0 ? null : at })
  return id
}

/** Gives an entry the next number of its book: by unit, series and year, none left out. */
async function giveNumber(
  office: Office,
  tx: Db,
  unitId: string,
  paymentId: string,
  book: 'receipt' | 'refund',
  day: string,
): Promise<number> {
  const { receiptSeries } = await settingsOf(tx, office.localityId, await office.staff(), unitId, day)
  const year = Number(day.slice(0, 4))
  const { last } = await tx.one(sql<{ last: number }>`
    INSERT INTO fee_receipt_serials AS s (locality_id, unit_id, book, series, year, last)
    VALUES (${office.localityId}, ${unitId}, ${book}, ${receiptSeries}, ${year}, 1)
    ON CONFLICT (locality_id, unit_id, book, series, year) DO UPDATE SET last = s.last + 1 RETURNING last`)
  await tx.run(
    tx.q.insertInto('feeReceipts').values({
      localityId: office.localityId,
      paymentId,
      unitId,
      book,
      series: receiptSeries,
      year,
      number: last,
    }),
  )
  return last
}

/** The till of a cashier's day, begun when it isn't there and locked; undefined once it is closed. */
export async function openTill(
  office: Office,
  tx: Db,
  unitId: string,
  cashierId: string,
  { at, day }: Pick<Moment, 'at' | 'day'>,
): Promise<string | undefined> {
  const { localityId } = office
  await tx.run(sql`
    INSERT INTO fee_cash_days (locality_id, id, unit_id, cashier_id, day)
    VALUES (${localityId}, ${newIdAt(at)}, ${unitId}, ${cashierId}, ${day}::date)
    ON CONFLICT (locality_id, unit_id, cashier_id, day) DO NOTHING`)
  const till = await tx.one(sql<{ id: string; closedAt: Date | null }>`
    SELECT id, closed_at FROM fee_cash_days
    WHERE locality_id = ${localityId} AND unit_id = ${unitId} AND cashier_id = ${cashierId} AND day = ${day}::date FOR UPDATE`)
  return till.closedAt ? undefined : till.id
}
