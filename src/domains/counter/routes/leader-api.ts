import { Type } from 'typebox'
import { official, unitsFor } from '../../../core/identity/index.ts'
import { type App, ById, operations } from '../../../platform/http/index.ts'
import { ok } from '../../../platform/result.ts'
import { announceHours, withdrawHours } from '../actions/hours.ts'
import { listOffices, todayOf } from '../hall.ts'
import { readOfficeWaits } from '../queries/waits.ts'
import type { Queue } from '../queue.ts'
import { HTTP } from '../reasons.ts'
import { ExtraHours, HoursBody, OfficeWaitsShape } from '../schemas.ts'
import { words } from '../words.ts'

/** Waits of the offices in a leader’s charge, and hours outside office hours, for programs. */
export function mountLeaderApi(app: App, { hall }: Queue): void {
  const api = operations(app, { tag: 'queue', statuses: HTTP, words: words.reasons })

  api(
    'GET',
    '/office-waits',
    { summary: 'Today at each office in one’s charge', may: 'board.view', answer: OfficeWaitsShape },
    async ({ viewer }) => {
      const reach = unitsFor(viewer, 'board.view')
      const units = (await listOffices(hall)).map(({ unit }) => unit.id).filter((id) => reach.includes(id))
      return ok({ rows: await readOfficeWaits(hall, units) })
    },
  )

  api(
    'GET',
    '/extra-hours',
    { summary: 'Hours announced outside office hours, from today on', may: 'queue.manage', answer: ExtraHours },
    async ({ viewer }) => {
      const [reach, today, { extra }] = [unitsFor(viewer, 'queue.manage'), todayOf(hall), await hall.settings()]
      return ok({ rows: extra.filter(({ unitId, day }) => reach.includes(unitId) && day >= today) })
    },
  )

  api(
    'POST',
    '/extra-hours',
    {
      summary: 'Announce hours in which numbers are given out besides office hours',
      may: 'queue.manage',
      body: HoursBody,
      answer: ById,
      status: 201,
      refusals: ['not_yours', 'no_such_office', 'bad_hours', 'missing_reason'],
    },
    (request) => announceHours(hall, official(request), request.body),
  )

  api(
    'POST',
    '/extra-hours/:id/withdraw',
    {
      summary: 'Withdraw announced hours',
      may: 'queue.manage',
      params: ById,
      answer: Type.Object(ById.properties),
      refusals: ['not_found'],
    },
    (request) => withdrawHours(hall, official(request), request.params.id),
  )
}
