import { failures, Refusal, type Request } from '../../platform/http/index.ts'
import type { AccountDeed } from './accounts.ts'
import { actorOf, type CitizenViewer, type OfficialViewer } from './viewer.ts'

/** The signed-in official of a request. A route's permission has seen to it that there is one. */
export function official(request: Request): OfficialViewer {
  if (request.viewer.kind !== 'official') throw new Refusal(403, 'forbidden', failures.forbidden)
  return request.viewer
}

/** The viewer of a route that only citizens with an account reach. */
export function citizen(request: Request): CitizenViewer {
  if (request.viewer.kind !== 'citizen') throw new Error('A route for citizens let somebody else in')
  return request.viewer
}

/** What officials do to their own account, in their own post rather than an absent colleague's. */
export function ownDeed(viewer: OfficialViewer, at: Date): AccountDeed {
  const appointments = viewer.appointments.filter(({ actingFor }) => actingFor === null)
  const { accountId, personId } = viewer
  return { actor: actorOf({ ...viewer, appointments }, 'own.account'), accountId, personId, at }
}
