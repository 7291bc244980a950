import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../platform/config/index.ts'
import { findMigrations, type Migration, migrate } from '../platform/database/index.ts'
import { progress } from '../platform/progress.ts'
import { ROOT } from '../platform/root.ts'
import { addressesOf, findServer, holdFolder, isHeld, keepServer, prepareDatabase } from '../platform/server/index.ts'
import { readyExternal } from './external.ts'
import { Failure } from './failure.ts'

/** An installation whose database runs and has this program's schema. */
export interface Installation {
  /** The program's own role. */
  appUrl: string
  /** The owner of the tables. */
  ownerUrl: string
  secret: string
  sealKey: string
  /** Ends what was started here: our own database, never an external one. */
  close(): Promise<void>
}

interface KeptSecrets {
  ownerPassword: string
  appPassword: string
  secret: string
  sealKey: string
}

/**
 * Opens the installation the settings describe: starts the embedded database or reaches the external one, and migrates.
 *
 * @param migrations the schema it gets; by default all of this program
 * @throws Failure for what an operator can do something about
 */
export async function openInstallation(config: Config, migrations?: readonly Migration[]): Promise<Installation> {
  return config.databaseUrl ? openExternal(config, config.databaseUrl, migrations) : openEmbedded(config, migrations)
}

/** The same for a command beside the program: if the program runs, its database is used as it is. */
export async function joinInstallation(config: Config): Promise<Installation> {
  if (config.databaseUrl) return openExternal(config, config.databaseUrl)
  const running = existsSync(config.dataFolder) && (await isHeld(config.dataFolder))
  const server = running ? await findServer(config.dataFolder) : undefined
  if (!server) return openEmbedded(config)
  const kept = await keptSecrets(config.dataFolder)
  return { ...addressesOf(server.adminUrl, DATABASE, kept), ...secretsOf(config, kept), close: async () => {} }
}

const DATABASE = 'camlo'

async function openEmbedded(config: Config, migrations?: readonly Migration[]): Promise<Installation> {
  const folder = config.dataFolder
  const hold = await holdFolder(folder)
  if (!hold) throw alreadyRuns(folder)
  const opened: { close(): Promise<void> }[] = [{ close: hold.release }]
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each.close()
  }
  try {
    const kept = await keptSecrets(folder)
    const server = await progress('Khởi động cơ sở dữ liệu / starting the database', () =>
      keepServer({ folder }, (cause) => console.error(cause)),
    )
    opened.push({ close: server.stop })
    const urls = await prepareDatabase({ adminUrl: server.adminUrl, database: DATABASE, ...kept })
    await bringUpToDate(urls.ownerUrl, migrations)
    return { ...urls, ...secretsOf(config, kept), close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** A second program over one data folder. */
export const alreadyRuns = (folder: string): Failure =>
  new Failure(
    `Camlo đang chạy trên thư mục dữ liệu ${folder}. Hãy dừng chương trình đó hoặc đặt CAMLO_DATA sang thư mục khác.`,
    `Camlo already runs over ${folder}. Stop that program or set CAMLO_DATA to another folder.`,
  )

const secretsOf = (config: Config, kept: KeptSecrets): { secret: string; sealKey: string } => ({
  secret: config.secret ?? kept.secret,
  sealKey: config.sealKey ?? kept.sealKey,
})

async function openExternal(config: Config, appUrl: string, migrations?: readonly Migration[]): Promise<Installation> {
  const ownerUrl = config.databaseAdminUrl ?? appUrl
  await readyExternal(config, appUrl, ownerUrl)
  await bringUpToDate(ownerUrl, migrations)
  const { secret, sealKey } = config
  const secrets = secret && sealKey ? { secret, sealKey } : secretsOf(config, await keptSecrets(config.dataFolder))
  return { appUrl, ownerUrl, ...secrets, close: async () => {} }
}

/** Every migration of this program. */
export const ourMigrations = (): Promise<Migration[]> => findMigrations(join(ROOT, 'src'))

/** Brings a database to a schema, by default that of this program. */
export async function bringUpToDate(ownerUrl: string, migrations?: readonly Migration[]): Promise<void> {
  const wanted = migrations ?? (await ourMigrations())
  await progress('Cập nhật cấu trúc dữ liệu / migrating', (say) => migrate(ownerUrl, wanted, say))
}

/** Secrets of a demo, made once; a production installation gives its own and uses only the passwords from here. */
async function keptSecrets(folder: string): Promise<KeptSecrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'secrets.json')
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (text) return JSON.parse(text) as KeptSecrets
  const made: KeptSecrets = {
    ownerPassword: randomBytes(24).toString('hex'),
    appPassword: randomBytes(24).toString('hex'),
    secret: randomBytes(32).toString('base64url'),
    sealKey: makeSealKey(),
  }
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

/** A new Ed25519 private key, PKCS #8 in base64. */
export function makeSealKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
}
