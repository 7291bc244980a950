import type { LocalDate } from '../../core/calendar/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { type ProcedureVersion, receives } from '../procedures/index.ts'
import type { Office, OfficeUnit, Staff } from './office.ts'
import { type FilingRules, mayTakeInFor, proposedBy } from './rules/filing.ts'

/** An office for which another may take in. */
export interface Decider {
  unit: OfficeUnit
  /** Whose counter it is: a centre is known by its commune. */
  body: Text
  /** What people call its area. */
  names: readonly string[]
}

/** The offices whose dossiers of a procedure this one may take in on a day, itself first if it is one of them. */
export function decidersOf(
  rules: FilingRules,
  staff: Staff,
  version: ProcedureVersion,
  receiving: OfficeUnit,
  on: LocalDate,
): Decider[] {
  const ids = [...new Set(version.receivingUnitIds.map(staff.counterOf))]
  return ids
    .flatMap((id) => staff.findUnit(id) ?? [])
    .filter((deciding) => mayTakeInFor(rules, version.slug, { receiving, deciding }, staff.findUnit, on))
    .sort(
      (one, other) =>
        Number(other.id === receiving.id) - Number(one.id === receiving.id) ||
        one.shortName.localeCompare(other.shortName, 'vi'),
    )
    .map((unit) => ({ unit, body: bodyOf(staff, unit), names: namesOf(rules, staff, unit) }))
}

/** The body a counter belongs to, by name: that is what tells a centre from another. */
function bodyOf({ findUnit }: Pick<Staff, 'findUnit'>, unit: OfficeUnit): Text {
  const above = unit.kind === 'office' && unit.parentId !== null ? findUnit(unit.parentId) : undefined
  return (above && above.kind !== 'province' ? above : unit).name
}

/** What the area of an office is called: its own, or that of the body it belongs to. */
export function namesOf({ areas }: FilingRules, { findUnit }: Pick<Staff, 'findUnit'>, unit: OfficeUnit): string[] {
  const above = unit.parentId === null || unit.kind !== 'office' ? undefined : findUnit(unit.parentId)
  return [...(areas.get(unit.id) ?? (above && areas.get(above.id)) ?? [above?.place ?? unit.place])]
}

/** The office that an address points to among those where a procedure is taken in. */
export async function proposedUnit(
  office: Pick<Office, 'filing' | 'staff'>,
  units: readonly { id: string }[],
  address: string,
): Promise<string | undefined> {
  if (units.length < 2 || address.trim() === '') return undefined
  const [rules, staff] = await Promise.all([office.filing(), office.staff()])
  const candidates = units.flatMap(({ id }) => {
    const unit = staff.findUnit(id)
    return unit ? [{ id, names: namesOf(rules, staff, unit) }] : []
  })
  return proposedBy(candidates, address)?.id
}

/** Whether an office may take in for another on a day; whoever receives a procedure for itself may anyway. */
export async function mayTakeIn(
  office: Pick<Office, 'filing' | 'staff'>,
  version: ProcedureVersion,
  receiving: OfficeUnit,
  deciding: OfficeUnit,
  on: LocalDate,
): Promise<'yes' | 'does_not_receive' | 'not_from_here'> {
  const staff = await office.staff()
  if (!receives(version, deciding.id, staff.counterOf)) return 'does_not_receive'
  if (receiving.id === deciding.id) return 'yes'
  const rules = await office.filing()
  return mayTakeInFor(rules, version.slug, { receiving, deciding }, staff.findUnit, on) ? 'yes' : 'not_from_here'
}
