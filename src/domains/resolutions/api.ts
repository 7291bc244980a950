import { Type } from 'typebox'
import { grants, official, personsOf } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  Day,
  Instant,
  Key,
  Line,
  literals,
  operations,
  orNull,
  Prose,
  Words,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { approveFigure, approveMany, returnFigure } from './actions/decide.ts'
import { explain, settleExplanation } from './actions/explain.ts'
import { setPlans } from './actions/plan.ts'
import { reportFigure } from './actions/report.ts'
import { setStage } from './actions/stage.ts'
import { changeTarget, createTarget } from './actions/target.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { type Explanation, openExplanations } from './queries/explanations.ts'
import { type FigureRecord, findFigure } from './queries/figures.ts'
import { searchTargets } from './queries/origins.ts'
import { findTargetStates, type TargetState } from './queries/states.ts'
import { HTTP } from './reasons.ts'
import { CAUSES } from './rules/danger.ts'
import { GRAINS, PERIOD_PATTERN } from './rules/period.ts'
import { STAGES } from './rules/stage.ts'
import { TARGET_KINDS } from './rules/target.ts'
import { unitsBelow } from './rules/who-may.ts'
import { sceneOf } from './scene.ts'

const Period = Type.String({
  pattern: PERIOD_PATTERN,
  description: 'A year, a quarter or a month: 2017, 2017-Q1, 2017-03',
})
const Decimal = Type.String({ maxLength: 40, description: 'A decimal written out, never a binary fraction' })
const Unit = orNull(Key, { description: 'Null: the whole locality' })
const Reported = Type.Object({
  value: orNull(Decimal),
  part: orNull(Decimal),
  whole: orNull(Decimal),
  doneOn: orNull(Day),
})
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
const Long = Type.String({ maxLength: 5_000 })
const ExplanationShape = Type.Object({
  id: Key,
  targetId: Key,
  unitId: Unit,
  period: Period,
  inChargeId: Key,
  askedOf: orNull(Key),
  state: literals(['open', 'answered', 'accepted']),
  shown: Words,
  dueAt: Instant,
  cause: orNull(literals(CAUSES)),
  answer: orNull(Type.String()),
  remedy: orNull(Type.String()),
})
const State = Type.Object({
  targetId: Key,
  unitId: Unit,
  period: Period,
  name: Words,
  countedIn: Words,
  plan: Type.Object({ kind: orNull(literals(TARGET_KINDS)), plan: orNull(Decimal), base: orNull(Decimal) }),
  reported: orNull(Reported),
  upToMonth: orNull(Type.Integer(), { description: 'The last month the figure reaches' }),
  state: literals(['reached', 'notReached', 'notReported', 'notArising', 'notJudged']),
  tone: literals(['reached', 'near', 'far', 'late', 'none']),
  shown: Words,
  percent: orNull(Words),
  href: Type.String(),
})
const TargetBody = {
  partId: Key,
  name: Line,
  nameEn: Type.Optional(Line),
  countedIn: Type.String({ maxLength: 60 }),
  note: Type.Optional(Prose),
  ownerUnitId: Unit,
  answersPostId: Type.Optional(orNull(Key)),
  every: literals(GRAINS),
  periodsAdd: Type.Boolean(),
  unitsAdd: Type.Boolean(),
  computedBy: Type.Optional(
    orNull(Type.String({ maxLength: 60 }), { description: 'The source in the program that counts it' }),
  ),
}
const Counted = Type.Object({
  id: Key,
  key: Type.String(),
  name: Words,
  countedIn: Words,
  of: Words,
  ownerUnitId: orNull(Key),
  unitIds: Type.Array(Key),
  years: Type.Array(Type.Integer()),
})

