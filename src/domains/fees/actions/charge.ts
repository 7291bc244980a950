import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { type AcceptedDossier, notePayment, type Office } from '../../dossiers/index.ts'
import { entriesOf } from '../../procedures/index.ts'
import { schedulesOf } from '../queries/settings.ts'
import type { Reason } from '../reasons.ts'
import { assess, type ChargeLine, flatCharge, lineOfEntry, totalDue } from '../rules/assess.ts'
import { isCategory } from '../rules/categories.ts'
import { contextOf } from '../rules/context.ts'
import { shortCode } from '../rules/purpose.ts'
import { type Schedule, scheduleOn } from '../rules/schedule.ts'
import { stepCharges } from '../rules/step-fees.ts'
import { actorFor, lockBalance, momentOf } from '../till.ts'
import { verbs } from '../verbs.ts'
import { enter, openTill } from './money.ts'

type Priced = Pick<AcceptedDossier, 'form' | 'channel' | 'sets' | 'applicantKind' | 'version'>

/** What a dossier costs, line by line. @param category the group the person belongs to, else that of the form */
export function priceOf(schedule: Schedule | undefined, dossier: Priced, category?: string): ChargeLine[] {
  const { version, form, channel, sets } = dossier
  if (!schedule)
    return [...flatCharge(version.feeDong, version.legalBasis.join('; ')), ...stepCharges(version, dossier)]
  const stated = category ?? form.feeCategory
  const group = isCategory(stated) ? stated : null
  const assessed = (answers: Record<string, unknown>): ChargeLine[] =>
    assess(
      schedule,
      contextOf({ form: answers, fields: version.form, channel, sets, category: group }),
      version.feeDong,
    )
  // What is asked for each of several documents is charged for each.
  const entries = entriesOf(version.form, form)
  if (entries.length < 2) return assessed(form)
  return entries.flatMap((entry, index) => assessed({ ...form, ...entry }).map((line) => lineOfEntry(line, index + 1)))
}

/** What the documents of a dossier cost, in their order, after what was waived. */
export const feesOfEntries =
  (localityId: number): NonNullable<Office['entryFees']> =>
  async (tx, dossierId) => {
    const rows = await tx.many(sql<{ entry: number; dueDong: number }>`
      SELECT coalesce(nullif(split_part(item_key, '#', 2), ''), '1')::int AS entry, sum(due_dong)::bigint AS due_dong
      FROM fee_charges WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} GROUP BY 1`)
    return new Map(rows.map(({ entry, dueDong }) => [entry, Number(dueDong)]))
  }

const insertCharges = (
  tx: Db,
  localityId: number,
  balance: { dossierId: string; unitId: string; procedureId: string },
  scheduleId: string | null,
  lines: readonly ChargeLine[],
  at: Date,
): Promise<number> =>
  tx.run(
    tx.q.insertInto('feeCharges').values(
      lines.map((line, position) => ({
        localityId,
        id: newIdAt(at),
        ...balance,
        scheduleId,
        position,
        itemKey: line.itemKey,
        name: sql`${JSON.stringify(line.name)}::text::jsonb`,
        amountDong: line.amountDong,
        reducedDong: line.reducedDong,
        dueDong: line.dueDong,
        explanation: sql`${JSON.stringify(line.explanation)}::text::jsonb`,
        ground: line.ground,
        reductionGround: line.reductionGround,
        chargedAt: at,
      })),
    ),
  )

/** What a dossier would cost if it were accepted today. */
export const quoteOn =
  (office: () => Office): NonNullable<Office['quote']> =>
  async (asked) => {
    const { db, localityId, clock } = office()
    const schedule = scheduleOn(await schedulesOf(db, localityId, asked.version.procedureId), localDateOf(clock.now()))
    return totalDue(priceOf(schedule, asked))
  }

/**
 * Charges dossiers as they are accepted, in the transaction of their acceptance: worked out once, and kept line by line.
 *
 * @param office the office that charges; its own `charge` is what this returns
 */
