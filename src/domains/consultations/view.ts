import type { Organization } from '../../core/organization/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import type { Office } from '../dossiers/index.ts'
import type { ConsultationLine } from './pages/parts.tsx'
import type { Consultation } from './queries.ts'

const UNKNOWN = t('—', '—')

/** Names for the keys of consultations. */
export async function linesOf(
  office: Office,
  organization: Organization,
  consultations: readonly Consultation[],
): Promise<ConsultationLine[]> {
  const nameOf = (id: string): Text => organization.findUnit(id)?.name ?? UNKNOWN
  const now = office.clock.now()
  return Promise.all(
    consultations.map(async (each) => ({
      ...each,
      whom: each.unitId ? nameOf(each.unitId) : t(each.bodyName ?? '—', each.bodyName ?? '—'),
      askingUnit: nameOf(each.askingUnitId),
      procedure: (await office.getVersion(each.procedureVersionId)).name,
      answerer: each.answeredBy ? (organization.findOfficial(each.answeredBy)?.fullName ?? '—') : each.answeredName,
      late: each.dueAt < (each.closedAt ?? now),
    })),
  )
}
