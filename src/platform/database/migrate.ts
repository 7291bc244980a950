import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import postgres from 'postgres'

/** One step of the schema, in a file `YYYYMMDDTHHMM-name.sql` of the room it belongs to. */
export interface Migration {
  name: string
  text: string
  hash: string
}

export interface MigrationOutcome {
  applied: string[]
  total: number
}

/** The database was migrated by a later version of the program. */
export class DatabaseNewerThanProgram extends Error {
  override name = 'DatabaseNewerThanProgram'
  readonly unknown: readonly string[]
  constructor(unknown: readonly string[]) {
    super(`The database holds migrations this program does not know: ${unknown.join(', ')}`)
    this.unknown = unknown
  }
}

/** A migration that has run was changed afterwards. */
export class MigrationChanged extends Error {
  override name = 'MigrationChanged'
}

// One number for all installations: two programs that start at once take turns.
const MIGRATION_LOCK = 7_262_019

/** Every migration below `folder`, in the order of their names. */
export async function findMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.name.endsWith('.sql') && basename(entry.parentPath) === 'migrations')
  const migrations = await Promise.all(
    files.map(async (entry) => {
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8')
      return { name: basename(entry.name, '.sql'), text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
  return migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Brings the database to the schema of this program: each missing migration in a transaction of its own.
 *
 * @param adminUrl the owner's connection: it may create tables and grant rights on them to the program's role
 * @throws DatabaseNewerThanProgram, MigrationChanged
 */
export async function migrate(
  adminUrl: string,
  migrations: readonly Migration[],
  log: (line: string) => void = () => {},
): Promise<MigrationOutcome> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`
    await sql.unsafe(`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
      )`)
    const done = new Map((await sql`SELECT name, hash FROM schema_migrations`).map((row) => [row.name, row.hash]))
    const known = new Set(migrations.map(({ name }) => name))
    const unknown = [...done.keys()].filter((name) => !known.has(name)).sort()
    if (unknown.length > 0) throw new DatabaseNewerThanProgram(unknown)

    const applied: string[] = []
    for (const migration of migrations) {
      const hash = done.get(migration.name)
      if (hash !== undefined && hash !== migration.hash)
        throw new MigrationChanged(`Migration ${migration.name} has run and was changed afterwards`)
      if (hash !== undefined) continue
      log(migration.name)
      await sql.begin(async (tx) => {
        // A migration is a file of this program, never input.
        await tx.unsafe(migration.text)
        await tx`INSERT INTO schema_migrations (name, hash) VALUES (${migration.name}, ${migration.hash})`
      })
      applied.push(migration.name)
    }
    return { applied, total: migrations.length }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
