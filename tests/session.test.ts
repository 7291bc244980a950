import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look } from '../src/testing/look.ts'

const MINUTE = 60_000

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

async function signedIn(username: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK })
  await page.goto(`${site}${path}`)
  await signIn(page, username)
  return page
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/dang-nhap'),
    page.getByRole('button', { name: 'Đăng nhập' }).click(),
  ])
}

/** The page looks every twenty seconds how long its session lasts. */
const nextLook = (page: Page) => page.clock.fastForward(20_000)

describe('an idle session', () => {
  test('is announced a minute before its end; the button keeps it', async () => {
    const page = await browser.newPage()
    await page.clock.install()
    await page.goto(`${site}/tai-khoan`)
    await signIn(page, 'chutich.camhieu')
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor()
    camlo.clock.advance(29 * MINUTE)
    await nextLook(page)
    await page.clock.runFor(100)

    await page.getByRole('heading', { name: 'Phiên làm việc sắp hết' }).waitFor()
    await page.getByRole('button', { name: 'Tiếp tục làm việc' }).click()
    await page.getByRole('heading', { name: 'Phiên làm việc sắp hết' }).waitFor({ state: 'detached' })
    camlo.clock.advance(5 * MINUTE)
    expect((await page.goto(`${site}/tai-khoan`))?.url()).toBe(`${site}/tai-khoan`)
    await page.close()
  })

  test('that ended under a half-filled form gives back what was typed after signing in', async () => {
    const page = await signedIn('chutich.camhieu', '/quan-tri/vang-mat')
    await page.getByLabel('Lý do').pressSequentially('Đi tập huấn ở Đông Hà')
    camlo.clock.advance(31 * MINUTE)
    await page.reload()
    await signIn(page, 'chutich.camhieu')

    expect(new URL(page.url()).pathname).toBe('/quan-tri/vang-mat')
    expect(await page.getByLabel('Lý do').inputValue()).toBe('Đi tập huấn ở Đông Hà')
    await page.close()
  })

  test('signed out leaves nothing typed for the next person at the desk', async () => {
    const page = await signedIn('chutich.camhieu', '/quan-tri/vang-mat')
    await page.getByLabel('Lý do').pressSequentially('Việc riêng')
    await Promise.all([page.waitForURL(`${site}/`), page.getByRole('button', { name: 'Đăng xuất' }).click()])
    await page.goto(`${site}/quan-tri/vang-mat`)
    await signIn(page, 'chutich.camthuy')

    expect(await page.getByLabel('Lý do').inputValue()).toBe('')
    await page.close()
  })
})

test.each([
  ['/dang-nhap', undefined],
  ['/tai-khoan', 'quantri.camlo'],
  ['/quan-tri/tai-khoan', 'quantri.camlo'],
  ['/quan-tri/can-bo', 'quantri.camlo'],
  ['/quan-tri/vang-mat', 'chutich.camlo'],
])('%s has nothing seriously in anybody’s way and doesn’t scroll sideways at either width', async (path, username) => {
  const page = username ? await signedIn(username, path) : await browser.newPage({ viewport: DESK })
  await page.goto(`${site}${path}`)
  await look(page)
  await page.close()
})
