import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadQueue } from '../src/demo/queue/load.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'

const SECRET = 'a secret of tests that is long enough'

let camlo: TestApp
beforeAll(async () => {
  camlo = await testApp('2026-03-02T10:05:00+07:00')
}, 120_000)
afterAll(() => camlo.close())

test('on a working morning every office has four weeks behind it and people waiting before open desks', async () => {
  const written = await loadQueue({ db: camlo.db, secret: SECRET, to: camlo.clock.now() })
  expect(written).toBeGreaterThan(1_000)
  const sums = await camlo.db.one(sql<Record<string, number>>`
    SELECT count(DISTINCT unit_id) AS offices, count(DISTINCT day) AS days,
      count(*) FILTER (WHERE state = 'waiting' AND day < '2026-03-02') AS left_over,
      count(*) FILTER (WHERE state = 'waiting' AND day = '2026-03-02') AS waiting,
      count(*) FILTER (WHERE taken_at > ${camlo.clock.now()} OR ended_at > ${camlo.clock.now()}) AS in_future
    FROM queue_tickets`)
  expect(sums).toMatchObject({ leftOver: 0, inFuture: 0 })
  expect(sums.offices).toBeGreaterThan(5)
  expect(sums.days).toBeGreaterThan(15)
  expect(sums.waiting).toBeGreaterThan(5)
  const { median } = await camlo.db.one(sql<{ median: number }>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY waited_seconds) / 60 AS median FROM queue_tickets t JOIN units u ON u.id = t.unit_id WHERE u.kind <> 'commune'`)
  expect(median).toBeGreaterThan(0.5)
  expect(median).toBeLessThan(40)
})

test('its acts give the same times as its numbers', async () => {
  const wrong = await camlo.db.many(sql`
    SELECT t.code FROM queue_tickets t
    LEFT JOIN acts c ON c.subject_id = t.id AND c.verb = 'ticket.finish'
    WHERE t.served_seconds IS DISTINCT FROM (c.facts->>'servedSeconds')::int`)
  expect(wrong).toEqual([])
})

test('real use goes on where it stands: the desks are open, the next number is the next', async () => {
  const clerk = await camlo.as('tiepnhan.camhieu')
  const desk = await clerk.get('/quay')
  expect(desk.body).toContain('Quầy 1')
  const answer = await clerk.ask({ method: 'POST', url: '/api/v1/desk/finish' })
  expect([200, 409]).toContain(answer.statusCode)
  const code = (await camlo.db.one(sql<{ code: string }>`SELECT code FROM units WHERE short_name_vi = 'Cam Hiếu'`)).code
  const before = await camlo.db.one(sql<{ n: number }>`
    SELECT coalesce(max(last), 0) AS n FROM queue_lines l JOIN units u ON u.id = l.unit_id
    WHERE u.code = ${code} AND day = '2026-03-02' AND group_key = 'chung-thuc'`)
  const taken = await camlo.visitor.ask({
    method: 'POST',
    url: `/api/v1/offices/${code}/tickets`,
    payload: { group: 'chung-thuc' },
  })
  expect(taken.json().code).toBe(`B${String(before.n + 1).padStart(3, '0')}`)
})

test('loaded once, it is not loaded again', async () => {
  expect(await loadQueue({ db: camlo.db, secret: SECRET, to: camlo.clock.now() })).toBe(0)
})

test('begun on a Sunday evening, two offices hold extra hours and have people waiting', async () => {
  const sunday = await testApp('2026-03-01T20:00:00+07:00')
  try {
    await loadQueue({ db: sunday.db, secret: SECRET, to: sunday.clock.now() })
    const open = await sunday.db.many(sql<{ code: string }>`
      SELECT u.code FROM queue_extra_hours e JOIN units u ON u.id = e.unit_id`)
    expect(open.length).toBeGreaterThanOrEqual(2)
    const queue = (await sunday.visitor.get(`/api/v1/offices/${open[0]?.code}/queue`)).json()
    expect(queue.open).toBe(true)
    expect(queue.groups.reduce((sum: number, { waiting }: { waiting: number }) => sum + waiting, 0)).toBeGreaterThan(0)
  } finally {
    await sunday.close()
  }
})

test.each([
  '2026-03-02T00:00:30+07:00',
  '2026-03-02T00:20:00+07:00',
  '2026-03-02T06:59:00+07:00',
  '2026-03-02T23:58:00+07:00',
  '2026-03-01T12:00:00+07:00',
])(
  'begun at %s there is a past, nothing of the future, and every desk has opened',
  async (at) => {
    const world = await testApp(at)
    try {
      expect(await loadQueue({ db: world.db, secret: SECRET, to: world.clock.now() })).toBeGreaterThan(1_000)
      const wrong = await world.db.one(sql<Record<string, number>>`
      SELECT (SELECT count(*) FROM queue_tickets WHERE taken_at > ${world.clock.now()}
          OR (taken_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <> day) AS tickets,
        (SELECT count(*) FROM queue_desks WHERE opened_at > ${world.clock.now()}) AS desks`)
      expect(wrong).toEqual({ tickets: 0, desks: 0 })
    } finally {
      await world.close()
    }
  },
  120_000,
)
