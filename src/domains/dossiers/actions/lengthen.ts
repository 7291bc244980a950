import { sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import { sendOut } from '../letters.ts'
import type { Office } from '../office.ts'
import { lengthenedDue } from '../rules/clocks.ts'
import type { Official } from '../rules/who-may.ts'
import { keepNote, type Moved, moved, onDossier, recordAct, type Seen } from '../scene.ts'
import { countingOf, keepDueDate, readClocks } from '../stopwatch.ts'

/**
 * Lengthens the limit, once, as the procedure's version allows: for a written reason, before it is over. The person is told by
 * a numbered notice. What was late stays late: that is what an apology is for.
 *
 * @law 60/2014/QH13 (Luật Hộ tịch), where facts must be verified; the version names the article
 */
export function lengthen(
  office: Office,
  official: Official,
  id: string,
  { reason, version }: Seen & { reason: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'lengthen', version, async (scene) => {
    const { tx, time, dossier, now } = scene
    const { lengthening } = scene.version
    const { clockStartedAt, legalDueAt } = dossier
    if (!lengthening || !clockStartedAt || !legalDueAt) return refused('not_lengthened_by_law')
    if (now > legalDueAt) return refused('already_late')
    const { pauses } = await readClocks(scene)
    const counting = { ...countingOf(scene), limit: lengthening.limit }
    const due = lengthenedDue(time, counting, clockStartedAt, pauses)
    if (due.at <= legalDueAt) return refused('not_lengthened_by_law')
    await keepDueDate(scene, 'lengthening', due)
    // Whoever has it now gets the time that was added.
    const extra = time.minutesBetween(legalDueAt, due.at)
    const branches = await tx.many(sql<{ id: string }>`
      UPDATE dossiers SET legal_due_at = ${due.at}, legal_due_on = ${due.on}, due_provisional = ${due.provisional}, version = version + 1
      WHERE locality_id = ${office.localityId} AND parent_id = ${id} AND part_kind = 'branch' AND finished_at IS NULL RETURNING id`)
    const running = await tx.many(sql<{ id: string; dueAt: Date }>`
      SELECT id, due_at FROM dossier_steps
      WHERE locality_id = ${office.localityId} AND dossier_id = ANY (${[id, ...branches.map((each) => each.id)]}::uuid[])
        AND ended_at IS NULL FOR UPDATE`)
    for (const run of running)
      await tx.run(sql`
        UPDATE dossier_steps SET share_minutes = share_minutes + ${extra}, due_at = ${time.plusMinutes(run.dueAt, extra)}
        WHERE locality_id = ${office.localityId} AND id = ${run.id}`)
    const act = await recordAct(scene, 'lengthen', { dueAt: due.at })
    await keepNote(scene, act, { verb: 'lengthen', body: reason.trim(), items: [lengthening.ground] })
    await sendOut(scene, 'lengthening', { actId: act })
    return moved(scene, {
      lengthenedAt: now,
      legalDueAt: due.at,
      legalDueOn: due.on,
      dueProvisional: due.provisional,
      ...(dossier.stepDueAt ? { stepDueAt: time.plusMinutes(dossier.stepDueAt, extra) } : {}),
    })
  })
}
