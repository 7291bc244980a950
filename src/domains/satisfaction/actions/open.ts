import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { NewRating, Office } from '../../dossiers/index.ts'
import { ruleOn } from '../settings.ts'
import { verbs } from '../verbs.ts'

/**
 * Opens the follow-up of a low rating, in the transaction of the rating: at the office that was late, else at the one that
 * received the person.
 */
export const followUpLowRatings =
  (office: () => Office) =>
  async (tx: Db, rating: NewRating): Promise<void> => {
    const { localityId, workingTime, staff } = office()
    const time = await workingTime()
    const { starsAtMost, workingDays } = await ruleOn(tx, localityId, time.dateOf(rating.at))
    if (rating.stars > starsAtMost) return
    const { successorOf, counterOf } = await staff()
    const late = await tx.first(sql<{ unitId: string }>`
      SELECT l.unit_id FROM dossier_lateness l
      WHERE l.locality_id = ${localityId} AND l.dossier_id = ${rating.dossierId} AND l.cause = 'office'
      GROUP BY 1 ORDER BY sum(l.working_minutes) DESC, 1 LIMIT 1`)
    const unitId = late ? successorOf(late.unitId) : counterOf(rating.unitId)
    const id = newId()
    const dueAt = time.due(rating.at, { limit: { amount: workingDays, unit: 'workingDays' } }).at
    await tx.run(
      tx.q.insertInto('followUps').values({
        localityId,
        id,
        dossierId: rating.dossierId,
        procedureId: rating.procedureId,
        unitId,
        stars: rating.stars,
        openedAt: rating.at,
        dueAt,
      }),
    )
    await record(tx, {
      verb: verbs.open.name,
      actor: { kind: 'system' },
      subjectId: rating.dossierId,
      caseId: rating.dossierId,
      topicId: rating.procedureId,
      unitId,
      occurredAt: rating.at,
      dueAt,
      facts: { followUp: id, stars: rating.stars },
    })
  }

/** Forgets what was written about a person whose data is erased by law. */
export const forgetFollowUps =
  (localityId: number) =>
  async (tx: Db, dossierIds: readonly string[]): Promise<void> => {
    const own = sql`locality_id = ${localityId} AND dossier_id = ANY (${[...dossierIds]}::uuid[])`
    await tx.run(sql`
      UPDATE follow_up_notes SET body = ''
      WHERE locality_id = ${localityId} AND follow_up_id IN (SELECT id FROM follow_ups WHERE ${own})`)
    await tx.run(sql`
      UPDATE follow_ups SET done = left(done, 0), answer = left(answer, 0) WHERE ${own}`)
  }
