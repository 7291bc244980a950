import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let unitId: string
let registrarKey: string

beforeAll(async () => {
  app = await testApp()
  await signIn()
  const post = await app.db.one(sql<{ unitId: string; key: string }>`
    SELECT p.unit_id, h.official_id || ' ' || p.id AS key FROM accounts a JOIN appointments h ON h.official_id = a.person_id
    JOIN posts p ON p.id = h.post_id WHERE a.username = 'hotich.camhieu'`)
  unitId = post.unitId
  registrarKey = post.key
})
afterAll(() => app.close())

async function signIn(): Promise<void> {
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  chair = await app.as('chutich.camhieu')
}

/** A dossier that the registrar stops; who signs its notice. */
async function stopped(): Promise<{ signerName: string; authority: string[] }> {
  const { id } = await fileOnline(app, unitId)
  await reception.post(`/ho-so/${id}/tiep-nhan`, {})
  await reception.post(`/ho-so/${id}/chuyen-buoc`, {})
  await registrar.post(`/ho-so/${id}/dung`, { reason: 'Công dân đề nghị' })
  return app.db.one(sql<{ signerName: string; authority: string[] }>`
    SELECT signer_name, authority FROM issued_papers WHERE case_id = ${id} AND symbol = 'TB-UBND'`)
}

const giving = (over: Record<string, string | string[]> = {}) => ({
  unit: unitId,
  person: registrarKey,
  manner: 'delegated',
  kinds: ['stopNotice'],
  document: 'Giấy ủy quyền số 01/GUQ-UBND',
  from: '',
  to: '2026-03-31',
  ...over,
})

describe('signing in the head’s place', () => {
  test('without it, the head signs', async () => {
    expect((await stopped()).authority).toEqual(['CHỦ TỊCH'])
  })

  test.each([
    [{ person: '' }, 'Chọn người được giao'],
    [{ document: ' ' }, 'làm căn cứ'],
    [{ kinds: [] }, 'ít nhất một loại'],
    [{ kinds: ['result'] }, 'ít nhất một loại'],
    [{ to: '' }, 'phải có ngày kết thúc'],
    [{ from: '2026-05-01' }, 'sau ngày bắt đầu'],
    [{ to: 'khi nào xong' }, 'sau ngày bắt đầu'],
  ])('%j is answered with what to do', async (over, said) => {
    const answer = await chair.post('/van-ban-di/giao-ky', giving(over))
    expect([answer.statusCode, answer.body.includes(said)]).toEqual([422, true])
  })

  test('whoever is named signs “TUQ.”, for that kind of paper, until it is taken back', async () => {
    expect((await chair.post('/van-ban-di/giao-ky', giving())).statusCode).toBe(303)
    const page = await chair.get('/van-ban-di/giao-ky')
    expect(page.body).toContain('Giấy ủy quyền số 01/GUQ-UBND')
    expect(page.body).toContain('Đang hiệu lực')
    const notice = await stopped()
    expect(notice.authority[0]).toBe('TUQ. CHỦ TỊCH')
    expect(notice.signerName).not.toBe('')
    const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM signing_delegations`)
    const acts = await app.db.many(
      sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${id} ORDER BY epoch, xid, number`,
    )
    expect(acts.map(({ verb }) => verb)).toEqual(['paper.delegate'])

    const far = await app.as('chutich.camthuy')
    expect((await far.post(`/van-ban-di/giao-ky/${id}/thoi`, {})).statusCode).toBe(404)
    expect((await far.post('/van-ban-di/giao-ky', giving())).statusCode).toBe(404)
    expect((await reception.post('/van-ban-di/giao-ky', giving())).statusCode).toBe(403)
    expect((await chair.post(`/van-ban-di/giao-ky/${id}/thoi`, {})).statusCode).toBe(303)
    expect((await stopped()).authority).toEqual(['CHỦ TỊCH'])
    expect((await chair.post(`/van-ban-di/giao-ky/${id}/thoi`, {})).statusCode).toBe(404)
  })

  test('it begins and ends with its days', async () => {
    const today = (
      await app.db.one(sql<{ day: string }>`
      SELECT (${app.clock.now()}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day`)
    ).day
    const day = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
    await chair.post('/van-ban-di/giao-ky', giving({ from: day(1), to: day(1), manner: 'byOrder' }))
    expect((await stopped()).authority).toEqual(['CHỦ TỊCH'])
    app.clock.advance(86_400_000)
    await signIn()
    expect((await stopped()).authority[0]).toBe('TL. CHỦ TỊCH')
    app.clock.advance(86_400_000)
    await signIn()
    expect((await stopped()).authority).toEqual(['CHỦ TỊCH'])
  })
})
