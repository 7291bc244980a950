import type { Due, LocalDate, WorkingTime } from '../../../core/calendar/index.ts'
import { OutsideCalendar } from '../../../core/calendar/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import { sendOut } from '../letters.ts'
import type { Office } from '../office.ts'
import type { ReturnWay } from '../rules/status.ts'
import type { Official } from '../rules/who-may.ts'
import { CLOSED, keepNote, type Moved, moved, onDossier, recordAct, type Seen } from '../scene.ts'
import { ratingTokenOf, sha256 } from '../secrets.ts'
import { endRun, keepDueDate, readClocks } from '../stopwatch.ts'
import { verbs } from '../verbs.ts'

/**
 * Hands the result out (trả kết quả) and makes the one-use link by which the person rates the service.
 *
 * @param input.way how it came to the person; at the counter, unless somebody else brought it
 */
export function returnResult(
  office: Office,
  official: Official,
  id: string,
  { version, way = 'counter' }: Seen & { way?: ReturnWay } = {},
): Promise<Answer<Moved & { ratingToken: string }>> {
  return onDossier(office, { kind: 'official', official }, id, 'returnResult', version, async (scene) => {
    const { tx, dossier, now } = scene
    if (await office.withPost?.(tx, dossier.id)) return refused('with_post')
    const ended = await endRun(scene, await readClocks(scene))
    // The desk's own time is known, but a person who comes late for a result makes nobody late.
    await recordAct(scene, 'returnResult', {
      ...(ended ? { workingMinutes: ended.workedMinutes } : {}),
      facts: { way },
    })
    const ratingToken = ratingTokenOf(office.secret, dossier.id)
    await tx.run(
      tx.q.insertInto('ratings').values({
        localityId: office.localityId,
        dossierId: dossier.id,
        tokenHash: sha256(ratingToken),
        issuedAt: now,
      }),
    )
    const done = await moved(scene, { ...CLOSED, returnedAt: now, returnWay: way })
    return { ok: true, value: { ...done.value, ratingToken } }
  })
}

/** The person's rating, once, by the link that came with the result. */
export async function rate(
  office: Office,
  token: string,
  { stars, comment }: { stars: number; comment?: string | undefined },
): Promise<Answer<{ code: string }>> {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refused('bad_rating')
  const now = office.clock.now()
  const { localityId } = office
  return office.db.transaction(async (tx) => {
    const rating = await tx.first(sql<{
      dossierId: string
      code: string
      procedureId: string
      unitId: string
      ratedAt: Date | null
    }>`
      SELECT r.dossier_id, d.code, d.procedure_id, d.deciding_unit_id AS unit_id, r.rated_at
      FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      WHERE r.token_hash = ${sha256(token)} AND r.locality_id = ${localityId} FOR UPDATE OF r`)
    if (!rating) return refused('not_found')
    if (rating.ratedAt) return refused('already_rated')
    await tx.run(sql`
      UPDATE ratings SET stars = ${stars}, comment = ${comment?.trim() || null}, rated_at = ${now}
      WHERE locality_id = ${localityId} AND dossier_id = ${rating.dossierId}`)
    await record(tx, {
      verb: verbs.rate.name,
      actor: { kind: 'citizen' },
      subjectId: rating.dossierId,
      caseId: rating.dossierId,
      topicId: rating.procedureId,
      unitId: rating.unitId,
      occurredAt: now,
      facts: { stars },
    })
    const { dossierId, procedureId, unitId } = rating
    await office.rated?.(tx, { dossierId, procedureId, unitId, stars, at: now })
    return { ok: true, value: { code: rating.code } }
  })
}

/** The end of a day at the office; undefined for what is no day, or lies beyond the calendar. */
function endOf(time: WorkingTime, day: LocalDate): Due | undefined {
  const noon = new Date(`${day}T05:00:00Z`)
  if (Number.isNaN(noon.getTime())) return undefined
  try {
    return time.due(noon, { limit: { amount: 1, unit: 'sameDay' } })
  } catch (cause) {
    if (cause instanceof OutsideCalendar) return undefined
    throw cause
  }
}

/**
 * Apologises for a result that will be late, with a new date (form 04): at most once.
 *
 * The new date is a promise to the person. It is no new limit: on time is still counted from the legal due date.
 *
 * @param input.newDueOn local date, after today and after the legal due date
 * @law 61/2018/NĐ-CP, art. 19.9
 */
export function apologise(
  office: Office,
  official: Official,
  id: string,
  { reason, newDueOn, version }: Seen & { reason: string; newDueOn: string },
): Promise<Answer<Moved>> {
  if (reason.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'apologise', version, async (scene) => {
    const { time, dossier, now } = scene
    if (newDueOn <= time.dateOf(now) || newDueOn <= (dossier.legalDueOn ?? '')) return refused('bad_date')
    const due = endOf(time, newDueOn)
    if (!due) return refused('bad_date')
    await keepDueDate(scene, 'apology', due)
    const act = await recordAct(scene, 'apologise', { dueAt: due.at })
    await keepNote(scene, act, { verb: 'apologise', body: reason })
    await sendOut(scene, 'apology', { actId: act })
    return moved(scene, { apologisedAt: now, apologyDueAt: due.at })
  })
}
