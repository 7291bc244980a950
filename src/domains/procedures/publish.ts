import './verbs.ts'
import type { LocalDate } from '../../core/calendar/index.ts'
import { type Actor, record } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { VersionFile } from './rules/file.ts'
import { flawsOf } from './rules/version.ts'

/** A version in a file that can't work. */
export class FlawedVersion extends Error {
  override name = 'FlawedVersion'
}

/** Who publishes, when, and by which decision; a profile brings none. */
export interface By {
  at: Date
  actor: Actor
  approval?: { decision: string; decidedOn: LocalDate }
}

type Dated = Pick<VersionFile, 'slug' | 'validFrom' | 'validTo'>

export const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
const jsonOrNull = (value: unknown) => (value === null || value === undefined ? sql`NULL::jsonb` : json(value))

const recordAbout = (
  tx: Db,
  verb: 'procedure.publishVersion' | 'procedure.endVersion',
  versionId: string,
  procedureId: string,
  { slug, validFrom, validTo }: Dated,
  { at, actor, approval }: By,
): Promise<string> =>
  record(tx, {
    verb,
    actor,
    subjectId: versionId,
    topicId: procedureId,
    occurredAt: at,
    facts: { slug, validFrom, validTo, ...(approval ? { decision: approval.decision } : {}) },
  })

/** Ends a version on the day it names; an act. */
export async function endVersion(
  tx: Db,
  version: Dated & { id: string; procedureId: string; validTo: LocalDate },
  by: By,
): Promise<void> {
  await tx.run(sql`UPDATE procedure_versions SET valid_to = ${version.validTo}::date WHERE id = ${version.id}`)
  await recordAbout(tx, 'procedure.endVersion', version.id, version.procedureId, version, by)
}

/**
 * Makes a version of what a file states; an act.
 *
 * @returns its id
 * @throws FlawedVersion naming the procedure and what is wrong
 */
export async function publish(tx: Db, procedureId: string, file: VersionFile, by: By): Promise<string> {
  const id = newId()
  const { approval } = by
  await tx.run(sql`
    INSERT INTO procedure_versions (id, procedure_id, code, name, field, level, valid_from, valid_to, limit_amount, limit_unit,
      count_after_cutoff, due_time_mode, fee_dong, fee_note, result_vi, result_en, note, legal_basis, standing,
      legal_limit_amount, legal_limit_unit, lengthening, result_kind, result_template, decision_number, decided_on, approved_by, approved_at)
    VALUES (${id}, ${procedureId}, ${file.code}, ${json(file.name)}, ${json(file.field)}, ${file.level}, ${file.validFrom}::date,
      ${file.validTo}::date, ${file.limit.amount}, ${file.limit.unit}, ${file.countAfterCutoff ?? 'sameDay'},
      ${file.dueTimeMode ?? 'endOfDay'}, ${file.fee.dong}, ${jsonOrNull(file.fee.note)}, ${file.result.vi}, ${file.result.en},
      ${jsonOrNull(file.note)}, ${file.legalBasis}::text[], ${file.standing},
      ${file.legalLimit?.amount ?? null}, ${file.legalLimit?.unit ?? null}, ${jsonOrNull(file.lengthening ?? null)},
      ${file.resultKind ?? null}, ${file.resultTemplate ?? null},
      ${approval?.decision ?? null}, ${approval?.decidedOn ?? null}::date, ${personOf(by)}, ${approval ? by.at : null})`)
  const receivers = await addReceivers(tx, id, file)
  await addPapers(tx, id, file)
  const stepUnits = await addSteps(tx, id, file)
  await addFields(tx, id, file)
  const flaws = flawsOf({
    limit: file.limit,
    receivingUnitIds: receivers,
    steps: file.steps.map((step, position) => ({ ...step, position, unitId: stepUnits[position] ?? null })),
  })
  if (flaws.length > 0) throw new FlawedVersion(`${file.slug} from ${file.validFrom}: ${flaws.join(', ')}`)
  await recordAbout(tx, 'procedure.publishVersion', id, procedureId, file, by)
  return id
}

const personOf = ({ actor, approval }: By): string | null =>
  approval && actor.kind === 'official' ? actor.personId : null

async function addReceivers(tx: Db, id: string, { receivedBy }: VersionFile): Promise<string[]> {
  const rows = await tx.many(sql<{ unitId: string }>`
    INSERT INTO procedure_receivers (version_id, unit_id)
    SELECT ${id}::uuid, id FROM units
    WHERE kind = any(${receivedBy.kinds ?? []}::text[]) OR code = any(${receivedBy.codes ?? []}::text[])
    RETURNING unit_id`)
  return rows.map(({ unitId }) => unitId)
}

const addPapers = (tx: Db, id: string, { papers }: VersionFile): Promise<number> =>
  tx.run(sql`
    INSERT INTO procedure_papers (version_id, position, name, kind, quantity, issued_by_office, held_by, kind_key,
      condition, condition_text)
    SELECT ${id}, place, p.name, p.kind, p.quantity, p."issuedByOffice", p."heldBy", p."kindKey", p.condition,
      p."conditionText"
    FROM ROWS FROM (jsonb_to_recordset(${json(papers)})
      AS (name jsonb, kind text, quantity smallint, "issuedByOffice" boolean, "heldBy" jsonb, "kindKey" text,
        condition text, "conditionText" jsonb)) WITH ORDINALITY
      AS p (name, kind, quantity, "issuedByOffice", "heldBy", "kindKey", condition, "conditionText", place)`)

/** @returns the unit of each step, in order */
async function addSteps(tx: Db, id: string, { steps }: VersionFile): Promise<(string | null)[]> {
  const rows = await tx.many(sql<{ unitId: string | null }>`
    INSERT INTO procedure_steps (version_id, position, key, name, role, place, unit_id, amount, unit_of_time, condition, fee,
      parallel, linked, stage)
    SELECT ${id}, s.position, s.key, s.name, s.role, s.place, u.id, s.amount, s."unitOfTime", s.condition, s.fee, s.parallel,
      s.linked, s.stage
    FROM ROWS FROM (jsonb_to_recordset(${json(steps)})
      AS (key text, name jsonb, role text, place text, unit text, amount numeric, "unitOfTime" text, condition text,
        fee text, parallel text, linked jsonb, stage jsonb)) WITH ORDINALITY
      AS s (key, name, role, place, unit, amount, "unitOfTime", condition, fee, parallel, linked, stage, position)
    LEFT JOIN units u ON u.code = s.unit ORDER BY s.position RETURNING unit_id`)
  return rows.map(({ unitId }) => unitId)
}

const addFields = (tx: Db, id: string, { form }: VersionFile): Promise<number> =>
  tx.run(sql`
    INSERT INTO procedure_fields (version_id, position, key, type, label, hint, required, options, initial, suggestions, repeats)
    SELECT ${id}, place, f.key, f.type, f.label, f.hint, f.required, f.options, f.initial, f.suggestions,
      coalesce(f.repeats, false)
    FROM ROWS FROM (jsonb_to_recordset(${json(form)})
      AS (key text, type text, label jsonb, hint jsonb, required boolean, options jsonb, initial text, suggestions text[],
        repeats boolean)) WITH ORDINALITY
      AS f (key, type, label, hint, required, options, initial, suggestions, repeats, place)`)
