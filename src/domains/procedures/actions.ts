import './verbs.ts'
import { record } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { ProceduresFile, VersionFile } from './rules/file.ts'
import { flawsOf } from './rules/version.ts'

/** A version in a file that can't work. */
export class FlawedVersion extends Error {
  override name = 'FlawedVersion'
}

/**
 * Adds procedures and their versions from a catalogue; versions already there stay as they are, for dossiers run under them.
 * Each version published is an act.
 *
 * @throws FlawedVersion naming the procedure and what is wrong
 */
export function importProcedures(db: Db, file: ProceduresFile, at: Date = new Date()): Promise<number> {
  return db.transaction(async (tx) => {
    let published = 0
    for (const version of file.versions) if (await publish(tx, version, at)) published += 1
    let position = 0
    for (const { key, name, procedures } of file.lifeEvents)
      await tx.run(sql`
        INSERT INTO life_events (key, position, name, procedures)
        VALUES (${key}, ${position++}, ${JSON.stringify(name)}::text::jsonb, ${procedures}::text[])
        ON CONFLICT (key) DO UPDATE SET position = excluded.position, name = excluded.name, procedures = excluded.procedures`)
    await tx.run(sql`UPDATE procedures_state SET version = version + 1`)
    return published
  })
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`

async function publish(tx: Db, file: VersionFile, at: Date): Promise<boolean> {
  const { id: procedureId } = await tx.one(sql<{ id: string }>`
    INSERT INTO procedures (id, slug, terms) VALUES (${newId()}, ${file.slug}, ${file.terms}::text[])
    ON CONFLICT (slug) DO UPDATE SET terms = excluded.terms RETURNING id`)
  const id = newId()
  const made = await tx.run(sql`
    INSERT INTO procedure_versions (id, procedure_id, code, name, field, level, valid_from, valid_to, limit_amount, limit_unit,
      count_after_cutoff, due_time_mode, fee_dong, fee_note, result_vi, legal_basis, standing)
    VALUES (${id}, ${procedureId}, ${file.code}, ${json(file.name)}, ${json(file.field)}, ${file.level}, ${file.validFrom}::date,
      ${file.validTo}::date, ${file.limit.amount}, ${file.limit.unit}, ${file.countAfterCutoff ?? 'sameDay'},
      ${file.dueTimeMode ?? 'endOfDay'}, ${file.fee.dong}, ${file.fee.note}, ${file.result}, ${file.legalBasis}::text[],
      ${file.standing})
    ON CONFLICT (procedure_id, valid_from) DO NOTHING`)
  if (made === 0) return false
  const receivers = await tx.many(sql<{ unitId: string }>`
    INSERT INTO procedure_receivers (version_id, unit_id)
    SELECT ${id}::uuid, id FROM units
    WHERE kind = any(${file.receivedBy.kinds ?? []}::text[]) OR code = any(${file.receivedBy.codes ?? []}::text[])
    RETURNING unit_id`)
  await tx.run(sql`
    INSERT INTO procedure_papers (version_id, position, name, kind, quantity, issued_by_office)
    SELECT ${id}, place, p.name, p.kind, p.quantity, p."issuedByOffice"
    FROM ROWS FROM (jsonb_to_recordset(${json(file.papers)})
      AS (name jsonb, kind text, quantity smallint, "issuedByOffice" boolean)) WITH ORDINALITY AS p (name, kind, quantity, "issuedByOffice", place)`)
  const steps = await tx.many(sql<{ unitId: string | null }>`
    INSERT INTO procedure_steps (version_id, position, key, name, role, place, unit_id, amount, unit_of_time)
    SELECT ${id}, s.position, s.key, s.name, s.role, s.place, u.id, s.amount, s."unitOfTime"
    FROM ROWS FROM (jsonb_to_recordset(${json(file.steps)})
      AS (key text, name jsonb, role text, place text, unit text, amount numeric, "unitOfTime" text)) WITH ORDINALITY
      AS s (key, name, role, place, unit, amount, "unitOfTime", position)
    LEFT JOIN units u ON u.code = s.unit ORDER BY s.position RETURNING unit_id`)
  await tx.run(sql`
    INSERT INTO procedure_fields (version_id, position, key, type, label, hint, required, options)
    SELECT ${id}, place, f.key, f.type, f.label, f.hint, f.required, f.options
    FROM ROWS FROM (jsonb_to_recordset(${json(file.form)})
      AS (key text, type text, label jsonb, hint jsonb, required boolean, options jsonb)) WITH ORDINALITY
      AS f (key, type, label, hint, required, options, place)`)
  const flaws = flawsOf({
    limit: file.limit,
    receivingUnitIds: receivers.map(({ unitId }) => unitId),
    steps: file.steps.map((step, position) => ({ ...step, position, unitId: steps[position]?.unitId ?? null })),
  })
  if (flaws.length > 0) throw new FlawedVersion(`${file.slug} from ${file.validFrom}: ${flaws.join(', ')}`)
  await record(tx, {
    verb: 'procedure.publishVersion',
    actor: { kind: 'system' },
    subjectId: id,
    topicId: procedureId,
    occurredAt: at,
    facts: { validFrom: file.validFrom, validTo: file.validTo },
  })
  return true
}
