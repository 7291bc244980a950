import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { unitOf } from '../src/testing/filing.ts'
import { beginDay, type Day } from './day.ts'

// The district's chair follows the tasks of offices and communes, and reports by week.

let app: TestApp
let chair: Person
let head: Person
let officer: Person
let stranger: Person
let district: string
let office: string
let commune: string

beforeAll(async () => {
  app = await testApp()
  ;[chair, head, officer, stranger] = (await Promise.all(
    ['chutich.camlo', 'truongphong.phongtnmt', 'chuyenvien.phongtnmt', 'hotich.camtuyen'].map((name) => app.as(name)),
  )) as [Person, Person, Person, Person]
  district = await unitOf(app, 'chutich.camlo')
  office = await unitOf(app, 'truongphong.phongtnmt')
  commune = await unitOf(app, 'hotich.camtuyen')
  await tasks()
})
afterAll(() => app.close())

const personOf = async (username: string) =>
  (await app.db.one(sql<{ id: string }>`SELECT person_id AS id FROM accounts WHERE username = ${username}`)).id

/**
 * Ten tasks of an office due in February: six done in time, two late, two open and overdue; one of a commune handed in a week ago that
 * nobody has judged. One done in time by its lengthened deadline only.
 */
async function tasks(): Promise<void> {
  const [giver, person] = [await personOf('chutich.camlo'), await personOf('chuyenvien.phongtnmt')]
  const { post } = await app.db.one(sql<{ post: string }>`
    SELECT a.post_id AS post FROM appointments a JOIN posts p ON p.id = a.post_id WHERE a.official_id = ${giver} AND p.unit_id = ${district}`)
  const insert = (
    title: string,
    unit: string,
    who: string | null,
    row: { state: string; due: string; first?: string; handedIn?: string; closed?: string },
  ) =>
    app.db.run(sql`
      WITH t AS (SELECT gen_random_uuid() AS id)
      INSERT INTO tasks (locality_id, id, root_id, title, folded, origin_kind, assigner_person_id, assigner_post_id, assigner_unit_id, lead_unit_id,
        lead_person_id, hours, state, created_at, assigned_at, submitted_at, closed_at, decided_at, first_due_at, due_at, near_at, quality, answer_by)
      SELECT 1, id, id, ${title}, 'viec', 'hand', ${giver}::uuid, ${post}::uuid, ${district}::uuid, ${unit}::uuid, ${who}::uuid, 16, ${row.state},
        '2026-02-01T08:00+07:00', '2026-02-01T08:00+07:00', ${row.handedIn ?? null}::timestamptz, ${row.closed ?? null}::timestamptz,
        ${row.closed ?? null}::timestamptz, ${row.first ?? row.due}::timestamptz, ${row.due}::timestamptz, ${row.due}::timestamptz,
        ${row.state === 'approved' ? 'met' : null}, CASE WHEN ${row.state === 'submitted'} THEN '2026-02-25T17:00+07:00'::timestamptz END
      FROM t`)
  const due = '2026-02-20T23:59:59.999+07:00'
  for (let index = 0; index < 6; index += 1)
    await insert(`Đúng hạn ${index}`, office, person, {
      state: 'approved',
      due,
      ...(index === 0 ? { first: '2026-02-10T23:59:59.999+07:00' } : {}),
      handedIn: '2026-02-20T23:59:00+07:00',
      closed: '2026-02-24T08:00:00+07:00',
    })
  for (let index = 0; index < 2; index += 1)
    await insert(`Trễ ${index}`, office, person, {
      state: 'approved',
      due,
      handedIn: '2026-02-21T00:00:00+07:00',
      closed: '2026-02-24T09:00:00+07:00',
    })
  for (let index = 0; index < 2; index += 1)
    await insert(`Còn nợ <i>${index}</i>`, office, person, { state: 'inProgress', due })
  await insert('Chờ nghiệm thu', commune, null, {
    state: 'submitted',
    due: '2026-03-20T23:59:59.999+07:00',
    handedIn: '2026-02-23T08:00:00+07:00',
  })
}