const columnsOf = (reported: FigureRecord['reported']) => ({
  value: 'value' in reported ? reported.value : null,
  part: 'part' in reported ? reported.part : null,
  whole: 'part' in reported ? reported.whole : null,
  doneOn: 'done' in reported ? reported.done : null,
})
const explanationOut = (found: Explanation) => ({
  id: found.id,
  targetId: found.targetId,
  unitId: found.unitId,
  period: found.period,
  inChargeId: found.inChargeId,
  askedOf: found.askedOf,
  state: found.state,
  shown: found.shown,
  dueAt: found.dueAt,
  cause: found.cause,
  answer: found.answer,
  remedy: found.remedy,
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
const stateOut = ({ measure, reported, verdict, ...state }: TargetState) => ({
  targetId: state.targetId,
  unitId: state.unitId,
  period: state.period,
  name: state.name,
  countedIn: state.countedIn,
  plan: {
    kind: measure?.kind ?? null,
    plan: measure && 'plan' in measure ? measure.plan : null,
    base: measure && 'base' in measure ? measure.base : null,
  },
  reported: reported ? columnsOf(reported) : null,
  upToMonth: state.upToMonth,
  state: verdict.state,
  tone: state.tone,
  shown: state.shown,
  percent: state.percent,
  href: state.href,
})

/** Targets, their plans and figures, for programs. */
export function mountTargetsApi(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps
  const api = operations(app, { tag: 'targets', statuses: HTTP, words: officeWords.reasons })
  const todayOf = async () => (await sceneOf(deps)).today

  api(
    'GET',
    '/targets',
    {
      summary: 'Targets by words of their name',
      may: 'public',
      query: Type.Object({ q: Type.Optional(Line), unitId: Type.Optional(Key) }),
      answer: Type.Object({ rows: Type.Array(Counted) }),
    },
    async ({ query: { q, unitId } }) =>
      ok({
        rows: await searchTargets(db, localityId, {
          ...(q ? { text: q } : {}),
          ...(unitId ? { unitId } : {}),
          limit: 100,
        }),
      }),
  )

  api(
    'GET',
    '/targets/:id/state',
    {
      summary: 'How a target stands in a period; approved figures only, put together where it has none of its own',
      may: 'public',
      params: ById,
      query: Type.Object({ period: Period, unitId: Type.Optional(Key) }),
      answer: State,
      refusals: ['not_found'],
    },
    async ({ params: { id }, query: { period, unitId = null } }) => {
      const [state] = await findTargetStates(db, localityId, [{ targetId: id, unitId, period }], await todayOf())
      return state ? ok(stateOut(state)) : no('not_found')
    },
  )

  api(
    'POST',
    '/targets',
    {
      summary: 'Make a target; its plans are set apart',
      may: 'target.manage',
      body: Type.Object({ id: Type.Optional(Key), ...TargetBody }),
      answer: Type.Object({ id: Key, key: Type.String() }),
      status: 201,
      refusals: [
        'not_yours',
        'missing_name',
        'missing_unit_of_count',
        'unknown_part',
        'unknown_unit',
        'unknown_source',
      ],
    },
    (request) => createTarget(deps, official(request), request.body),
  )
  api(
    'PUT',
    '/targets/:id',
    {
      summary: 'Correct a target',
      may: 'target.manage',
      params: ById,
      body: Type.Object(TargetBody),
      answer: ById,
      refusals: [
        'not_found',
        'not_yours',
        'missing_name',
        'missing_unit_of_count',
        'unknown_part',
        'unknown_unit',
        'unknown_source',
      ],
    },
    (request) => changeTarget(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/targets/:id/plans',
    {
      summary: 'Set or change plans of a target, for the locality and its units; all or nothing',
      may: 'target.manage',
      params: ById,
      body: Type.Object({
        period: Period,
        kind: literals(TARGET_KINDS),
        source: Line,
        reason: Type.Optional(Prose),
        lines: Type.Array(
          Type.Object({
            unitId: Unit,
            seenId: orNull(Key, { description: 'The plan that stands, as you know it; null: none' }),
            plan: Type.Optional(Decimal),
            base: Type.Optional(Decimal),
            upper: Type.Optional(Decimal),
            by: Type.Optional(Day),
          }),
          { maxItems: 200 },
        ),
      }),
      answer: Type.Object({ ids: Type.Array(Key) }),
      refusals: [
        'not_found',
        'not_yours',
        'bad_period',
        'unknown_kind',
        'missing_paper',
        'nothing_chosen',
        'unknown_unit',
        'missing_reason',
        'plan_changed',
        'same_plan',
        'missing_plan',
        'not_a_number',
        'missing_base',
        'missing_day',
        'bad_day',
        'bad_range',
        'bad_percent',
      ],
    },
    (request) => setPlans(deps, official(request), { targetId: request.params.id, ...request.body }),
  )

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
    'GET',
    '/target-explanations',
    {
      summary: 'What one has to explain, and what waits for one’s decision',
      may: 'target.report',
      answer: Type.Object({ rows: Type.Array(ExplanationShape) }),
    },
    async (request) => {
      const who = official(request)
      const { root } = await sceneOf(deps)
      const unitIds = who.appointments.flatMap(({ unitId, role }) => (grants('target.explain', role) ? [unitId] : []))
      const open = { unitIds, below: unitsBelow(who, root), personIds: personsOf(who) }
      return ok({ rows: (await openExplanations(db, localityId, open)).map(explanationOut) })
    },
  )
  api(
    'POST',
    '/target-explanations/:id/answer',
    {
      summary: 'Explain a target in danger; a late answer is late',
      may: 'target.explain',
      params: ById,
      body: Type.Object({ cause: literals(CAUSES), answer: Long, remedy: Type.Optional(Long) }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'missing_answer', 'already_answered'],
    },
    (request) => explain(deps, official(request), request.params.id, { remedy: '', ...request.body }),
  )
  api(
    'POST',
    '/target-explanations/:id/settle',
    {
      summary: 'Accept an explanation, or send it back with a new deadline',
      may: 'target.approve',
      params: ById,
      body: Type.Object({ accepted: Type.Boolean(), reason: Type.Optional(Prose) }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'own_answer', 'not_answered', 'already_decided', 'missing_reason'],
    },
    (request) => settleExplanation(deps, official(request), request.params.id, { reason: '', ...request.body }),
  )
  api(
    'PUT',
    '/schemes/:id/stages',
    {
      summary: 'Set a stage of a scheme',
      may: 'target.manage',
      params: ById,
      body: Type.Object({
        stage: literals(STAGES),
        dueOn: orNull(Day),
        doneOn: orNull(Day),
        unitId: orNull(Key),
        note: Line,
      }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'bad_day', 'unknown_unit'],
    },
    (request) => setStage(deps, official(request), request.params.id, request.body),
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
}
