import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { endSilences } from '../src/domains/consultations/actions.ts'
import { consultationOf, ticketOf } from '../src/domains/consultations/ticket.ts'
import type { Office } from '../src/domains/dossiers/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let elsewhere: Person
let unitId: string
let otherId: string

const unitOf = async (username: string): Promise<string> => {
  const { id } = await app.db.one(sql<{ id: string }>`
    SELECT p.unit_id AS id FROM accounts a JOIN appointments h ON h.official_id = a.person_id
    JOIN posts p ON p.id = h.post_id WHERE a.username = ${username} LIMIT 1`)
  return id
}

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  chair = await app.as('chutich.camhieu')
  elsewhere = await app.as('hotich.camthuy')
  unitId = await unitOf('hotich.camhieu')
  otherId = await unitOf('hotich.camthuy')
})
afterAll(() => app.close())

let sent = 0
/** A dossier in the registrar's hands. */
async function inProgress(): Promise<string> {
  sent += 1
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `consultations test ${sent}`,
      procedureSlug: 'xac-nhan-hon-nhan',
      unitId,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', phone: '0912345678', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  const { id } = answer.json() as { id: string }
  await reception.post(`/ho-so/${id}/tiep-nhan`)
  await reception.post(`/ho-so/${id}/chuyen-buoc`)
  return id
}

const question = { question: 'Ông A cư trú tại địa phương từ khi nào?', days: '2', silenceGround: '', bodyName: '' }

/** Whoever was signed in before has been away too long by then. */
async function fourDaysLater<T>(work: () => Promise<T>): Promise<T> {
  const now = app.clock.now()
  app.clock.set('2026-03-06T08:00:00+07:00')
  try {
    return await work()
  } finally {
    app.clock.set(now.toISOString())
  }
}

const stateOf = (dossierId: string) =>
  app.db.many(sql<{ id: string; state: string; stance: string | null }>`
    SELECT id, state, stance FROM consultations WHERE dossier_id = ${dossierId} ORDER BY asked_at, id`)

const actsOf = async (dossierId: string) =>
  app.db.many(sql<{ verb: string; outcome: string | null; unitId: string; actorKind: string }>`
    SELECT verb, outcome, unit_id, actor_kind FROM acts WHERE subject_id = ${dossierId} AND verb LIKE 'consultation.%'
    ORDER BY occurred_at, epoch, xid, number`)

/** The page's one link for a body outside. */
const linkIn = (page: string): string => /\/tra-loi-y-kien\/[^"<]+/.exec(page)?.[0] ?? ''

describe('asking', () => {
  test('two at once, while the dossier stays where it is and its clock goes on', async () => {
    const id = await inProgress()
    const before = await app.db.one(sql`SELECT status, step_key, legal_due_at, version FROM dossiers WHERE id = ${id}`)
    expect((await registrar.get(`/ho-so/${id}`)).body).toContain('Lấy ý kiến phối hợp')
    expect((await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: otherId })).statusCode).toBe(303)
    const outside = await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: '', bodyName: 'Công an huyện' })
    expect(outside.statusCode).toBe(303)
    expect((await stateOf(id)).map(({ state }) => state)).toEqual(['open', 'open'])
    expect(
      await app.db.one(sql`SELECT status, step_key, legal_due_at, version FROM dossiers WHERE id = ${id}`),
    ).toEqual(before)
    const page = (await registrar.get(`/ho-so/${id}`)).body
    expect(page).toContain('2 nơi chưa trả lời')
    expect(page).toContain('đã lấy ý kiến phối hợp')
  })

  test.each([
    ['nobody', { unitId: '' }, 'Chọn đơn vị'],
    ['one’s own unit', { unitId: 'own' }, 'Chọn đơn vị'],
    ['nothing', { question: '  ' }, 'Nhập nội dung cần cho ý kiến'],
    ['with a time of one’s own making', { days: '99' }, 'Chọn số ngày'],
    ['with a paper the dossier hasn’t', { fileIds: '019350d2-0000-7000-8000-000000000000' }, 'Không tìm thấy tệp'],
  ])('asking %s is refused and what was typed stays', async (_, wrong, words) => {
    const id = await inProgress()
    const form: Record<string, string> = { ...question, unitId: otherId, ...wrong }
    if (form.unitId === 'own') form.unitId = unitId
    const answer = await registrar.post(`/ho-so/${id}/y-kien`, form)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    if (form.question?.trim()) expect(answer.body).toContain(question.question)
    expect(await stateOf(id)).toEqual([])
  })

  test('only whoever has the dossier, or leads their unit, asks', async () => {
    const id = await inProgress()
    const form = { ...question, unitId: otherId }
    expect((await reception.post(`/ho-so/${id}/y-kien`, form)).statusCode).toBe(403)
    expect((await elsewhere.post(`/ho-so/${id}/y-kien`, form)).statusCode).toBe(404)
    expect((await chair.post(`/ho-so/${id}/y-kien`, form)).statusCode).toBe(303)
  })
})

