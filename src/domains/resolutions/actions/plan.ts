import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { recordMany } from '../../../core/ledger/index.ts'
import { type Db, isUniqueViolation, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { exact, unitKey, WHOLE } from '../queries/columns.ts'
import { findTarget } from '../queries/figures.ts'
import type { Reason } from '../reasons.ts'
import { type PlanValues, readPlan, shapeOf, type TypedPlan } from '../rules/entry.ts'
import { findPeriod } from '../rules/period.ts'
import { TARGET_KINDS, type TargetKind } from '../rules/target.ts'
import { mayManage, rootOf, unitInCharge } from '../rules/who-may.ts'
import { Refused } from './refused.ts'
import { actOn } from './report.ts'
import { watchersAnew } from './watchers.ts'

export interface PlanInput {
  targetId: string
  period: string
  kind: string
  /** One for each unit, null for the whole locality. */
  lines: readonly (TypedPlan & {
    unitId: string | null
    /** The plan that stood on the form; null: none did. */
    seenId: string | null
  })[]
  /** The paper it is set by. */
  source: string
  /** Why it is changed; needed where a plan stands already. */
  reason?: string
}

/** What was planned of each unit. */
interface Line extends PlanValues {
  id: string
  unitId: string | null
  seenId: string | null
}

/**
 * Sets plans of a target for a period, or changes them: the earlier plan stays readable and no longer stands. All or nothing, each
 * with its act; a plan that was changed since the form was opened is not overwritten.
 */
export async function setPlans(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  input: PlanInput,
): Promise<Result<{ ids: string[] }, Reason>> {
  const { db, localityId, clock } = deps
  const today = localDateOf(clock.now())
  if (!findPeriod(input.period)) return no('bad_period')
  if (!isKind(input.kind)) return no('unknown_kind')
  if (input.source.trim() === '') return no('missing_paper')
  if (input.lines.length === 0) return no('nothing_chosen')
  const people = await deps.organization()
  const root = rootOf(people, today)?.id ?? ''
  const target = await findTarget(db, localityId, { id: input.targetId })
  if (!target) return no('not_found')
  if (!mayManage(official, target.ownerUnitId, root)) return no('not_yours')
  if (target.computedBy !== null && input.kind !== 'none' && shapeOf(input.kind) !== 'share')
    return no('counted_as_share')
  const lines: Line[] = []
  for (const { unitId, seenId, ...typed } of input.lines) {
    if (unitId !== null && !people.findUnit(unitId)) return no('unknown_unit')
    const values = readPlan(input.kind, typed)
    if (!values.ok) return values
    lines.push({ id: newId(), unitId, seenId, ...values.value })
  }
  const reason = input.reason?.trim() ?? ''
  if (reason === '' && lines.some(({ seenId }) => seenId !== null)) return no('missing_reason')
  try {
    return await db.transaction(async (tx) => {
      for (const line of lines) {
        const refused = await retire(tx, localityId, input, line)
        if (refused) throw new Refused(refused)
      }
      const acts = await recordMany(
        tx,
        lines.map(({ unitId }) =>
          actOn(deps, 'plan', {
            actor: actorOf(official, 'target.manage', target.ownerUnitId ?? root),
            target: target.id,
            unitId: unitInCharge(unitId, target.ownerUnitId, root),
            facts: { period: input.period, kind: input.kind, unit: unitId },
          }),
        ),
      )
      for (const [index, { id, unitId, seenId, plan, base, upper, byDay }] of lines.entries())
        await tx.run(sql`
          INSERT INTO target_plans (locality_id, id, target_id, unit_id, period, kind, plan, base, upper, by_day, set_at, source, standing,
            set_by, reason, act_id)
          VALUES (${localityId}, ${id}, ${target.id}, ${unitId}, ${input.period}, ${input.kind}, ${plan}::numeric, ${base}::numeric,
            ${upper}::numeric, ${byDay}::date, ${clock.now()}, ${JSON.stringify({ vi: input.source.trim(), en: input.source.trim() })}::text::jsonb,
            'O', ${official.personId}, ${seenId === null ? null : reason}, ${acts[index] ?? null})`)
      await watchersAnew(tx, localityId, [target.id])
      return ok({ ids: lines.map(({ id }) => id) })
    })
  } catch (cause) {
    if (cause instanceof Refused) return no(cause.reason)
    // Somebody else set the first plan at the same moment.
    if (isUniqueViolation(cause)) return no('plan_changed')
    throw cause
  }
}

const isKind = (kind: string): kind is TargetKind => (TARGET_KINDS as readonly string[]).includes(kind)

/** Takes the plan that stands out of force, if it is still the one that was seen and says something else. */
async function retire(
  tx: Db,
  localityId: number,
  { targetId, period, kind }: PlanInput,
  line: Line,
): Promise<Reason | undefined> {
  type Row = {
    id: string
    kind: string
    plan: string | null
    base: string | null
    upper: string | null
    byDay: string | null
  }
  const old = await tx.first(sql<Row>`
    SELECT id, kind, ${exact('plan', 'plan')}, ${exact('base', 'base')}, ${exact('upper', 'upper')}, by_day FROM target_plans
    WHERE locality_id = ${localityId} AND target_id = ${targetId} AND year = ${Number(period.slice(0, 4))}
      AND ${unitKey('target_plans.unit_id')} = ${line.unitId ?? WHOLE} AND period = ${period} AND stands FOR UPDATE`)
  if ((old?.id ?? null) !== line.seenId) return 'plan_changed'
  if (!old) return undefined
  const { plan, base, upper, byDay } = line
  if (
    old.kind === kind &&
    [old.plan === plan, old.base === base, old.upper === upper, old.byDay === byDay].every(Boolean)
  )
    return 'same_plan'
  await tx.run(sql`UPDATE target_plans SET stands = false WHERE locality_id = ${localityId} AND id = ${old.id}`)
  return undefined
}
