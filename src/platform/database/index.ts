export type { Insertable } from 'kysely'
export { type ConnectOptions, connect, type Database, type Db, NoRow, overTransaction, type Query, sql } from './db.ts'
export { isDriverSlip, isUniqueViolation } from './driver-fault.ts'
export {
  DatabaseNewerThanProgram,
  findMigrations,
  type Migration,
  MigrationChanged,
  type MigrationOutcome,
  migrate,
} from './migrate.ts'
export { RUN, runsOf } from './runs.ts'
export type { DB } from './schema.ts'
