import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSealKey } from '../src/core/ledger/index.ts'
import { DEMO_PASSWORD_FOR_TESTS, loadHistory } from '../src/demo/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, lookHere, PHONE } from '../src/testing/look.ts'

const SIZES = [DESK, PHONE]
const PLAN = '/quan-tri/chuyen-doi/nq-832-2019'

let app: TestApp
let browser: Browser
let site: string
let dataFolder: string
beforeAll(async () => {
  app = await testApp('2019-12-31T16:00:00+07:00')
  dataFolder = await mkdtemp(join(tmpdir(), 'camlo-reform-pages-'))
  await loadHistory(
    {
      db: app.base.db,
      ownerUrl: app.base.adminUrl,
      secret: 'a secret of tests that is long enough',
      sealKey: generateSealKey(),
      profile: 'cam-lo-2019',
      dataFolder,
    },
    { dossiers: 400, from: '2019-12-01', to: app.clock.now(), chain: false },
  )
  app.clock.set('2020-01-02T08:00:00+07:00')
  site = await app.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.close()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Signed in, with everything the console complains of. */
async function administrator(viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.setDefaultTimeout(20_000)
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', 'quantri.camlo')
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
  return { page, complaints, close: () => context.close() }
}

async function press(page: Page, action: string): Promise<void> {
  const form = page.locator(`form[action$="/${action}"]`)
  const sure = form.locator('input[type=checkbox]')
  if (await sure.count()) await sure.check({ force: true })
  await Promise.all([page.waitForURL(/xong=/), form.locator('button').click()])
}

describe.each(SIZES)('an administrator changes units at $width px', (size) => {
  test('review, run, undo, by the pages alone and under their own policy', async () => {
    const { page, complaints, close } = await administrator(size)
    await page.goto(`${site}/quan-tri/chuyen-doi`)
    await page.click(`a[href="${PLAN}"]`)
    expect(await page.textContent('main')).toContain('Chưa duyệt')
    await press(page, 'duyet')
    await press(page, 'chay')
    expect(await page.textContent('main')).toContain('Đã chạy, chưa xác nhận')
    expect(await page.textContent('main')).toContain('Đã chuyển')
    expect(await page.locator('main td', { hasText: /^Đã chuyển \d+ hồ sơ/ }).count()).toBeGreaterThan(0)
    await press(page, 'hoan-tac')
    expect(await page.textContent('main')).toContain('Mọi thứ như trước khi chạy')
    expect(complaints).toEqual([])
    await close()
  }, 60_000)

  test('each page is fit to read', async () => {
    const { page, close } = await administrator(size)
    for (const path of ['/quan-tri/chuyen-doi', PLAN, '/quan-tri/chuyen-doi/nq-1680-2025', '/thong-ke?donvi=nay']) {
      await page.goto(site + path)
      await lookHere(page, { name: path.replaceAll(/\W+/g, '-') })
    }
    await close()
  }, 60_000)
})

describe('the plan’s page', () => {
  test('says what can’t be done and why', async () => {
    const admin = await app.as('quantri.camlo')
    const refused = async (path: string, form: Record<string, string> = {}) => {
      const { statusCode, body } = await admin.post(`${PLAN}/${path}`, form)
      return [statusCode, body] as const
    }
    expect((await refused('chay', { sure: 'yes' }))[1]).toContain('Hãy duyệt trước khi chạy')
    expect((await refused('chay'))[0]).toBe(422)
    expect((await refused('hoan-tac'))[0]).toBe(409)
    expect((await refused('ngay', { effectiveOn: '2020-02-31' }))[0]).toBe(422)
    expect((await refused('ngay', { effectiveOn: 'x' }))[0]).toBe(400)
    expect((await refused('quyet-dinh', { unit: '19603', role: 'reception', to: 'nowhere' }))[0]).toBe(422)
    expect((await admin.get('/quan-tri/chuyen-doi/khong-co')).statusCode).toBe(404)
    expect((await app.visitor.get(PLAN)).headers.location).toContain('/dang-nhap')
    expect((await (await app.as('bithu.camlo')).get(PLAN)).statusCode).toBe(403)
  })

  test('a decision made on the page is part of the plan', async () => {
    const admin = await app.as('quantri.camlo')
    const answer = await admin.post(`${PLAN}/quyet-dinh`, { unit: '19603', role: 'reception', to: '19606' })
    expect(answer.headers.location).toContain('xong=decided')
    expect((await admin.get(PLAN)).body).toContain('Công chức tiếp nhận, một cửa, Xã Cam Thủy')
  })
})
