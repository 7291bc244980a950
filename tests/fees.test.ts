import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shortCode } from '../src/domains/fees/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let clerk: Person
let cashier: Person
let chair: Person
let stranger: Person
let unitId: string

beforeAll(async () => {
  app = await testApp()
  clerk = await app.as('tiepnhan.camhieu')
  cashier = await app.as('thuphi.camhieu')
  chair = await app.as('chutich.camhieu')
  stranger = await app.as('thuphi.camthuy')
  unitId = (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)).id
})
afterAll(() => app.close())

let sent = 0
/** A dossier that a citizen filed and the clerk accepted. */
async function accepted(form: Record<string, string> = { document: 'Bằng', copies: '2' }, slug = 'chung-thuc-ban-sao') {
  sent += 1
  const filed = await app.visitor.ask({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `fees room test ${sent}`,
      procedureSlug: slug,
      unitId,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form,
      papers: [],
    },
  })
  expect(filed.statusCode, filed.body).toBe(201)
  const { id, code, secret } = filed.json() as { id: string; code: string; secret: string }
  const answer = await clerk.ask({ method: 'POST', url: `/api/v1/dossiers/${id}/accept`, payload: {} })
  expect(answer.statusCode, answer.body).toBe(200)
  return { id, code, secret }
}

const balanceOf = (id: string) =>
  app.db.one(sql<{ chargedDong: number; paidDong: number; owedDong: number }>`
    SELECT charged_dong, paid_dong, owed_dong FROM fee_balances WHERE dossier_id = ${id}`)

