import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepImports } from '../src/domains/exchange/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

const HERE = '/quan-tri/trao-doi/nhap-ho-so'
const DAY_MS = 86_400_000
const HEADS = ['Mã hồ sơ', 'Ký hiệu thủ tục', 'Nơi tiếp nhận', 'Trạng thái (mã quốc gia)', 'Họ tên', 'Điện thoại']
const MOMENTS = ['Nộp lúc', 'Tiếp nhận lúc', 'Hẹn trả', 'Xong lúc', 'Trả lúc']

let app: TestApp
let admin: Person
let clerk: Person

beforeAll(async () => {
  app = await testApp()
  admin = await app.as('quantri.camlo')
  clerk = await app.as('tiepnhan.camhieu')
})
afterAll(() => app.close())

/** Moves the clock; who was signed in signs in again. */
async function pass(ms: number): Promise<void> {
  app.clock.advance(ms)
  admin = await app.as('quantri.camlo')
  clerk = await app.as('tiepnhan.camhieu')
}

let serial = 0
const newCode = (): string => {
  serial += 1
  return `000.13.25.H50-260220-${String(serial).padStart(4, '0')}`
}
type Cells = (string | Date | number)[]
const open = (code: string): Cells => [
  ...[code, 'xac-nhan-hon-nhan', 'Xã Cam Hiếu', '4', 'Nguyễn Thị Sương', '0912345678'],
  ...['08:00 26/02/2026', '08:05 26/02/2026', '17:00 05/03/2026', '', ''],
]
const returned = (code: string, finished = '10:00 24/02/2026'): Cells => [
  ...[code, 'xac-nhan-hon-nhan', 'Xã Cam Hiếu', '10', 'Trần Văn Bình', ''],
  ...['08:00 20/02/2026', '08:05 20/02/2026', '17:00 24/02/2026', finished, '11:00 26/02/2026'],
]

async function workbook(lines: readonly Cells[], heads: readonly string[] = [...HEADS, ...MOMENTS]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('x')
  sheet.addRow([...heads])
  for (const line of lines) sheet.addRow([...line])
  return Buffer.from(await book.xlsx.writeBuffer())
}

function upload(bytes: Buffer, name = 'hồ sơ cũ.xlsx', person = admin) {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return person.ask({
    method: 'POST',
    url: HERE,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  })
}

/** Uploads lines that can be read. @returns the address of their preview */
async function preview(...lines: Cells[]): Promise<string> {
  const answer = await upload(await workbook(lines))
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}
const found = (code: string) =>
  app.db.first(sql<{ id: string; status: string; lateMinutes: number }>`
    SELECT id, status, late_minutes FROM dossiers WHERE code = ${code}`)

