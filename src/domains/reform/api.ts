import { Type } from 'typebox'
import { actorOf, official } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import {
  type App,
  Day,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  type Request,
  Words,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { changePlan, findPlan, findPlans, findRuns, type Plan, reviewPlan } from './plans.ts'
import { HTTP } from './reasons.ts'
import { confirmPlan, runPlan, undoPlan } from './run.ts'
import { ChangeDay, Decide, PlanDeed } from './schemas.ts'
import { type ReformDeps, tryPlan } from './trial.ts'
import { words } from './words.ts'

const MAY = { may: 'organization.manage' }
const ONE = { ...MAY, params: PlanDeed.params }

const PlanShape = Type.Object({
  code: Type.String(),
  name: Words,
  legalBasis: Type.Array(Type.String()),
  effectiveOn: Day,
  status: literals(['draft', 'reviewed', 'running', 'confirmed']),
  reviewedBy: orNull(Key),
  reviewedAt: orNull(Instant),
  confirmedAt: orNull(Instant),
})
const Titled = Type.Object({ code: Type.String(), name: Words, agencyCode: orNull(Type.String()) })
const Tried = Type.Object({
  plan: PlanShape,
  runs: Type.Array(Type.Object({ unitCode: Type.String(), doneAt: Instant, dossiers: Type.Integer() })),
  units: Type.Array(
    Type.Object({
      ...Titled.properties,
      successors: Type.Array(Words),
      done: Type.Boolean(),
      dossiers: Type.Integer({ description: 'Open ones that go over' }),
    }),
  ),
  newUnits: Type.Array(Titled),
  undecided: Type.Object({
    flaws: Type.Array(Type.Object({ kind: Type.String(), unit: Type.String() })),
    withoutSuccessor: Type.Array(Type.Object({ code: Type.String(), name: Words })),
    dossiers: Type.Array(
      Type.Object({
        unitCode: Type.String(),
        unit: Words,
        role: Type.String(),
        post: Words,
        count: Type.Integer(),
        example: Type.String(),
      }),
    ),
  }),
})

const shapeOf = ({ code, file, effectiveOn, status, reviewedBy, reviewedAt, confirmedAt }: Plan) => ({
  ...{ code, name: file.name, legalBasis: file.legalBasis, effectiveOn, status, reviewedBy, reviewedAt, confirmedAt },
})

/** Changes of units, for programs: to review, try, run, undo and confirm. */
export function mountReformApi(app: App, deps: ReformDeps): void {
  const { db, office } = deps
  const now = (): Date => office.clock.now()
  const by = (request: Request): Actor => actorOf(official(request), 'organization.manage')
  const api = operations(app, {
    tag: 'reform',
    statuses: { ...HTTP, no_such_unit: 422 },
    words: words.reasons,
    more: ({ codes }: { reason: string; codes?: string[] }) => codes && { codes },
  })

  api('GET', '/reform-plans', { ...MAY, summary: 'Plans to change units', answer: Type.Array(PlanShape) }, async () =>
    ok((await findPlans(db)).map(shapeOf)),
  )

  api(
    'GET',
    '/reform-plans/:code',
    {
      ...ONE,
      summary: 'A plan tried on the world as it is now: what would go where, and what nobody has decided',
      answer: Tried,
      refusals: ['no_such_plan'],
    },
    async ({ params: { code } }) => {
      const plan = await findPlan(db, code)
      if (!plan) return no('no_such_plan')
      const [{ units, newUnits, undecided }, runs] = await Promise.all([tryPlan(deps, plan, now()), findRuns(db, code)])
      const { flaws, withoutSuccessor, dossiers } = undecided
      return ok({
        plan: shapeOf(plan),
        runs,
        units: units.map(({ flights, people: _, ...unit }) => ({
          ...unit,
          dossiers: flights.reduce((sum, each) => sum + each.dossiers, 0),
        })),
        newUnits,
        undecided: { flaws, withoutSuccessor, dossiers },
      })
    },
  )

  api(
    'POST',
    '/reform-plans/:code/day',
    {
      ...ONE,
      summary: 'Set the day; it is to be reviewed again',
      body: ChangeDay.body,
      answer: PlanShape,
      refusals: ['no_such_plan', 'already_confirmed', 'already_running'],
    },
    async ({ params: { code }, body: { effectiveOn } }) => {
      const changed = await changePlan(db, code, { effectiveOn })
      return changed.ok ? ok(shapeOf(changed.value)) : changed
    },
  )

  api(
    'POST',
    '/reform-plans/:code/rules',
    {
      ...ONE,
      summary: 'Decide who takes over a role’s work of a unit',
      body: Decide.body,
      answer: PlanShape,
      refusals: ['no_such_plan', 'already_confirmed', 'no_such_unit'],
    },
    async ({ params: { code }, body: { unit, role, to, as = '' } }) => {
      const plan = await findPlan(db, code)
      const known = plan && (await tryPlan(deps, plan, now())).takers.some((taker) => taker.code === to)
      if (plan && to !== '' && !known) return no('no_such_unit')
      const changed = await changePlan(db, code, { rule: { unit, role, to: to || null, ...(as ? { as } : {}) } })
      return changed.ok ? ok(shapeOf(changed.value)) : changed
    },
  )

  api(
    'POST',
    '/reform-plans/:code/review',
    {
      ...ONE,
      summary: 'Approve a plan as it stands',
      refusals: ['no_such_plan', 'already_confirmed', 'already_running'],
    },
    (request) => reviewPlan(db, by(request), request.params.code, now()),
  )
  api(
    'POST',
    '/reform-plans/:code/run',
    {
      ...ONE,
      summary: 'Carry the plan out, a unit at a time',
      answer: Type.Object({ units: Type.Integer(), dossiers: Type.Integer(), left: Type.Integer() }),
      refusals: ['no_such_plan', 'already_confirmed', 'not_reviewed', 'not_yet', 'no_units'],
    },
    (request) => runPlan(deps, by(request), request.params.code, now()),
  )
  api(
    'POST',
    '/reform-plans/:code/undo',
    {
      ...ONE,
      summary: 'Take a plan back as a whole, until it is confirmed',
      answer: Type.Object({ units: Type.Integer() }),
      refusals: ['no_such_plan', 'already_confirmed', 'nothing_to_undo', 'worked_on_since', 'new_units_in_use'],
    },
    (request) => undoPlan(deps, by(request), request.params.code, now()),
  )
  api(
    'POST',
    '/reform-plans/:code/confirm',
    {
      ...ONE,
      summary: 'Confirm: it can’t be undone any longer',
      answer: Type.Object({ versions: Type.Integer() }),
      refusals: ['no_such_plan', 'already_confirmed', 'not_run', 'units_left', 'dossiers_left'],
    },
    (request) => confirmPlan(deps, by(request), request.params.code, now()),
  )
}
