import { localDateOf } from '../../core/calendar/index.ts'
import { grants, official as officialOf } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { failures, Refusal, type Request } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { reachOf } from './access.ts'
import type { Oversight } from './deps.ts'

export type Query = {
  ky?: string | undefined
  'don-vi'?: string | undefined
  nguoi?: string | undefined
  trang: number
}

/** What every view asks: who looks, at which of their units. @throws Refusal 404 */
export async function sceneFor(desk: Oversight, request: Request, { 'don-vi': unitId = '' }: Query) {
  const viewer = officialOf(request)
  const people = await desk.organization()
  const now = desk.clock.now()
  const today = localDateOf(now)
  const reach = reachOf(viewer)
  if (unitId && !reach.includes(unitId)) throw new Refusal(404, 'not_found', failures.notFound)
  const units = reach.flatMap((id) => {
    const unit = people.findUnit(id)
    return unit && unit.kind !== 'external' && people.isInForce(id, today) ? [{ id, name: unit.name }] : []
  })
  return { viewer, people, now, today, reach, unitId, unitIds: unitId ? [unitId] : reach, units }
}

export const UNKNOWN = t('—', '—')

export const nameOf = (people: Organization, id: string): Text => people.findUnit(id)?.name ?? UNKNOWN

export const personOf = (people: Organization, id: string | null): string | null =>
  id === null ? null : (people.findOfficial(id)?.fullName ?? '—')

/** Whoever works in a unit. */
export const workersOf = (people: Organization, unitId: string, today: string): string[] => [
  ...new Set(
    people
      .postsOf(unitId)
      .filter(({ role }) => grants('task.work', role))
      .flatMap(({ id }) => people.holdersOf(id, today).map((each) => each.id)),
  ),
]
