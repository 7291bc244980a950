import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '../src/platform/root.ts'

/** The program as an operator runs it, over a data folder with durable settings. */
export interface MeasuredProgram {
  url: string
  /** The super-user's address at the program's database. */
  databaseUrl: string
  /** Resident memory of the one process, in MiB. */
  residentMiB(): Promise<number>
  /** How long the one process has worked, in seconds of a core. */
  cpuSeconds(): Promise<number>
  /** The demo's password. */
  password: string
  stop(): Promise<void>
}

// As scripts/start.mjs starts it.
const FRUGAL = ['--max-semi-space-size=4', '--heap-growing-percent=10']

/**
 * @param folder the data folder
 * @param dossiers how many the demonstration begins with, where the folder holds none yet
 * @param profile  which government; the usual one by default
 */
export async function startProgram(folder: string, dossiers = 0, profile?: string): Promise<MeasuredProgram> {
  const port = await freePort()
  const child = spawn(process.execPath, [...FRUGAL, join(ROOT, 'build', 'camlo.js'), 'serve'], {
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
      CAMLO_DATA: folder,
      CAMLO_PORT: String(port),
      CAMLO_DEMO_DOSSIERS: String(dossiers),
      CAMLO_RATE_LIMIT_EXEMPT: '127.0.0.1',
      ...(profile ? { CAMLO_PROFILE: profile } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await answering(url, child)
  const [, , , databasePort] = (await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
  const secret = await readFile(join(folder, 'superuser.password'), 'utf8')
  const { password } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as { password: string }
  return {
    url,
    databaseUrl: `postgres://postgres:${secret}@127.0.0.1:${databasePort}/camlo`,
    password,
    async residentMiB() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
    },
    async cpuSeconds() {
      // The 14th and 15th field (proc(5)), in hundredths of a second; the second is a name and may hold blanks.
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error('The program ended before it was ready')
    await sleep(100)
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