describe('answering', () => {
  test('the unit that was asked, once; late is late and its own', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: otherId })
    const [asked] = await stateOf(id)
    const address = `/y-kien/${asked?.id}`
    expect((await elsewhere.get('/y-kien')).body).toContain(question.question)
    expect((await registrar.get(address)).statusCode).toBe(404)
    expect((await elsewhere.post(address, { stance: '', answer: 'Có' })).body).toContain('Chọn một ý kiến')
    expect((await elsewhere.post(address, { stance: 'agreed', answer: '' })).statusCode).toBe(422)

    await fourDaysLater(async () => {
      const later = await app.as('hotich.camthuy')
      const answered = await later.post(address, { stance: 'agreed', answer: 'Cư trú từ năm 2001.' })
      expect(answered.headers.location).toBe('/y-kien?xong=answer')
      expect((await later.post(address, { stance: 'disagreed', answer: 'Khác' })).statusCode).toBe(409)
    })
    expect((await stateOf(id))[0]).toMatchObject({ state: 'answered', stance: 'agreed' })
    expect((await actsOf(id)).at(-1)).toMatchObject({ verb: 'consultation.answer', outcome: 'late', unitId: otherId })
    expect((await registrar.get(`/ho-so/${id}/y-kien`)).body).toContain('Cư trú từ năm 2001.')
  })

  test('a body outside by its signed link: the question, no personal data, one answer, and no papers after it', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: '', bodyName: 'Công an huyện' })
    const link = linkIn((await registrar.get(`/ho-so/${id}/y-kien`)).body)
    const page = await app.visitor.get(link)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(question.question)
    expect(page.body).not.toContain('Ánh Nguyệt')
    expect(page.headers['cache-control']).toBe('no-store')
    expect((await app.visitor.post(link, { stance: 'agreed', answer: 'Đúng' })).body).toContain(
      'Nhập họ tên và chức vụ',
    )
    const answer = { stance: 'agreedWith', answer: 'Đồng ý nếu có sổ hộ khẩu.', name: 'Trần Văn B, Phó trưởng Công an' }
    expect((await app.visitor.post(link, answer)).body).toContain('Cảm ơn')
    expect((await app.visitor.post(link, answer)).statusCode).toBe(409)
    expect((await actsOf(id)).at(-1)).toMatchObject({
      verb: 'consultation.answer',
      outcome: 'onTime',
      actorKind: 'external',
    })
    expect((await registrar.get(`/ho-so/${id}/y-kien`)).body).toContain('Trần Văn B, Phó trưởng Công an')
  })

  test('a link nobody signed opens nothing', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: otherId })
    const [asked] = await stateOf(id)
    for (const ticket of [`${asked?.id}.${'A'.repeat(32)}`, `${asked?.id}`, 'x', '../../etc/passwd', '%00'])
      expect((await app.visitor.get(`/tra-loi-y-kien/${encodeURIComponent(ticket)}`)).statusCode).toBe(404)
    // Signed, but for a unit that has accounts: the link is not its way.
    const signed = ticketOf('a secret of tests that is long enough', asked?.id ?? '')
    expect(consultationOf('another secret', signed)).toBeUndefined()
    expect(
      (await app.visitor.post(`/tra-loi-y-kien/${signed}`, { stance: 'agreed', answer: 'x', name: 'y' })).statusCode,
    ).toBe(403)
  })

  test('an answer that came on paper is recorded with its paper by whoever asked', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: '', bodyName: 'Công an huyện' })
    const [asked] = await stateOf(id)
    const body = new FormData()
    for (const [name, value] of Object.entries({ stance: 'noView', answer: 'Xem văn bản.', name: 'Công an huyện' }))
      body.set(name, value)
    body.set('file', new Blob([new Uint8Array(pdf())], { type: 'application/pdf' }), 'tra-loi.pdf')
    const request = new Request('http://x', { method: 'POST', body })
    const answer = await registrar.ask({
      method: 'POST',
      url: `/ho-so/${id}/y-kien/${asked?.id}/ghi`,
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    expect(answer.statusCode, answer.body).toBe(303)
    const page = (await registrar.get(`/ho-so/${id}/y-kien`)).body
    const file = /\/ho-so\/[^"]+\/tep\/[^"]+/.exec(page)?.[0] ?? ''
    expect((await registrar.get(file)).headers['content-type']).toBe('application/pdf')
    expect((await elsewhere.get(file)).statusCode).toBe(404)
    expect((await app.visitor.get(file)).statusCode).toBe(303)
  })

  test('what is of no use any more is withdrawn', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: '', bodyName: 'Công an huyện' })
    const link = linkIn((await registrar.get(`/ho-so/${id}/y-kien`)).body)
    const [asked] = await stateOf(id)
    expect((await elsewhere.post(`/ho-so/${id}/y-kien/${asked?.id}/rut`)).statusCode).toBe(404)
    expect((await registrar.post(`/ho-so/${id}/y-kien/${asked?.id}/rut`)).statusCode).toBe(303)
    const late = await app.visitor.post(link, { stance: 'agreed', answer: 'Đúng', name: 'B' })
    expect(late.statusCode).toBe(409)
  })
})

describe('silence', () => {
  test('ends at its date where a rule was named, once, and only there', async () => {
    const id = await inProgress()
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: otherId, silenceGround: 'Khoản 2 Điều 9' })
    await registrar.post(`/ho-so/${id}/y-kien`, { ...question, unitId: otherId })
    const office = { db: app.db, localityId: 1, clock: app.clock } as unknown as Office
    expect(await endSilences(office)).toBe(0)
    const ended = await fourDaysLater(() =>
      Promise.all([endSilences(office), endSilences(office), endSilences(office)]),
    )
    expect(ended.reduce((sum, each) => sum + each)).toBe(1)
    expect((await stateOf(id)).map(({ state }) => state)).toEqual(['lapsed', 'open'])
    expect((await actsOf(id)).filter(({ verb }) => verb === 'consultation.lapse')).toHaveLength(1)
  })
})
