import type { Office, Official, Staff } from '../dossiers/index.ts'
import { ownUnits } from './actor.ts'
import { findList, type List } from './queries/lists.ts'

/** A list as an official meets it. */
export interface OwnList {
  list: List
  staff: Staff
  /** Stands in the office that made it. */
  sends: boolean
  /** Stands in the office that answers for it; after a merger, in the receiver's successor. */
  receives: boolean
}

/** A list of one of the official's offices; undefined where it is none of theirs, or isn't there. */
export async function findOwnList(office: Office, official: Official, id: string): Promise<OwnList | undefined> {
  const [list, staff] = await Promise.all([findList(office.db, office.localityId, id), office.staff()])
  if (!list) return undefined
  const units = ownUnits(official)
  const sends = units.includes(list.fromUnitId)
  const receives = list.toUnitId !== null && units.includes(staff.successorOf(list.toUnitId))
  return sends || receives ? { list, staff, sends, receives } : undefined
}
