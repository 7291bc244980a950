import { agencySymbol } from '../../core/correspondence/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Official, Organization, Post, Unit } from '../../core/organization/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { type SeatKey, seatKeyOf } from './rules/document.ts'
import { SIDES, type Side } from './rules/types.ts'

/** Who sends and gets papers: a unit's State or Party side, with who keeps its books. */
export interface Seat extends SeatKey {
  /** How it calls itself on paper. */
  name: string
  symbol: string
  kind: Unit['kind']
  parentId: string | null
  /** Whose clerks keep its books, and in which posts. */
  keeperUnitId: string
  clerkPostIds: readonly string[]
  headPostIds: readonly string[]
}

const HEAD_ROLES: Readonly<Record<Side, readonly string[]>> = {
  state: ['communeChair', 'districtHead', 'officeHead', 'oneStopHead', 'departmentHead', 'landRegistry', 'leader'],
  party: ['leader', 'partyHead'],
}
const CLERK_ROLES: Readonly<Record<Side, readonly string[]>> = {
  state: ['reception', 'oneStopHead', 'districtSpecialist', 'departmentSpecialist', 'economyOffice', 'landRegistry'],
  party: ['partyOfficer'],
}
const COMMUNES: readonly string[] = ['commune', 'town', 'ward']
const TERRITORIES: readonly string[] = [...COMMUNES, 'district', 'province']

/** A secretary leads a Party committee; other leaders lead offices of the State. */
const isSecretary = ({ title }: Pick<Post, 'title'>): boolean => /^(Phó )?Bí thư/u.test(title.vi)
/** A registry's head and its staff hold one role. */
const isStaff = ({ title }: Pick<Post, 'title'>): boolean => /^(Viên chức|Chuyên viên|Công chức)/u.test(title.vi)

const heads = (post: Post, side: Side): boolean =>
  HEAD_ROLES[side].includes(post.role) &&
  !isStaff(post) &&
  (post.role !== 'leader' || isSecretary(post) === (side === 'party'))

/** @practice in a commune who takes papers in keeps the Party's book too [K] */
const keeps = (post: Post, side: Side, unit: Unit): boolean =>
  (CLERK_ROLES[side].includes(post.role) && (post.role !== 'landRegistry' || isStaff(post))) ||
  (side === 'party' && COMMUNES.includes(unit.kind) && post.role === 'reception')

const COMMITTEES: Readonly<Partial<Record<Unit['kind'], readonly [name: string, symbol: string]>>> = {
  province: ['Tỉnh ủy', 'TU'],
  district: ['Huyện ủy', 'HU'],
}

function nameOf(people: Organization, unit: Unit, side: Side): [name: string, symbol: string] {
  if (!TERRITORIES.includes(unit.kind)) return [unit.name.vi, agencySymbol(unit.name.vi)]
  if (side === 'state') return [unit.authorityVi, agencySymbol(unit.authorityVi)]
  const [committee, symbol] = COMMITTEES[unit.kind] ?? [`Đảng ủy ${unit.typeVi}`, 'ĐU']
  return [`${committee} ${people.placeNameOf(unit)}`, symbol]
}

/**
 * Every seat on a day. A unit has a State side where it has a head of an office of the State, a Party side where it has one of the
 * Party. What a territory sends and gets is kept by its own clerks, else by its office (Văn phòng), else by the heads themselves.
 *
 * @practice who keeps whose books; the posts of clerks are the profile's
 */
function seatsOn(people: Organization, on: string): Map<string, Seat> {
  const isInForce = ({ validFrom, validTo }: Post) => validFrom <= on && (validTo === null || on <= validTo)
  const postsOf = (unitId: string) => people.postsOf(unitId).filter(isInForce)
  const clerksOf = (unit: Unit, side: Side) => postsOf(unit.id).filter((post) => keeps(post, side, unit))
  const units = people.unitsInForce(on).filter(({ kind }) => kind !== 'external')
  const seats = units.flatMap((unit) =>
    SIDES.flatMap((side): Seat[] => {
      const leading = postsOf(unit.id).filter((post) => heads(post, side))
      if (leading.length === 0) return []
      const own = clerksOf(unit, side)
      const office = TERRITORIES.includes(unit.kind)
        ? units.find(
            (each) =>
              each.parentId === unit.id &&
              each.kind === 'office' &&
              each.name.vi.startsWith('Văn phòng') &&
              (clerksOf(each, side).length > 0 || postsOf(each.id).some((post) => heads(post, side))),
          )
        : undefined
      const theirs = office && own.length === 0 ? clerksOf(office, side) : []
      const ofOffice = theirs.length > 0 ? theirs : office ? postsOf(office.id).filter((post) => heads(post, side)) : []
      const clerks = own.length > 0 ? own : ofOffice.length > 0 ? ofOffice : leading
      const [name, symbol] = nameOf(people, unit, side)
      return [
        {
          unitId: unit.id,
          side,
          name,
          symbol,
          kind: unit.kind,
          parentId: unit.parentId,
          keeperUnitId: own.length > 0 || !office ? unit.id : office.id,
          clerkPostIds: clerks.map(({ id }) => id),
          headPostIds: leading.map(({ id }) => id),
        },
      ]
    }),
  )
  return new Map(seats.map((seat) => [seatKeyOf(seat), seat]))
}

