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

/** A database of one's own, cloned in a moment from the migrated template; gone after `close`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('serverUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  const maintenance = postgres(addressOf(server, 'postgres'), { max: 1, onnotice: () => {} })
  await maintenance`CREATE DATABASE ${maintenance(name)} TEMPLATE ${maintenance(inject('template'))} STRATEGY FILE_COPY`
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
