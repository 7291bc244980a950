import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { deskUnitsOf, type Hall } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { onDay, tell } from './day.ts'
import { deskActor } from './desk.ts'

/** The number an official has at their desk now: what a dossier they take in meanwhile belongs to. */
export async function numberAtDesk(
  hall: Hall,
  { personId }: OfficialViewer,
): Promise<{ id: string; code: string; desk: number } | undefined> {
  return hall.db.first(sql<{ id: string; code: string; desk: number }>`
    SELECT t.id, t.code, d.number AS desk FROM queue_desks d
    JOIN queue_tickets t ON t.locality_id = d.locality_id AND t.desk_id = d.id AND t.state IN ('called', 'serving')
    WHERE d.locality_id = ${hall.localityId} AND d.official_id = ${personId} AND d.closed_at IS NULL
      AND d.day = (${hall.clock.now()}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`)
}

/**
 * Writes down that a dossier was taken in for a number, whether it still stands at the desk or was finished a moment ago. Asked
 * twice for the same dossier it is told once.
 */
export async function linkDossier(
  hall: Hall,
  viewer: OfficialViewer,
  ticketId: string,
  dossierId: string,
): Promise<Result<{ code: string }, Reason>> {
  const ticket = await hall.db.first(sql<{ unitId: string; day: string }>`
    SELECT unit_id, day FROM queue_tickets WHERE locality_id = ${hall.localityId} AND id = ${ticketId}`)
  if (!ticket) return no('not_found')
  if (!deskUnitsOf(viewer).includes(ticket.unitId)) return no('not_yours')
  return onDay(hall, ticket.unitId, ticket.day, async (scene) => {
    const before = await scene.tx.one(sql<{ code: string; groupKey: string; dossierId: string | null }>`
      SELECT code, group_key, dossier_id FROM queue_tickets WHERE locality_id = ${hall.localityId} AND id = ${ticketId}`)
    if (before.dossierId === dossierId) return ok({ code: before.code })
    await scene.tx.run(sql`
      UPDATE queue_tickets SET dossier_id = ${dossierId} WHERE locality_id = ${hall.localityId} AND id = ${ticketId}`)
    await tell(scene, 'takeIn', { id: ticketId, ...before }, deskActor(viewer, ticket.unitId), { dossierId })
    return ok({ code: before.code })
  })
}
