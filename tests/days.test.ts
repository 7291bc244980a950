import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { unitOf } from '../src/testing/filing.ts'
import { PHONE } from '../src/testing/look.ts'
import { beginDay, type Day } from './day.ts'

// One story: a change of land use and certified copies, from the citizens' filing to their rating, as each role's day meets them.
let camlo: TestApp
let browser: Browser
let site: string
let day: Day
let land: { id: string; code: string }
let copies: { id: string; code: string }

/** A day walks many pages, each twice. */
const SLOW_MS = 600_000
const BUSINESS = {
  businessName: 'Hộ kinh doanh Hoàng Ánh Nguyệt',
  businessAddress: 'Khu phố 2, thị trấn Cam Lộ',
  trade: 'Bán lẻ nông sản',
  capitalDong: '150000000',
}
const LONG = 'Nguyễn Phước Tôn Nữ Hoàng Ánh Nguyệt Minh Khuê'

beforeAll(async () => {
  camlo = await testApp()
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})
beforeEach(async ({ task }) => {
  camlo.clock.advance(10 * 60_000)
  day = await beginDay(browser, site, task.name.split(':')[0]?.replaceAll(/[ ,]+/g, '-') ?? 'day')
})
afterEach(async () => {
  await day.end()
  expect(day.complaints).toEqual([])
})

