import { dueAt, localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, grants, type OfficialViewer, personsOf } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { type Explanation, findExplanation } from '../queries/explanations.ts'
import { findYear, type YearCell, type YearTarget } from '../queries/year.ts'
import type { Reason } from '../reasons.ts'
import { type Cause, isCause, isInDanger } from '../rules/danger.ts'
import { isSuperior, rootOf, unitInCharge } from '../rules/who-may.ts'
import { rulesOn } from '../settings.ts'
import { verbs } from '../verbs.ts'

/** Who signed for a target of a unit on a day, if anybody has. */
export type SignerOf = (of: {
  targetId: string
  unitId: string | null
  on: string
}) => Promise<{ personId: string } | undefined>

const SYSTEM = { kind: 'system' } as const

/**
 * Orders explanations of this year's targets that are in danger, each once for its unit and year, with a deadline in working days. Any
 * process may run it at any time; each looks once a day.
 *
 * @param signerOf handed in by whoever keeps commitments; without a signer the head of the unit in charge answers
 * @returns runs it, and says how many were asked for
 */
export function explanationOrders(
  deps: ResolutionsDeps,
  signerOf: SignerOf = async () => undefined,
): () => Promise<number> {
  let lookedOn = ''
  return async () => {
    const today = localDateOf(deps.clock.now())
    if (lookedOn === today) return 0
    const asked = await askForExplanations(deps, signerOf, today)
    lookedOn = today
    return asked
  }
}

async function askForExplanations(deps: ResolutionsDeps, signerOf: SignerOf, today: string): Promise<number> {
  const { db, localityId } = deps
  const year = Number(today.slice(0, 4))
  const rules = await rulesOn(db, localityId, today)
  const targets = await findYear(db, localityId, { year, today, near: rules.nearPercent })
  const known = await db.many(sql<{ targetId: string; unitId: string | null }>`
    SELECT target_id, unit_id FROM target_explanations WHERE locality_id = ${localityId} AND period = ${String(year)}`)
  const told = new Set(known.map(({ targetId, unitId }) => `${targetId} ${unitId}`))
  let asked = 0
  for (const target of targets)
    for (const cell of [target.whole, ...target.units])
      if (isInDanger(cell, rules.dangerPercent) && !told.has(`${target.id} ${cell.unitId}`))
        asked += (await ask(deps, signerOf, { target, cell, period: String(year), days: rules.explainDays })) ? 1 : 0
  return asked
}

interface Ordered {
  target: YearTarget
  cell: YearCell
  period: string
  days: number
}

async function ask(
  deps: ResolutionsDeps,
  signerOf: SignerOf,
  { target, cell, period, days }: Ordered,
): Promise<boolean> {
  const { db, localityId, clock } = deps
  const now = clock.now()
  const on = localDateOf(now)
  const root = rootOf(await deps.organization(), on)?.id ?? ''
  const inCharge = unitInCharge(cell.unitId, target.ownerUnitId, root)
  const signer = await signerOf({ targetId: target.id, unitId: cell.unitId, on })
  const due = dueAt(await deps.calendar(), now, { amount: days, unit: 'workingDays' })
  return db.transaction(async (tx) => {
    const id = newId()
    const isNew = await tx.run(sql`
      INSERT INTO target_explanations (locality_id, id, target_id, unit_id, period, in_charge_id, asked_of, shown, asked_at, due_at)
      VALUES (${localityId}, ${id}, ${target.id}, ${cell.unitId}, ${period}, ${inCharge}, ${signer?.personId ?? null},
        ${JSON.stringify(cell.shown)}::text::jsonb, ${now}, ${due.at})
      ON CONFLICT DO NOTHING`)
    if (isNew === 0) return false
    await record(tx, {
      verb: verbs.askExplanation.name,
      actor: SYSTEM,
      subjectId: target.id,
      unitId: inCharge,
      ...(signer ? { personId: signer.personId } : {}),
      occurredAt: now,
      dueAt: due.at,
      facts: { period, unit: cell.unitId, explanation: id },
    })
    return true
  })
}

/** Whether an official is the one asked: who signed, else a head of the unit in charge. */
export const mayExplain = (
  official: OfficialViewer,
  { askedOf, inChargeId }: Pick<Explanation, 'askedOf' | 'inChargeId'>,
): boolean =>
  askedOf === null
    ? official.appointments.some(({ unitId, role }) => unitId === inChargeId && grants('target.explain', role))
    : personsOf(official).includes(askedOf)

