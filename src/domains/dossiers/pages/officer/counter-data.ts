import type { OfficialViewer } from '../../../../core/identity/index.ts'
import { foldVietnamese } from '../../../../platform/text.ts'
import { type ProcedureVersion, receives } from '../../../procedures/index.ts'
import type { OfficeUnit } from '../../office.ts'
import { type Desk, today } from './deps.ts'

/** What an officer can take in: a unit of theirs with its procedures in force. */
export interface Counter {
  unit: OfficeUnit
  procedures: ProcedureVersion[]
}

/** The counters an officer stands at: one for each unit they receive for, their own or an absent colleague's. */
export async function countersOf({ office, catalogue }: Desk, officer: OfficialViewer): Promise<Counter[]> {
  const [staff, all, on] = await Promise.all([office.staff(), catalogue(), today(office)])
  const unitIds = new Set(officer.appointments.filter(({ role }) => role === 'reception').map(({ unitId }) => unitId))
  return [...unitIds].flatMap((id) => {
    const unit = staff.findUnit(id)
    return unit
      ? [{ unit, procedures: all.inForce(on).filter((version) => receives(version, id, staff.counterOf)) }]
      : []
  })
}

/** What was chosen by a few words: the one procedure they mean, or those they may mean. */
export async function chosenBy(
  { office, catalogue }: Desk,
  { procedures }: Counter,
  text: string,
): Promise<{ one?: ProcedureVersion; several: ProcedureVersion[] }> {
  const folded = foldVietnamese(text)
  const exact = procedures.find(({ name, slug }) => slug === text || foldVietnamese(name.vi) === folded)
  if (exact) return { one: exact, several: [] }
  const taken = new Set(procedures.map(({ id }) => id))
  const found = (await catalogue()).search(text, await today(office)).filter(({ id }) => taken.has(id))
  const [only] = found
  return found.length === 1 && only ? { one: only, several: [] } : { several: found }
}
