import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, may, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { Office } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { flawsOf, type ScheduleContent } from '../rules/schedule.ts'
import { verbs } from '../verbs.ts'

export interface NewSchedule extends ScheduleContent {
  validFrom: string
  validTo: string | null
  decision: string
}

/** What a schedule is refused for, by the part of it. */
export type Flaws = { part: string; flaw: string }[]

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))

/**
 * Sets what a procedure costs from a day on (ban hành mức thu). Never backwards: what has been charged stays as it was.
 *
 * @returns the schedule's key, or everything that is wrong with it
 */
export async function publishSchedule(
  { db, clock, localityId }: Office,
  officer: OfficialViewer,
  version: ProcedureVersion,
  schedule: NewSchedule,
): Promise<Result<{ id: string }, 'flawed'> & { flaws?: Flaws }> {
  const at = clock.now()
  const { validFrom, validTo, decision, items, reductions } = schedule
  const flaws: Flaws = [...flawsOf({ items, reductions }, version.form)]
  if (!may(officer, 'fee.manage')) flaws.push({ part: 'validFrom', flaw: 'not_yours' })
  if (!isDay(validFrom)) flaws.push({ part: 'validFrom', flaw: 'bad_day' })
  else if (validFrom < localDateOf(at)) flaws.push({ part: 'validFrom', flaw: 'past_day' })
  if (validTo !== null && (!isDay(validTo) || validTo < validFrom)) flaws.push({ part: 'validTo', flaw: 'bad_day' })
  if (decision.trim() === '') flaws.push({ part: 'decision', flaw: 'missing_ground' })
  if (flaws.length > 0) return { ok: false, reason: 'flawed', flaws }
  const id = newIdAt(at)
  const isNew = await db.transaction(async (tx) => {
    const written = await tx.run(sql`
      INSERT INTO fee_schedules (locality_id, id, procedure_id, valid_from, valid_to, decision, items, reductions, published_at)
      VALUES (${localityId}, ${id}, ${version.procedureId}, ${validFrom}::date, ${validTo}::date, ${decision.trim()},
        ${JSON.stringify(items)}::text::jsonb, ${JSON.stringify(reductions)}::text::jsonb, ${at})
      ON CONFLICT (locality_id, procedure_id, valid_from) DO NOTHING`)
    if (written === 0) return false
    await record(tx, {
      verb: verbs.publishSchedule.name,
      actor: actorOf(officer, 'fee.manage'),
      subjectId: id,
      topicId: version.procedureId,
      occurredAt: at,
      facts: { procedure: version.slug, validFrom, validTo, items: items.length, reductions: reductions.length },
    })
    return true
  })
  return isNew ? ok({ id }) : { ok: false, reason: 'flawed', flaws: [{ part: 'validFrom', flaw: 'same_day' }] }
}
