import postgres from 'postgres'
import { startServer } from '../src/platform/server/index.ts'

/** Columns that hold the key of something that is copied too. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  applicants: ['id'],
  dossiers: ['id', 'applicant_id', 'parent_id'],
  register_lines: ['dossier_id'],
  dossier_papers: ['id', 'dossier_id'],
  dossier_steps: ['id', 'dossier_id'],
  dossier_pauses: ['id', 'dossier_id'],
  dossier_due_dates: ['id', 'dossier_id'],
  dossier_lateness: ['id', 'dossier_id', 'run_id'],
  dossier_results: ['id', 'dossier_id'],
  dossier_notes: ['id', 'dossier_id'],
  acts: ['id', 'subject_id', 'case_id'],
}

/** What can't be the same in a copy. */
const CHANGED: Readonly<Record<string, string>> = {
  code: "split_part(t.code, '-', 1) || '-' || split_part(t.code, '-', 2) || '-' || k || lpad(split_part(t.code, '-', 3), 4, '0')",
  idempotency_key: "t.idempotency_key || '-' || k",
  // Each copy has the lines after those of the copy before it.
  line: 't.line + k * (SELECT last FROM register_books b WHERE (b.locality_id, b.unit_id, b.year) = (t.locality_id, t.unit_id, t.year))',
  number: "nextval('act_numbers')",
  xid: 'pg_current_xact_id()',
}

/** The random twelve bits of a key hold the copy's number: the copy sorts where its original does. */
const keyOf = (column: string): string => `overlay(t.${column}::text placing to_hex(3840 + k) from 16 for 3)::uuid`

// Only while this loads, so that a crash of the machine costs the load alone: no log of what is built anew, and no waiting for the disk.
const LOADING = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  fsync: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
}

// `unsafe` below is only the driver's name for a statement put together here, of words from this file and the catalogue alone.

/**
 * Makes many dossiers of few: each again and again, open or closed, with its applicant, papers, steps and acts, under new keys
 * and codes, until there are at least `wanted`. Counts are carried along, so boards stay true; what is copied is not sealed.
 * The program must not run meanwhile.
 *
 * @param folder a data folder
 */
export async function multiplyDossiers(folder: string, wanted: number): Promise<void> {
  await withDatabase(folder, async (sql) => {
    for (const [name, value] of Object.entries(LOADING)) await sql.unsafe(`ALTER SYSTEM SET ${name} = '${value}'`)
  })
  await withDatabase(folder, async (sql) => {
    const [{ dossiers } = { dossiers: 1 }] = await sql<
      { dossiers: number }[]
    >`SELECT count(*)::int AS dossiers FROM dossiers`
    // A key has room for 255 copies.
    const copies = Math.min(255, Math.ceil(wanted / dossiers) - 1)
    await carryCounts(sql, copies)
    const indexes = await dropIndexes(sql, Object.keys(COPIED))
    const { acts, ...others } = COPIED
    await Promise.all([
      copy(sql, 'acts', acts ?? [], copies),
      (async () => {
        for (const [table, keys] of Object.entries(others)) await copy(sql, table, keys, copies)
      })(),
    ])
    await Promise.all(
      [0, 1].map(async (half) => {
        for (const [place, index] of indexes.entries()) if (place % 2 === half) await build(sql, index)
      }),
    )
    await sql`UPDATE register_books SET last = last * ${copies + 1}::int`
    await sql`
      UPDATE followers SET (epoch, xid, number) = (
        SELECT epoch, xid, number FROM acts ORDER BY epoch DESC, xid DESC, number DESC LIMIT 1)`
    await sql.unsafe('VACUUM ANALYZE')
    await sql.unsafe('ALTER SYSTEM RESET ALL')
  })
}

/** Keys of tasks and of what a task belongs to; what a rhythm made is made once, so its copies are of none. */
const TASK_KEYS = ['id', 'root_id', 'parent_id']
const TASK_CHANGED = { repeat_id: 'NULL', repeat_on: 'NULL' }

