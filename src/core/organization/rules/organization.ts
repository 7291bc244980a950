import type { Text } from '../../../platform/i18n/index.ts'
import type { LocalDate } from '../../calendar/index.ts'

export type UnitKind = 'province' | 'district' | 'town' | 'commune' | 'ward' | 'office' | 'external'

/** A unit of government between two dates, both included. */
export interface Unit {
  id: string
  code: string
  officialCode: string | null
  agencyCode: string | null
  kind: UnitKind
  typeVi: string
  name: Text
  shortNameVi: string
  /** How the body calls itself on paper. */
  authorityVi: string
  parentId: string | null
  address: string | null
  validFrom: LocalDate
  validTo: LocalDate | null
  successorIds: string[]
}

export interface Post {
  id: string
  code: string
  unitId: string
  role: string
  title: Text
}

export interface Official {
  id: string
  fullName: string
}

export interface Appointment {
  officialId: string
  postId: string
  validFrom: LocalDate
  validTo: LocalDate | null
}

export interface Absence {
  id: string
  officialId: string
  substituteId: string
  from: Date
  to: Date
}

/** A post in somebody's hands: their own, or an absent colleague's. */
export interface Held {
  post: Post
  actingFor: Official | null
}

export interface OrganizationData {
  units: readonly Unit[]
  posts: readonly Post[]
  officials: readonly Official[]
  appointments: readonly Appointment[]
  absences: readonly Absence[]
}

const isInForce = (
  on: LocalDate,
  { validFrom, validTo }: { validFrom: LocalDate; validTo: LocalDate | null },
): boolean => validFrom <= on && (validTo === null || on <= validTo)

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Units, posts and people, as the database had them at one moment; every question is answered from memory. */
export class Organization {
  readonly units: readonly Unit[]
  readonly posts: readonly Post[]
  readonly officials: readonly Official[]
  readonly #unitById: Map<string, Unit>
  readonly #unitByCode: Map<string, Unit>
  readonly #children: Map<string, Unit[]>
  readonly #postById: Map<string, Post>
  readonly #postsOf: Map<string, Post[]>
  readonly #officialById: Map<string, Official>
  readonly #appointmentsOf: Map<string, Appointment[]>
  readonly #appointmentsTo: Map<string, Appointment[]>
  readonly #absences: readonly Absence[]
  readonly #absencesFor: Map<string, Absence[]>

  constructor({ units, posts, officials, appointments, absences }: OrganizationData) {
    this.units = units
    this.posts = posts
    this.officials = officials
    this.#unitById = new Map(units.map((unit) => [unit.id, unit]))
    this.#unitByCode = new Map(units.map((unit) => [unit.code, unit]))
    this.#children = groupBy(units, ({ parentId }) => parentId ?? '')
    this.#postById = new Map(posts.map((post) => [post.id, post]))
    this.#postsOf = groupBy(posts, ({ unitId }) => unitId)
    this.#officialById = new Map(officials.map((official) => [official.id, official]))
    this.#appointmentsOf = groupBy(appointments, ({ officialId }) => officialId)
    this.#appointmentsTo = groupBy(appointments, ({ postId }) => postId)
    this.#absences = absences
    this.#absencesFor = groupBy(absences, ({ substituteId }) => substituteId)
  }

  findUnit(id: string): Unit | undefined {
    return this.#unitById.get(id)
  }

  /** @param code our key, not the official code, which is used again */
  findUnitByCode(code: string): Unit | undefined {
    return this.#unitByCode.get(code)
  }

  findOfficial(id: string): Official | undefined {
    return this.#officialById.get(id)
  }

  findPost(id: string): Post | undefined {
    return this.#postById.get(id)
  }

  unitsInForce(on: LocalDate): Unit[] {
    return this.units.filter((unit) => isInForce(on, unit))
  }

  /** A unit and everything below it, whatever its dates: acts of a merged unit still belong somewhere. */
  withBelow(unitId: string): string[] {
    const below = (this.#children.get(unitId) ?? []).flatMap(({ id }) => this.withBelow(id))
    return [unitId, ...below]
  }

  /**
   * The unit in charge on a day of what a unit did, following its successors; the unit itself while it is in force.
   * Of a unit that was split the first successor answers: what belongs to the others must be asked lower down.
   */
  successorOf(unitId: string, on: LocalDate): string {
    const unit = this.findUnit(unitId)
    if (!unit?.validTo || unit.validTo >= on) return unitId
    const [next] = unit.successorIds
    return next === undefined ? unitId : this.successorOf(next, on)
  }

  /** The posts a person holds at an instant, and those of absent colleagues they act for. */
  heldBy(officialId: string, at: Date, on: LocalDate): Held[] {
    const own = this.#ownPosts(officialId, on).map((post) => ({ post, actingFor: null }))
    const others = (this.#absencesFor.get(officialId) ?? [])
      .filter(({ from, to }) => from <= at && at < to)
      .flatMap((absence) => {
        const actingFor = this.findOfficial(absence.officialId) ?? null
        return this.#ownPosts(absence.officialId, on).map((post) => ({ post, actingFor }))
      })
    return [...own, ...others]
  }

  /** Absences that run at an instant or are still to come, soonest first. */
  absencesFrom(at: Date): Absence[] {
    return this.#absences.filter(({ to }) => at < to)
  }

  #ownPosts(officialId: string, on: LocalDate): Post[] {
    return (this.#appointmentsOf.get(officialId) ?? [])
      .filter((appointment) => isInForce(on, appointment))
      .flatMap(({ postId }) => this.#postById.get(postId) ?? [])
  }

  /** Who holds a role in a unit on a day. */
  holders(unitId: string, role: string, on: LocalDate): Official[] {
    const people = (this.#postsOf.get(unitId) ?? [])
      .filter((post) => post.role === role)
      .flatMap((post) => this.#appointmentsTo.get(post.id) ?? [])
      .filter((appointment) => isInForce(on, appointment))
      .map(({ officialId }) => officialId)
    return [...new Set(people)].flatMap((id) => this.findOfficial(id) ?? [])
  }

  postsOf(unitId: string): readonly Post[] {
    return this.#postsOf.get(unitId) ?? []
  }
}