const verbsOf = async (id: string) =>
  (
    await app.db.many(
      sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${id} AND verb LIKE 'fee.%' ORDER BY xid, number`,
    )
  ).map(({ verb }) => verb)

const pay = (id: string, seen: number, who = cashier) => who.post(`/thu-phi/${id}/tien-mat`, { seen: String(seen) })

/** Uploads a statement and gives the page it leads to. */
async function upload(text: string, who = cashier, name = 'sao-ke.csv') {
  const edge = 'edge-of-the-form'
  const payload = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${edge}--\r\n`
  return who.post(
    '/thu-phi/sao-ke',
    {},
    { payload, headers: { 'content-type': `multipart/form-data; boundary=${edge}` } },
  )
}
const csv = (...rows: [ref: string, dong: number, words: string][]) =>
  [
    'Ngày giao dịch;Số bút toán;Ghi có;Ghi nợ;Nội dung',
    ...rows.map(([ref, dong, words]) => `02/03/2026;${ref};${dong > 0 ? dong : ''};${dong < 0 ? -dong : ''};${words}`),
  ].join('\n')

describe('acceptance', () => {
  test('charges once, by the schedule, with how it came about', async () => {
    const { id } = await accepted({ document: 'Bằng', copies: '3', pages: '5' })
    expect(await balanceOf(id)).toEqual({ chargedDong: 21_000, paidDong: 0, owedDong: 21_000 })
    const { body } = await cashier.get(`/thu-phi/${id}`)
    expect(body).toContain('3 bản × 7.000 đ')
    expect(body).toContain('Thông tư 226/2016/TT-BTC')
    expect(await verbsOf(id)).toEqual(['fee.charge'])
    expect((await clerk.get(`/ho-so/${id}`)).body).toContain('đã tính phí, lệ phí')
  })

  test('is told beforehand, by what was entered', async () => {
    const { body } = await app.visitor.post('/nop-ho-so/trich-luc-ho-tich/kiem-tra', {
      unitId,
      kind: 'citizen',
      fullName: 'Nguyễn Thị Ánh Nguyệt',
      'f-eventKind': 'khai-sinh',
      'f-aboutName': 'Nguyễn Thị Ánh Nguyệt',
      'f-registeredYear': '2001',
      'f-copies': '3',
    })
    expect(body).toContain('24.000 đ')
  })

  test('a procedure without a schedule costs its version’s amount; a free one nothing', async () => {
    const free = await accepted({ deceasedName: 'Lê Văn Tám', diedOn: '2026-02-27', deathPlace: 'Tại nhà' }, 'khai-tu')
    expect(await app.db.first(sql`SELECT 1 FROM fee_balances WHERE dossier_id = ${free.id}`)).toBeUndefined()
    expect((await cashier.get(`/thu-phi/${free.id}`)).statusCode).toBe(404)
  })

  test('at the counter, paid in cash at once, there is a receipt', async () => {
    const answer = await clerk.ask({
      method: 'POST',
      url: '/api/v1/dossiers/receive',
      payload: {
        idempotencyKey: 'fees at the counter',
        procedureSlug: 'trich-luc-ho-tich',
        unitId,
        applicant: { fullName: 'Hồ Văn Khánh' },
        form: { eventKind: 'khai-sinh', aboutName: 'Hồ Văn Khánh', registeredYear: '2001', copies: '2' },
        papers: [],
        feePaid: true,
      },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const { id } = answer.json() as { id: string }
    expect(await balanceOf(id)).toMatchObject({ chargedDong: 16_000, owedDong: 0 })
    expect(await verbsOf(id)).toEqual(['fee.charge', 'fee.pay'])
  })
})

describe('the citizen', () => {
  test('sees the code to pay by on the dossier’s own page, and after paying the receipt', async () => {
    const { id, code, secret } = await accepted()
    await app.visitor.post(`/tra-cuu/${code}/ho-so`, { secret })
    const { body } = await app.visitor.get(`/tra-cuu/${code}/ho-so`)
    expect(body).toContain('2 bản × 2.000 đ')
    expect(body).toContain('class="camlo-qr"')
    expect(body).toContain(shortCode(code))
    await pay(id, 4_000)
    const paid = (await app.visitor.get(`/tra-cuu/${code}/ho-so`)).body
    const [, receipt] = /href="(\/tra-cuu\/[^"]+\/bien-lai\/[^"]+)"/.exec(paid) ?? []
    const pdf = await app.visitor.get(receipt ?? '')
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const other = await app.as('thuphi.camthuy')
    expect((await other.get(receipt ?? '')).statusCode).toBe(303)
  })

  test('the code asks for what is owed, to the office’s account', async () => {
    const { id, code } = await accepted()
    const { body } = await cashier.get(`/thu-phi/${id}`)
    expect(body).toContain('DEMO19615')
    expect(body).toContain(shortCode(code))
  })
})

describe('the till', () => {
  test('takes what is owed once, and numbers receipts without a gap', async () => {
    const numbers: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const { id } = await accepted()
      const answer = await pay(id, 4_000)
      expect(answer.statusCode, answer.body).toBe(303)
      expect((await pay(id, 4_000)).statusCode).toBe(409)
      const page = await cashier.get(String(answer.headers.location))
      expect(page.body).toContain('Bốn nghìn đồng')
      numbers.push(Number(/BL-2026\/(\d{7})/.exec(page.body)?.[1]))
    }
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2])
  })

  test('two cashiers at once take it once', async () => {
    const { id } = await accepted()
    const answers = await Promise.all([pay(id, 4_000), pay(id, 4_000, clerk), pay(id, 4_000)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409])
    expect(await balanceOf(id)).toMatchObject({ paidDong: 4_000 })
  })

  test.each([
    ['another amount than seen', { seen: '5000' }, 409, 'Số tiền vừa thay đổi'],
    ['less handed over', { seen: '4000', tendered: '2.000' }, 422, 'ít hơn số phải nộp'],
    ['words for an amount', { seen: '4000', tendered: 'năm' }, 422, 'ít hơn số phải nộp'],
  ])('%s is told and nothing is taken', async (_, form, status, words) => {
    const { id } = await accepted()
    const answer = await cashier.post(`/thu-phi/${id}/tien-mat`, form)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([status, true])
    expect(await balanceOf(id)).toMatchObject({ paidDong: 0 })
  })

  test('another unit’s cashier neither sees nor takes it', async () => {
    const { id, code } = await accepted()
    expect((await stranger.get(`/thu-phi/${id}`)).statusCode).toBe(403)
    expect((await pay(id, 4_000, stranger)).statusCode).toBe(403)
    expect((await stranger.get('/thu-phi')).body).not.toContain(code)
  })

  test('a code or barcode opens the dossier, a name lists it', async () => {
    const { id, code } = await accepted()
    expect((await cashier.get(`/thu-phi?tim=${code}`)).headers.location).toBe(`/thu-phi/${id}`)
    expect((await cashier.get('/thu-phi?tim=anh+nguyet')).body).toContain(code)
    expect((await cashier.get('/thu-phi?tim=khong+ai+ca')).body).toContain('Không tìm thấy')
    for (const odd of ["';--", '%', '&|!', '\u0000', '0'.repeat(300)])
      expect((await cashier.get(`/thu-phi?tim=${encodeURIComponent(odd)}`)).statusCode).toBeLessThan(500)
  })

  test('a group is exempt by the schedule, with its ground; proof is asked for', async () => {
    const { id } = await accepted({ purpose: 'Vay vốn' }, 'xac-nhan-hon-nhan')
    const without = await cashier.post(`/thu-phi/${id}/mien-giam`, { category: 'poorHousehold', evidence: '' })
    expect(without.statusCode).toBe(422)
    const not = await cashier.post(`/thu-phi/${id}/mien-giam`, { category: 'elderly', evidence: 'CCCD' })
    expect(not.statusCode).toBe(409)
    const answer = await cashier.post(`/thu-phi/${id}/mien-giam`, {
      category: 'poorHousehold',
      evidence: 'GCN 12/2026',
    })
    expect(answer.statusCode).toBe(303)
    expect(await balanceOf(id)).toEqual({ chargedDong: 0, paidDong: 0, owedDong: 0 })
    expect((await cashier.get(`/thu-phi/${id}`)).body).toContain('miễn (hộ nghèo) theo Luật Hộ tịch')
    expect(await verbsOf(id)).toEqual(['fee.charge', 'fee.exempt'])
  })

  test('a payment entered by mistake is undone by another entry; its receipt stays, marked', async () => {
    const { id } = await accepted()
    const receipt = String((await pay(id, 4_000)).headers.location).split('?')[0] ?? ''
    expect((await cashier.post(`${receipt}/huy`, { reason: '' })).statusCode).toBe(422)
    expect((await cashier.post(`${receipt}/huy`, { reason: 'Thu nhầm hồ sơ' })).statusCode).toBe(303)
    expect((await cashier.post(`${receipt}/huy`, { reason: 'Lần nữa' })).statusCode).toBe(409)
    expect(await balanceOf(id)).toEqual({ chargedDong: 4_000, paidDong: 0, owedDong: 4_000 })
    expect((await cashier.get(receipt)).body).toContain('đã hủy')
  })

  test('paying ends a pause for a financial duty', async () => {
    const land = {
      parcelMap: '12',
      parcelNumber: '45',
      areaM2: '320',
      landAddress: 'Thôn Vĩnh An',
      origin: 'Ông bà để lại',
    }
    const { id } = await accepted(land, 'cap-gcn-lan-dau')
    await clerk.ask({ method: 'POST', url: `/api/v1/dossiers/${id}/handOver`, payload: {} })
    const officer = await app.as('diachinh.camhieu')
    const paused = await officer.ask({
      method: 'POST',
      url: `/api/v1/dossiers/${id}/startFinancialDuty`,
      payload: { reason: 'Nộp lệ phí' },
    })
    expect(paused.statusCode, paused.body).toBe(200)
    const { version } = paused.json() as { version: number }
    await pay(id, 100_000)
    const row = await app.db.one(sql<{ status: string; version: number; open: number }>`
      SELECT status, version, (SELECT count(*)::integer FROM dossier_pauses p WHERE p.dossier_id = d.id AND ended_at IS NULL) AS open
      FROM dossiers d WHERE id = ${id}`)
    expect(row).toEqual({ status: 'processing', version: version + 1, open: 0 })
  })
})

