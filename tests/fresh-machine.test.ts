import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, type ProgramRun, ready, runCamlo } from './program.ts'

const SLOW_MS = 60_000

/** One installation, started and ended the way machines and people do it; the tests follow one another. */
describe('an installation', () => {
  let folder: string
  let data: string
  let port: number
  let run: ProgramRun
  let acts: number

  const env = () => ({ CAMLO_DATA: data, CAMLO_PORT: String(port), CAMLO_DEMO_DOSSIERS: '300' })
  const start = async (...args: string[]) => {
    run = runCamlo(['serve', ...args], env())
    await ready(run, port)
  }
  const databasePid = async () => Number((await readFile(join(data, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const verified = async () => {
    const check = runCamlo(['verify'], env())
    expect(await check.ended).toBe(0)
    return JSON.parse(check.said().slice(check.said().indexOf('{'))) as { acts: number; finding: unknown }
  }

  beforeAll(async () => {
    execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'build.mjs')])
    folder = await mkdtemp(join(tmpdir(), 'camlo máy mới-'))
    data = join(folder, 'dữ liệu')
    port = await freePort()
  }, SLOW_MS)

  afterAll(async () => {
    run?.process.kill('SIGTERM')
    await run?.ended
    await rm(folder, { recursive: true, force: true })
  }, SLOW_MS)

  test('starts from nothing and says where it is and who can sign in', { timeout: SLOW_MS }, async () => {
    await start()
    await expect.poll(run.said).toContain(`http://localhost:${port}`)
    expect(run.said()).toMatch(/mật khẩu \/ password: \S+/)
    acts = (await verified()).acts
    expect(acts).toBeGreaterThan(1_000)
  })

  test('refuses a second program over the same folder and serves on', async () => {
    const second = runCamlo(['serve'], { ...env(), CAMLO_PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Camlo đang chạy trên thư mục dữ liệu ${data}`)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  })

  test('adopts the database that a killed program left running', { timeout: SLOW_MS }, async () => {
    run.process.kill('SIGKILL')
    await run.ended
    const left = await databasePid()
    await start()
    expect(await databasePid()).toBe(left)
    expect(await verified()).toMatchObject({ acts, finding: null })
  })

  test('brings the database back when that alone is killed', { timeout: SLOW_MS }, async () => {
    const killed = await databasePid()
    process.kill(killed, 'SIGKILL')
    await expect.poll(databasePid, { timeout: 20_000 }).not.toBe(killed)
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status, { timeout: 20_000 })
      .toBe(200)
  })

  test('loses nothing when all is killed and a stranger has the database’s old number', {
    timeout: SLOW_MS,
  }, async () => {
    run.process.kill('SIGKILL')
    process.kill(await databasePid(), 'SIGKILL')
    await run.ended
    const file = join(data, 'pg', 'postmaster.pid')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)))
    await start()
    expect(await verified()).toMatchObject({ acts, finding: null })
  })

  test('stops program and database when told to', { timeout: SLOW_MS }, async () => {
    run.process.kill('SIGTERM')
    expect(await run.ended).toBe(0)
    expect(existsSync(join(data, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('serves by several processes, and replaces one that dies', { timeout: SLOW_MS }, async () => {
    await start('--workers', '2')
    await expect.poll(run.said, { timeout: 10_000 }).toContain('Ctrl-C')
    const workers = () => execFileSync('pgrep', ['-P', String(run.process.pid), '-f', 'camlo.js'], { encoding: 'utf8' })
    const [first] = workers().trim().split('\n')
    process.kill(Number(first), 'SIGKILL')
    await expect
      .poll(() =>
        workers()
          .trim()
          .split('\n')
          .includes(first as string),
      )
      .toBe(false)
    await expect.poll(() => workers().trim().split('\n').length, { timeout: 10_000 }).toBe(2)
    await ready(run, port)
    run.process.kill('SIGINT')
    expect(await run.ended).toBe(0)
  })

  test('leaves a database of a later version alone', { timeout: SLOW_MS }, async () => {
    await start()
    const { ownerPassword } = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')) as Record<string, string>
    const listening = (await readFile(join(data, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[3]
    const sql = postgres(`postgres://camlo_owner:${ownerPassword}@127.0.0.1:${listening}/camlo`, { max: 1 })
    await sql`INSERT INTO schema_migrations (name, hash) VALUES ('29991231T0000-later', '')`
    await sql.end()
    run.process.kill('SIGTERM')
    await run.ended

    const older = runCamlo(['serve'], env())
    expect(await older.ended).toBe(1)
    expect(older.said()).toContain('Cơ sở dữ liệu mới hơn chương trình')
    expect(existsSync(join(data, 'pg', 'postmaster.pid'))).toBe(false)
  })
})

describe('a start that can’t be', () => {
  test.each<[string, (place: { port: number; file: string }) => Record<string, string>, string[]]>([
    ['a port that is taken', ({ port }) => ({ CAMLO_PORT: String(port) }), ['đã có chương trình khác dùng']],
    ['a data folder that can’t be made', ({ file }) => ({ CAMLO_DATA: join(file, 'data') }), ['Không ghi được vào']],
    [
      'an external database nobody answers for',
      () => ({ DATABASE_URL: 'postgres://camlo@127.0.0.1:1/camlo' }),
      ['Không kết nối được tới máy chủ cơ sở dữ liệu (DATABASE_URL)'],
    ],
    [
      'production without its secrets',
      () => ({ CAMLO_MODE: 'production', CAMLO_SECRET: 'mật khẩu' }),
      ['CAMLO_SECRET', 'CAMLO_SEAL_KEY', 'CAMLO_PUBLIC_URL'],
    ],
    ['a profile there is none of', () => ({ CAMLO_PROFILE: 'atlantis' }), ['atlantis', 'CAMLO_PROFILE']],
  ])('%s: says so and exits with 1', { timeout: SLOW_MS }, async (_, settings, words) => {
    const folder = await mkdtemp(join(tmpdir(), 'camlo-start-'))
    const file = join(folder, 'file')
    await writeFile(file, '')
    const taken = createServer()
    const port = await new Promise<number>((listening) =>
      taken.listen(0, '127.0.0.1', () => listening((taken.address() as { port: number }).port)),
    )
    const run = runCamlo(['serve'], {
      CAMLO_DATA: join(folder, 'data'),
      CAMLO_PORT: String(await freePort()),
      ...settings({ port, file }),
    })
    expect(await run.ended).toBe(1)
    for (const word of words) expect(run.said()).toContain(word)
    expect(run.said()).not.toMatch(/^ +at /m)
    taken.close()
    await rm(folder, { recursive: true, force: true })
  })
})