describe('what a leader sees', () => {
  test('on time is out of all that was due, by the present deadline and by the first', async () => {
    const page = (await chair.get('/theo-doi?ky=2026-02')).body
    expect(page).toContain('60 %')
    expect(page).toContain('6/10')
    expect(page).toContain('50 %')
    const answer = await head.get('/api/v1/oversight/tally?by=person&period=2026-02')
    expect(answer.json().rows).toMatchObject([
      { onTime: 6, onTimeByFirst: 5, late: 2, overdue: 2, met: 8, openOverdue: 2, hours: 32 },
    ])
  })

  test('what is asked of a subordinate stands beside what the leader owes them', async () => {
    const page = (await chair.get(`/theo-doi?don-vi=${commune}`)).body
    expect(page).toContain('còn nợ cấp dưới 1 câu trả lời')
    expect(page).toContain('Chờ nghiệm thu')
    // The unit's own head sees what those above owe it.
    const own = await app.as('chutich.camtuyen')
    expect((await own.get(`/theo-doi?don-vi=${commune}`)).body).toContain('Cấp trên còn nợ đơn vị này')
  })

  test('who waits for whom, from both sides', async () => {
    const page = (await chair.get('/theo-doi/cho-nhau')).body
    expect(page).toContain('Nộp kết quả quá hạn')
    expect(page).toContain('Nghiệm thu')
    const { rows } = (await chair.get('/api/v1/oversight/waits')).json()
    expect(rows).toMatchObject([
      { why: 'result', fromUnitId: district, toUnitId: office, count: 2 },
      { why: 'decide', fromUnitId: commune, toUnitId: district, count: 1 },
    ])
    // Each flow and each number leads to what waits; what isn't in one's reach isn't there.
    const way =
      /<a href="([^"]*cho-nhau\/viec[^"]*)" tabindex="-1"><path/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const waited = (await chair.get(way)).body
    expect(waited).toContain(' chờ ')
    expect(waited.match(/href="\/nhiem-vu\/[0-9a-f-]{36}"/g)).toHaveLength(2)
    const answers = `/theo-doi/cho-nhau/viec?tu=${commune}&den=${district}&viec=traLoi`
    expect((await chair.get(answers)).body).toContain('Chờ nghiệm thu')
    expect((await (await app.as('truongphong.phongtnmt')).get(answers)).body).not.toContain('Chờ nghiệm thu')
    for (const bad of ['tu=1&den=2', `tu=${commune}&den=${district}&viec=khac`])
      expect((await chair.get(`/theo-doi/cho-nhau/viec?${bad}`)).statusCode).toBe(400)
  })

  test.each(['nguoi', 'de-an', 'bang', 'tien-do', 'khoi-luong'])(
    '/theo-doi/%s tells of them, escaped',
    async (path) => {
      const { statusCode, body } = await chair.get(`/theo-doi/${path}`)
      expect([statusCode, body.includes('<i>0</i>')]).toEqual([200, false])
    },
  )

  test('a task moves on from the board, and the board comes back', async () => {
    const board = `/theo-doi/bang?don-vi=${commune}&nguoi=`
    const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM tasks WHERE title = 'Chờ nghiệm thu'`)
    expect((await chair.get(board)).body).toContain('Nghiệm thu: đạt')
    const done = await chair.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'met', ve: board })
    expect([done.statusCode, done.headers.location]).toEqual([303, `${board}&xong=1`])
    expect((await chair.get(board)).body).not.toContain('Chờ nghiệm thu')
  })

  test('nobody sees units that aren’t theirs', async () => {
    for (const path of ['', '/nguoi', '/cho-nhau', '/bang', '/tien-do', '/khoi-luong'])
      expect((await head.get(`/theo-doi${path}?don-vi=${commune}`)).statusCode).toBe(404)
    expect((await officer.get('/theo-doi')).statusCode).toBe(403)
  })
})

describe('the weekly report', () => {
  const WEEK = '2026-02-23'
  const idOf = (answer: { headers: Record<string, unknown> }) =>
    /bao-cao\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? ''
  let id: string

  test('writes itself from the week, once, however many begin it', async () => {
    const begin = () => chair.post('/theo-doi/bao-cao', { unitId: district, week: WEEK })
    const [one, other] = await Promise.all([begin(), begin()])
    id = idOf(one)
    expect([one.statusCode, idOf(other)]).toEqual([303, id])
    const page = (await chair.get(`/theo-doi/bao-cao/${id}`)).body
    expect(page).toContain('Nghiệm thu 8 nhiệm vụ: đúng hạn 6 (75 %), quá hạn 2')
    expect(page).toContain('Còn 2 nhiệm vụ quá hạn')
    expect(page).toContain('nguyên nhân: chưa báo cáo')
    expect(page).toContain('chờ')
  })

  test.each([
    ['2026-02-24', 422],
    ['2026-03-09', 422],
    ['hôm nay', 422],
  ])('a week that begins on %s: %d', async (week, status) =>
    expect((await chair.post('/theo-doi/bao-cao', { unitId: district, week })).statusCode).toBe(status),
  )

  test('a draft is its writers’ only; another unit’s isn’t written', async () => {
    expect((await head.get(`/theo-doi/bao-cao/${id}`)).statusCode).toBe(404)
    expect((await head.post(`/theo-doi/bao-cao/${id}/gui`, { edition: '1' })).statusCode).toBe(404)
    expect((await head.post('/theo-doi/bao-cao', { unitId: district, week: WEEK })).statusCode).toBe(404)
  })

  test('two who edit don’t overwrite each other; every edition is kept, and nothing typed is lost', async () => {
    const save = (note: string, edition: string) =>
      chair.post(`/theo-doi/bao-cao/${id}/sua`, { edition, done: 'Đã xong', note })
    expect((await save('Kiến nghị một', '1')).statusCode).toBe(303)
    const late = await save('Kiến nghị hai', '1')
    expect([late.statusCode, late.body.includes('Kiến nghị hai'), late.body.includes('vừa sửa')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await chair.post(`/theo-doi/bao-cao/${id}/sua`, { edition: '2' })).statusCode).toBe(422)
    expect((await chair.post(`/theo-doi/bao-cao/${id}/viet-lai`, { edition: '2' })).statusCode).toBe(303)
    const page = (await chair.get(`/theo-doi/bao-cao/${id}`)).body
    expect(page).toContain('Kiến nghị một')
    expect(page).toContain('Nghiệm thu 8 nhiệm vụ')
    const { editions } = await app.db.one(sql<{ editions: number }>`
      SELECT count(*)::integer AS editions FROM weekly_report_edits WHERE report_id = ${id}`)
    expect(editions).toBe(3)
  })

  test('sent once, under a number, it stays; the units below read it and print it', async () => {
    const send = () => chair.post(`/theo-doi/bao-cao/${id}/gui`, { edition: '3' })
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect((await chair.post(`/theo-doi/bao-cao/${id}/sua`, { edition: '3', done: 'Khác' })).statusCode).toBe(409)
    for (const reader of [head, officer, stranger]) {
      expect((await reader.get('/theo-doi/bao-cao')).body).toContain('23/02/2026 – 01/03/2026')
      expect((await reader.get(`/theo-doi/bao-cao/${id}`)).body).toContain('Kiến nghị một')
    }
    const pdf = await officer.get(`/theo-doi/bao-cao/${id}.pdf`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const acts = await app.db.many(
      sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${id} ORDER BY recorded_at, number`,
    )
    expect(acts.map(({ verb }) => verb)).toEqual(
      ['draft', 'edit', 'compose', 'send'].map((verb) => `weeklyReport.${verb}`),
    )
  })
})

