import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepDiscards } from '../src/domains/dossiers/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'

const MINUTE = 60_000
const SLUG = 'xac-nhan-hon-nhan'

let app: TestApp
let clerk: Person
let chair: Person
let unitId: string
let personId: string
let numbers: string[]
let contact: string

/** A desk keeps in touch, and gets numbers for the time without a line. */
const touch = async (who: Person) =>
  (
    await who.ask({
      method: 'POST',
      url: '/tiep-nhan/ngoai-tuyen/lien-lac',
      headers: { accept: 'application/json' },
      payload: { deskAt: now(), numbers: 0, kit: '' },
    })
  ).json()

beforeAll(async () => {
  app = await testApp()
  clerk = await app.as('tiepnhan.camhieu')
  chair = await app.as('chutich.camhieu')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
  const said = await touch(clerk)
  personId = said.official.id
  contact = said.contact
  numbers = Array.from({ length: 60 }, (_, n) => `T26-${String(said.numbers.first + n).padStart(6, '0')}`)
  app.clock.advance(25 * MINUTE)
})
afterAll(() => app.close())

const now = (): number => app.clock.now().getTime()

/** What a desk sends of an entry, twenty minutes after it was taken in. */
const entry = (more: Record<string, string> = {}) => ({
  official: personId,
  idempotencyKey: crypto.randomUUID(),
  slug: SLUG,
  unitId,
  fullName: 'Trần Thị Phiếu Tạm',
  phone: '0912345678',
  'f-purpose': 'Vay vốn',
  number: numbers.shift() as string,
  enteredAt: String(now() - 20 * MINUTE),
  sentAt: String(now()),
  contact,
  ...more,
})
const thrown = (more: Record<string, string> = {}) => ({
  ...entry(),
  refusedFor: 'bad_phone',
  ground: 'notEligible',
  note: 'Thiếu giấy tờ',
  discardedAt: String(now() - MINUTE),
  ...more,
})
const throwAway = (form: Record<string, string>, who = clerk) => who.post('/tiep-nhan/ngoai-tuyen/bo', form)

const receive = async (form: Record<string, string>) => {
  const version = await app.db.one(sql<{ id: string }>`
    SELECT v.id FROM procedure_versions v JOIN procedures p ON p.id = v.procedure_id
    WHERE p.slug = ${SLUG} ORDER BY v.valid_from DESC LIMIT 1`)
  return clerk.post('/tiep-nhan/ngoai-tuyen/gui', { ...form, versionId: version.id })
}

const rowOf = (number: string) =>
  app.db.first(sql<{ id: string; fullName: string | null; phone: string | null; receivedAt: Date; discardedAt: Date }>`
    SELECT id, full_name, phone, received_at, discarded_at FROM provisional_discards WHERE number = ${number}`)

const actsOn = (id: string | undefined) =>
  app.db.many(sql<{ verb: string; facts: object; occurredAt: Date }>`
    SELECT verb, facts, occurred_at FROM acts WHERE subject_id = ${id} ORDER BY recorded_at, number`)

describe('a clerk throws away what the server refused', () => {
  test('it is one act with its true time, without anybody’s data; told twice, or by two at once, it is one', async () => {
    const form = thrown()
    const answers = await Promise.all([throwAway(form), throwAway(form)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201])
    expect((await throwAway(form)).statusCode).toBe(200)
    const row = await rowOf(form.number)
    expect(row).toMatchObject({ fullName: 'Trần Thị Phiếu Tạm', phone: '0912345678' })
    expect([row?.receivedAt, row?.discardedAt].map((at) => at?.getTime())).toEqual([
      now() - 20 * MINUTE,
      now() - MINUTE,
    ])
    expect(await actsOn(row?.id)).toEqual([
      {
        verb: 'provisional.discard',
        occurredAt: row?.discardedAt,
        facts: { number: form.number, ground: 'notEligible', refusedFor: 'bad_phone' },
      },
    ])
  })

  test.each([
    ['no reason', { ground: '' }, 422, 'missing_reason'],
    ['a reason nobody knows', { ground: 'bored' }, 422, 'missing_reason'],
    ['no explanation', { note: '  ' }, 422, 'missing_reason'],
    ['a dossier that isn’t there', { ground: 'takenAgain', code: '000.13.25.H50-260302-9999' }, 422, 'no_such_dossier'],
    ['somebody else signed in', { official: crypto.randomUUID() }, 409, 'other_official'],
  ])('with %s it is refused, and nothing is recorded', async (_, wrong, status, code) => {
    const form = thrown(wrong)
    const answer = await throwAway(form)
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
    expect(await rowOf(form.number)).toBeUndefined()
  })

  test('whoever looks up the slip is told that it was not taken in, why, and what to do', async () => {
    const form = thrown()
    await throwAway(form)
    for (const [who, at] of [
      [app.visitor, `/tra-cuu/${form.number}`],
      [clerk, `/tiep-nhan/tam/${form.number}`],
    ] as const) {
      const page = await who.get(at)
      expect(page.statusCode).toBe(200)
      for (const said of ['Không được tiếp nhận', 'chưa đủ điều kiện', 'phiếu từ chối', 'Cam Hiếu'])
        expect(page.body).toContain(said)
      for (const kept of ['Trần Thị Phiếu Tạm', '0912345678', 'Thiếu giấy tờ']) expect(page.body).not.toContain(kept)
    }
    const other = await app.as('tiepnhan.camthuy')
    expect((await other.get(`/tiep-nhan/tam/${form.number}`)).statusCode).toBe(404)
  })

  test('taken in again as another dossier of the office, the slip leads there and nobody is kept', async () => {
    const { code } = await fileOnline(app, unitId)
    const form = thrown({ ground: 'takenAgain', note: '', code: code.toLowerCase() })
    expect((await throwAway(form)).statusCode).toBe(201)
    expect(await rowOf(form.number)).toMatchObject({ fullName: null, phone: null })
    expect((await app.visitor.get(`/tra-cuu/${form.number}`)).headers.location).toBe(`/tra-cuu/${code}`)
    expect((await clerk.get(`/tiep-nhan/tam/${form.number}`)).body).toContain(code)
    const elsewhere = await fileOnline(app, await unitOf(app, 'tiepnhan.camthuy'))
    const wrong = await throwAway(thrown({ ground: 'takenAgain', code: elsewhere.code }))
    expect(wrong.json().error.code).toBe('no_such_dossier')
  })

  test('what was received meanwhile stays received, and what was thrown away isn’t received; at once, one of them', async () => {
    const received = entry()
    expect((await receive(received)).statusCode).toBe(201)
    const answer = await throwAway({ ...thrown(), ...received })
    expect(answer.json().dossier.code).toMatch(/-260302-/)
    expect(await rowOf(received.number)).toBeUndefined()

    const gone = thrown()
    await throwAway(gone)
    expect((await receive(gone)).json().error.code).toBe('provisional_discarded')

    for (let n = 0; n < 6; n += 1) {
      const form = thrown()
      const [taken, away] = await Promise.all([receive(form), throwAway(form)])
      const isTaken = taken.statusCode === 201
      expect((await rowOf(form.number)) === undefined).toBe(isTaken)
      expect('dossier' in away.json()).toBe(isTaken)
    }
  })

  test('a number that is a colleague’s says nothing of the colleague’s slip', async () => {
    const other = await app.as('tiepnhan.camthuy')
    const { official } = await touch(other)
    const form = thrown({ official: official.id, unitId: await unitOf(app, 'tiepnhan.camthuy') })
    expect((await throwAway(form, other)).statusCode).toBe(201)
    expect(await rowOf(form.number)).toBeUndefined()
    expect((await app.visitor.get(`/tra-cuu/${form.number}`)).statusCode).toBe(404)
  })
})