/** Makes many tasks of few, open and closed alike, until there are at least `wanted`. The program must not run meanwhile. */
export async function multiplyTasks(folder: string, wanted: number): Promise<void> {
  await withDatabase(folder, async (sql) => {
    const [{ tasks } = { tasks: 1 }] = await sql<{ tasks: number }[]>`SELECT count(*)::int AS tasks FROM tasks`
    const indexes = await dropIndexes(sql, ['tasks'])
    await copy(sql, 'tasks', TASK_KEYS, Math.min(255, Math.ceil(wanted / tasks) - 1), TASK_CHANGED)
    for (const index of indexes) await build(sql, index)
    await sql.unsafe('VACUUM ANALYZE tasks')
  })
}

/** The database of a data folder, by its super-user, while `work` lasts. */
async function withDatabase(folder: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const server = await startServer({ folder })
  const sql = postgres(server.adminUrl.replace(/\/[^/]*$/, '/camlo'), { max: 3, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
    await server.stop()
  }
}

/** What the acts of dossiers gave to the counts, once more for each copy. */
async function carryCounts(sql: postgres.Sql, copies: number): Promise<void> {
  await sql`
    CREATE TABLE carried AS SELECT c.* FROM act_contributions c
    JOIN acts a ON (a.epoch, a.xid, a.number) = (c.epoch, c.xid, c.number) JOIN dossiers d ON d.id = a.subject_id`
  await sql`
    UPDATE act_counts o SET acts = o.acts + ${copies}::int * c.acts,
      working_minutes = o.working_minutes + ${copies}::int * c.working_minutes,
      late_minutes = o.late_minutes + ${copies}::int * c.late_minutes
    FROM (SELECT dimension, key, unit_id, day, verb, outcome, count(*) AS acts,
        coalesce(sum(working_minutes), 0) AS working_minutes, coalesce(sum(late_minutes), 0) AS late_minutes
      FROM carried GROUP BY dimension, key, unit_id, day, verb, outcome) c
    WHERE o.dimension = c.dimension AND o.key = c.key AND o.day = c.day AND o.verb = c.verb
      AND o.unit_id IS NOT DISTINCT FROM c.unit_id AND o.outcome IS NOT DISTINCT FROM c.outcome`
  await sql`
    UPDATE act_durations o SET acts = o.acts + ${copies}::int * c.acts
    FROM (SELECT dimension, key, unit_id, day, verb, bucket, count(*) AS acts
      FROM carried WHERE working_minutes IS NOT NULL GROUP BY dimension, key, unit_id, day, verb, bucket) c
    WHERE o.dimension = c.dimension AND o.key = c.key AND o.day = c.day AND o.verb = c.verb AND o.bucket = c.bucket
      AND o.unit_id IS NOT DISTINCT FROM c.unit_id`
  await sql`DROP TABLE carried`
}

/** @returns how each is made again: building an index at the end is far cheaper than keeping it row by row */
async function dropIndexes(sql: postgres.Sql, tables: readonly string[]): Promise<string[]> {
  const rows = await sql<{ name: string; definition: string }[]>`
    SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY (${[...tables]}::text[]::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`
  for (const { name } of rows) await sql`DROP INDEX ${sql(name)}`
  return rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON '))
}

const build = (sql: postgres.Sql, definition: string) =>
  sql.begin(async (tx) => {
    await tx`SET LOCAL maintenance_work_mem = '512MB'`
    await tx.unsafe(definition)
  })

async function copy(
  sql: postgres.Sql,
  table: string,
  keys: readonly string[],
  copies: number,
  changed: Readonly<Record<string, string>> = CHANGED,
): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => (keys.includes(name) ? keyOf(name) : (changed[name] ?? `t.${name}`)))
  const which = table === 'acts' ? 'subject_id IN (SELECT id FROM dossiers)' : 'true'
  await sql.begin(async (tx) => {
    // What the copies refer to is copied too.
    await tx`SET LOCAL session_replication_role = 'replica'`
    await tx`SET LOCAL work_mem = '256MB'`
    // The copies of a row are written beside it: keys then come in order, which is what their index likes.
    await tx.unsafe(`
      INSERT INTO ${table} (${names.join(', ')})
      SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} WHERE ${which} ORDER BY ${keys[0]}) t
      CROSS JOIN LATERAL generate_series(1, ${copies} + (t.${keys[0]} IS NULL)::int) AS k`)
  })
}
