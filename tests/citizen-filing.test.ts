import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { objectionTokenOf } from '../src/domains/dossiers/secrets.ts'
import { sql } from '../src/platform/database/index.ts'
import { MONDAY, type Person, TEST_SECRET, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt, hiddenField } from '../src/testing/citizens.ts'
import { unitOf } from '../src/testing/filing.ts'

const PAPER = pdf()
const FORM = '/nop-ho-so/xac-nhan-hon-nhan'
let app: TestApp
let unitId: string

beforeAll(async () => {
  app = await testApp(MONDAY, { smsUrl: 'http://127.0.0.1:9' })
  unitId = await unitOf(app, 'tiepnhan.camhieu')
}, 60_000)
afterAll(() => app.close())

let people = 0
async function somebody(fullName = 'Lê Thị Con'): Promise<{ person: Person; phone: string; id: string }> {
  people += 1
  const phone = `0398${String(people).padStart(6, '0')}`
  const person = await citizenAt(app, phone)
  await person.post('/cua-toi/tai-khoan', { fullName, idNumber: '999190000123', address: 'Thôn Vĩnh An' })
  const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM citizens WHERE phone = ${phone}`)
  return { person, phone, id }
}

/** What stands in a field of the form; undefined where there is no such field. */
const fieldOf = (page: string, name: string): string | undefined => {
  const found = new RegExp(`name="${name}" value(?:="([^"]*)")?`).exec(page)
  return found ? (found[1] ?? '') : undefined
}
/** The form's own questions and papers, answered. */
const answers = { 'f-purpose': 'Vay vốn ngân hàng', unitId: '' }
const filled = (page: string, more: Record<string, string> = {}) => ({
  ...answers,
  unitId,
  key: hiddenField(page, 'key'),
  kind: 'citizen',
  fullName: fieldOf(page, 'fullName') ?? '',
  phone: fieldOf(page, 'phone') ?? '',
  ...more,
})

async function upload(person: Person): Promise<string> {
  const announced = await person.ask({
    method: 'POST',
    url: '/tep',
    headers: {
      'upload-length': String(PAPER.length),
      'upload-metadata': `filename ${Buffer.from('giay.pdf').toString('base64')}`,
    },
  })
  const token = String(announced.headers.location).replace('/tep/', '')
  await person.ask({
    method: 'PATCH',
    url: `/tep/${token}`,
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    payload: PAPER,
  })
  return token
}

describe('filing while signed in', () => {
  test('the form is filled in, and what is sent stands in the account', async () => {
    const { person, phone, id } = await somebody()
    const page = (await person.get(FORM)).payload
    expect([fieldOf(page, 'fullName'), fieldOf(page, 'phone')]).toEqual(['Lê Thị Con', phone])
    const token = await upload(person)
    const sent = await person.post(`${FORM}/gui`, filled(page, { 'paper-0-upload': token, 'paper-1-upload': token }))
    expect(sent.statusCode, sent.payload.slice(0, 3_000)).toBe(200)
    const rows = await app.db.many(sql<{ part: string; actor: string }>`
      SELECT a.part, (SELECT actor_person_id FROM acts WHERE subject_id = a.dossier_id AND verb = 'dossier.submit') AS actor
      FROM dossier_accounts a WHERE a.citizen_id = ${id}`)
    expect(rows).toEqual([{ part: 'applicant', actor: id }])
    expect((await person.get('/cua-toi')).payload).toContain('Hồ sơ đang giải quyết')
  })

  test('a visitor’s form is as it was', async () => {
    const page = (await app.newVisitor().get(FORM)).payload
    expect(page).toContain('Không cần tài khoản')
    expect(page).not.toContain('Lưu bản nháp')
    expect(fieldOf(page, 'fullName')).toBe('')
  })
})

