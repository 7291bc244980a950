import { dateOfDay, dayNumberOf, type LocalDate } from '../../../core/calendar/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { receivingUnitsOf } from './receiving.ts'
import type { ProcedureVersion, Step } from './version.ts'

type Validity = Pick<ProcedureVersion, 'validFrom' | 'validTo'>

/** A spell of days on which a procedure has no version, both included. */
export interface Gap {
  from: LocalDate
  to: LocalDate
}

/** The days between two versions of one procedure on which none would take in a dossier. @param versions the oldest first */
export function gapsBetween(versions: readonly Validity[]): Gap[] {
  return versions.slice(1).flatMap(({ validFrom }, index) => {
    const before = versions[index]?.validTo
    if (!before) return []
    const [from, to] = [dateOfDay(dayNumberOf(before) + 1), dateOfDay(dayNumberOf(validFrom) - 1)]
    return from <= to ? [{ from, to }] : []
  })
}

/**
 * The steps nobody could take: no post of the unit has the step's role. Outside bodies answer for themselves.
 *
 * @returns each such step with the units that lack the post
 */
export function unstaffedSteps(
  version: Pick<ProcedureVersion, 'steps' | 'receivingUnitIds'>,
  organization: Pick<Organization, 'unitsInForce' | 'placeOf' | 'postsOf'>,
  on: LocalDate,
): { step: Step; unitIds: string[] }[] {
  const receiving = receivingUnitsOf(version, organization, on).map(({ id }) => id)
  const hasPost = (unitId: string, role: string) => organization.postsOf(unitId).some((post) => post.role === role)
  return version.steps
    .filter(({ place }) => place !== 'external')
    .map((step) => {
      const lacks = (receivingUnitId: string): string[] => {
        const place = organization.placeOf(
          { unitId: step.unitId ?? receivingUnitId, role: step.role },
          on,
          receivingUnitId,
        )
        return hasPost(place.unitId, place.role) ? [] : [place.unitId]
      }
      return { step, unitIds: [...new Set(receiving.flatMap(lacks))] }
    })
    .filter(({ unitIds }) => unitIds.length > 0)
}
