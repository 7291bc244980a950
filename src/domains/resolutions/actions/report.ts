import { localDateOf } from '../../../core/calendar/index.ts'
import { claimUpload } from '../../../core/files/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { unitKey, WHOLE } from '../queries/columns.ts'
import { findPlanFor, findTarget, type TargetHead } from '../queries/figures.ts'
import type { Reason } from '../reasons.ts'
import { type Figure, isDay, readFigure, type TypedFigure } from '../rules/entry.ts'
import { findPeriod, firstDayOf } from '../rules/period.ts'
import type { TargetKind } from '../rules/target.ts'
import { mayReport, rootOf, unitInCharge } from '../rules/who-may.ts'
import { verbs } from '../verbs.ts'

export interface ReportInput extends TypedFigure {
  /** Made with the form: the same form sent twice is one figure. */
  id: string
  targetId: string
  unitId: string | null
  period: string
  /** The paper it stands in: its number and day, or the paper itself. */
  paperNumber?: string
  paperOn?: string
  upload?: string | undefined
  note?: string
  /** Why a figure that counts already is corrected. */
  reason?: string
}

export interface Reported {
  id: string
  /** The same form came before. */
  repeated: boolean
}

const inBoth = (words: string): Text => t(words, words)

/** The paper a figure stands in, or why it won't do. */
function paperOf({ paperNumber = '', paperOn = '', upload }: ReportInput, today: string) {
  const number = paperNumber.trim()
  if (number === '' && !upload) return no('missing_paper')
  if (paperOn !== '' && (!isDay(paperOn) || paperOn > today)) return no('bad_paper_day')
  if (number !== '' && paperOn === '' && !upload) return no('bad_paper_day')
  return ok({ number: number || null, on: paperOn || null })
}

/** An act on a target, in the name of the unit it concerns. */
export function actOn(
  { localityId: _, clock }: Pick<ResolutionsDeps, 'localityId' | 'clock'>,
  verb: keyof typeof verbs,
  {
    actor,
    target,
    unitId,
    facts,
  }: { actor: Actor; target: string; unitId: string; facts: Record<string, string | null> },
) {
  const personId = actor.kind === 'official' ? { personId: actor.personId } : {}
  return { verb: verbs[verb].name, actor, subjectId: target, unitId, ...personId, occurredAt: clock.now(), facts }
}

/**
 * Enters what a target came to in a period. It counts once a superior has approved it; where a figure counts already this is a
 * correction, which needs its reason and leaves the old one readable.
 */
export async function reportFigure(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  input: ReportInput,
): Promise<Result<Reported, Reason>> {
  const { db, localityId, clock } = deps
  const today = localDateOf(clock.now())
  const period = findPeriod(input.period)
  if (!period) return no('bad_period')
  const target = await findTarget(db, localityId, { id: input.targetId })
  if (!target) return no('not_found')
  const root = rootOf(await deps.organization(), today)?.id ?? ''
  const unitId = unitInCharge(input.unitId, target.ownerUnitId, root)
  if (!mayReport(official, unitId)) return no('not_yours')
  if (target.computedBy !== null) return no('is_computed')
  if (period.grain !== target.every && period.grain !== 'year') return no('bad_period')
  if (firstDayOf(period) > today) return no('too_early')
  return db
    .transaction(async (tx) => {
      const before = await tx.first(sql<{ id: string }>`
      SELECT id FROM target_figures WHERE locality_id = ${localityId} AND id = ${input.id}`)
      if (before) return ok({ id: input.id, repeated: true })
      const plan = await findPlanFor(tx, localityId, input, { lock: true })
      if (!plan) return no('no_plan')
      const figure = readFigure(plan.measure.kind as TargetKind, input, today)
      if (!figure.ok) return figure
      const paper = paperOf(input, today)
      if (!paper.ok) return paper
      const state = await standingOf(tx, localityId, input)
      if (state.waits) return no('already_waiting')
      const reason = input.reason?.trim() ?? ''
      if (state.stands && reason === '') return no(input.reason === undefined ? 'already_reported' : 'missing_reason')
      const file = input.upload ? await claimUpload(tx, input.upload, clock.now()) : undefined
      if (file && !file.ok) return no('unknown_file')
      const actor = actorOf(official, 'target.report', unitId)
      const actId = await record(
        tx,
        actOn(deps, state.stands ? 'correct' : 'record', {
          actor,
          target: target.id,
          unitId,
          facts: { period: input.period, unit: input.unitId, figure: input.id },
        }),
      )
      const isNew = await insertFigure(tx, localityId, {
        ...input,
        figure: figure.value,
        target,
        planId: plan.id,
        paper: paper.value,
        fileId: file?.value.id ?? null,
        replacesId: state.stands,
        reason: state.stands ? reason : null,
        by: official.personId,
        byUnitId: unitId,
        at: clock.now(),
        actId,
      })
      if (!isNew) throw new Overtaken()
      return ok({ id: input.id, repeated: false })
    })
    .catch((cause: unknown) => {
      if (cause instanceof Overtaken) return afterwards(deps, input)
      throw cause
    })
}

