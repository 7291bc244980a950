import { dateOfDay, dayNumberOf } from '../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { mountReformApi } from './api.ts'
import { PlanPage, type PlanPageProps } from './pages/plan.tsx'
import { PlansPage, planLink } from './pages/plans.tsx'
import { adoptPlan, changePlan, findPlan, findPlans, findRuns, reviewPlan } from './plans.ts'
import { HTTP } from './reasons.ts'
import type { PlanFile } from './rules/plan.ts'
import { confirmPlan, runPlan, undoPlan } from './run.ts'
import { ChangeDay, Decide, GetPlan, PlanDeed, Sure } from './schemas.ts'
import { type ReformDeps, tryPlan } from './trial.ts'
import { words } from './words.ts'

const config = { may: 'organization.manage' } as const
const HOME = '/quan-tri/chuyen-doi'

/** Changes of units: for the administrator to review, try, run, undo and confirm. */
export async function mountReform(app: App, deps: ReformDeps, ready: readonly PlanFile[]): Promise<void> {
  const { db, office } = deps
  const now = (): Date => office.clock.now()
  const by = (request: Request): Actor => actorOf(request.viewer as OfficialViewer, 'organization.manage')
  for (const file of ready) await adoptPlan(db, file)
  mountReformApi(app, deps)

  async function show(
    reply: Reply,
    code: string,
    { status = 200, ...rest }: Omit<PlanPageProps, 'plan' | 'trial' | 'runs'> & { status?: number } = {},
  ) {
    const plan = await findPlan(db, code)
    if (!plan) throw new Refusal(404, 'no_such_plan', words.reasons.no_such_plan)
    const [trial, runs] = await Promise.all([tryPlan(deps, plan, now()), findRuns(db, code)])
    return reply.page(<PlanPage {...{ plan, trial, runs }} {...rest} />, { title: plan.file.name, wide: true, status })
  }

  type Reason = keyof typeof HTTP
  const answer = (
    reply: Reply,
    code: string,
    result: { ok: true } | { ok: false; reason: Reason; codes?: string[] },
    done: keyof typeof words.done,
  ) =>
    result.ok
      ? reply.redirect(`${planLink(code)}?xong=${done}`, 303)
      : show(reply, code, {
          error: words.reasons[result.reason],
          codes: result.codes ?? [],
          status: HTTP[result.reason],
        })

  app.get(HOME, { config }, async (_request, reply) =>
    reply.page(<PlansPage plans={await findPlans(db)} />, { title: words.title, wide: true }),
  )

  app.get(`${HOME}/:code`, { schema: GetPlan, config }, async (request, reply) => {
    const { xong = '' } = request.query
    const done = Object.hasOwn(words.done, xong) ? words.done[xong as keyof typeof words.done] : undefined
    return show(reply, request.params.code, { done })
  })

  app.post(`${HOME}/:code/ngay`, { schema: ChangeDay, config }, async (request, reply) => {
    const { code } = request.params
    const { effectiveOn } = request.body
    if (dateOfDay(dayNumberOf(effectiveOn)) !== effectiveOn)
      return show(reply, code, { error: words.reasons.no_such_day, status: 422 })
    return answer(reply, code, await changePlan(db, code, { effectiveOn }), 'day')
  })

  app.post(`${HOME}/:code/quyet-dinh`, { schema: Decide, config }, async (request, reply) => {
    const { code } = request.params
    const { unit, role, to, as = '' } = request.body
    const plan = await findPlan(db, code)
    const known = plan && (await tryPlan(deps, plan, now())).takers.some((taker) => taker.code === to)
    if (plan && to !== '' && !known) return show(reply, code, { error: words.reasons.no_such_unit, status: 422 })
    const rule = { unit, role, to: to || null, ...(as ? { as } : {}) }
    return answer(reply, code, await changePlan(db, code, { rule }), 'decided')
  })

  app.post(`${HOME}/:code/duyet`, { schema: PlanDeed, config }, async (request, reply) => {
    const { code } = request.params
    return answer(reply, code, await reviewPlan(db, by(request), code, now()), 'reviewed')
  })

  app.post(`${HOME}/:code/chay`, { schema: Sure, config }, async (request, reply) => {
    const { code } = request.params
    if (!request.body.sure) return show(reply, code, { error: words.sureMissing, status: 422 })
    return answer(reply, code, await runPlan(deps, by(request), code, now()), 'run')
  })

  app.post(`${HOME}/:code/hoan-tac`, { schema: PlanDeed, config }, async (request, reply) => {
    const { code } = request.params
    return answer(reply, code, await undoPlan(deps, by(request), code, now()), 'undone')
  })

  app.post(`${HOME}/:code/xac-nhan`, { schema: Sure, config }, async (request, reply) => {
    const { code } = request.params
    if (!request.body.sure) return show(reply, code, { error: words.sureMissing, status: 422 })
    return answer(reply, code, await confirmPlan(deps, by(request), code, now()), 'confirmed')
  })
}