describe('a bank’s statement', () => {
  test('is looked at, confirmed, explained to the last line; the same again changes nothing', async () => {
    const [a, b, c] = [await accepted(), await accepted(), await accepted()]
    const text = csv(
      ['R1', 4_000, `NGUYEN VAN A ${shortCode(a.code)}`],
      ['R2', 3_000, `${b.code} nop phi`],
      ['R3', 9_000, `MBVCB ${shortCode(c.code)} FT`],
      ['R4', 50_000, 'chuyen tien'],
      ['R5', -5_500, 'PHI DICH VU'],
    )
    const to = String((await upload(text)).headers.location)
    const preview = (await cashier.get(to)).body
    for (const words of ['khớp mã và số tiền', 'nộp một phần', 'nộp thừa', 'không rõ hồ sơ', 'tiền ra'])
      expect(preview).toContain(words)
    expect(await balanceOf(a.id)).toMatchObject({ paidDong: 0 })

    expect((await cashier.post(`${to}/xac-nhan`)).statusCode).toBe(303)
    expect(await balanceOf(a.id)).toMatchObject({ owedDong: 0 })
    expect(await balanceOf(b.id)).toMatchObject({ paidDong: 3_000, owedDong: 1_000 })
    expect(await balanceOf(c.id)).toMatchObject({ owedDong: -5_000 })
    expect(await verbsOf(a.id)).toEqual(['fee.charge', 'fee.match'])
    expect((await cashier.get(to)).body).toContain('Còn 2 dòng chưa giải trình')

    expect((await cashier.post(`${to}/xac-nhan`)).statusCode).toBe(303)
    const again = await upload(text)
    expect(again.headers.location).toBe(`${to}?xong=repeated`)
    const overlapping = String((await upload(`${text}\n02/03/2026;R6;1.000;;${b.code}`)).headers.location)
    expect((await cashier.get(overlapping)).body.match(/đã nhập trước đây/g)).toHaveLength(5)
    await cashier.post(`${overlapping}/xac-nhan`)
    expect(await balanceOf(b.id)).toMatchObject({ owedDong: 0 })
    expect(await balanceOf(a.id)).toMatchObject({ paidDong: 4_000 })

    const d = await accepted()
    const lines = await app.db.many(
      sql<{ id: string; reference: string }>`SELECT id, reference FROM fee_statement_lines WHERE state = 'open'`,
    )
    const idOf = (reference: string) => lines.find((line) => line.reference === reference)?.id
    const act = (reference: string, what: string, form: Record<string, string>, who = cashier) =>
      who.post(`/thu-phi/sao-ke/dong/${idOf(reference)}/${what}`, form)
    expect((await act('R4', 'khop', { code: 'không có' })).statusCode).toBe(422)
    expect((await act('R4', 'khop', { code: d.code }, stranger)).statusCode).toBe(404)
    expect((await act('R5', 'khop', { code: d.code })).statusCode).toBe(422)
    expect((await act('R4', 'khop', { code: d.code })).statusCode).toBe(303)
    expect(await balanceOf(d.id)).toMatchObject({ paidDong: 50_000 })
    expect((await act('R4', 'mo-lai', { reason: 'Nhầm hồ sơ' })).statusCode).toBe(303)
    expect(await balanceOf(d.id)).toMatchObject({ paidDong: 0, owedDong: 4_000 })
    expect((await act('R4', 'giai-trinh', { kind: 'returned', reason: '' })).statusCode).toBe(422)
    expect((await act('R4', 'giai-trinh', { kind: 'returned', reason: 'Trả lại người chuyển' })).statusCode).toBe(303)
    expect((await act('R5', 'giai-trinh', { kind: 'notOurs', reason: 'Phí ngân hàng' })).statusCode).toBe(303)
    expect((await cashier.get(to)).body).toContain('Mọi dòng đã được giải trình')
  })

  test.each([
    ['', 'Hãy chọn tệp sao kê'],
    ['không phải sao kê', 'Không thấy cột'],
    ['Ngày;Số tiền;Nội dung\n31/02/2026;1;x', 'Có ngày không đọc được'],
  ])('a file that is none is refused in words: %j', async (text, words) => {
    const answer = await upload(text)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  })
})

