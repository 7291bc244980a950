import { localDateOf } from '../../../core/calendar/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { unitKey, WHOLE } from '../queries/columns.ts'
import { firstDayOf, type Grain, lastDayOf, periodOf, periodsIn } from '../rules/period.ts'
import { rootOf, unitInCharge } from '../rules/who-may.ts'
import type { TargetSource } from '../source.ts'
import { verbs } from '../verbs.ts'

interface Counted {
  id: string
  computedBy: string
  every: Grain
  ownerUnitId: string | null
}

/** How long after a year its last figures are still counted anew: what is recorded late belongs to it. */
const LAST_YEAR_UNTIL_MONTH = 2

/**
 * Counts the targets that the program counts itself, once a day: each unit with a plan of shares, each period that has begun. What
 * came out otherwise than before is a new figure with its act; the earlier one stays readable. Any process may run it at any time.
 *
 * @returns how many figures changed
 */
export async function countTargets(deps: ResolutionsDeps): Promise<number> {
  const { db, localityId, clock, sources = [] } = deps
  if (sources.length === 0) return 0
  const today = localDateOf(clock.now())
  const due = await db.many(sql<Counted>`
    SELECT id, computed_by, reported_every AS every, owner_unit_id FROM targets
    WHERE locality_id = ${localityId} AND computed_by = ANY(${sources.map(({ key }) => key)}::text[])
      AND (counted_on IS NULL OR counted_on < ${today}) LIMIT 200`)
  let changed = 0
  for (const target of due) {
    const source = sources.find(({ key }) => key === target.computedBy)
    if (source && (await (source.isReady?.() ?? true)))
      changed += await db.transaction((tx) => count(deps, tx, target, source, today))
  }
  return changed
}

async function count(
  deps: ResolutionsDeps,
  tx: Db,
  target: Counted,
  source: TargetSource,
  today: string,
): Promise<number> {
  const { localityId } = deps
  // Claimed, so that two processes don't both count it.
  const claimed = await tx.run(sql`
    UPDATE targets SET counted_on = ${today} WHERE locality_id = ${localityId} AND id = ${target.id}
      AND (counted_on IS NULL OR counted_on < ${today})`)
  if (claimed === 0) return 0
  const now = Number(today.slice(0, 4))
  const years = Number(today.slice(5, 7)) <= LAST_YEAR_UNTIL_MONTH ? [now - 1, now] : [now]
  const plans = await tx.many(sql<{ id: string; unitId: string | null; year: number }>`
    SELECT id, unit_id, year FROM target_plans WHERE locality_id = ${localityId} AND target_id = ${target.id}
      AND year = ANY(${years}::smallint[]) AND grain = 'year' AND stands AND kind IN ('share', 'coverage')`)
  let changed = 0
  for (const plan of plans)
    for (const key of periodsIn(plan.year, target.every)) {
      const period = periodOf(key)
      if (firstDayOf(period) > today) continue
      const figure = await source.figure({ unitId: plan.unitId, from: firstDayOf(period), to: lastDayOf(period) })
      if (figure && (await keep(deps, tx, { target, source, plan, period: key, figure }))) changed += 1
    }
  return changed
}

interface Kept {
  target: Counted
  source: TargetSource
  plan: { id: string; unitId: string | null }
  period: string
  figure: { part: number; whole: number }
}

/** Keeps what was counted, if it is another figure than the one that stands. */
async function keep(deps: ResolutionsDeps, tx: Db, { target, source, plan, period, figure }: Kept): Promise<boolean> {
  const { localityId, clock } = deps
  const at = clock.now()
  const of = sql`locality_id = ${localityId} AND target_id = ${target.id} AND year = ${Number(period.slice(0, 4))}
    AND ${unitKey('target_figures.unit_id')} = ${plan.unitId ?? WHOLE} AND period = ${period} AND stands`
  const same = await tx.first(
    sql`SELECT 1 FROM target_figures WHERE ${of} AND part = ${figure.part} AND whole = ${figure.whole}`,
  )
  if (same) return false
  const root = rootOf(await deps.organization(), localDateOf(at))?.id ?? ''
  const id = newId()
  const actId = await record(tx, {
    verb: verbs.count.name,
    actor: { kind: 'system' },
    subjectId: target.id,
    unitId: unitInCharge(plan.unitId, target.ownerUnitId, root),
    occurredAt: at,
    facts: { period, unit: plan.unitId, figure: id, part: figure.part, whole: figure.whole },
  })
  await tx.run(sql`UPDATE target_figures SET stands = false WHERE ${of}`)
  const from = t(`Hệ thống tính: ${source.name.vi}`, `Counted by the program: ${source.name.en}`)
  await tx.run(sql`
    INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, part, whole, source, standing, recorded_at, act_id, state,
      stands, plan_id)
    VALUES (${localityId}, ${id}, ${target.id}, ${plan.unitId}, ${period}, ${figure.part}, ${figure.whole},
      ${JSON.stringify(from)}::text::jsonb, 'D', ${at}, ${actId}, 'approved', true, ${plan.id})`)
  return true
}
