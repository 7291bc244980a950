import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer, personsOf } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { unitKey, WHOLE } from '../queries/columns.ts'
import { type FigureRecord, findFigure, findPlanFor } from '../queries/figures.ts'
import type { Reason } from '../reasons.ts'
import { judge } from '../rules/target.ts'
import { isSuperior, rootOf, unitInCharge } from '../rules/who-may.ts'
import { actOn } from './report.ts'
import { watchersAnew } from './watchers.ts'

/** Why an official may not decide on a figure; undefined: they may. */
export function whyNotDecide(
  official: OfficialViewer,
  figure: Pick<FigureRecord, 'state' | 'enteredBy' | 'unitId' | 'ownerUnitId'>,
  root: string,
): Reason | undefined {
  if (!isSuperior(official, unitInCharge(figure.unitId, figure.ownerUnitId, root), root)) return 'not_yours'
  if (figure.enteredBy !== null && personsOf(official).includes(figure.enteredBy)) return 'own_figure'
  return figure.state === 'waiting' ? undefined : 'already_decided'
}

type Decided = Result<{ id: string }, Reason>

/** Runs a decision on a figure with its row locked: of two at once the second finds it decided. */
async function deciding(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  verb: 'approve' | 'sendBack',
  work: (tx: Db, figure: FigureRecord) => Promise<Result<Decision, Reason>>,
): Promise<Decided> {
  const { db, localityId, clock } = deps
  const now = clock.now()
  const today = localDateOf(now)
  const root = rootOf(await deps.organization(), today)?.id ?? ''
  return db.transaction(async (tx) => {
    const figure = await findFigure(tx, localityId, id, today, { lock: true })
    if (!figure) return no('not_found')
    const why = whyNotDecide(official, figure, root)
    if (why) return no(why)
    const decision = await work(tx, figure)
    if (!decision.ok) return decision
    const unitId = unitInCharge(figure.unitId, figure.ownerUnitId, root)
    const { state, words } = decision.value
    const actId = await record(
      tx,
      actOn(deps, verb, {
        actor: actorOf(official, 'target.approve', unitId),
        target: figure.targetId,
        unitId,
        facts: { period: figure.period, unit: figure.unitId, figure: id },
      }),
    )
    await tx.run(sql`
      UPDATE target_figures SET state = ${state}, stands = ${state === 'approved'}, decided_by = ${official.personId}, decided_at = ${now},
        decision = ${words}, decision_act_id = ${actId}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    if (state === 'approved') await watchersAnew(tx, localityId, [figure.targetId])
    return ok({ id })
  })
}

interface Decision {
  state: 'approved' | 'returned'
  words: string | null
}

/**
 * Approves a figure: from now on it counts, and the one it corrects doesn't. The plan it is held against must be the one the
 * approver saw.
 *
 * @param seen the plan on the approver's page
 */
export const approveFigure = (
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { planId }: { planId: string },
): Promise<Decided> =>
  deciding(deps, official, id, 'approve', async (tx, figure) => {
    const plan = await findPlanFor(tx, deps.localityId, figure, { lock: true })
    if (plan?.id !== planId) return no('plan_changed')
    try {
      judge(plan.measure, figure.reported)
    } catch {
      // Given as a share, say, and planned as a value since.
      return no('plan_no_longer_fits')
    }
    await tx.run(sql`
      UPDATE target_figures SET stands = false WHERE locality_id = ${deps.localityId} AND target_id = ${figure.targetId}
        AND year = ${Number(figure.period.slice(0, 4))} AND ${unitKey('target_figures.unit_id')} = ${figure.unitId ?? WHOLE}
        AND period = ${figure.period} AND stands`)
    return ok({ state: 'approved', words: null })
  })

/** Sends a figure back with the reason; whoever entered it enters a new one. */
export async function returnFigure(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { reason }: { reason: string },
): Promise<Decided> {
  const words = reason.trim()
  if (words === '') return no('missing_reason')
  return deciding(deps, official, id, 'sendBack', async () => ok({ state: 'returned', words }))
}

/** Sends several back with one reason, each by itself: what can't be is told and stops nothing. */
export async function returnMany(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<Result<{ returned: number; refused: { id: string; reason: Reason }[] }, Reason>> {
  if (reason.trim() === '') return no('missing_reason')
  if (ids.length === 0) return no('nothing_chosen')
  const refused: { id: string; reason: Reason }[] = []
  for (const id of ids) {
    const result = await returnFigure(deps, official, id, { reason })
    if (!result.ok) refused.push({ id, reason: result.reason })
  }
  return ok({ returned: ids.length - refused.length, refused })
}

/** Approves several, each by itself: what can't be approved is told and stops nothing. */
export async function approveMany(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  chosen: readonly { id: string; planId: string }[],
): Promise<{ approved: number; refused: { id: string; reason: Reason }[] }> {
  const refused: { id: string; reason: Reason }[] = []
  for (const { id, planId } of chosen) {
    const result = await approveFigure(deps, official, id, { planId })
    if (!result.ok) refused.push({ id, reason: result.reason })
  }
  return { approved: chosen.length - refused.length, refused }
}
