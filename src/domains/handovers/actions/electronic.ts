import { type Office, type Official, returnResult } from '../../dossiers/index.ts'
import { findReady } from '../queries/deliveries.ts'

/** The units at whose return desk an official sits. */
export const desksOf = ({ appointments }: Official): string[] =>
  appointments.flatMap(({ role, unitId }) => (role === 'returnDesk' ? [unitId] : []))

/** Returns the results that are wanted electronically. @returns how many of them, and how many were left */
export async function returnElectronically(
  office: Office,
  official: Official,
  ids: readonly string[],
): Promise<{ returned: number; left: number }> {
  const ready = await findReady(office.db, office.localityId, desksOf(official), { ids })
  const electronic = ready.filter(({ delivery }) => delivery?.way === 'electronic')
  let returned = 0
  // One after the other: each is an act of its own, and a “no” to one stops none of the rest.
  for (const { id } of electronic)
    if ((await returnResult(office, official, id, { way: 'electronic' })).ok) returned += 1
  return { returned, left: ids.length - returned }
}