describe('a refund', () => {
  test('is asked for by one, approved by another, paid and numbered', async () => {
    const { id } = await accepted()
    await pay(id, 4_000)
    expect((await cashier.post(`/thu-phi/${id}/hoan-phi`, { amount: '9000', reason: 'x' })).statusCode).toBe(422)
    expect((await cashier.post(`/thu-phi/${id}/hoan-phi`, { amount: '4.000', reason: 'Rút hồ sơ' })).statusCode).toBe(
      303,
    )
    const refund = await app.db.one(sql<{ id: string }>`SELECT id FROM fee_refunds WHERE dossier_id = ${id}`)
    const to = `/thu-phi/hoan-phi/${refund.id}`
    expect((await cashier.post(`${to}/chi`, { method: 'cash' })).statusCode).toBe(409)
    expect((await cashier.post(`${to}/quyet-dinh`, { approve: '1' })).statusCode).toBe(403)
    expect((await chair.post(`${to}/quyet-dinh`, { approve: '1' })).statusCode).toBe(303)
    const paid = await cashier.post(`${to}/chi`, { method: 'cash' })
    expect(paid.statusCode).toBe(303)
    expect((await cashier.post(`${to}/chi`, { method: 'cash' })).statusCode).toBe(409)
    expect((await cashier.get(String(paid.headers.location))).body).toContain('Phiếu hoàn trả')
    expect(await balanceOf(id)).toEqual({ chargedDong: 0, paidDong: 0, owedDong: 0 })
    expect(await verbsOf(id)).toEqual(['fee.charge', 'fee.pay', 'fee.requestRefund', 'fee.approveRefund', 'fee.refund'])
  })
})