describe('the head of the office', () => {
  test('sees who is to be told, masked; showing them is an act; told, nothing of them is left', async () => {
    const form = thrown({ fullName: 'Nguyễn Văn Cần Báo', phone: '0987654321' })
    await throwAway(form)
    const row = await rowOf(form.number)
    const list = (await chair.get('/ho-so-tam-da-bo')).body
    for (const said of [form.number, 'N. … Báo']) expect(list).toContain(said)
    for (const hidden of ['Nguyễn Văn Cần Báo', '0987654321']) expect(list).not.toContain(hidden)
    const shown = (await chair.post(`/ho-so-tam-da-bo/${row?.id}/xem`)).body
    for (const said of ['Nguyễn Văn Cần Báo', 'tel:0987654321']) expect(shown).toContain(said)
    const settled = await Promise.all([1, 2].map(() => chair.post(`/ho-so-tam-da-bo/${row?.id}/da-bao`)))
    expect(settled.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(await rowOf(form.number)).toMatchObject({ fullName: null, phone: null })
    const verbs = (await actsOn(row?.id)).map(({ verb }) => verb)
    expect(verbs.sort()).toEqual(['provisional.discard', 'provisional.reveal', 'provisional.settle'])
    expect((await chair.post(`/ho-so-tam-da-bo/${row?.id}/xem`)).body).toContain('Đã báo người nộp')
  })

  test('forgets whom nobody told within thirty days', async () => {
    const form = thrown()
    await throwAway(form)
    await sweepDiscards(app.db, new Date(now() + 29 * 1440 * MINUTE))
    expect(await rowOf(form.number)).toMatchObject({ phone: '0912345678' })
    await sweepDiscards(app.db, new Date(now() + 31 * 1440 * MINUTE))
    expect(await rowOf(form.number)).toMatchObject({ fullName: null, phone: null })
  })

  test('filters by state, reason, number and day; nothing found says so', async () => {
    const form = thrown({ ground: 'takenBack' })
    await throwAway(form)
    const has = async (query: string) => (await chair.get(`/ho-so-tam-da-bo?${query}`)).body.includes(form.number)
    expect(await has('tinh-trang=open&ly-do=takenBack')).toBe(true)
    expect(await has(`so=${form.number.slice(-3)}&tu=2026-03-02&den=2026-03-02`)).toBe(true)
    for (const query of ['tinh-trang=settled', 'ly-do=byMistake', 'tu=2026-03-03', 'den=2026-03-01', 'so=T26-9999'])
      expect(await has(query), query).toBe(false)
    expect((await chair.get('/ho-so-tam-da-bo?so=T26-999999')).body).toContain('Không có hồ sơ tạm nào khớp')
    expect((await chair.get('/phan-cong')).body).toContain('/ho-so-tam-da-bo?tinh-trang=open')
  })

  test('of another unit finds nothing there', async () => {
    const form = thrown()
    await throwAway(form)
    const row = await rowOf(form.number)
    const other = await app.as('chutich.camnghia')
    expect((await other.get('/ho-so-tam-da-bo')).body).toContain('Chưa có hồ sơ tạm nào bị bỏ')
    expect((await other.get(`/ho-so-tam-da-bo/${row?.id}`)).statusCode).toBe(404)
    for (const deed of ['xem', 'da-bao'])
      expect((await other.post(`/ho-so-tam-da-bo/${row?.id}/${deed}`)).statusCode).toBe(404)
    expect(await rowOf(form.number)).toMatchObject({ phone: '0912345678' })
    expect((await clerk.get('/ho-so-tam-da-bo')).statusCode).toBe(403)
  })
})
