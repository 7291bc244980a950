import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sealNow, verify } from '../src/core/ledger/index.ts'
import { findDeliveries } from '../src/core/outbox/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { type MailPeer, mailPeer } from '../src/testing/peers.ts'

// The program asks one clock (the machine's; here one that is moved); the database's own is asked only for when an act was written
// down and for how long attempts to sign in count. Sessions, due dates, steps, tills, queues and waits of single notices follow the
// program's; rests after a failed route and the order of acts follow neither.

const HOUR_MS = 3_600_000
const TEN = '2026-03-02T10:00:00+07:00'

let app: TestApp
let mail: MailPeer
let unitId: string
let code: string

beforeAll(async () => {
  mail = await mailPeer()
  app = await testApp(TEN, { smtpUrl: mail.url, mailFrom: 'motcua@camlo.example' })
  app.startBackground()
  ;({ id: unitId, code } = await app.db.one(sql<{ id: string; code: string }>`
    SELECT id, code FROM units WHERE short_name_vi = 'Cam Hiếu'`))
}, 60_000)
afterAll(async () => {
  await app.close()
  await mail.stop()
})
beforeEach(() => app.clock.set(TEN))

async function deed(username: string, url: string, form: Record<string, string> = {}): Promise<string> {
  const person: Person = await app.as(username)
  const answer = await person.post(url, form)
  expect([200, 303], `${url}: ${answer.body.slice(0, 200)}`).toContain(answer.statusCode)
  return answer.body
}

async function file(email: string) {
  const answer = await app.visitor.ask({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `a dossier of ${email}`,
      procedureSlug: 'chung-thuc-ban-sao',
      unitId,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', email },
      form: { document: 'Bằng lái xe', copies: '2' },
      papers: [],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json() as { id: string; code: string }
}

test.each([
  ['back', -HOUR_MS],
  ['on', HOUR_MS],
])(
  'the clock set %s an hour in the middle of a dossier’s way: it goes on, once, and no time runs backwards',
  async (way, by) => {
    const email = `${way}@example.vn`
    const { id, code: dossierCode } = await file(email)
    await deed('tiepnhan.camhieu', `/ho-so/${id}/tiep-nhan`)
    await deed('tiepnhan.camhieu', '/quay/mo', { unitId, number: '1', groups: 'chung-thuc' })
    await app.visitor.post(`/lay-so/${code}`, { group: 'chung-thuc' })
    await deed('tiepnhan.camhieu', '/quay/goi')

    app.clock.advance(by)
    await deed('tiepnhan.camhieu', '/quay/phuc-vu')
    await deed('tiepnhan.camhieu', '/quay/xong')
    await deed('tiepnhan.camhieu', '/quay/dong')
    await deed('tiepnhan.camhieu', `/ho-so/${id}/chuyen-buoc`)
    await deed('thuphi.camhieu', `/thu-phi/${id}/tien-mat`, { seen: '4000', tendered: '4000' })
    await deed('hotich.camhieu', `/ho-so/${id}/chuyen-buoc`)
    await deed('chutich.camhieu', `/ho-so/${id}/ky`, { content: 'Chứng thực bản sao đúng với bản chính.' })
    await deed('traketqua.camhieu', `/ho-so/${id}/tra-ket-qua`)

    const steps = await app.db.many(sql<{ started: Date; ended: Date; worked: number; outcome: string }>`
    SELECT started_at AS started, ended_at AS ended, worked_minutes AS worked, outcome FROM dossier_steps
    WHERE dossier_id = ${id} ORDER BY started_at, id`)
    expect(steps.length).toBeGreaterThan(3)
    for (const { started, ended, worked } of steps) {
      expect(ended.getTime()).toBeGreaterThanOrEqual(started.getTime())
      expect(worked).toBeGreaterThanOrEqual(0)
    }
    // An hour that the clock says has passed has passed; one that it takes back makes nobody late.
    if (by < 0) expect(steps.filter(({ outcome }) => outcome !== 'onTime')).toEqual([])
    const acts = await app.db.many(sql<{ verb: string }>`
    SELECT verb FROM acts WHERE subject_id = ${id} AND verb LIKE 'dossier.%' ORDER BY occurred_at, epoch, xid, number`)
    // Whoever has it may be reminded, since an hour went by.
    expect(acts.map(({ verb }) => verb.slice(8)).filter((verb) => verb !== 'remind')).toEqual([
      'submit',
      'accept',
      'handOver',
      'handOver',
      'resolve',
      'returnResult',
    ])
    expect((await app.visitor.get(`/tra-cuu/${dossierCode}`)).body).toContain('Đã trả kết quả')
    await sealNow(app.db, app.sealKey)
    expect((await verify(app.db)).finding).toBeNull()

    // What isn't news any more is dropped; nothing waits for an hour that is to come again, and nothing is told twice.
    const deliveries = async () => (await findDeliveries(app.db, 1, { caseId: id })).map(({ state }) => state)
    await vi.waitFor(
      async () => {
        expect((await deliveries()).length).toBeGreaterThan(2)
        expect(await deliveries()).not.toContain('waiting')
      },
      { timeout: 15_000, interval: 100 },
    )
    const told = mail.mails
      .filter(({ to }) => to.includes(email))
      .map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
    expect(told).toHaveLength((await deliveries()).filter((state) => state === 'sent').length)
    expect(new Set(told).size).toBe(told.length)
  },
  60_000,
)

test('whoever was signed in before the clock went on by an hour signs in anew and loses nothing; set back, nobody notices', async () => {
  const clerk = await app.as('tiepnhan.camhieu')
  app.clock.advance(-HOUR_MS)
  expect((await clerk.get('/viec')).statusCode).toBe(200)
  app.clock.set(TEN)
  expect((await clerk.get('/viec')).statusCode).toBe(200)
  app.clock.advance(HOUR_MS)
  expect((await clerk.get('/viec')).headers.location).toBe('/dang-nhap?next=%2Fviec')
})