async function file(username: string, procedureSlug: string, form: object, key = procedureSlug) {
  const answer = await camlo.visitor.ask({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `a day’s dossier ${key}`,
      procedureSlug,
      unitId: await unitOf(camlo, username),
      applicant: {
        fullName: LONG,
        idNumber: '999190012345',
        phone: '0912345678',
        address: 'Thôn Vĩnh An, xã Cam Hiếu',
      },
      form,
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json() as { id: string; code: string }
}

/** The same official does something at another window. */
async function elsewhere(username: string, path: string, payload: object = {}): Promise<void> {
  const official = await camlo.as(username)
  const answer = await official.ask({ method: 'POST', url: path, payload })
  expect(answer.statusCode, answer.body).toBeLessThan(400)
}

const main = () => day.page.locator('main').textContent()
const deed = (path: string) => `form[action*="/${path}"] button[type=submit]`

test(
  'clerk: an empty queue, a number called, a dossier taken in at the counter, another accepted elsewhere',
  async () => {
    const { page } = day
    await day.signIn('tiepnhan.camhieu')
    await day.visit('/viec')
    expect(await main()).toContain('Không có hồ sơ nào đang chờ bạn')

    await day.visit('/quay')
    await day.press('form[action="/quay/mo"] button[type=submit]')
    const { code } = await camlo.db.one(sql<{ code: string }>`SELECT code FROM units WHERE short_name_vi = 'Cam Hiếu'`)
    await camlo.visitor.post(`/lay-so/${code}`, { group: 'chung-thuc' })
    await page.reload()
    await day.press('form[action="/quay/goi"] button')
    await day.press('form[action="/quay/phuc-vu"] button')
    await day.look()

    await day.visit('/tiep-nhan?tim=ch%E1%BB%A9ng')
    await day.visit('/tiep-nhan/chung-thuc-ban-sao')
    await page.fill('#nguoi-tim', LONG)
    await day.press('.camlo-search button[type=submit]')
    await day.press('form[enctype] button[type=submit]:not([data-more-lines])')
    expect(page.url()).toContain('/tiep-nhan/chung-thuc-ban-sao')
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.fill('#f-document', 'Bằng tốt nghiệp trung học phổ thông')
    await page.fill('#f-copies', '12')
    await day.press('form[enctype] button[type=submit]:not([data-more-lines])')
    await day.look()
    copies = await camlo.db.one(sql<{ id: string; code: string }>`SELECT id, code FROM dossiers`)

    land = await file('tiepnhan.camhieu', 'chuyen-muc-dich', {
      parcelMap: '12',
      parcelNumber: '45',
      areaM2: '320',
      landAddress: 'Thôn Vĩnh An, xã Cam Hiếu, huyện Cam Lộ',
      fromUse: 'Đất trồng cây lâu năm',
      toUse: 'Đất ở tại nông thôn',
    })
    await day.visit('/viec')
    await day.visit(`/ho-so/${land.id}`)
    await elsewhere('tiepnhan.camhieu', `/api/v1/dossiers/${land.id}/accept`)
    await day.press(deed('tiep-nhan'))
    expect(await main()).toContain('Việc của bạn chưa được ghi nhận')
    await day.look()
    await day.visit(`/ho-so/${land.id}`)
    await day.press(deed('chuyen-buoc'))
    await day.visit('/tim-ho-so?tu-khoa=nguyen%20phuoc')
    await day.visit('/so-theo-doi')
    await day.signOut()
  },
  SLOW_MS,
)

test(
  'specialist at the commune: a paper forgotten in the request, an opinion asked, the dossier on to the district',
  async () => {
    const { page } = day
    await day.signIn('diachinh.camhieu')
    await day.visit('/viec')
    await day.visit('/viec?text=khong-co-ai')
    expect(await main()).toContain('Không có hồ sơ nào khớp bộ lọc')

    await day.visit(`/ho-so/${land.id}`)
    await page.locator('summary', { hasText: 'Yêu cầu bổ sung' }).click()
    await page.fill('#requestSupplement-reason', 'Thiếu trích lục bản đồ địa chính')
    await day.press(deed('yeu-cau-bo-sung'))
    await page.locator('.govuk-error-summary').waitFor()
    expect(await page.inputValue('#requestSupplement-reason')).toBe('Thiếu trích lục bản đồ địa chính')
    await day.look()

    await day.visit(`/ho-so/${land.id}/y-kien`)
    await page.selectOption('#unitId', { label: 'Phòng Tài nguyên và Môi trường' })
    await page.fill('#question', 'Thửa đất có nằm trong kế hoạch sử dụng đất năm 2026 của huyện không?')
    await day.press(deed('y-kien'))
    await day.look()

    await page.goto(`${site}/ho-so/${land.id}`)
    await elsewhere('diachinh.camhieu', `/api/v1/dossiers/${land.id}/assign`, { personId: await personOf() })
    await day.press(deed('chuyen-buoc'))
    expect(await main()).toContain('Việc của bạn chưa được ghi nhận')
    await day.visit(`/ho-so/${land.id}`)
    await day.press(deed('chuyen-buoc'))
    await day.look()
    await day.signOut()
  },
  SLOW_MS,
)

/** Who sits at the land officer's post. */
async function personOf(): Promise<string> {
  const { id } = await camlo.db.one(sql<{ id: string }>`
    SELECT person_id AS id FROM accounts WHERE username = 'diachinh.camhieu'`)
  return id
}

test(
  'specialist at the district: the opinion answered, the draft looked through, on to the chair',
  async () => {
    const { page } = day
    await day.signIn('chuyenvien.phongtnmt')
    await day.visit('/viec')
    await day.visit('/y-kien')
    await day.press('main table a[href^="/y-kien/"]')
    await day.press('main form button[type=submit]')
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.locator('input[name=stance]').first().check()
    await page.fill('#answer', 'Thửa đất phù hợp kế hoạch sử dụng đất năm 2026.')
    await day.press('main form button[type=submit]')
    await day.look()

    await day.visit(`/ho-so/${land.id}`)
    await day.press('form[action$="/xem-day-du"] button')
    await day.look()
    await page.goto(`${site}/ho-so/${land.id}`)
    await elsewhere('chuyenvien.phongtnmt', `/api/v1/dossiers/${land.id}/handOver`)
    await day.press(deed('chuyen-buoc'))
    expect(await main()).toContain('Việc của bạn chưa được ghi nhận')
    await day.look()
    await day.visit('/viec')
    expect(await main()).toContain('Không có hồ sơ nào đang chờ bạn')
    await day.signOut()
  },
  SLOW_MS,
)

test(
  'head: the board, the result signed, who signs in one’s place, an absence that ends before it begins',
  async () => {
    const { page } = day
    await day.signIn('chutich.camlo')
    for (const path of ['/dieu-hanh', '/viec', '/phan-cong']) await day.visit(path)
    await day.visit(`/ho-so/${land.id}`)
    await page.locator('summary', { hasText: 'Trả lại bước trước' }).click()
    await day.press(deed('tra-lai'))
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.goto(`${site}/ho-so/${land.id}`)
    await page.locator('summary', { hasText: /^Ký/ }).click()
    await day.look()
    await elsewhere('chutich.camlo', `/api/v1/dossiers/${land.id}/assign`, { personId: await chairOf() })
    await day.press(deed('ky'))
    expect(await main()).toContain('Việc của bạn chưa được ghi nhận')
    await page.goto(`${site}/ho-so/${land.id}`)
    await day.press(deed('ky'))
    await day.look()

    await day.visit('/van-ban-di')
    await day.press('main table a[href^="/van-ban-di/"]')
    await day.look()
    await day.visit('/van-ban-di/giao-ky')
    await day.visit('/quan-tri/vang-mat')
    await page.selectOption('#officialId', { index: 1 })
    await page.selectOption('#substituteId', { index: 2 })
    await page.fill('#from', '2026-03-06T08:00')
    await page.fill('#to', '2026-03-05T17:00')
    await page.fill('#reason', 'Đi công tác tại Đông Hà')
    await day.press('form[action="/quan-tri/vang-mat"] button')
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.fill('#to', '2026-03-09T17:00')
    await day.press('form[action="/quan-tri/vang-mat"] button')
    await day.look()
    for (const path of ['/bao-cao', '/bao-cao/ton-dong', '/thu-phi/tong-hop', '/dieu-hanh/thoi-gian-cho'])
      await day.visit(path)
    await day.signOut()
  },
  SLOW_MS,
)

async function chairOf(): Promise<string> {
  const { id } = await camlo.db.one(sql<{ id: string }>`
    SELECT person_id AS id FROM accounts WHERE username = 'chutich.camlo'`)
  return id
}

test(
  'cashier: nobody found, too little on the table, paid at the other desk, a refund asked, the day closed',
  async () => {
    const { page } = day
    await day.signIn('thuphi.camhieu')
    await day.visit('/thu-phi?tim=khong-co-ai')
    await day.visit('/thu-phi')
    await day.press(`main table a[href="/thu-phi/${copies.id}"]`)
    await page.fill('#tendered', '1000')
    await day.press(deed('tien-mat'))
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    const other = await camlo.as('tiepnhan.camhieu')
    const owed = await page.inputValue('form[action$="/tien-mat"] [name=seen]')
    expect((await other.post(`/thu-phi/${copies.id}/tien-mat`, { seen: owed, tendered: owed })).statusCode).toBe(303)
    await day.press(deed('tien-mat'))
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()

    const second = await file('tiepnhan.camhieu', 'chung-thuc-ban-sao', { document: 'Căn cước', copies: '2' })
    await elsewhere('tiepnhan.camhieu', `/api/v1/dossiers/${second.id}/accept`)
    await page.goto(`${site}/thu-phi/${second.id}`)
    await page.fill('#tendered', '10000')
    await day.press(deed('tien-mat'))
    await day.look()
    await page.goto(`${site}/thu-phi/${copies.id}`)
    await page.locator('summary', { hasText: 'hoàn' }).first().click()
    await page.fill('#reason', 'Thu nhầm số bản')
    await page.fill('#amount', '2000')
    await day.press(deed('hoan-phi'))
    await day.look()
    await day.visit('/thu-phi/sao-ke')
    await day.visit('/thu-phi/chot-ngay')
    await page.fill('input[name=n2000]', '2')
    await day.press('form[action*="/chot-ngay/"] button')
    await day.look()
    await day.visit('/thu-phi/tong-hop')
    await day.signOut()
  },
  SLOW_MS,
)

test(
  'one-stop manager: the district’s own dossiers, hours announced for the past, absences, the month’s report',
  async () => {
    const { page } = day
    await file('tiepnhan.motcuahuyen', 'ho-kinh-doanh', BUSINESS)
    await day.signIn('truongmotcua.motcuahuyen')
    for (const path of ['/dieu-hanh', '/viec', '/viec?scope=unit', '/phan-cong', '/dieu-hanh/thoi-gian-cho'])
      await day.visit(path)
    await day.visit('/quan-tri/gio-quay')
    await page.fill('#day', '2026-02-01')
    await page.fill('#from', '08:00')
    await page.fill('#to', '11:00')
    await page.fill('#reason', 'Sáng thứ Bảy cuối kỳ tuyển sinh')
    await day.press('form[action="/quan-tri/gio-quay"] button')
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.fill('#day', '2026-03-07')
    await day.press('form[action="/quan-tri/gio-quay"] button')
    await day.look()
    for (const path of [
      '/bao-cao',
      '/bao-cao/ton-dong',
      '/tim-ho-so',
      '/van-ban-di',
      '/quan-tri/vang-mat',
      '/thu-phi/tong-hop',
    ])
      await day.visit(path)
    await day.signOut()
  },
  SLOW_MS,
)

test(
  'return desk, and the citizen: the result handed out, rated once from a telephone',
  async () => {
    const { page } = day
    await day.signIn('traketqua.camhieu')
    await day.visit('/viec')
    await day.visit(`/ho-so/${land.id}`)
    await day.press(deed('tra-ket-qua'))
    await day.look()
    const link = (await page.locator('main a[href*="/danh-gia/"]').getAttribute('href')) ?? ''
    await day.visit('/viec')
    await day.signOut()

    await page.setViewportSize(PHONE)
    await day.visit(new URL(link).pathname)
    await day.press('main form button[type=submit]')
    await page.locator('.govuk-error-summary').waitFor()
    await day.look()
    await page.locator('input[name=stars]').first().check()
    await day.press('main form button[type=submit]')
    await day.look()
    await day.visit(`/tra-cuu/${land.code}`)
    expect(await main()).toContain('Đã trả kết quả')
  },
  SLOW_MS,
)