describe('figures', () => {
  test('of the overview are the sums of the entries behind them, and balances those of their lines', async () => {
    const { body } = await chair.get('/thu-phi/tong-hop?tu=2026-03-02&den=2026-03-02')
    const { dong } = await app.db.one(
      sql<{ dong: number }>`SELECT sum(amount_dong)::bigint AS dong FROM fee_payments WHERE unit_id = ${unitId}`,
    )
    expect(body).toContain(`<b>${dong.toLocaleString('vi-VN')} đ</b>`)
    const links = [...body.matchAll(/href="(\/thu-phi\/tong-hop\/but-toan[^"]*)">([\d.-]+) đ/g)]
    expect(links.length).toBeGreaterThanOrEqual(3)
    for (const [, href = '', figure = ''] of links) {
      const entries = (await chair.get(href.replaceAll('&amp;', '&'))).body
      expect(entries).toContain(`<strong>${figure} đ</strong>`)
    }
    const wrong = await app.db.many(sql`
      SELECT b.dossier_id FROM fee_balances b
      WHERE b.charged_dong <> (SELECT coalesce(sum(due_dong), 0) FROM fee_charges c WHERE c.dossier_id = b.dossier_id)
         OR b.paid_dong <> (SELECT coalesce(sum(amount_dong), 0) FROM fee_payments p WHERE p.dossier_id = b.dossier_id)`)
    expect(wrong).toEqual([])
  })

  test.each(['?tu=2026-02-31&den=2026-03-02', '?tu=2026-03-05&den=2026-03-01', ''])(
    'a period %s is taken as well as may be',
    async (query) => {
      expect((await chair.get(`/thu-phi/tong-hop${query}`)).statusCode).toBe(200)
    },
  )
})

