import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Config } from '../platform/config/index.ts'
import { findMigrations, migrate } from '../platform/database/index.ts'
import { progress } from '../platform/progress.ts'
import { ROOT } from '../platform/root.ts'
import { prepareDatabase, startServer } from '../platform/server/index.ts'
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

// Held by the one program over a data folder, for as long as it lives; the server lets go of it when the program dies.
const ONE_PROGRAM_LOCK = 7_262_020

/**
 * Opens the installation the settings describe: starts the embedded database or reaches the external one, and migrates.
 *
 * @throws Failure for what an operator can do something about
 */
export async function openInstallation(config: Config): Promise<Installation> {
  return config.databaseUrl ? openExternal(config, config.databaseUrl) : openEmbedded(config)
}

async function openEmbedded(config: Config): Promise<Installation> {
  const folder = config.dataFolder
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await keptSecrets(folder)
  const server = await progress('Khởi động cơ sở dữ liệu / starting the database', () => startServer({ folder }))
  const guard = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  const [held] = await guard`SELECT pg_try_advisory_lock(${ONE_PROGRAM_LOCK}) AS mine`
  if (!held?.mine) {
    await guard.end()
    throw new Failure(
      `Camlo đang chạy trên thư mục dữ liệu ${folder}. Hãy dừng chương trình đó hoặc đặt CAMLO_DATA sang thư mục khác.`,
      `Camlo already runs over ${folder}. Stop that program or set CAMLO_DATA to another folder.`,
    )
  }
  const close = async (): Promise<void> => {
    await guard.end({ timeout: 5 })
    await server.stop()
  }
  try {
    const urls = await prepareDatabase({ adminUrl: server.adminUrl, database: 'camlo', ...kept })
    await bringUpToDate(urls.ownerUrl)
    return { ...urls, secret: config.secret ?? kept.secret, sealKey: config.sealKey ?? kept.sealKey, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function openExternal(config: Config, appUrl: string): Promise<Installation> {
  const ownerUrl = config.databaseAdminUrl ?? appUrl
  if (ownerUrl === appUrl) await warnOfOneRole(config, appUrl)
  await bringUpToDate(ownerUrl)
  const kept = config.secret && config.sealKey ? undefined : await keptSecrets(config.dataFolder)
  return {
    appUrl,
    ownerUrl,
    secret: config.secret ?? (kept as KeptSecrets).secret,
    sealKey: config.sealKey ?? (kept as KeptSecrets).sealKey,
    close: async () => {},
  }
}

async function warnOfOneRole(config: Config, url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [version] = await sql`SELECT current_setting('server_version_num')::int AS number`
    if (version?.number < 150_000) throw new Failure('Cần PostgreSQL 15 trở lên.', 'PostgreSQL 15 or newer is needed.')
  } finally {
    await sql.end({ timeout: 5 })
  }
  if (config.mode === 'production')
    throw new Failure(
      'DATABASE_ADMIN_URL chưa đặt: chương trình không được là chủ của các bảng. Hãy đặt DATABASE_ADMIN_URL cho chủ sở hữu và DATABASE_URL cho vai trò camlo_app.',
      'DATABASE_ADMIN_URL is missing: the program must not own the tables. Set DATABASE_ADMIN_URL to the owner and DATABASE_URL to the role camlo_app.',
    )
  console.warn(
    '! DATABASE_URL là chủ của các bảng: chỉ dùng để thử / DATABASE_URL owns the tables: for trying out only',
  )
}

async function bringUpToDate(ownerUrl: string): Promise<void> {
  const migrations = await findMigrations(join(ROOT, 'src'))
  await progress('Cập nhật cấu trúc dữ liệu / migrating', (say) => migrate(ownerUrl, migrations, say))
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
