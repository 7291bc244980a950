import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const complaints: string[] = []

async function signedIn(username: string, viewport = DESK): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  await page.goto(`${site}/dang-nhap`)
  await page.fill('#username', username)
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
    page.click('main button[type=submit]'),
  ])
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('a leader gives a task, an office’s head gives it on, an officer does it on a telephone, the leader grades it', async () => {
  const leader = await signedIn('bithu.camlo')
  await leader.goto(`${site}/nhiem-vu/giao`)
  await leader.fill('#originText', 'thu nhập bình')
  await button(leader, 'Tìm').click()
  await leader.getByLabel('Thu nhập bình quân đầu người').check()
  await leader.fill('#title', 'Khảo sát thu nhập hộ trồng dược liệu')
  await leader.fill('#expected', 'Báo cáo kèm số liệu từng thôn')
  await leader.selectOption('#unitId', { label: 'Phòng Tài nguyên và Môi trường' })
  await leader.fill('#dueOn', '2026-03-13')
  await button(leader, 'Xem ai đang rảnh').click()
  await look(leader, 'nhiem-vu-giao')
  await button(leader, 'Giao nhiệm vụ').click()
  await leader.waitForURL(/xong=given/)
  const address = leader.url().replace(/\?.*/, '')

  const head = await signedIn('truongphong.phongtnmt')
  await head.goto(`${site}/nhiem-vu?xem=unit`)
  await head.getByRole('link', { name: 'Khảo sát thu nhập hộ trồng dược liệu' }).click()
  await head.locator('#give-personId').check()
  await button(head, 'Phân công người thực hiện').click()
  await head.waitForURL(/xong=give/)

  const officer = await signedIn('chuyenvien.phongtnmt', PHONE)
  await officer.goto(`${site}/nhiem-vu`)
  await officer.getByRole('link', { name: 'Khảo sát thu nhập hộ trồng dược liệu' }).click()
  expect(await officer.getByRole('link', { name: 'Thu nhập bình quân đầu người' }).count()).toBe(1)
  await button(officer, 'Bắt đầu thực hiện').click()
  await officer.waitForURL(/xong=begin/)
  await officer.fill('#submit-result', 'Đã khảo sát 214 hộ, báo cáo kèm số liệu từng thôn.')
  await button(officer, 'Trình kết quả').click()
  await officer.waitForURL(/xong=submit/)

  await leader.goto(`${site}/nhiem-vu?xem=given&tinh-trang=waiting`)
  await leader.goto(address)
  await leader.getByRole('radio', { name: 'Tốt' }).check()
  await leader.fill('#approve-gradeReason', 'Số liệu đầy đủ, sớm một tuần.')
  await button(leader, 'Nghiệm thu').click()
  await leader.waitForURL(/xong=approve/)
  await look(leader, 'nhiem-vu-xong')
  expect(await leader.locator('main').textContent()).toContain('Hoàn thành đúng hạn')
  expect(complaints).toEqual([])
}, 120_000)
