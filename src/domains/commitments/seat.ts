import { type Appointment, type OfficialViewer, unitsFor } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import type { Commitment } from './queries/commitments.ts'
import type { Sight } from './queries/list.ts'
import type { Side } from './rules/lifecycle.ts'

/** Who draws up and negotiates for a giver besides themselves: the staff of their office, by the giver's role. */
const STAFF: Readonly<Record<string, readonly string[]>> = {
  leader: ['partyHead', 'partyOfficer'],
  districtHead: ['oneStopHead'],
}

/** Where an official sits at a commitment. */
export interface Seat {
  side: Side
  actor: Actor
  /** The very person it names, in the very post: nobody signs a promise for somebody else. */
  isSigner: boolean
}

const actorIn = (viewer: OfficialViewer, { postId, unitId, actingFor }: Appointment): Actor => ({
  kind: 'official',
  personId: viewer.personId,
  postId,
  unitId,
  ...(actingFor ? { actingForId: actingFor.personId } : {}),
})

type Parties = Pick<
  Commitment,
  'giverPostId' | 'giverPersonId' | 'answererPostId' | 'answererPersonId' | 'answererUnitId'
>

/** The side an official is on; undefined for everybody else. Who answers is never the giver's staff as well. */
export function seatOf(viewer: OfficialViewer, organization: Organization, commitment: Parties): Seat | undefined {
  const { giverPostId, giverPersonId, answererPostId, answererPersonId, answererUnitId } = commitment
  const holding = (postId: string | null) =>
    viewer.appointments.find((each) => each.postId === postId && !each.actingFor) ??
    viewer.appointments.find((each) => each.postId === postId)
  const answers = holding(answererPostId)
  if (answers)
    return {
      side: 'answerer',
      actor: actorIn(viewer, answers),
      isSigner: !answers.actingFor && viewer.personId === answererPersonId,
    }
  const gives = holding(giverPostId)
  if (gives)
    return {
      side: 'giver',
      actor: actorIn(viewer, gives),
      isSigner: !gives.actingFor && viewer.personId === giverPersonId,
    }
  const staff = viewer.appointments.find(
    (each) => each.unitId !== answererUnitId && staffedBy(organization, each).includes(giverPostId ?? ''),
  )
  return staff && { side: 'giver', actor: actorIn(viewer, staff), isSigner: false }
}

/** Whether somebody came into the post of a side after the person it names had left it: what was promised is theirs to take over. */
export function isSuccessor(
  viewer: OfficialViewer,
  organization: Organization,
  commitment: Parties,
  side: Side,
  today: string,
): boolean {
  const isGiver = side === 'giver'
  const postId = isGiver ? commitment.giverPostId : commitment.answererPostId
  const named = isGiver ? commitment.giverPersonId : commitment.answererPersonId
  if (!postId || !named || named === viewer.personId) return false
  return (
    viewer.appointments.some((each) => each.postId === postId && !each.actingFor) &&
    !organization.holdersOf(postId, today).some(({ id }) => id === named)
  )
}

/** The posts for whose holder this appointment draws commitments up: in its own unit and the one above. */
function staffedBy(organization: Organization, { role, unitId }: Appointment): string[] {
  const above = organization.findUnit(unitId)?.parentId
  return [unitId, ...(above ? [above] : [])]
    .flatMap((id) => organization.postsOf(id))
    .filter((post) => STAFF[post.role]?.includes(role))
    .map(({ id }) => id)
}

/** The posts somebody gives commitments for: their own as a head, and those they are the staff of. */
export function giverPosts(viewer: OfficialViewer, organization: Organization): string[] {
  const own = viewer.appointments.filter(({ role }) => role in STAFF).map(({ postId }) => postId)
  return [...new Set([...own, ...viewer.appointments.flatMap((each) => staffedBy(organization, each))])]
}

/** What somebody may see before it is signed. */
export const sightOf = (viewer: OfficialViewer, organization: Organization): Sight => ({
  giverPostIds: giverPosts(viewer, organization),
  answererPostIds: viewer.appointments.map(({ postId }) => postId),
  unitIds: unitsFor(viewer, 'commitment.draft'),
})

const SIGNED: ReadonlySet<string> = new Set(['inForce', 'settling', 'settled'])

/** Both have signed: what it says binds them. */
export const isSigned = ({ state }: Pick<Commitment, 'state'>): boolean => SIGNED.has(state)

/** Whether an official may see a commitment: every official may once it is signed. */
export const maySee = (
  viewer: OfficialViewer,
  seat: Seat | undefined,
  { state, answererUnitId }: Commitment,
): boolean =>
  isSigned({ state }) ||
  (state === 'draft'
    ? seat?.side === 'giver'
    : seat !== undefined || unitsFor(viewer, 'commitment.draft').includes(answererUnitId))
