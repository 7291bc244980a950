import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../src/platform/root.ts'
import type { MeasuredProgram } from './program.ts'
import type { UnaskedOptions } from './unasked.ts'

/** Starts the program that keeps its database's answers in memory, beside one over the same data folder. */
export async function startUnasked(
  { databaseUrl }: MeasuredProgram,
  dataFolder: string,
): Promise<{ url: string; stop(): void }> {
  const { secret, sealKey } = JSON.parse(await readFile(join(dataFolder, 'secrets.json'), 'utf8')) as UnaskedOptions
  const child = fork(join(ROOT, 'build', 'bench-unasked.js'), { stdio: 'inherit' })
  child.send({ databaseUrl, secret, sealKey, dataFolder } satisfies UnaskedOptions)
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => child.disconnect() }
}