describe('a leader’s day in a browser', () => {
  let browser: Browser
  let day: Day
  beforeAll(async () => {
    const site = await app.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
    day = await beginDay(browser, site, 'leader-week')
  }, 60_000)
  afterAll(async () => {
    await day?.end()
    await browser?.close()
  })

  test('opens the week, calls a meeting, confirms a conclusion, sees the task on the board, sends the weekly report', async () => {
    const { page } = day
    await day.signIn('chutich.camlo')
    await day.visit('/cuoc-hop')
    await Promise.all([page.waitForEvent('load'), page.click('a[href="/cuoc-hop/moi"]')])
    await page.fill('#title', 'Giao ban đột xuất')
    await page.fill('#day', '2026-03-02')
    await page.fill('#from', '08:05')
    await page.fill('#to', '08:20')
    await page.fill('#place', 'Phòng họp số 1')
    const invited = page.locator(`input[name="unitIds"][value="${office}"]`)
    await invited.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
    await invited.check({ force: true })
    await day.look()
    await day.press('main form[action="/cuoc-hop"] button[type=submit]')
    await day.press('form[action$="/goi"] button[type=submit]')
    app.clock.set('2026-03-02T08:10:00+07:00')
    await page.reload()
    await page.fill('#body', 'Rà soát hồ sơ đất tồn đọng')
    await page.selectOption('#lead', office)
    await page.fill('#dueOn', '2026-03-06')
    await day.press('form[action$="/ket-luan"] button[type=submit]')
    await day.look()
    await day.press('button[form="xac-nhan"]')
    await day.visit(`/theo-doi/bang?don-vi=${office}`)
    expect(await page.locator('.camlo-board').textContent()).toContain('Rà soát hồ sơ đất tồn đọng')
    // Moved by hand: what somebody else does goes back and says why, what is theirs moves, with the words it asks for.
    const card = page.locator('[data-board="assigned"] [data-card]', { hasText: 'Rà soát hồ sơ đất tồn đọng' })
    const told = page.locator('[data-board-said]')
    const drag = async (column: string) => {
      const target = page.locator(`[data-board="${column}"]`)
      await target.scrollIntoViewIfNeeded()
      await card.hover()
      const to = await target.boundingBox()
      await page.mouse.down()
      // As a hand does: on the way there it passes over what lies between.
      await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 24, { steps: 20 })
      await page.locator('[data-board-of][data-dragging]').waitFor()
      await page.mouse.up()
    }
    await drag('accepted')
    await told.getByText('Nhiệm vụ giữ nguyên vị trí').waitFor()
    expect(await card.count()).toBe(1)
    await drag('paused')
    await page.fill('dialog textarea', 'Chờ kinh phí')
    await page.click('dialog button:text-is("Chuyển")')
    await told.getByText('Đã chuyển sang').waitFor()
    await page.locator('[data-board="paused"]', { hasText: 'Rà soát hồ sơ đất tồn đọng' }).waitFor()
    await day.look()
    await day.visit('/theo-doi')
    await page.goto(`${new URL(page.url()).origin}/theo-doi/bao-cao`)
    await day.press('form[action="/theo-doi/bao-cao"] button[type=submit]')
    await page.fill('#note', 'Các đơn vị chủ động xử lý việc quá hạn.')
    await day.press('form[action$="/sua"] button[type=submit]')
    await day.look()
    await day.press('form[action$="/gui"] button[type=submit]')
    expect(await page.locator('main').textContent()).toContain('Đã gửi báo cáo')
    expect(day.complaints).toEqual([])
    app.clock.set(MONDAY)
  }, 60_000)
})
