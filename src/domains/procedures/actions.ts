import './verbs.ts'
import type { LocalDate } from '../../core/calendar/index.ts'
import { type Actor, record } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { ProceduresFile, VersionFile } from './rules/file.ts'
import { flawsOf } from './rules/version.ts'

/** A version in a file that can't work. */
export class FlawedVersion extends Error {
  override name = 'FlawedVersion'
}

export interface Imported {
  published: number
  /** Versions whose last day has become known. */
  ended: number
  /** Versions that stay as they are. */
  kept: number
}

/**
 * Publishes the versions of a catalogue that aren't published yet and ends those whose last day is now known. Nothing else of
 * a published version changes, for dossiers run under it. Each version published or ended is an act.
 *
 * @throws FlawedVersion naming the procedure and what is wrong; then nothing is imported
 */
export function importProcedures(
  db: Db,
  file: ProceduresFile,
  at: Date = new Date(),
  actor: Actor = { kind: 'system' },
): Promise<Imported> {
  return db.transaction(async (tx) => {
    const imported: Imported = { published: 0, ended: 0, kept: 0 }
    // The oldest first, so that each is ended before its successor begins.
    for (const version of file.versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))
      imported[await importVersion(tx, version, { at, actor })] += 1
    let position = 0
    for (const { key, name, procedures } of file.lifeEvents)
      await tx.run(sql`
        INSERT INTO life_events (key, position, name, procedures)
        VALUES (${key}, ${position++}, ${json(name)}, ${procedures}::text[])
        ON CONFLICT (key) DO UPDATE SET position = excluded.position, name = excluded.name, procedures = excluded.procedures`)
    return imported
  })
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
const jsonOrNull = (value: unknown) => (value === null || value === undefined ? sql`NULL::jsonb` : json(value))

/** Who imports, and when. */
interface By {
  at: Date
  actor: Actor
}

async function importVersion(tx: Db, file: VersionFile, by: By): Promise<keyof Imported> {
  const { id: procedureId } = await tx.one(sql<{ id: string }>`
    INSERT INTO procedures (id, slug, terms) VALUES (${newId()}, ${file.slug}, ${file.terms}::text[])
    ON CONFLICT (slug) DO UPDATE SET terms = excluded.terms RETURNING id`)
  const known = await tx.first(sql<{ id: string; validTo: LocalDate | null }>`
    SELECT id, valid_to FROM procedure_versions
    WHERE procedure_id = ${procedureId} AND valid_from = ${file.validFrom}::date`)
  if (!known) {
    await publish(tx, procedureId, file, by)
    return 'published'
  }
  if (file.validTo === null || known.validTo !== null) return 'kept'
  await tx.run(sql`UPDATE procedure_versions SET valid_to = ${file.validTo}::date WHERE id = ${known.id}`)
  await recordAbout(tx, 'procedure.endVersion', known.id, procedureId, file, by)
  return 'ended'
}

const recordAbout = (
  tx: Db,
  verb: 'procedure.publishVersion' | 'procedure.endVersion',
  versionId: string,
  procedureId: string,
  { slug, validFrom, validTo }: VersionFile,
  { at, actor }: By,
): Promise<string> =>
  record(tx, {
    verb,
    actor,
    subjectId: versionId,
    topicId: procedureId,
    occurredAt: at,
    facts: { slug, validFrom, validTo },
  })

async function publish(tx: Db, procedureId: string, file: VersionFile, by: By): Promise<void> {
  const id = newId()
  await tx.run(sql`
    INSERT INTO procedure_versions (id, procedure_id, code, name, field, level, valid_from, valid_to, limit_amount, limit_unit,
      count_after_cutoff, due_time_mode, fee_dong, fee_note, result_vi, result_en, note, legal_basis, standing)
    VALUES (${id}, ${procedureId}, ${file.code}, ${json(file.name)}, ${json(file.field)}, ${file.level}, ${file.validFrom}::date,
      ${file.validTo}::date, ${file.limit.amount}, ${file.limit.unit}, ${file.countAfterCutoff ?? 'sameDay'},
      ${file.dueTimeMode ?? 'endOfDay'}, ${file.fee.dong}, ${jsonOrNull(file.fee.note)}, ${file.result.vi}, ${file.result.en},
      ${jsonOrNull(file.note)}, ${file.legalBasis}::text[], ${file.standing})`)
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
}

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
    INSERT INTO procedure_papers (version_id, position, name, kind, quantity, issued_by_office)
    SELECT ${id}, place, p.name, p.kind, p.quantity, p."issuedByOffice"
    FROM ROWS FROM (jsonb_to_recordset(${json(papers)})
      AS (name jsonb, kind text, quantity smallint, "issuedByOffice" boolean)) WITH ORDINALITY
      AS p (name, kind, quantity, "issuedByOffice", place)`)

/** @returns the unit of each step, in order */
async function addSteps(tx: Db, id: string, { steps }: VersionFile): Promise<(string | null)[]> {
  const rows = await tx.many(sql<{ unitId: string | null }>`
    INSERT INTO procedure_steps (version_id, position, key, name, role, place, unit_id, amount, unit_of_time)
    SELECT ${id}, s.position, s.key, s.name, s.role, s.place, u.id, s.amount, s."unitOfTime"
    FROM ROWS FROM (jsonb_to_recordset(${json(steps)})
      AS (key text, name jsonb, role text, place text, unit text, amount numeric, "unitOfTime" text)) WITH ORDINALITY
      AS s (key, name, role, place, unit, amount, "unitOfTime", position)
    LEFT JOIN units u ON u.code = s.unit ORDER BY s.position RETURNING unit_id`)
  return rows.map(({ unitId }) => unitId)
}

const addFields = (tx: Db, id: string, { form }: VersionFile): Promise<number> =>
  tx.run(sql`
    INSERT INTO procedure_fields (version_id, position, key, type, label, hint, required, options)
    SELECT ${id}, place, f.key, f.type, f.label, f.hint, f.required, f.options
    FROM ROWS FROM (jsonb_to_recordset(${json(form)})
      AS (key text, type text, label jsonb, hint jsonb, required boolean, options jsonb)) WITH ORDINALITY
      AS f (key, type, label, hint, required, options, place)`)
