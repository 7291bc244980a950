import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, type ProgramRun, ready, runCamlo } from './program.ts'

const SLOW_MS = 90_000
const PEOPLE = 200

let folder: string
let port: number
let run: ProgramRun

const start = async (): Promise<void> => {
  run = runCamlo(['serve'], {
    CAMLO_DATA: folder,
    CAMLO_PORT: String(port),
    CAMLO_DEMO_DOSSIERS: '0',
    CAMLO_RATE_LIMIT_EXEMPT: '127.0.0.1',
  })
  await ready(run, port)
}

async function database() {
  const pid = (await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
  const password = await readFile(join(folder, 'superuser.password'), 'utf8')
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${pid[3]}/camlo`, { max: 1, onnotice: () => {} })
  return { pid: Number(pid[0]), sql }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camlo-survival-'))
  port = await freePort()
  await start()
}, SLOW_MS)
afterAll(async () => {
  run.process.kill('SIGTERM')
  await run.ended
  await rm(folder, { recursive: true, force: true })
}, SLOW_MS)

/** Sends one dossier after another until the program is gone. @returns the codes that were answered */
async function person(unitId: string, answered: Set<string>, until: Promise<unknown>): Promise<void> {
  let over = false
  void until.then(() => {
    over = true
  })
  while (!over) {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/dossiers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        idempotencyKey: randomUUID(),
        procedureSlug: 'chung-thuc-ban-sao',
        unitId,
        applicant: { fullName: 'Người Thử Sức Bền' },
        form: { document: 'Bằng lái xe', copies: '2' },
        papers: [{ name: 'Bản chính giấy tờ' }],
      }),
    }).catch(() => undefined)
    const body = response?.status === 201 ? await response.json().catch(() => undefined) : undefined
    if (body) answered.add((body as { code: string }).code)
    if (!response) await sleep(20)
  }
}

/** Everybody has been answered once or so: it is the middle of the work, however quick the machine. */
async function underWay(answered: ReadonlySet<string>): Promise<void> {
  while (answered.size <= PEOPLE) await sleep(20)
}

test.each<['the program' | 'the database']>([['the program'], ['the database']])(
  'every answered submission is there exactly once with its act, though %s is killed in the middle',
  async (victim) => {
    const before = await database()
    const [unit] = await before.sql`SELECT u.id FROM units u WHERE u.code = '19615'`
    const answered = new Set<string>()
    const killed = underWay(answered).then(async () => {
      process.kill(victim === 'the program' ? (run.process.pid as number) : before.pid, 'SIGKILL')
      await sleep(400)
    })
    await Promise.all(Array.from({ length: PEOPLE }, () => person(unit?.id, answered, killed)))
    await before.sql.end({ timeout: 1 }).catch(() => {})
    expect(answered.size).toBeGreaterThan(PEOPLE)

    run.process.kill('SIGKILL')
    await run.ended
    await start()
    const after = await database()
    const rows = await after.sql`
      SELECT d.code, (SELECT count(*)::int FROM acts a WHERE a.subject_id = d.id AND a.verb = 'dossier.submit') AS acts
      FROM dossiers d WHERE d.code = any(${[...answered]})`
    await after.sql.end({ timeout: 1 })
    expect(rows).toHaveLength(answered.size)
    expect(rows.filter(({ acts }) => acts !== 1)).toEqual([])
  },
  SLOW_MS,
)
