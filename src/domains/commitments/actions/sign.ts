import { openFile } from '../../../core/files/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Commitments } from '../deps.ts'
import { bodyOf } from '../parties.ts'
import { codeOf } from '../queries/commitments.ts'
import type { Reason } from '../reasons.ts'
import { takeForce } from './negotiate.ts'
import { keep } from './print.ts'
import { type Stage, tell, within } from './within.ts'

/**
 * Signs the paper that is open, with the signer's own key (ký số), after whoever signed before: the commitment stays locked from reading
 * the file to writing it, so that of two at once the second signs what the first has signed. The last signature puts it in force.
 *
 * @param paperId the paper that was read: one that was voided meanwhile is never signed
 */
export const sign = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  { paperId }: { paperId: string },
): Promise<Result<{ complete: boolean }, Reason>> =>
  within(room, viewer, id, 'sign', async (stage): Promise<Result<{ complete: boolean }, Reason>> => {
    const { tx, commitment, seat, organization, open, now, today } = stage
    if (!open || open.id !== paperId) return no('version_changed')
    const post = organization.findPost(
      (seat.side === 'giver' ? commitment.giverPostId : commitment.answererPostId) ?? '',
    )
    if (!seat.isSigner || !post) return no('not_the_signer')
    const unit = organization.findUnit(post.unitId)
    const signed = await room.forms.signPaper(await bytesOf(tx, room.localityId, open.fileId), {
      signer: { name: viewer.name, post: post.title.vi, unit: bodyOf(organization, post) },
      reason: `Ký ${open.kind === 'settlement' ? 'kết quả thực hiện cam kết' : 'cam kết trách nhiệm'} ${codeOf(commitment)}`,
      place: unit ? organization.placeNameOf(unit) : '',
      at: now,
    })
    const fileId = await keep(stage, signed, open.kind)
    const complete = open.signatures.length === 1
    await tx.run(sql`
      INSERT INTO commitment_signatures (locality_id, paper_id, side, person_id, post_id, signed_at)
      VALUES (${room.localityId}, ${open.id}, ${seat.side}, ${viewer.personId}, ${post.id}, ${now})`)
    await tx.run(sql`
      UPDATE commitment_papers SET file_id = ${fileId}, state = ${complete ? 'signed' : 'open'}
      WHERE locality_id = ${room.localityId} AND id = ${open.id}`)
    await tell(stage, 'sign', {
      outcome: today <= open.signBy ? 'onTime' : 'late',
      facts: { round: open.round, kind: open.kind, side: seat.side },
    })
    if (complete) await endSigning(stage, open.kind)
    return ok({ complete })
  })

async function endSigning(stage: Stage, kind: 'commitment' | 'settlement'): Promise<void> {
  const { tx, room, commitment, now } = stage
  const change =
    kind === 'settlement'
      ? sql`state = 'settled', closed_at = ${now}`
      : sql`state = 'inForce', signed_at = ${now}, is_on_paper = false`
  await tx.run(sql`UPDATE commitments SET ${change} WHERE locality_id = ${room.localityId} AND id = ${commitment.id}`)
  if (kind === 'commitment') await takeForce(stage)
  await tell(stage, 'complete', { facts: { kind } })
}

/** A kept paper whole. */
export async function bytesOf(db: Db, localityId: number, fileId: string): Promise<Buffer> {
  const file = await openFile(db, localityId, fileId)
  if (!file) throw new Error(`The file ${fileId} of a commitment is gone`)
  const pieces: Buffer[] = []
  for await (const piece of file.bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}
