import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { MONDAY, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { codeSentTo } from '../src/testing/citizens.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'
import { DESK, lookHere, PHONE } from '../src/testing/look.ts'

const FORM = '/nop-ho-so/xac-nhan-hon-nhan'
let app: TestApp
let browser: Browser
let site: string

beforeAll(async () => {
  app = await testApp(MONDAY, { smsUrl: 'http://127.0.0.1:9' })
  site = await app.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** A page has no serious finding, doesn't scroll sideways, and is read in order: skip link, header, one main with one first heading. */
async function look(page: Page, name: string): Promise<void> {
  await lookHere(page, { name })
  const seen = await page.evaluate(() => ({
    order: [...document.body.querySelectorAll('.govuk-skip-link, header, main, footer')].map((each) => each.localName),
    headings: [...document.querySelectorAll('main h1, main h2, main h3')].map((each) => Number(each.localName[1])),
  }))
  expect(seen.order, name).toEqual(['a', 'header', 'main', 'footer'])
  expect(
    seen.headings.filter((level) => level === 1),
    name,
  ).toHaveLength(1)
}

async function signIn(page: Page, phone: string, then: string): Promise<void> {
  await page.goto(`${site}${then}`)
  await page.fill('#address', phone)
  await page.click('text=Gửi mã cho tôi')
  await page.waitForSelector('#code')
  await page.fill('#code', await codeSentTo(app, phone))
  await Promise.all([page.waitForURL((url) => url.pathname === then.split('?')[0]), page.click('text=Tiếp tục')])
}

const files = { name: 'giấy tờ.pdf', mimeType: 'application/pdf', buffer: pdf() }

test.each([
  ['a telephone', PHONE, '0397000001'],
  ['a computer', DESK, '0397000002'],
])(
  'on %s: an account by a code, a draft left and gone on with, filed for one’s mother, an older dossier taken in',
  async (_where, viewport, phone) => {
    const older = await fileOnline(app, await unitOf(app, 'tiepnhan.camhieu'))
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${site}/cua-toi`)
    await look(page, 'dang-nhap')
    await signIn(page, phone, '/cua-toi')
    await look(page, 'cua-toi-moi')
    await page.click('text=Điền thông tin của tôi')
    await page.fill('#fullName', 'Lê Thị Con')
    await page.fill('form[action="/cua-toi/tai-khoan"] #address', 'Thôn Vĩnh An, xã Cam Hiếu')
    await page.click('text=Lưu')
    await page.waitForSelector('text=Đã lưu')
    await look(page, 'tai-khoan')

    // Begun for her mother, left, and gone on with in another browser.
    await page.goto(`${site}${FORM}?thay=1`)
    await page.check('input[value="family"]')
    await page.fill('#fullName', 'Trần Thị Mẹ')
    await page.fill('#phone', '0912 000 111')
    await look(page, 'nop-thay')
    await page.click('text=Lưu bản nháp')
    await page.waitForSelector('text=Đã lưu bản nháp')
    await look(page, 'cua-toi-nhap')
    await context.close()

    const elsewhere = await browser.newContext({ viewport })
    const other = await elsewhere.newPage()
    other.setDefaultTimeout(20_000)
    await signIn(other, phone, '/cua-toi')
    await other.click('#ban-nhap >> text=Tiếp tục')
    expect(await other.inputValue('#fullName')).toBe('Trần Thị Mẹ')
    await other.selectOption('#unitId', { label: 'Xã Cam Hiếu' })
    await other.fill('#f-purpose', 'Vay vốn ngân hàng')
    for (const field of await other.locator('input[type=file][id^="paper-"]').all()) await field.setInputFiles(files)
    await other.click('.govuk-button-group button >> text=Kiểm tra và xem ngày trả')
    await other.waitForSelector('form[action$="/gui"]')
    await look(other, 'kiem-tra-nop-thay')
    await other.click('main form[action$="/gui"] button >> nth=0')
    await other.waitForSelector('.camlo-code')
    // By post: only then is an address asked for.
    expect(await other.isVisible('#receiverAddress')).toBe(false)
    await other.check('input[name=way][value=post]')
    await look(other, 'da-gui')
    await other.fill('#receiverAddress', 'Thôn Vĩnh An, xã Cam Hiếu')
    await other.click('text=Lưu cách nhận kết quả')
    await other.waitForSelector('text=Đã lưu cách nhận kết quả')
    expect(await other.textContent('main')).toContain('Thôn Vĩnh An, xã Cam Hiếu')
    await look(other, 'nhan-ket-qua')
    await other.goto(`${site}/cua-toi`)
    expect(await other.textContent('main')).toContain('nộp thay Trần Thị Mẹ')
    expect(await other.locator('#ban-nhap').count()).toBe(0)

    await other.click('text=Đưa hồ sơ cũ vào tài khoản')
    await other.fill('#code', older.code)
    await other.fill('#secret', older.secret)
    await other.click('text=Đưa vào tài khoản')
    await other.waitForSelector('text=Đã đưa hồ sơ vào tài khoản')
    expect(await other.textContent('main')).toContain(older.code)
    await look(other, 'cua-toi')

    // Larger letters stay on every page and break none.
    await other.click('footer >> text=Chữ lớn')
    for (const [path, name] of [
      ['/cua-toi', 'lon-cua-toi'],
      ['/cua-toi/ho-so', 'lon-ho-so'],
      [FORM, 'lon-nop'],
      ['/', 'lon-trang-chu'],
    ] as const) {
      await other.goto(`${site}${path}`)
      await look(other, name)
    }
    await elsewhere.close()
  },
  90_000,
)
