import type { Actor } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { findForUpdate } from '../rows.ts'
import { momentOf, moved, recordAct, type Scene } from '../scene.ts'
import { endPause, readClocks, resumeClocks } from '../stopwatch.ts'

/**
 * Notes that a dossier's fees are paid, or no longer are, in the transaction in which money moved. A pause for a financial
 * duty ends when nothing is owed any more: what was left of the limit is counted from now.
 *
 * It is no new version of the dossier: who is at work on it loses nothing by a payment.
 */
export async function notePayment(
  office: Office,
  tx: Db,
  id: string,
  { actor, paidAt, feeDong }: { actor: Actor; paidAt: Date | null; feeDong?: number },
): Promise<void> {
  const dossier = await findForUpdate(tx, office.localityId, id)
  if (!dossier) return
  await tx.run(sql`
    UPDATE dossiers SET fee_paid_at = ${paidAt}::timestamptz, fee_dong = ${feeDong ?? dossier.feeDong}
    WHERE locality_id = ${office.localityId} AND id = ${id}`)
  if (paidAt === null || dossier.status !== 'awaiting_payment') return
  const [time, staff, version] = await Promise.all([
    office.workingTime(),
    office.staff(),
    office.getVersion(dossier.procedureVersionId),
  ])
  const base = { tx, office, staff, time, version, now: momentOf(office, dossier) }
  const scene: Scene = { ...base, dossier, next: 'processing', actor, post: null }
  const clocks = await readClocks(scene)
  const pause = await endPause(scene, clocks)
  const patch = pause ? await resumeClocks(scene, clocks, pause) : {}
  await recordAct(scene, 'finishFinancialDuty', patch.legalDueAt ? { dueAt: patch.legalDueAt } : {})
  await moved(scene, patch)
}
