import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look, PHONE } from '../src/testing/look.ts'

let camlo: TestApp
let browser: Browser
let site: string
let code: string
beforeAll(async () => {
  camlo = await testApp()
  camlo.startBackground()
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  code = (await camlo.db.one(sql<{ code: string }>`SELECT code FROM units WHERE short_name_vi = 'Cam Hiếu'`)).code
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

/** What the pages of the test said on the console that they shouldn't. */
const complaints: string[] = []

async function open(viewport: typeof DESK, options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext({ viewport, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  return { page, context }
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', username)
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
}

/** The page is fit to read at both widths. */
async function lookAt(url: string, username?: string): Promise<void> {
  const { page, context } = await open(DESK)
  if (username) await signIn(page, username)
  const answer = await page.goto(site + url)
  expect(answer?.status(), url).toBe(200)
  await look(page)
  await context.close()
}

/** A browser that has a Vietnamese voice and writes down what it says. */
const VOICE = `
  window.said = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'vi-VN', name: 'Linh' }],
    speak: ({ text }) => window.said.push(text),
    addEventListener() {},
  } })`

/** A key of the desk works once its page has been read whole, which is later than its words are seen. */
async function pressOn(page: Page, key: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.keyboard.press(key)
}

describe('from the kiosk to the desk', () => {
  let kiosk: string
  let hall: { page: Page; context: BrowserContext }
  let clerk: { page: Page; context: BrowserContext }
  let phone: { page: Page; context: BrowserContext }

  test('a clerk opens the desk of the day and the kiosk', async () => {
    clerk = await open(DESK)
    await signIn(clerk.page, 'tiepnhan.camhieu')
    await clerk.page.goto(`${site}/quay`)
    await clerk.page.fill('#number', '2')
    await clerk.page.click('form[action="/quay/mo"] button[type=submit]')
    await clerk.page.getByRole('heading', { name: 'Quầy 2' }).waitFor()
    kiosk = (await clerk.page.locator('a[href^="/ki-ot/"]').getAttribute('href')) ?? ''
    expect(kiosk).toContain(`/ki-ot/${code}/`)
  })

  test('one touch at the kiosk gives a ticket, which prints and makes room for the next person', async () => {
    const { page, context } = await open(DESK)
    await page.addInitScript('window.printed = 0; window.print = () => { window.printed += 1 }')
    await page.clock.install()
    await page.goto(site + kiosk)
    await page.getByRole('button', { name: /Hộ tịch/ }).click()
    await page.waitForURL('**/ve/**')
    expect(await page.locator('.camlo-number-big').textContent()).toBe('A001')
    await expect.poll(() => page.evaluate('window.printed')).toBe(1)
    await page.clock.fastForward(13_000)
    await page.waitForURL(`${site}${kiosk}?lang=vi`)
    await context.close()
  })

  test('somebody else takes one by telephone and sees who is before them', async () => {
    phone = await open(PHONE)
    await phone.page.goto(`${site}/lay-so/${code}`)
    await phone.page.getByRole('button', { name: /Hộ tịch/ }).click()
    await phone.page.waitForURL('**/ve/**')
    expect(await phone.page.locator('.camlo-ticket-facts').textContent()).toContain('Số người phía trước1')
  })

  test('called by one key, the number stands on the wall within two seconds and is spoken once', async () => {
    hall = await open(DESK)
    await hall.page.addInitScript(VOICE)
    await hall.page.goto(`${site}/man-hinh/${code}`)
    await hall.page.getByText('● Trực tiếp').waitFor()
    await hall.page.getByRole('button', { name: 'Bật tiếng gọi số' }).click()
    await pressOn(clerk.page, 'n')
    await clerk.page.getByText('Đang gọi, chưa đến').waitFor()
    await hall.page.locator('.camlo-calls li', { hasText: 'A001' }).waitFor({ timeout: 2_000 })
    const said = () => hall.page.evaluate('window.said')
    await expect.poll(said).toEqual(['Đã bật tiếng', 'Mời số A không không một đến quầy hai'])
    await expect.poll(() => phone.page.locator('.camlo-ticket-facts').textContent()).toContain('Số người phía trước0')
  })

  test('called again, it is spoken again', async () => {
    camlo.clock.advance(40_000)
    await pressOn(clerk.page, 'r')
    await clerk.page.getByText('đã gọi 2 lần').waitFor()
    await expect.poll(() => hall.page.evaluate('window.said.length')).toBe(3)
  })

  test('served and done by one key each; the next is called and the telephone says where to go', async () => {
    await pressOn(clerk.page, 'p')
    await clerk.page.getByText('Đang phục vụ').first().waitFor()
    camlo.clock.advance(5 * 60_000)
    await pressOn(clerk.page, 'x')
    await clerk.page.getByText('Đã xong A001.').waitFor()
    await pressOn(clerk.page, 'n')
    await phone.page.getByText('Mời đến quầy 2').waitFor({ timeout: 3_000 })
    await hall.page.locator('.camlo-calls li', { hasText: 'A002' }).waitFor({ timeout: 2_000 })
    // A key pressed while the desk's own page is still on its way would be nobody's.
    await clerk.page.getByText('Đang gọi, chưa đến').waitFor()
    await clerk.page.waitForLoadState('load')
  })

  test('a screen that lost its link says so, and is right again by itself', async () => {
    await hall.page.route('**/su-kien', (route) => route.abort())
    await hall.page.clock.install()
    await hall.page.reload()
    await hall.page.getByText('Mất kết nối').waitFor()
    await camlo.visitor.post(`/lay-so/${code}`, { group: 'ho-tich' })
    await pressOn(clerk.page, 'b')
    await clerk.page.getByText('Đã bỏ qua A002.').waitFor()
    await pressOn(clerk.page, 'n')
    await clerk.page.getByText('Đang gọi, chưa đến').waitFor()
    expect(await hall.page.getByText('A003').count()).toBe(0)
    await hall.page.clock.fastForward(16_000)
    await hall.page.locator('.camlo-calls li', { hasText: 'A003' }).waitFor()
  })

  test('the link to the counter carries the number', async () => {
    await pressOn(clerk.page, 't')
    await clerk.page.waitForURL('**/tiep-nhan**')
    await clerk.page.goto(`${site}/tiep-nhan/khai-sinh?nguoi=moi`)
    expect(await clerk.page.locator('.camlo-caption').textContent()).toContain('Số A003')
  })

  test('nothing complained on a console, with the policy in force', async () => {
    await Promise.all([clerk, hall, phone].map(({ context }) => context.close()))
    // The link the test cut is the only thing missing.
    expect(complaints.filter((line) => !line.includes('net::ERR_FAILED'))).toEqual([])
  })

  test('every page is legible and usable at both widths', async () => {
    const ticket = await camlo.visitor.post(`/lay-so/${code}`, { group: 'chung-thuc' })
    for (const url of ['/lay-so', `/lay-so/${code}`, `/man-hinh/${code}`, kiosk, String(ticket.headers.location)])
      await lookAt(url)
    await lookAt('/quay', 'tiepnhan.camhieu')
    await lookAt('/quay', 'traketqua.camhieu')
    await lookAt('/dieu-hanh/thoi-gian-cho', 'bithu.camlo')
    await lookAt('/quan-tri/gio-quay', 'chutich.camhieu')
  }, 60_000)
})

test('without scripts a number is taken, followed, given up, and the wall loads itself anew', async () => {
  const { page, context } = await open(PHONE, { javaScriptEnabled: false })
  await page.goto(`${site}/lay-so/${code}`)
  await page.getByRole('button', { name: /Chứng thực/ }).click()
  expect(await page.locator('.camlo-number-big').textContent()).toMatch(/^B\d{3}$/)
  await page.getByText('Bỏ số này').click()
  await page.getByRole('button', { name: 'Đúng, bỏ số' }).click()
  await page.getByText('Bạn đã bỏ số này.').waitFor()
  await page.goto(`${site}/man-hinh/${code}`)
  expect(await page.locator('meta[http-equiv="refresh"]').getAttribute('content')).toBe('10')
  await context.close()
})
