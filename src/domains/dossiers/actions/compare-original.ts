import { grants } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { keepPaper } from '../../papers/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { handlingUnits } from '../queries/reach.ts'
import { kindKeyOf } from '../rules/paper-kind.ts'
import type { Channel, Status } from '../rules/status.ts'
import type { Official } from '../rules/who-may.ts'
import { actorOf } from '../scene.ts'
import { findOwnerKey, tidySeen } from './held-papers.ts'
import type { SeenInput } from './new-dossier.ts'

/** A dossier's paper with what of the dossier the store needs to know. */
interface Row {
  name: string
  fileId: string | null
  heldPaperId: string | null
  keptAs: string | null
  status: Status
  channel: Channel
  versionId: string
  applicantId: string
  decidingUnitId: string
}

// The paper is locked, so that of two clerks one keeps it and the other is told.
const lockPaper = (tx: Db, localityId: number, dossierId: string, paperId: string): Promise<Row | undefined> =>
  tx.first(sql<Row>`
    SELECT p.name, p.file_id, p.held_paper_id, p.kept_as, d.status, d.channel, d.procedure_version_id AS version_id,
      d.applicant_id, d.deciding_unit_id
    FROM dossier_papers p JOIN dossiers d ON d.locality_id = p.locality_id AND d.id = p.dossier_id
    WHERE p.locality_id = ${localityId} AND p.dossier_id = ${dossierId} AND p.id = ${paperId} FOR UPDATE OF p`)

/** Once it has come to nothing its papers stand for nothing. */
const CAME_TO_NOTHING: ReadonlySet<Status> = new Set(['not_accepted', 'stopped'])

/**
 * Confirms that a clerk has compared a paper's original with the file that was sent in: the file becomes a held paper of its owner,
 * who need not bring it again. The act is the store's.
 *
 * @returns the held paper's key
 * @law 45/2020/NĐ-CP, art. 9: what was sent in online may be compared with the original; 107/2021/NĐ-CP: then it belongs to the store
 */
export async function compareOriginal(
  office: Office,
  official: Official,
  id: string,
  { paperId, seen }: { paperId: string; seen: SeenInput },
): Promise<Answer<string>> {
  const { db, localityId, clock } = office
  return db.transaction(async (tx) => {
    const [row, handling] = await Promise.all([
      lockPaper(tx, localityId, id, paperId),
      handlingUnits(tx, localityId, id),
    ])
    if (!row) return refused('not_found')
    const post = official.appointments.find(
      ({ unitId, role }) => handling.has(unitId) && grants('heldPaper.look', role),
    )
    if (!post) return refused('not_yours')
    if (row.keptAs) return refused('already_done')
    if (CAME_TO_NOTHING.has(row.status)) return refused('wrong_status')
    const version = await office.getVersion(row.versionId)
    const kindKey = kindKeyOf(version, row.name)
    if (!row.fileId || row.heldPaperId || !kindKey) return refused('nothing_to_compare')
    const owner = await findOwnerKey(tx, localityId, row.applicantId)
    if (!owner) return refused('no_owner')
    const heldId = await keepPaper(tx, localityId, {
      ...tidySeen(seen),
      owner,
      kindKey,
      name: version.papers.find((paper) => paper.name.vi === row.name)?.name ?? { vi: row.name, en: row.name },
      source: row.channel === 'online' ? 'online' : 'reception',
      dossier: { id, procedureId: version.procedureId },
      unitId: post.unitId,
      fileId: row.fileId,
      actor: actorOf(official, post),
      at: clock.now(),
    })
    await tx.run(sql`
      UPDATE dossier_papers SET kept_as = ${heldId} WHERE locality_id = ${localityId} AND id = ${paperId}`)
    return { ok: true, value: heldId }
  })
}
