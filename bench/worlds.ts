import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { findMigrations } from '../src/platform/database/index.ts'
import { ROOT } from '../src/platform/root.ts'
import { multiplyDossiers } from './multiply.ts'
import { startProgram } from './program.ts'

const run = promisify(execFile)

/** A data folder with a demonstration of its own. What is measured is a start like every other, so the first one is over. */
export async function freshWorld(dossiers: number, profile?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'camlo-bench-'))
  await (await startProgram(folder, dossiers, profile)).stop()
  return folder
}

/** Two data folders: the same open dossiers in both, and a hundred times the closed ones in the second. */
export interface Worlds {
  tenThousand: string
  million: string
}

const BASE = 10_000
const CATCHING_UP_MS = 20_000
const MILLION = 1_000_000

/**
 * The worlds kept in `CAMLO_BENCH_DATA` (by default in the system's temporary folder), made where there are none of today with
 * this schema: the demonstration ends on the day it is made.
 */
export async function keptWorlds(): Promise<Worlds> {
  const home = process.env.CAMLO_BENCH_DATA ?? join(tmpdir(), 'camlo-bench-worlds')
  const schema = createHash('sha256')
  for (const { hash } of await findMigrations(join(ROOT, 'src'))) schema.update(hash)
  const name = `${new Date().toISOString().slice(0, 10)}-${schema.digest('hex').slice(0, 12)}`
  await mkdir(home, { recursive: true, mode: 0o700 })
  for (const old of await readdir(home)) if (old !== name) await rm(join(home, old), { recursive: true, force: true })
  const kept = join(home, name)
  const worlds = { tenThousand: join(kept, 'ten-thousand'), million: join(kept, 'million') }
  if (await stat(kept).catch(() => undefined)) return worlds

  // Made aside, so that a world left half-made is never taken for a whole one.
  const making = join(home, 'making')
  const [small, large] = [join(making, 'ten-thousand'), join(making, 'million')]
  await mkdir(making, { mode: 0o755 })
  await said('making ten thousand dossiers', async () => {
    const program = await startProgram(small, BASE)
    // Followers catch up with the history that was loaded, so that no later start pays for it.
    await sleep(CATCHING_UP_MS)
    await program.stop()
  })
  await run('cp', ['-a', small, large])
  await said('making a million of them', () => multiplyDossiers(large, MILLION))
  await rename(making, kept)
  return worlds
}

/** On standard error, since claims are on standard output. */
async function said(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await work()
  console.error(`${what}: ${Math.round((performance.now() - start) / 1000)} s`)
}

/** Runs a query at a world's database. */
export async function ask<Row extends object>(databaseUrl: string, query: string): Promise<Row[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe<Row[]>(query)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
