import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import type { Board, UnitLine } from '../queries.ts'

/** The unit that stands for a unit today: itself while it is in force, else whoever stands at its counter now. */
export function heirOf(organization: Organization, unitId: string, on: LocalDate): string {
  if (organization.isInForce(unitId, on)) return unitId
  return organization.placeOf({ unitId, role: 'reception' }, on).unitId
}

/** The board with its units as they are today: lines of merged units are added up, so every sum stays. */
export function byUnitsOfToday(board: Board, organization: Organization): Board {
  const lines = new Map<string, UnitLine>()
  for (const line of board.units) {
    const unitId = heirOf(organization, line.unitId, board.today)
    const sum = lines.get(unitId)
    lines.set(
      unitId,
      sum
        ? {
            ...sum,
            onTime: sum.onTime + line.onTime,
            late: sum.late + line.late,
            open: sum.open + line.open,
            openNear: sum.openNear + line.openNear,
            openLate: sum.openLate + line.openLate,
          }
        : { ...line, unitId, name: organization.findUnit(unitId)?.shortNameVi ?? line.name },
    )
  }
  const units = [...lines.values()].sort((a, b) => b.openLate - a.openLate || b.onTime + b.late - a.onTime - a.late)
  return { ...board, units, unitsOf: 'now' }
}