describe('a draft', () => {
  test('is gone on with on another device with its files, and ends when it is sent', async () => {
    const { person, phone } = await somebody()
    const page = (await person.get(FORM)).payload
    const token = await upload(person)
    const kept = await person.post(`${FORM}/luu`, filled(page, { 'paper-0-upload': token, 'f-purpose': 'Đang nghĩ' }))
    expect(kept.headers.location).toBe('/cua-toi?da=nhap')
    // Uploads live for a day by themselves; a draft keeps them.
    app.clock.advance(29 * 86_400_000)
    const other = await citizenAt(app, phone)
    const home = (await other.get('/cua-toi')).payload
    const link = /href="(\/nop-ho-so\/[^"]*nhap=[^"]*)"/.exec(home)?.[1] ?? ''
    const again = (await other.get(link)).payload
    expect(again).toContain('Đang nghĩ')
    expect(again).toContain('giay.pdf')
    const sent = await other.post(`${FORM}/gui`, filled(again, { 'paper-0-upload': token, 'paper-1-upload': token }))
    expect(sent.statusCode).toBe(200)
    expect((await other.get('/cua-toi')).payload).not.toContain('nhap=')
  })

  test('is kept by looking at the check too, and lets go of its files when it is deleted', async () => {
    const { person } = await somebody()
    const page = (await person.get(FORM)).payload
    const token = await upload(person)
    await person.post(`${FORM}/kiem-tra`, filled(page, { 'paper-0-upload': token, 'paper-1-upload': token }))
    const key = hiddenField(page, 'key')
    expect((await person.get('/cua-toi')).payload).toContain(`nhap=${key}`)
    expect((await person.post(`/cua-toi/ban-nhap/${key}/xoa`)).headers.location).toBe('/cua-toi?da=xoa')
    expect((await person.get('/cua-toi')).payload).not.toContain(`nhap=${key}`)
    expect((await person.get(`${FORM}?nhap=${key}`)).payload).not.toContain('giay.pdf')
  })

  test('is nobody else’s, and is over after thirty days', async () => {
    const [owner, other] = [await somebody(), await somebody()]
    const page = (await owner.person.get(FORM)).payload
    const key = hiddenField(page, 'key')
    await owner.person.post(`${FORM}/luu`, filled(page, { 'f-purpose': 'Riêng của tôi' }))
    expect((await other.person.get(`${FORM}?nhap=${key}`)).payload).not.toContain('Riêng của tôi')
    await other.person.post(`/cua-toi/ban-nhap/${key}/xoa`)
    expect((await owner.person.get(`${FORM}?nhap=${key}`)).payload).toContain('Riêng của tôi')
    expect((await app.newVisitor().get(`${FORM}?nhap=${key}`)).headers.location).toContain('/dang-nhap/cong-dan?next=')
    app.clock.advance(31 * 86_400_000)
    const later = await citizenAt(app, owner.phone)
    expect((await later.get(`${FORM}?nhap=${key}`)).payload).not.toContain('Riêng của tôi')
  })
})

