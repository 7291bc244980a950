import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let camlo: TestApp
let unitId: string
let clerk: Person
let second: Person

beforeAll(async () => {
  camlo = await testApp()
  unitId = (
    await camlo.db.one(sql<{ id: string }>`SELECT id FROM units WHERE short_name_vi = 'Cam Hiếu' AND kind = 'commune'`)
  ).id
}, 120_000)
afterAll(() => camlo.close())

let day = 2
/** Each test has a working day of its own, so that lines begin empty. */
beforeEach(async () => {
  do day += 1
  while ([0, 6].includes(new Date(2026, 2, day).getDay()))
  camlo.clock.set(`${new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10)}T08:00:00+07:00`)
  // A session ends with the day.
  ;[clerk, second] = await Promise.all([camlo.as('tiepnhan.camhieu'), camlo.as('traketqua.camhieu')])
})

interface Ticket {
  token: string
  code: string
  state: string
  ahead: number | null
  desk: number | null
  expectedMinutes: number | null
}

const api = async (person: Person, url: string, payload: object = {}) => person.ask({ method: 'POST', url, payload })
const officeCode = async () =>
  (await camlo.db.one(sql<{ code: string }>`SELECT code FROM units WHERE id = ${unitId}`)).code

async function takeOne(group = 'ho-tich', ground?: string): Promise<Ticket> {
  const answer = await api(camlo.visitor, `/api/v1/offices/${await officeCode()}/tickets`, {
    group,
    ...(ground ? { ground } : {}),
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const see = async (token: string): Promise<Ticket> => (await camlo.visitor.get(`/api/v1/tickets/${token}`)).json()
const open = (person: Person, number: number, groups = ['ho-tich', 'chung-thuc', 'tra-ket-qua']) =>
  api(person, '/api/v1/desk/open', { unitId, number, groups })
const deed = (person: Person, name: string, payload = {}) => api(person, `/api/v1/desk/${name}`, payload)
const verbsOf = async (code: string) =>
  (
    await camlo.db.many(sql<{ verb: string }>`
      SELECT verb FROM acts WHERE verb LIKE 'ticket.%' AND facts->>'code' = ${code} AND unit_id = ${unitId}
        AND (occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = (${camlo.clock.now()}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      ORDER BY xid, number`)
  ).map(({ verb }) => verb.replace('ticket.', ''))

describe('taking a number', () => {
  test('numbers begin with 1 each day, office by office and group by group', async () => {
    expect((await takeOne()).code).toBe('A001')
    expect((await takeOne()).code).toBe('A002')
    expect((await takeOne('chung-thuc')).code).toBe('B001')
  })

  test('fifty people at once get fifty numbers without a gap', async () => {
    const codes = (await Promise.all(Array.from({ length: 50 }, () => takeOne()))).map(({ code }) => code)
    expect(codes.sort()).toEqual(Array.from({ length: 50 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`))
  })

  test('outside office hours none is given out, and the page says when it opens', async () => {
    camlo.clock.advance(4 * 3_600_000)
    const url = `/api/v1/offices/${await officeCode()}/tickets`
    const answer = await api(camlo.visitor, url, { group: 'ho-tich' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json().error).toMatchObject({ code: 'closed' })
    expect(answer.json().error.message).toMatch(/Mở lại lúc 13:00 thứ \S+/)
    const { body } = await camlo.visitor.get(`/lay-so/${await officeCode()}`)
    expect(body).toContain('Mở lại lúc 13:00')
    expect(body).not.toContain('class="camlo-group" name="group"')
  })

  test.each([
    ['an office there isn’t', 'khong-co', { group: 'ho-tich' }, 404],
    ['a field it doesn’t serve', '', { group: 'kinh-doanh' }, 422],
    ['a ground there isn’t', '', { group: 'ho-tich', ground: 'rich' }, 422],
    ['nothing chosen', '', {}, 400],
  ])('%s: a clear no', async (_, code, body, status) => {
    const answer = await api(camlo.visitor, `/api/v1/offices/${code || (await officeCode())}/tickets`, body)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().error.message).not.toBe('')
  })

  test('one address takes so many, then is asked to wait', async () => {
    const url = `/api/v1/offices/${await officeCode()}/tickets`
    const ask = () =>
      camlo.app.inject({ method: 'POST', url, payload: { group: 'ho-tich' }, remoteAddress: '203.0.113.9' })
    const answers = []
    for (let i = 0; i < 13; i += 1) answers.push((await ask()).statusCode)
    expect(answers).toEqual([...Array.from({ length: 12 }, () => 201), 429])
  })

  test('one browser holds one number at an office', async () => {
    const code = await officeCode()
    const first = await clerk.post(`/lay-so/${code}`, { group: 'ho-tich' })
    const again = await clerk.post(`/lay-so/${code}`, { group: 'ho-tich' })
    expect(again.headers.location).toBe(first.headers.location)
    expect((await clerk.get(`/lay-so/${code}`)).body).toContain('Bạn đang giữ số A001')
  })

  test('a ticket tells nothing of whose it is, in the table and in the acts', async () => {
    const { code } = await takeOne('ho-tich', 'elderly')
    const act = await camlo.db.one(sql<{ facts: object; actorPersonId: string | null }>`
      SELECT facts, actor_person_id FROM acts WHERE verb = 'ticket.take' ORDER BY xid DESC LIMIT 1`)
    expect(act).toEqual({ facts: { code, channel: 'phone', priority: 'elderly' }, actorPersonId: null })
  })
})

describe('a kiosk', () => {
  const kioskOf = async () => {
    await open(clerk, 1)
    const { body } = await clerk.get('/quay')
    return /href="(\/ki-ot\/[^"]+)"/.exec(body)?.[1] ?? ''
  }

  test('opened from the desk’s page, it gives out a ticket that prints number, field, people ahead, wait and a code to scan', async () => {
    const kiosk = await kioskOf()
    await takeOne()
    const answer = await camlo.visitor.post(kiosk, { group: 'ho-tich', ground: '' })
    expect(answer.statusCode).toBe(303)
    const { body } = await camlo.visitor.get(String(answer.headers.location))
    for (const part of [
      'A002',
      'Hộ tịch',
      'Số người phía trước: <b>1</b>',
      'khoảng 10 phút',
      'camlo-qr',
      'data-print-now',
    ])
      expect(body).toContain(part)
  })

  test('an address nobody made leads nowhere', async () => {
    const answer = await camlo.visitor.get(`/ki-ot/${await officeCode()}/AAAAAAAAAAAAAAAA`)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('mở lại từ trang Quầy')
  })
})

describe('at a desk', () => {
  test('whoever has no desk is told to open one', async () => {
    const answer = await deed(clerk, 'call')
    expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'no_desk'])
  })

  test('a number is called, served and finished, each as one act, with its times measured', async () => {
    const ticket = await takeOne()
    await open(clerk, 2)
    camlo.clock.advance(6 * 60_000)
    expect((await deed(clerk, 'call')).json()).toEqual({ code: 'A001' })
    expect(await see(ticket.token)).toMatchObject({ state: 'called', desk: 2 })
    camlo.clock.advance(60_000)
    await deed(clerk, 'serve')
    camlo.clock.advance(4 * 60_000)
    await deed(clerk, 'finish')
    expect(await see(ticket.token)).toMatchObject({ state: 'done' })
    expect(await verbsOf('A001')).toEqual(['take', 'call', 'serve', 'finish'])
    const times = await camlo.db.one(sql`
      SELECT waited_seconds, served_seconds FROM queue_tickets WHERE unit_id = ${unitId} ORDER BY taken_at DESC LIMIT 1`)
    expect(times).toEqual({ waitedSeconds: 360, servedSeconds: 300 })
    const facts = await camlo.db.many(sql<{ waited: number; served: number }>`
      SELECT (facts->>'waitedSeconds')::int AS waited, (facts->>'servedSeconds')::int AS served FROM acts
      WHERE verb IN ('ticket.call', 'ticket.finish') ORDER BY xid DESC LIMIT 2`)
    expect(facts).toEqual([
      { waited: null, served: 300 },
      { waited: 360, served: null },
    ])
  })

  test('two desks calling at once never get the same number', async () => {
    await Promise.all(Array.from({ length: 24 }, () => takeOne()))
    await Promise.all([open(clerk, 1), open(second, 2)])
    const called: string[] = []
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all([deed(clerk, 'call'), deed(second, 'call')])
      called.push(...answers.map((answer) => answer.json().code))
      await Promise.all([deed(clerk, 'serve'), deed(second, 'serve')])
    }
    expect(called.toSorted()).toEqual(Array.from({ length: 24 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`))
    expect((await deed(clerk, 'call')).json().error.code).toBe('nobody_waiting')
  })

  test('one desk’s key pressed many times at once calls one number', async () => {
    await Promise.all(Array.from({ length: 5 }, () => takeOne()))
    await open(clerk, 1)
    const answers = await Promise.all(Array.from({ length: 5 }, () => deed(clerk, 'call')))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409, 409])
  })

  test('a number given up and called at the same moment is one or the other', async () => {
    await open(clerk, 1)
    for (let i = 0; i < 8; i += 1) {
      const { token } = await takeOne()
      const [left, called] = await Promise.all([
        api(camlo.visitor, `/api/v1/tickets/${token}/give-up`),
        deed(clerk, 'call'),
      ])
      expect([left.statusCode, called.statusCode].toSorted()).toEqual([200, 409])
      if (called.statusCode === 200) await deed(clerk, 'finish')
    }
  })

  test('priority goes first, then two ordinary numbers before the next', async () => {
    for (let i = 0; i < 3; i += 1) await takeOne()
    await takeOne('ho-tich', 'elderly')
    await takeOne('ho-tich', 'pregnant')
    await open(clerk, 1)
    const order: string[] = []
    for (let i = 0; i < 5; i += 1) {
      order.push((await deed(clerk, 'call')).json().code)
      await deed(clerk, 'finish')
    }
    expect(order).toEqual(['A004', 'A001', 'A002', 'A005', 'A003'])
  })

  test('who is not there comes back after three others, twice, then lapses', async () => {
    const first = await takeOne()
    for (let i = 0; i < 8; i += 1) await takeOne()
    await open(clerk, 1)
    const callAnd = async (then: string) => {
      const { code } = (await deed(clerk, 'call')).json()
      await deed(clerk, then)
      return code as string
    }
    expect(await callAnd('skip')).toBe('A001')
    expect((await see(first.token)).state).toBe('waiting')
    expect([await callAnd('finish'), await callAnd('finish'), await callAnd('finish')]).toEqual([
      'A002',
      'A003',
      'A004',
    ])
    expect(await callAnd('skip')).toBe('A001')
    for (let i = 0; i < 3; i += 1) await callAnd('finish')
    expect(await callAnd('skip')).toBe('A001')
    expect((await see(first.token)).state).toBe('missed')
    expect(await verbsOf('A001')).toEqual(['take', 'call', 'skip', 'call', 'skip', 'call', 'lapse'])
  })

  test('sent to another desk, a number keeps its place and is called there alone', async () => {
    const ticket = await takeOne()
    await takeOne('chung-thuc')
    await open(clerk, 1, ['ho-tich'])
    await open(second, 2, ['chung-thuc'])
    await deed(clerk, 'call')
    expect((await deed(clerk, 'transfer', { desk: 9 })).json().error.code).toBe('no_such_desk')
    expect((await deed(clerk, 'transfer', { desk: 1 })).json().error.code).toBe('same_place')
    expect((await deed(clerk, 'transfer', { desk: 2 })).statusCode).toBe(200)
    expect((await deed(clerk, 'call')).json().error.code).toBe('nobody_waiting')
    expect((await deed(second, 'call')).json().code).toBe('A001')
    expect(await see(ticket.token)).toMatchObject({ desk: 2, state: 'called' })
  })

  test('called again, the hall hears it again', async () => {
    await takeOne()
    await open(clerk, 1)
    await deed(clerk, 'call')
    const callOf = async () =>
      /data-call="([^"]+)"/.exec((await camlo.visitor.get(`/man-hinh/${await officeCode()}/bang`)).body)?.[1]
    const before = await callOf()
    camlo.clock.advance(30_000)
    await deed(clerk, 'recall')
    expect(await callOf()).not.toBe(before)
  })

  test.each([
    ['a desk somebody sits at', 1, ['ho-tich'], 'desk_taken'],
    ['desk 0', 0, ['ho-tich'], 'bad_desk'],
    ['a desk that serves nothing', 3, [], 'choose_groups'],
  ])('%s can’t be opened', async (_, number, groups, code) => {
    await open(second, 1)
    expect((await open(clerk, number, groups)).json().error.code).toBe(code)
  })

  test('another office’s desk can’t be opened', async () => {
    const stranger = await camlo.as('tiepnhan.camthuy')
    const answer = await open(stranger, 7)
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'not_yours'])
  })

  test('a desk with a number on it is not closed over it', async () => {
    await takeOne()
    await open(clerk, 1)
    await deed(clerk, 'call')
    expect((await deed(clerk, 'close')).json().error.code).toBe('finish_first')
    await deed(clerk, 'finish')
    expect((await deed(clerk, 'close')).json()).toEqual({ number: 1 })
  })
})

