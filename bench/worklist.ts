import { rm } from 'node:fs/promises'
import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'
import { multiplyTasks } from './multiply.ts'
import { signIn } from './officials.ts'
import { startProgram } from './program.ts'
import { startUnasked } from './unasked-program.ts'
import { ask, freshWorld } from './worlds.ts'

const CONNECTIONS = 16
const SECONDS = 3
const DOSSIERS = 6_000
const MILLION = 1_000_000
/** Whoever leads has work of the most kinds. */
const WHO = 'chutich.camlo'

/**
 * `queue-mixed-1m`: the one list of what waits for a person, in every room, among a million tasks, against the same page without a
 * query: drawn from the same rows by a program that keeps its database's answers in memory. By p95.
 */
export async function mixedQueue(): Promise<Claim> {
  const folder = await freshWorld(DOSSIERS)
  await multiplyTasks(folder, MILLION)
  const program = await startProgram(folder)
  try {
    const bare = await startUnasked(program, folder)
    try {
      const cookie = await signIn(program.url, WHO, program.password)
      const p95 = (url: string) => async () =>
        (await load({ url: `${url}/viec-cua-toi`, connections: CONNECTIONS, seconds: SECONDS, headers: { cookie } }))
          .p95
      const [ours, baseline] = [p95(program.url), p95(bare.url)]
      await inTurn(1, ours, baseline)
      const answer = await fetch(`${program.url}/viec-cua-toi`, { headers: { cookie } })
      const page = await answer.text()
      const [{ tasks } = { tasks: 0 }] = await ask<{ tasks: number }>(
        program.databaseUrl,
        'SELECT count(*)::int AS tasks FROM tasks',
      )
      return {
        name: 'queue-mixed-1m',
        ...(await inTurn(3, ours, baseline)),
        need: { atMost: 3 },
        notes: {
          unit: 'p95 ms',
          tasks,
          rows: page.split(' data-row').length - 1,
          kinds: page.split('<option').length - 2,
          waiting: /aria-current="true">[^<]*<b>([\d.]+)/.exec(page)?.[1] ?? '0',
        },
      }
    } finally {
      bare.stop()
    }
  } finally {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
