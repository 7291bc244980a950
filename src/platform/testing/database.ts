import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { connect, type Database } from '../database/index.ts'

export interface TestDatabase {
  /** As the program itself: the role of least rights. */
  db: Database
  /** As the super-user: for tampering. */
  admin: Database
  appUrl: string
  adminUrl: string
  close(): Promise<void>
}

function addressOf(url: string, database: string, login?: { user: string; password: string }): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  if (login) {
    address.username = login.user
    address.password = login.password
  }
  return address.toString()
}

const connectAs = (server: string) => postgres(addressOf(server, 'postgres'), { max: 1, onnotice: () => {} })

/** A database of one's own, cloned in a moment from the migrated template, or from another; gone after `close`. */
export async function testDatabase(template: string = inject('template')): Promise<TestDatabase> {
  const server = inject('serverUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  const maintenance = connectAs(server)
  await clone(maintenance, name, template)
  const appUrl = addressOf(server, name, { user: 'camlo_app', password: inject('appPassword') })
  const adminUrl = addressOf(server, name)
  const db = connect({ url: appUrl, max: 8, name: 'test' })
  const admin = connect({ url: adminUrl, max: 2, name: 'test admin' })
  return {
    db,
    admin,
    appUrl,
    adminUrl,
    async close() {
      await Promise.all([db.close(), admin.close()])
      await maintenance`DROP DATABASE IF EXISTS ${maintenance(name)} WITH (FORCE)`
      await maintenance.end()
    },
  }
}

/**
 * A template others are cloned from, filled the first time anybody asks for this name; the rest of the run clones it.
 *
 * @returns its name
 */
export async function testTemplate(name: string, fill: (db: Database) => Promise<void>): Promise<string> {
  const server = inject('serverUrl')
  const maintenance = connectAs(server)
  try {
    // Held by the session: whoever comes second waits until it is whole.
    await maintenance`SELECT pg_advisory_lock(hashtext(${name}))`
    const made = await maintenance`SELECT 1 FROM pg_database WHERE datname = ${name}`
    if (made.length > 0) return name
    const making = `${name}_making`
    await clone(maintenance, making, inject('template'))
    const login = { user: 'camlo_app', password: inject('appPassword') }
    const db = connect({ url: addressOf(server, making, login), max: 1, name: 'test template' })
    await fill(db).finally(() => db.close())
    await maintenance`ALTER DATABASE ${maintenance(making)} RENAME TO ${maintenance(name)}`
    return name
  } finally {
    await maintenance.end()
  }
}

const clone = (maintenance: postgres.Sql, name: string, template: string) =>
  maintenance`CREATE DATABASE ${maintenance(name)} TEMPLATE ${maintenance(template)} STRATEGY FILE_COPY`