describe('what people are told', () => {
  test('people ahead and expected wait follow the desks and today’s pace', async () => {
    await open(clerk, 1, ['ho-tich'])
    for (let i = 0; i < 5; i += 1) {
      await takeOne()
      await deed(clerk, 'call')
      camlo.clock.advance(4 * 60_000)
      await deed(clerk, 'finish')
    }
    for (let i = 0; i < 3; i += 1) await takeOne()
    expect(await takeOne()).toMatchObject({ ahead: 3, expectedMinutes: 12 })
    await open(second, 2, ['ho-tich'])
    const { groups } = (await camlo.visitor.get(`/api/v1/offices/${await officeCode()}/queue`)).json()
    expect(groups[0]).toMatchObject({ key: 'ho-tich', waiting: 4, desks: 2, expectedMinutes: 8 })
  })

  test('a wait runs over lunch, and one that does not end today is said to', async () => {
    camlo.clock.advance(3.25 * 3_600_000)
    // An office without a past: each number takes the usual 8 minutes.
    const other = await camlo.as('tiepnhan.camchinh')
    const unit = await camlo.db.one(sql<{ id: string; code: string }>`
      SELECT id, code FROM units WHERE short_name_vi = 'Cam Chính'`)
    await api(other, '/api/v1/desk/open', { unitId: unit.id, number: 1, groups: ['ho-tich'] })
    const come = async (): Promise<string> =>
      (await api(camlo.visitor, `/api/v1/offices/${unit.code}/tickets`, { group: 'ho-tich' })).json().token
    for (let i = 0; i < 4; i += 1) await come()
    // 4 people from 11:15 on: 15 minutes until lunch, 17 from 13:00 on.
    expect((await camlo.visitor.get(`/ve/${await come()}`)).body).toMatch(/Gọi vào khoảng<\/dt><dd>13:20/)
    for (let i = 0; i < 30; i += 1) await come()
    expect((await camlo.visitor.get(`/ve/${await come()}`)).body).toContain('Có thể không kịp trong hôm nay')
  })

  test('published waits by the hour equal a recount of the acts', async () => {
    await open(clerk, 1)
    for (const minutes of [3, 9, 6]) {
      await takeOne()
      camlo.clock.advance(minutes * 60_000)
      await deed(clerk, 'call')
      await deed(clerk, 'finish')
    }
    const { today } = (await camlo.visitor.get(`/api/v1/offices/${await officeCode()}/waits`)).json()
    expect(today).toEqual([{ hour: 8, people: 3, medianMinutes: 6 }])
    const recount = await camlo.db.one(sql<{ people: number; seconds: number }>`
      SELECT count(*) AS people, percentile_cont(0.5) WITHIN GROUP (ORDER BY (facts->>'waitedSeconds')::int) AS seconds
      FROM acts WHERE verb = 'ticket.call' AND unit_id = ${unitId} AND occurred_at > ${camlo.clock.now()}::timestamptz - interval '3 hours'`)
    expect(recount).toEqual({ people: 3, seconds: 360 })
  })

  test('a leader sees each office’s waits, as a page and as a table', async () => {
    await takeOne()
    camlo.clock.advance(40 * 60_000)
    const leader = await camlo.as('bithu.camlo')
    const page = await leader.get('/dieu-hanh/thoi-gian-cho')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('40 phút')
    const csv = await leader.get('/dieu-hanh/thoi-gian-cho.csv')
    expect(csv.body).toMatch(/Xã Cam Hiếu,1,0,1,40,/)
  })

  test('yesterday’s ticket is over', async () => {
    const { token } = await takeOne()
    camlo.clock.advance(24 * 3_600_000)
    expect((await see(token)).state).toBe('over')
    const answer = await api(camlo.visitor, `/api/v1/tickets/${token}/give-up`)
    expect(answer.json().error.code).toBe('already_over')
  })
})

