import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { citizenAt } from '../src/testing/citizens.ts'
import { beginDay, type Day } from './day.ts'

// Dossiers between the centres of Cam Lộ and Hiếu Giang, in the province of two tiers.

let app: TestApp
let [giver, taker, third, chair, registrar, returner]: Person[] = []
let centreOfHieuGiang = ''
let centreOfCamLo = ''
beforeAll(async () => {
  app = await testApp('2026-11-24T08:30:00+07:00', { profile: 'quang-tri-2025', smsUrl: 'http://127.0.0.1:9' })
  ;[giver, taker, third, chair, registrar, returner] = await Promise.all(
    [
      'tiepnhan.tthcchieugiang',
      'tiepnhan.tthcccamlo',
      'chuyenvien.sonnmt',
      'chutich.camlo',
      'hotich.vanphongcamlo',
      'traketqua.tthcchieugiang',
    ].map((name) => app.as(name)),
  )
  const idOf = async (code: string) =>
    (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = ${code}`)).id
  ;[centreOfHieuGiang = '', centreOfCamLo = ''] = await Promise.all(['TTHCC-HG', 'TTHCC-CL'].map(idOf))
}, 60_000)
afterAll(() => app.close())

const by = (person: Person | undefined): Person => {
  if (!person) throw new Error('Somebody is missing')
  return person
}

const BIRTH = {
  fullName: 'Nguyễn Thị Ánh Nguyệt',
  idNumber: '999190000123',
  phone: '0999345678',
  'f-childName': 'Lê Minh Khôi',
  'f-childSex': 'nam',
  'f-childBornOn': '2026-11-02',
  'f-birthPlace': 'Trung tâm Y tế khu vực',
  'f-motherName': 'Nguyễn Thị Ánh Nguyệt',
}
let sent = 0
/** Takes a birth in at Hiếu Giang, with the original certificate. */
async function takeIn(form: Record<string, string | string[]>) {
  sent += 1
  const answer = await by(giver).post('/tiep-nhan/khai-sinh', {
    unitId: centreOfHieuGiang,
    idempotencyKey: `anywhere, number ${sent} of them`,
    kind: 'citizen',
    paper: ['0', '1'],
    'kind-0': 'original',
    'kind-1': 'original',
    ...BIRTH,
    ...form,
  })
  const code = /H50\.6[12]\.01-\d{6}-\d{4}/.exec(answer.body)?.[0] ?? ''
  const found = await app.db.first(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${code}`)
  return { answer, code, id: found?.id ?? '' }
}
const rowOf = (id: string) =>
  app.db.one(sql<Record<string, unknown>>`
    SELECT status, receiving_unit_id, deciding_unit_id, queue_unit_id, legal_due_at, arrived_at FROM dossiers WHERE id = ${id}`)

describe('at the counter', () => {
  test('the commune is proposed by the address, asked about once, and stands on every page', async () => {
    const page = (await by(giver).get('/tiep-nhan/khai-sinh?nguoi=moi')).body
    expect(page).toContain('Cơ quan giải quyết')
    expect(page).toMatch(new RegExp(`<option[^>]*value="${centreOfHieuGiang}"[^>]* selected`))
    // The applicant lives in what was the commune of Cam Chính: Cam Lộ's now.
    const address = 'Thôn Mai Lộc, xã Cam Chính, huyện Cam Lộ'
    const asked = await takeIn({ address, decidingUnitId: centreOfHieuGiang })
    expect(asked.answer.statusCode).toBe(422)
    expect(asked.answer.body).toContain('thuộc Xã Cam Lộ')
    const sure = await takeIn({ address, decidingUnitId: centreOfHieuGiang, sureOfDecider: centreOfHieuGiang })
    expect(sure.answer.statusCode).toBe(201)
    const { answer, id, code } = await takeIn({ address, decidingUnitId: centreOfCamLo })
    expect(answer.statusCode, answer.body.slice(0, 3000)).toBe(201)
    expect(answer.body).toContain('Tính từ khi Trung tâm Phục vụ hành chính công xã Cam Lộ xác nhận')
    expect(await rowOf(id)).toMatchObject({
      status: 'accepted',
      receivingUnitId: centreOfHieuGiang,
      decidingUnitId: centreOfCamLo,
      queueUnitId: centreOfCamLo,
      legalDueAt: null,
    })
    expect(code).toMatch(/^H50\.62\.01/)
    expect((await by(giver).get(`/ho-so/${id}`)).body).toContain('Nơi tiếp nhận, nơi giải quyết')
    expect((await by(taker).get('/viec')).body).toContain(
      'Tiếp nhận tại Trung tâm Phục vụ hành chính công xã Hiếu Giang',
    )
    const followed = (await app.visitor.get(`/tra-cuu/${code}`)).body
    expect(followed).toContain('Cơ quan giải quyết')
    expect(followed).toContain('Thời hạn tính từ khi Trung tâm Phục vụ hành chính công xã Cam Lộ nhận được hồ sơ')
    for (const who of [giver, taker]) {
      const book = (await by(who).get('/so-theo-doi')).body
      expect(book.slice(book.indexOf(code)).split('</tr>')[0]).toContain('UBND xã Cam Lộ')
      expect((await by(who).get('/so-theo-doi.pdf')).statusCode).toBe(200)
    }
    expect((await by(giver).get(`/ho-so/${id}/giay/giay-hen.pdf`)).statusCode).toBe(200)
    expect((await by(third).get(`/ho-so/${id}`)).statusCode).toBe(404)
    expect((await by(third).post(`/ho-so/${id}/xac-nhan-den`)).statusCode).toBe(403)
  })

  test('the hand-over list that brings the papers confirms the arrival; the fee is the desk’s that took it', async () => {
    const { id } = await takeIn({ decidingUnitId: centreOfCamLo })
    const made = await by(giver).post('/ban-giao', {
      fromUnitId: centreOfHieuGiang,
      toUnitId: centreOfCamLo,
      ids: [id],
    })
    const list = /\/ban-giao\/([0-9a-f-]{36})/.exec(String(made.headers.location))?.[1] ?? ''
    expect(list).not.toBe('')
    const said = await by(taker).post(`/ban-giao/${list}/xac-nhan`, { [`kq-${id}`]: 'received' })
    expect(said.statusCode).toBeLessThan(400)
    const row = await rowOf(id)
    expect(row.arrivedAt).not.toBeNull()
    expect(row.legalDueAt).not.toBeNull()
    expect((await by(taker).get(`/ho-so/${id}`)).body).toContain('Khi cơ quan giải quyết nhận được')
    expect(
      await app.db.many(
        sql`SELECT unit_id FROM fee_balances WHERE dossier_id = ${id} AND unit_id <> ${centreOfHieuGiang}`,
      ),
    ).toEqual([])
  })

  test('the report counts it where it is decided and names who took it in, down to the dossiers', async () => {
    const head = await app.as('bithu.camlo')
    const page = (await head.get('/bao-cao?theo=unit')).body
    expect(page).toContain('Tiếp nhận hộ giữa các đơn vị')
    const { count } = await app.db.one(sql<{ count: number }>`
      SELECT count(*)::integer FROM dossiers WHERE receiving_unit_id = ${centreOfHieuGiang} AND deciding_unit_id = ${centreOfCamLo}`)
    const link = /href="(\/bao-cao\/ho-so\?[^"]*ho=[^"]*)"[^>]*>(\d+)</.exec(page)
    expect(Number(link?.[2])).toBe(count)
    const listed = (await head.get(link?.[1]?.replaceAll('&amp;', '&') ?? '')).body
    expect(listed.match(/H50\.62\.01-\d{6}-\d{4}/g)).toHaveLength(count)
    const figures = (await app.visitor.get('/thong-ke')).body
    expect(figures).toContain('Tiếp nhận hộ nơi khác')
  })
})

test('online the commune is proposed by the account’s address, whichever page one came from', async () => {
  const citizen = await citizenAt(app, '0912111222')
  await app.base.db.run(sql`UPDATE citizens SET address = 'Thôn Vĩnh Đại, xã Cam Hiếu' WHERE phone = '0912111222'`)
  const page = (await citizen.get('/nop-ho-so/khai-sinh')).body
  expect(page).toMatch(new RegExp(`<option[^>]*value="${centreOfHieuGiang}"[^>]* selected`))
})

describe('in a browser', () => {
  let browser: Browser
  let site = ''
  let id = ''
  const days: Day[] = []
  beforeAll(async () => {
    site = await app.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser.close())
  async function asOfficial(username: string): Promise<Day> {
    const day = await beginDay(browser, site, `anywhere-${username}`)
    days.push(day)
    await day.signIn(username)
    return day
  }

  test('received at Hiếu Giang for Cam Lộ', async () => {
    const day = await asOfficial('tiepnhan.tthcchieugiang')
    const { page } = day
    await day.visit('/tiep-nhan/khai-sinh?nguoi=moi')
    for (const [name, value] of Object.entries(BIRTH))
      if (name === 'f-childSex') await page.selectOption(`[name="${name}"]`, value)
      else await page.fill(`[name="${name}"]`, value)
    await page.selectOption('[name=decidingUnitId]', centreOfCamLo)
    for (const box of await page.locator('input[name=paper]').all()) await box.check()
    await day.press('form[action="/tiep-nhan/khai-sinh"] button.govuk-button:has-text("Tiếp nhận và in")')
    expect(await page.textContent('main')).toContain('Cơ quan giải quyết')
    const code = (await page.textContent('.camlo-code')) ?? ''
    id = (await app.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${code}`)).id
    await day.visit(`/ho-so/${id}`)
    await day.end()
  }, 90_000)

  test('decided at Cam Lộ', async () => {
    const day = await asOfficial('tiepnhan.tthcccamlo')
    await day.page.goto(`${site}/ho-so/${id}`)
    app.clock.advance(20 * 60_000)
    await day.press('form[action$="/xac-nhan-den"] button')
    expect(await day.page.textContent('main')).toContain('Đã xác nhận nhận được hồ sơ')
    await day.look()
    await day.press('form[action*="/chuyen-buoc"] button')
    await day.end()
    expect((await by(registrar).post(`/ho-so/${id}/chuyen-buoc`)).statusCode).toBe(303)
    expect((await by(chair).post(`/ho-so/${id}/ky`, { content: 'Đã đăng ký khai sinh.' })).statusCode).toBe(303)
    expect(await rowOf(id)).toMatchObject({ status: 'resolved', queueUnitId: centreOfHieuGiang })
  }, 90_000)

  test('handed out at Hiếu Giang, which then sees the name masked', async () => {
    const day = await asOfficial('traketqua.tthcchieugiang')
    await day.page.goto(`${site}/ho-so/${id}`)
    await day.press('form[action*="/tra-ket-qua"] button')
    expect(await day.page.textContent('main')).toContain('Đã trả kết quả')
    await day.visit(`/ho-so/${id}`)
    expect(await day.page.textContent('main')).not.toContain('Nguyễn Thị Ánh Nguyệt')
    await day.end()
    expect((await by(taker).get(`/ho-so/${id}`)).body).toContain('Nguyễn Thị Ánh Nguyệt')
    expect((await by(returner).get('/so-theo-doi')).body).toContain('Trực tiếp')
    expect(days.flatMap(({ complaints }) => complaints)).toEqual([])
  }, 90_000)
})
