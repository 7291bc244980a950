import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enqueue } from '../src/core/outbox/index.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, lookHere, PHONE } from '../src/testing/look.ts'
import { browserKeys, type HttpPeer, httpPeer, type MailPeer, mailPeer } from '../src/testing/peers.ts'

const WIDTHS = [
  ['a desk', DESK],
  ['a telephone', PHONE],
] as const

let app: TestApp
let mail: MailPeer
let portal: HttpPeer
let browser: Browser
let site: string
let unitId: string

beforeAll(async () => {
  mail = await mailPeer()
  portal = await httpPeer()
  app = await testApp(undefined, { smtpUrl: mail.url, mailFrom: 'motcua@camlo.example', portalUrl: portal.url })
  app.startBackground()
  site = await app.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  unitId = (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)).id
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.close()
  await Promise.all([mail.stop(), portal.stop()])
})

async function file(contact: { email?: string; phone?: string }) {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: randomUUID(),
      procedureSlug: 'chung-thuc-ban-sao',
      unitId,
      applicant: { fullName: 'Người Thử', ...contact },
      form: { document: 'Bằng lái xe', copies: '2' },
      papers: [{ name: 'Bản chính giấy tờ' }],
    },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json() as { id: string; code: string; secret: string }
}

/** A page under the site's own policy; what its console complains of is collected. */
async function open(
  viewport: (typeof WIDTHS)[number][1],
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, context, errors }
}

async function submit(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])
}

describe.each(WIDTHS)('at %s', (_, viewport) => {
  test('the administrator registers an endpoint, and decides on what could not be sent', async () => {
    const { page, context, errors } = await open(viewport)
    await page.goto(`${site}/dang-nhap`)
    await page.fill('#username', 'quantri.camlo')
    await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
    await submit(page, 'main button[type=submit]')

    const dead = async () =>
      (
        await app.db.one(sql<{ dead: number }>`
          SELECT count(*) AS dead FROM deliveries WHERE state = 'dead' AND carrier = 'portal'`)
      ).dead
    // What the width before this one left on its way, if only as an act, would be counted among these.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const waiting = async () =>
      (
        await app.db.one(sql<{ waiting: number }>`
          SELECT count(*) AS waiting FROM deliveries WHERE state = 'waiting' AND carrier = 'portal'`)
      ).waiting
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 15_000 })
    portal.answer = () => ({ status: 422, body: 'Thiếu MaTTHC' })
    await file({ email: 'nguoi@example.vn' })
    await file({ email: 'nguoi@example.vn' })
    await vi.waitFor(async () => expect(await dead()).toBe(2), { timeout: 15_000 })
    await page.goto(`${site}/quan-tri/trao-doi`)
    await lookHere(page)
    expect(await page.locator('tbody tr', { hasText: '422 Thiếu MaTTHC' }).count()).toBe(2)

    await submit(page, 'form[action$="/bo-qua"] button')
    expect(await page.locator('.govuk-notification-banner').textContent()).toContain('Đã bỏ qua')
    portal.answer = () => ({ status: 200 })
    await submit(page, 'tr form[action$="/gui-lai"] button')
    await lookHere(page)
    await vi.waitFor(async () => expect(await dead()).toBe(0), { timeout: 15_000 })

    await page.goto(`${site}/quan-tri/trao-doi/xuat-du-lieu`)
    await lookHere(page)
    await page.goto(`${site}/quan-tri/trao-doi/nhap-ho-so`)
    await lookHere(page)
    const template = await app
      .as('quantri.camlo')
      .then((person) => person.get('/quan-tri/trao-doi/nhap-ho-so/mau.xlsx'))
    await page.setInputFiles('#file', {
      name: 'hồ sơ cũ.xlsx',
      mimeType: 'application/zip',
      buffer: template.rawPayload,
    })
    await submit(page, 'form[action$="/nhap-ho-so"] button')
    await lookHere(page)
    expect(await page.locator('main').textContent()).toContain('1 dòng nhập được')
    await submit(page, 'form[action$="/bo"] button')
    await page.goto(`${site}/quan-tri/trao-doi/xuat-du-lieu`)
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('main form button').click()])
    expect(saved.suggestedFilename()).toBe('ho-so-2026-03-02.xlsx')
    await page.goto(`${site}/quan-tri/webhook`)
    await lookHere(page)
    await page.fill('#url', 'không phải địa chỉ')
    await submit(page, 'form[action="/quan-tri/webhook"] button')
    await lookHere(page)
    expect(await page.locator('#url-error').textContent()).toContain('bắt đầu bằng https://')
    await page.fill('#url', 'https://example.vn/nhan-viec/mot-dia-chi-kha-dai-de-thu-xuong-dong')
    await submit(page, 'form[action="/quan-tri/webhook"] button')
    await lookHere(page)
    expect(await page.locator('main code').textContent()).toMatch(/^whsec_/)
    await page.goto(`${site}/quan-tri/webhook`)
    await lookHere(page)
    await submit(page, 'button[value=disable]')
    expect(await page.locator('tbody').textContent()).toContain('Đã tắt')
    await page.locator('summary', { hasText: 'Xóa' }).first().click()
    await submit(page, 'button[value=remove]')
    expect(await page.locator('main').textContent()).toContain('Chưa có địa chỉ nào')
    // The form with what is wrong is answered with 422, which the console notes.
    expect(errors.filter((text) => !text.includes('422'))).toEqual([])
    await context.close()
  })

  test('the owner of a dossier turns notices off and on, and takes the date into a calendar', async () => {
    const { id, code, secret } = await file({ email: 'nguyen.van.an@example.vn', phone: '0912345678' })
    const clerk = await app.as('tiepnhan.camhieu')
    const { page, context, errors } = await open(viewport)
    await page.goto(`${site}/tra-cuu/${code}/ho-so`)
    await page.fill('#secret', secret)
    await submit(page, 'main form button[type=submit]')
    await lookHere(page)
    const card = page.locator('#nhan-thong-bao')
    expect(await card.textContent()).toContain('n***@example.vn')
    expect(await page.locator('main').textContent()).not.toContain('nguyen.van.an')
    const byEmail = page.locator('input[name=kenh][value=email]')
    expect(await byEmail.isChecked()).toBe(true)
    await byEmail.evaluate((box: HTMLInputElement) => box.click())
    await submit(page, '#nhan-thong-bao form button')
    expect(await page.locator('.govuk-notification-banner').textContent()).toContain('Đã lưu')
    expect(await byEmail.isChecked()).toBe(false)
    await clerk.post(`/ho-so/${id}/tiep-nhan`)
    await page.reload()
    expect(await page.locator('a[href$="lich.ics"]').count()).toBe(1)
    const answer = await app.visitor.get(`/tra-cuu/${code}/lich.ics`)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.body).toContain(`SUMMARY:Hẹn trả kết quả hồ sơ ${code}`)
    const later = await file({ email: 'nguoi@example.vn' })
    await vi.waitFor(
      async () => expect(await app.db.many(sql`SELECT 1 FROM deliveries WHERE case_id = ${later.id}`)).not.toEqual([]),
      { timeout: 10_000 },
    )
    const told = await app.db.many(sql<{ kind: string }>`
      SELECT about->>'kind' AS kind FROM deliveries WHERE case_id = ${id} AND carrier = 'email'`)
    expect(told.map(({ kind }) => kind)).not.toContain('accepted')
    expect(errors).toEqual([])
    await context.close()
  })
})

