import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..')

/** A run of the built program as its own process, as an operator sees it. */
export interface ProgramRun {
  /** Everything it has printed so far. */
  said(): string
  process: ChildProcess
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
}

/**
 * Runs `camlo …` from `build/`, which `npm test` has just made.
 *
 * @param within a command that runs what follows it, in the same process: with a disk of its own, for one
 */
export function runCamlo(
  args: readonly string[],
  env: Record<string, string>,
  within: readonly string[] = [],
): ProgramRun {
  const [command = '', ...rest] = [...within, process.execPath, join(ROOT, 'build', 'camlo.js'), ...args]
  const child = spawn(command, rest, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return { said: () => text, process: child, ended: new Promise((resolve) => child.once('close', resolve)) }
}

/** Waits until the run answers `/readyz`. @throws Error it ended instead */
export async function ready(run: ProgramRun, port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    if (run.process.exitCode !== null) throw new Error(run.said())
    await sleep(50)
  }
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
