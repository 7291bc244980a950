import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import { type Moved, moved, onDossier, recordAct, type Seen } from '../scene.ts'
import { mayHold } from './next-stop.ts'

/** Gives a dossier to one of those who may do its step. */
export function assign(
  office: Office,
  official: Official,
  id: string,
  { personId, version }: Seen & { personId: string },
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'assign', version, async (scene) => {
    const { dossier, tx } = scene
    if (!mayHold(scene, dossier.queueUnitId, dossier.queueRole, personId)) return refused('no_such_person')
    await tx.run(
      tx.q
        .updateTable('dossierSteps')
        .set({ personId })
        .where('localityId', '=', office.localityId)
        .where('dossierId', '=', dossier.id)
        .where('endedAt', 'is', null),
    )
    await recordAct(scene, 'assign', { facts: { to: personId } })
    return moved(scene, { assigneeId: personId })
  })
}
