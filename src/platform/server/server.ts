import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { type Binaries, binariesFor } from './binaries.ts'
import { clearRemains, findLeftOver } from './left-over.ts'
import { type OrdinaryUser, ordinaryUser, run } from './ordinary-user.ts'
import { ELSEWHERE, giveTo, placeFor } from './place.ts'

export interface ServerOptions {
  /** Holds the cluster (`pg/`), its log and its super-user's password. */
  folder: string
  port?: number
  /** For tests only: gives up durability for speed. */
  ephemeral?: boolean
}

export interface RunningServer {
  /** The super-user's address, at the maintenance database. */
  adminUrl: string
  port: number
  /** Whether the server had been left running by a program that ended without stopping it. */
  adopted: boolean
  stop(): Promise<void>
}

/** The server would not start; the message is its own last word. */
export class ServerFailed extends Error {
  override name = 'ServerFailed'
  readonly log: string
  constructor(lastWord: string, log: string) {
    super(lastWord)
    this.log = log
  }
}

/**
 * Starts the embedded PostgreSQL over a folder, making the cluster if there is none; a server left running is adopted.
 *
 * The caller holds the folder (`holdFolder`), so that nobody else starts one there meanwhile.
 *
 * @throws ServerFailed
 */
export async function startServer({ folder, port, ephemeral = false }: ServerOptions): Promise<RunningServer> {
  const home = resolve(folder)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const user = await ordinaryUser(join(home, 'pg'))
  const binaries = await binariesFor(user, ELSEWHERE)
  const password = await superUserPassword(home)
  const place = await placeFor(home, user)
  const cluster = join(place, 'pg')
  const server: Server = { user, binaries, cluster, log: join(place, 'postgres.log') }
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(server, password)

  const adopted = await adopt(server, password)
  const listening = adopted ?? port ?? (await freePort())
  if (adopted === undefined) await start(server, { ...(ephemeral ? EPHEMERAL : DURABLE), port: String(listening) })
  return {
    adminUrl: superUserAt(listening, password),
    port: listening,
    adopted: adopted !== undefined,
    async stop() {
      // A full disk, for one, may have ended it already.
      if (await findLeftOver(cluster)) await stop(server, 'fast')
    },
  }
}

/** The address of the server that another program runs over this folder. */
export async function findServer(folder: string): Promise<{ adminUrl: string } | undefined> {
  const home = resolve(folder)
  const left = await findLeftOver(join(home, 'pg'))
  return left && { adminUrl: superUserAt(left.port, await superUserPassword(home)) }
}

interface Server {
  user: OrdinaryUser
  binaries: Binaries
  cluster: string
  log: string
}

const COMMON = {
  listen_addresses: '127.0.0.1',
  // A socket's path may be 107 bytes at most, a data folder's may be longer: TCP on this machine only.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  timezone: 'UTC',
  jit: 'off',
}
const DURABLE = { ...COMMON, max_wal_size: '2GB', wal_compression: 'pglz' }
const EPHEMERAL = {
  ...COMMON,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
}

const superUserAt = (port: number, password: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

async function superUserPassword(home: string): Promise<string> {
  const file = join(home, 'superuser.password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function makeCluster({ user, binaries, cluster }: Server, password: string): Promise<void> {
  // A first start that was cut short leaves a half-made cluster that holds nothing yet.
  await rm(cluster, { recursive: true, force: true })
  await mkdir(cluster, { mode: 0o700 })
  const passwordFile = join(cluster, '..', 'initdb.password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(user, cluster, passwordFile)
  try {
    await run(
      binaries.initdb,
      [
        ...['-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale-provider', 'icu', '--icu-locale', 'vi-VN', '--locale', 'C'],
        '--no-instructions',
      ],
      { user, lib: binaries.lib },
    )
    await chmod(cluster, 0o700)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Takes over a server left running if it answers; one that doesn't is stopped. @returns its port */
async function adopt(server: Server, password: string): Promise<number | undefined> {
  const left = await findLeftOver(server.cluster)
  if (!left) {
    await clearRemains(server.cluster)
    return undefined
  }
  const sql = postgres(superUserAt(left.port, password), { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    await sql`SELECT 1`
    return left.port
  } catch {
    // It may be in the middle of stopping; then there is nothing to stop any more.
    await stop(server, 'fast')
      .catch(() => stop(server, 'immediate'))
      .catch(() => {})
    return undefined
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function start({ user, binaries, cluster, log }: Server, settings: Record<string, string>): Promise<void> {
  await startNewLogWhenLong(log)
  const said = await sizeOf(log)
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  try {
    await run(binaries.pgCtl, ['start', '-w', '-t', '300', '-s', '-D', cluster, '-l', log, '-o', options.join(' ')], {
      user,
      lib: binaries.lib,
      timeoutMs: 310_000,
    })
  } catch (cause) {
    throw new ServerFailed((await lastWord(log, said)) ?? (cause as Error).message, log)
  }
}

async function stop({ user, binaries, cluster }: Server, mode: 'fast' | 'immediate'): Promise<void> {
  await run(binaries.pgCtl, ['stop', '-w', '-t', '60', '-s', '-m', mode, '-D', cluster], { user, lib: binaries.lib })
}

/** How the C library names ENOSPC. */
export const DISK_FULL = 'No space left on device'

const LONG_LOG_BYTES = 10_000_000

async function startNewLogWhenLong(log: string): Promise<void> {
  if ((await sizeOf(log)) > LONG_LOG_BYTES) await rename(log, `${log}.1`)
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** Why the server ended, from what it logged since `from`. */
async function lastWord(log: string, from: number): Promise<string | undefined> {
  const file = await open(log).catch(() => undefined)
  if (!file) return undefined
  try {
    const { buffer, bytesRead } = await file.read({ position: from, buffer: Buffer.alloc(64 * 1024) })
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    const told = lines
      .filter((line) => /\b(FATAL|PANIC):/.test(line))
      .map((line) => line.replace(/^.*?(FATAL|PANIC):\s*/, ''))
    // A full disk brings down one process, and the last word is another's.
    return told.find((line) => line.includes(DISK_FULL)) ?? told.at(-1)
  } finally {
    await file.close()
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no free port')),
      )
    })
  })
}
