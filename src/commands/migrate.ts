import { loadConfig } from '../platform/config/index.ts'
import { openInstallation } from './installation.ts'

/** `camlo migrate`: opens the installation, which migrates it, and closes it again. */
export async function migrateOnly(): Promise<void> {
  const installation = await openInstallation(loadConfig(process.env))
  await installation.close()
}
