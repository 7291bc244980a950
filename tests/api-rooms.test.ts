import { setTimeout as sleep } from 'node:timers/promises'
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
let otherChair: Caller
let desk: Caller
/** Leads the unit and served nobody in it. */
let head: Caller

beforeAll(async () => {
  app = await testApp()
  unitId = await unitOf(app, 'tiepnhan.camhieu')
  nobody = await callerOf(app)
  const at = (username: string) => callerOf(app, username)
  clerk = await at('tiepnhan.camhieu')
  cashier = await at('thuphi.camhieu')
  registrar = await at('hotich.camhieu')
  chair = await at('chutich.camhieu')
  desk = await at('traketqua.camhieu')
  head = await at('chutich.camlo')
  admin = await at('quantri.camlo')
  otherCashier = await at('thuphi.camthuy')
  otherRegistrar = await at('hotich.camthuy')
  otherChair = await at('chutich.camthuy')
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

describe('a low rating', () => {
  test('is followed up: spoken about, answered, said to be settled, closed', async () => {
    const { id, code, secret } = await accepted('khai-tu', {
      deceasedName: 'Lê Văn Tám',
      diedOn: '2026-02-27',
      deathPlace: 'Tại nhà',
    })
    const token = await returned(id)
    expect((await nobody('POST', '/ratings', { token, stars: 1, comment: 'Chờ lâu' })).status).toBe(200)
    expect(outcome(await nobody('POST', '/ratings', { token, stars: 1 }))).toEqual([409, 'already_rated'])
    const rated = (await head('GET', '/given-ratings?from=2026-03-01&to=2026-03-31')).body.rows
    expect(rated).toContainEqual(expect.objectContaining({ code, stars: 1 }))
    const { rows } = (await head('GET', '/follow-ups')).body
    const one = `/follow-ups/${rows[0].id}`
    expect(outcome(await otherChair('GET', one))).toEqual([404, 'not_found'])
    expect((await head('POST', `${one}/contact`, { way: 'phone', note: 'Đã xin lỗi' })).status).toBe(200)
    expect(outcome(await head('POST', `${one}/close`, {}))).toEqual([409, 'not_answered'])
    const said = { cause: 'time', done: 'Bố trí thêm người', answer: 'Mong ông/bà thông cảm.' }
    expect((await head('POST', `${one}/answer`, said)).body).toEqual({ id: rows[0].id })
    expect(outcome(await head('POST', `${one}/answer`, said))).toEqual([409, 'already_answered'])
    const settle = `/dossiers/lookup/${code}/settle`
    expect(outcome(await nobody('POST', settle, { secret: 'SAI', settled: true }))).toEqual([403, 'wrong_secret'])
    expect((await nobody('POST', settle, { secret, settled: true })).status).toBe(200)
    expect((await head('POST', `${one}/close`, {})).status).toBe(200)
    expect((await head('GET', one)).body).toMatchObject({ state: 'closed', settled: true, notes: expect.any(Array) })
  })
})

/** Carried through to its result, which is handed out. @returns the token to rate by */
async function returned(id: string): Promise<string> {
  expect((await clerk('POST', `/dossiers/${id}/handOver`, {})).status).toBe(200)
  expect((await registrar('POST', `/dossiers/${id}/handOver`, {})).status).toBe(200)
  const { version } = (await chair('GET', `/dossiers/${id}`)).body
  const signed = await chair('POST', '/dossiers/sign', { dossiers: [{ id, version }] })
  expect(signed.body.rows[0].answer).toMatchObject({ ok: true })
  const ready = (await desk('GET', '/results/ready')).body.rows
  expect(ready).toContainEqual(expect.objectContaining({ id }))
  const done = await desk('POST', `/dossiers/${id}/returnResult`, {})
  expect(done.body).toMatchObject({ id, status: 'returned' })
  return done.body.ratingToken
}

describe('reports', () => {
  test('lead from each figure to its dossiers, for one’s own units', async () => {
    const period = 'from=2026-03-01&to=2026-03-31'
    const { rows } = (await chair('GET', `/reports/handling?${period}&unitId=${unitId}`)).body
    const online = rows.reduce((sum: number, { figures }: { figures: { online: number } }) => sum + figures.online, 0)
    const behind = await chair('GET', `/reports/handling/dossiers?${period}&unitId=${unitId}&cell=online`)
    expect(behind.body.rows).toHaveLength(online)
    expect(outcome(await otherChair('GET', `/reports/handling?${period}&unitId=${unitId}`))).toEqual([404, 'not_found'])
    expect((await chair('GET', `/reports/lateness?${period}`)).body.rows).toEqual([])
    const backlog = (await chair('GET', '/reports/backlog')).body.rows
    const open = backlog.reduce(
      (sum: number, { figures }: { figures: Record<string, number> }) =>
        sum + Object.values(figures).reduce((one, each) => one + each, 0),
      0,
    )
    expect((await chair('GET', '/reports/backlog/dossiers')).body.rows).toHaveLength(open)
    expect((await chair('GET', '/workload')).body.rows.length).toBeGreaterThan(0)
  })
})

describe('how results come', () => {
  test('is chosen with the second secret, until the dossier has ended', async () => {
    const { id, code, secret } = await accepted('xac-nhan-hon-nhan', { purpose: 'Vay vốn ngân hàng' })
    const url = `/dossiers/lookup/${code}/delivery`
    expect(outcome(await nobody('POST', url, { secret, way: 'post' }))).toEqual([422, 'missing_receiver'])
    expect(outcome(await nobody('POST', url, { secret: 'SAI', way: 'collect' }))).toEqual([403, 'wrong_secret'])
    expect((await nobody('POST', url, { secret, way: 'electronic' })).status).toBe(204)
    expect((await clerk('GET', `/dossiers/${id}/delivery`)).body).toMatchObject({ way: 'electronic' })
    await returned(id)
    expect(outcome(await nobody('POST', url, { secret, way: 'collect' }))).toEqual([409, 'dossier_ended'])
    expect((await desk('POST', '/results/electronic', { ids: [id] })).body).toEqual({ returned: 0, left: 1 })
  })
})

/** Who is who shows within a second of its change. */
async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 30; tries += 1) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(100)
  }
  throw new Error('It did not show within three seconds')
}

