import type { LocalDate } from '../../core/calendar/index.ts'
import {
  importPosts,
  importUnits,
  type Organization,
  type Place,
  type Succession,
  type UnitFile,
} from '../../core/organization/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { EndFile, PlanFile } from './rules/plan.ts'

/** The units of a plan that aren't there yet, each beginning on the plan's day. */
export const newUnits = ({ units }: PlanFile, there: Organization, from: LocalDate): UnitFile[] =>
  units
    .filter(({ code }) => !there.findUnitByCode(code))
    .map((unit) => ({ ...unit, validFrom: from, validTo: null, successors: [] }))

/** Sets up the new units of a plan with their posts. @returns the codes of those that weren't there */
export async function setUpUnits(
  tx: Db,
  localityId: number,
  plan: PlanFile,
  there: Organization,
  from: LocalDate,
): Promise<string[]> {
  const units = newUnits(plan, there, from)
  const codes = units.map(({ code }) => code)
  if (units.length === 0) return []
  await importUnits(tx, localityId, units)
  // Only of the new units: posts of those that stay are nobody's to change here.
  const byUnit = Object.fromEntries(Object.entries(plan.posts.byUnit).filter(([code]) => codes.includes(code)))
  const byKind = Object.groupBy(units, ({ kind }) => kind)
  for (const [kind, members] of Object.entries(byKind))
    for (const { code } of members ?? [])
      byUnit[code] = [...(plan.posts.byKind[kind as UnitFile['kind']] ?? []), ...(byUnit[code] ?? [])]
  await importPosts(tx, localityId, { byKind: {}, byUnit })
  return codes
}

/** The ends of a plan that concern units in force on the eve, in the plan's order. */
export const endsThatHold = ({ ends }: PlanFile, there: Organization, eve: LocalDate): EndFile[] =>
  ends.filter(({ unit }) => {
    const known = there.findUnitByCode(unit)
    return known !== undefined && there.isInForce(known.id, eve)
  })

/** One end of a plan with keys for codes. */
export function successionOf(
  end: EndFile,
  { legalBasis, single }: PlanFile,
  there: Organization,
  from: LocalDate,
): Succession {
  const idOf = (code: string): string | undefined => there.findUnitByCode(code)?.id
  const unitId = idOf(end.unit) ?? ''
  const postOf = (id: string | undefined, code: string): string | undefined =>
    there.postsOf(id ?? '').find((post) => post.code === code)?.id
  return {
    unitId,
    from,
    successorIds: end.successors.flatMap((code) => idOf(code) ?? []),
    rules: (end.rules ?? []).map(({ role, to, as }) => ({
      role,
      successorId: to === null ? null : (idOf(to) ?? null),
      asRole: as ?? null,
    })),
    people: (end.people ?? []).flatMap(({ post, to, toPost }) => {
      const [postId, toPostId] = [postOf(unitId, post), postOf(idOf(to), toPost)]
      return postId && toPostId ? [{ postId, toPostId }] : []
    }),
    single,
    decision: legalBasis.join('; '),
  }
}

/** Where a place's work is done once a plan has run; undefined where nobody decided, or no post has the role. */
export function placeAfter(
  after: Organization,
  place: Place,
  on: LocalDate,
  receivingUnitId: string,
): Place | undefined {
  const to = after.placeOf(place, on, receivingUnitId)
  const unit = after.findUnit(to.unitId)
  if (!unit || !after.isInForce(unit.id, on)) return undefined
  const hasPost = after.postsOf(unit.id).some(({ role, validTo }) => role === to.role && (validTo ?? on) >= on)
  return hasPost || unit.kind === 'external' ? to : undefined
}
