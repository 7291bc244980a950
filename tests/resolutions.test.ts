import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importResolutions, type ResolutionsFile } from '../src/domains/resolutions/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { readProfile } from '../src/profile.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { DESK, look } from '../src/testing/look.ts'

let app: TestApp
let browser: Browser
let site: string
beforeAll(async () => {
  app = await testApp()
  site = await app.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await app.close()
})

const counts = () =>
  app.db.one(sql<{ parts: number; plans: number; figures: number; acts: number }>`
    SELECT (SELECT count(*) FROM resolution_parts) AS parts, (SELECT count(*) FROM target_plans) AS plans,
      (SELECT count(*) FROM target_figures) AS figures, (SELECT count(*) FROM acts WHERE verb LIKE 'target.%') AS acts`)

describe('what the interview tells of resolutions', () => {
  let file: ResolutionsFile
  beforeAll(async () => {
    file = await readProfile<ResolutionsFile>('cam-lo-2019', 'resolutions.json')
  })
  const load = (change: Partial<ResolutionsFile>) =>
    app.db.transaction((tx) => importResolutions(tx, 1, { ...file, ...change }, { at: app.clock.now() }))

  test('is loaded once, each plan and figure with its act; a second load adds nothing', async () => {
    const before = await counts()
    expect(before).toEqual({ parts: 14, plans: 7, figures: 6, acts: 13 })
    await load({})
    expect(await counts()).toEqual(before)
  })

  test.each<[string, (file: ResolutionsFile) => Partial<ResolutionsFile>, string]>([
    ['a part without its parent', ({ parts }) => ({ parts: parts.slice(1) }), 'has no parent above it'],
    ['a paper that isn’t there', ({ papers }) => ({ papers: papers.slice(1) }), 'which isn'],
    [
      'a figure that doesn’t fit its measure',
      ({ targets }) => ({
        targets: targets.map((target) => ({ ...target, figures: [{ period: '2017', value: '12,6' }] })),
      }),
      'Invalid number',
    ],
  ])('%s is refused whole', async (_, change, why) => {
    const before = await counts()
    await expect(load(change(file))).rejects.toThrow(why)
    expect(await counts()).toEqual(before)
  })
})

describe('the public pages', () => {
  test('tell plan, figure and verdict as they were said, and invent none', async () => {
    const { body } = await app.visitor.get('/nghi-quyet?nam=2017')
    const text = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('từ 12 % 12,6 % 105 % Đạt')
    expect(text).toContain('từ 32,5 triệu đồng 32,64 triệu đồng 100,4 % Đạt')
    expect(text).toContain('không nêu 285.197 triệu đồng — Không giao chỉ tiêu')
    expect(text).toContain('103/103 chi bộ 100 % Đạt')
    // A goal without a figure isn't zero.
    const next = (await app.visitor.get('/nghi-quyet?nam=2018')).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(next).toContain('trên 12 % — — Chưa báo cáo')
    expect((await app.visitor.get('/nghi-quyet?nam=12')).statusCode).toBe(400)
    expect((await app.visitor.get('/nghi-quyet/chi-tieu/khong-co')).statusCode).toBe(404)
  })

  test('lead a reader from a figure to its act in the ledger, at both widths', async () => {
    const page = await browser.newPage({ viewport: DESK })
    await page.goto(`${site}/nghi-quyet?nam=2017`)
    await look(page, 'resolutions')
    await page.click('a[href="/nghi-quyet/chi-tieu/tang-truong-kinh-te"]')
    await page.waitForURL(/chi-tieu/)
    await look(page, 'target')
    await page.click('a[href^="/so-cai/"]')
    await page.waitForURL(/so-cai/)
    expect(await page.locator('h1').textContent()).toContain('đã ghi số thực hiện')
    await page.goto(`${site}/nghi-quyet?nam=2017&lang=en`)
    expect(await page.locator('main').textContent()).toContain('285,197 million đồng')
    await page.close()
  })
})
