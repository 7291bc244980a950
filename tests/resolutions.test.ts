import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
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
import { callerOf } from '../src/testing/caller.ts'
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

describe('papers, clauses and parts are written by hand', () => {
  const HEAD = 'truongban.vphuyenuy'
  const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const editionIn = (body: string) => /name="edition" value="(\d+)"/.exec(body)?.[1] ?? ''
  const PDF = pdf()
  const clausesOf = (key: string) =>
    app.db.many(sql<{ id: string; number: string }>`
      SELECT c.id, c.number FROM resolution_clauses c JOIN resolution_papers p ON p.id = c.paper_id WHERE p.key = ${key} ORDER BY c.position`)

  /** A form with a file, as a browser sends it. */
  const withFile = (fields: Record<string, string | string[]>, bytes: Buffer) => {
    const edge = 'edge-of-the-form'
    const head = (name: string) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"`
    const parts = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each) => `${head(name)}\r\n\r\n${each}\r\n`),
    )
    const file = `${head('file')}; filename="chuong-trinh.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
    return {
      method: 'POST' as const,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(parts.join('') + file), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    }
  }

  test('a paper with its text as a file, its clauses in order; once a target hangs on one its old words stay readable', async () => {
    const [head, clerk] = await Promise.all([app.as(HEAD), app.as('vanhoaxahoi.camhieu')])
    expect((await clerk.get('/nghi-quyet/van-ban/moi')).statusCode).toBe(403)
    const { id: above } = await app.db.one(sql<{ id: string }>`SELECT id FROM resolution_papers WHERE key = '13-kl-hu'`)
    const fields = {
      id: newId(),
      kind: 'programme',
      number: '05-CTr/HU',
      issuedOn: '2016-01-20',
      issuer: 'Huyện ủy Cam Lộ',
      title: '',
      relation: ['carriesOut', 'amends'],
      paperId: [above, ''],
    }
    const send = (values: object, bytes = PDF) =>
      head.ask({ ...withFile({ ...fields, ...values }, bytes), url: '/nghi-quyet/van-ban/moi' })
    expect((await send({})).body).toContain('Nhập trích yếu của văn bản')
    const bad = await send({ title: 'Chương trình hành động' }, Buffer.from('<html>không phải PDF</html>'))
    expect(bad.statusCode).toBe(422)
    expect(bad.body).toContain('value="Chương trình hành động"')
    const made = await send({ title: 'Chương trình hành động' })
    const at = String(made.headers.location)
    expect(made.statusCode, plain(made.body)).toBe(303)
    // Sent twice it is one; another of the same number is refused.
    expect((await send({ title: 'Chương trình hành động' })).headers.location).toBe(at)
    expect((await send({ id: newId(), title: 'Bản nhập lại' })).body).toContain('Đã có văn bản cùng số')
    const key = at.split('/')[3] ?? ''
    const file = await app.visitor.get(`/nghi-quyet/van-ban/${key}/tep`)
    expect(file.headers['content-type']).toContain('application/pdf')

    const now = async () => editionIn((await head.get(at)).body)
    const add = async (number: string, more: object = {}) =>
      head.post(at, { id: newId(), edition: await now(), number, text: `Câu chữ ${number}`, partId: '', ...more })
    await add('1')
    expect((await add('1')).body).toContain('đã có điều khoản mang số này')
    expect((await add('', { text: 'x' })).body).toContain('Nhập số mục, điểm')
    await add('3')
    const first = (await clausesOf(key))[0]?.id ?? ''
    await add('2', { after: first })
    await add('0', { after: 'first' })
    expect((await clausesOf(key)).map(({ number }) => number)).toEqual(['0', '1', '2', '3'])
    const post = (path: string, values: object, edition: string) =>
      head.post(`/nghi-quyet/dieu-khoan/${path}`, { edition, ...values })
    const seen = await now()
    expect((await post(`${first}/chuyen`, { up: 'yes' }, seen)).statusCode).toBe(303)
    // Of two who looked at the same page the second looks again.
    expect((await post(`${first}/chuyen`, { up: 'yes' }, seen)).body).toContain('Người khác vừa thay đổi')
    // Nothing hangs on it: it is simply corrected.
    const right = { number: '1', text: 'Nội dung đúng', partId: '' }
    expect((await post(`${first}/sua`, right, await now())).statusCode).toBe(303)
    expect(plain((await app.visitor.get(`/nghi-quyet/van-ban/${key}`)).body)).not.toContain('Câu chữ 1')

    const { id: targetId } = await app.db.one(
      sql<{ id: string }>`SELECT id FROM targets WHERE key = 'tang-truong-kinh-te'`,
    )
    const secretary = await app.as('bithu.camlo')
    expect((await secretary.post(`/chi-tieu/${targetId}/dieu-khoan`, { add: first })).statusCode).toBe(303)
    const target = plain((await app.visitor.get('/nghi-quyet/chi-tieu/tang-truong-kinh-te')).body)
    expect(target).toContain('Mục 1, Chương trình hành động')
    expect((await post(`${first}/rut`, {}, await now())).body).toContain('có thể sửa, kèm lý do')
    const correct = { number: '1', text: 'Nội dung mới', partId: '' }
    expect((await post(`${first}/sua`, correct, await now())).body).toContain('Nhập lý do')
    expect((await post(`${first}/sua`, { ...correct, reason: 'In nhầm' }, await now())).statusCode).toBe(303)
    // The same form sent twice has done it already.
    expect((await post(`${first}/sua`, { ...correct, reason: 'In nhầm' }, seen)).statusCode).toBe(303)
    const last = (await clausesOf(key)).at(-1)?.id ?? ''
    expect((await post(`${last}/rut`, {}, await now())).statusCode).toBe(303)
    const read = plain((await app.visitor.get(`/nghi-quyet/van-ban/${key}`)).body)
    expect(read).toContain('Nội dung mới')
    expect(read).toMatch(/Nội dung đúng Sửa lúc [^:]*:\d\d[^:]*: In nhầm/)
    expect(read).toMatch(/Câu chữ 3 Rút lúc/)
    const acts = await app.db.many(sql<{ verb: string }>`
      SELECT verb FROM acts WHERE subject_id = (SELECT id FROM resolution_papers WHERE key = ${key}) ORDER BY xid, number`)
    const counts = Map.groupBy(acts, ({ verb }) => verb.replace('resolution.', ''))
    expect(Object.fromEntries([...counts].map(([verb, all]) => [verb, all.length]))).toEqual({
      add: 1,
      addClause: 4,
      moveClause: 1,
      correctClause: 2,
      withdrawClause: 1,
    })
    // What hangs in the air is told: a clause without a task.
    expect(plain((await head.get('/nghi-quyet/ra-soat')).body)).toContain('1. Nội dung mới Chương trình hành động')
    const page = await browser.newPage({ viewport: DESK })
    await page.goto(`${site}/dang-nhap`)
    await page.fill('[name=username]', HEAD)
    await page.fill('[name=password]', DEMO_PASSWORD_FOR_TESTS)
    await page.click('main button[type=submit]')
    for (const [path, name] of [
      [`/nghi-quyet/van-ban/${key}/sua`, 'paper-form'],
      [`/nghi-quyet/van-ban/${key}/dieu-khoan`, 'clauses'],
      ['/nghi-quyet/phan/moi', 'part-form'],
      ['/nghi-quyet/ra-soat', 'review'],
    ] as const) {
      await page.goto(`${site}${path}`)
      await look(page, name)
    }
    await page.close()
  }, 30_000)

  test('papers that lead back to themselves are refused, even by two at once; a plan may be amended by what it carries out', async () => {
    const api = await callerOf(app, HEAD)
    const body = (links: object[]) => ({ kind: 'plan', title: 'Kế hoạch thử', issuer: 'Huyện ủy', links })
    const paper = async (links: object[] = []) => {
      const made = await api('POST', '/resolution-papers', { id: newId(), ...body(links) })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      return made.body as { id: string; key: string }
    }
    const one = await paper()
    const two = await paper([{ relation: 'carriesOut', paperId: one.id }])
    const three = await paper([
      { relation: 'carriesOut', paperId: two.id },
      { relation: 'ends', paperId: one.id },
    ])
    const link = (from: { id: string }, relation: string, to: { id: string }, edition = 1) =>
      api('PUT', `/resolution-papers/${from.id}`, { edition, ...body([{ relation, paperId: to.id }]) })
    expect((await link(one, 'carriesOut', three)).code).toBe('circular_paper')
    expect((await link(one, 'carriesOut', one)).code).toBe('circular_paper')
    expect((await link(one, 'replaces', three)).code).toBe('circular_paper')
    expect((await link(one, 'amends', two)).status).toBe(200)
    expect((await link(one, 'amends', two)).code).toBe('changed_meanwhile')
    expect((await link(one, 'amends', { id: newId() }, 2)).code).toBe('unknown_paper')
    const [four, five] = [await paper(), await paper()]
    const both = await Promise.all([link(four, 'carriesOut', five), link(five, 'carriesOut', four)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const page = plain((await app.visitor.get(`/nghi-quyet/van-ban/${one.key}`)).body)
    expect(page).toContain('Hết hiệu lực theo Kế hoạch thử')
    const commune = await callerOf(app, 'chutich.camhieu')
    expect((await commune('PUT', `/resolution-papers/${one.id}`, { edition: 2, ...body([]) })).status).toBe(403)
    expect((await api('GET', `/resolution-papers/${one.key}`)).body).toMatchObject({ edition: 2 })
  })

  test('parts are added, moved and hung elsewhere, never below themselves; what something hangs on stays', async () => {
    const head = await app.as(HEAD)
    const { id: rootId } = await app.db.one(
      sql<{ id: string }>`SELECT id FROM resolution_parts WHERE key = 'dai-hoi-xv'`,
    )
    const fields = {
      id: newId(),
      kind: 'theme',
      name: 'Năm trật tự đô thị',
      parentId: rootId,
      year: '2019',
      paperId: '',
    }
    const add = (values: object) => head.post('/nghi-quyet/phan/moi', { ...fields, ...values })
    expect((await add({ year: '' })).body).toContain('chủ đề năm phải có năm')
    expect((await add({ parentId: '' })).body).toContain('Chỉ nghị quyết đứng riêng')
    expect((await Promise.all([add({}), add({})])).map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(plain((await app.visitor.get('/nghi-quyet')).body)).toContain('2019. Năm trật tự đô thị')
    const belowId = newId()
    await add({ id: belowId, kind: 'programme', name: 'Chương trình con', parentId: fields.id, year: '' })
    const at = `/nghi-quyet/phan/${fields.id}`
    const change = { ...fields, edition: '1' }
    expect((await head.post(`${at}/sua`, { ...change, parentId: belowId })).body).toContain(
      'không thể nằm trong chính nó',
    )
    expect((await head.post(`${at}/rut`, { edition: '1' })).body).toContain('Chưa rút được')
    expect((await head.post(`${at}/chuyen`, { edition: '1', up: 'yes' })).statusCode).toBe(303)
    const themes = await app.db.many(
      sql<{ year: number }>`SELECT year FROM resolution_parts WHERE kind = 'theme' ORDER BY position`,
    )
    expect(themes.map(({ year }) => year)).toEqual([2016, 2017, 2019, 2018])
    expect((await head.post(`/nghi-quyet/phan/${belowId}/rut`, { edition: '1' })).statusCode).toBe(303)
    expect((await head.post(`${at}/sua`, change)).body).toContain('Người khác vừa thay đổi')
    expect((await head.post(`${at}/rut`, { edition: '2' })).statusCode).toBe(303)
  })

  test('what officials changed is not written over when the profile is loaded again', async () => {
    const api = await callerOf(app, HEAD)
    const ours = (links: { isOurs: boolean; relation: string; id: string }[]) =>
      links.flatMap(({ isOurs, relation, id }) => (isOurs ? [{ relation, paperId: id }] : []))
    const { body: paper } = await api('GET', '/resolution-papers/21-kh-hu')
    const changed = await api('PUT', `/resolution-papers/${paper.id}`, {
      edition: paper.edition,
      kind: 'plan',
      number: '21-KH/HU',
      issuedOn: '2016-10-25',
      title: 'Kế hoạch do cán bộ sửa',
      issuer: 'Huyện ủy Cam Lộ',
      links: ours(paper.links).slice(0, 1),
    })
    expect(changed.status).toBe(200)
    const file = await readProfile<ResolutionsFile>('cam-lo-2019', 'resolutions.json')
    await app.db.transaction((tx) => importResolutions(tx, 1, file, { at: app.clock.now() }))
    const { body: again } = await api('GET', '/resolution-papers/21-kh-hu')
    expect(again.title.vi).toBe('Kế hoạch do cán bộ sửa')
    expect(ours(again.links)).toHaveLength(1)
  })
})
