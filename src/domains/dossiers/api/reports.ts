import { Type } from 'typebox'
import { unitsFor } from '../../../core/identity/index.ts'
import {
  type App,
  cutPage,
  Day,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  Paged,
  pageOf,
  type Request,
} from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import type { Office } from '../office.ts'
import { backlogDossiers, readBacklog } from '../queries/backlog.ts'
import { lateDossiers, readDigital, readLateness, readReport, reportedDossiers } from '../queries/report.ts'
import { readWorkload } from '../queries/workload.ts'
import { BACKLOG_AGES, BACKLOG_CAUSES } from '../rules/backlog.ts'
import { CELLS, DIGITAL_CELLS } from '../rules/report.ts'
import { officialOf, ROOM } from './room.ts'
import { Load } from './shapes.ts'

const MAY = { may: 'report.view' }
const PAGE = 50
const Unit = { unitId: Type.Optional(Key) }
const Period = { from: Day, to: Day, ...Unit }
const counts = <const T extends readonly string[]>(names: T) =>
  Type.Unsafe<Record<T[number], number>>(Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer()]))))
const Step = { unitId: Key, stepKey: Type.String({ maxLength: 80 }) }
const LateCause = literals(['office', 'otherAgency'])

const Reported = pageOf(
  Type.Object({
    id: Key,
    code: Type.String(),
    procedureId: Key,
    unitId: Key,
    receivedAt: Instant,
    dueAt: orNull(Instant),
    finishedAt: orNull(Instant),
    lateMinutes: Type.Integer(),
  }),
)
const Waiting = pageOf(
  Type.Object({
    id: Key,
    code: Type.String(),
    procedureId: Key,
    ...Step,
    cause: literals(BACKLOG_CAUSES),
    receivedAt: orNull(Instant),
    dueAt: orNull(Instant),
    assigneeId: orNull(Key),
  }),
)

const partOf = (page: number) => ({ limit: PAGE + 1, skip: (page - 1) * PAGE })

/** How dossiers were handled, what stands open, and who has how much: each figure down to its dossiers. */
export function mountReportsApi(app: App, office: Office): void {
  const api = operations(app, { ...ROOM, tag: 'reports' })

  /** The units asked about: all in one's charge, or one of them. */
  const unitsOf = ({ viewer }: Request, unitId: string | undefined): string[] | undefined => {
    const reach = unitsFor(viewer, 'report.view')
    if (unitId === undefined) return reach
    return reach.includes(unitId) ? [unitId] : undefined
  }

  api(
    'GET',
    '/reports/handling',
    {
      ...MAY,
      summary: 'What came in, what was done and what is open in a period, by receiving unit and procedure',
      query: Type.Object(Period),
      answer: Type.Object({
        rows: Type.Array(Type.Object({ unitId: Key, procedureId: Key, figures: counts(CELLS) })),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { from, to, unitId } = request.query
      const unitIds = unitsOf(request, unitId)
      return unitIds ? ok({ rows: await readReport(office, { unitIds, from, to }) }) : no('not_found')
    },
  )

  api(
    'GET',
    '/reports/handling/dossiers',
    {
      ...MAY,
      summary: 'The dossiers a figure counts, oldest first',
      query: Type.Object({
        ...Period,
        cell: literals([...CELLS, ...DIGITAL_CELLS]),
        procedureId: Type.Optional(Key),
        ...Paged,
      }),
      answer: Reported,
      refusals: ['not_found'],
    },
    async (request) => {
      const { from, to, unitId, cell, procedureId, page } = request.query
      const unitIds = unitsOf(request, unitId)
      if (!unitIds) return no('not_found')
      const filter = { unitIds, from, to, cells: [cell], procedureIds: procedureId ? [procedureId] : undefined }
      return ok(cutPage(await reportedDossiers(office, filter, partOf(page)), page, PAGE))
    },
  )

  api(
    'GET',
    '/reports/digital',
    {
      ...MAY,
      summary:
        'Figures 4.2 and 4.3 of the national index in a period: digitised of those with a result, reused of those taken in',
      query: Type.Object(Period),
      answer: Type.Object({
        rows: Type.Array(Type.Object({ unitId: Key, procedureId: Key, figures: counts(DIGITAL_CELLS) })),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { from, to, unitId } = request.query
      const unitIds = unitsOf(request, unitId)
      return unitIds ? ok({ rows: await readDigital(office, { unitIds, from, to }) }) : no('not_found')
    },
  )

  const Late = { ...Step, procedureId: Key, cause: LateCause }
  api(
    'GET',
    '/reports/lateness',
    {
      ...MAY,
      summary: 'Where lateness came from in a period, by unit, step of a procedure and cause; the 200 heaviest lines',
      query: Type.Object(Period),
      answer: Type.Object({
        rows: Type.Array(Type.Object({ ...Late, dossiers: Type.Integer(), workingMinutes: Type.Integer() })),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const { from, to, unitId } = request.query
      const unitIds = unitsOf(request, unitId)
      return unitIds ? ok({ rows: await readLateness(office, { unitIds, from, to }) }) : no('not_found')
    },
  )

  api(
    'GET',
    '/reports/lateness/dossiers',
    {
      ...MAY,
      summary: 'The dossiers a line of the lateness counts',
      query: Type.Object({ from: Day, to: Day, ...Late, ...Paged }),
      answer: Reported,
    },
    async ({ viewer, query: { page, ...filter } }) => {
      const unitIds = unitsFor(viewer, 'report.view')
      return ok(cutPage(await lateDossiers(office, { unitIds, ...filter }, partOf(page)), page, PAGE))
    },
  )

  api(
    'GET',
    '/reports/backlog',
    {
      ...MAY,
      summary: 'What stands open now, at which step of whom, and what it waits for',
      query: Type.Object(Unit),
      answer: Type.Object({
        rows: Type.Array(
          Type.Object({
            ...Step,
            cause: literals(BACKLOG_CAUSES),
            figures: counts(BACKLOG_AGES),
            oldestDueAt: orNull(Instant),
          }),
        ),
      }),
      refusals: ['not_found'],
    },
    async (request) => {
      const unitIds = unitsOf(request, request.query.unitId)
      return unitIds ? ok({ rows: await readBacklog(office, { unitIds }) }) : no('not_found')
    },
  )

  api(
    'GET',
    '/reports/backlog/dossiers',
    {
      ...MAY,
      summary: 'The dossiers of a figure of the backlog, nearest due first',
      query: Type.Object({
        ...Unit,
        stepKey: Type.Optional(Type.String({ maxLength: 80 })),
        cause: Type.Optional(literals(BACKLOG_CAUSES)),
        age: Type.Optional(literals(BACKLOG_AGES)),
        ...Paged,
      }),
      answer: Waiting,
      refusals: ['not_found'],
    },
    async (request) => {
      const { unitId, page, ...filter } = request.query
      const unitIds = unitsOf(request, unitId)
      if (!unitIds) return no('not_found')
      return ok(cutPage(await backlogDossiers(office, { unitIds, ...filter }, partOf(page)), page, PAGE))
    },
  )

  api(
    'GET',
    '/workload',
    {
      summary: 'Who in the units one leads has how many dossiers',
      may: 'dossier.distribute',
      answer: Type.Object({ rows: Type.Array(Load) }),
    },
    async (request) => {
      const led = officialOf(request).appointments.map(({ unitId }) => unitId)
      const units = unitsFor(request.viewer, 'dossier.distribute').filter((id) => led.includes(id))
      return ok({ rows: await readWorkload(office, units) })
    },
  )
}
