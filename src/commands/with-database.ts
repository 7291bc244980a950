import { loadConfig } from '../platform/config/index.ts'
import { connect, type Database } from '../platform/database/index.ts'
import { type Installation, openInstallation } from './installation.ts'

/** Opens the installation for one command and closes it again. The program itself must not be running over the same folder. */
export async function withDatabase<T>(work: (db: Database, installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(loadConfig(process.env))
  const db = connect({ url: installation.appUrl, max: 4 })
  try {
    return await work(db, installation)
  } finally {
    await db.close()
    await installation.close()
  }
}
