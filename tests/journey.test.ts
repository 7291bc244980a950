import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { sealNow, verify } from '../src/core/ledger/index.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look, lookHere, PHONE } from '../src/testing/look.ts'

const CODE = /\d{3}\.\d{2}\.\d{2}\.H50-\d{6}-\d{4,}/
const SECRET = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/

let camlo: TestApp
let browser: Browser
let site: string
beforeAll(async () => {
  camlo = await testApp()
  camlo.startBackground()
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

async function officer(username: string, viewport = DESK): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', username)
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
  return { page, context }
}

/** Presses the button of one of a desk's forms. */
async function press(page: Page, action: string): Promise<void> {
  const form = page.locator(`form[action$="${action}"]`)
  await form.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
  await Promise.all([page.waitForLoadState('load'), form.locator('button[type=submit]').first().click()])
  await page.waitForLoadState('load')
}

async function fillBirth(page: Page): Promise<void> {
  await page.goto(`${site}/nop-ho-so/khai-sinh`)
  await page.selectOption('#unitId', { label: 'Xã Cam Hiếu' })
  await page.fill('#fullName', 'Nguyễn Thị Ánh Nguyệt')
  await page.fill('#idNumber', '999190012345')
  await page.fill('#phone', '0912 345 678')
  await page.fill('#f-childName', 'Hồ Minh Khôi')
  await page.selectOption('#f-childSex', 'nam')
  await page.fill('#f-childBornOn', '2026-02-20')
  await page.fill('#f-birthPlace', 'Trung tâm Y tế huyện Cam Lộ')
  await page.fill('#f-motherName', 'Nguyễn Thị Ánh Nguyệt')
}

/** The two papers that must come along. */
async function attach(page: Page): Promise<void> {
  for (const [field, name] of [
    ['#paper-1', 'giấy chứng sinh.pdf'],
    ['#paper-3', 'căn cước.pdf'],
  ] as const)
    await page.setInputFiles(field, { name, mimeType: 'application/pdf', buffer: pdf() })
}

async function send(page: Page): Promise<{ code: string; secret: string }> {
  await page.getByRole('button', { name: 'Kiểm tra và xem ngày trả' }).click()
  await page.waitForLoadState('load')
  await page.click('main form[action$="/gui"] button[type=submit]')
  await page.waitForLoadState('load')
  const text = (await page.locator('main').allInnerTexts()).join('\n')
  return { code: CODE.exec(text)?.[0] ?? '', secret: SECRET.exec(text)?.[0] ?? '' }
}

describe('a dossier’s whole day', () => {
  let code = ''
  let secret = ''
  let id = ''

  test('a citizen files from a telephone without an account', async () => {
    const context = await browser.newContext({ viewport: PHONE })
    const page = await context.newPage()
    for (const url of ['/', '/thu-tuc?q=khai+sihn', '/thu-tuc/khai-sinh']) {
      await page.goto(site + url)
      await lookHere(page)
    }
    await fillBirth(page)
    await attach(page)
    await expect.poll(() => page.getByText('Đã gửi xong').count()).toBe(2)
    await lookHere(page)
    ;({ code, secret } = await send(page))
    expect(code).toMatch(CODE)
    expect(secret).toMatch(SECRET)
    await lookHere(page)
    id = (await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${code}`)).id
    const papers = await camlo.db.many(
      sql`SELECT 1 FROM dossier_papers WHERE dossier_id = ${id} AND file_id IS NOT NULL`,
    )
    expect(papers).toHaveLength(2)
    await context.close()
  })

  test('with scripts off the same form gives the same receipt', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    await fillBirth(page)
    await attach(page)
    const plain = await send(page)
    expect(plain.code).toMatch(CODE)
    expect(plain.code).not.toBe(code)
    await context.close()
  })

  test.each([
    ['tiepnhan.camhieu', '/tiep-nhan'],
    ['tiepnhan.camhieu', '/chuyen-buoc'],
    ['hotich.camhieu', '/chuyen-buoc'],
    ['chutich.camhieu', '/ky'],
    ['traketqua.camhieu', '/tra-ket-qua'],
  ])('%s does their part: %s', async (username, action) => {
    camlo.clock.advance(20 * 60_000)
    const { page, context } = await officer(username)
    await page.goto(`${site}/viec`)
    await lookHere(page)
    await page.goto(`${site}/ho-so/${id}`)
    await lookHere(page)
    await press(page, action)
    await lookHere(page)
    await page.setViewportSize(PHONE)
    await page.goto(`${site}/ho-so/${id}`)
    await lookHere(page)
    await context.close()
  })

  test('the citizen follows it by its code, opens it with the secret and has the signed result', async () => {
    const context = await browser.newContext({ viewport: PHONE })
    const page = await context.newPage()
    await page.goto(`${site}/tra-cuu/${code}`)
    expect(await page.locator('main').textContent()).toContain('Đã trả kết quả')
    expect(await page.locator('main').textContent()).not.toContain('Nguyệt')
    await lookHere(page)
    await page.goto(`${site}/tra-cuu/${code}/ho-so`)
    await page.fill('#secret', secret)
    await page.locator('form:has(#secret) button[type=submit]').click()
    await page.waitForLoadState('load')
    await lookHere(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href*="/ket-qua/"]').first().click(),
    ])
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await context.close()
  })

  test('the leader sees it within two seconds, without reloading, down to the act and its proof', async () => {
    const { page, context } = await officer('bithu.camlo')
    await page.goto(`${site}/dieu-hanh`)
    await page.getByText('● Trực tiếp').waitFor()
    await lookHere(page)
    const received = page.locator('.camlo-tile b').first()
    const before = Number(await received.textContent())
    const other = await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE status = 'submitted' LIMIT 1`)
    const clerk = await camlo.as('tiepnhan.camhieu')
    const answer = await clerk.ask({ method: 'POST', url: `/api/v1/dossiers/${other.id}/accept`, payload: {} })
    expect(answer.statusCode, answer.body).toBe(200)
    await expect.poll(async () => Number(await received.textContent()), { timeout: 2_000 }).toBe(before + 1)

    await sealNow(camlo.db, camlo.sealKey)
    await page.locator('.camlo-tile a').first().click()
    await page.waitForLoadState('load')
    await lookHere(page)
    await page.locator('main a[href^="/so-cai/"]').first().click()
    await page.waitForLoadState('load')
    await lookHere(page)
    const act = page.url().split('/').at(-1)
    expect((await camlo.visitor.get(`/api/v1/acts/${act}/proof`)).statusCode).toBe(200)
    await page.setViewportSize(PHONE)
    await page.goto(`${site}/dieu-hanh`)
    await lookHere(page)
    await context.close()
  })

  test('every act of the day stands in the ledger, which verifies', async () => {
    await sealNow(camlo.db, camlo.sealKey)
    const verified = await verify(camlo.db)
    expect(verified.finding).toBeNull()
    const deeds = await camlo.db.many(
      sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${id} ORDER BY occurred_at, epoch, xid, number`,
    )
    expect(deeds.map(({ verb }) => verb)).toEqual(
      ['submit', 'accept', 'handOver', 'handOver', 'resolve', 'returnResult'].map((deed) => `dossier.${deed}`),
    )
  })
})

describe('pages that are not on a dossier’s way', () => {
  test.each([
    ['quantri.camlo', ['/quan-tri/tai-khoan', '/quan-tri/vang-mat', '/tai-khoan', '/quan-tri/thu-tuc']],
    ['tiepnhan.camhieu', ['/tiep-nhan', '/tiep-nhan/khai-sinh', '/tim-ho-so', '/so-theo-doi']],
  ])('%s: no serious finding at either width', async (username, urls) => {
    const { page, context } = await officer(username)
    for (const url of urls) {
      const response = await page.goto(site + url)
      expect(response?.status(), url).toBe(200)
      await look(page)
    }
    await context.close()
  })

  test('a visitor’s pages', async () => {
    const context = await browser.newContext({ viewport: DESK })
    const page = await context.newPage()
    for (const url of ['/thu-tuc', '/tra-cuu', '/thong-ke', '/so-cai', '/dang-nhap', '/?lang=en']) {
      const response = await page.goto(site + url)
      expect(response?.status(), url).toBe(200)
      await look(page)
    }
    await context.close()
  })

  test('under the policy that browsers are given, no page asks for what it forbids', async () => {
    const complaints: string[] = []
    for (const [username, urls] of [
      ['bithu.camlo', ['/dieu-hanh']],
      [
        'tiepnhan.camhieu',
        ['/', '/thu-tuc/khai-sinh', '/nop-ho-so/khai-sinh', '/viec', '/tiep-nhan/khai-sinh', '/thong-ke'],
      ],
    ] as const) {
      const { page, context } = await officer(username, PHONE)
      page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      for (const url of urls) await page.goto(site + url)
      await context.close()
    }
    expect(complaints).toEqual([])
  })

  test('the words of a chart can be read on a telephone', async () => {
    const { page, context } = await officer('bithu.camlo', PHONE)
    await page.goto(`${site}/dieu-hanh`)
    // The live board may be putting newer figures in their place at any moment.
    const lowest = () =>
      page
        .locator('.camlo-chart__narrow text')
        .evaluateAll((texts) => Math.min(...texts.map((text) => text.getBoundingClientRect().height)))
    await expect.poll(lowest).toBeGreaterThan(11)
    expect(await page.locator('.camlo-chart__narrow text').count()).toBeGreaterThan(0)
    await context.close()
  })
})
