import type { CalendarSource } from '../../core/calendar/index.ts'
import { type WorkingTime, workingTimeOf } from '../../core/calendar/index.ts'
import { claimUpload } from '../../core/files/index.ts'
import type { Organization, OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import { headOf } from './head-of.ts'
import type { Office, Staff } from './office.ts'
import { filingRulesSource } from './queries/filing-rules.ts'

export interface OfficeDeps
  extends Pick<
    Office,
    'findProcedure' | 'getVersion' | 'charge' | 'entryFees' | 'moneyOf' | 'quote' | 'rated' | 'forget' | 'withPost'
  > {
  db: Db
  clock: Clock
  localityId: number
  publicUrl: string
  secret: string
  calendar: CalendarSource
  organization: OrganizationSource
}

/** The office over the doors of the other rooms. */
export function createOffice({ calendar, organization, ...deps }: OfficeDeps): Office {
  let known: { calendar: Awaited<ReturnType<CalendarSource>>; time: WorkingTime } | undefined
  const workingTime = async (): Promise<WorkingTime> => {
    const current = await calendar()
    // One value as long as the calendar stays, so that what is remembered beside it stays too.
    if (known?.calendar !== current) known = { calendar: current, time: workingTimeOf(current) }
    return known.time
  }
  return {
    ...deps,
    publicUrl: deps.publicUrl.replace(/\/$/, ''),
    workingTime,
    filing: filingRulesSource(deps.db, deps.localityId),
    async staff() {
      const [current, time] = await Promise.all([organization(), workingTime()])
      return staffOf(current, time.dateOf(deps.clock.now()))
    },
    async headOf(unitId) {
      const [current, time] = await Promise.all([organization(), workingTime()])
      const now = deps.clock.now()
      return headOf(current, unitId, now, time.dateOf(now))
    },
    async claimUpload(tx, token, at) {
      const claimed = await claimUpload(tx, token, at)
      return claimed.ok ? { id: claimed.value.id, name: claimed.value.name } : undefined
    },
  }
}

const staffOf = (organization: Organization, today: string): Staff => ({
  findUnit(id) {
    const unit = organization.findUnit(id)
    return (
      unit && {
        id,
        name: unit.name,
        shortName: unit.shortNameVi,
        place: organization.placeNameOf(unit),
        authority: unit.authorityVi,
        kind: unit.kind,
        agencyCode: unit.agencyCode ?? '',
        parentId: unit.parentId,
      }
    )
  },
  successorOf: (unitId) => organization.successorOf(unitId, today),
  placeOf: (place, decidingUnitId) => organization.placeOf(place, today, decidingUnitId),
  counterOf: (unitId) => organization.placeOf({ unitId, role: 'reception' }, today).unitId,
  nameOf: (personId) => organization.findOfficial(personId)?.fullName,
  phoneOf: (personId) => organization.findOfficial(personId)?.phone ?? undefined,
  holders: (unitId, role) =>
    organization.holders(unitId, role, today).map(({ id, fullName }) => ({ personId: id, name: fullName })),
})
