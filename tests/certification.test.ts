import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let reception: Person
let officer: Person
let chair: Person
let unitId: string
beforeAll(async () => {
  app = await testApp()
  const people = ['tiepnhan.camhieu', 'hotich.camhieu', 'chutich.camhieu'].map((name) => app.as(name))
  ;[reception, officer, chair] = (await Promise.all(people)) as [Person, Person, Person]
  unitId = (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)).id
}, 60_000)
afterAll(() => app.close())

let sent = 0
/** A batch as the counter's form sends it: the same fields again for each document. */
const batch = (documents: [name: string, copies: string, pages: string][], more: Record<string, string> = {}) => {
  sent += 1
  return {
    idempotencyKey: `certification ${sent}`,
    unitId,
    fullName: `Nguyễn Thị Chứng ${sent}`,
    idNumber: `9991900${String(sent).padStart(5, '0')}`,
    paper: ['0', '1'],
    'f-document': documents.map(([name]) => name),
    'f-copies': documents.map(([, copies]) => copies),
    'f-pages': documents.map(([, , pages]) => pages),
    ...more,
  }
}

const takeIn = async (...args: Parameters<typeof batch>) => {
  const answer = await reception.post('/tiep-nhan/chung-thuc-ban-sao', batch(...args))
  const id = /\/ho-so\/([0-9a-f-]{36})\/giay\//.exec(answer.body)?.[1] ?? ''
  return { answer, id }
}

/** Brings a dossier to the signer. */
async function toSigner(id: string): Promise<void> {
  for (const person of [reception, officer])
    expect((await person.post(`/ho-so/${id}/chuyen-buoc`)).statusCode, id).toBe(303)
}

const signing = (id: string, who = chair) => who.post(`/ho-so/${id}/ky`, { content: 'Bản sao đúng với bản chính' })

const entriesOf = (id: string) =>
  app.db.many(sql<{ number: number; position: number | null; copies: number; feeDong: number | null; fileId: string }>`
    SELECT number, position, copies, fee_dong, file_id FROM issued_papers WHERE case_id = ${id} AND symbol = 'SCT/BS' ORDER BY number`)

describe('a batch of copies to certify', () => {
  let id: string

  test('is one dossier with a line for each document, one sum, and as many papers as were brought', async () => {
    const taken = await takeIn(
      [
        ['Căn cước công dân', '3', '1'],
        ['Bằng tốt nghiệp đại học', '2', '4'],
        ['', '1', '1'],
        ['Bộ hồ sơ dày', '1', '400'],
      ],
      { feePaid: '1' },
    )
    expect(taken.answer.statusCode, taken.answer.body.slice(0, 2000)).toBe(201)
    id = taken.id
    const { form, fee } = await app.db.one(sql<{ form: Record<string, unknown>; fee: number }>`
      SELECT form_data AS form, fee_dong::int AS fee FROM dossiers WHERE id = ${id}`)
    expect(form).toEqual({
      entries: [
        { document: 'Căn cước công dân', copies: '3', pages: '1' },
        { document: 'Bằng tốt nghiệp đại học', copies: '2', pages: '4' },
        { document: 'Bộ hồ sơ dày', copies: '1', pages: '400' },
      ],
    })
    // 3 × 2.000, 2 × (2 × 2.000 + 2 × 1.000), and a copy that reaches the most one may cost.
    expect(fee).toBe(6_000 + 12_000 + 200_000)
    const receipts = await app.db.many(sql<{ amount: number }>`
      SELECT amount_dong::int AS amount FROM fee_payments WHERE dossier_id = ${id}`)
    expect(receipts).toEqual([{ amount: 218_000 }])
    const papers = await app.db.many(sql<{ quantity: number }>`
      SELECT quantity FROM dossier_papers WHERE dossier_id = ${id} ORDER BY position`)
    expect(papers.map(({ quantity }) => quantity)).toEqual([3, 6])
  })

  test('shows each document on the dossier, and costs each by itself', async () => {
    const { body } = await reception.get(`/ho-so/${id}`)
    expect(body).toContain('Bằng tốt nghiệp đại học · Số bản cần chứng thực: 2 · Số trang của một bản: 4')
    expect(body).toContain('Phí chứng thực bản sao, giấy tờ 2')
  })

  test('is signed once and has a number of the register for each document, with copies and fee', async () => {
    await toSigner(id)
    const signed = await signing(id)
    expect(signed.statusCode, signed.body.slice(0, 1500)).toBe(303)
    const entries = await entriesOf(id)
    expect(entries.map(({ position, copies, feeDong }) => [position, copies, Number(feeDong)])).toEqual([
      [1, 3, 6_000],
      [2, 2, 12_000],
      [3, 1, 200_000],
    ])
    const first = entries[0]?.number ?? 0
    expect(entries.map(({ number }) => number)).toEqual([first, first + 1, first + 2])
    expect(new Set(entries.map(({ fileId }) => fileId)).size).toBe(1)
    expect(entries[0]?.fileId).toBeTruthy()
  })

  test('stands in the register as page, paper and workbook, found by number, name and day', async () => {
    const page = (await officer.get('/so-chung-thuc')).body
    for (const said of ['Nguyễn Thị Chứng', 'Bằng tốt nghiệp đại học', '200.000', '3 giấy tờ, 6 bản, 218.000'])
      expect(page).toContain(said)
    expect(page).not.toContain('999190000001')
    expect((await officer.get('/so-chung-thuc?tu-khoa=2')).body).not.toContain('Bộ hồ sơ dày')
    expect((await officer.get('/so-chung-thuc?tu-khoa=chung+1')).body).toContain('Bộ hồ sơ dày')
    for (const nothing of ['?tu-khoa=khong+co+ai', '?so=signatures', '?tu=2026-03-03', '?nam=2025'])
      expect((await officer.get(`/so-chung-thuc${nothing}`)).body).toContain('Chưa có lượt chứng thực nào')
    const pdf = await officer.get('/so-chung-thuc.pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const sheet = await officer.get('/so-chung-thuc.csv')
    expect(sheet.body).toContain('Bộ hồ sơ dày')
    expect((await officer.get('/so-chung-thuc.xlsx')).statusCode).toBe(200)
  })

  test('other units see no names, and take nothing out', async () => {
    const district = await app.as('bithu.camlo')
    const page = await district.get(`/so-chung-thuc?don-vi=${unitId}`)
    expect(page.body).not.toContain('Nguyễn Thị Chứng')
    expect((await district.get(`/so-chung-thuc.csv?don-vi=${unitId}`)).statusCode).toBe(404)
    const neighbour = await app.as('hotich.camtuyen')
    expect((await neighbour.get(`/so-chung-thuc?don-vi=${unitId}`)).body).not.toContain('Bộ hồ sơ dày')
  })
})

test('two who sign at the same moment: numbers without a gap, none twice', async () => {
  const taken: string[] = []
  for (const count of [3, 2, 4, 1]) {
    const documents = Array.from({ length: count }, (_, n): [string, string, string] => [`Giấy tờ ${n + 1}`, '1', '1'])
    const { id } = await takeIn(documents)
    await toSigner(id)
    taken.push(id)
  }
  const before = (
    await app.db.one(
      sql<{ last: number }>`SELECT last FROM paper_books WHERE symbol = 'SCT/BS' AND unit_id = ${unitId}`,
    )
  ).last
  const deputy = await app.as('chutich.camhieu2')
  const answers = await Promise.all(taken.map((id, index) => signing(id, index % 2 ? deputy : chair)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303])
  const entries = (await Promise.all(taken.map(entriesOf))).flat()
  expect(entries.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 10 }, (_, index) => before + index + 1),
  )
})

