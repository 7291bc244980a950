import type { Due, WorkingTime } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import type { Office } from '../office.ts'
import type { DossierPatch } from '../rows.ts'
import { stepMinutes } from '../rules/clocks.ts'
import { clockStart, papersTravel } from '../rules/filing.ts'
import type { CodedDossier } from './insert.ts'

/** How a dossier begins that was taken in at a counter. */
export interface Beginning {
  /** Missing while the limit waits for the dossier's arrival at the office in charge. */
  due: Due | null
  patch: DossierPatch
  /** Taken in for another office; `travels`: on paper, so that it isn't there yet. */
  elsewhere: { travels: boolean } | null
}

/** When what was taken in for another office must go on. @law 118/2025/NĐ-CP, art. 18.2: the same day; after 15:00, the next morning */
export const sendBy = (time: WorkingTime, at: Date): Date => time.due(at, { limit: { amount: 1, unit: 'sameDay' } }).at

/**
 * Starts the clocks of a dossier taken in at a counter: its limit at once, unless the law lets it begin when another office gets the
 * dossier and papers must travel there first. Until then the office that took it in has it; what needs no paper is there at once.
 */
export async function startClocks(
  office: Office,
  tx: Db,
  coded: CodedDossier,
  { personId, time }: { personId: string; time: WorkingTime },
): Promise<Beginning> {
  const { version, submittedAt: now, unit, deciding } = coded
  const elsewhere = unit.id !== deciding.id
  const rules = elsewhere ? await office.filing() : undefined
  const travels = rules !== undefined && papersTravel(rules, version, coded.papers)
  const start = clockStart(rules ?? { clocks: [] }, { elsewhere, travels, on: time.dateOf(now) })
  const { limit, countAfterCutoff, dueTimeMode } = version
  const due = start.from === 'reception' ? time.due(now, { limit, countAfterCutoff, dueTimeMode }) : null
  const first = version.steps[0]
  const mustGoBy = sendBy(time, now)
  const share = due
    ? stepMinutes(time, version.steps, first?.key ?? '', limit, { startedAt: now, dueAt: due.at })
    : time.minutesBetween(now, mustGoBy)
  const stepDueAt = due ? time.plusMinutes(now, share) : mustGoBy
  const there = elsewhere && !travels
  await tx.run(sql`
    UPDATE dossier_steps SET share_minutes = ${there ? 0 : share}, due_at = ${there ? now : stepDueAt},
      legal_period = ${due ? 1 : 0}, person_id = ${personId}
      ${there ? sql`, ended_at = ${now}, outcome = 'onTime', worked_minutes = 0, over_minutes = 0` : sql``}
    WHERE locality_id = ${office.localityId} AND dossier_id = ${coded.id}`)
  if (there)
    await tx.run(sql`
      INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, started_at, share_minutes, due_at, legal_period)
      VALUES (${office.localityId}, ${newIdAt(now)}, ${coded.id}, ${first?.key ?? 'receive'}, ${deciding.id},
        ${first?.role ?? 'reception'}, ${now}, ${share}, ${stepDueAt}, 1)`)
  return {
    due,
    elsewhere: elsewhere ? { travels } : null,
    patch: {
      status: 'accepted',
      receivedAt: now,
      receivedBy: personId,
      clockStartedAt: due && now,
      legalDueAt: due?.at ?? null,
      legalDueOn: due?.on ?? null,
      dueProvisional: due?.provisional ?? false,
      stepDueAt,
      ...(elsewhere ? { queueUnitId: deciding.id } : {}),
      ...(there ? { arrivedAt: now } : {}),
    },
  }
}
