import { calendarSource } from '../core/calendar/index.ts'
import { findLocality, loadOrganization, type Organization } from '../core/organization/index.ts'
import { createOffice, type Office, type OfficeDeps } from '../domains/dossiers/index.ts'
import { catalogueSource } from '../domains/procedures/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

/** An office whose clock is set, so that what was done on earlier days is done by the actions of real use. */
export interface Stage {
  office: Office
  organization: Organization
  clock: ReturnType<typeof fixedClock>
  /** The last moment told of. */
  to: Date
}

/** The office of the world that is loaded; undefined where none is. */
export async function openStage(
  { db, secret, to }: { db: Db; secret: string; to: Date },
  more: Pick<OfficeDeps, 'charge'> = {},
): Promise<Stage | undefined> {
  const locality = await findLocality(db)
  if (!locality) return undefined
  const [organization, catalogue] = [await loadOrganization(db), await catalogueSource(db)()]
  const clock = fixedClock(to)
  const office = createOffice({
    ...more,
    db,
    clock,
    localityId: locality.id,
    publicUrl: '',
    secret,
    calendar: calendarSource(db),
    organization: async () => organization,
    findProcedure: async (slug, on) => catalogue.findInForce(slug, on),
    getVersion: async (id) => catalogue.get(id),
  })
  return { office, organization, clock, to }
}
