import { sql } from '../../../platform/database/index.ts'
import { handOver } from '../actions/hand-over.ts'
import { accept } from '../actions/reception.ts'
import { findParts } from '../queries/parts.ts'
import { must, openWorld } from './world.ts'

export const upload = 'up-signed'

/** The world with a linked procedure in it: birth, then residence and insurance card side by side, each of its own. */
export async function openLinkedWorld() {
  const world = await openWorld()
  const { office, lan, clock, db } = world
  /** Files a linked dossier and takes it in; its first part runs. */
  const begin = async (at = '2026-03-02T08:00:00+07:00') => {
    clock.set(at)
    const filed = await world.file({ procedureSlug: 'linked', form: { parcel: '12', child: 'Bé An' } })
    must(await accept(office, lan, filed.id))
    must(await handOver(office, lan, filed.id))
    return filed
  }
  const parts = (id: string) => findParts(db, 1, id)
  /** The key of the part that was begun last under a name. */
  const part = async (id: string, key: string): Promise<string> => {
    const found = (await parts(id)).findLast((each) => each.key === key)
    if (!found) throw new Error(`${key} hasn't begun`)
    return found.id
  }
  const standing = async (id: string) => Object.fromEntries((await parts(id)).map(({ key, status }) => [key, status]))
  const whole = (id: string) =>
    db.one(sql<{ status: string; stepKey: string; lateMinutes: number; queueRole: string | null }>`
      SELECT status, step_key, late_minutes, queue_role FROM dossiers WHERE id = ${id}`)
  return { ...world, begin, parts, part, standing, whole }
}
