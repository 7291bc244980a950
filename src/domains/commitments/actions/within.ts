import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Actor, type NewAct, record } from '../../../core/ledger/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, type Result } from '../../../platform/result.ts'
import type { Commitments } from '../deps.ts'
import { type Commitment, findPapers, lockCommitment, type Paper } from '../queries/commitments.ts'
import type { Reason } from '../reasons.ts'
import { advance, type Deed, mayDo, type Scene } from '../rules/lifecycle.ts'
import { maySee, type Seat, seatOf } from '../seat.ts'
import type { verbs } from '../verbs.ts'

/** A locked commitment in the hands of somebody who may do what they are about to do. */
export interface Stage {
  tx: Db
  room: Commitments
  commitment: Commitment
  seat: Seat
  organization: Organization
  /** What is being signed; undefined where nothing is. */
  open: Paper | undefined
  papers: readonly Paper[]
  now: Date
  today: string
}

export const sceneOf = (commitment: Commitment, open: Paper | undefined): Scene => ({
  state: commitment.state,
  turn: commitment.turn,
  order: commitment.signOrder,
  signed: open ? open.signatures.map(({ side }) => side) : null,
  declinedBy: commitment.declinedBy,
  isDeclineKnown: commitment.isDeclineKnown,
})

/** Does a deed on a commitment in one transaction, if it is this official's to do now. */
export async function within<T>(
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
  deed: Deed,
  work: (stage: Stage) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason>> {
  const organization = await room.organization()
  return room.db.transaction(async (tx) => {
    const commitment = await lockCommitment(tx, room.localityId, id)
    if (!commitment) return no('not_found')
    const seat = seatOf(viewer, organization, commitment)
    if (!maySee(viewer, seat, commitment)) return no('not_found')
    if (!seat) return no('not_yours')
    const papers = await findPapers(tx, room.localityId, id)
    const open = papers.find(({ state }) => state === 'open')
    if (!advance(commitment.state, deed).ok) return no('wrong_state')
    if (!mayDo(sceneOf(commitment, open), seat.side, deed)) return no('not_your_turn')
    const now = room.clock.now()
    // Whatever reads on reads in this transaction: had it to wait for another connection, all of them could wait for ever.
    return work({
      tx,
      room: { ...room, db: tx },
      commitment,
      seat,
      organization,
      open,
      papers,
      now,
      today: localDateOf(now),
    })
  })
}

interface Telling {
  tx: Db
  commitment: Pick<Commitment, 'id' | 'amendsId' | 'answererUnitId'>
  seat: { actor: Actor }
  now: Date
}

/** The one act of a deed. */
export const tell = (
  { tx, commitment, seat, now }: Telling,
  verb: keyof typeof verbs,
  told: Pick<NewAct, 'outcome' | 'facts' | 'dueAt'> = {},
): Promise<string> =>
  record(tx, {
    verb: `commitment.${verb}`,
    actor: seat.actor,
    subjectId: commitment.id,
    caseId: commitment.amendsId ?? commitment.id,
    unitId: commitment.answererUnitId,
    ...(seat.actor.kind === 'official' ? { personId: seat.actor.personId } : {}),
    occurredAt: now,
    ...told,
  })

/** Ends a signing that can't go on: its paper and what was signed stay readable. */
export async function voidOpen({ tx, room, open, now }: Stage, cause: NonNullable<Paper['voidCause']>): Promise<void> {
  if (!open) return
  await tx.run(sql`
    UPDATE commitment_papers SET state = 'void', voided_at = ${now}, void_cause = ${cause}
    WHERE locality_id = ${room.localityId} AND id = ${open.id}`)
}

export const toJson = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
