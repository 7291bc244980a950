import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'
import { signIn } from './officials.ts'
import { type MeasuredProgram, startProgram } from './program.ts'
import { startUnasked } from './unasked-program.ts'
import { ask, type Worlds } from './worlds.ts'

const CONNECTIONS = 16
const SECONDS = 3

/**
 * `queue-1m`: the page of an officer's queue, 50 rows of it, among a million dossiers, against the same page without a query:
 * drawn from the same rows by a program that keeps its database's answers in memory. By p95.
 */
export async function queue(program: MeasuredProgram, { million }: Worlds): Promise<Claim> {
  const cookie = await signIn(program.url, 'dangkydat.cnvpdkdatdai', program.password)
  const bare = await startUnasked(program, million)
  try {
    const p95 = (url: string) => async () =>
      (await load({ url: `${url}/viec`, connections: CONNECTIONS, seconds: SECONDS, headers: { cookie } })).p95
    const [ours, baseline] = [p95(program.url), p95(bare.url)]
    await inTurn(1, ours, baseline)
    const page = await (await fetch(`${program.url}/viec`, { headers: { cookie } })).text()
    const rows = page.split('<tr').length - 2
    const [open] = await ask<{ count: number }>(
      program.databaseUrl,
      'SELECT count(*)::int FROM dossiers WHERE queue_role IS NOT NULL',
    )
    return {
      name: 'queue-1m',
      ...(await inTurn(3, ours, baseline)),
      need: { atMost: 3 },
      notes: { unit: 'p95 ms', rows, openDossiers: open?.count ?? 0 },
    }
  } finally {
    bare.stop()
  }
}

/** `board-1m`: the leader's board over a million dossiers against the same board over ten thousand. By p95. */
export async function board(program: MeasuredProgram, { tenThousand }: Worlds): Promise<Claim> {
  const small = await startProgram(tenThousand)
  try {
    const p95 = async ({ url, password }: MeasuredProgram) => {
      const cookie = await signIn(url, 'bithu.camlo', password)
      return async () =>
        (await load({ url: `${url}/dieu-hanh`, connections: CONNECTIONS, seconds: SECONDS, headers: { cookie } })).p95
    }
    const [ours, baseline] = [await p95(program), await p95(small)]
    await inTurn(1, ours, baseline)
    return { name: 'board-1m', ...(await inTurn(3, ours, baseline)), need: { atMost: 1.5 }, notes: { unit: 'p95 ms' } }
  } finally {
    await small.stop()
  }
}
