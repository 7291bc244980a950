import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDossiers } from '../src/demo/dossiers/load.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let dossiers = 0
const SPAN = { from: '2026-01-01', to: '2026-03-31' }

let app: TestApp
let admin: Person
let folder: string

beforeAll(async () => {
  app = await testApp()
  admin = await app.as('quantri.camlo')
  const { mkdtemp } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  folder = await mkdtemp(`${tmpdir()}/camlo-export-`)
  await loadDossiers({
    db: app.db,
    ownerUrl: app.base.adminUrl,
    profile: 'cam-lo-2019',
    secret: 'x'.repeat(40),
    dataFolder: folder,
    dossiers: 1_200,
    from: '2026-01-05',
    to: app.clock.now(),
  })
  dossiers = await count('dossiers')
  expect(dossiers).toBeGreaterThan(1_000)
  // A name that a spreadsheet would run, with what separates cells.
  await app.db.run(sql`
    UPDATE applicants SET full_name = '=HYPERLINK("http://x")' WHERE id = (SELECT applicant_id FROM dossiers ORDER BY id LIMIT 1)`)
}, 120_000)
afterAll(async () => {
  await app.close()
  await (await import('node:fs/promises')).rm(folder, { recursive: true, force: true })
})

const take = (set: string, format: string, span: object = SPAN) =>
  admin.post('/quan-tri/trao-doi/xuat-du-lieu', { set, format, ...span })
const count = async (table: string): Promise<number> => {
  const inPeriod =
    table === 'acts' ? sql`occurred_at >= '2026-01-01 00:00+07' AND occurred_at < '2026-04-01 00:00+07'` : sql`true`
  return (await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${inPeriod}`)).n
}

describe('what is taken out', () => {
  test.each([
    ['ho-so', 'dossiers'],
    ['buoc', 'dossier_steps'],
    ['giay-to', 'dossier_papers'],
    ['viec-cong', 'acts'],
  ])('%s has every row of %s, once', async (set, table) => {
    const answer = await take(set, 'json')
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${set}-2026-03-02.json"`)
    const rows = answer.json() as { code?: string; id?: string }[]
    // The export of the ledger holds its own act too.
    expect(rows.length).toBe(await count(table))
    if (set === 'ho-so') expect(new Set(rows.map(({ code }) => code)).size).toBe(dossiers)
  })

  test('a period takes only what was submitted in it', async () => {
    const day = await app.db.one(sql<{ on: string; n: number }>`
      SELECT (submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS on, count(*) AS n FROM dossiers GROUP BY 1 ORDER BY 2 DESC LIMIT 1`)
    const rows = (await take('ho-so', 'json', { from: day.on, to: day.on })).json() as unknown[]
    expect(rows).toHaveLength(day.n)
    expect((await take('ho-so', 'json', { from: '1999-01-01', to: '1999-01-01' })).body).toBe('[]\n')
  })

  test('a spreadsheet opens it; numbers of persons keep their zeros, nothing is a formula', async () => {
    const answer = await take('ho-so', 'xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.actualRowCount).toBe(dossiers + 1)
    const heads = [sheet?.getRow(1).values].flat().map(String)
    const [name, phone] = [heads.indexOf('Họ tên') + 1, heads.indexOf('Điện thoại') + 1]
    expect(sheet?.getRow(2).getCell(name).value).toBe('=HYPERLINK("http://x")')
    expect(sheet?.getRow(2).getCell(name).type).toBe(ExcelJS.ValueType.String)
    expect(sheet?.getRow(3).getCell(phone).value).toMatch(/^0\d{9}$/)
  })

  test('in CSV a name can’t become a formula or another cell', async () => {
    const { body } = await take('ho-so', 'csv')
    expect(body.startsWith('\uFEFFMã hồ sơ,')).toBe(true)
    expect(body).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(body.split('\r\n')).toHaveLength(dossiers + 2)
  })

  test('each time is an act that says what and when, and not whose', async () => {
    await take('danh-gia', 'csv')
    const { facts } = await app.db.one(sql<{ facts: object }>`
      SELECT facts FROM acts WHERE verb = 'exchange.takeOut' AND facts->>'set' = 'danh-gia'`)
    expect(facts).toEqual({ set: 'danh-gia', format: 'csv', ...SPAN })
  })

  test('the API gives the same to an administrator’s program, and to nobody else', async () => {
    const url = '/api/v1/exports/ho-so?from=2026-01-01&to=2026-03-31'
    expect((await admin.get(url)).json()).toHaveLength(dossiers)
    expect((await app.visitor.get(url)).statusCode).toBe(401)
    const clerk = await app.as('tiepnhan.camhieu')
    expect((await clerk.get(url)).statusCode).toBe(403)
    expect((await admin.get('/api/v1/exports/passwords?from=2026-01-01&to=2026-03-31')).statusCode).toBe(400)
  })

  test.each([
    [{ from: '', to: '2026-03-31' }, 'Nhập ngày'],
    [{ from: '2026-13-45', to: '2026-03-31' }, 'Nhập ngày'],
    [{ from: '2026-03-31', to: '2026-01-01' }, 'Ngày cuối phải sau'],
  ])('the period %j is asked for again', async (span, words) => {
    const answer = await take('ho-so', 'csv', span)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })
})
