import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Commitments } from '../deps.ts'
import { findSettlement } from '../queries/settlements.ts'
import type { Reason } from '../reasons.ts'
import { isSuccessor } from '../seat.ts'
import { openPaper } from './print.ts'
import { tell, voidOpen, within } from './within.ts'

/**
 * Takes a commitment over (nhận tiếp) from whoever left the post in mid-term: the promise is the post's, and somebody has to answer for it
 * and sign what came of it. What was signed stays as it was signed; a paper that still waits for the one who left is printed anew.
 *
 * @practice whoever comes into a post answers for what it promised
 */
export const takeOver = (room: Commitments, viewer: OfficialViewer, id: string): Promise<Result<null, Reason>> =>
  within(room, viewer, id, 'takeOver', async (stage): Promise<Result<null, Reason>> => {
    const { tx, commitment, seat, organization, open, now, today } = stage
    const { side } = seat
    if (commitment.amendsId && commitment.state !== 'signing') return no('wrong_state')
    if (!isSuccessor(viewer, organization, commitment, side, today)) return no('not_the_successor')
    const isGiver = side === 'giver'
    const before = isGiver ? commitment.giverPersonId : commitment.answererPersonId
    const person = isGiver ? sql`giver_person_id` : sql`answerer_person_id`
    await tx.run(sql`
      UPDATE commitments SET ${person} = ${viewer.personId} WHERE locality_id = ${room.localityId} AND id = ${id}`)
    await tx.run(sql`
      INSERT INTO commitment_successions (locality_id, id, commitment_id, side, from_person, to_person, taken_at)
      VALUES (${room.localityId}, ${newId()}, ${id}, ${side}, ${before}, ${viewer.personId}, ${now})`)
    await tell(stage, 'takeOver', { facts: { side } })
    if (!open) return ok(null)
    await voidOpen(stage, 'handedOver')
    await tell(stage, 'void', { facts: { round: open.round, signatures: open.signatures.length } })
    const settlement = open.kind === 'settlement' ? await findSettlement(tx, room.localityId, id) : undefined
    const named = { ...commitment, [isGiver ? 'giverPersonId' : 'answererPersonId']: viewer.personId }
    const opened = await openPaper({ ...stage, commitment: named, open: undefined }, open.kind, settlement)
    return opened.ok ? ok(null) : opened
  })
