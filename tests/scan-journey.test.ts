import { deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { lookHere, PHONE } from '../src/testing/look.ts'

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

// The corners of the page in the picture: seen from below and turned a little.
const CORNERS = [
  [160, 120],
  [660, 170],
  [720, 1000],
  [90, 960],
] as const

/** A photograph as PNG: a white page with lines of ink on a dark desk, in which only its corners are not straight. */
function photograph(width = 800, height = 1_100): Buffer {
  const isInside = (x: number, y: number) =>
    CORNERS.every(([ax, ay], index) => {
      const [bx, by] = CORNERS[(index + 1) % 4] as readonly [number, number]
      return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
    })
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const line = y % 60 < 6 && x > 220 && x < 600
      const value = isInside(x, y) ? (line ? 40 : 230) : 70
      rows.fill(value, y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3)
    }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.of())])
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

test('on a telephone two pages are photographed, straightened and go up as one PDF; the picture itself is not sent', async () => {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${site}/nop-ho-so/khai-sinh`)
  await page.locator('.camlo-scan-open').nth(1).click()
  const picture = { name: 'anh.png', mimeType: 'image/png', buffer: photograph() }
  const status = page.locator('dialog [role=status]')

  await page.setInputFiles('#camlo-scan-picture', picture)
  await status.filter({ hasText: 'Đã tìm thấy trang giấy' }).waitFor()
  // The corners lie where those of the page are, within two pixels of the small picture they are looked for in.
  const places = await page
    .locator('.camlo-scan-corner')
    .evaluateAll((handles) =>
      handles.map((handle) => [
        Number.parseFloat((handle as HTMLElement).style.left) * 8,
        Number.parseFloat((handle as HTMLElement).style.top) * 11,
      ]),
    )
  for (const [index, [x, y]] of CORNERS.entries()) {
    const [left = 0, top = 0] = places[index] ?? []
    expect(Math.hypot(left - x, top - y), `corner ${index}: ${places[index]}`).toBeLessThan(8)
  }
  await lookHere(page)

  // By keyboard: the first corner has the focus, an arrow moves it.
  await page.keyboard.press('ArrowRight')
  const moved = await page
    .locator('.camlo-scan-corner')
    .first()
    .evaluate((handle) => (handle as HTMLElement).style.left)
  expect(Number.parseFloat(moved) * 8).toBeGreaterThan(places[0]?.[0] ?? 0)
  // By finger: the corner goes where it is dragged.
  const corner = page.locator('.camlo-scan-corner').nth(2)
  await corner.scrollIntoViewIfNeeded()
  const box = await corner.boundingBox()
  if (!box) throw new Error('The corner is not to be seen')
  await page.mouse.move(box.x + 22, box.y + 22)
  await page.mouse.down()
  await page.mouse.move(box.x + 12, box.y + 12)
  await page.mouse.up()
  await page.getByRole('button', { name: 'Nhận trang này' }).click()
  await page.locator('.camlo-scan-pages li').first().waitFor()

  await page.setInputFiles('#camlo-scan-picture', picture)
  await status.filter({ hasText: 'Đã tìm thấy trang giấy' }).waitFor()
  await page.getByRole('button', { name: 'Xoay' }).click()
  await page.getByRole('button', { name: 'Nhận trang này' }).click()
  await page.locator('.camlo-scan-pages li').nth(1).waitFor()
  await page.getByRole('button', { name: 'Xong: tạo PDF 2 trang' }).click()

  const token = page.locator('input[name="paper-1-upload"]')
  await token.waitFor({ state: 'attached' })
  // One file went up, and it is the PDF.
  const uploads = await camlo.db.many(sql<{ mediaType: string }>`SELECT media_type FROM uploads`)
  expect(uploads).toEqual([{ mediaType: 'application/pdf' }])
  const bytes = await camlo.db.many(sql<{ bytes: Buffer }>`SELECT bytes FROM file_chunks ORDER BY position`)
  const text = Buffer.concat(bytes.map((chunk) => chunk.bytes)).toString('latin1')
  const boxes = [...text.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => Number(w) < Number(h))
  // The first stands upright, the second was turned.
  expect(boxes).toEqual([true, false])
  expect(complaints).toEqual([])
  await context.close()
})

test('a picture that isn’t one is said to be unreadable, and the file field is still there', async () => {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${site}/nop-ho-so/khai-sinh`)
  await page.locator('.camlo-scan-open').first().click()
  await page.setInputFiles('#camlo-scan-picture', {
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('no picture'),
  })
  await page.locator('dialog [role=status]').filter({ hasText: 'không đọc được ảnh này' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog').count()).toBe(0)
  expect(await page.locator('input[type=file][data-upload]').count()).toBeGreaterThan(0)
  await context.close()
})

test('without scripts there is the plain file field and nothing else', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site}/nop-ho-so/khai-sinh`)
  expect(await page.locator('.camlo-scan-open').count()).toBe(0)
  expect(await page.locator('input[type=file]').count()).toBeGreaterThan(0)
  await context.close()
})