export const chargeOnAcceptance =
  (office: () => Office): NonNullable<Office['charge']> =>
  async (tx, accepted) => {
    const { localityId } = office()
    const { version, at, actor } = accepted
    const day = localDateOf(at)
    const schedule = scheduleOn(await schedulesOf(tx, localityId, version.procedureId), day)
    const lines = priceOf(schedule, accepted)
    const feeDong = totalDue(lines)
    if (lines.length === 0) return { feeDong, feePaidAt: null }
    const balance = { dossierId: accepted.id, unitId: accepted.unitId, procedureId: version.procedureId }
    const code = shortCode(accepted.code)
    await tx.run(
      tx.q
        .insertInto('feeBalances')
        .values({ localityId, ...balance, shortCode: code, chargedDong: feeDong, chargedAt: at }),
    )
    await insertCharges(tx, localityId, balance, schedule?.id ?? null, lines, at)
    await record(tx, {
      verb: verbs.charge.name,
      actor,
      subjectId: accepted.id,
      caseId: accepted.id,
      topicId: version.procedureId,
      unitId: accepted.unitId,
      occurredAt: at,
      facts: { amountDong: feeDong, lines: lines.length },
    })
    if (feeDong === 0) return { feeDong, feePaidAt: at }
    const till =
      accepted.paidInCash && actor.kind === 'official'
        ? await openTill(office(), tx, accepted.unitId, actor.personId, { at, day })
        : undefined
    if (!till) return { feeDong, feePaidAt: null }
    const owed = { ...balance, shortCode: code, chargedDong: feeDong, paidDong: 0, owedDong: feeDong }
    await enter(
      office(),
      tx,
      owed,
      { kind: 'payment', method: 'cash', amountDong: feeDong, cashDayId: till, verb: 'pay' },
      { actor, at, day },
    )
    return { feeDong, feePaidAt: at }
  }

/**
 * Waives or reduces what a person owes who turns out to belong to a group (hộ nghèo, …): what the schedule takes off for it
 * becomes a line of its own. Only while nothing is paid; afterwards it is a refund.
 */
export async function exempt(
  office: Office,
  officer: OfficialViewer,
  dossierId: string,
  { category, evidence }: { category: string; evidence: string },
): Promise<Result<{ reducedDong: number }, Reason>> {
  if (!isCategory(category)) return no('no_category')
  if (evidence.trim() === '') return no('missing_reason')
  return office.db.transaction(async (tx): Promise<Result<{ reducedDong: number }, Reason>> => {
    const balance = await lockBalance(tx, office.localityId, dossierId)
    if (!balance) return no('not_found')
    const actor = actorFor(officer, 'fee.collect', balance.unitId)
    if (!actor) return no('not_yours')
    if (balance.paidDong > 0) return no('already_paid')
    const charged = await tx.many(sql<{ itemKey: string; dueDong: number; scheduleId: string | null }>`
      SELECT item_key, due_dong, schedule_id FROM fee_charges
      WHERE locality_id = ${office.localityId} AND dossier_id = ${dossierId}`)
    const schedule = (await schedulesOf(tx, office.localityId, balance.procedureId)).find(
      ({ id }) => id === charged[0]?.scheduleId,
    )
    const dossier = await tx.one(sql<Omit<Priced, 'version'> & { procedureVersionId: string }>`
      SELECT procedure_version_id, channel, sets, coalesce(form_data, '{}') AS form FROM dossier_payers
      WHERE locality_id = ${office.localityId} AND dossier_id = ${dossierId}`)
    const version = await office.getVersion(dossier.procedureVersionId)
    const now = priceOf(schedule, { ...dossier, version }, category)
    const lines = now.flatMap((line) => {
      const dueNow = charged
        .filter((each) => each.itemKey === line.itemKey)
        .reduce((sum, each) => sum + each.dueDong, 0)
      const off = dueNow - line.dueDong
      return off > 0 ? [{ ...line, amountDong: 0, reducedDong: off, dueDong: -off }] : []
    })
    if (lines.length === 0) return no('no_reduction')
    const { at } = momentOf(office, actor)
    const reducedDong = -totalDue(lines)
    const { unitId, procedureId } = balance
    await insertCharges(tx, office.localityId, { dossierId, unitId, procedureId }, schedule?.id ?? null, lines, at)
    await tx.run(sql`
      UPDATE fee_balances SET charged_dong = charged_dong - ${reducedDong}
      WHERE locality_id = ${office.localityId} AND dossier_id = ${dossierId}`)
    await record(tx, {
      verb: verbs.exempt.name,
      actor,
      subjectId: dossierId,
      caseId: dossierId,
      topicId: procedureId,
      unitId,
      occurredAt: at,
      facts: { category, evidence: evidence.trim().length, reducedDong },
    })
    const feeDong = balance.chargedDong - reducedDong
    await notePayment(office, tx, dossierId, { actor, paidAt: feeDong === 0 ? at : null, feeDong })
    return ok({ reducedDong })
  })
}
