import cluster from 'node:cluster'
import { createServer } from 'node:net'
import { createProgram } from '../app.ts'
import { ensureDemo } from '../demo/index.ts'
import { type Config, loadConfig } from '../platform/config/index.ts'
import { connect } from '../platform/database/index.ts'
import { progress } from '../platform/progress.ts'
import { loadedProfile, loadProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { type Installation, openInstallation } from './installation.ts'

/**
 * `camlo serve`: opens the installation, brings it to life on its first start, and serves until it is told to stop.
 *
 * With more than one worker this process keeps the database and the workers share the port.
 */
export async function serve(options: { workers?: string }): Promise<void> {
  if (cluster.isWorker) return serveAsWorker()
  const config = loadConfig({ ...process.env, ...(options.workers ? { CAMLO_WORKERS: options.workers } : {}) })
  await refuseTakenPort(config)
  const installation = await openInstallation(config)
  try {
    const accounts = await prepare(config, installation)
    const stop = config.workers > 1 ? await serveByWorkers(config, installation) : await serveHere(config, installation)
    announce(config, accounts)
    await toldToStop()
    console.log('• Đang dừng / stopping …')
    await stop()
  } finally {
    await installation.close()
  }
  console.log('• Đã dừng / stopped')
}

/** Loads the profile where there is none, and in demo mode people and dossiers to look at. */
async function prepare(config: Config, { ownerUrl, appUrl, secret, sealKey }: Installation): Promise<string[]> {
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
    return await ensureDemo({ db, ownerUrl, secret, sealKey, profile: config.profile, dataFolder: config.dataFolder })
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

async function serveByWorkers(config: Config, installation: Installation): Promise<Stop> {
  const { appUrl, secret, sealKey } = installation
  const settings = { [WORKER_SETTINGS]: JSON.stringify({ appUrl, secret, sealKey, workers: config.workers }) }
  let stopping = false
  cluster.on('exit', () => {
    // A worker that died takes its requests with it and nothing else; another takes its place.
    if (!stopping) cluster.fork(settings)
  })
  const listening = Array.from({ length: config.workers }, () => cluster.fork(settings)).map(
    (worker) => new Promise<void>((resolve) => worker.once('listening', () => resolve())),
  )
  await Promise.all(listening)
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
  await toldToStop()
  await program.close()
  process.exit(0)
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** Says at once that the port is taken, before anything else is started. */
function refuseTakenPort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

function announce(config: Config, accounts: readonly string[]): void {
  console.log(`\nCamlo đang chạy tại / is running at ${config.publicUrl}`)
  for (const line of accounts) console.log(line)
  console.log('\nNhấn Ctrl-C để dừng / press Ctrl-C to stop')
}
