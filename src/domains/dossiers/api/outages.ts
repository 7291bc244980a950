import { Type } from 'typebox'
import { official, unitsFor } from '../../../core/identity/index.ts'
import {
  type App,
  ById,
  cutPage,
  Instant,
  Key,
  operations,
  orNull,
  Paged,
  pageOf,
  SentInstant,
} from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import { endOutage, OUTAGE_HTTP, registerOutage } from '../actions/outage.ts'
import type { Office } from '../office.ts'
import { words } from '../pages/officer/outage-words.ts'
import { findOutage, listOutages, pausedBy } from '../queries/outages.ts'

const MAY = { may: 'outage.register' }
const PAGE = 50

const Announced = {
  system: Type.String({ maxLength: 200 }),
  owner: Type.String({ maxLength: 200 }),
  announcement: Type.String({ maxLength: 500 }),
}
const Announcing = Type.Object({
  ...Announced,
  announcedAt: SentInstant,
  startsAt: SentInstant,
  untilAt: SentInstant,
  unitIds: Type.Array(Key, { maxItems: 500, description: 'Empty: every office the caller is in charge of' }),
  procedureIds: Type.Array(Key, { maxItems: 500, description: 'Empty: all procedures' }),
})
const Outage = Type.Object({
  id: Key,
  ...Announced,
  announcedAt: Instant,
  startsAt: Instant,
  untilAt: Instant,
  endedAt: orNull(Instant),
  unitIds: Type.Array(Key),
  procedureIds: Type.Array(Key),
  registeredBy: Key,
  registeredAt: Instant,
  dossiers: Type.Integer({ description: 'Whose limit it paused' }),
})
const Paused = Type.Object({
  id: Key,
  code: Type.String(),
  procedureVersionId: Key,
  startedAt: Instant,
  endedAt: Instant,
  legalDueAt: orNull(Instant),
})

/** Announced outages and what they pause. */
export function mountOutagesApi(app: App, office: Office): void {
  const api = operations(app, { tag: 'outages', statuses: OUTAGE_HTTP, words: words.reasons })

  api(
    'GET',
    '/outages',
    {
      ...MAY,
      summary: 'Outages that concern one’s offices, newest first',
      query: Type.Object(Paged),
      answer: pageOf(Outage),
    },
    async ({ viewer, query: { page } }) => {
      const part = { limit: PAGE + 1, skip: (page - 1) * PAGE }
      return ok(cutPage(await listOutages(office, unitsFor(viewer, 'outage.register'), part), page, PAGE))
    },
  )

  api(
    'POST',
    '/outages',
    {
      ...MAY,
      summary: 'Register an outage its owner announced; meanwhile limits stand still',
      body: Announcing,
      answer: ById,
      status: 201,
      refusals: [
        ...(['missing_what', 'not_yours', 'announced_later', 'before_announcement'] as const),
        ...(['ends_before_start', 'longer_than_allowed', 'over_already'] as const),
      ],
    },
    (request) => {
      const { announcedAt, startsAt, untilAt, ...rest } = request.body
      return registerOutage(office, official(request), {
        ...rest,
        announcedAt: new Date(announcedAt),
        startsAt: new Date(startsAt),
        untilAt: new Date(untilAt),
      })
    },
  )

  api(
    'GET',
    '/outages/:id/dossiers',
    {
      ...MAY,
      summary: 'The dossiers whose limit an outage paused',
      params: ById,
      query: Type.Object(Paged),
      answer: pageOf(Paused),
      refusals: ['not_found'],
    },
    async ({ viewer, params: { id }, query: { page } }) => {
      const reach = unitsFor(viewer, 'outage.register')
      const outage = await findOutage(office, id)
      if (!outage?.unitIds.some((unitId) => reach.includes(unitId))) return no('not_found')
      return ok(cutPage(await pausedBy(office, id, { limit: PAGE + 1, skip: (page - 1) * PAGE }), page, PAGE))
    },
  )

  api(
    'POST',
    '/outages/:id/end',
    {
      ...MAY,
      summary: 'It is over: limits go on',
      params: ById,
      answer: Type.Object({ id: Key, dossiers: Type.Integer() }),
      refusals: ['not_found', 'already_ended'],
    },
    (request) => endOutage(office, official(request), request.params.id),
  )
}
