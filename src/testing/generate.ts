/** Writes (or, with `--check`, compares) what is generated: database types and the OpenAPI document. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findMigrations, migrate } from '../platform/database/index.ts'
import { ROOT } from '../platform/root.ts'
import { prepareDatabase, startServer } from '../platform/server/index.ts'
import { openApiDocument } from './openapi.ts'

const SCHEMA = 'src/platform/database/schema.ts'
const OPENAPI = 'docs/openapi.json'

/** Types of what PostgreSQL sends, as `platform/database` parses it. */
const TYPES = {
  int8: 'number',
  numeric: 'number',
  date: 'string',
  timestamptz: 'Date',
  xid8: 'string',
  bytea: 'Uint8Array',
}

async function databaseTypes(ownerUrl: string, folder: string): Promise<string> {
  const out = join(folder, 'schema.ts')
  await promisify(execFile)(process.execPath, [
    join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'),
    ...['--dialect', 'postgres', '--url', ownerUrl, '--out-file', out, '--camel-case', '--log-level', 'error'],
    ...['--type-mapping', JSON.stringify(TYPES), '--exclude-pattern', 'schema_migrations'],
  ])
  return readFile(out, 'utf8')
}

async function generate(check: boolean): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'camlo-generate-'))
  const server = await startServer({ folder, ephemeral: true })
  try {
    const password = randomBytes(12).toString('hex')
    const { ownerUrl, appUrl } = await prepareDatabase({
      adminUrl: server.adminUrl,
      database: 'camlo_generate',
      ownerPassword: password,
      appPassword: password,
    })
    await migrate(ownerUrl, await findMigrations(join(ROOT, 'src')))
    const made = { [SCHEMA]: await databaseTypes(ownerUrl, folder), [OPENAPI]: await openApiDocument(ownerUrl, appUrl) }
    let current = true
    for (const [file, text] of Object.entries(made)) {
      const path = join(ROOT, file)
      if ((await readFile(path, 'utf8').catch(() => '')) === text) continue
      current = false
      if (check) console.error(`${file} is out of date: run npm run generate`)
      else await writeFile(path, text)
    }
    return current || !check
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = (await generate(process.argv.includes('--check'))) ? 0 : 1
