import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shortCode } from '../src/domains/fees/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { type Caller, callerOf } from '../src/testing/caller.ts'
import { unitOf } from '../src/testing/filing.ts'

const NOWHERE = '00000000-0000-7000-8000-000000000000'

let app: TestApp
let unitId: string
let nobody: Caller
let clerk: Caller
let cashier: Caller
let registrar: Caller
let chair: Caller
let admin: Caller
/** The same posts in another commune. */
let otherCashier: Caller
let otherRegistrar: Caller

beforeAll(async () => {
  app = await testApp()
  unitId = await unitOf(app, 'tiepnhan.camhieu')
  nobody = await callerOf(app)
  ;[clerk, cashier, registrar, chair, admin, otherCashier, otherRegistrar] = (await Promise.all(
    ['tiepnhan', 'thuphi', 'hotich', 'chutich']
      .map((post) => `${post}.camhieu`)
      .concat('quantri.camlo', 'thuphi.camthuy', 'hotich.camthuy')
      .map((username) => callerOf(app, username)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller, Caller]
})
afterAll(() => app.close())

let sent = 0
/** A dossier filed through the API, and accepted. */
async function accepted(procedureSlug = 'chung-thuc-ban-sao', form: object = { document: 'Bằng', copies: '2' }) {
  sent += 1
  const filed = await nobody('POST', '/dossiers', {
    idempotencyKey: `the rooms by their API ${sent}`,
    procedureSlug,
    unitId,
    applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', phone: '0912345678', address: 'Thôn Vĩnh An' },
    form,
    papers: [],
  })
  expect(filed.status).toBe(201)
  expect((await clerk('POST', `/dossiers/${filed.body.id}/accept`, {})).status).toBe(200)
  return filed.body as { id: string; code: string; secret: string }
}

const outcome = ({ status, code }: { status: number; code?: string }) => [status, code]

describe('money', () => {
  test('is owed, taken once, and has its receipt; another unit’s cashier sees nothing of it', async () => {
    const { id, code } = await accepted()
    const fees = `/dossiers/${id}/fees`
    const awaiting = await cashier('GET', `/fees/awaiting?text=${encodeURIComponent(code)}`)
    expect(awaiting.body).toMatchObject({ rows: [{ dossierId: id, code, owedDong: 4_000 }], next: null })
    expect(outcome(await otherCashier('GET', fees))).toEqual([403, 'not_yours'])
    expect(outcome(await otherCashier('POST', `${fees}/payments`, { seenDong: 4_000 }))).toEqual([403, 'not_yours'])
    expect(outcome(await cashier('POST', `${fees}/payments`, { seenDong: 3_000 }))).toEqual([409, 'amount_changed'])

    const paid = await cashier('POST', `${fees}/payments`, { seenDong: 4_000 })
    expect(paid.status).toBe(201)
    expect(outcome(await cashier('POST', `${fees}/payments`, { seenDong: 4_000 }))).toEqual([409, 'nothing_due'])
    const { body } = await cashier('GET', fees)
    expect(body).toMatchObject({ chargedDong: 4_000, paidDong: 4_000, owedDong: 0 })
    expect(body.payments[0].receipt).toMatch(/^BL-2026\/\d{7}$/)
    const receipt = await cashier('GET', `/receipts/${paid.body.paymentId}`)
    expect(receipt.body).toMatchObject({ numbered: body.payments[0].receipt, totalInWords: expect.any(String) })
    expect(outcome(await otherCashier('GET', `/receipts/${paid.body.paymentId}`))).toEqual([404, 'not_found'])
    const undone = await cashier('POST', `/receipts/${paid.body.paymentId}/undo`, { reason: 'Thu nhầm' })
    expect(undone.body).toEqual({ dossierId: id })
    expect(outcome(await cashier('GET', `/dossiers/${NOWHERE}/fees`))).toEqual([404, 'not_found'])
  })

  test('goes back when another person has approved it', async () => {
    const { id } = await accepted()
    await cashier('POST', `/dossiers/${id}/fees/payments`, { seenDong: 4_000 })
    const asked = await cashier('POST', `/dossiers/${id}/fees/refunds`, { amountDong: 1_000, reason: 'Thu thừa' })
    expect(asked.status).toBe(201)
    const decide = `/refunds/${asked.body.id}/decide`
    expect((await cashier('POST', decide, { approve: true })).status).toBe(403)
    expect((await chair('POST', decide, { approve: true })).body).toEqual({ dossierId: id })
    expect(outcome(await chair('POST', decide, { approve: true }))).toEqual([409, 'already_done'])
    const paid = await cashier('POST', `/refunds/${asked.body.id}/pay`, { method: 'cash' })
    expect(paid.body).toMatchObject({ dossierId: id, paymentId: expect.any(String) })
    expect((await cashier('GET', `/dossiers/${id}/fees`)).body.refunds[0].state).toBe('paid')
  })

  test('is reduced for a group with its evidence, before it is paid', async () => {
    const { id } = await accepted()
    const url = `/dossiers/${id}/fees/exemptions`
    expect(outcome(await cashier('POST', url, { category: 'rich', evidence: 'x' }))).toEqual([422, 'no_category'])
    expect(outcome(await cashier('POST', url, { category: 'elderly', evidence: ' ' }))).toEqual([422, 'missing_reason'])
  })

  test('of a bank’s statement finds its dossier; what is left is explained, and can be opened again', async () => {
    const { code } = await accepted()
    const rows = [`02/03/2026;R1;4000;;NOP ${shortCode(code)}`, '02/03/2026;R2;9000;;khong ro']
    const content = ['Ngày giao dịch;Số bút toán;Ghi có;Ghi nợ;Nội dung', ...rows].join('\n')
    const file = { unitId, name: 'sao-ke.csv', content: Buffer.from(content).toString('base64') }
    const { body: made } = await cashier('POST', '/statements', file)
    expect((await cashier('POST', '/statements', file)).body).toEqual({ id: made.id, repeated: true })
    expect(outcome(await otherCashier('POST', '/statements', file))).toEqual([403, 'not_yours'])
    expect(outcome(await cashier('POST', '/statements', { ...file, content: 'AAAA' }))).toEqual([422, 'missing_column'])
    expect(outcome(await otherCashier('GET', `/statements/${made.id}`))).toEqual([404, 'not_found'])
    expect((await cashier('GET', `/statements/${made.id}`)).body.lines[0]).toMatchObject({
      id: null,
      fit: 'exact',
      code,
    })

    expect((await cashier('POST', `/statements/${made.id}/confirm`)).body).toEqual({ imported: 2, matched: 1 })
    expect(outcome(await cashier('POST', `/statements/${made.id}/confirm`))).toEqual([409, 'already_done'])
    const { lines } = (await cashier('GET', `/statements/${made.id}`)).body
    const open = lines.find(({ state }: { state: string }) => state === 'open')
    const line = `/statement-lines/${open.id}`
    expect(outcome(await cashier('POST', `${line}/match`, { code: 'H50-0000' }))).toEqual([422, 'no_such_dossier'])
    const explained = await cashier('POST', `${line}/explain`, { kind: 'notOurs', reason: 'Chuyển nhầm' })
    expect(explained.body).toEqual({ statementId: made.id })
    expect((await cashier('POST', `${line}/reopen`, { reason: 'Xem lại' })).status).toBe(200)
    expect(outcome(await otherCashier('POST', `${line}/reopen`, { reason: 'x' }))).toEqual([404, 'not_found'])
    expect((await cashier('GET', '/statements')).body.rows[0]).toMatchObject({ id: made.id, open: 1 })
  })

  test('is counted at the end of the day, and the day is closed once; the sums lead to their entries', async () => {
    const { rows } = (await cashier('GET', '/tills')).body
    const till = rows[0]
    const close = (counts: object, more = {}) =>
      cashier('POST', `/tills/${till.id}/close`, { counts, seenDong: till.expectedDong, ...more })
    expect(outcome(await close({ 500: 1 }))).toEqual([422, 'difference_unexplained'])
    const closed = await close({ 500: 1 }, { explanation: 'Thiếu tiền lẻ' })
    expect(closed.body).toEqual({ differenceDong: 500 - till.expectedDong })
    expect(outcome(await close({}))).toEqual([409, 'already_done'])
    expect((await cashier('GET', '/tills?open=false')).body.rows[0].counts).toEqual(expect.objectContaining({ 500: 1 }))

    const period = 'from=2026-03-01&to=2026-03-31'
    const revenue = (await cashier('GET', `/fees/revenue?${period}`)).body.rows
    const entries = (await cashier('GET', `/fees/entries?${period}`)).body.rows
    const sum = (all: Record<string, number>[], ...keys: string[]) =>
      all.reduce((total, row) => total + keys.reduce((one, key) => one + (row[key] ?? 0), 0), 0)
    expect(sum(entries, 'amountDong')).toBe(sum(revenue, 'cashDong', 'transferDong'))
    expect((await cashier('GET', `/fees/entries?${period}&unitId=${NOWHERE}`)).status).toBe(404)
  })

  test('is asked by a schedule that is set forwards only, and told every flaw', async () => {
    const url = '/fee-schedules/chung-thuc-ban-sao'
    const { rows } = (await admin('GET', url)).body
    const { id: _, procedureId: __, ...last } = rows[0]
    const next = { ...last, validFrom: '2026-04-01', validTo: null, decision: 'Nghị quyết 09' }
    const flawed = await admin('POST', url, { ...next, validFrom: '2020-01-01', items: [] })
    expect(outcome(flawed)).toEqual([422, 'flawed'])
    expect(flawed.body.error.flaws.map(({ code }: { code: string }) => code)).toEqual(['no_items', 'past_day'])
    expect((await admin('POST', url, next)).status).toBe(201)
    expect((await admin('GET', url)).body.rows[0]).toMatchObject(next)
    expect(outcome(await admin('GET', '/fee-schedules/khong-co'))).toEqual([404, 'not_found'])
  })
})

describe('opinions of others', () => {
  test('are asked of a unit and a body outside, answered once, and shown with the dossier', async () => {
    const { id, code } = await accepted('xac-nhan-hon-nhan', { purpose: 'Vay vốn ngân hàng' })
    expect((await clerk('POST', `/dossiers/${id}/handOver`, {})).status).toBe(200)
    const url = `/dossiers/${id}/consultations`
    const other = await unitOf(app, 'hotich.camthuy')
    const question = { question: 'Ông A cư trú từ khi nào?', days: 2 }
    expect(outcome(await registrar('POST', url, question))).toEqual([422, 'nobody_asked'])
    expect(outcome(await registrar('POST', url, { ...question, unitId: other, days: 99 }))).toEqual([422, 'bad_days'])
    expect(outcome(await otherRegistrar('POST', url, { ...question, unitId: other }))).toEqual([404, 'not_found'])

    const inside = (await registrar('POST', url, { ...question, unitId: other })).body
    expect(inside).toMatchObject({ outside: false, link: null })
    const mine = (await otherRegistrar('GET', '/consultations/asked-of-us')).body.rows
    expect(mine).toEqual([expect.objectContaining({ id: inside.id, code, state: 'open' })])
    const said = { stance: 'agreed', answer: 'Từ năm 2001.' }
    expect(outcome(await registrar('POST', `/consultations/${inside.id}/answer`, said))).toEqual([404, 'not_found'])
    expect((await otherRegistrar('POST', `/consultations/${inside.id}/answer`, said)).body).toEqual({ dossierId: id })

    const outside = (await registrar('POST', url, { ...question, bodyName: 'Công an huyện' })).body
    const ticket = outside.link.split('/').at(-1)
    expect((await nobody('GET', `/answer-links/${ticket}`)).body).toMatchObject({ question: question.question })
    expect(outcome(await nobody('POST', `/answer-links/${ticket}`, said))).toEqual([422, 'missing_name'])
    expect((await nobody('POST', `/answer-links/${ticket}`, { ...said, name: 'Trần Văn B' })).status).toBe(204)
    expect(outcome(await nobody('POST', `/answer-links/${ticket}`, { ...said, name: 'B' }))).toEqual([
      409,
      'already_closed',
    ])
    expect(outcome(await nobody('GET', `/answer-links/${inside.id}.khong-ky`))).toEqual([404, 'not_found'])

    const paper = (await registrar('POST', url, { ...question, bodyName: 'Ban nhân dân thôn' })).body
    expect((await registrar('POST', `/consultations/${paper.id}/record`, { ...said, name: 'C' })).status).toBe(200)
    expect(outcome(await registrar('POST', `/consultations/${paper.id}/withdraw`))).toEqual([409, 'already_closed'])
    expect((await registrar('GET', url)).body.rows.map(({ state }: { state: string }) => state)).toEqual([
      'answered',
      'answered',
      'answered',
    ])
    expect((await registrar('GET', '/consultations')).body.rows).toHaveLength(3)
  })
})

describe('another system’s dossiers', () => {
  const heads = ['Mã hồ sơ', 'Ký hiệu thủ tục', 'Nơi tiếp nhận', 'Trạng thái (mã quốc gia)', 'Họ tên', 'Nộp lúc']
  const more = ['Tiếp nhận lúc', 'Hẹn trả']
  const file = async (...codes: string[]) => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('x')
    sheet.addRow([...heads, ...more])
    for (const code of codes)
      sheet.addRow([
        ...[code, 'xac-nhan-hon-nhan', 'Xã Cam Hiếu', '4', 'Nguyễn Thị Sương'],
        ...['08:00 26/02/2026', '08:05 26/02/2026', '17:00 05/03/2026'],
      ])
    return { name: 'cu.xlsx', content: Buffer.from(await book.xlsx.writeBuffer()).toString('base64') }
  }

  test('are looked at line by line, come in once, and are taken back', async () => {
    const good = '000.13.25.H50-260226-0901'
    const read = await admin('POST', '/imports', await file(good, 'không phải mã'))
    expect(read.body).toMatchObject({ lines: 2, good: 1, confirmedAt: null })
    const one = `/imports/${read.body.id}`
    const { rows } = (await admin('GET', `${one}/lines`)).body
    expect(rows.map(({ line, flaws }: { line: number; flaws: unknown[] }) => [line, flaws.length])).toEqual([
      [3, 1],
      [2, 0],
    ])
    expect((await admin('POST', `${one}/confirm`)).body).toEqual({ dossiers: 1 })
    expect(outcome(await admin('POST', `${one}/confirm`))).toEqual([409, 'already_done'])
    expect((await nobody('GET', `/dossiers/lookup/${good}`)).status).toBe(200)
    expect((await admin('POST', `${one}/take-back`)).body).toEqual({ gone: 1, kept: 0 })
    expect(outcome(await admin('POST', `${one}/take-back`))).toEqual([409, 'too_late'])
    expect((await nobody('GET', `/dossiers/lookup/${good}`)).status).toBe(404)
  })

  test('are dropped before they come in; what is no spreadsheet is told so', async () => {
    const read = await admin('POST', '/imports', await file('000.13.25.H50-260226-0902'))
    expect((await admin('DELETE', `/imports/${read.body.id}`)).status).toBe(204)
    expect(outcome(await admin('DELETE', `/imports/${read.body.id}`))).toEqual([404, 'not_found'])
    expect(outcome(await admin('POST', '/imports', { name: 'x', content: 'AAAA' }))).toEqual([422, 'no_workbook'])
  })
})
