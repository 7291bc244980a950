import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { shortCode } from '../src/domains/fees/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look, PHONE } from '../src/testing/look.ts'

let camlo: TestApp
let browser: Browser
let site: string
const errors: string[] = []

beforeAll(async () => {
  camlo = await testApp()
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

/** A page under the site's own policy; what the browser complains of is kept. */
async function open(viewport: { width: number; height: number }): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => message.type() === 'error' && errors.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  return page
}

async function signedIn(username: string, viewport = DESK): Promise<Page> {
  const page = await open(viewport)
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', username)
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
  return page
}

/** Presses a button and waits for the page it leads to. */
async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()])
}

async function accepted(key: string): Promise<{ id: string; code: string; secret: string }> {
  const unit = await camlo.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)
  const filed = await camlo.visitor.ask({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `the fees' journey ${key}`,
      procedureSlug: 'chung-thuc-ban-sao',
      unitId: unit.id,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form: { document: 'Bằng tốt nghiệp', copies: '2' },
      papers: [],
    },
  })
  const dossier = filed.json() as { id: string; code: string; secret: string }
  const clerk = await camlo.as('tiepnhan.camhieu')
  const answer = await clerk.ask({ method: 'POST', url: `/api/v1/dossiers/${dossier.id}/accept`, payload: {} })
  expect(answer.statusCode, answer.body).toBe(200)
  return dossier
}

test('by transfer: accepted, the citizen sees the code, the statement comes in, the receipt is there', async () => {
  const { code, secret } = await accepted('by transfer')
  const citizen = await open(PHONE)
  await citizen.goto(`${site}/tra-cuu/${code}/ho-so`)
  await citizen.fill('#secret', secret)
  await press(citizen, 'form:has(#secret) button[type=submit]')
  expect((await citizen.locator('#phi svg.camlo-qr').boundingBox())?.width).toBeGreaterThan(150)
  expect(await citizen.locator('#phi').textContent()).toContain(shortCode(code))
  await look(citizen)

  const cashier = await signedIn('thuphi.camhieu')
  expect(new URL(cashier.url()).pathname).toBe('/thu-phi')
  await look(cashier)
  await cashier.goto(`${site}/thu-phi/sao-ke`)
  await look(cashier)
  const text = `Ngày giao dịch;Số bút toán;Ghi có;Nội dung\n02/03/2026;FT9;4.000;NGUYET NOP PHI ${shortCode(code)}\n02/03/2026;FT10;7.000;chuyen tien\n`
  await cashier.setInputFiles('#file', { name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await press(cashier, 'main form[enctype] button')
  expect(await cashier.locator('main').textContent()).toContain('khớp mã và số tiền')
  await look(cashier)
  await press(cashier, 'form[action$="/xac-nhan"] button')
  expect(await cashier.locator('main').textContent()).toContain('Còn 1 dòng chưa giải trình')
  await cashier.locator('summary', { hasText: 'Giải trình' }).click()
  await cashier.locator('input[id^="ly-do-"]').fill('Tiền thuê hội trường')
  await look(cashier)
  await press(cashier, 'form[action$="/giai-trinh"] button')
  expect(await cashier.locator('main').textContent()).toContain('Mọi dòng đã được giải trình')

  await citizen.reload()
  expect(await citizen.locator('#phi').textContent()).toContain('đã nộp đủ')
  const start = await citizen.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[href*="/bien-lai/"]')
    return (await (await fetch(link?.href ?? '')).text()).slice(0, 5)
  })
  expect(start).toBe('%PDF-')
})

test('in cash: by keyboard alone, a receipt, and the day is counted and closed', async () => {
  const { code } = await accepted('in cash')
  const cashier = await signedIn('thuphi.camhieu')
  await cashier.fill('#tim', code)
  await Promise.all([cashier.waitForURL(/\/thu-phi\/[0-9a-f-]{36}$/), cashier.keyboard.press('Enter')])
  await look(cashier)
  // On paper: what to pay and the code, not the till.
  await cashier.emulateMedia({ media: 'print' })
  expect(await cashier.locator('#tendered').isVisible()).toBe(false)
  expect(await cashier.locator('svg.camlo-qr').isVisible()).toBe(true)
  await cashier.emulateMedia({ media: 'screen' })
  await cashier.locator('#tendered').focus()
  await cashier.keyboard.type('10.000')
  await Promise.all([cashier.waitForURL(/\/bien-lai\//), cashier.keyboard.press('Enter')])
  const receipt = await cashier.locator('main').textContent()
  expect(receipt).toContain('Tiền thối lại: 6.000 đ')
  expect(receipt).toContain('Bốn nghìn đồng')
  await look(cashier)

  await cashier.goto(`${site}/thu-phi/chot-ngay`)
  await look(cashier)
  await cashier.fill('input[name=n2000]', '2')
  await press(cashier, 'form[action*="/chot-ngay/"] button')
  expect(await cashier.locator('main').textContent()).toContain('Đã chốt ngày thu')
  await press(cashier, 'table a[href*="/chot-ngay/"]')
  expect(await cashier.locator('main').textContent()).toContain('4.000 đ')
  await look(cashier)
})

test('the head sees what was taken, down to each entry', async () => {
  const head = await signedIn('chutich.camhieu')
  await head.goto(`${site}/thu-phi/tong-hop`)
  expect(await head.locator('.camlo-tile b').first().textContent()).toBe('8.000 đ')
  await look(head)
  await press(head, 'td a')
  expect(await head.locator('main').textContent()).toContain('8.000 đ')
  await look(head)
})

test('who sets what procedures cost sees the formulas, and a wrong one is told where it stands', async () => {
  const controller = await signedIn('kiemsoat.motcuahuyen')
  await controller.goto(`${site}/quan-tri/phi-le-phi`)
  await look(controller)
  await press(controller, 'table a[href$="/chung-thuc-ban-sao"]')
  await look(controller)
  await controller.fill('[name="validFrom"]', '2026-05-01')
  await controller.fill('[name="items.0.price"]', 'copies * 2000 đồng')
  await press(controller, 'form[action$="/chung-thuc-ban-sao"] button')
  expect(await controller.locator('main').textContent()).toContain('Công thức viết chưa đúng')
  // The browser itself reports the refusal's status.
  errors.splice(0, errors.length, ...errors.filter((each) => !each.includes('422')))
  await look(controller)
})

test('who sets the account of an office finds the office, and is told what isn’t right', async () => {
  const controller = await signedIn('kiemsoat.motcuahuyen')
  await controller.goto(`${site}/quan-tri/phi-le-phi`)
  await press(controller, 'a[href="/quan-tri/noi-thu-phi"]')
  await look(controller, 'offices')
  await press(controller, 'td a, th a[href^="/quan-tri/noi-thu-phi/"]')
  await look(controller, 'office')
  await controller.fill('[name="accountName"]', 'Xã Cam Hiếu')
  await press(controller, 'form[action^="/quan-tri/noi-thu-phi/"] button')
  expect(await controller.locator('main').textContent()).toContain('chữ in hoa không dấu')
  errors.splice(0, errors.length, ...errors.filter((each) => !each.includes('422')))
  await look(controller, 'office-flaw')
})

test('no page broke the site’s policy or threw', () => {
  expect(errors).toEqual([])
})
