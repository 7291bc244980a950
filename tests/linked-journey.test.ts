import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { sealNow, verify } from '../src/core/ledger/index.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look, PHONE } from '../src/testing/look.ts'

let camlo: TestApp
let browser: Browser
let site: string
beforeAll(async () => {
  camlo = await testApp()
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

const people = new Map<string, Promise<Person>>()

/** Does one of the deeds on a dossier's desk, as its form does. */
async function deed(username: string, id: string, action: string, form: Record<string, string> = {}): Promise<void> {
  camlo.clock.advance(20 * 60_000)
  const person = people.get(username) ?? camlo.as(username)
  people.set(username, person)
  const answer = await (await person).post(`/ho-so/${id}${action}`, form)
  expect(answer.statusCode).toBeLessThan(400)
}

/** Records at the desk what a body outside has issued, with its paper. */
async function recordResult(page: Page, id: string, answer: string): Promise<void> {
  camlo.clock.advance(20 * 60_000)
  await page.goto(`${site}/ho-so/${id}`)
  const form = page.locator('form[action$="/ghi-ket-qua"]')
  await form.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
  await form.locator('textarea[name=answer]').fill(answer)
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: pdf() })
  await form.getByText('Đã gửi xong').waitFor()
  await Promise.all([page.waitForLoadState('load'), form.locator('button[type=submit]').first().click()])
  await page.waitForLoadState('load')
}

const text = async (page: Page): Promise<string> => (await page.locator('main').allInnerTexts()).join('\n')

describe('birth, residence and insurance card as one dossier', () => {
  let code = ''
  let secret = ''
  let id = ''
  const part = async (key: string): Promise<string> =>
    (await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE parent_id = ${id} AND part_key = ${key}`)).id

  test('a parent files it once from a telephone', async () => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage()
    await page.goto(`${site}/thu-tuc/lien-thong-khai-sinh`)
    expect(await text(page)).toContain('Đăng ký thường trú cho trẻ em')
    await page.goto(`${site}/nop-ho-so/lien-thong-khai-sinh`)
    await page.selectOption('#unitId', { label: 'Xã Cam Hiếu' })
    await page.fill('#fullName', 'Trần Thị Linh')
    await page.fill('#phone', '0912 345 679')
    await page.fill('#f-childName', 'Lê Trần Bảo An')
    await page.selectOption('#f-childSex', 'nu')
    await page.fill('#f-childBornOn', '2026-02-20')
    await page.fill('#f-birthPlace', 'Trung tâm Y tế huyện Cam Lộ')
    await page.fill('#f-motherName', 'Trần Thị Linh')
    await page.fill('#f-residence', 'Thôn Vĩnh An, xã Cam Hiếu')
    await page.setInputFiles('#paper-1', { name: 'chứng sinh.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await page.getByText('Đã gửi xong').waitFor()
    for (const form of ['/kiem-tra', '/gui']) {
      // A form's first button is for the keyboard only.
      await page.click(`main form[action$="${form}"] button.govuk-button:not(.govuk-button--secondary)`)
      await page.waitForLoadState('load')
    }
    const shown = await text(page)
    code = /\d{3}\.\d{2}\.\d{2}\.H50-\d{6}-\d{4,}/.exec(shown)?.[0] ?? ''
    secret = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(shown)?.[0] ?? ''
    id = (await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${code}`)).id
    await page.context().close()
  })

  test('the clerk accepts it once; the registrar has the birth in the queue, with the parent’s papers', async () => {
    await deed('tiepnhan.camhieu', id, '/tiep-nhan')
    await deed('tiepnhan.camhieu', id, '/chuyen-buoc')
    const registrar = await camlo.as('hotich.camhieu')
    const queue = await registrar.get('/viec')
    expect(queue.body).toMatch(/Đăng ký khai sinh[\s\S]*liên thông/)
    const birth = await part('khai-sinh')
    expect((await registrar.get(`/ho-so/${birth}`)).body).toContain('chứng sinh.pdf')
    await deed('hotich.camhieu', birth, '/chuyen-buoc')
    await deed('chutich.camhieu', birth, '/ky', { content: 'Đã đăng ký khai sinh.' })
  })

  test('residence and card run side by side; the clerk and anybody with the code see how each stands', async () => {
    const context = await browser.newContext({ viewport: DESK })
    const page = await context.newPage()
    await page.goto(`${site}/dang-nhap`)
    await page.fill('#username', 'tiepnhan.camhieu')
    await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
    await Promise.all([
      page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
      page.click('main button[type=submit]'),
    ])
    await recordResult(page, await part('the-bhyt-tre-em'), 'Đã cấp thẻ')
    await page.goto(`${site}/ho-so/${id}`)
    expect(await text(page)).toContain('Các thủ tục trong hồ sơ liên thông')
    await look(page)
    await page.goto(`${site}/tra-cuu/${code}`)
    const seen = await text(page)
    expect(seen).toMatch(
      /Đăng ký khai sinh\s+Đã xong[\s\S]*Đăng ký thường trú cho trẻ em\s+Đang xử lý[\s\S]*bảo hiểm y tế cho trẻ em dưới 6 tuổi\s+Đã xong/,
    )
    expect(seen).not.toContain('Linh')
    await look(page)
    await recordResult(page, await part('thuong-tru-tre-em'), 'Đã đăng ký')
    await context.close()
    const whole = await camlo.db.one(sql<{ status: string }>`SELECT status FROM dossiers WHERE id = ${id}`)
    expect(whole.status).toBe('resolved')
    await deed('traketqua.camhieu', id, '/tra-ket-qua')
  })

  test('the parent opens it with the one secret and has all three results', async () => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage()
    await page.goto(`${site}/tra-cuu/${code}/ho-so`)
    await page.fill('#secret', secret)
    await page.locator('form:has(#secret) button[type=submit]').click()
    await page.waitForLoadState('load')
    await look(page)
    const results = page.locator('a[href*="/ket-qua/"]')
    expect(await results.count()).toBe(3)
    expect((await results.allInnerTexts()).join()).toMatch(/khai sinh[\s\S]*bảo hiểm[\s\S]*thường trú/i)
    const [download] = await Promise.all([page.waitForEvent('download'), results.first().click()])
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await page.context().close()
  })

  test('what everybody did stands in the ledger, which verifies', async () => {
    await sealNow(camlo.db, camlo.sealKey)
    expect((await verify(camlo.db)).finding).toBeNull()
  })
})
