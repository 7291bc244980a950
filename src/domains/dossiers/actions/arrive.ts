import { sql } from '../../../platform/database/index.ts'
import type { Answer } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import { type Moved, moved, onDossier, recordAct, type Seen } from '../scene.ts'
import { endRun, readClocks, shareOf, startLegalClock, startRun } from '../stopwatch.ts'

/**
 * The office in charge confirms that it has got what another took in for it (xác nhận đã nhận hồ sơ): it has the dossier from now on,
 * and where the law lets the limit begin with the arrival, it begins. The person is told the date.
 *
 * @law 118/2025/NĐ-CP, art. 17.3, as amended by 309/2026/NĐ-CP, art. 8
 */
export function confirmArrival(
  office: Office,
  official: Official,
  id: string,
  { version }: Seen = {},
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'confirmArrival', version, async (scene) => {
    const { dossier, now, post } = scene
    // The way was the sender's, so it ends as theirs.
    const sent = await endRun(scene, await readClocks(scene), true)
    const { clockStartedAt, legalDueAt } = dossier
    const starts = clockStartedAt === null || legalDueAt === null
    const legal = starts ? await startLegalClock(scene, 'arrival') : { clockStartedAt, legalDueAt }
    const here = {
      stepKey: dossier.stepKey,
      unitId: dossier.queueUnitId ?? dossier.decidingUnitId,
      role: post?.role ?? 'reception',
      external: false,
    }
    const share = shareOf(scene, dossier.stepKey, { startedAt: legal.clockStartedAt, dueAt: legal.legalDueAt })
    const stepDueAt = await startRun(scene, here, share, 1, official.personId)
    await recordAct(scene, 'confirmArrival', {
      dueAt: legal.legalDueAt,
      outcome: sent?.outcome ?? 'onTime',
      workingMinutes: sent?.workedMinutes ?? 0,
      lateMinutes: sent?.overMinutes ?? 0,
      facts: { fromUnit: dossier.receivingUnitId, starts },
    })
    return moved(scene, { ...(starts ? legal : {}), arrivedAt: now, stepDueAt })
  })
}

/** Those of some dossiers that an office is waited for to confirm. */
export async function underWayTo(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  unitId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db.many(sql<{ id: string }>`
    SELECT id FROM dossiers WHERE locality_id = ${localityId} AND id = ANY (${ids}::uuid[]) AND queue_unit_id = ${unitId}
      AND status = 'accepted' AND receiving_unit_id <> deciding_unit_id AND arrived_at IS NULL ORDER BY id`)
  return rows.map(({ id }) => id)
}
