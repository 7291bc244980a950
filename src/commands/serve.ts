import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createProgram } from '../app.ts'
import { ensurePartitions } from '../core/ledger/index.ts'
import { ensureDemo } from '../demo/index.ts'
import { type Config, loadConfig } from '../platform/config/index.ts'
import { connect } from '../platform/database/index.ts'
import { progress } from '../platform/progress.ts'
import { isHeld } from '../platform/server/index.ts'
import { loadedProfile, loadProfile, profileFolder } from '../profile.ts'
import { Failure } from './failure.ts'
import { alreadyRuns, type Installation, openInstallation } from './installation.ts'

/**
 * `camlo serve`: opens the installation, brings it to life on its first start, and serves until it is told to stop.
 *
 * With more than one worker this process keeps the database and the workers share the port.
 */
export async function serve(options: { workers?: string }): Promise<void> {
  if (cluster.isWorker) return serveAsWorker()
  const config = loadConfig({ ...process.env, ...(options.workers ? { CAMLO_WORKERS: options.workers } : {}) })
  const told = toldToStop()
  refuseUnknownProfile(config)
  await refuseTakenPort(config)
  const installation = await openInstallation(config)
  try {
    // Told to stop in the middle of this, what is half done is left to the next start.
    const accounts = await Promise.race([prepare(config, installation), told])
    if (accounts) await serveUntil(told, config, installation, accounts)
  } finally {
    await installation.close()
  }
  console.log('• Đã dừng / stopped')
  process.exit(0)
}

async function serveUntil(
  told: Promise<void>,
  config: Config,
  installation: Installation,
  accounts: readonly string[],
): Promise<void> {
  const stop = config.workers > 1 ? await serveByWorkers(config, installation) : await serveHere(config, installation)
  announce(config, accounts)
  await told
  console.log('• Đang dừng / stopping …')
  await stop()
}

// Acts find a partition of their month for two years: a program may run for long without a new start.
const PARTITIONS_AHEAD_MS = 730 * 86_400_000

async function makePartitions(ownerUrl: string): Promise<void> {
  const owner = connect({ url: ownerUrl, max: 1 })
  try {
    await ensurePartitions(owner, new Date(), new Date(Date.now() + PARTITIONS_AHEAD_MS))
  } finally {
    await owner.close()
  }
}

/** Loads the profile where there is none, and in demo mode people and dossiers to look at. */
async function prepare(config: Config, { ownerUrl, appUrl, secret, sealKey }: Installation): Promise<string[]> {
  await makePartitions(ownerUrl)
  const db = connect({ url: appUrl, max: 4 })
  try {
    const loaded = await loadedProfile(db)
    if (loaded !== undefined && loaded !== config.profile)
      throw new Failure(
        `Thư mục dữ liệu này thuộc cấu hình “${loaded}”, không phải “${config.profile}”. Hãy đặt lại CAMLO_PROFILE hoặc CAMLO_DATA.`,
        `This data belongs to the profile “${loaded}”, not “${config.profile}”. Set CAMLO_PROFILE or CAMLO_DATA.`,
      )
    if (loaded === undefined)
      await progress('Nạp bộ máy và thủ tục / loading the profile', () => loadProfile(db, config.profile))
    if (config.mode === 'production') return []
    return await ensureDemo({
      db,
      ownerUrl,
      secret,
      sealKey,
      profile: config.profile,
      dataFolder: config.dataFolder,
      dossiers: config.demoDossiers,
    })
  } finally {
    await db.close()
  }
}

const programOptions = (
  config: Config,
  { appUrl, secret, sealKey }: Pick<Installation, 'appUrl' | 'secret' | 'sealKey'>,
) => ({
  databaseUrl: appUrl,
  publicUrl: config.publicUrl,
  secret,
  sealKey,
  dataFolder: config.dataFolder,
  rateLimitExempt: config.rateLimitExempt,
  trustProxy: config.trustProxy,
  outside: {
    ...config.outside,
    // A demonstration writes what it would send into its data folder, and may speak to a peer on the same machine.
    ...(config.mode === 'demo' ? { folder: join(config.dataFolder, 'outbox'), innerTargets: true } : {}),
  },
  provider: config.provider,
  logger: { level: process.env.CAMLO_LOG ?? 'warn' },
})

