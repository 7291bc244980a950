import { calendarSource, localDateOf } from '../../core/calendar/index.ts'
import { findLocality, loadOrganization, type Organization } from '../../core/organization/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { random } from '../random.ts'
import { saveMeetings } from './save.ts'
import { type Circle, type Member, meetingsOf, type Told } from './story.ts'

const AT_ONCE = 60
const SEED = 2017
const HEADS: readonly string[] = ['officeHead', 'partyHead', 'communeChair', 'oneStopHead']

/** Two years of the district's and the communes' meetings, with what was concluded and what became of it. */
export async function loadMeetings(
  db: Db,
  { from, to }: { from: string; to: Date },
): Promise<{ meetings: number; acts: number }> {
  const locality = await findLocality(db)
  const known = await db.first(sql`SELECT 1 FROM meetings LIMIT 1`)
  if (!locality || known) return { meetings: 0, acts: 0 }
  const [people, calendar] = [await loadOrganization(db), await calendarSource(db)()]
  const chance = random(SEED)
  const told = circlesOf(people, localDateOf(to))
    .flatMap((circle) => meetingsOf(circle, { from, to, calendar, chance }))
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  let acts = 0
  for (let at = 0; at < told.length; at += AT_ONCE) {
    const chunk: Told[] = told.slice(at, at + AT_ONCE)
    acts += await db.transaction((tx) => saveMeetings(tx, locality.id, chunk))
  }
  return { meetings: told.length, acts }
}

/** The district with the heads of its offices and communes, and each commune with its own people. */
function circlesOf(people: Organization, on: string): Circle[] {
  const units = people.unitsInForce(on).filter(({ kind }) => kind !== 'external')
  const membersOf = (unitId: string): Member[] =>
    people
      .postsOf(unitId)
      .flatMap(({ id: postId }) =>
        people.holdersOf(postId, on).map(({ id: personId }) => ({ personId, postId, unitId })),
      )
  const inRole = (unitId: string, roles: readonly string[]): Member[] =>
    people
      .postsOf(unitId)
      .filter(({ role }) => roles.includes(role))
      .flatMap(({ id: postId }) =>
        people.holdersOf(postId, on).map(({ id: personId }) => ({ personId, postId, unitId })),
      )
  const once = (members: readonly Member[], without: readonly string[] = []) => [
    ...new Map(
      members.filter(({ personId }) => !without.includes(personId)).map((each) => [each.personId, each]),
    ).values(),
  ]
  const colleague = (members: readonly Member[]) =>
    new Map(
      members.flatMap(({ personId, unitId }) => {
        const other = membersOf(unitId).find(
          (each) => each.personId !== personId && !members.some((m) => m.personId === each.personId),
        )
        return other ? [[personId, other.personId] as const] : []
      }),
    )
  return units.flatMap((unit): Circle[] => {
    if (unit.kind === 'district') {
      const [head] = inRole(unit.id, ['districtHead'])
      if (!head) return []
      const below = units.filter(({ parentId }) => parentId === unit.id)
      const heads = once(
        below.flatMap(({ id }) => inRole(id, HEADS).slice(0, 1)),
        [head.personId],
      )
      const secretary = below.flatMap(({ id }) => inRole(id, ['procedureController']))[0]
      const members = heads.filter(({ personId }) => personId !== secretary?.personId)
      return [
        {
          unitId: unit.id,
          level: 'district',
          name: unit.name.vi,
          head,
          secretary,
          members,
          substitutes: colleague(members),
          leads: members,
        },
      ]
    }
    if (unit.kind !== 'commune' && unit.kind !== 'town') return []
    const [head] = inRole(unit.id, ['communeChair'])
    if (!head) return []
    const members = once(membersOf(unit.id), [head.personId])
    return [
      {
        unitId: unit.id,
        level: 'commune',
        name: unit.name.vi,
        head,
        secretary: undefined,
        members,
        substitutes: new Map(),
        leads: members,
      },
    ]
  })
}
