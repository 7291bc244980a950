import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleFiles } from '../src/domains/handovers/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { unitOf } from '../src/testing/filing.ts'

// Paper files between a commune and the land registry of the district.

let app: TestApp
let reception: Person
let land: Person
let registry: Person
let stranger: Person
let commune: string
let office: string

beforeAll(async () => {
  app = await testApp()
  const all = await Promise.all(
    ['tiepnhan.camhieu', 'diachinh.camhieu', 'dangkydat.cnvpdkdatdai', 'tiepnhan.camtuyen'].map((name) => app.as(name)),
  )
  ;[reception, land, registry, stranger] = all as [Person, Person, Person, Person]
  commune = await unitOf(app, 'tiepnhan.camhieu')
  office = await unitOf(app, 'dangkydat.cnvpdkdatdai')
})
afterAll(() => app.close())

let taken = 0

/** Takes a first certificate of land use in at the counter and brings it to the registry's desk; its papers stay behind. */
async function away(kind = 'original'): Promise<{ id: string; code: string }> {
  taken += 1
  const received = await reception.ask({
    method: 'POST',
    url: '/api/v1/dossiers/receive',
    payload: {
      idempotencyKey: `a file that travels, number ${taken}`,
      procedureSlug: 'cap-gcn-lan-dau',
      unitId: commune,
      applicant: { fullName: `Trần Văn Đường ${taken}`, address: 'Thôn Vĩnh An' },
      form: {
        parcelMap: '12',
        parcelNumber: '45',
        areaM2: '320',
        landAddress: 'Thôn Vĩnh An',
        origin: 'Ông bà để lại',
      },
      papers: [{ name: 'Đơn đăng ký', kind, received: true, quantity: 2 }],
    },
  })
  expect(received.statusCode).toBe(201)
  const { id, code } = received.json() as { id: string; code: string }
  for (const who of [reception, land])
    expect((await who.ask({ method: 'POST', url: `/api/v1/dossiers/${id}/handOver`, payload: {} })).statusCode).toBe(
      200,
    )
  return { id, code }
}

const make = (ids: string[], who = reception) => who.post('/ban-giao', { fromUnitId: commune, toUnitId: office, ids })
const listOf = (answer: { headers: Record<string, unknown> }) =>
  /\/ban-giao\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? ''
const acts = async (id: string) =>
  (
    await app.db.many(
      sql<{
        verb: string
      }>`SELECT verb FROM acts WHERE subject_id = ${id} AND verb LIKE 'handover.%' ORDER BY recorded_at, number`,
    )
  ).map(({ verb }) => verb)

test('a file that another office works on waits to be handed over; one of electronic papers only doesn’t', async () => {
  const [paper, electronic] = [await away(), await away('electronic')]
  const { body } = await reception.get('/ban-giao')
  expect(body).toContain(paper.code)
  expect(body).not.toContain(electronic.code)
  expect(body).toContain('Chuyển đến')
  expect((await stranger.get('/ban-giao')).body).not.toContain(paper.code)
  const desk = (await reception.get(`/ho-so/${paper.id}`)).body
  expect(desk).toContain('Bản giấy đang ở')
  expect(desk).toContain('Phải chuyển đến')
})

test('the receiving office confirms item by item, by its reader and by hand, and what is missing is said', async () => {
  const [first, second, third] = [await away(), await away(), await away()]
  const made = await make([first.id, second.id, third.id])
  expect(made.statusCode).toBe(303)
  const list = listOf(made)
  expect((await reception.get(`/ban-giao/${list}?xong=lap`)).body).toContain('Đã lập danh sách gồm 3 hồ sơ')
  expect((await registry.get('/ban-giao')).body).toContain(`/ban-giao/${list}`)
  expect((await stranger.get(`/ban-giao/${list}`)).statusCode).toBe(404)
  // The sender doesn't answer for the receiver.
  expect((await reception.post(`/ban-giao/${list}/xac-nhan`, { 'tat-ca': '1' })).statusCode).toBe(403)

  const scanned = await registry.post(`/ban-giao/${list}/quet`, { ma: first.code.toLowerCase() })
  expect(scanned.statusCode).toBe(303)
  expect((await registry.post(`/ban-giao/${list}/quet`, { ma: first.code })).statusCode).toBe(409)
  const other = await away()
  expect((await registry.post(`/ban-giao/${list}/quet`, { ma: other.code })).statusCode).toBe(404)

  const silent = await registry.post(`/ban-giao/${list}/xac-nhan`, { [`kq-${second.id}`]: 'missing' })
  expect([silent.statusCode, silent.body.includes('Hãy ghi thiếu gì và vì sao')]).toEqual([422, true])
  const said = await registry.post(`/ban-giao/${list}/xac-nhan`, {
    [`kq-${second.id}`]: 'missing',
    [`ly-do-${second.id}`]: 'Không có đơn <b>gốc</b>',
    [`kq-${third.id}`]: 'received',
  })
  expect(said.body).toContain('Đã ghi 2 hồ sơ')
  expect(said.body).toContain('Có chênh lệch')
  expect(said.body).toContain('Không có đơn &lt;b>gốc')

  expect(await acts(first.id)).toEqual(['handover.give', 'handover.receive'])
  expect(await acts(second.id)).toEqual(['handover.give', 'handover.miss'])
  // What is missing waits at the sender's again; what arrived is at the receiver's.
  expect((await reception.get('/ban-giao')).body).toContain(second.code)
  expect((await registry.get(`/ho-so/${third.id}`)).body).toMatch(/Bản giấy đang ở Chi nhánh/)
  expect((await registry.get('/ban-giao/ban-giay')).body).toContain(third.code)
  expect((await reception.get('/ban-giao?tinh-trang=differences')).body).toContain(`/ban-giao/${list}`)
  expect((await reception.get(`/ban-giao?tu-khoa=${first.code}`)).headers.location).toBe(`/ban-giao/${list}`)
})

