import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findMigrations, migrate } from '../database/index.ts'
import { prepareDatabase, startServer } from '../server/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server's super-user address, without a database's name. */
    serverUrl: string
    /** The password of the program's own role. */
    appPassword: string
    template: string
  }
}

const TEMPLATE = 'camlo_template'

/** Starts one real PostgreSQL for all test files and migrates the database they are cloned from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'camlo-test-'))
  const server = await startServer({ folder, ephemeral: true })
  const appPassword = randomBytes(12).toString('hex')
  const { ownerUrl } = await prepareDatabase({
    adminUrl: server.adminUrl,
    database: TEMPLATE,
    ownerPassword: randomBytes(12).toString('hex'),
    appPassword,
  })
  await migrate(ownerUrl, await findMigrations(fileURLToPath(new URL('../../', import.meta.url))))
  project.provide('serverUrl', server.adminUrl)
  project.provide('appPassword', appPassword)
  project.provide('template', TEMPLATE)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
