import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { OriginKey } from './queries/origins.ts'

/** How many things of a room above come from each of these, by their keys; what nothing comes from is left out. */
export type HangingOn = (db: Db, keys: readonly OriginKey[]) => Promise<ReadonlyMap<string, number>>

/** A task that comes from no paper, target or part. */
export interface LooseTask {
  id: string
  title: string
  leadUnitId: string | null
  dueAt: Date | null
  href: string
}

/** Open tasks that come from nothing, of those an official may look at, nearest due first. */
export type LooseTasks = (official: OfficialViewer, limit: number) => Promise<{ total: number; rows: LooseTask[] }>

/** Adds up what hangs on keys in every room above. */
export async function hangingOn(
  db: Db,
  rooms: readonly HangingOn[],
  keys: readonly OriginKey[],
): Promise<Map<string, number>> {
  const sum = new Map<string, number>()
  if (keys.length === 0) return sum
  for (const room of rooms) for (const [id, count] of await room(db, keys)) sum.set(id, (sum.get(id) ?? 0) + count)
  return sum
}
