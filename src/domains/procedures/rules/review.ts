import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { words } from '../words.ts'
import { gapsBetween, unstaffedSteps } from './checks.ts'
import { flawsOf, isInForce, type ProcedureVersion } from './version.ts'

/** A version as its controller sees it: where it stands in time, and what is wrong with it. */
export interface Review {
  version: ProcedureVersion
  state: 'inForce' | 'ended' | 'ahead'
  findings: Text[]
}

const stateOf = (version: ProcedureVersion, on: LocalDate): Review['state'] =>
  isInForce(version, on) ? 'inForce' : version.validFrom > on ? 'ahead' : 'ended'

/** All versions of one procedure, reviewed. Whether somebody can take a step matters only while dossiers may come. */
export function reviewVersions(
  versions: readonly ProcedureVersion[],
  organization: Organization,
  on: LocalDate,
): Review[] {
  const gaps = gapsBetween(versions)
  return versions.map((version, index) => {
    const state = stateOf(version, on)
    const unstaffed = state === 'ended' ? [] : unstaffedSteps(version, organization, on)
    const followed = versions[index + 1]
    const gap = gaps.find(
      ({ from }) =>
        version.validTo !== null && from > version.validTo && followed !== undefined && from < followed.validFrom,
    )
    return {
      version,
      state,
      findings: [
        ...flawsOf(version).map((flaw) => words.flaw[flaw]),
        ...unstaffed.map(({ step, unitIds }) => words.admin.unstaffed(step.name, unitIds.length)),
        ...(gap ? [words.admin.gap(gap.from, gap.to)] : []),
      ],
    }
  })
}