describe('the day’s closing', () => {
  test('counts, explains a difference, and locks the day', async () => {
    const page = (await cashier.get('/thu-phi/chot-ngay')).body
    const [, action = ''] = /action="(\/thu-phi\/chot-ngay\/[^"]+)"/.exec(page) ?? []
    const seen = /name="seen" value="(-?\d+)"/.exec(page)?.[1] ?? ''
    const short = { seen, n1000: '1' }
    const refused = await cashier.post(action, short)
    expect([refused.statusCode, refused.body.includes('giải trình chênh lệch')]).toEqual([422, true])
    expect((await cashier.post(action, { seen, n1000: '-3', explanation: 'x' })).statusCode).toBe(422)
    expect((await cashier.post(action, { seen: '1', n1000: '1', explanation: 'x' })).statusCode).toBe(409)
    expect((await stranger.post(action, { ...short, explanation: 'x' })).statusCode).toBe(404)
    expect((await cashier.post(action, { ...short, explanation: 'Thiếu tiền lẻ' })).statusCode).toBe(303)
    expect((await cashier.post(action, { ...short, explanation: 'Lần nữa' })).statusCode).toBe(409)
    const { id } = await accepted()
    const late = await pay(id, 4_000)
    expect([late.statusCode, late.body.includes('Bạn đã chốt ngày hôm nay')]).toEqual([409, true])
    const till = action.split('/').at(-1) ?? ''
    await expect(app.db.run(sql`UPDATE fee_cash_days SET counted_dong = 5 WHERE id = ${till}`)).rejects.toThrow(
      /closed/,
    )
    await expect(app.db.run(sql`DELETE FROM fee_payments`)).rejects.toThrow(/permission denied/)
    await expect(app.db.run(sql`UPDATE fee_payments SET amount_dong = 1`)).rejects.toThrow(/permission denied/)
    expect((await cashier.get(`${action}.pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await cashier.get(`${action}.csv`)).body).toContain('Thiếu tiền lẻ')
    expect((await chair.get(action)).body).toContain('Thiếu tiền lẻ')
    app.clock.advance(24 * 3_600_000)
    cashier = await app.as('thuphi.camhieu')
    expect((await pay(id, 4_000)).statusCode).toBe(303)
  })
})

describe('what a procedure costs', () => {
  const SCHEDULE = {
    validFrom: '2026-04-01',
    decision: 'NQ 12/2026/NQ-HĐND',
    'items.0.name': 'Lệ phí',
    'items.0.quantity': '1',
    'items.0.price': '20000',
    'items.0.ground': 'NQ 12/2026/NQ-HĐND',
  }
  const set = async (form: Record<string, string>) =>
    (await app.as('kiemsoat.motcuahuyen')).post('/quan-tri/phi-le-phi/xac-nhan-hon-nhan', { ...SCHEDULE, ...form })

  test.each([
    ['a formula that isn’t one', { 'items.0.price': '20000 *' }, 'Công thức viết chưa đúng'],
    ['a field the form has not', { 'items.0.quantity': 'form.copys' }, 'Công thức dùng tên không có'],
    [
      'a condition that is a number',
      {
        'reductions.0.name': 'x',
        'reductions.0.condition': '1',
        'reductions.0.percent': '50',
        'reductions.0.ground': 'x',
      },
      'Điều kiện phải luôn cho đúng hoặc sai',
    ],
    ['a day in the past', { validFrom: '2026-01-01' }, 'không áp dụng ngược'],
    ['no day', { validFrom: '' }, 'Ngày không đúng'],
    ['nothing to charge', { 'items.0.name': '' }, 'Cần ít nhất một khoản thu'],
  ])('is refused with %s, in words, with what was typed', async (_, form, words) => {
    const answer = await set(form)
    expect([answer.statusCode, answer.body.includes(words), answer.body.includes('NQ 12/2026')]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('holds from its day on; what was charged before stays', async () => {
    app.clock.set('2026-03-20T08:00:00+07:00')
    expect((await set({})).statusCode).toBe(303)
    expect((await set({})).body).toContain('Đã có mức thu áp dụng từ ngày này')
    clerk = await app.as('tiepnhan.camhieu')
    const before = await accepted({ purpose: 'Vay vốn' }, 'xac-nhan-hon-nhan')
    app.clock.set('2026-04-01T08:00:00+07:00')
    clerk = await app.as('tiepnhan.camhieu')
    const after = await accepted({ purpose: 'Vay vốn' }, 'xac-nhan-hon-nhan')
    expect(await balanceOf(before.id)).toMatchObject({ chargedDong: 15_000 })
    expect(await balanceOf(after.id)).toMatchObject({ chargedDong: 20_000 })
  })
})

test('every entry of money is taken out with its receipt', async () => {
  const admin = await app.as('quantri.camlo')
  const answer = await admin.get('/api/v1/exports/thu-phi?from=2026-01-01&to=2026-12-31')
  const rows = answer.json<{ amountDong: number; receipt: string | null; takenBy: string | null }[]>()
  const { n, sum } = await app.db.one(
    sql<{ n: number; sum: number }>`SELECT count(*)::integer AS n, sum(amount_dong)::bigint AS sum FROM fee_payments`,
  )
  expect(n).toBeGreaterThan(0)
  expect(rows).toHaveLength(n)
  expect(rows.reduce((total, { amountDong }) => total + amountDong, 0)).toBe(sum)
  expect(rows.some(({ receipt }) => /^BL-2026\/\d{7}$/.test(receipt ?? ''))).toBe(true)
})

describe('how an office takes money', () => {
  const OFFICE = {
    validFrom: '2026-03-20',
    bankBin: '970436 Vietcombank',
    accountNumber: '0123 456 789',
    accountName: 'ubnd xa cam hieu',
    receiptSeries: 'BLX',
    zeroTens: 'lẻ',
    'csv.date': 'Ngày; Ngày hiệu lực',
  }
  const set = async (change: Record<string, string> = {}) =>
    (await app.as('kiemsoat.motcuahuyen')).post(`/quan-tri/noi-thu-phi/${unitId}`, { ...OFFICE, ...change })

  test('is refused with a flaw in words, with what was typed; a cashier doesn’t set it', async () => {
    app.clock.set('2026-03-20T08:00:00+07:00')
    clerk = await app.as('tiepnhan.camhieu')
    cashier = await app.as('thuphi.camhieu')
    const past = await set({ validFrom: '2026-03-19' })
    expect([past.statusCode, past.body.includes('Không ghi ngược'), past.body.includes('ubnd xa cam hieu')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await set({ accountName: 'Xã Cam Hiếu' })).body).toContain('chữ in hoa không dấu')
    expect((await cashier.post(`/quan-tri/noi-thu-phi/${unitId}`, OFFICE)).statusCode).toBe(403)
  })

  test('holds from its day on: the account in the code, the series of receipts; said again it is replaced', async () => {
    expect((await set({ accountNumber: '999' })).statusCode).toBe(303)
    expect((await set()).statusCode).toBe(303)
    const { id } = await accepted()
    const page = (await cashier.get(`/thu-phi/${id}`)).body
    expect([page.includes('0123456789'), page.includes('UBND XA CAM HIEU'), page.includes('Vietcombank')]).toEqual([
      true,
      true,
      true,
    ])
    await pay(id, 4_000)
    const receipt = await app.db.one(sql<{ series: string }>`
      SELECT r.series FROM fee_receipts r JOIN fee_payments p ON p.id = r.payment_id WHERE p.dossier_id = ${id}`)
    expect(receipt).toEqual({ series: 'BLX' })
    const told = await app.db.many(sql<{ facts: Record<string, string> }>`
      SELECT facts FROM acts WHERE verb = 'fee.setOffice' ORDER BY xid, number`)
    expect(told.map(({ facts }) => facts.bank)).toEqual(['970436', '970436'])
    expect(JSON.stringify(told)).not.toContain('0123456789')
    const list = (await (await app.as('kiemsoat.motcuahuyen')).get('/quan-tri/noi-thu-phi')).body
    expect(list).toContain('Vietcombank · 0123456789 · UBND XA CAM HIEU')
  })
})