describe('the rest of an office', () => {
  test('what was sent out is found in its book, and withdrawn once', async () => {
    const { rows } = (await chair('GET', `/letters?unitId=${unitId}&year=2026`)).body
    const one = `/letters/${rows[0].id}`
    expect(outcome(await otherChair('GET', one))).toEqual([404, 'not_found'])
    expect((await chair('GET', one)).body.number).toBe(rows[0].number)
    expect(outcome(await chair('POST', `${one}/withdraw`, { why: ' ' }))).toEqual([422, 'missing_reason'])
    expect((await chair('POST', `${one}/withdraw`, { why: 'Sai căn cứ' })).status).toBe(204)
    expect(outcome(await chair('POST', `${one}/withdraw`, { why: 'x' }))).toEqual([409, 'withdrawn_before'])
  })

  test('an absence is registered and ended, within one’s reach', async () => {
    const { rows } = (await admin('GET', '/posts')).body
    const holders = (role: string) =>
      rows.find((post: { unitId: string; role: string }) => post.unitId === unitId && post.role === role).holders
    const [who, substitute] = [holders('civilStatusOfficer')[0].id, holders('reception')[0].id]
    const absence = { officialId: who, substituteId: substitute, reason: 'Đi học' }
    const dates = { from: '2026-03-03T01:00:00Z', to: '2026-03-05T10:00:00Z' }
    expect(outcome(await otherChair('POST', '/absences', { ...absence, ...dates }))).toEqual([403, 'not_yours'])
    expect(outcome(await chair('POST', '/absences', { ...absence, from: dates.to, to: dates.from }))).toEqual([
      422,
      'wrong_dates',
    ])
    expect((await chair('POST', '/absences', { ...absence, ...dates })).status).toBe(204)
    const found = await soon(async () => (await chair('GET', '/absences')).body.rows[0])
    expect(found).toMatchObject({ officialId: who, substituteId: substitute })
    expect((await chair('POST', `/absences/${found.id}/end`)).status).toBe(204)
    expect(outcome(await chair('POST', `/absences/${found.id}/end`))).toEqual([404, 'not_found'])
  })

  test('an account is made, locked and opened; one’s own is not locked', async () => {
    const made = await admin('POST', '/appointments', {
      fullName: 'Lê Thị Mới',
      postId: (await admin('GET', '/posts')).body.rows[0].id,
      from: '2026-03-02',
      decision: 'QĐ 12',
    })
    const { officialId: personId } = made.body
    const account = await soon(async () => {
      const answer = await admin('POST', '/accounts', { personId, username: 'moi.camhieu' })
      return answer.code === 'no_such_person' ? undefined : answer
    })
    expect(account.body).toMatchObject({ username: 'moi.camhieu', password: expect.any(String) })
    expect(outcome(await admin('POST', '/accounts', { personId, username: 'moi.camhieu' }))).toEqual([409, 'taken'])
    expect((await admin('POST', `/accounts/${account.body.id}/lock`)).status).toBe(204)
    const { rows } = (await admin('GET', '/accounts?text=moi.camhieu')).body
    expect(rows).toEqual([expect.objectContaining({ disabled: true })])
    const own = (await admin('GET', '/accounts?text=quantri.camlo')).body.rows[0].id
    expect(outcome(await admin('POST', `/accounts/${own}/lock`))).toEqual([409, 'own_account'])
  })

  test('a procedure’s next version is begun, tried and compared, saved by who saw it last, withdrawn', async () => {
    const begun = await admin('POST', '/procedures/khai-tu/draft')
    expect(begun.status).toBe(201)
    const one = `/procedure-drafts/${begun.body.id}`
    const { content, edition } = (await admin('GET', one)).body
    expect((await admin('GET', `${one}/comparison`)).body.same).toBe(true)
    const longer = { ...content, validFrom: '2026-06-01', limit: { amount: 5, unit: 'workingDays' } }
    const saved = await admin('PUT', one, { edition, content: longer })
    expect(saved.status).toBe(200)
    expect(outcome(await admin('PUT', one, { edition, content: longer }))).toEqual([409, 'changed'])
    expect((await admin('GET', `${one}/comparison`)).body.facts.map(({ name }: { name: string }) => name)).toContain(
      'limit',
    )
    expect((await admin('GET', `${one}/trial`)).body).toEqual({ outcome: 'none', trial: null })
    const { edition: last } = saved.body
    expect((await admin('POST', `${one}/withdraw`, { edition: last })).body).toEqual({ state: 'withdrawn' })
    expect(outcome(await admin('POST', `${one}/withdraw`, { edition: last + 1 }))).toEqual([409, 'not_open'])
  })

  test('a plan to change units is tried; what nobody has reviewed isn’t run', async () => {
    const plans = (await admin('GET', '/reform-plans')).body
    const one = `/reform-plans/${plans[0].code}`
    expect((await admin('GET', one)).body).toMatchObject({ plan: { status: 'draft' }, units: expect.any(Array) })
    expect(outcome(await admin('POST', `${one}/run`))).toEqual([409, 'not_reviewed'])
    expect(outcome(await admin('POST', '/reform-plans/khong-co/run'))).toEqual([404, 'no_such_plan'])
  })

  test('a paper file is listed, answered for, and its list not called off any more', async () => {
    const waiting = await clerk('GET', '/handovers/waiting')
    expect(waiting.body).toEqual({ rows: [] })
    const made = await clerk('POST', '/handovers', { fromUnitId: unitId, toUnitId: unitId, dossierIds: [NOWHERE] })
    expect(made.status).toBeGreaterThanOrEqual(409)
    expect((await clerk('GET', '/handovers?direction=any')).body).toEqual({ rows: [], next: null })
    expect(outcome(await clerk('GET', `/handovers/${NOWHERE}`))).toEqual([404, 'not_found'])
  })

  test('a code read from bars names its dossier, in one’s own units only', async () => {
    const { id, code } = await accepted()
    expect((await clerk('GET', `/dossiers/by-code/${code}`)).body).toEqual({ id, code })
    expect(outcome(await otherRegistrar('GET', `/dossiers/by-code/${code}`))).toEqual([404, 'not_found'])
    expect((await registrar('GET', `/dossiers/${id}/held-papers/count`)).body).toEqual({ holding: 0 })
  })
})
