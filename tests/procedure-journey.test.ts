import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
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

async function signIn(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: DESK, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  // A page that says no (409) is what is tested; a script or a policy that fails is not.
  page.on(
    'console',
    (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && faults.push(message.text()),
  )
  page.on('pageerror', (fault) => faults.push(String(fault)))
  page.setDefaultTimeout(20_000)
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', 'kiemsoat.motcuahuyen')
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
  return { page, context, faults }
}

const press = async (page: Page, name: string | RegExp) => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).last().click()])
}
const field = (page: Page, id: string) => page.locator(`[id="${id}"]`)

// Many pages at two widths, each checked: a busy machine takes its time.
describe('the procedure owner changes a procedure', { timeout: 180_000 }, () => {
  let draft = ''
  const slug = 'giay-phep-xay-dung'

  test('a draft is begun from what is in force; what breaks it is told, and mended', async () => {
    const { page, context } = await signIn()
    await page.goto(`${site}/quan-tri/thu-tuc`)
    await look(page, 'list')
    await page.goto(`${site}/quan-tri/thu-tuc/${slug}`)
    await page.locator('[data-bpmn=view] .djs-container').waitFor()
    await look(page, 'procedure')
    await press(page, 'Soạn phiên bản tiếp theo')
    draft = page.url().replace(/\/chung.*/, '')
    await look(page, 'general')
    await field(page, 'validFrom').fill('2026-03-09')
    await field(page, 'limit.amount').fill('12')
    await field(page, 'legalLimit.amount').fill('10')
    await press(page, 'Lưu')
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('dài hơn mức luật')
    await field(page, 'limit.amount').fill('10')
    await press(page, 'Lưu')
    expect(await page.locator('.govuk-error-summary').count()).toBe(0)

    await page.goto(`${draft}/giay-to`)
    await look(page, 'papers')
    await press(page, 'Thêm giấy tờ')
    const last = (await page.locator('.camlo-entry').count()) - 1
    await field(page, `papers.${last}.name.vi`).fill('Giấy khai sinh của chủ nhà')
    await press(page, 'Lưu')
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('do chính cơ quan cấp')
    await look(page, 'papers-refused')
    await press(page, `Bỏ: Giấy tờ ${last + 1}`)

    await page.goto(`${draft}/ket-qua`)
    await press(page, 'Soạn mẫu riêng từ mẫu chung')
    await look(page, 'result')

    await page.goto(`${draft}/to-khai`)
    await press(page, /^Thêm: Thửa đất/)
    await look(page, 'form')
    await context.close()
  })

  test('a colleague who saved first is named, and nothing typed is lost', async () => {
    const [mine, theirs] = [await signIn(), await signIn({ javaScriptEnabled: false })]
    await mine.page.goto(`${draft}/giay-to`)
    await theirs.page.goto(`${draft}/chung`)
    await press(theirs.page, 'Lưu')
    await field(mine.page, 'papers.0.name.vi').fill('Đơn theo mẫu mới')
    await press(mine.page, 'Lưu')
    expect(await mine.page.locator('main').textContent()).toContain('đã sửa bản thảo này')
    expect(await field(mine.page, 'papers.0.name.vi').inputValue()).toBe('Đơn theo mẫu mới')
    await look(mine.page, 'conflict')
    await press(mine.page, 'Lưu')
    expect(await mine.page.locator('main').textContent()).toContain('Đã lưu')
    await Promise.all([mine.context.close(), theirs.context.close()])
  })

  test('steps are drawn: a task is named on the canvas, and what steps can’t say is refused', async () => {
    const { page, context } = await signIn()
    await page.goto(`${draft}/so-do`)
    await page.locator('[data-bpmn=edit][data-ready]').waitFor()
    await look(page, 'diagram')
    const task = page.locator('[data-element-id="step_sign"]')
    await task.dblclick()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Ký số giấy phép')
    const canvas = await page.locator('#so-do').boundingBox()
    await page.mouse.click((canvas?.x ?? 0) + (canvas?.width ?? 0) - 60, (canvas?.y ?? 0) + 12)
    await press(page, 'Lưu sơ đồ vào các bước')
    expect(page.url()).toContain('/buoc')
    expect(await page.locator('input[value="Ký số giấy phép"]').count()).toBe(1)

    await page.goto(`${draft}/so-do`)
    await page.locator('[data-bpmn=edit][data-ready]').waitFor()
    await page.locator('[data-element-id="end"]').click()
    await page.keyboard.press('Delete')
    await press(page, 'Lưu sơ đồ vào các bước')
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('phải có đúng một mũi tên')
    await page.goto(`${draft}/buoc`)
    await look(page, 'steps')
    await context.close()
  })

  test('it is mended, compared, tried and approved', async () => {
    const { page, context } = await signIn()
    await page.goto(`${draft}/buoc`)
    const rows = await page.locator('.camlo-entry').count()
    for (let row = 0; row < rows; row += 1) await field(page, `steps.${row}.amount`).fill(row === 1 ? '10' : '0')
    await press(page, 'Lưu')
    await page.goto(draft)
    await look(page, 'overview')
    await page.goto(`${draft}/so-sanh`)
    expect(await page.locator('main').textContent()).toContain('Ba giảm')
    await look(page, 'compare')
    await page.goto(`${draft}/chay-thu`)
    await look(page, 'try')
    await page.goto(`${draft}/phe-duyet`)
    await look(page, 'approve')
    await field(page, 'decision').fill('412/QĐ-UBND')
    await press(page, 'Phê duyệt và công bố')
    expect(await page.locator('main').textContent()).toContain('Có hiệu lực từ 09/03/2026')
    await look(page, 'approved')
    const timeline = async () => {
      await page.goto(`${site}/quan-tri/thu-tuc/${slug}`)
      return page.locator('main').textContent()
    }
    await expect.poll(timeline, { timeout: 10_000 }).toContain('Quyết định 412/QĐ-UBND')
    await look(page, 'timeline')
    await context.close()
  })

  test('a citizen sees it from its date', async () => {
    const context = await browser.newContext({ viewport: PHONE })
    const page = await context.newPage()
    const seen = async () => {
      await page.goto(`${site}/thu-tuc/${slug}`)
      return page.locator('.govuk-summary-list').first().textContent()
    }
    expect(await seen()).toContain('15 ngày')
    camlo.clock.set('2026-03-09T08:00:00+07:00')
    await expect.poll(seen, { timeout: 10_000 }).toContain('10 ngày')
    await context.close()
  })

  test('with the pages’ policy in force no page says anything is wrong', async () => {
    const { page, context, faults } = await signIn()
    for (const path of [
      '',
      '/chung',
      '/giay-to',
      '/to-khai',
      '/buoc',
      '/ket-qua',
      '/so-do',
      '/so-sanh',
      '/chay-thu',
      '/phe-duyet',
    ]) {
      await page.goto(draft + path)
      await page.waitForLoadState('networkidle')
    }
    await page.goto(`${site}/quan-tri/thu-tuc/${slug}`)
    await press(page, 'Soạn phiên bản tiếp theo')
    await page.goto(`${page.url().replace(/\/chung.*/, '')}/so-do`)
    await page.locator('[data-bpmn=edit][data-ready]').waitFor()
    await page.locator('[data-element-id^="step_"]').first().click()
    expect(await page.locator('.djs-palette').isVisible()).toBe(true)

    await page.goto(`${page.url().replace(/\/so-do.*/, '')}/ket-qua`)
    const paper = page.locator('img[data-preview]')
    await expect
      .poll(() => paper.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0)
    await field(page, 'resultTemplate').fill('#khong-co')
    await page.getByText('Mẫu chưa in được').waitFor()
    await field(page, 'resultTemplate').fill('= Giấy phép')
    await expect.poll(() => paper.getAttribute('src'), { timeout: 20_000 }).toContain('blob:')
    expect(faults).toEqual([])
    await context.close()
  })
})
