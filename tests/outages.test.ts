import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'

let app: TestApp
let administrator: Person
let reception: Person
let registrar: Person
let unitId: string
let otherId: string

beforeAll(async () => {
  app = await testApp()
  administrator = await app.as('quantri.camlo')
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
  otherId = await unitOf(app, 'tiepnhan.camthuy')
})
afterAll(() => app.close())

/** A dossier of three working days, in the registrar's hands. */
async function inProgress(): Promise<string> {
  const { id } = await fileOnline(app, unitId)
  await reception.post(`/ho-so/${id}/tiep-nhan`)
  await reception.post(`/ho-so/${id}/chuyen-buoc`)
  return id
}

const announced = {
  system: 'Cổng dịch vụ công',
  owner: 'Sở Thông tin và Truyền thông',
  announcement: 'Thông báo 12/TB-STTTT',
  announcedAt: '2026-03-02T07:30',
  startsAt: '2026-03-02T08:00',
  untilAt: '2026-03-03T08:00',
  unitId: '',
}

const standing = (id: string) =>
  app.db.one(sql<{ on: string; causes: string[]; paused: number; until: Date | null }>`
    SELECT legal_due_on::text AS on,
      (SELECT array_agg(cause ORDER BY set_at, id) FROM dossier_due_dates WHERE dossier_id = d.id) AS causes,
      (SELECT count(*) FROM dossier_pauses WHERE dossier_id = d.id) AS paused,
      (SELECT max(ended_at) FROM dossier_pauses WHERE dossier_id = d.id) AS until
    FROM dossiers d WHERE id = ${id}`)

const lasting = () =>
  app.db.many(sql<{ id: string }>`SELECT id FROM outages WHERE coalesce(ended_at, until_at) > ${app.clock.now()}`)

/** No outage of an earlier test goes on. */
async function allEnded(): Promise<void> {
  for (const { id } of await lasting()) await administrator.post(`/su-co/${id}/ket-thuc`)
}

describe('an announced outage', () => {
  test.each([
    ['nothing named', { system: ' ' }, 'Ghi tên hệ thống'],
    ['before the announcement', { startsAt: '2026-03-02T07:29' }, 'Không được tạm dừng lùi'],
    ['longer than a day', { untilAt: '2026-03-03T08:01' }, '24 giờ'],
    ['over already', { startsAt: '2026-03-02T07:30', untilAt: '2026-03-02T07:59' }, 'đã kết thúc'],
    ['announced in the future', { announcedAt: '2026-03-02T09:00', startsAt: '2026-03-02T09:00' }, 'tương lai'],
  ])('is refused when %s, and what was typed stays', async (_, wrong, words) => {
    const answer = await administrator.post('/su-co', { ...announced, ...wrong })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain(announced.announcement)
    expect(await lasting()).toEqual([])
  })

  test('pauses the limits of the dossiers it concerns once, with cause, start and end; ended sooner, they go on', async () => {
    const id = await inProgress()
    const before = await standing(id)
    const other = (await fileOnline(app, otherId)).id
    await (await app.as('tiepnhan.camthuy')).post(`/ho-so/${other}/tiep-nhan`)
    expect((await administrator.post('/su-co', { ...announced, unitId })).statusCode).toBe(303)
    const during = await standing(id)
    expect([before.on, during.on]).toEqual(['2026-03-05', '2026-03-06'])
    expect(during).toMatchObject({ causes: ['reception', 'outage'], paused: 1 })
    expect(during.until?.toISOString()).toBe('2026-03-03T01:00:00.000Z')
    expect((await standing(other)).paused).toBe(0)
    const page = (await registrar.get(`/ho-so/${id}`)).body
    expect(page).toContain('đã tạm dừng thời hạn vì sự cố hệ thống')
    expect(page).toContain('Cổng dịch vụ công')
    const chair = await app.as('chutich.camhieu')
    expect((await chair.get('/bao-cao/ton-dong')).body).toContain('Sự cố')

    const [outage] = await lasting()
    expect((await administrator.get(`/su-co/${outage?.id}`)).body).toContain(`/ho-so/${id}`)
    expect((await (await app.as('truongmotcua.motcuahuyen')).get(`/su-co/${outage?.id}`)).statusCode).toBe(404)
    app.clock.set('2026-03-02T08:20:00+07:00')
    const ends = await Promise.all([1, 2].map(() => administrator.post(`/su-co/${outage?.id}/ket-thuc`)))
    expect(ends.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await standing(id)).toMatchObject({ on: '2026-03-05', paused: 1, causes: ['reception', 'outage', 'outage'] })
  })

  test('a supplement asked for meanwhile is what it waits for then', async () => {
    await allEnded()
    app.clock.set('2026-03-02T08:20:00+07:00')
    const id = await inProgress()
    const api = await administrator.post(
      '/api/v1/outages',
      {},
      {
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({
          ...announced,
          unitId: undefined,
          announcedAt: '2026-03-02T08:20:00+07:00',
          startsAt: '2026-03-02T08:20:00+07:00',
          untilAt: '2026-03-02T17:00:00+07:00',
          unitIds: [unitId],
          procedureIds: [],
        }),
      },
    )
    expect(api.statusCode, api.body).toBe(201)
    expect((await standing(id)).paused).toBe(1)
    const asked = await registrar.post(`/ho-so/${id}/yeu-cau-bo-sung`, { items: 'Sổ hộ khẩu', reason: 'Thiếu' })
    expect(asked.statusCode).toBe(303)
    const pauses = await app.db.many(sql<{ cause: string; endedAt: Date | null }>`
      SELECT cause, ended_at FROM dossier_pauses WHERE dossier_id = ${id} ORDER BY started_at, cause`)
    expect(pauses.map(({ cause, endedAt }) => [cause, endedAt !== null && endedAt <= app.clock.now()])).toEqual([
      ['outage', true],
      ['supplement', false],
    ])
  })
})
