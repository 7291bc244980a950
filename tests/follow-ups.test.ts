import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { remindFollowUps } from '../src/domains/satisfaction/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let deputy: Person
let returnDesk: Person
let elsewhere: Person
let unitId: string

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  chair = await app.as('chutich.camhieu')
  deputy = await app.as('chutich.camlo')
  returnDesk = await app.as('traketqua.camhieu')
  elsewhere = await app.as('chutich.camthuy')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
})
afterAll(() => app.close())

interface Returned {
  id: string
  code: string
  secret: string
  rating: string
}

/** A dossier led to its end, with the link by which it is rated. */
async function returned(): Promise<Returned> {
  const { id, code, secret } = (await fileOnline(app, unitId)) as { id: string; code: string; secret: string }
  await reception.post(`/ho-so/${id}/tiep-nhan`)
  await reception.post(`/ho-so/${id}/chuyen-buoc`)
  await registrar.post(`/ho-so/${id}/chuyen-buoc`)
  expect((await chair.post(`/ho-so/${id}/ky`)).statusCode).toBe(303)
  const handedOut = await returnDesk.post(`/ho-so/${id}/tra-ket-qua`)
  const [rating = ''] = /\/danh-gia\/[\w-]{32}/.exec(handedOut.body) ?? []
  return { id, code, secret, rating }
}

async function ratedLow(comment = 'Chờ lâu quá.'): Promise<Returned & { followUp: string }> {
  const dossier = await returned()
  const rated = await app.visitor.post(dossier.rating, { stars: '1', comment })
  expect(rated.statusCode, rated.body).toBe(200)
  const found = await followUpOf(dossier.id)
  return { ...dossier, followUp: found?.id ?? '' }
}

const followUpOf = (dossierId: string) =>
  app.db.first(sql<{ id: string; state: string; unitId: string; dueAt: Date; told: number; settled: boolean | null }>`
    SELECT id, state, unit_id, due_at, told, settled FROM follow_ups WHERE dossier_id = ${dossierId}`)

const actsOf = async (dossierId: string) =>
  (
    await app.db.many(sql<{ verb: string; outcome: string | null }>`
    SELECT verb, outcome FROM acts WHERE subject_id = ${dossierId} AND verb LIKE 'followUp.%' ORDER BY epoch, xid, number`)
  ).map(({ verb, outcome }) => (outcome ? `${verb} ${outcome}` : verb))

const good = { cause: 'conduct', done: 'Đã nhắc nhở.', answer: 'Chúng tôi xin lỗi ông/bà.' }

