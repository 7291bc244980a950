import { Type } from 'typebox'
import { official } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  Day,
  Key,
  Line,
  literals,
  operations,
  orNull,
  Prose,
  Words,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { setPlans } from './actions/plan.ts'
import { changeTarget, createTarget } from './actions/target.ts'
import { columnsOf, Decimal, Period, Reported, Unit } from './api-shapes.ts'
import type { ResolutionsDeps } from './deps.ts'
import { mountExplanationsApi } from './explanations-api.ts'
import { mountFiguresApi } from './figures-api.ts'
import { officeWords } from './office-words.ts'
import { mountPapersApi } from './papers-api.ts'
import { searchTargets } from './queries/origins.ts'
import { findTargetStates, type TargetState } from './queries/states.ts'
import { HTTP } from './reasons.ts'
import { GRAINS } from './rules/period.ts'
import { AMONG } from './rules/reaching.ts'
import { TARGET_KINDS } from './rules/target.ts'
import { sceneOf } from './scene.ts'

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
  computedOf: Type.Optional(orNull(Key, { description: 'For unitsReaching: the target that units are to reach' })),
  computedAmong: Type.Optional(orNull(literals(AMONG), { description: 'For unitsReaching: which units are counted' })),
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
  mountFiguresApi(api, deps)
  mountExplanationsApi(api, deps)
  mountPapersApi(api, deps)

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
        'missing_watched',
        'circular_source',
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
        'missing_watched',
        'circular_source',
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
        'counted_as_share',
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
}
