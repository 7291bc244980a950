import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Letter } from '../src/core/notifications/index.ts'
import { digestCarriers, findWorklist, sendDigests } from '../src/core/worklist/index.ts'
import { type Db, sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let registrar: Person
let elsewhere: Person
let unitId: string
let otherId: string

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  elsewhere = await app.as('hotich.camthuy')
  unitId = await unitOf(app, 'hotich.camhieu')
  otherId = await unitOf(app, 'hotich.camthuy')
})
afterAll(() => app.close())

const LIST = '/viec-cua-toi'
const HOUR = 3_600_000

let sent = 0
async function filed(name = 'Nguyễn Thị Ánh Nguyệt'): Promise<{ id: string; code: string }> {
  sent += 1
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `one list of work, test ${sent}`,
      procedureSlug: 'xac-nhan-hon-nhan',
      unitId,
      applicant: { fullName: name, phone: '0912345678', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json() as { id: string; code: string }
}

describe('one list of everything that waits', () => {
  test('a dossier stands in the list of whoever has its step, and is accepted from there', async () => {
    const { id, code } = await filed()
    expect((await reception.get(LIST)).body).toContain(code)
    expect((await elsewhere.get(LIST)).body).not.toContain(code)
    expect((await registrar.get(LIST)).body).not.toContain(code)

    const back = `${LIST}?loai=dossier`
    const done = await reception.post(`/ho-so/${id}/tiep-nhan`, { ve: back })
    expect(done.headers.location).toBe(`${back}&xong=1`)
    expect((await reception.get(`${back}&xong=1`)).body).toContain('không còn trong danh sách')
    await reception.post(`/ho-so/${id}/chuyen-buoc`)
    expect((await registrar.get(LIST)).body).toContain(code)
    expect((await reception.get(LIST)).body).not.toContain(code)
  })

  test('an opinion asked for stands beside dossiers, and its answer is given in the list', async () => {
    const { id } = await filed()
    await reception.post(`/ho-so/${id}/tiep-nhan`)
    await reception.post(`/ho-so/${id}/chuyen-buoc`)
    const question = 'Ông A cư trú tại địa phương từ khi nào?'
    await registrar.post(`/ho-so/${id}/y-kien`, {
      unitId: otherId,
      question,
      days: '2',
      silenceGround: '',
      bodyName: '',
    })
    const { body } = await elsewhere.get(LIST)
    expect(body).toContain(question)
    const form = /action="(\/y-kien\/[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const answered = await elsewhere.post(form, { stance: 'agreed', answer: 'Từ năm 1990.' })
    expect(answered.headers.location).toBe(`${LIST}?xong=1`)
    expect((await elsewhere.get(LIST)).body).not.toContain(question)
  })

  test('a deed leads back to the list only, wherever a form says', async () => {
    for (const ve of [
      'https://elsewhere.example/viec-cua-toi',
      '//elsewhere.example',
      '/viec-cua-toiX',
      '/dang-xuat',
    ]) {
      const { id } = await filed()
      const { headers } = await reception.post(`/ho-so/${id}/tiep-nhan`, { ve })
      expect(headers.location).toBe(`/ho-so/${id}?xong=accept`)
    }
  })

  test('it is searched without marks, and filtered by kind and by date', async () => {
    const { code } = await filed('Đặng Thị Thơ')
    expect((await reception.get(`${LIST}?tu-khoa=${encodeURIComponent('dang thi tho')}`)).body).toContain(code)
    expect((await reception.get(`${LIST}?tu-khoa=khong-co-gi`)).body).toContain('Không có việc nào khớp bộ lọc')
    expect((await reception.get(`${LIST}?loai=opinion`)).body).not.toContain(code)
    expect((await reception.get(`${LIST}?han=late`)).body).not.toContain(code)
    for (const bad of ['?loai=<script>', '?sau=x|y', "?sau=infinity|'", '?tu-khoa=%25%5F%5C', '?han=never'])
      expect((await reception.get(`${LIST}${bad}`)).statusCode).toBe(200)
  })

  test('pages go on where the one before ended, and lose nothing', async () => {
    for (let more = 0; more < 52; more += 1) await filed()
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const { body } = await reception.get(`/viec-cua-toi${after && `?sau=${encodeURIComponent(after)}`}`)
      seen.push(...[...body.matchAll(/href="\/ho-so\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
      const next: string | undefined = /href="\/viec-cua-toi\?sau=([^"]+)" rel="next"/.exec(body)?.[1]
      after = next ? decodeURIComponent(next.replaceAll('+', ' ')) : null
    }
    const { count } = await app.db.one(sql<{ count: number }>`
      SELECT count(*) FROM dossiers WHERE queue_role = 'reception' AND queue_unit_id = ${unitId} AND isfinite(queue_due_at)`)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(count)
  })

  test('two statements read it, however many kinds there are', async () => {
    const asked: unknown[] = []
    const db = {
      transaction: <T>(work: (tx: Db) => Promise<T>) =>
        app.db.transaction((tx) =>
          work({ run: tx.run.bind(tx), many: (query: never) => (asked.push(query), tx.many(query)) } as unknown as Db),
        ),
    } as typeof app.db
    const viewer = { kind: 'official', personId: unitId, appointments: [] } as never
    const source = (kind: string) => ({
      kind,
      name: { vi: kind, en: kind },
      rows: () => ({
        from: sql`units u`,
        where: sql`true`,
        id: sql`u.id`,
        dueAt: sql`'infinity'::timestamptz`,
        since: sql`now()`,
        text: sql`u.code`,
        data: sql`'{}'::jsonb`,
      }),
      show: () => ({ title: { vi: kind, en: kind }, href: '/' }),
    })
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map(source)
    const now = app.clock.now()
    const page = await findWorklist(db, kinds, viewer, {}, { now, near: now, people: null as never })
    expect(asked).toHaveLength(2)
    expect(page.items).toHaveLength(50)
    expect(page.counts.byKind.size).toBe(10)
    expect(page.items.every(({ dueAt }) => dueAt === null)).toBe(true)
  })
})

describe('outside the program', () => {
  test('a month shows what is due on its day', async () => {
    const { body } = await reception.get(`${LIST}/lich`)
    expect(body).toContain('aria-current="date"')
    expect(body).toMatch(/camlo-month-due[\s\S]*href="\/ho-so\//)
    expect((await reception.get(`${LIST}/lich?thang=2026-13`)).statusCode).toBe(400)
  })

  test('a calendar is read by its secret address, until that is made anew or ended', async () => {
    const addressIn = (body: string) => /http:\/\/localhost:8080(\/lich\/[\w-]{43}\.ics)/.exec(body)?.[1] ?? 'none'
    const first = addressIn((await reception.post(`${LIST}/nhac/lich`)).body)
    const feed = await app.visitor.get(first)
    expect(feed.headers['content-type']).toContain('text/calendar')
    expect(feed.body).toMatch(/BEGIN:VEVENT[\s\S]*SUMMARY:Hạn: /)
    expect((await reception.get(`${LIST}/nhac`)).body).not.toContain(first)
    const second = addressIn((await reception.post(`${LIST}/nhac/lich`)).body)
    expect((await app.visitor.get(first)).statusCode).toBe(404)
    expect((await app.visitor.get(second)).statusCode).toBe(200)
    await reception.post(`${LIST}/nhac/bo-lich`)
    expect((await app.visitor.get(second)).statusCode).toBe(404)
  })

  test('a mail each working morning, once, that names nobody', async () => {
    expect((await reception.post(`${LIST}/nhac/thu`, { email: 'không phải thư' })).statusCode).toBe(422)
    await reception.post(`${LIST}/nhac/thu`, { email: 'tiepnhan@camhieu.example' })
    const letters: Letter[] = []
    const deps = {
      ...app.worklist,
      mail: { send: async (letter: Letter) => (letters.push(letter), { is: 'sent' as const }), close() {} },
    }
    const send = async () => {
      const wanted = await app.db.many(sql<{ key: string; about: { officialId: string } }>`
        SELECT key, about, created_at FROM deliveries WHERE carrier = 'worklist-digest' ORDER BY created_at DESC LIMIT 1`)
      for (const delivery of wanted) await digestCarriers(deps)[0]?.send(delivery as never)
    }
    expect(await sendDigests(deps)).toBe(1)
    expect(await sendDigests(deps)).toBe(0)
    await send()
    expect(letters).toHaveLength(1)
    expect(letters[0]?.to).toBe('tiepnhan@camhieu.example')
    expect(JSON.stringify(letters[0]?.message)).toMatch(/Hồ sơ phải giải quyết: \d+/)
    expect(JSON.stringify(letters[0]?.message)).not.toContain('Nguyệt')

    // Before seven, on a Sunday: none. The next morning: one more.
    app.clock.advance(22 * HOUR)
    expect(await sendDigests(deps)).toBe(0)
    app.clock.advance(2 * HOUR)
    expect(await sendDigests(deps)).toBe(1)
    app.clock.advance(5 * 24 * HOUR)
    expect(await sendDigests(deps)).toBe(0)
  })

  test('programs read the same list', async () => {
    const { body } = await app.visitor.get('/api/v1/worklist', { headers: { accept: 'application/json' } })
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'unauthenticated' } })
  })
})