describe('a low rating', () => {
  test('opens a follow-up at the office, with a date in five working days; a good one does not', async () => {
    const { id } = await ratedLow()
    expect(await followUpOf(id)).toMatchObject({ state: 'open', unitId })
    expect((await followUpOf(id))?.dueAt.toISOString()).toBe('2026-03-09T10:00:00.000Z')
    expect(await actsOf(id)).toEqual(['followUp.open'])
    const well = await returned()
    await app.visitor.post(well.rating, { stars: '3', comment: 'Được' })
    expect(await followUpOf(well.id)).toBeUndefined()
  })

  test('follows the rule of its day', async () => {
    await app.base.db.run(sql`UPDATE follow_up_rules SET stars_at_most = 3, working_days = 2`)
    const well = await returned()
    await app.visitor.post(well.rating, { stars: '3' })
    await app.base.db.run(sql`UPDATE follow_up_rules SET stars_at_most = 2, working_days = 5`)
    expect((await followUpOf(well.id))?.dueAt.toISOString()).toBe('2026-03-04T10:00:00.000Z')
  })

  test('is handled by whoever leads the office, not by who served the person, nor by other offices', async () => {
    const { followUp, id } = await ratedLow('Góp ý riêng của tôi')
    expect((await chair.get('/phan-hoi')).body).toContain(`/phan-hoi/${followUp}`)
    expect((await chair.get(`/phan-hoi/${followUp}`)).body).toContain('Góp ý riêng của tôi')
    expect((await elsewhere.get('/phan-hoi')).body).not.toContain(followUp)
    expect((await elsewhere.get(`/phan-hoi/${followUp}`)).statusCode).toBe(404)
    expect((await elsewhere.post(`/phan-hoi/${followUp}/tra-loi`, good)).statusCode).toBe(404)
    expect((await registrar.get('/phan-hoi')).statusCode).toBe(403)
    const { personId } = await app.db.one(sql<{ personId: string }>`
      SELECT person_id FROM accounts WHERE username = 'chutich.camlo'`)
    await app.base.db.run(sql`UPDATE dossiers SET received_by = ${personId} WHERE id = ${id}`)
    const own = await deputy.get(`/phan-hoi/${followUp}`)
    expect(own.body).toContain('Ông/bà đã phục vụ hồ sơ này')
    expect(own.body).not.toContain('/tra-loi')
    expect((await deputy.post(`/phan-hoi/${followUp}/tra-loi`, good)).statusCode).toBe(403)
    expect((await chair.post(`/phan-hoi/${followUp}/tra-loi`, good)).statusCode).toBe(303)
  })

  test.each([
    ['tra-loi', { ...good, cause: '' }, 'Chọn nguyên nhân'],
    ['tra-loi', { ...good, done: '  ' }, 'Nhập việc đã làm'],
    ['tra-loi', { ...good, answer: '' }, 'Nhập trả lời cho người đánh giá'],
    ['lien-he', { way: '', note: 'Đã gọi' }, 'Chọn cách đã liên hệ'],
    ['lien-he', { way: 'phone', note: '' }, 'Nhập nội dung'],
    ['chuyen', { unitId: '', reason: 'Không phải việc của chúng tôi' }, 'Chọn đơn vị'],
    ['ket-thuc', {}, 'Cần trả lời người đánh giá trước'],
  ])('%s with %o is refused, and what was typed stays', async (path, form, words) => {
    const { followUp, id } = await ratedLow()
    const answer = await chair.post(`/phan-hoi/${followUp}/${path}`, form as Record<string, string>)
    expect([422, 409]).toContain(answer.statusCode)
    expect(answer.body).toContain(words)
    if ('answer' in form && form.answer) expect(answer.body).toContain(form.answer)
    expect(await actsOf(id)).toEqual(['followUp.open'])
  })

  test('is called about, answered, settled by the person once, and closed; each is an act', async () => {
    const { followUp, id, code, secret } = await ratedLow()
    const address = `/phan-hoi/${followUp}`
    await chair.post(`${address}/lien-he`, { way: 'phone', note: 'Người dân kể lại buổi làm việc.' })
    // Two at once: one answers.
    const answers = await Promise.all([
      chair.post(`${address}/tra-loi`, good),
      chair.post(`${address}/tra-loi`, { ...good, answer: 'Khác' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])

    const citizen = app.visitor
    expect((await citizen.post(`/tra-cuu/${code}/ho-so/phan-hoi`, { settled: 'yes' })).headers.location).toContain(
      '/ho-so',
    )
    expect((await followUpOf(id))?.settled).toBeNull()
    await citizen.post(`/tra-cuu/${code}/ho-so`, { secret })
    const page = await citizen.get(`/tra-cuu/${code}/ho-so`)
    expect(page.body).toMatch(/Chúng tôi xin lỗi ông\/bà\.|Khác/)
    expect(page.body).toContain('Đã thỏa đáng')
    expect(page.body).not.toContain(good.done)
    await citizen.post(`/tra-cuu/${code}/ho-so/phan-hoi`, { settled: 'yes' })
    expect((await citizen.post(`/tra-cuu/${code}/ho-so/phan-hoi`, { settled: 'no' })).statusCode).toBe(409)
    expect((await chair.post(`${address}/ket-thuc`)).statusCode).toBe(303)
    expect((await chair.post(`${address}/ket-thuc`)).statusCode).toBe(409)
    expect(await actsOf(id)).toEqual([
      'followUp.open',
      'followUp.contact',
      'followUp.answer onTime',
      'followUp.settle settled',
      'followUp.close',
    ])
    expect((await chair.get(`/ho-so/${id}`)).body).toContain('đã trả lời người đánh giá')
  })

  test('not settled, it opens once more with a new date', async () => {
    const { followUp, id, code, secret } = await ratedLow()
    await chair.post(`/phan-hoi/${followUp}/tra-loi`, good)
    await chair.post(`/phan-hoi/${followUp}/ket-thuc`)
    await app.visitor.post(`/tra-cuu/${code}/ho-so`, { secret })
    await app.visitor.post(`/tra-cuu/${code}/ho-so/phan-hoi`, { settled: 'no', note: 'Vẫn chưa được trả lại tiền.' })
    expect(await followUpOf(id)).toMatchObject({ state: 'open', settled: false })
    const page = (await chair.get(`/phan-hoi/${followUp}`)).body
    expect(page).toContain('Vẫn chưa được trả lại tiền.')
    expect(page).toContain('xử lý lần hai')
    await chair.post(`/phan-hoi/${followUp}/tra-loi`, { ...good, answer: 'Đã trả lại tiền.' })
    expect((await app.visitor.post(`/tra-cuu/${code}/ho-so/phan-hoi`, { settled: 'no' })).statusCode).toBe(409)
    expect((await app.visitor.get(`/tra-cuu/${code}/ho-so`)).body).toContain('Đã trả lại tiền.')
  })

  test('is passed to the office it concerns, with its date', async () => {
    const { followUp, id } = await ratedLow()
    const otherId = await unitOf(app, 'chutich.camthuy')
    const before = await followUpOf(id)
    expect(
      (await chair.post(`/phan-hoi/${followUp}/chuyen`, { unitId: otherId, reason: 'Việc ở Cam Thủy.' })).statusCode,
    ).toBe(303)
    expect(await followUpOf(id)).toMatchObject({ unitId: otherId, dueAt: before?.dueAt })
    expect((await chair.get(`/phan-hoi/${followUp}`)).statusCode).toBe(404)
    expect((await elsewhere.get(`/phan-hoi/${followUp}`)).body).toContain('Việc ở Cam Thủy.')
  })
})

describe('late ones', () => {
  test('climb the ladder, each rung once, and a late answer is late', async () => {
    await app.db.run(sql`UPDATE follow_ups SET told = 3`)
    const { followUp, id } = await ratedLow()
    const office = {
      db: app.db,
      localityId: 1,
      clock: app.clock,
      workingTime: async () => (await import('../src/domains/dossiers/rules/testing.ts')).time,
    } as unknown as Parameters<typeof remindFollowUps>[0]
    const now = app.clock.now()
    try {
      expect(await remindFollowUps(office)).toBe(0)
      app.clock.set('2026-03-09T08:00:00+07:00')
      const told = await Promise.all([remindFollowUps(office), remindFollowUps(office)])
      expect(told.sort()).toEqual([0, 1])
      app.clock.set('2026-03-10T08:30:00+07:00')
      expect(await remindFollowUps(office)).toBe(1)
      app.clock.set('2026-03-12T08:30:00+07:00')
      expect(await remindFollowUps(office)).toBe(1)
      expect(await remindFollowUps(office)).toBe(0)
      const later = await app.as('chutich.camhieu')
      expect((await later.get('/phan-hoi?tinh-trang=late')).body).toContain(followUp)
      expect((await later.get(`/phan-hoi/${followUp}`)).body).toContain('Đã báo lãnh đạo')
      await later.post(`/phan-hoi/${followUp}/tra-loi`, good)
    } finally {
      app.clock.set(now.toISOString())
    }
    expect(await actsOf(id)).toEqual([
      'followUp.open',
      'followUp.remind',
      'followUp.tellHead',
      'followUp.tellLeader',
      'followUp.answer late',
    ])
  })
})

describe('figures', () => {
  test('lead down to what they count; the public sees nothing of an office with few answers', async () => {
    const counted = await app.db.one(sql<{ asked: number; answered: number; low: number }>`
      SELECT (SELECT count(*) FROM ratings) AS asked, (SELECT count(*) FROM ratings WHERE stars IS NOT NULL) AS answered,
        (SELECT count(*) FROM follow_ups) AS low`)
    const leader = await app.as('bithu.camlo')
    const page = (await leader.get('/phan-hoi/so-lieu?ky=2026-03')).body
    expect(page).toContain(`>${counted.answered}</a>`)
    expect(page).toContain(`>${counted.low}</a>`)
    const list = (await leader.get('/phan-hoi?tu=2026-03-01&den=2026-03-31&tinh-trang=all')).body
    expect(list.match(/href="\/phan-hoi\/[0-9a-f-]{36}"/g)).toHaveLength(counted.low)
    const ratings = (await leader.get('/phan-hoi/danh-gia?ky=2026-03&tra=roi')).body
    expect(ratings.match(/data-full/g)?.length).toBeGreaterThan(0)
    const open = (await app.visitor.get('/thong-ke/phan-hoi?ky=2026-03')).body
    expect(open).toContain('chưa đủ 30')
    expect(open).not.toContain('/phan-hoi/')
    const sheet = await leader.get('/phan-hoi/so-lieu.csv?ky=2026-03')
    expect(sheet.body.split('\n')[0]).toContain('Thái độ phục vụ')
  })

  test('erasing a person’s data erases what was written', async () => {
    const { followUp, id } = await ratedLow('Tên tôi là Kín')
    await chair.post(`/phan-hoi/${followUp}/lien-he`, { way: 'phone', note: 'Bà Kín nói…' })
    const { applicantId } = await app.db.one(sql<{ applicantId: string }>`
      SELECT applicant_id FROM dossiers WHERE id = ${id}`)
    const administrator = await app.as('quantri.camlo')
    expect((await administrator.post(`/api/v1/applicants/${applicantId}/erase`)).statusCode).toBe(200)
    const page = (await chair.get(`/phan-hoi/${followUp}`)).body
    expect(page).not.toContain('Kín')
  })
})
