import { localDateOf } from '../../core/calendar/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'

/** Who leads a unit, the first that is filled. A deputy doesn't stand for it while there is a head. */
const HEADS: readonly string[] = [
  'communeChair',
  'districtHead',
  'departmentHead',
  'officeHead',
  'partyHead',
  'oneStopHead',
  'landRegistry',
  'leader',
]

/** An official as meetings name them: in a post of a unit. */
export interface Named {
  id: string
  name: string
  title: Text
  unitId: string
  unit: Text
}

export interface UnitPeople {
  id: string
  name: Text
  people: Named[]
}

const UNKNOWN = t('—', '—')

/** Everybody who may be invited, by unit; a person of two posts of a unit once. */
export function peopleByUnit(people: Organization, at: Date): UnitPeople[] {
  const on = localDateOf(at)
  return people
    .unitsInForce(on)
    .filter(({ kind }) => kind !== 'external')
    .flatMap((unit) => {
      const seen = new Set<string>()
      const found = people.postsOf(unit.id).flatMap((post) =>
        people
          .holdersOf(post.id, on)
          .filter(({ id }) => !seen.has(id) && seen.add(id))
          .map(({ id, fullName }) => ({ id, name: fullName, title: post.title, unitId: unit.id, unit: unit.name })),
      )
      return found.length > 0 ? [{ id: unit.id, name: unit.name, people: found }] : []
    })
}

/** An official in the first post they hold themselves; who holds none any more keeps the name. */
export function namedOf(people: Organization, personId: string, at: Date): Named {
  const own = people.heldBy(personId, at, localDateOf(at)).find(({ actingFor }) => actingFor === null)
  const unit = own && people.findUnit(own.post.unitId)
  return {
    id: personId,
    name: people.findOfficial(personId)?.fullName ?? '—',
    title: own?.post.title ?? UNKNOWN,
    unitId: unit?.id ?? '',
    unit: unit?.name ?? UNKNOWN,
  }
}

/** Who stands for a unit that is invited. */
export function headOf(people: Organization, unitId: string, at: Date): string | undefined {
  const on = localDateOf(at)
  const posts = people
    .postsOf(unitId)
    .filter(({ role }) => HEADS.includes(role))
    .sort((one, other) => HEADS.indexOf(one.role) - HEADS.indexOf(other.role))
  const heads = posts.filter(({ title }) => !title.vi.startsWith('Phó'))
  return [...heads, ...posts].flatMap(({ id }) => people.holdersOf(id, on))[0]?.id
}

/** Whether somebody leads: whom others may name as a chair. */
export const leads = (people: Organization, personId: string, at: Date): boolean =>
  people.heldBy(personId, at, localDateOf(at)).some(({ post }) => HEADS.includes(post.role))

/** Units of the offices below and beside which somebody may send a colleague from. */
export function colleaguesOf(people: Organization, unitId: string, at: Date): Named[] {
  const within = new Set(people.withBelow(unitId))
  return peopleByUnit(people, at)
    .filter(({ id }) => within.has(id))
    .flatMap((unit) => unit.people)
}
