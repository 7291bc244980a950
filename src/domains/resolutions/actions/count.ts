import { localDateOf } from '../../../core/calendar/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { unitKey, WHOLE } from '../queries/columns.ts'
import { firstDayOf, type Grain, lastDayOf, periodOf, periodsIn } from '../rules/period.ts'
import type { Among } from '../rules/reaching.ts'
import { rootOf, unitInCharge } from '../rules/who-may.ts'
import type { SourceAsked, SourceFigure, TargetSource } from '../source.ts'
import { verbs } from '../verbs.ts'
import { watchersAnew } from './watchers.ts'

interface Counted {
  id: string
  computedBy: string
  every: Grain
  ownerUnitId: string | null
  watchedId: string | null
  watchedKey: string | null
  among: Among | null
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
    SELECT t.id, t.computed_by, t.reported_every AS every, t.owner_unit_id, t.computed_of AS watched_id, t.computed_among AS among,
      watched.key AS watched_key
    FROM targets t LEFT JOIN targets watched ON watched.locality_id = t.locality_id AND watched.id = t.computed_of
    WHERE t.locality_id = ${localityId} AND t.computed_by = ANY(${sources.map(({ key }) => key)}::text[])
      AND (t.counted_on IS NULL OR t.counted_on < ${today}) ORDER BY t.computed_of NULLS FIRST LIMIT 200`)
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
  const { watchedId, watchedKey, among } = target
  const watched = watchedId && watchedKey && among ? { targetId: watchedId, key: watchedKey, among } : undefined
  const due = plans.flatMap((plan) =>
    periodsIn(plan.year, target.every)
      .map(periodOf)
      .filter((period) => firstDayOf(period) <= today)
      .map((period) => ({ plan, period, from: firstDayOf(period), to: lastDayOf(period) })),
  )
  const asked = due.map(({ plan, from, to }) => ({ unitId: plan.unitId, from, to, watched }))
  const figures = await (source.figures?.(asked) ?? oneByOne(asked, source))
  let changed = 0
  for (const [index, { plan, period }] of due.entries()) {
    const figure = figures[index]
    if (figure && (await keep(deps, tx, { target, source, plan, period: period.key, figure }))) changed += 1
  }
  if (changed > 0) await watchersAnew(tx, localityId, [target.id])
  return changed
}

async function oneByOne(asked: readonly SourceAsked[], source: TargetSource): Promise<(SourceFigure | undefined)[]> {
  const figures: (SourceFigure | undefined)[] = []
  for (const each of asked) figures.push(await source.figure(each))
  return figures
}

interface Kept {
  target: Counted
  source: TargetSource
  plan: { id: string; unitId: string | null }
  period: string
  figure: SourceFigure
}

/** Keeps what was counted, if it is another figure than the one that stands. */
async function keep(deps: ResolutionsDeps, tx: Db, { target, source, plan, period, figure }: Kept): Promise<boolean> {
  const { localityId, clock } = deps
  const at = clock.now()
  const of = sql`locality_id = ${localityId} AND target_id = ${target.id} AND year = ${Number(period.slice(0, 4))}
    AND ${unitKey('target_figures.unit_id')} = ${plan.unitId ?? WHOLE} AND period = ${period} AND stands`
  const note = figure.note ? JSON.stringify(figure.note) : null
  const same = await tx.first(sql`
    SELECT 1 FROM target_figures WHERE ${of} AND part = ${figure.part} AND whole = ${figure.whole}
      AND note IS NOT DISTINCT FROM ${note}::text::jsonb`)
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
    INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, part, whole, note, source, standing, recorded_at, act_id, state,
      stands, plan_id)
    VALUES (${localityId}, ${id}, ${target.id}, ${plan.unitId}, ${period}, ${figure.part}, ${figure.whole}, ${note}::text::jsonb,
      ${JSON.stringify(from)}::text::jsonb, 'D', ${at}, ${actId}, 'approved', true, ${plan.id})`)
  return true
}
