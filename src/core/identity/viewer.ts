import type { Text } from '../../platform/i18n/index.ts'
import { grants, type Permission, unitsWhere } from './rules/permissions.ts'

/** A post the viewer holds now, or holds for an absent colleague. */
export interface Appointment {
  postId: string
  postTitle: Text
  role: string
  unitId: string
  unitName: Text
  /** The unit and everything below it. */
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
  /** The hash of the session's token; missing for a bearer token. */
  sessionHash: Uint8Array | null
  usesCodes: boolean
}

/** Who asks: somebody unknown, or an official with the posts they hold now. */
export type Viewer = { kind: 'visitor' } | OfficialViewer

export const VISITOR: Viewer = { kind: 'visitor' }

/** Whether a viewer has a permission, over a unit if one is named. */
export function may(viewer: Viewer, permission: Permission, unitId?: string): boolean {
  if (viewer.kind === 'visitor') return grants(permission, null)
  if (viewer.appointments.length === 0) return grants(permission, '')
  return viewer.appointments.some(
    ({ role, unitIdsBelow }) => grants(permission, role) && (unitId === undefined || unitIdsBelow.includes(unitId)),
  )
}

/** The units over which a viewer has a permission. */
export const unitsFor = (viewer: Viewer, permission: Permission): string[] =>
  viewer.kind === 'visitor' ? [] : unitsWhere(permission, viewer.appointments)

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
  }
}