test('a browser is subscribed only by who has opened the dossier', async () => {
  const { id, code, secret } = await file({})
  const address = `/tra-cuu/${code}/ho-so/thong-bao/trinh-duyet`
  const payload = { endpoint: 'https://push.example/1', ...browserKeys().keys, on: true }
  const ask = (person = app.visitor, change = {}) =>
    person.ask({
      method: 'POST',
      url: address,
      payload: { ...payload, ...change },
      headers: { accept: 'application/json' },
    })
  expect((await ask()).statusCode).toBe(403)
  await app.visitor.post(`/tra-cuu/${code}/ho-so`, { secret })
  const browsers = async () =>
    (
      await app.db.many(sql`
        SELECT 1 FROM push_subscriptions s JOIN dossiers d ON d.applicant_id = s.recipient_id WHERE d.id = ${id}`)
    ).length
  expect((await ask()).statusCode).toBe(204)
  expect((await ask()).statusCode).toBe(204)
  expect(await browsers()).toBe(1)
  expect((await ask(app.visitor, { p256dh: 'x' })).json().error.code).toBe('bad_subscription')
  for (let n = 2; n <= 5; n += 1) await ask(app.visitor, { endpoint: `https://push.example/${n}` })
  expect((await ask(app.visitor, { endpoint: 'https://push.example/6' })).json().error.code).toBe('too_many')
  expect((await ask(app.visitor, { on: false })).statusCode).toBe(204)
  expect(await browsers()).toBe(4)
})

test('the worker that shows pushes is there, at an address that covers the site', async () => {
  const answer = await app.visitor.get('/push-worker.js')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/javascript; charset=utf-8'])
  expect(answer.body).toContain('showNotification')
  expect(answer.headers['cache-control']).not.toContain('immutable')
})

test('a long list is read page by page', async () => {
  const admin = await app.as('quantri.camlo')
  const many = Array.from({ length: 60 }, (_, n) => ({ carrier: 'portal', key: `page ${n}` }))
  await enqueue(app.db, 1, many, app.clock.now())
  // Which are given up one after the other: the second page is full enough only once all are.
  await vi.waitFor(
    async () => {
      const first = (await admin.get('/quan-tri/trao-doi?state=dropped')).body
      expect(first).toContain('rel="next"')
      const next = /href="([^"]*before=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const second = (await admin.get(next)).body
      expect(second).toContain('rel="prev"')
      expect(second.match(/<tr/g)?.length).toBeGreaterThan(8)
    },
    { timeout: 15_000, interval: 200 },
  )
})