const known = new WeakMap<Organization, { on: string; seats: ReadonlyMap<string, Seat> }>()

/** The seats on a day, worked out once for each state of the organization. */
export function seatsOf(people: Organization, on: string): ReadonlyMap<string, Seat> {
  const before = known.get(people)
  if (before?.on === on) return before.seats
  const seats = seatsOn(people, on)
  known.set(people, { on, seats })
  return seats
}

/** What an official stands for: seats whose books they keep, seats they head, seats whose papers they may read. */
export interface Standing {
  keeps: Seat[]
  heads: Seat[]
  reads: SeatKey[]
  /** Units they belong to: what is given to these is theirs to see. */
  unitIds: string[]
}

export function standingOf(viewer: OfficialViewer, people: Organization, on: string): Standing {
  const seats = [...seatsOf(people, on).values()]
  const posts = new Set(viewer.appointments.map(({ postId }) => postId))
  const own = [...new Set(viewer.appointments.map(({ unitId }) => unitId))]
  const kept = seats.filter(({ clerkPostIds }) => clerkPostIds.some((id) => posts.has(id)))
  const headed = seats.filter(({ headPostIds }) => headPostIds.some((id) => posts.has(id)))
  // A State office's papers are its people's; a Party committee's are for whoever heads it, keeps its books or works in it.
  const inside = seats.filter(
    ({ unitId, side, kind }) => own.includes(unitId) && (side === 'state' || !TERRITORIES.includes(kind)),
  )
  const now = [...new Map([...kept, ...headed, ...inside].map((seat) => [seatKeyOf(seat), seat])).values()]
  // Whoever took over a unit keeps its papers.
  const before = people.units
    .filter(({ validTo }) => validTo !== null && validTo < on)
    .flatMap(({ id }) => {
      const heir = people.successorOf(id, on)
      return now.filter(({ unitId }) => unitId === heir).map(({ side }) => ({ unitId: id, side }))
    })
  return {
    keeps: kept,
    heads: headed,
    reads: [...now.map(({ unitId, side }) => ({ unitId, side })), ...before],
    unitIds: own,
  }
}

export const has = (seats: readonly SeatKey[], seat: SeatKey): boolean =>
  seats.some(({ unitId, side }) => unitId === seat.unitId && side === seat.side)

/** As whom somebody acts for a seat: in the post that lets them, else in their first. */
export function actorFor(
  viewer: OfficialViewer,
  postIds: readonly string[],
): Extract<Actor, { kind: 'official' }> | undefined {
  const { personId, appointments } = viewer
  const post = appointments.find(({ postId }) => postIds.includes(postId)) ?? appointments[0]
  if (!post) return undefined
  const actor = { kind: 'official' as const, personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}

/** Who holds any of some posts on a day. */
export const holdersOf = (people: Organization, postIds: readonly string[], on: string): Official[] => [
  ...new Map(postIds.flatMap((id) => people.holdersOf(id, on)).map((each) => [each.id, each])).values(),
]

/** Everybody who works in a unit, once, by name. */
export function staffOf(people: Organization, unitId: string, on: string): Official[] {
  const posts = people.postsOf(unitId).filter(({ role }) => role !== 'administrator')
  return holdersOf(
    people,
    posts.map(({ id }) => id),
    on,
  ).sort((a, b) => a.fullName.localeCompare(b.fullName, 'vi'))
}

/** A seat's name, also of one that is no longer there. */
export function seatName(people: Organization, { unitId, side }: SeatKey, on: string): Text {
  const seat = seatsOf(people, on).get(seatKeyOf({ unitId, side }))
  const unit = people.findUnit(unitId)
  const name = seat?.name ?? (unit ? nameOf(people, unit, side)[0] : '—')
  return t(name, name)
}

/** Seats that are chosen together. */
export const GROUPS = ['communes', 'offices', 'partyBodies', 'communeParties'] as const
export type Group = (typeof GROUPS)[number]

export function groupOf({ kind, side }: Pick<Seat, 'kind' | 'side'>): Group | undefined {
  if (COMMUNES.includes(kind)) return side === 'state' ? 'communes' : 'communeParties'
  if (kind === 'office') return side === 'state' ? 'offices' : 'partyBodies'
  return undefined
}
