import { claimUpload } from '../../../core/files/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Commitments } from '../deps.ts'
import type { Commitment, Paper } from '../queries/commitments.ts'
import type { Reason } from '../reasons.ts'
import { type Stage, tell, within } from './within.ts'

/** Which papers were signed by hand, so that only a picture can show them. */
export const signedByHand = (
  { state, isOnPaper }: Pick<Commitment, 'state' | 'isOnPaper'>,
  papers: readonly Paper[],
): Paper['kind'][] => [
  ...(isOnPaper ? (['commitment'] as const) : []),
  ...(state === 'settled' && !papers.some(({ kind, state: is }) => kind === 'settlement' && is === 'signed')
    ? (['settlement'] as const)
    : []),
]

/** Adds a picture (bản chụp) of what was signed by hand. @param upload token of a file sent ahead */
export const addScan = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { kind, upload }: { kind: Paper['kind']; upload: string },
): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'scan', async (stage): Promise<Result<null, Reason>> => {
    if (!signedByHand(stage.commitment, stage.papers).includes(kind)) return no('wrong_state')
    const kept = await keepScan(stage, viewer, { kind, upload })
    if (!kept.ok) return kept
    await tell(stage, 'scan', { facts: { kind } })
    return ok(null)
  })

/** Makes an upload the commitment's, before anything else is written. */
export async function keepScan(
  { tx, room, commitment, now }: Stage,
  viewer: OfficialViewer,
  { kind, upload }: { kind: Paper['kind']; upload: string },
): Promise<Result<null, Reason>> {
  const file = upload ? await claimUpload(tx, upload, now) : undefined
  if (!file?.ok) return no('no_scan')
  await tx.run(sql`
    INSERT INTO commitment_scans (locality_id, id, commitment_id, kind, file_id, name, added_by, added_at)
    VALUES (${room.localityId}, ${newId()}, ${commitment.id}, ${kind}, ${file.value.id}, ${file.value.name}, ${viewer.personId}, ${now})`)
  return ok(null)
}
