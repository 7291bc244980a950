import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test, vi } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { freePort, type ProgramRun, ready, runCamlo } from './program.ts'

const SLOW_MS = 180_000
const MEGABYTE = 1_000_000

let folder: string
let port: number
let run: ProgramRun
let site: string
let unitId: string

/** Runs what follows with the data folder on a small disk of its own, seen by nobody else. */
const onSmallDisk = (path: string): string[] => [
  ...['unshare', '--user', '--map-root-user', '--mount'],
  ...['sh', '-c', 'mount -t tmpfs -o size=500m,mode=700 camlo "$0" && exec "$@"', path],
]

/** Whether this machine lets us have a disk of our own; not every container does. */
function maySmallDisk(): boolean {
  try {
    execFileSync(onSmallDisk(tmpdir())[0] as string, [...onSmallDisk(tmpdir()).slice(1), 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const small = maySmallDisk()
/** The data folder as the program sees it. */
const inside = (...path: string[]): string => join(...(small ? [`/proc/${run.process.pid}/root`] : []), folder, ...path)

async function database() {
  const pid = (await readFile(inside('pg', 'postmaster.pid'), 'utf8')).split('\n')
  const password = await readFile(inside('superuser.password'), 'utf8')
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${pid[3]}/camlo`, { max: 1, onnotice: () => {} })
  return { pid: Number(pid[0]), sql }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camlo-faults-'))
  port = await freePort()
  site = `http://127.0.0.1:${port}`
  run = runCamlo(
    ['serve'],
    { CAMLO_DATA: folder, CAMLO_PORT: String(port), CAMLO_DEMO_DOSSIERS: '0', CAMLO_RATE_LIMIT_EXEMPT: '127.0.0.1' },
    small ? onSmallDisk(folder) : [],
  )
  await ready(run, port)
  const { sql } = await database()
  unitId = (await sql`SELECT id FROM units WHERE code = '19615'`)[0]?.id
  await sql.end()
}, SLOW_MS)
afterAll(async () => {
  run.process.kill('SIGTERM')
  await run.ended
  await rm(folder, { recursive: true, force: true })
}, SLOW_MS)

// What the program said last is all there is to go by afterwards.
beforeEach(() =>
  onTestFailed(() => console.error(run.process.exitCode, run.process.signalCode, run.said().slice(-4_000))),
)

const post = (path: string, body: object, cookie = ''): Promise<Response | undefined> =>
  fetch(site + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: site, cookie },
    body: JSON.stringify(body),
  }).catch(() => undefined)

/** Files a dossier, asking again with the same key until it is answered, as the portal and our pages do. */
async function fileUntilAnswered(key: string): Promise<{ id: string; code: string }> {
  for (;;) {
    const answer = await post('/api/v1/dossiers', {
      idempotencyKey: key,
      procedureSlug: 'chung-thuc-ban-sao',
      unitId,
      applicant: { fullName: 'Người Thử Sức Bền' },
      form: { document: 'Bằng lái xe', copies: '2' },
      papers: [{ name: 'Bản chính giấy tờ' }],
    })
    if (answer?.status === 201) return (await answer.json()) as { id: string; code: string }
    if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`)
    await sleep(50)
  }
}

/** Accepts a dossier, asking again until it is accepted: who was quicker may have been the same clerk a moment ago. */
async function acceptUntilDone(id: string, cookie: string): Promise<void> {
  for (;;) {
    const answer = await post(`/api/v1/dossiers/${id}/accept`, {}, cookie)
    if (answer?.status === 200 || answer?.status === 409) return
    if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`)
    await sleep(50)
  }
}

async function clerk(): Promise<string> {
  const { password } = JSON.parse(await readFile(inside('demo.json'), 'utf8')) as { password: string }
  const answer = await fetch(`${site}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', origin: site },
    body: new URLSearchParams({ username: 'tiepnhan.camhieu', password }),
  })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

/** How often each dossier of these keys is there, with how many acts of filing and accepting. */
async function recorded(codes: readonly string[]) {
  const { sql } = await database()
  const count = (verb: string) => sql`(SELECT count(*)::int FROM acts a WHERE a.subject_id = d.id AND a.verb = ${verb})`
  const rows = await sql`
    SELECT d.code, ${count('dossier.submit')} AS submitted, ${count('dossier.accept')} AS accepted,
      (SELECT count(*)::int FROM dossier_steps s WHERE s.dossier_id = d.id) AS steps
    FROM dossiers d WHERE d.code = any(${[...codes]})`
  await sql.end()
  return rows
}

test(
  'the database restarted under load: who asks again has one dossier, accepted once',
  async () => {
    const [cookie, { pid, sql }] = [await clerk(), await database()]
    await sql.end()
    let over = false
    const done: { id: string; code: string }[] = []
    const desk = async (): Promise<void> => {
      while (!over) {
        const dossier = await fileUntilAnswered(randomUUID())
        await acceptUntilDone(dossier.id, cookie)
        done.push(dossier)
      }
    }
    const desks = Array.from({ length: 20 }, desk)
    await sleep(700)
    // As an administrator restarts it: those who are connected are cut off.
    process.kill(pid, 'SIGINT')
    const before = done.length
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(before + 40), { timeout: 60_000, interval: 50 })
    over = true
    await Promise.all(desks)
    const rows = await recorded(done.map(({ code }) => code))
    expect(rows).toHaveLength(done.length)
    expect(rows.filter(({ submitted, accepted }) => submitted !== 1 || accepted !== 1)).toEqual([])
  },
  SLOW_MS,
)

/** Sends a file ahead in one piece, as the pages' script does. @returns the answer to it */
async function upload(bytes: Buffer): Promise<Response | undefined> {
  const headers = { 'tus-resumable': '1.0.0', 'sec-fetch-site': 'same-origin', origin: site }
  const announced = await fetch(`${site}/tep`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': 'filename YS5wZGY=' },
  }).catch(() => undefined)
  if (announced?.status !== 201) return announced
  return fetch(site + String(announced.headers.get('location')), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  }).catch(() => undefined)
}

/** Sends it again until it is taken: a person who is told to try again later does. */
const uploadUntilTaken = (bytes: Buffer): Promise<void> =>
  vi.waitFor(async () => expect((await upload(bytes))?.status).toBe(204), { timeout: 60_000, interval: 200 })

test.runIf(small)(
  'the disk full during an upload: it is told so, nothing that was answered is lost, and it goes on by itself',
  async () => {
    const paper = pdf({ padding: 15 * MEGABYTE })
    await uploadUntilTaken(paper)
    const before = await fileUntilAnswered(randomUUID())
    const { bavail, bsize } = await statfs(inside())
    await writeFile(inside('ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 5 * MEGABYTE)))
    const refused = await upload(paper)
    // Full for the data, the database says so; full for its journal, it ends, as it must, and comes back when there is room.
    expect([503, 507]).toContain(refused?.status)
    expect(await refused?.text()).toMatch(/hết chỗ|khởi động lại|chưa rõ/)

    // Some get in yet, some only when there is room again; each once.
    const filed = Array.from({ length: 30 }, () => fileUntilAnswered(randomUUID()))
    await sleep(500)
    await rm(inside('ballast'))
    const codes = [before, ...(await Promise.all(filed))].map(({ code }) => code)
    const rows = await recorded(codes)
    expect(rows).toHaveLength(31)
    expect(rows.filter(({ submitted }) => submitted !== 1)).toEqual([])
    await uploadUntilTaken(paper)
  },
  SLOW_MS,
)
