import { type Actor, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import { findKnownCodes, importDossiers, takeBackImported, tidyCode } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { ExchangeDeps } from '../deps.ts'
import { verbs } from '../verbs.ts'
import { type Checked, checkLine, type Line, type World } from './check.ts'
import { type BadFile, readWorkbook } from './workbook.ts'

export interface Import {
  id: string
  fileName: string
  madeAt: Date
  lines: number
  good: number
  confirmedAt: Date | null
  takenBackAt: Date | null
  kept: number | null
}

export interface ImportLine {
  line: number
  data: Line
  flaws: Text[]
}

const COLUMNS = sql.raw('id, file_name, made_at, lines, good, confirmed_at, taken_back_at, kept')
const DAY_MS = 86_400_000

/** Whether a file may still be taken back: for a day. */
export const mayTakeBack = ({ confirmedAt, takenBackAt }: Import, now: Date): boolean =>
  confirmedAt !== null && takenBackAt === null && now.getTime() - confirmedAt.getTime() < DAY_MS

type Row = { line: number; data: Line }

/** Checks lines against what is in force now; a code that stands twice in the file is taken the second time. */
async function checkAll(db: Db, { office, localityId, clock }: ExchangeDeps, rows: readonly Row[]): Promise<Checked[]> {
  const now = clock.now()
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  const versions = new Map<string, ProcedureVersion>()
  for (const slug of new Set(rows.map(({ data }) => (data.procedureSlug ?? '').trim()))) {
    const version = await office.findProcedure(slug, time.dateOf(now))
    if (version) versions.set(slug, version)
  }
  const taken = new Set(
    await findKnownCodes(
      db,
      localityId,
      rows.map(({ data }) => tidyCode(data.code ?? '')),
    ),
  )
  const world: World = {
    now,
    findProcedure: (slug) => versions.get(slug),
    unitsOf: ({ receivingUnitIds }) => receivingUnitIds.flatMap((id) => staff.findUnit(id) ?? []),
    isTaken: (code) => taken.has(code),
  }
  return rows.map(({ data }) => {
    const checked = checkLine(data, world)
    if (checked.ok) taken.add(checked.dossier.code)
    return checked
  })
}

/** Reads a file and keeps its lines with what is wrong with them; nothing has come in yet. */
export async function readImport(
  deps: ExchangeDeps,
  file: { name: string; bytes: Buffer },
): Promise<Result<{ id: string }, BadFile>> {
  const read = await readWorkbook(file.bytes)
  if (!read.ok) return read
  const { db, localityId, clock } = deps
  const checked = await checkAll(db, deps, read.value)
  const id = newId()
  const lines = read.value.map((row, index) => {
    const result = checked[index]
    return { ...row, flaws: result && !result.ok ? result.flaws : [] }
  })
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO imports (locality_id, id, file_name, made_at, lines, good)
      VALUES (${localityId}, ${id}, ${nfc(file.name).slice(0, 200)}, ${clock.now()}, ${lines.length},
        ${checked.filter((each) => each.ok).length})`)
    await tx.run(sql`
      INSERT INTO import_lines (locality_id, import_id, line, data, flaws)
      SELECT ${localityId}::integer, ${id}::uuid, line, data, flaws
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) AS l (line integer, data jsonb, flaws jsonb)`)
  })
  return ok({ id })
}

export const findImports = (db: Db, localityId: number): Promise<Import[]> =>
  db.many(sql<Import>`
    SELECT ${COLUMNS} FROM imports WHERE locality_id = ${localityId} ORDER BY made_at DESC, id DESC LIMIT 50`)

export const findImport = (db: Db, localityId: number, id: string): Promise<Import | undefined> =>
  db.first(sql<Import>`SELECT ${COLUMNS} FROM imports WHERE locality_id = ${localityId} AND id = ${id}`)

/** Some lines of a file: those with flaws first. */
export const findLines = (
  db: Db,
  localityId: number,
  id: string,
  { limit, skip = 0 }: { limit: number; skip?: number },
): Promise<ImportLine[]> =>
  db.many(sql<ImportLine>`
    SELECT line, data, flaws FROM import_lines WHERE locality_id = ${localityId} AND import_id = ${id}
    ORDER BY flaws = '[]', line LIMIT ${limit} OFFSET ${skip}`)

const lockImport = (tx: Db, localityId: number, id: string): Promise<Import | undefined> =>
  tx.first(sql<Import>`SELECT ${COLUMNS} FROM imports WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)

/** Lets the good lines in, all in one transaction; asked twice they come once. */
export function confirmImport(
  deps: ExchangeDeps,
  actor: Actor,
  id: string,
): Promise<Result<{ dossiers: number }, 'not_found' | 'already_done' | 'nothing_good'>> {
  const { db, localityId, clock, office } = deps
  return db.transaction(async (tx) => {
    const batch = await lockImport(tx, localityId, id)
    if (!batch) return no('not_found')
    if (batch.confirmedAt) return no('already_done')
    const rows = await tx.many(sql<Row>`
      SELECT line, data FROM import_lines WHERE locality_id = ${localityId} AND import_id = ${id} ORDER BY line`)
    // Looked at again: a code may have been given meanwhile.
    const good = (await checkAll(tx, deps, rows)).flatMap((each) => (each.ok ? [each.dossier] : []))
    if (good.length === 0) return no('nothing_good')
    const now = clock.now()
    await importDossiers(tx, office, { actor, importId: id, now }, good)
    await tx.run(sql`
      UPDATE imports SET confirmed_at = ${now}, good = ${good.length} WHERE locality_id = ${localityId} AND id = ${id}`)
    await tx.run(sql`DELETE FROM import_lines WHERE locality_id = ${localityId} AND import_id = ${id}`)
    const facts = { lines: batch.lines, dossiers: good.length }
    await record(tx, { verb: verbs.importFile.name, actor, subjectId: id, occurredAt: now, facts })
    return ok({ dossiers: good.length })
  })
}

/** Takes back what came in with a file, but for dossiers somebody has worked on since; within a day. */
export function takeBackImport(
  { db, localityId, clock }: ExchangeDeps,
  actor: Actor,
  id: string,
): Promise<Result<{ gone: number; kept: number }, 'not_found' | 'too_late'>> {
  return db.transaction(async (tx) => {
    const batch = await lockImport(tx, localityId, id)
    if (!batch) return no('not_found')
    const now = clock.now()
    if (!mayTakeBack(batch, now)) return no('too_late')
    const taken = await takeBackImported(tx, localityId, id)
    await tx.run(sql`
      UPDATE imports SET taken_back_at = ${now}, kept = ${taken.kept} WHERE locality_id = ${localityId} AND id = ${id}`)
    await record(tx, { verb: verbs.takeBackImport.name, actor, subjectId: id, occurredAt: now, facts: { ...taken } })
    return ok(taken)
  })
}

/** Drops a file that has not come in, with all its lines. */
export async function dropImport({ db, localityId }: ExchangeDeps, id: string): Promise<Result<null, 'not_found'>> {
  const dropped = await db.run(sql`
    DELETE FROM imports WHERE locality_id = ${localityId} AND id = ${id} AND confirmed_at IS NULL`)
  return dropped === 0 ? no('not_found') : ok(null)
}

/** Files that nobody let in within a day go: they hold personal data. */
export const sweepImports = (db: Db, localityId: number, now: Date): Promise<number> =>
  db.run(sql`
    DELETE FROM imports
    WHERE locality_id = ${localityId} AND confirmed_at IS NULL AND made_at < ${new Date(now.getTime() - DAY_MS)}`)
