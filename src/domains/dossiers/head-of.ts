import { authorityOf, type PaperSigner } from '../../core/correspondence/index.ts'
import type { Organization } from '../../core/organization/index.ts'

const HEADS = ['communeChair', 'districtHead', 'departmentHead']

/**
 * Who signs for a unit: its head, or a deputy while there is none. A centre that takes dossiers in has its head above it; a unit that
 * was taken over, in its successor.
 *
 * @param on the local day of `now`
 */
export function headOf(people: Organization, unitId: string, now: Date, on: string): PaperSigner {
  const places = HEADS.map((role) => people.placeOf({ unitId, role }, on))
  const posts = places.flatMap((place) => people.postsOf(place.unitId).filter(({ role }) => role === place.role))
  for (const post of posts) {
    const holder = people
      .holders(post.unitId, post.role, on)
      .find(({ id }) => people.heldBy(id, now, on).some((held) => held.post.id === post.id))
    if (holder) return { personId: holder.id, name: holder.fullName, authority: authorityOf({ title: post.title.vi }) }
  }
  return { personId: null, name: '', authority: authorityOf({ title: 'Chủ tịch' }) }
}