describe('filing for somebody else', () => {
  const forMother = (page: string, more: Record<string, string> = {}) =>
    filled(page, {
      'nop-thay': '1',
      'can-cu': 'family',
      'nguoi-nop-thay': 'Lê Thị Con',
      fullName: 'Trần Thị Mẹ',
      phone: '0912000111',
      ...more,
    })

  async function fileForMother() {
    const filer = await somebody()
    const page = (await filer.person.get(`${FORM}?thay=1`)).payload
    expect(fieldOf(page, 'fullName')).toBe('')
    const token = await upload(filer.person)
    const sent = await filer.person.post(
      `${FORM}/gui`,
      forMother(page, { 'paper-0-upload': token, 'paper-1-upload': token }),
    )
    expect(sent.statusCode, sent.payload.slice(0, 3_000)).toBe(200)
    const dossier = await app.db.one(sql<{ id: string; code: string }>`
      SELECT d.id, d.code FROM dossiers d JOIN dossier_representations r ON r.dossier_id = d.id WHERE r.citizen_id = ${filer.id}`)
    return { ...filer, ...dossier }
  }

  test.each([
    ['no ground', { 'can-cu': '' }, 'Chọn ông/bà nộp thay'],
    ['no name of whoever files', { 'nguoi-nop-thay': '' }, 'Hãy ghi họ và tên của ông/bà'],
    ['an authorisation without its paper', { 'can-cu': 'authorised' }, 'Hãy kèm giấy tờ chứng minh'],
  ])('is not taken with %s', async (_what, change, words) => {
    const { person } = await somebody()
    const page = (await person.get(`${FORM}?thay=1`)).payload
    const answer = await person.post(`${FORM}/kiem-tra`, forMother(page, change))
    expect(answer.statusCode).toBe(422)
    expect(answer.payload).toContain(words)
  })

  test('asks a visitor to sign in, and never files in their name what was begun for another', async () => {
    const visitor = app.newVisitor()
    expect((await visitor.get(`${FORM}?thay=1`)).headers.location).toContain('/dang-nhap/cong-dan?next=')
    const before = await app.db.one(sql<{ n: number }>`SELECT count(*)::integer AS n FROM dossiers`)
    const answer = await visitor.post(`${FORM}/gui`, forMother('name="key" value="a-key-long-enough-for-it"'))
    expect(answer.headers.location).toContain('/dang-nhap/cong-dan?next=')
    expect(await app.db.one(sql<{ n: number }>`SELECT count(*)::integer AS n FROM dossiers`)).toEqual(before)
  })

  test('the clerk sees who filed for whom; both are told; the person it is for objects, once', async () => {
    const { person, id, code } = await fileForMother()
    expect((await person.get('/cua-toi')).payload).toContain('nộp thay Trần Thị Mẹ')
    expect((await person.get(`/tra-cuu/${code}/ho-so`)).statusCode).toBe(200)
    const clerk = await app.as('tiepnhan.camhieu')
    const desk = (await clerk.get(`/ho-so/${id}`)).payload
    expect(desk).toContain('Người nộp thay')
    expect(desk).toContain('Cha, mẹ, vợ, chồng hoặc con')
    // Another unit's officers don't.
    expect((await (await app.as('tiepnhan.camthuy')).get(`/ho-so/${id}`)).payload).not.toContain('Lê Thị Con')

    const link = `/khong-dong-y/${objectionTokenOf(TEST_SECRET, id)}`
    const page = (await app.visitor.get(link)).payload
    expect(page).toContain('Lê Thị Con')
    expect(page).toContain('Tôi không đồng ý')
    expect((await app.visitor.get('/khong-dong-y/khong-co')).statusCode).toBe(404)
    const both = await Promise.all([1, 2].map(() => app.visitor.post(link, { reason: 'Tôi không nhờ' })))
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const acts = await app.db.many(sql`SELECT id FROM acts WHERE subject_id = ${id} AND verb = 'dossier.object'`)
    expect(acts).toHaveLength(1)
    const after = (await clerk.get(`/ho-so/${id}`)).payload
    expect(after).toContain('Người được nộp thay không đồng ý')
    expect(after).toContain('Tôi không nhờ')
    // Whoever filed it has no more to do with it.
    expect((await person.get(`/tra-cuu/${code}/ho-so`)).payload).toContain('name="secret"')
    expect((await person.post(`/tra-cuu/${code}/ho-so/rut`, { reason: '' })).statusCode).toBe(403)
  })

  test('form 01 is printed with both', async () => {
    const { id } = await fileForMother()
    const clerk = await app.as('tiepnhan.camhieu')
    await clerk.post(`/ho-so/${id}/tiep-nhan`, {})
    const printed = await clerk.get(`/ho-so/${id}/giay/giay-hen.pdf`)
    expect([printed.statusCode, printed.headers['content-type']]).toEqual([200, 'application/pdf'])
  })
})
