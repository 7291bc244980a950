import type { OfficialViewer } from '../../../../core/identity/index.ts'
import { foldVietnamese } from '../../../../platform/text.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import { type Decider, decidersOf } from '../../deciders.ts'
import type { OfficeUnit } from '../../office.ts'
import { findLastPerson } from '../../queries/applicants.ts'
import { byInitials } from '../../rules/initials.ts'
import { type Desk, today } from './deps.ts'

/** What an officer can take in: a unit of theirs with the procedures in force, its own and those it takes in for others. */
export interface Counter {
  unit: OfficeUnit
  procedures: ProcedureVersion[]
  /** The offices for which a procedure is taken in here today, its own first. */
  decidersOf(version: ProcedureVersion): Decider[]
}

/** The counters an officer stands at: one for each unit they receive for, their own or an absent colleague's. */
export async function countersOf({ office, catalogue }: Desk, officer: OfficialViewer): Promise<Counter[]> {
  const [staff, all, on, rules] = await Promise.all([office.staff(), catalogue(), today(office), office.filing()])
  const unitIds = new Set(officer.appointments.filter(({ role }) => role === 'reception').map(({ unitId }) => unitId))
  return [...unitIds].flatMap((id) => {
    const unit = staff.findUnit(id)
    if (!unit) return []
    const deciders = (version: ProcedureVersion) => decidersOf(rules, staff, version, unit, on)
    const procedures = all.inForce(on).filter((version) => deciders(version).length > 0)
    return [{ unit, procedures, decidersOf: deciders }]
  })
}

/** What words choose among procedures. */
export interface Chosen {
  one?: ProcedureVersion
  several: ProcedureVersion[]
  /** The words are a name's own or its initials; otherwise they are only alike, and may mean somebody instead. */
  sure: boolean
}

/** What was chosen by a few words: the one procedure they mean, or those they may mean. */
export async function chosenBy({ office, catalogue }: Desk, { procedures }: Counter, text: string): Promise<Chosen> {
  const folded = foldVietnamese(text)
  const exact = procedures.find(({ name, slug }) => slug === text || foldVietnamese(name.vi) === folded)
  if (exact) return { one: exact, several: [], sure: true }
  const meant = byInitials(text, procedures, ({ name }) => name.vi)
  if (meant.length > 0) return among(meant, true)
  const taken = new Set(procedures.map(({ id }) => id))
  const found = (await catalogue()).search(text, await today(office)).filter(({ id }) => taken.has(id))
  const words = folded.split(' ')
  const sure = found.some(({ name }) => words.every((word) => foldVietnamese(name.vi).includes(word)))
  return among(found, sure)
}

const among = (found: ProcedureVersion[], sure: boolean): Chosen => {
  const [only, ...others] = found
  return only && others.length === 0 ? { one: only, several: [], sure } : { several: found, sure }
}

const HALF_A_DAY_MS = 12 * 3_600_000

/** Whose dossier the officer took in last; people who come with several matters come with them one after the other. */
export const lastPersonOf = ({ office }: Desk, officer: OfficialViewer): Promise<LastPerson | undefined> =>
  findLastPerson(office, officer.personId, new Date(office.clock.now().getTime() - HALF_A_DAY_MS))

export interface LastPerson {
  id: string
  name: string
}