test('a list is printed, and saved as a table', async () => {
  const { id, code } = await away()
  const list = listOf(await make([id]))
  const pdf = await registry.get(`/ban-giao/${list}.pdf`)
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await registry.get(`/ban-giao/${list}.csv`)).body).toContain(code)
  expect((await stranger.get(`/ban-giao/${list}.pdf`)).statusCode).toBe(404)
})

test('a list may be called off until somebody answers for an item; then its files wait again', async () => {
  const [one, two] = [await away(), await away()]
  const first = listOf(await make([one.id]))
  expect((await registry.post(`/ban-giao/${first}/huy`)).statusCode).toBe(403)
  expect((await reception.post(`/ban-giao/${first}/huy`)).statusCode).toBe(303)
  expect((await reception.get('/ban-giao')).body).toContain(one.code)
  expect(await acts(one.id)).toEqual(['handover.give', 'handover.callOff'])
  const second = listOf(await make([one.id, two.id]))
  await registry.post(`/ban-giao/${second}/quet`, { ma: one.code })
  expect((await reception.post(`/ban-giao/${second}/huy`)).statusCode).toBe(409)
})

describe('two at once', () => {
  test('two who confirm the same list answer for each file once', async () => {
    const files = await Promise.all([1, 2, 3].map(() => away()))
    const list = listOf(await make(files.map(({ id }) => id)))
    const answers = await Promise.all([1, 2].map(() => registry.post(`/ban-giao/${list}/xac-nhan`, { 'tat-ca': '1' })))
    expect(answers.every(({ statusCode }) => [200, 409, 422].includes(statusCode))).toBe(true)
    for (const { id } of files) expect(await acts(id)).toEqual(['handover.give', 'handover.receive'])
    const { openItems, differences } = await app.db.one(sql<{ openItems: number; differences: number }>`
      SELECT open_items, differences FROM handover_lists WHERE id = ${list}`)
    expect([openItems, differences]).toEqual([0, 0])
  })

  test('two who list the same files make one list of each, and numbers have no gap and no double', async () => {
    const files = await Promise.all([1, 2, 3, 4].map(() => away()))
    const ids = files.map(({ id }) => id)
    const before = await app.db.many(
      sql<{ number: number }>`SELECT number FROM handover_lists WHERE from_unit_id = ${commune}`,
    )
    const answers = await Promise.all([make(ids), make([...ids].reverse()), ...ids.map((id) => make([id]))])
    expect(answers.filter(({ statusCode }) => statusCode === 303).length).toBeGreaterThan(0)
    const numbers = await app.db.many(sql<{ number: number }>`
      SELECT number FROM handover_lists WHERE from_unit_id = ${commune} ORDER BY number`)
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length - before.length).toBe(answers.filter(({ statusCode }) => statusCode === 303).length)
    for (const id of ids) expect(await acts(id)).toEqual(['handover.give'])
  })
})

test('nothing chosen, and what isn’t ours, is answered with what to do', async () => {
  const { id } = await away()
  expect((await make([])).statusCode).toBe(422)
  expect((await make([id], stranger)).statusCode).toBe(403)
  expect((await reception.post('/ban-giao', { fromUnitId: commune, toUnitId: commune, ids: id })).statusCode).toBe(409)
  expect((await reception.post('/ban-giao', { fromUnitId: "x' OR 1", toUnitId: '', ids: id })).statusCode).toBe(422)
  expect((await reception.get('/ban-giao?tu-khoa=<script>alert(1)</script>')).body).not.toContain('<script>alert')
})

test('files of dossiers that have ended wait for nobody', async () => {
  const { id } = await away()
  const list = listOf(await make([id]))
  await registry.post(`/ban-giao/${list}/xac-nhan`, { 'tat-ca': '1' })
  await app.db.run(
    sql`UPDATE dossiers SET status = 'stopped', queue_role = NULL, queue_unit_id = NULL WHERE id = ${id}`,
  )
  expect(await settleFiles(app.db, 1)).toBe(1)
})
