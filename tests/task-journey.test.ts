import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
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

test.each([
  { at: 'a desk', window: DESK, title: 'Khảo sát thu nhập hộ trồng dược liệu' },
  { at: 'a telephone', window: PHONE, title: 'Khảo sát thu nhập hộ trồng tiêu' },
])(
  'at $at a leader gives a task, an office’s head gives it on, an officer does it, the leader grades it',
  async ({ window, title }) => {
    const leader = await signedIn('bithu.camlo', window)
    await leader.goto(`${site}/nhiem-vu/giao`)
    await leader.fill('#originText', 'thu nhập bình')
    await button(leader, 'Tìm').click()
    await leader.getByLabel('Thu nhập bình quân đầu người').check()
    await leader.fill('#title', title)
    await leader.fill('#expected', 'Báo cáo kèm số liệu từng thôn')
    await leader.selectOption('#unitId', { label: 'Phòng Tài nguyên và Môi trường' })
    await leader.fill('#dueOn', '2026-03-13')
    await button(leader, 'Xem ai đang rảnh').click()
    if (window === DESK) await look(leader, 'nhiem-vu-giao')
    await button(leader, 'Giao nhiệm vụ').click()
    await leader.waitForURL(/xong=given/)
    const address = leader.url().replace(/\?.*/, '')

    const head = await signedIn('truongphong.phongtnmt', window)
    await head.goto(`${site}/nhiem-vu?xem=unit`)
    await head.getByRole('link', { name: title }).click()
    await head.locator('#give-personId').check()
    await button(head, 'Phân công người thực hiện').click()
    await head.waitForURL(/xong=give/)

    const officer = await signedIn('chuyenvien.phongtnmt', window)
    await officer.goto(`${site}/nhiem-vu`)
    await officer.getByRole('link', { name: title }).click()
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
    if (window === DESK) await look(leader, 'nhiem-vu-xong')
    expect(await leader.locator('main').textContent()).toContain('Hoàn thành đúng hạn')
    expect(complaints).toEqual([])
  },
  120_000,
)

test('the district’s office issues to all communes; a clerk confirms, the chair instructs, officers read it and get the task, the sender sees it', async () => {
  const office = await signedIn('truongmotcua.motcuahuyen')
  await office.goto(`${site}/van-ban/di/moi`)
  await office.selectOption('#type', { label: 'Kế hoạch' })
  await office.fill('#subject', 'Kế hoạch chuyển đổi số năm 2026')
  await office.setInputFiles('#files', { name: 'ke-hoach.pdf', mimeType: 'application/pdf', buffer: pdf() })
  await office.getByText('Đã gửi xong ke-hoach.pdf').waitFor()
  await office.fill('#readBy', '2026-03-06')
  await office.getByLabel('UBND các xã, thị trấn').first().check()
  await look(office, 'van-ban-phat-hanh')
  await button(office, 'Phát hành và gửi').click()
  await office.waitForURL(/xong=issue/)
  const sent = office.url().replace(/\?.*/, '')

  const clerk = await signedIn('tiepnhan.camhieu', PHONE)
  await clerk.goto(`${site}/viec-cua-toi?loai=arrival`)
  await clerk.getByText('Làm ngay').click()
  await button(clerk, 'Xác nhận đã nhận').click()
  await clerk.waitForURL(/xong=1/)

  const chair = await signedIn('chutich.camhieu')
  await chair.goto(`${site}/viec-cua-toi?loai=instruction`)
  await chair.getByRole('link', { name: 'Bút phê 01/KH-UBND' }).click()
  await look(chair, 'van-ban-den-cho-but-phe')
  const instruct = async (kind: string, choose: () => Promise<unknown>) => {
    await chair.getByRole('radio', { name: kind }).check()
    await choose()
    await button(chair, 'Ghi bút phê').click()
    await chair.waitForURL(/xong=instruct/)
  }
  await instruct('Để biết', async () => {
    await chair.getByText('Từng người: Xã Cam Hiếu').click()
    await chair.locator('[data-for=readers]').getByRole('checkbox').nth(5).check()
  })
  await instruct('Giao việc', () => chair.locator('#lead').selectOption({ index: 4 }))
  await chair.getByRole('link', { name: 'Xem nhiệm vụ' }).click()
  expect(await chair.getByRole('link', { name: /01\/KH-UBND, UBND huyện Cam Lộ/ }).count()).toBe(1)

  const { username } = await camlo.db.one(sql<{ username: string }>`
    SELECT a.username FROM document_readers r JOIN accounts a ON a.person_id = r.person_id`)
  const reader = await signedIn(username, PHONE)
  await reader.goto(`${site}/viec-cua-toi?loai=reading`)
  await reader.getByText('Làm ngay').click()
  await button(reader, 'Đã đọc').click()
  await reader.waitForURL(/xong=1/)

  await office.goto(sent)
  await look(office, 'van-ban-ai-da-nhan')
  const told = await office.locator('main').textContent()
  expect(told).toContain('1/9 nơi đã nhận; 1/1 người đã đọc')
  await office.goto(`${site}/van-ban/di`)
  await look(office, 'van-ban-di')
  await clerk.goto(`${site}/van-ban/den`)
  await look(clerk, 'van-ban-den')
  await clerk.goto(`${site}/van-ban/den/moi`)
  await look(clerk, 'van-ban-vao-so')
  await office.goto(`${site}/van-ban`)
  await look(office, 'van-ban-cong-khai')
  expect(complaints).toEqual([])
}, 180_000)
