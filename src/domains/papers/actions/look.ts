import { type Actor, type NewAct, record } from '../../../core/ledger/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { groundsFor } from '../queries/settings.ts'
import { consentsOf, findPaper, type HeldPaper } from '../queries/store.ts'
import type { Reason } from '../reasons.ts'
import { consentFor } from '../rules/consent.ts'
import type { Purpose } from '../rules/reuse.ts'
import { verbs } from '../verbs.ts'

/** An official's look at somebody's store: who, in which post, for which dossier, why. */
export interface Look {
  ownerId: string
  actor: Actor
  purpose: Purpose
  /** Missing at the counter, before the dossier is there. */
  dossierId?: string | undefined
  procedureId?: string | undefined
  unitId: string
  at: Date
}

const actOf = ({ ownerId, actor, purpose, dossierId, procedureId, unitId, at }: Look): Omit<NewAct, 'verb'> => ({
  actor,
  subjectId: ownerId,
  ...(dossierId ? { caseId: dossierId } : {}),
  ...(procedureId ? { topicId: procedureId } : {}),
  unitId,
  ...(actor.kind === 'official' ? { personId: actor.personId } : {}),
  occurredAt: at,
  facts: { purpose },
})

/** Records that an official has seen the names of somebody's papers. */
export const recordListing = (db: Db, look: Look, papers: number): Promise<string> =>
  record(db, { ...actOf(look), verb: verbs.list.name, facts: { purpose: look.purpose, papers } })

/**
 * Lets an official open a held paper for a dossier: by the owner's consent that runs now, or by a law that is named. The look is
 * recorded first.
 */
export function openHeld(
  db: Db,
  localityId: number,
  look: Look & { dossierId: string },
  { paperId, procedureSlug, on }: { paperId: string; procedureSlug: string; on: string },
): Promise<Result<HeldPaper & { fileId: string }, Reason>> {
  return db.transaction(async (tx) => {
    const paper = await findPaper(tx, localityId, look.ownerId, paperId)
    if (!paper?.fileId) return no('not_found')
    const [consents, grounds] = await Promise.all([
      consentsOf(tx, localityId, look.ownerId),
      groundsFor(tx, localityId, procedureSlug, on),
    ])
    const consent = consentFor(consents, look.dossierId)
    const ground = grounds.find(({ kindKey }) => kindKey === paper.kindKey)
    if (!consent && !ground) return no('no_consent')
    await record(tx, {
      ...actOf(look),
      verb: verbs.open.name,
      facts: { purpose: look.purpose, paper: paperId, ground: consent ? null : (ground?.key ?? null) },
    })
    return ok({ ...paper, fileId: paper.fileId })
  })
}
