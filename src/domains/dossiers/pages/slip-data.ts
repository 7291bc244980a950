import { type Text, t } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { type Discard, findDiscard } from '../queries/discards.ts'
import { findProvisional } from '../queries/provisional.ts'

const UNKNOWN = t('—', '—')

/** What a discard's page names besides itself. */
export async function namesOf(
  office: Office,
  { unitId, procedureVersionId }: Pick<Discard, 'unitId' | 'procedureVersionId'>,
): Promise<{ unit: Text; procedure: Text | null }> {
  const [staff, version] = await Promise.all([
    office.staff(),
    procedureVersionId ? office.getVersion(procedureVersionId) : undefined,
  ])
  return { unit: staff.findUnit(unitId)?.name ?? UNKNOWN, procedure: version?.name ?? null }
}

/** What was thrown away under a provisional number and not taken in again. */
export async function findThrownAway(office: Office, number: string): Promise<Discard | undefined> {
  const slip = await findProvisional(office, number)
  return slip?.discardId && !slip.dossierId ? findDiscard(office, slip.discardId) : undefined
}