/** Somebody else's form came first; nothing of this one is kept. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

async function afterwards({ db, localityId }: ResolutionsDeps, { id }: ReportInput): Promise<Result<Reported, Reason>> {
  const same = await db.first(sql`SELECT id FROM target_figures WHERE locality_id = ${localityId} AND id = ${id}`)
  return same ? ok({ id, repeated: true }) : no('already_waiting')
}

/** Whether a figure of a period counts already or waits. */
async function standingOf(
  tx: Db,
  localityId: number,
  { targetId, unitId, period }: Pick<ReportInput, 'targetId' | 'unitId' | 'period'>,
): Promise<{ stands: string | null; waits: boolean }> {
  const rows = await tx.many(sql<{ id: string; stands: boolean }>`
    SELECT id, stands FROM target_figures WHERE locality_id = ${localityId} AND target_id = ${targetId}
      AND year = ${Number(period.slice(0, 4))} AND ${unitKey('target_figures.unit_id')} = ${unitId ?? WHOLE} AND period = ${period}
      AND (stands OR state = 'waiting')`)
  return { stands: rows.find(({ stands }) => stands)?.id ?? null, waits: rows.some(({ stands }) => !stands) }
}

interface NewFigure extends Pick<ReportInput, 'id' | 'unitId' | 'period' | 'note'> {
  figure: Figure
  target: TargetHead
  planId: string
  paper: { number: string | null; on: string | null }
  fileId: string | null
  replacesId: string | null
  reason: string | null
  by: string
  byUnitId: string
  at: Date
  actId: string
}

async function insertFigure(tx: Db, localityId: number, figure: NewFigure): Promise<boolean> {
  const { value = null, part = null, whole = null, done = null } = figure.figure as Partial<Record<string, string>>
  const { paper, note = '' } = figure
  const source = inBoth(paper.number ? `Văn bản ${paper.number}` : 'Tệp đính kèm')
  const inserted = await tx.run(sql`
    INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, value, part, whole, done_on, note, source, standing,
      recorded_at, act_id, state, stands, plan_id, entered_by, entered_unit_id, paper_number, paper_on, file_id, replaces_id, reason)
    VALUES (${localityId}, ${figure.id}, ${figure.target.id}, ${figure.unitId}, ${figure.period}, ${value}::numeric, ${part}::numeric,
      ${whole}::numeric, ${done}::date, ${note.trim() === '' ? null : JSON.stringify(inBoth(note.trim()))}::text::jsonb,
      ${JSON.stringify(source)}::text::jsonb, 'O', ${figure.at}, ${figure.actId}, 'waiting', false, ${figure.planId}, ${figure.by},
      ${figure.byUnitId}, ${paper.number}, ${paper.on}::date, ${figure.fileId}, ${figure.replacesId}, ${figure.reason})
    ON CONFLICT DO NOTHING`)
  return inserted === 1
}
