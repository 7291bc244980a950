import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Organization, Unit } from '../../../core/organization/index.ts'
import type { ProcedureVersion } from './version.ts'

/** Whether a unit takes in dossiers of a version: it was named, or succeeded a unit that was. */
export const receives = (
  { receivingUnitIds }: Pick<ProcedureVersion, 'receivingUnitIds'>,
  unitId: string,
  counterOf: (unitId: string) => string,
): boolean => receivingUnitIds.some((id) => counterOf(id) === unitId)

/** The units where dossiers of a version can be filed on a day; a merged unit's place is taken by its successor. */
export function receivingUnitsOf(
  { receivingUnitIds }: Pick<ProcedureVersion, 'receivingUnitIds'>,
  organization: Pick<Organization, 'unitsInForce' | 'placeOf'>,
  on: LocalDate,
): Unit[] {
  const inCharge = new Set(
    receivingUnitIds.map((id) => organization.placeOf({ unitId: id, role: 'reception' }, on).unitId),
  )
  return organization.unitsInForce(on).filter(({ id }) => inCharge.has(id))
}
