import type { Text } from '../../platform/i18n/index.ts'
import type { Actor } from '../ledger/index.ts'
import { CITIZEN, grants, type Permission, unitsWhere } from './rules/permissions.ts'
import type { Means } from './sessions.ts'

/** A post the viewer holds now, or holds for an absent colleague. */
export interface Appointment {
  postId: string
  postTitle: Text
  role: string
  unitId: string
  unitName: Text
  /** The unit and everything below it, with the ended units whose work of this post is done here now. */
  unitIdsBelow: string[]
  actingFor: { personId: string; name: string } | null
}

export interface OfficialViewer {
  kind: 'official'
  accountId: string
  personId: string
  name: string
  username: string
  appointments: Appointment[]
  /** The sign-in, and when it ends if it isn't used again; none for a bearer token. */
  session: { id: string; endsAt: Date } | null
  usesCodes: boolean
}

/** Somebody signed in with a citizen's account: sees what is theirs, and has no permission of officials. */
export interface CitizenViewer {
  kind: 'citizen'
  citizenId: string
  /** Missing until the person has given it. */
  name: string | null
  /** Proven; at least one of the two, unless the account came of the provider alone. */
  phone: string | null
  email: string | null
  session: { id: string; startedAt: Date; endsAt: Date; means: Means }
}

/** Who asks: somebody unknown, a citizen with an account, or an official with the posts they hold now. */
export type Viewer = { kind: 'visitor' } | CitizenViewer | OfficialViewer

export const VISITOR: Viewer = { kind: 'visitor' }

const ROLE_OF = { visitor: null, citizen: CITIZEN, official: '' } satisfies Record<Viewer['kind'], string | null>

/** Whether a viewer has a permission, over a unit if one is named. */
export function may(viewer: Viewer, permission: Permission, unitId?: string): boolean {
  // What everybody has, or every official or citizen, doesn't depend on posts or units.
  if (grants(permission, ROLE_OF[viewer.kind])) return true
  return viewer.kind === 'official' && findPost(viewer, permission, unitId) !== undefined
}

const findPost = (viewer: OfficialViewer, permission: Permission, unitId?: string): Appointment | undefined =>
  viewer.appointments.find(
    ({ role, unitIdsBelow }) => grants(permission, role) && (unitId === undefined || unitIdsBelow.includes(unitId)),
  )

/** The units over which a viewer has a permission. */
export const unitsFor = (viewer: Viewer, permission: Permission): string[] =>
  viewer.kind === 'official' ? unitsWhere(permission, viewer.appointments) : []

/** Whose work an official does: their own and that of absent colleagues they act for. */
export const personsOf = ({ personId, appointments }: Pick<OfficialViewer, 'personId' | 'appointments'>): string[] => [
  ...new Set([personId, ...appointments.flatMap(({ actingFor }) => actingFor?.personId ?? [])]),
]

/**
 * As whom an official does something: in the post that permits it, for an absent colleague if it is theirs. An official who
 * holds no post acts for nobody; the act is the system's.
 */
export function actorOf(viewer: OfficialViewer, permission: Permission, unitId?: string): Actor {
  const post = findPost(viewer, permission, unitId)
  if (!post) return { kind: 'system' }
  const { personId } = viewer
  const actor: Actor = { kind: 'official', personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
  }
  interface FastifyContextConfig {
    /** A page asks this on its own: it doesn't count as use of the session. */
    passive?: boolean
  }
}
