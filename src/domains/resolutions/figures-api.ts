import { Type } from 'typebox'
import { official } from '../../core/identity/index.ts'
import { ById, Day, Instant, Key, Line, literals, orNull, Prose } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { approveFigure, approveMany, returnFigure, returnMany } from './actions/decide.ts'
import { reportFigure } from './actions/report.ts'
import { type Api, columnsOf, Decimal, Period, Reported, Unit } from './api-shapes.ts'
import type { ResolutionsDeps } from './deps.ts'
import { type FigureRecord, findFigure } from './queries/figures.ts'
import { sceneOf } from './scene.ts'

const Figure = Type.Object({
  id: Key,
  targetId: Key,
  unitId: Unit,
  period: Period,
  ...Reported.properties,
  state: literals(['waiting', 'approved', 'returned']),
  stands: Type.Boolean({ description: 'Counts: approved and not replaced by a correction' }),
  planId: orNull(Key),
  paperNumber: orNull(Type.String()),
  paperOn: orNull(Day),
  replacesId: orNull(Key),
  reason: orNull(Type.String()),
  recordedAt: Instant,
  decidedAt: orNull(Instant),
  decision: orNull(Type.String()),
  actId: Key,
})
const figureOut = ({ reported, ...figure }: FigureRecord) => ({
  id: figure.id,
  targetId: figure.targetId,
  unitId: figure.unitId,
  period: figure.period,
  ...columnsOf(reported),
  state: figure.state,
  stands: figure.stands,
  planId: figure.planId,
  paperNumber: figure.paperNumber,
  paperOn: figure.paperOn,
  replacesId: figure.replacesId,
  reason: figure.reason,
  recordedAt: figure.recordedAt,
  decidedAt: figure.decidedAt,
  decision: figure.decision,
  actId: figure.actId,
})

/** Figures of targets, for programs: entered, approved, sent back. */
export function mountFiguresApi(api: Api, deps: ResolutionsDeps): void {
  const { db, localityId } = deps
  const todayOf = async () => (await sceneOf(deps)).today

  api(
    'POST',
    '/targets/:id/figures',
    {
      summary: 'Report what a target came to, or correct it; it counts once a superior has approved it',
      may: 'target.report',
      params: ById,
      body: Type.Object({
        id: Key,
        unitId: Unit,
        period: Period,
        value: Type.Optional(Decimal),
        part: Type.Optional(Decimal),
        whole: Type.Optional(Decimal),
        done: Type.Optional(Day),
        paperNumber: Type.Optional(Line),
        paperOn: Type.Optional(Day),
        upload: Type.Optional(Type.String({ maxLength: 40 })),
        note: Type.Optional(Prose),
        reason: Type.Optional(Prose),
      }),
      answer: Type.Object({ id: Key, repeated: Type.Boolean() }),
      status: 201,
      refusals: [
        'not_found',
        'not_yours',
        'bad_period',
        'is_computed',
        'too_early',
        'no_plan',
        'already_reported',
        'already_waiting',
        'missing_reason',
        'missing_paper',
        'bad_paper_day',
        'unknown_file',
        'missing_value',
        'not_a_number',
        'missing_counts',
        'negative_count',
        'more_than_all',
        'missing_day',
        'bad_day',
      ],
    },
    (request) => reportFigure(deps, official(request), { targetId: request.params.id, ...request.body }),
  )
  api(
    'GET',
    '/target-figures/:id',
    {
      summary: 'A figure with its decision',
      may: 'target.report',
      params: ById,
      answer: Figure,
      refusals: ['not_found'],
    },
    async ({ params: { id } }) => {
      const figure = await findFigure(db, localityId, id, await todayOf())
      return figure ? ok(figureOut(figure)) : no('not_found')
    },
  )
  api(
    'POST',
    '/target-figures/:id/approve',
    {
      summary: 'Approve a figure against the plan you have seen',
      may: 'target.approve',
      params: ById,
      body: Type.Object({ planId: Key }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'own_figure', 'already_decided', 'plan_changed', 'plan_no_longer_fits'],
    },
    (request) => approveFigure(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/target-figures/:id/return',
    {
      summary: 'Send a figure back with the reason',
      may: 'target.approve',
      params: ById,
      body: Type.Object({ reason: Prose }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'own_figure', 'already_decided', 'missing_reason'],
    },
    (request) => returnFigure(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/target-figures/approve',
    {
      summary: 'Approve several; what can’t be is told and stops nothing',
      may: 'target.approve',
      body: Type.Object({ chosen: Type.Array(Type.Object({ id: Key, planId: Key }), { maxItems: 300 }) }),
      answer: Type.Object({
        approved: Type.Integer(),
        refused: Type.Array(Type.Object({ id: Key, reason: Type.String() })),
      }),
    },
    async (request) => ok(await approveMany(deps, official(request), request.body.chosen)),
  )
  api(
    'POST',
    '/target-figures/return',
    {
      summary: 'Send several back with one reason; what can’t be is told and stops nothing',
      may: 'target.approve',
      body: Type.Object({ ids: Type.Array(Key, { maxItems: 300 }), reason: Prose }),
      answer: Type.Object({
        returned: Type.Integer(),
        refused: Type.Array(Type.Object({ id: Key, reason: Type.String() })),
      }),
      refusals: ['missing_reason', 'nothing_chosen'],
    },
    (request) => returnMany(deps, official(request), request.body),
  )
}
