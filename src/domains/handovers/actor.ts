import type { Actor } from '../../core/ledger/index.ts'
import type { Official } from '../dossiers/index.ts'

/** As whom an official acts for an office: in a post there, for an absent colleague if it is theirs; undefined without one. */
export function actorAt(official: Official, unitId: string): Actor | undefined {
  const post = official.appointments.find((each) => each.unitId === unitId)
  if (!post) return undefined
  const actor = { kind: 'official' as const, personId: official.personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}

/** The offices an official stands in. */
export const ownUnits = (official: Official): string[] => [
  ...new Set(official.appointments.map(({ unitId }) => unitId)),
]
