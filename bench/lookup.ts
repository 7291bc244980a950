import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import postgres from 'postgres'
import { ROOT } from '../src/platform/root.ts'
import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'
import type { MeasuredProgram } from './program.ts'

const CONNECTIONS = 16

/** `lookup`: the public page of a dossier, found by its code, against a bare Fastify route that reads one row by its key. */
export async function lookup(program: MeasuredProgram): Promise<Claim> {
  const sql = postgres(program.databaseUrl, { max: 1, onnotice: () => {} })
  const [dossier] = await sql<
    { id: string; code: string }[]
  >`SELECT id, code FROM dossiers WHERE status = 'returned' LIMIT 1`
  await sql.end()
  if (!dossier) throw new Error('There is no dossier to look up')
  const bare = fork(join(ROOT, 'build', 'bench-bare-lookup.js'))
  bare.send({ databaseUrl: program.databaseUrl })
  const [url] = (await once(bare, 'message')) as [string]
  try {
    const perSecond = (address: string) => async () =>
      (await load({ url: address, connections: CONNECTIONS, seconds: 2 })).perSecond
    const ours = perSecond(`${program.url}/tra-cuu/${dossier.code}`)
    const baseline = perSecond(`${url}/${dossier.id}`)
    await inTurn(1, ours, baseline)
    return { name: 'lookup', ...(await inTurn(5, ours, baseline)), need: { atLeast: 0.5 } }
  } finally {
    bare.disconnect()
  }
}
