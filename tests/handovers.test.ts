import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importLabelStocks, type LabelsFile, settleFiles } from '../src/domains/handovers/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { readProfile } from '../src/profile.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { unitOf } from '../src/testing/filing.ts'
import { beginDay, type Day } from './day.ts'

// Paper files between a commune and the land registry of the district.

let app: TestApp
let reception: Person
let land: Person
let registry: Person
let stranger: Person
let registrar: Person
let chair: Person
let desk: Person
let commune: string
let office: string

beforeAll(async () => {
  app = await testApp()
  const all = await Promise.all(
    [
      'tiepnhan.camhieu',
      'diachinh.camhieu',
      'dangkydat.cnvpdkdatdai',
      'tiepnhan.camtuyen',
      'hotich.camhieu',
      'chutich.camhieu',
      'traketqua.camhieu',
    ].map((name) => app.as(name)),
  )
  ;[reception, land, registry, stranger, registrar, chair, desk] = all as [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
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

const byPost = {
  way: 'post',
  receiverName: 'Trần Thị Kín',
  receiverPhone: '0912 345 678',
  receiverAddress: 'Số 7, Thôn Vĩnh An',
  payer: 'receiver',
}

/** A dossier filed online; its secret too. */
async function filed(): Promise<{ id: string; code: string; secret: string }> {
  taken += 1
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `a result on its way, number ${taken}`,
      procedureSlug: 'xac-nhan-hon-nhan',
      unitId: commune,
      applicant: { fullName: 'Trần Thị Kín', phone: '0912345678', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [],
    },
  })
  return answer.json() as { id: string; code: string; secret: string }
}

/** Brings a dossier to its signed result. */
async function signed(dossier: { id: string }): Promise<void> {
  const { id } = dossier
  expect((await reception.post(`/ho-so/${id}/tiep-nhan`)).statusCode).toBe(303)
  for (const who of [reception, registrar]) expect((await who.post(`/ho-so/${id}/chuyen-buoc`)).statusCode).toBe(303)
  expect((await chair.post(`/ho-so/${id}/ky`, { content: 'Chưa đăng ký kết hôn với ai.' })).statusCode).toBe(303)
}

const statusOf = async (id: string) =>
  (await app.db.one(sql<{ status: string }>`SELECT status FROM dossiers WHERE id = ${id}`)).status
const deliveryActs = async (id: string) =>
  (
    await app.db.many(sql<{ verb: string }>`
      SELECT verb FROM acts WHERE subject_id = ${id} AND (verb LIKE 'delivery.%' OR verb = 'dossier.returnResult') ORDER BY recorded_at, number`)
  ).map(({ verb }) => verb)

describe('how a person gets the result', () => {
  test('chosen with the secret after filing, or at the counter; nothing without either, and what is missing is said', async () => {
    const { id, code, secret } = await filed()
    const address = `/tra-cuu/${code}/nhan-ket-qua`
    expect((await app.visitor.post(address, { ...byPost, secret: 'SAI-SAI' })).statusCode).toBe(404)
    const lacking = await app.visitor.post(address, { ...byPost, secret, receiverAddress: ' ' })
    expect([lacking.statusCode, lacking.body.includes('Hãy ghi địa chỉ nhận')]).toEqual([422, true])
    expect((await app.visitor.post(address, { ...byPost, secret })).statusCode).toBe(200)
    expect((await app.visitor.post(`/tra-cuu/${code}/ho-so/nhan-ket-qua`, byPost)).statusCode).toBe(303)
    expect((await stranger.post(`/ho-so/${id}/nhan-ket-qua`, byPost)).statusCode).toBe(404)
    expect((await reception.post(`/ho-so/${id}/nhan-ket-qua`, { way: 'bồ câu' })).statusCode).toBe(422)
    expect((await reception.post(`/ho-so/${id}/nhan-ket-qua`, { ...byPost, payer: 'office' })).statusCode).toBe(303)
    expect(await deliveryActs(id)).toEqual(['delivery.choose', 'delivery.choose'])
    // On the desk, which others see too, the address is masked; the acts hold none of it.
    const page = (await reception.get(`/ho-so/${id}`)).body
    expect(page).toContain('Nhận qua bưu chính')
    expect(page).not.toContain('Số 7, Thôn Vĩnh An')
    const { facts } = await app.db.one(sql<{ facts: string }>`
      SELECT string_agg(facts::text, ' ') AS facts FROM acts WHERE subject_id = ${id}`)
    expect(facts).not.toContain('Vĩnh An')
  })

  test('the post gets the day’s list; delivered means returned, by one act, however many record it', async () => {
    const dossier = await filed()
    await reception.post(`/ho-so/${dossier.id}/nhan-ket-qua`, byPost)
    await signed(dossier)
    const ready = (await desk.get('/tra-ket-qua')).body
    expect(ready).toContain('Số 7, Thôn Vĩnh An')
    expect((await reception.get('/tra-ket-qua')).statusCode).toBe(403)
    const made = await desk.post('/tra-ket-qua/buu-chinh', {
      ids: dossier.id,
      [`so-${dossier.id}`]: 'ew 999 123 456 vn',
    })
    const list = listOf(made)
    expect(await statusOf(dossier.id)).toBe('resolved')
    expect((await desk.get(`/ban-giao/${list}`)).body).toContain('EW999123456VN')
    expect((await desk.get(`/ban-giao/${list}.pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    // While the post has it, nothing is chosen anew and it isn't handed to the post again.
    expect((await reception.post(`/ho-so/${dossier.id}/nhan-ket-qua`, { way: 'collect' })).statusCode).toBe(409)
    expect((await desk.post('/tra-ket-qua/buu-chinh', { ids: dossier.id })).statusCode).toBe(409)
    const said = { dossierId: dossier.id, tracking: 'EW999123456VN', outcome: 'delivered' }
    await Promise.all([1, 2, 3].map(() => desk.post(`/ban-giao/${list}/buu-chinh`, said)))
    expect(await statusOf(dossier.id)).toBe('returned')
    expect(await deliveryActs(dossier.id)).toEqual(['delivery.choose', 'delivery.post', 'dossier.returnResult'])
    expect((await desk.get('/ban-giao?loai=post&tinh-trang=closed')).body).toContain(`/ban-giao/${list}`)
  })

  test('what came back has a reason, isn’t returned, and is collected or sent again', async () => {
    const dossier = await filed()
    await reception.post(`/ho-so/${dossier.id}/nhan-ket-qua`, byPost)
    await signed(dossier)
    const list = listOf(await desk.post('/tra-ket-qua/buu-chinh', { ids: dossier.id }))
    const silent = await desk.post(`/ban-giao/${list}/buu-chinh`, {
      dossierId: dossier.id,
      outcome: 'cameBack',
      reason: ' ',
    })
    expect([silent.statusCode, silent.body.includes('Hãy ghi vì sao bưu chính chuyển hoàn')]).toEqual([422, true])
    await desk.post(`/ban-giao/${list}/buu-chinh`, {
      dossierId: dossier.id,
      outcome: 'cameBack',
      reason: 'Ba lần không gặp',
    })
    expect(await statusOf(dossier.id)).toBe('resolved')
    const again = (await desk.get('/tra-ket-qua')).body
    expect(again).toContain('Ba lần không gặp')
    // At the desk, the reader finds it and offers to hand it out.
    const scanned = (await desk.get(`/tra-ket-qua?ma=${dossier.code}`)).body
    expect(scanned).toContain(`action="/ho-so/${dossier.id}/tra-ket-qua"`)
    expect((await desk.post('/tra-ket-qua/buu-chinh', { ids: dossier.id })).statusCode).toBe(303)
    expect(await deliveryActs(dossier.id)).toEqual([
      'delivery.choose',
      'delivery.post',
      'delivery.comeBack',
      'delivery.post',
    ])
  })

  test('electronic results are recorded as returned together', async () => {
    const dossiers = await Promise.all([filed(), filed()])
    for (const dossier of dossiers) {
      await reception.post(`/ho-so/${dossier.id}/nhan-ket-qua`, { way: 'electronic' })
      await signed(dossier)
    }
    const ids = dossiers.map(({ id }) => id)
    expect((await desk.post('/tra-ket-qua/dien-tu', { ids })).body).toContain('Đã ghi nhận 2 hồ sơ')
    for (const id of ids) expect(await statusOf(id)).toBe('returned')
    expect((await desk.post('/tra-ket-qua/dien-tu', { ids })).statusCode).toBe(409)
  })

  test('erasing a person erases where the result was to go', async () => {
    const { id, code } = await filed()
    await reception.post(`/ho-so/${id}/nhan-ket-qua`, byPost)
    const { applicantId } = await app.db.one(
      sql<{ applicantId: string }>`SELECT applicant_id FROM dossiers WHERE id = ${id}`,
    )
    const administrator = await app.as('quantri.camlo')
    const erased = await administrator.ask({ method: 'POST', url: `/api/v1/applicants/${applicantId}/erase` })
    expect(erased.statusCode).toBe(200)
    const left = await app.db.one(sql<{ left: string }>`
      SELECT coalesce(string_agg(items::text || body, ''), '') AS left FROM dossier_notes WHERE dossier_id = ${id}`)
    expect(left.left.replace('{}', '')).toBe('')
    expect(code).toMatch(/-/)
  })
})

test('papers that came by post are taken in with their own channel', async () => {
  const answer = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', {
    idempotencyKey: 'papers that came by post',
    unitId: commune,
    applicantId: 'moi',
    fullName: 'Trần Văn Bưu',
    'f-purpose': 'Vay vốn ngân hàng',
    byPost: '1',
    sets: '1',
  })
  expect(answer.statusCode).toBe(201)
  const { channel } = await app.db.one(sql<{ channel: string }>`
    SELECT channel FROM dossiers d JOIN applicants a ON a.id = d.applicant_id WHERE a.full_name = 'Trần Văn Bưu'`)
  expect(channel).toBe('post')
})

test('labels are printed for dossiers of one’s own office, with places left free on the sheet', async () => {
  const [{ id, code }, far] = [await away(), await filed()]
  const page = (await reception.get(`/nhan?ids=${id}&ids=${far.id}`)).body
  expect(page).toContain(code)
  expect((await stranger.get(`/nhan?ids=${id}`)).body).toContain('Chưa chọn hồ sơ nào')
  expect(page).toContain('max="23"')
  const tooMany = await reception.get(`/nhan.pdf?ids=${id}&mau=a4-3x8&bo=24`)
  expect([tooMany.statusCode, tooMany.body.includes('bỏ qua nhiều nhất 23')]).toEqual([422, true])
  for (const stock of ['a4-3x8', 'roll-50x30']) {
    const pdf = await reception.get(`/nhan.pdf?ids=${id}&ids=${far.id}&mau=${stock}&bo=3`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  }
  expect((await stranger.get(`/nhan.pdf?ids=${id}`)).statusCode).toBe(404)
  expect((await reception.get(`/nhan.pdf?ids=${id}&mau=khac`)).statusCode).toBe(404)
  expect((await reception.get(`/nhan?ids='); DROP TABLE`)).statusCode).toBe(200)
})

test('the labels offered are those of the profile; one that can’t be printed is refused, and nothing changes', async () => {
  const { stocks } = await readProfile<LabelsFile>('cam-lo-2019', 'labels.json')
  const [sheet, ...others] = stocks as [LabelsFile['stocks'][number], ...LabelsFile['stocks']]
  const { id } = await away()
  const offered = async () =>
    [...(await reception.get(`/nhan?ids=${id}`)).body.matchAll(/<option value="([^"]+)"/g)].map(([, key]) => key)
  for (const wrong of [
    { ...sheet, columns: 4 },
    { ...sheet, dpi: 0 },
  ])
    await expect(importLabelStocks(app.db, 1, { stocks: [wrong] })).rejects.toThrow(/a4-3x8/)
  expect(await offered()).toEqual(stocks.map((stock) => stock.id))
  await importLabelStocks(app.db, 1, { stocks: [{ ...sheet, id: 'a4-2x8', columns: 2 }, ...others] })
  expect(await offered()).toEqual(['a4-2x8', ...others.map((stock) => stock.id)])
  expect((await reception.get(`/nhan.pdf?ids=${id}&mau=a4-2x8&bo=16`)).statusCode).toBe(422)
  await importLabelStocks(app.db, 1, { stocks })
})

test('a result that has a register of its own gets the register’s next number with its signature, however many are signed at once', async () => {
  const dossiers = await Promise.all([1, 2, 3].map(() => filed()))
  for (const { id } of dossiers) {
    await reception.post(`/ho-so/${id}/tiep-nhan`)
    for (const who of [reception, registrar]) await who.post(`/ho-so/${id}/chuyen-buoc`)
  }
  await Promise.all(
    dossiers.map(({ id }) => chair.post(`/ho-so/${id}/ky`, { content: 'Chưa đăng ký kết hôn với ai.' })),
  )
  const numbers = await app.db.many(sql<{ number: number }>`
    SELECT number FROM issued_papers WHERE unit_id = ${commune} AND symbol = 'XNTTHN' ORDER BY number`)
  expect(numbers.length).toBeGreaterThanOrEqual(3)
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1))
  expect((await chair.get('/van-ban-di?so=XNTTHN')).body).toContain('XNTTHN')
})

describe('at a browser', () => {
  let browser: Browser
  let site: string
  let day: Day

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await app.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(() => browser.close())

  /** One person's day, after which the browser has nothing to complain of. */
  async function dayOf(username: string, name: string, walk: (day: Day) => Promise<void>): Promise<void> {
    day = await beginDay(browser, site, name)
    await day.signIn(username)
    await walk(day)
    await day.signOut()
    await day.end()
    expect(day.complaints).toEqual([])
  }
  const main = () => day.page.locator('main').textContent()

  test('the sender makes a list, the receiver reads each file’s bars and says what is missing, the sender sees it', async () => {
    const [here, gone] = [await away(), await away()]
    let list = ''
    await dayOf('tiepnhan.camhieu', 'hand-over-sender', async ({ page, visit, press, look }) => {
      await visit('/ban-giao')
      for (const box of await page.locator('input[name=ids]').all())
        if (![here.id, gone.id].includes(await box.inputValue())) await box.uncheck()
      await press('form[action="/ban-giao"]:has(input[name=ids]:checked) button')
      expect(await main()).toContain('Đã lập danh sách gồm 2 hồ sơ')
      list = new URL(page.url()).pathname
      await look()
    })
    await dayOf('dangkydat.cnvpdkdatdai', 'hand-over-receiver', async ({ page, press, look }) => {
      await page.goto(`${site}/ban-giao`)
      await press(`main table a[href="${list}"]`)
      await page.locator('#ma:focus').waitFor()
      await page.keyboard.type(here.code.toLowerCase())
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      expect(await main()).toContain(`Đã nhận ${here.code}`)
      await page.selectOption(`#kq-${gone.id}`, 'missing')
      await press('form[action$="/xac-nhan"] button')
      await page.locator('.govuk-error-summary a').click()
      expect(await page.evaluate('document.activeElement.id')).toBe(`ly-do-${gone.id}`)
      await look()
      await page.keyboard.type('Trong bì không có hồ sơ này')
      await press('form[action$="/xac-nhan"] button')
      expect(await main()).toContain('Có chênh lệch')
      await look()
    })
    expect((await reception.get(list)).body).toContain('Trong bì không có hồ sơ này')
    expect((await reception.get('/ban-giao')).body).toContain(gone.code)
  }, 60_000)

  test('the return desk gives a result to the post, hears that it came back, and hands it out', async () => {
    const [posted, electronic, collected] = [await filed(), await filed(), await filed()]
    await reception.post(`/ho-so/${posted.id}/nhan-ket-qua`, byPost)
    await reception.post(`/ho-so/${electronic.id}/nhan-ket-qua`, { way: 'electronic' })
    for (const dossier of [posted, electronic, collected]) await signed(dossier)
    await dayOf('traketqua.camhieu', 'return-desk', async ({ page, visit, press, look }) => {
      await visit('/tra-ket-qua')
      await page.fill(`[name="so-${posted.id}"]`, 'ew 999 765 432 vn')
      await press('form[action$="/buu-chinh"] button')
      expect(await main()).toContain('Danh sách giao bưu chính')
      const list = new URL(page.url()).pathname
      // Others of the office see the list and what became of it; what the post says is recorded here only.
      expect((await reception.get(list)).body).not.toContain('name="outcome"')
      await page.selectOption('[name=outcome]', 'cameBack')
      await press('form[action$="/buu-chinh"] button')
      await page.locator('.govuk-error-summary a').click()
      await look()
      await page.keyboard.type('Hai lần không gặp')
      await press('form[action$="/buu-chinh"] button')
      expect(await main()).toContain('Hai lần không gặp')
      await visit(`/tra-ket-qua?ma=${posted.code.toLowerCase()}`)
      await press('form[action^="/ho-so/"][action$="/tra-ket-qua"] button')
      expect(await statusOf(posted.id)).toBe('returned')
    })
  }, 60_000)
})