/** Why an official may not decide on an answer; undefined: they may. */
export function whyNotSettle(official: OfficialViewer, found: Explanation, root: string): Reason | undefined {
  if (!isSuperior(official, found.inChargeId, root)) return 'not_yours'
  if (found.answeredBy !== null && personsOf(official).includes(found.answeredBy)) return 'own_answer'
  return found.state === 'answered' ? undefined : found.state === 'open' ? 'not_answered' : 'already_decided'
}

type Done = Result<{ id: string }, Reason>

async function onExplanation(
  deps: ResolutionsDeps,
  id: string,
  work: (tx: Db, found: Explanation, root: string) => Promise<Reason | undefined>,
): Promise<Done> {
  const root = rootOf(await deps.organization(), localDateOf(deps.clock.now()))?.id ?? ''
  return deps.db.transaction(async (tx) => {
    const found = await findExplanation(tx, deps.localityId, id, { lock: true })
    if (!found) return no('not_found')
    const refused = await work(tx, found, root)
    return refused ? no(refused) : ok({ id })
  })
}

export interface ExplanationInput {
  cause: string
  answer: string
  /** What is done so that it is still reached. */
  remedy: string
}

/** Explains a target in danger: why, and what is done about it. A late answer is late. */
export async function explain(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  input: ExplanationInput,
): Promise<Done> {
  const { cause, answer, remedy } = { cause: input.cause, answer: input.answer.trim(), remedy: input.remedy.trim() }
  if (!isCause(cause)) return no('missing_cause')
  if (answer === '') return no('missing_answer')
  return onExplanation(deps, id, async (tx, found) => {
    if (!mayExplain(official, found)) return 'not_yours'
    if (found.state !== 'open') return 'already_answered'
    const now = deps.clock.now()
    const late = now > found.dueAt
    await tx.run(sql`
      UPDATE target_explanations SET state = 'answered', cause = ${cause satisfies Cause}, answer = ${answer}, remedy = ${remedy},
        answered_by = ${official.personId}, answered_at = ${now}, late = late OR ${late}, decided_by = NULL, decided_at = NULL
      WHERE locality_id = ${deps.localityId} AND id = ${id}`)
    await record(tx, {
      verb: verbs.explain.name,
      actor: actorOf(official, 'target.explain', found.inChargeId),
      subjectId: found.targetId,
      unitId: found.inChargeId,
      personId: official.personId,
      occurredAt: now,
      dueAt: found.dueAt,
      outcome: late ? 'late' : 'onTime',
      facts: { period: found.period, unit: found.unitId, explanation: id, cause },
    })
    return undefined
  })
}

/** Accepts an explanation, or sends it back with the reason and a new deadline. */
export async function settleExplanation(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { accepted, reason }: { accepted: boolean; reason: string },
): Promise<Done> {
  const words = reason.trim()
  if (!accepted && words === '') return no('missing_reason')
  const rules = await rulesOn(deps.db, deps.localityId, localDateOf(deps.clock.now()))
  const due = dueAt(await deps.calendar(), deps.clock.now(), { amount: rules.explainDays, unit: 'workingDays' })
  return onExplanation(deps, id, async (tx, found, root) => {
    const why = whyNotSettle(official, found, root)
    if (why) return why
    const now = deps.clock.now()
    await tx.run(
      accepted
        ? sql`UPDATE target_explanations SET state = 'accepted', decided_by = ${official.personId}, decided_at = ${now}, decision = ${words || null}
            WHERE locality_id = ${deps.localityId} AND id = ${id}`
        : sql`UPDATE target_explanations SET state = 'open', round = round + 1, due_at = ${due.at}, decided_by = ${official.personId},
            decided_at = ${now}, decision = ${words} WHERE locality_id = ${deps.localityId} AND id = ${id}`,
    )
    await record(tx, {
      verb: (accepted ? verbs.acceptExplanation : verbs.returnExplanation).name,
      actor: actorOf(official, 'target.approve', found.inChargeId),
      subjectId: found.targetId,
      unitId: found.inChargeId,
      personId: official.personId,
      occurredAt: now,
      ...(accepted ? {} : { dueAt: due.at }),
      facts: { period: found.period, unit: found.unitId, explanation: id },
    })
    return undefined
  })
}
