import type { LocalDate } from '../../core/calendar/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { record } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { decide, type PlanFile, type RuleFile } from './rules/plan.ts'
import { verbs } from './verbs.ts'

export type PlanStatus = 'draft' | 'reviewed' | 'running' | 'confirmed'

/** A plan as this installation keeps it. */
export interface Plan {
  code: string
  effectiveOn: LocalDate
  file: PlanFile
  status: PlanStatus
  reviewedBy: string | null
  reviewedAt: Date | null
  confirmedAt: Date | null
}

/** A unit of a plan that has gone over; the empty code stands for the new units. */
export interface Run {
  unitCode: string
  doneAt: Date
  dossiers: number
}

export const findPlan = (db: Db, code: string): Promise<Plan | undefined> =>
  db.first(sql<Plan>`
    SELECT code, effective_on, file, status, reviewed_by, reviewed_at, confirmed_at FROM reform_plans WHERE code = ${code}`)

/** Every plan, the earliest first. */
export const findPlans = (db: Db): Promise<Plan[]> =>
  db.many(sql<Plan>`
    SELECT code, effective_on, file, status, reviewed_by, reviewed_at, confirmed_at FROM reform_plans
    ORDER BY effective_on, code`)

/** The plan, held until the transaction ends: two people can't run it at once. */
export const lockPlan = (tx: Db, code: string): Promise<Plan | undefined> =>
  tx.first(sql<Plan>`
    SELECT code, effective_on, file, status, reviewed_by, reviewed_at, confirmed_at FROM reform_plans WHERE code = ${code}
    FOR UPDATE`)

export const findRuns = (db: Db, code: string): Promise<Run[]> =>
  db.many(sql<Run>`
    SELECT unit_code, done_at, dossiers FROM reform_runs WHERE plan_code = ${code} ORDER BY done_at, unit_code`)

/** Takes a ready plan up as a draft; one that is there stays as it was decided. */
export async function adoptPlan(db: Db, file: PlanFile): Promise<Plan> {
  await db.run(sql`
    INSERT INTO reform_plans (code, effective_on, file)
    VALUES (${file.code}, ${file.effectiveOn}::date, ${JSON.stringify(file)}::text::jsonb) ON CONFLICT DO NOTHING`)
  const plan = await findPlan(db, file.code)
  if (!plan) throw new Error(`The plan ${file.code} was adopted and is not found`)
  return plan
}

export type PlanRefusal =
  | 'no_such_plan'
  | 'already_confirmed'
  | 'already_running'
  | 'not_reviewed'
  | 'not_yet'
  | 'no_units'

/** What is changed of a plan is to be reviewed again. */
export function changePlan(
  db: Db,
  code: string,
  change: { effectiveOn?: LocalDate; rule?: { unit: string } & RuleFile },
): Promise<Result<Plan, PlanRefusal>> {
  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, code)
    if (!plan) return no('no_such_plan')
    if (plan.status === 'confirmed') return no('already_confirmed')
    // Units that went over did so on the day; a role nobody had decided can still be decided.
    if (plan.status === 'running' && change.effectiveOn !== undefined) return no('already_running')
    const file = change.rule ? decide(plan.file, change.rule.unit, ruleOf(change.rule)) : plan.file
    const status = plan.status === 'running' ? 'running' : 'draft'
    await tx.run(sql`
      UPDATE reform_plans SET effective_on = ${change.effectiveOn ?? plan.effectiveOn}::date,
        file = ${JSON.stringify(file)}::text::jsonb, status = ${status},
        reviewed_by = CASE WHEN ${status} = 'running' THEN reviewed_by END,
        reviewed_at = CASE WHEN ${status} = 'running' THEN reviewed_at END
      WHERE code = ${code}`)
    return ok({ ...plan, file, status, effectiveOn: change.effectiveOn ?? plan.effectiveOn })
  })
}

const ruleOf = ({ role, to, as }: RuleFile): RuleFile => ({ role, to, ...(as ? { as } : {}) })

/** Somebody has read the plan with its trial and answers for it. */
export function reviewPlan(db: Db, actor: Actor, code: string, at: Date): Promise<Result<null, PlanRefusal>> {
  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, code)
    if (!plan) return no('no_such_plan')
    if (plan.status === 'confirmed') return no('already_confirmed')
    if (plan.status === 'running') return no('already_running')
    await tx.run(sql`
      UPDATE reform_plans SET status = 'reviewed', reviewed_at = ${at},
        reviewed_by = ${actor.kind === 'official' ? actor.personId : null}
      WHERE code = ${code}`)
    await recordAbout(tx, 'review', actor, code, at)
    return ok(null)
  })
}

/** The act of something done to a whole plan. */
export const recordAbout = (
  tx: Db,
  deed: 'review' | 'begin' | 'confirm' | 'undo',
  actor: Actor,
  plan: string,
  at: Date,
  facts: Record<string, string | number> = {},
): Promise<string> =>
  record(tx, {
    verb: verbs[deed].name,
    actor,
    subjectId: newId(),
    ...(actor.kind === 'official' ? { unitId: actor.unitId } : {}),
    occurredAt: at,
    facts: { plan, ...facts },
  })
