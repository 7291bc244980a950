import { Type } from 'typebox'
import { grants, official, personsOf } from '../../core/identity/index.ts'
import { ById, Day, Instant, Key, Line, literals, orNull, Prose, Words } from '../../platform/http/index.ts'
import { ok } from '../../platform/result.ts'
import { explain, settleExplanation } from './actions/explain.ts'
import { setStage } from './actions/stage.ts'
import { type Api, Period, Unit } from './api-shapes.ts'
import type { ResolutionsDeps } from './deps.ts'
import { type Explanation, openExplanations } from './queries/explanations.ts'
import { CAUSES } from './rules/danger.ts'
import { STAGES } from './rules/stage.ts'
import { unitsBelow } from './rules/who-may.ts'
import { sceneOf } from './scene.ts'

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

/** Explanations of targets in danger and stages of schemes, for programs. */
export function mountExplanationsApi(api: Api, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

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
}