describe('bringing dossiers over', () => {
  test('shows every line first, with what is wrong, and writes nothing yet', async () => {
    const [good, bad] = [newCode(), newCode()]
    const address = await preview(
      open(good),
      [...open(bad).slice(0, 3), '5', 'Lan', '12', ...open(bad).slice(6)],
      open(good),
    )
    const { body } = await admin.get(address)
    expect(body).toContain('1 dòng nhập được, 2 dòng có lỗi')
    for (const words of ['Chỉ nhập trạng thái', 'Số điện thoại chưa đúng', 'Mã hồ sơ đã có'])
      expect(body).toContain(words)
    expect(await found(good)).toBeUndefined()
    await admin.post(`${address}/bo`)
    expect((await admin.get(address)).statusCode).toBe(404)
  })

  test('what is wrong comes as a workbook that is mended and uploaded as it is', async () => {
    const code = newCode()
    const wrong = open(code).with(3, '5')
    const address = await preview(open(newCode()), wrong)
    expect((await admin.get(address)).body).toContain(`${address}/loi.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await admin.get(`${address}/loi.xlsx`)).rawPayload as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.actualRowCount).toBe(2)
    const row = sheet?.getRow(2)
    expect(row?.values).toContain(code)
    expect(String(row?.values)).toContain('Chỉ nhập trạng thái')
    const heads = sheet?.getRow(1).values as string[]
    if (row) row.getCell(heads.indexOf('Trạng thái (mã quốc gia)')).value = '4'
    const mended = await upload(Buffer.from(await book.xlsx.writeBuffer()))
    expect((await admin.get(String(mended.headers.location))).body).toContain('1 dòng nhập được, 0 dòng có lỗi')
    for (const each of [address, mended.headers.location]) await admin.post(`${each}/bo`)
  })

  test('confirmed they come in once, each with its act, and the lines are forgotten', async () => {
    const [one, two] = [newCode(), newCode()]
    const address = await preview(open(one), returned(two))
    const answers = await Promise.all([admin.post(`${address}/nhap`), admin.post(`${address}/nhap`)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409])
    expect([(await found(one))?.status, (await found(two))?.status]).toEqual(['accepted', 'returned'])
    const { verbs } = await app.db.one(sql<{ verbs: string[] }>`
      SELECT array_agg(verb) AS verbs FROM acts WHERE subject_id = ANY (${[(await found(one))?.id, (await found(two))?.id]}::uuid[])`)
    expect(verbs).toEqual(['dossier.import', 'dossier.import'])
    expect(await app.db.many(sql`SELECT 1 FROM import_lines`)).toEqual([])
    const again = await admin.get(await preview(open(one)))
    expect(again.body).toContain('Mã hồ sơ đã có')
  })

  test('one in hand stands in the clerk’s queue with the date it was promised, and goes its way', async () => {
    const code = newCode()
    await admin.post(`${await preview(open(code))}/nhap`)
    const { id } = (await found(code)) as { id: string }
    expect((await clerk.get('/viec')).body).toContain(code)
    expect((await app.visitor.get(`/tra-cuu/${code}`)).body).toContain('05/03/2026')
    for (const [who, path] of [
      ['tiepnhan', 'chuyen-buoc'],
      ['hotich', 'chuyen-buoc'],
      ['chutich', 'ky'],
      ['traketqua', 'tra-ket-qua'],
    ] as const) {
      app.clock.advance(60_000)
      const person = await app.as(`${who}.camhieu`)
      expect((await person.post(`/ho-so/${id}/${path}`)).statusCode).toBeLessThan(400)
    }
    expect((await found(code))?.status).toBe('returned')
  })

  test('lateness of a finished one is counted, and every minute of it is charged', async () => {
    const code = newCode()
    await admin.post(`${await preview(returned(code, '09:00 26/02/2026'))}/nhap`)
    const dossier = await found(code)
    expect(dossier?.lateMinutes).toBeGreaterThan(480)
    const { charged } = await app.db.one(sql<{ charged: number }>`
      SELECT sum(working_minutes) AS charged FROM dossier_lateness WHERE dossier_id = ${dossier?.id ?? ''}`)
    expect(charged).toBe(dossier?.lateMinutes)
  })

  test('a code of today that came in is not given again', async () => {
    const agency = (
      await app.db.one(sql<{ agency: string }>`SELECT agency_code AS agency FROM units WHERE code = '19615'`)
    ).agency
    const code = `${agency}-260302-0001`
    const line = open(code)
    line[6] = line[7] = '07:30 02/03/2026'
    expect((await admin.post(`${await preview(line)}/nhap`)).statusCode).toBe(303)
    const unit = await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)
    const filed = await app.app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      payload: {
        idempotencyKey: 'after an import of today',
        procedureSlug: 'chung-thuc-ban-sao',
        unitId: unit.id,
        applicant: { fullName: 'Lan' },
        form: { document: 'Bằng lái xe', copies: '2' },
        papers: [],
      },
    })
    expect(filed.statusCode).toBe(201)
    expect(filed.json().code > code).toBe(true)
  })

  test('dates may be the spreadsheet’s own', async () => {
    const code = newCode()
    const line = open(code)
    line[6] = new Date('2026-02-26T08:00:00Z')
    line[7] = new Date('2026-02-26T08:05:00Z')
    line[8] = new Date('2026-03-05T00:00:00Z')
    await admin.post(`${await preview(line)}/nhap`)
    const { due, submitted } = await app.db.one(sql<{ due: Date; submitted: Date }>`
      SELECT legal_due_at AS due, submitted_at AS submitted FROM dossiers WHERE code = ${code}`)
    expect([submitted.toISOString(), due.toISOString()]).toEqual([
      '2026-02-26T01:00:00.000Z',
      '2026-03-05T10:00:00.000Z',
    ])
  })

  test('a number that lost its first zero in a spreadsheet has it again', async () => {
    const code = newCode()
    const address = await preview(open(code).with(5, 912345678))
    await admin.post(`${address}/nhap`)
    const { phone } = await app.db.one(sql<{ phone: string }>`
      SELECT a.phone FROM dossiers d JOIN applicants a ON a.id = d.applicant_id WHERE d.code = ${code}`)
    expect(phone).toBe('0912345678')
  })

  test('taken back within a day they are gone, but for one that was worked on', async () => {
    const [untouched, touched] = [newCode(), newCode()]
    const address = await preview(open(untouched), open(touched))
    await admin.post(`${address}/nhap`)
    await clerk.post(`/ho-so/${(await found(touched))?.id}/chuyen-buoc`)
    const people = async () => (await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM applicants`)).n
    const before = await people()
    await pass(DAY_MS - 60_000)
    expect((await admin.post(`${address}/hoan-tac`)).headers.location).toBe(`${HERE}?done=back`)
    expect([await found(untouched), (await found(touched))?.status]).toEqual([undefined, 'processing'])
    expect(await people()).toBe(before - 1)
    expect((await admin.get(HERE)).body).toContain('giữ lại 1 hồ sơ đã xử lý')
    expect((await admin.post(`${address}/hoan-tac`)).statusCode).toBe(409)
    await pass(60_000 - DAY_MS)
  })

  test('after a day they stay', async () => {
    const code = newCode()
    const address = await preview(open(code))
    await admin.post(`${address}/nhap`)
    await pass(DAY_MS)
    const answer = await admin.post(`${address}/hoan-tac`)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('trong một ngày')
    await pass(-DAY_MS)
    expect(await found(code)).toBeDefined()
  })

  test('a file nobody let in is forgotten after a day', async () => {
    const address = await preview(open(newCode()))
    expect(await sweepImports(app.db, 1, app.clock.now())).toBe(0)
    expect(await sweepImports(app.db, 1, new Date(app.clock.now().getTime() + DAY_MS + 1))).toBeGreaterThan(0)
    expect((await admin.get(address)).statusCode).toBe(404)
    expect(await app.db.many(sql`SELECT 1 FROM import_lines`)).toEqual([])
  })

  test('the file to fill in can be filled in and comes in', async () => {
    const template = await admin.get(`${HERE}/mau.xlsx`)
    const answer = await upload(template.rawPayload)
    expect((await admin.get(String(answer.headers.location))).body).toContain('1 dòng nhập được, 0 dòng có lỗi')
  })
})

describe('a file that can’t be read is told with what to do', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['no spreadsheet', () => Buffer.from('mã,tên\r\n1,2'), 'không phải bảng tính XLSX'],
    ['a broken one', async () => (await workbook([open('x')])).subarray(0, 2000), 'không phải bảng tính XLSX'],
    ['other columns', () => workbook([['a', 'b']], ['Cột 1', 'Cột 2']), 'Dòng đầu phải có tên cột'],
    ['no lines', () => workbook([]), 'không có dòng nào'],
    ['one too large', () => Buffer.alloc(5 * 1_048_576), 'quá lớn'],
  ])('%s', async (_, make, words) => {
    const answer = await upload(await make())
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  test('one that says it unpacks to more than the memory should hold is not unpacked', async () => {
    const bytes = await workbook([open('x')])
    bytes.writeUInt32LE(0xffff_fff0, bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24)
    expect((await upload(bytes)).body).toContain('quá lớn')
  })

  test('a form without a file, and a clerk', async () => {
    expect((await admin.post(HERE)).statusCode).toBe(422)
    expect((await upload(await workbook([]), 'x.xlsx', clerk)).statusCode).toBe(403)
  })
})
