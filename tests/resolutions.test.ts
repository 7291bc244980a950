import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { loadTargets } from '../src/demo/resolutions/load.ts'
import {
  findOrigins,
  findTargetStates,
  importResolutions,
  originOf,
  type ResolutionsFile,
  searchClauses,
  searchTargets,
} from '../src/domains/resolutions/index.ts'
import { resolutionOf } from '../src/domains/resolutions/resolution-view.tsx'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
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
    expect(text).toContain('từ 12 % 12,6 % 105 % ● Đạt')
    expect(text).toContain('từ 32,5 triệu đồng 32,64 triệu đồng 100,4 % ● Đạt')
    expect(text).toContain('không nêu 285.197 triệu đồng — ○ Không giao chỉ tiêu')
    expect(text).toContain('103/103 chi bộ 100 % ● Đạt')
    // A goal without a figure isn't zero.
    const next = (await app.visitor.get('/nghi-quyet?nam=2018')).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(next).toContain('trên 12 % — — ○ Chưa báo cáo')
    expect((await app.visitor.get('/nghi-quyet?nam=12')).statusCode).toBe(400)
    expect((await app.visitor.get('/nghi-quyet/chi-tieu/khong-co')).statusCode).toBe(404)
  })

  test('lead a reader from a figure to its act in the ledger, at both widths', async () => {
    const page = await browser.newPage({ viewport: DESK })
    await page.goto(`${site}/nghi-quyet?nam=2017`)
    await look(page, 'resolutions')
    await page.click('a[href="/nghi-quyet/chi-tieu/tang-truong-kinh-te?nam=2017"]')
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

describe('what other rooms ask of targets', () => {
  const targetId = newId()
  const partShare = newId()
  let communes: string[]
  const set = (id: string, unitId: string | null, period: string, kind: string, plan: string | null) =>
    app.db.run(sql`
      INSERT INTO target_plans (locality_id, id, target_id, unit_id, period, kind, plan, set_at, source, standing)
      VALUES (1, ${newId()}, ${id}, ${unitId}, ${period}, ${kind}, ${plan}::numeric, now(), '{"vi":"t","en":"t"}', 'O')`)
  const report = (
    id: string,
    unitId: string | null,
    period: string,
    value: string | null,
    of: [string, string] | null = null,
    stands = true,
  ) =>
    app.db.run(sql`
      INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, value, part, whole, stands, state, recorded_at, source, standing, act_id)
      VALUES (1, ${newId()}, ${id}, ${unitId}, ${period}, ${value}::numeric, ${of?.[0] ?? null}::numeric, ${of?.[1] ?? null}::numeric,
        ${stands}, ${stands ? 'approved' : 'waiting'}, now(), '{"vi":"t","en":"t"}', 'O', ${newId()})`)
  const stateOf = async (id: string, unitId: string | null, period: string, today = '2019-05-20') =>
    (await findTargetStates(app.db, 1, [{ targetId: id, unitId, period }], today))[0]

  beforeAll(async () => {
    communes = (
      await app.db.many(sql<{ id: string }>`SELECT id FROM units WHERE kind = 'commune' ORDER BY code LIMIT 3`)
    ).map(({ id }) => id)
    const part = await app.db.one(
      sql<{ id: string }>`SELECT id FROM resolution_parts WHERE kind = 'scheme' ORDER BY position LIMIT 1`,
    )
    for (const [id, key, add] of [
      [targetId, 'trong-rung', true],
      [partShare, 'bao-hiem-y-te', false],
    ] as const)
      await app.db.run(sql`
        INSERT INTO targets (locality_id, id, key, part_id, name, counted_in, position, reported_every, periods_add, units_add, owner_unit_id)
        VALUES (1, ${id}, ${key}, ${part.id}, ${JSON.stringify({ vi: `Chỉ tiêu thử ${key}`, en: key })}::text::jsonb,
          '{"vi":"ha","en":"ha"}', 900, 'month', ${add}, true, ${communes[0] ?? ''})`)
  })

  test('months add up for what adds up, units too, and the plan’s path decides while the year runs', async () => {
    const [one = '', two = '', three = ''] = communes
    await set(targetId, null, '2019', 'cumulative', '300')
    await set(targetId, one, '2019', 'cumulative', '120')
    await set(targetId, two, '2019', 'cumulative', '180')
    for (const [month, plan] of [
      ['01', '20'],
      ['02', '24'],
      ['03', '28'],
    ] as const)
      await set(targetId, one, `2019-${month}`, 'cumulative', plan)
    for (const [month, value] of [
      ['01', '20'],
      ['02', '25'],
      ['03', '30'],
    ] as const)
      await report(targetId, one, `2019-${month}`, value)
    // Waiting for approval: counts nowhere.
    await report(targetId, two, '2019-03', '99', null, false)
    const own = await stateOf(targetId, one, '2019')
    expect(own).toMatchObject({
      reported: { value: '75' },
      upToMonth: 3,
      tone: 'reached',
      verdict: { state: 'notReached' },
    })
    expect(own?.shown.vi).toBe('75 ha (kế hoạch lũy kế 120 ha)')
    expect(own?.path?.whole.toFixed()).toBe('72')
    expect(await stateOf(targetId, one, '2019-Q1')).toMatchObject({ reported: { value: '75' } })
    expect(await stateOf(targetId, two, '2019')).toMatchObject({
      reported: undefined,
      verdict: { state: 'notReported' },
    })
    await report(targetId, two, '2019-03', '10')
    expect(await stateOf(targetId, null, '2019')).toMatchObject({
      reported: { value: '85' },
      units: { reported: 2, of: 2 },
      // Even over the year: 75 of 300 by March.
      tone: 'reached',
    })
    // Over, only the plan counts.
    expect(await stateOf(targetId, null, '2019', '2020-01-01')).toMatchObject({ tone: 'far' })
    // What the locality says itself goes before its units' sum.
    await report(targetId, null, '2019', '300.5')
    expect(await stateOf(targetId, null, '2019')).toMatchObject({ reported: { value: '300.5' }, tone: 'reached' })
    expect(await stateOf(targetId, three, '2019')).toMatchObject({ verdict: { state: 'notJudged' } })
  })

  test('of shares counts are added, the last month stands, and nothing to count is said', async () => {
    const [one = '', two = ''] = communes
    await set(partShare, null, '2019', 'share', '95')
    await report(partShare, one, '2019-01', null, ['1', '10'])
    await report(partShare, one, '2019-02', null, ['9', '10'])
    await report(partShare, two, '2019-02', null, ['10', '100'])
    const state = await stateOf(partShare, null, '2019')
    expect(state?.reported).toEqual({ part: '19', whole: '110' })
    expect(state?.percent?.vi).toBe('18,2 %')
    await set(partShare, two, '2020', 'share', '95')
    await report(partShare, two, '2020-01', null, ['0', '0'])
    expect(await stateOf(partShare, two, '2020')).toMatchObject({ verdict: { state: 'notArising' }, percent: null })
  })

  test('one query answers for many, in the order asked; what isn’t there is missing', async () => {
    const asked = [newId(), targetId].map((id) => ({ targetId: id, unitId: null, period: '2019' }))
    const states = await findTargetStates(app.db, 1, asked, '2019-05-20')
    expect(states.map((state) => state?.name.vi)).toEqual([undefined, 'Chỉ tiêu thử trong-rung'])
    expect(states[1]?.href).toBe('/nghi-quyet/chi-tieu/trong-rung?nam=2019')
  })

  test('a form finds targets and clauses by words without marks, and tells where each comes from', async () => {
    expect((await searchTargets(app.db, 1, { text: 'tang truong' })).map(({ key }) => key)).toEqual([
      'tang-truong-kinh-te',
    ])
    expect((await searchTargets(app.db, 1, { unitId: communes[1] ?? '' })).map(({ key }) => key).sort()).toEqual([
      'bao-hiem-y-te',
      'trong-rung',
    ])
    const paper = await app.db.one(sql<{ id: string }>`SELECT id FROM resolution_papers WHERE key = '13-kl-hu'`)
    const clause = newId()
    await app.db.run(sql`
      INSERT INTO resolution_clauses (locality_id, id, paper_id, number, text, position)
      VALUES (1, ${clause}, ${paper.id}, 'II.1', '{"vi":"Đẩy mạnh cải cách","en":"Reform"}', 0)`)
    expect((await searchClauses(app.db, 1, { text: 'day manh' })).map(({ id }) => id)).toEqual([clause])
    expect(await originOf(app.db, 1, 'clause', clause)).toMatchObject({
      name: { vi: 'Mục II.1, Kết luận 13-KL/HU' },
      href: `/nghi-quyet/van-ban/13-kl-hu#${clause}`,
    })
    expect(await findOrigins(app.db, 1, [{ kind: 'target', id: clause }])).toEqual([])
    const { body } = await app.visitor.get('/nghi-quyet/van-ban/13-kl-hu')
    expect(body).toContain('Đẩy mạnh cải cách')
  })
})

describe('a resolution in a year, with the demonstration’s targets', () => {
  beforeAll(async () => {
    await loadTargets(app.db, app.clock.now())
  }, 60_000)
  const text = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  test('made-up figures say so and what the interview tells stays', async () => {
    const page = text((await app.visitor.get('/nghi-quyet/dai-hoi-xv/2017')).body)
    expect(page).toContain('số liệu minh họa')
    expect(page).toContain('từ 12 % 12,6 % 105 % ● Đạt')
    expect(page).toContain('không nêu 285.197 triệu đồng')
    expect(page).toContain('Ai chưa báo cáo')
    const told = await app.db.many(sql<{ standing: string }>`
      SELECT DISTINCT f.standing FROM target_figures f JOIN targets t USING (locality_id)
      WHERE t.id = f.target_id AND t.standing = 'I' AND t.position < 100`)
    expect(told).toEqual([{ standing: 'I' }])
    expect(text((await app.visitor.get('/nghi-quyet/dai-hoi-xv/2017/19615')).body)).toContain('Xã Cam Hiếu')
    for (const away of [
      '/nghi-quyet/khong-co',
      '/nghi-quyet/dai-hoi-xv/2017/0',
      '/nghi-quyet/dai-hoi-xv/0/bao-cao.pdf',
    ])
      expect((await app.visitor.get(away)).statusCode, away).toBeGreaterThanOrEqual(400)
  })

  test('five queries read it, however many units and months', async () => {
    const asked: string[] = []
    const deps = {
      ...app.resolutions,
      db: {
        ...app.db,
        many: (query: never) => {
          asked.push('many')
          return app.db.many(query)
        },
        first: (query: never) => {
          asked.push('first')
          return app.db.first(query)
        },
      } as never,
    }
    await resolutionOf(deps, { key: 'dai-hoi-xv', year: 2017 }, 'vi', { withCharts: false })
    expect(asked.length).toBeLessThanOrEqual(5)
  })

  test('it goes out as a spreadsheet and a PDF', async () => {
    const sheet = await app.visitor.get('/nghi-quyet/dai-hoi-xv/2017/bao-cao.csv')
    expect(sheet.body).toContain('Tốc độ tăng trưởng kinh tế')
    expect(sheet.body).toContain('Xã Cam Hiếu')
    const paper = await app.visitor.get('/nghi-quyet/dai-hoi-xv/2017/19615/bao-cao.pdf')
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a reader finds the paper behind a figure in five clicks; a commune’s chair reports one', async () => {
    const page = await browser.newPage({ viewport: DESK })
    await page.goto(`${site}/nghi-quyet`)
    await page.click('a[href^="/nghi-quyet/dai-hoi-xv/"]')
    await look(page, 'resolution-year')
    await page.click('.camlo-chips a[href$="/2017"]')
    await page.click('a[href^="/nghi-quyet/chi-tieu/mh-viec-lam-moi"]')
    await page.selectOption('#don-vi', { label: 'Xã Cam Hiếu' })
    await page.click('.camlo-filter button')
    await look(page, 'target-unit')
    await page.click('a[href^="/so-cai/"]')
    expect(await page.locator('h1').textContent()).toContain('chỉ tiêu')

    await page.goto(`${site}/dang-nhap`)
    await page.fill('[name=username]', 'chutich.camhieu')
    await page.fill('[name=password]', DEMO_PASSWORD_FOR_TESTS)
    await page.click('main button[type=submit]')
    await page.goto(`${site}/chi-tieu`)
    await look(page, 'target-desk')
    await page.click('#phai-bao-cao a[href*="/bao-cao?"]')
    await page.fill('[name=paperNumber]', '07/BC-UBND')
    await page.fill('[name=paperOn]', '2026-02-28')
    await look(page, 'target-report')
    for (const [name, value] of [
      ['value', '12,5'],
      ['part', '9'],
      ['whole', '10'],
    ] as const)
      if (await page.locator(`[name=${name}]`).count()) await page.fill(`[name=${name}]`, value)
    await page.click('main form[method=post] button')
    expect(await page.locator('.govuk-notification-banner').textContent()).toContain('chờ cấp trên')
    await page.close()
  })
})
