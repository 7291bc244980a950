import { loadConfig } from '../platform/config/index.ts'
import { connect, type Database } from '../platform/database/index.ts'
import { type Installation, joinInstallation } from './installation.ts'

/** Opens the installation for one command, whether the program runs or not, and closes it again. */
export async function withDatabase<T>(work: (db: Database, installation: Installation) => Promise<T>): Promise<T> {
  const installation = await joinInstallation(loadConfig(process.env))
  const db = connect({ url: installation.appUrl, max: 4 })
  try {
    return await work(db, installation)
  } finally {
    await db.close()
    await installation.close()
  }
}
