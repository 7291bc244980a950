import './verbs.ts'
import type { LocalDate } from '../../core/calendar/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type By, endVersion, json, publish } from './publish.ts'
import type { ProceduresFile, VersionFile } from './rules/file.ts'

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
  await endVersion(tx, { id: known.id, procedureId, ...file, validTo: file.validTo }, by)
  return 'ended'
}
