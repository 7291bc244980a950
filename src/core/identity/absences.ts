import type { Db } from '../../platform/database/index.ts'
import { no, type Result } from '../../platform/result.ts'
import { localDateOf } from '../calendar/index.ts'
import { type AbsenceRequest, endAbsence, type Organization, registerAbsence } from '../organization/index.ts'
import { actorOf, may, type OfficialViewer } from './viewer.ts'

const PERMISSION = 'absence.register'

const unitsOf = (organization: Organization, officialId: string, at: Date): string[] =>
  organization
    .heldBy(officialId, at, localDateOf(at))
    .filter(({ actingFor }) => actingFor === null)
    .map(({ post }) => post.unitId)

/**
 * Whether a viewer may say who acts for an official: only with a reach over every post that official holds, or somebody could
 * make themselves the substitute of their own superior.
 */
export function mayDecideFor(
  viewer: OfficialViewer,
  organization: Organization,
  officialId: string,
  at: Date,
): boolean {
  const units = unitsOf(organization, officialId, at)
  return units.length > 0 && units.every((unitId) => may(viewer, PERMISSION, unitId))
}

/** Registers who acts for an absent official; both must be within the viewer's reach. */
export async function substitute(
  db: Db,
  viewer: OfficialViewer,
  organization: Organization,
  absence: AbsenceRequest,
  at: Date,
): Promise<Result<null, 'not_yours' | 'same_person' | 'wrong_dates'>> {
  const { officialId, substituteId } = absence
  if (!mayDecideFor(viewer, organization, officialId, at) || !mayDecideFor(viewer, organization, substituteId, at))
    return no('not_yours')
  const [unitId] = unitsOf(organization, officialId, at)
  return registerAbsence(db, actorOf(viewer, PERMISSION, unitId), at, absence)
}

/** Ends an absence before its time. */
export async function endSubstitution(
  db: Db,
  viewer: OfficialViewer,
  organization: Organization,
  absenceId: string,
  at: Date,
): Promise<Result<null, 'not_found' | 'not_yours'>> {
  const absence = organization.absencesFrom(at).find(({ id }) => id === absenceId)
  if (!absence) return no('not_found')
  if (!mayDecideFor(viewer, organization, absence.officialId, at)) return no('not_yours')
  const [unitId] = unitsOf(organization, absence.officialId, at)
  const ended = await endAbsence(db, actorOf(viewer, PERMISSION, unitId), at, absenceId)
  return ended ? { ok: true, value: null } : no('not_found')
}
