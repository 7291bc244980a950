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

const withoutType = ({ name, typeVi }: Pick<Unit, 'name' | 'typeVi'>): string =>
  name.vi.toLowerCase().startsWith(`${typeVi} `) ? name.vi.slice(typeVi.length + 1) : name.vi

const isTerritory = ({ kind }: Unit): boolean => kind !== 'office' && kind !== 'external'

export interface Post {
  id: string
  code: string
  unitId: string
  role: string
  title: Text
  validFrom: LocalDate
  validTo: LocalDate | null
}

/** A kind of work in a unit. */
export interface Place {
  unitId: string
  role: string
}

/**
 * Who takes over the work of an ended unit, by the decision that ended it. It goes before the plain successors, which can't say
 * who of several it is.
 */
export interface SuccessionRule {
  unitId: string
  /** Of this role's work; null for all other work of the unit. */
  role: string | null
  /** Null: whoever took over the unit that received the matter, as where a district's work goes to its communes. */
  successorId: string | null
  /** What the role is called from then on, where its name changes. */
  asRole: string | null
}

export interface Official {
  id: string
  fullName: string
  /** At work, as citizens may call it. */
  phone?: string | null
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
  successionRules: readonly SuccessionRule[]
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
  readonly #predecessors: Map<string, string[]>
  readonly #rules: Map<string, SuccessionRule>
  #inherited: { on: LocalDate; by: Map<string, { id: string; key: string }[]> } | undefined

  constructor({ units, posts, officials, appointments, absences, successionRules }: OrganizationData) {
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
    this.#rules = new Map(successionRules.map((rule) => [`${rule.unitId} ${rule.role ?? ''}`, rule]))
    const pairs = [
      ...units.flatMap(({ id, successorIds }) => successorIds.map((successorId) => ({ id, successorId }))),
      ...successionRules.flatMap(({ unitId, successorId }) => (successorId ? [{ id: unitId, successorId }] : [])),
    ]
    this.#predecessors = new Map(
      [...groupBy(pairs, ({ successorId }) => successorId)].map(([id, all]) => [id, all.map((pair) => pair.id)]),
    )
  }

  findUnit(id: string): Unit | undefined {
    return this.#unitById.get(id)
  }

  /**
   * Where a unit writes its papers (địa danh): `Thị trấn Cam Lộ` does in `Cam Lộ`, an office where what it belongs to does.
   *
   * @law 30/2020/NĐ-CP, annex I.II.4: the name of the province, district or commune
   */
  placeNameOf(unit: Unit): string {
    const above = unit.parentId ? this.findUnit(unit.parentId) : undefined
    return above && !isTerritory(unit) ? this.placeNameOf(above) : withoutType(unit)
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

  /**
   * A unit, everything below it and the units they took over, whatever their dates: acts of a merged unit still belong
   * somewhere, and whoever took it over keeps its records.
   */
  withBelow(unitId: string): string[] {
    const reached = new Set<string>()
    const reach = (id: string): void => {
      if (reached.has(id)) return
      reached.add(id)
      for (const child of this.#children.get(id) ?? []) reach(child.id)
      for (const before of this.#predecessors.get(id) ?? []) reach(before)
    }
    reach(unitId)
    return [...reached]
  }

  /**
   * The unit in charge on a day of what a unit did, following its successors; the unit itself while it is in force, or where
   * it was split and nobody has decided which of its successors it is.
   */
  successorOf(unitId: string, on: LocalDate): string {
    const unit = this.findUnit(unitId)
    if (!unit?.validTo || unit.validTo >= on) return unitId
    const [only, ...others] = unit.successorIds
    const next = this.#rules.get(`${unitId} `)?.successorId ?? (others.length === 0 ? only : undefined)
    return next === undefined ? unitId : this.successorOf(next, on)
  }

  /**
   * Where a role's work in a unit is done on a day: in the unit's successor if the unit has ended, and there in whichever office
   * has the role. The place itself where nobody has taken it over: what is asked for there is left undecided.
   *
   * @param receivingUnitId the unit that received the matter; work of a split unit follows it
   */
  placeOf({ unitId, role }: Place, on: LocalDate, receivingUnitId: string = unitId): Place {
    const unit = this.findUnit(unitId)
    if (!unit?.validTo || unit.validTo >= on) return { unitId: this.#officeWith(role, unitId, on), role }
    const rule = this.#rules.get(`${unitId} ${role}`) ?? this.#rules.get(`${unitId} `)
    const [only, ...others] = unit.successorIds
    const next = rule ? rule.successorId : others.length === 0 ? (only ?? null) : null
    const then = rule?.asRole ?? role
    if (next !== null) return this.placeOf({ unitId: next, role: then }, on, receivingUnitId)
    if (receivingUnitId === unitId) return { unitId, role }
    const heir = this.successorOf(receivingUnitId, on)
    return heir === receivingUnitId && !this.isInForce(heir, on)
      ? { unitId, role }
      : { unitId: this.#officeWith(then, heir, on), role: then }
  }

  /**
   * The units a post reaches on a day: its own with what is below, and the ended units whose work of this role is done here now,
   * so that whoever took a desk over finds its records.
   */
  reachOf({ unitId, role }: Place, on: LocalDate): string[] {
    if (this.#inherited?.on !== on) {
      const ended = this.units.filter(({ validTo }) => validTo !== null && validTo < on)
      const desks = ended.flatMap(({ id }) => {
        const places = this.postsOf(id).map((post) => this.placeOf({ unitId: id, role: post.role }, on))
        return places
          .filter((place) => place.unitId !== id)
          .map((place) => ({ id, key: `${place.unitId} ${place.role}` }))
      })
      this.#inherited = { on, by: groupBy(desks, ({ key }) => key) }
    }
    const inherited = (this.#inherited.by.get(`${unitId} ${role}`) ?? []).map(({ id }) => id)
    return [...new Set([...this.withBelow(unitId), ...inherited])]
  }

  isInForce(unitId: string, on: LocalDate): boolean {
    const unit = this.findUnit(unitId)
    return unit !== undefined && isInForce(on, unit)
  }

  /** The unit itself if it has the role; else an office below it, or for an office the unit above and the offices beside it. */
  #officeWith(role: string, unitId: string, on: LocalDate): string {
    const has = (id: string): boolean => this.postsOf(id).some((post) => post.role === role && isInForce(on, post))
    if (has(unitId)) return unitId
    const { kind, parentId } = this.findUnit(unitId) ?? {}
    const officesOf = (id: string): string[] =>
      (this.#children.get(id) ?? []).filter((each) => each.kind === 'office' && isInForce(on, each)).map(({ id }) => id)
    const near = kind === 'office' && parentId ? [parentId, ...officesOf(parentId)] : []
    return [...(kind === 'external' ? [] : officesOf(unitId)), ...near].find(has) ?? unitId
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

  /** Who holds a post on a day. */
  holdersOf(postId: string, on: LocalDate): Official[] {
    return (this.#appointmentsTo.get(postId) ?? [])
      .filter((appointment) => isInForce(on, appointment))
      .flatMap(({ officialId }) => this.findOfficial(officialId) ?? [])
  }

  postsOf(unitId: string): readonly Post[] {
    return this.#postsOf.get(unitId) ?? []
  }
}