describe('hours outside office hours', () => {
  test('once announced, numbers are given out on a Saturday morning; withdrawn, no longer', async () => {
    camlo.clock.set('2026-03-06T16:00:00+07:00')
    const chair = await camlo.as('chutich.camhieu')
    const announced = await chair.post('/quan-tri/gio-quay', {
      unitId,
      day: '2026-03-07',
      from: '08:00',
      to: '11:00',
      reason: 'Ngày thứ Bảy vì dân',
    })
    expect(announced.statusCode, announced.body).toBe(303)
    // Whoever announced it sees it on the next page, not a second later.
    expect((await chair.get('/quan-tri/gio-quay')).body).toContain('Ngày thứ Bảy vì dân')
    camlo.clock.set('2026-03-07T09:00:00+07:00')
    expect((await takeOne()).code).toBe('A001')
    const again = await camlo.as('chutich.camhieu')
    const id = /gio-quay\/([0-9a-f-]{36})\/huy/.exec((await again.get('/quan-tri/gio-quay')).body)?.[1]
    await again.post(`/quan-tri/gio-quay/${id}/huy`)
    const answer = await api(camlo.visitor, `/api/v1/offices/${await officeCode()}/tickets`, { group: 'ho-tich' })
    expect(answer.statusCode).toBe(409)
  })

  test.each([
    [{ from: '11:00', to: '08:00' }, 422],
    [{ day: '2026-02-30' }, 422],
    [{ reason: ' ' }, 422],
    [{ unitId: '00000000-0000-7000-8000-000000000000' }, 403],
  ])('%j is refused', async (change, status) => {
    const chair = await camlo.as('chutich.camhieu')
    const form = { unitId, day: '2026-12-05', from: '08:00', to: '11:00', reason: 'Vì dân', ...change }
    expect((await chair.post('/quan-tri/gio-quay', form)).statusCode).toBe(status)
  })
})

test('a dossier taken in at the desk belongs to the number that stands there', async () => {
  const { code } = await takeOne()
  await open(clerk, 1)
  await deed(clerk, 'call')
  const page = await clerk.get('/tiep-nhan/xac-nhan-hon-nhan?nguoi=moi')
  expect(page.body).toContain(`Số ${code}`)
  const hidden = Object.fromEntries(
    [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ) as Record<string, string>
  const done = await clerk.post('/tiep-nhan/xac-nhan-hon-nhan', {
    ...hidden,
    kind: 'citizen',
    fullName: 'Nguyễn Thị Sương',
    'f-purpose': 'Vay vốn',
    paper: ['0'],
  })
  expect(done.statusCode, done.body.slice(0, 3000)).toBe(201)
  expect(done.body).toContain('href="/quay"')
  const linked = await camlo.db.one(sql<{ dossierId: string | null; fullName: string }>`
    SELECT t.dossier_id FROM queue_tickets t JOIN dossiers d ON d.id = t.dossier_id WHERE t.id = ${hidden.ticketId ?? ''}`)
  expect(linked.dossierId).not.toBeNull()
  expect(await verbsOf(code)).toEqual(['take', 'call', 'takeIn'])
})
