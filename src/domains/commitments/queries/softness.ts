import type { Organization, Unit } from '../../../core/organization/index.ts'
import { findTargetStates, type TargetAsked } from '../../resolutions/index.ts'
import type { Commitments } from '../deps.ts'
import { type SoftWarning, softnessOf } from '../rules/softness.ts'
import type { Clause } from '../rules/terms.ts'

const EARLIER_YEARS = [1, 2, 3]
const COMMUNES: ReadonlySet<Unit['kind']> = new Set(['commune', 'town', 'ward'])

/** Communes beside a unit: what is held against each other. Offices have each their own work. */
function peersOf(organization: Organization, unitId: string | null, today: string): string[] {
  const unit = unitId === null ? undefined : organization.findUnit(unitId)
  if (!unit || !COMMUNES.has(unit.kind)) return []
  return organization
    .unitsInForce(today)
    .filter(({ id, kind, parentId }) => id !== unit.id && COMMUNES.has(kind) && parentId === unit.parentId)
    .map(({ id }) => id)
}

/** Clauses whose target is easy, by their key, with why: one query. */
export async function findSoft(
  { db, localityId }: Commitments,
  organization: Organization,
  clauses: readonly Pick<Clause, 'key' | 'subject'>[],
  year: number,
  today: string,
): Promise<Map<string, SoftWarning[]>> {
  const questions = clauses.flatMap(({ key, subject }) => {
    if (subject.kind === 'task') return []
    const { id: targetId, unitId } = subject
    const asked: TargetAsked[] = [
      { targetId, unitId, period: String(year) },
      ...EARLIER_YEARS.map((back) => ({ targetId, unitId, period: String(year - back) })),
      ...peersOf(organization, unitId, today).map((peer) => ({ targetId, unitId: peer, period: String(year) })),
    ]
    return [{ key, asked }]
  })
  const found = await findTargetStates(
    db,
    localityId,
    questions.flatMap(({ asked }) => asked),
    today,
  )
  let at = 0
  const told = questions.map(({ key, asked }): [string, SoftWarning[]] => {
    const [own, ...others] = found.slice(at, at + asked.length)
    at += asked.length
    if (!own) return [key, []]
    const history = EARLIER_YEARS.map((back, index) => ({
      year: year - back,
      measure: others[index]?.measure,
      reported: others[index]?.reported,
    }))
    const peers = others.slice(EARLIER_YEARS.length).map((state) => state?.measure)
    return [key, softnessOf({ measure: own.measure, countedIn: own.countedIn, history, peers })]
  })
  return new Map(told.filter(([, warnings]) => warnings.length > 0))
}