test('signed twice at the same moment it is in the register once', async () => {
  const { id } = await takeIn([['Học bạ', '1', '1']])
  await toSigner(id)
  const answers = await Promise.all([signing(id), signing(id)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect(await entriesOf(id)).toHaveLength(1)
})

test('a line that is wrong is said at its cell, nothing typed is lost, and without scripts more lines come by a button', async () => {
  const documents: [string, string, string][] = [
    ['Giấy khai sinh', '2', '1'],
    ['Bảng điểm', 'mười', '1'],
  ]
  const wrong = await reception.post('/tiep-nhan/chung-thuc-ban-sao', batch(documents))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('href="#f-copies-2"')
  expect(wrong.body).toContain('value="mười"')
  const more = await reception.post('/tiep-nhan/chung-thuc-ban-sao', batch(documents, { 'more-lines': '1' }))
  expect(more.statusCode).toBe(200)
  expect(more.body.match(/name="f-document"/g)).toHaveLength(7)
})

test.each([
  ['entries that are no list', { entries: 'x' }],
  ['an entry without its document', { entries: [{ document: 'A', copies: 1 }, { copies: 1 }] }],
  ['copies that are no number', { entries: [{ document: 'A', copies: 'many' }] }],
  ['no entry at all', { entries: [] }],
])('another program is refused %s', async (_, form) => {
  const payload = {
    idempotencyKey: `api certification ${randomUUID()}`,
    procedureSlug: 'chung-thuc-ban-sao',
    unitId,
    applicant: { fullName: 'Lê Văn API' },
    form,
    papers: [],
  }
  const answer = await reception.ask({ method: 'POST', url: '/api/v1/dossiers/receive', payload })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
})

test('another program takes a batch in as the counter does', async () => {
  const payload = {
    idempotencyKey: `api certification ${randomUUID()}`,
    procedureSlug: 'chung-thuc-ban-sao',
    unitId,
    applicant: { fullName: 'Lê Văn API' },
    form: {
      entries: [
        { document: 'Học bạ', copies: 2, pages: 3 },
        { document: 'Bảng điểm', copies: '1' },
      ],
    },
    papers: [],
  }
  const answer = await reception.ask({ method: 'POST', url: '/api/v1/dossiers/receive', payload })
  expect(answer.statusCode, answer.body).toBe(201)
  const { fee } = await app.db.one(sql<{ fee: number }>`
    SELECT fee_dong::int AS fee FROM dossiers WHERE id = ${(answer.json() as { id: string }).id}`)
  expect(fee).toBe(2 * 5_000 + 2_000)
})
