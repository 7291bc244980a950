import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type MailPeer, mailPeer } from '../src/testing/peers.ts'
import { freePort, type ProgramRun, ready, runCamlo } from './program.ts'

const SLOW_MS = 180_000

let folder: string
let port: number
let mail: MailPeer
let run: ProgramRun

const start = async (): Promise<void> => {
  run = runCamlo(['serve'], {
    CAMLO_DATA: folder,
    CAMLO_PORT: String(port),
    CAMLO_DEMO_DOSSIERS: '0',
    CAMLO_RATE_LIMIT_EXEMPT: '127.0.0.1',
    CAMLO_SMTP_URL: mail.url,
    CAMLO_MAIL_FROM: 'motcua@camlo.example',
  })
  await ready(run, port)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camlo-notices-'))
  port = await freePort()
  mail = await mailPeer()
  mail.slowMs = 60
  await start()
}, SLOW_MS)
afterAll(async () => {
  run.process.kill('SIGTERM')
  await run.ended
  await mail.stop()
  await rm(folder, { recursive: true, force: true })
}, SLOW_MS)

async function database() {
  const pid = (await readFile(join(folder, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
  const password = await readFile(join(folder, 'superuser.password'), 'utf8')
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${pid[3]}/camlo`, { max: 1, onnotice: () => {} })
  return { pid: Number(pid[0]), sql }
}

/** Files a dossier for somebody; whether it was answered. */
async function file(unitId: string, email: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/dossiers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      idempotencyKey: randomUUID(),
      procedureSlug: 'chung-thuc-ban-sao',
      unitId,
      applicant: { fullName: 'Người Thử Sức Bền', email },
      form: { document: 'Bằng lái xe', copies: '2' },
      papers: [{ name: 'Bản chính giấy tờ' }],
    }),
  }).catch(() => undefined)
  return response?.status === 201
}

const idOf = (raw: string): string => /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? ''

test.each<['the worker' | 'the database' | 'the mail server']>([['the worker'], ['the database'], ['the mail server']])(
  'who was answered is told once, though %s is killed between act and notice',
  async (victim) => {
    const before = await database()
    const [unit] = await before.sql`SELECT u.id FROM units u WHERE u.code = '19615'`
    await before.sql.end()
    const name = randomUUID().slice(0, 8)
    const people = Array.from({ length: 60 }, (_, n) => `${name}.${n}@example.vn`)
    const answers = people.map((email) => file(unit?.id, email))
    // Some mails are out, some are going, most are not.
    await vi.waitFor(
      () => expect(mail.mails.filter(({ to }) => to[0]?.startsWith(name)).length).toBeGreaterThan(3),
      20_000,
    )
    if (victim === 'the mail server') await mail.stop()
    else process.kill(victim === 'the worker' ? (run.process.pid as number) : before.pid, 'SIGKILL')
    const settled = await Promise.all(answers)
    const answered = people.filter((_, n) => settled[n])
    expect(answered.length).toBeGreaterThan(3)
    if (victim === 'the worker') {
      await run.ended
      await start()
    }
    if (victim === 'the mail server') {
      // Filing goes on while nobody can be told.
      expect(answered).toHaveLength(people.length)
      const told = mail.mails.length
      await sleep(1_500)
      expect(mail.mails.length).toBe(told)
      await mail.start()
    }
    const toldTo = (email: string) => mail.mails.filter(({ to }) => to[0] === email).map(({ raw }) => idOf(raw))
    await vi.waitFor(() => expect(answered.filter((email) => toldTo(email).length === 0)).toEqual([]), {
      timeout: 150_000,
      interval: 250,
    })
    await sleep(1_500)
    // A mail that was taken when the worker or its server died may come again: it is the same mail to every mail program.
    for (const email of answered) expect(new Set(toldTo(email)).size, email).toBe(1)
    const again = answered.filter((email) => toldTo(email).length > 1)
    expect(again.length).toBeLessThanOrEqual(victim === 'the database' ? 0 : 4)
  },
  SLOW_MS,
)
