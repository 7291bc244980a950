import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { SHEET_MIME } from '../src/platform/spreadsheet/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let chair: Person
let unitId: string

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  chair = await app.as('chutich.camhieu')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
})
afterAll(() => app.close())

const paperOf = (caseId: string) =>
  app.db.one(sql<{
    id: string
    number: number
    symbol: string
    signerName: string
    authority: string[]
    actId: string
  }>`
    SELECT id, number, symbol, signer_name, authority, act_id FROM issued_papers WHERE case_id = ${caseId}`)

describe('papers that leave the office', () => {
  test('slips and letters get the next number of their book with their act', async () => {
    const [first, second] = [await fileOnline(app, unitId), await fileOnline(app, unitId)]
    await reception.post(`/ho-so/${first.id}/yeu-cau-bo-sung`, { items: 'Căn cước', reason: 'Thiếu' })
    await reception.post(`/ho-so/${second.id}/tu-choi`, { reason: 'Không thuộc thẩm quyền' })
    const [asked, refused] = [await paperOf(first.id), await paperOf(second.id)]
    expect([asked.number, asked.symbol, refused.number, refused.symbol]).toEqual([1, 'HDHS', 1, 'TCHS'])
    const act = await app.db.one(sql<{ verb: string }>`SELECT verb FROM acts WHERE id = ${asked.actId}`)
    expect(act.verb).toBe('dossier.requestSupplement')
    expect((await reception.get(`/ho-so/${first.id}/giay/phieu-bo-sung.pdf`)).statusCode).toBe(200)
  })

  test('the book names papers by their dossiers, never people, to whoever works there', async () => {
    const { body } = await reception.get('/van-ban-di')
    expect(body).toContain('01/HDHS')
    expect(body).toContain('01/TCHS')
    expect(body).not.toContain('Trần Thị Kín')
    expect((await reception.get('/van-ban-di?tu-khoa=kh%C3%B4ng+c%C3%B3')).body).toContain('Chưa có văn bản nào')
    expect((await reception.get('/van-ban-di?so=TCHS')).body).not.toContain('01/HDHS</a>')
    const elsewhere = await app.as('tiepnhan.camthuy')
    expect((await elsewhere.get(`/van-ban-di?don-vi=${unitId}`)).body).not.toContain('01/HDHS')
    const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM issued_papers LIMIT 1`)
    expect((await elsewhere.get(`/van-ban-di/${id}`)).statusCode).toBe(404)
  })

  test('it is printed and saved', async () => {
    const pdf = await reception.get('/van-ban-di.pdf')
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect((await reception.get('/van-ban-di.xlsx')).headers['content-type']).toBe(SHEET_MIME.xlsx)
    expect((await reception.get('/van-ban-di.csv')).body).toContain('01/HDHS')
  })

  test('is taken out whole, every unit’s, by the administrator', async () => {
    const admin = await app.as('quantri.camlo')
    const rows = (await admin.get('/api/v1/exports/van-ban-di?from=2026-01-01&to=2026-12-31')).json<
      { unit: string }[]
    >()
    const { n } = await app.db.one(sql<{ n: number }>`SELECT count(*)::integer AS n FROM issued_papers`)
    expect(n).toBeGreaterThan(0)
    expect(rows).toHaveLength(n)
    expect(rows[0]).toMatchObject({ unit: 'Xã Cam Hiếu', year: 2026, number: 1 })
  })

  test('only the head withdraws a paper, with a reason, once', async () => {
    const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM issued_papers WHERE symbol = 'TCHS'`)
    expect((await reception.post(`/van-ban-di/${id}/thu-hoi`, { why: 'Sai' })).statusCode).toBe(403)
    const blank = await chair.post(`/van-ban-di/${id}/thu-hoi`, { why: ' ' })
    expect([blank.statusCode, blank.body.includes('Ghi lý do thu hồi.')]).toEqual([422, true])
    expect((await chair.post(`/van-ban-di/${id}/thu-hoi`, { why: 'Ghi sai lý do' })).statusCode).toBe(303)
    expect((await chair.post(`/van-ban-di/${id}/thu-hoi`, { why: 'Nữa' })).statusCode).toBe(409)
    const shown = await chair.get(`/van-ban-di/${id}`)
    expect(shown.body).toContain('Ghi sai lý do')
    expect((await chair.get('/van-ban-di')).body).toContain('Đã thu hồi')
    const far = await app.as('chutich.camthuy')
    expect((await far.post(`/van-ban-di/${id}/thu-hoi`, { why: 'Sai' })).statusCode).toBe(404)
  })

  test.each([
    ['/van-ban-di/x', 404],
    ['/van-ban-di/khong-phai-khoa', 404],
    ['/van-ban-di?nam=abc', 400],
    ['/van-ban-di?trang=-1', 400],
  ])('%s is answered %i', async (url, status) => {
    expect((await chair.get(url)).statusCode).toBe(status)
  })
})