type Stop = () => Promise<void>

async function serveHere(config: Config, installation: Installation): Promise<Stop> {
  const program = await createProgram(programOptions(config, installation))
  await program.app.listen({ host: config.host, port: config.port })
  program.startBackground()
  return () => program.close()
}

// What a worker needs beyond the environment: the addresses and secrets this process found or made.
const WORKER_SETTINGS = 'CAMLO_WORKER_SETTINGS'

// A worker that can't live must not be made a thousand times a second.
const REPLACED_AFTER_MS = 500

async function serveByWorkers(config: Config, installation: Installation): Promise<Stop> {
  const { appUrl, secret, sealKey } = installation
  const settings = { [WORKER_SETTINGS]: JSON.stringify({ appUrl, secret, sealKey, workers: config.workers }) }
  let stopping = false
  const serveByOne = (): Promise<void> =>
    new Promise((listening, failed) => {
      const worker = cluster.fork(settings)
      let served = false
      worker.once('listening', () => {
        served = true
        listening()
      })
      worker.once('exit', (code) => {
        // A worker that died takes its requests with it and nothing else; another takes its place.
        if (served) void replace()
        else failed(new Error(`A worker ended with exit code ${code} before it served`))
      })
    })
  const replace = async (): Promise<void> => {
    await sleep(REPLACED_AFTER_MS)
    if (!stopping) await serveByOne().catch(replace)
  }
  await Promise.all(Array.from({ length: config.workers }, serveByOne))
  return async () => {
    stopping = true
    const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? [])
    await Promise.all(
      workers.map((worker) => {
        const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
        worker.process.kill('SIGTERM')
        return gone
      }),
    )
  }
}

async function serveAsWorker(): Promise<void> {
  const { workers, ...installation } = JSON.parse(process.env[WORKER_SETTINGS] ?? '{}') as Omit<
    Installation,
    'close' | 'ownerUrl'
  > & { workers: number }
  const config = { ...loadConfig(process.env), workers }
  const program = await createProgram(programOptions(config, installation))
  await program.app.listen({ host: config.host, port: config.port })
  program.startBackground()
  // Ctrl-C reaches every process of the terminal; the first one tells the workers when.
  process.on('SIGINT', () => {})
  process.on('SIGHUP', () => {})
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()))
  await program.close()
  process.exit(0)
}

/** Hears the first signal to stop; more of them change nothing, since npm sends on those the terminal has sent already. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    // The script that started us is gone.
    process.on('disconnect', () => resolve())
  })
}

function refuseUnknownProfile({ profile }: Config): void {
  if (!existsSync(join(profileFolder(profile), 'units.json')))
    throw new Failure(
      `Không có cấu hình địa phương “${profile}”. Hãy đặt lại CAMLO_PROFILE.`,
      `There is no profile “${profile}”. Set CAMLO_PROFILE.`,
    )
}

/** Says at once that the port is taken, before anything else is started. */
async function refuseTakenPort({ host, port, dataFolder, databaseUrl }: Config): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port }, () => probe.close(() => resolve()))
    })
  } catch (cause) {
    if (!databaseUrl && existsSync(dataFolder) && (await isHeld(dataFolder))) throw alreadyRuns(dataFolder)
    throw cause
  }
}

function announce(config: Config, accounts: readonly string[]): void {
  console.log(`\nCamlo đang chạy tại / is running at ${config.publicUrl}`)
  for (const line of accounts) console.log(line)
  console.log('\nNhấn Ctrl-C để dừng / press Ctrl-C to stop')
}
