import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { type Binaries, findBinaries } from './binaries.ts'
import { run } from './run.ts'

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

/** Starts the embedded PostgreSQL over a folder, making the cluster if there is none; a server left running is adopted. */
export async function startServer({ folder, port, ephemeral = false }: ServerOptions): Promise<RunningServer> {
  const binaries = await findBinaries()
  const home = resolve(folder)
  const cluster = join(home, 'pg')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const password = await superUserPassword(home)
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(binaries, home, cluster)

  const left = await runningPort(binaries, cluster)
  const listening = left ?? port ?? (await freePort())
  if (left === undefined) {
    const settings = Object.entries({ ...(ephemeral ? EPHEMERAL : DURABLE), port: String(listening) })
    const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ')
    await run(
      binaries.pgCtl,
      ['start', '-w', '-t', '60', '-s', '-D', cluster, '-l', join(home, 'postgres.log'), '-o', options],
      { lib: binaries.lib },
    )
  }
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${listening}/postgres`,
    port: listening,
    adopted: left !== undefined,
    stop: async () => {
      await run(binaries.pgCtl, ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', cluster], { lib: binaries.lib })
    },
  }
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

async function superUserPassword(home: string): Promise<string> {
  const file = join(home, 'superuser.password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('hex')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function makeCluster({ initdb, lib }: Binaries, home: string, cluster: string): Promise<void> {
  // A first start that was cut short leaves a half-made cluster that holds nothing yet.
  await rm(cluster, { recursive: true, force: true })
  await run(
    initdb,
    [
      ...['-D', cluster, '-U', 'postgres', '--pwfile', join(home, 'superuser.password'), '--auth', 'scram-sha-256'],
      ...[
        '--encoding',
        'UTF8',
        '--locale-provider',
        'icu',
        '--icu-locale',
        'vi-VN',
        '--locale',
        'C',
        '--no-instructions',
      ],
    ],
    { lib },
  )
  await chmod(cluster, 0o700)
}

/** The port of a server that already runs over this cluster. */
async function runningPort({ pgCtl, lib }: Binaries, cluster: string): Promise<number | undefined> {
  try {
    await run(pgCtl, ['status', '-D', cluster], { lib })
  } catch {
    return undefined
  }
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  return Number(lines[3])
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
