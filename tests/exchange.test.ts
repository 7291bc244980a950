import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findDeliveries } from '../src/core/outbox/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { type Asked, type HttpPeer, httpPeer } from '../src/testing/peers.ts'
import { freePort } from './program.ts'

const SOON = { timeout: 15_000, interval: 50 }
const DAY_MS = 86_400_000

let app: TestApp
let portal: HttpPeer
let hook: HttpPeer
let admin: Person
let clerk: Person
let registrar: Person
let chair: Person
let desk: Person
let unitId: string

beforeAll(async () => {
  portal = await httpPeer()
  app = await testApp(undefined, { portalUrl: `${portal.url}/trang-thai`, portalToken: 'cong' })
  app.startBackground()
  admin = await app.as('quantri.camlo')
  clerk = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  chair = await app.as('chutich.camhieu')
  desk = await app.as('traketqua.camhieu')
  unitId = (
    await app.db.one(sql<{ id: string }>`
      SELECT u.id FROM accounts a JOIN appointments h ON h.official_id = a.person_id
      JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id WHERE a.username = 'tiepnhan.camhieu'`)
  ).id
}, 60_000)
afterAll(async () => {
  await app.close()
  await portal.stop()
})
beforeEach(async () => {
  hook = await httpPeer()
  portal.answer = () => ({ status: 200 })
})
afterEach(() => hook.stop())

async function file(slug = 'xac-nhan-hon-nhan'): Promise<{ id: string; code: string }> {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: randomUUID(),
      procedureSlug: slug,
      unitId,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', idNumber: '999190000123', phone: '0912345678' },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json() as { id: string; code: string }
}

const deed = async (person: Person, id: string, path: string, form: Record<string, string> = {}) =>
  expect((await person.post(`/ho-so/${id}/${path}`, form)).statusCode).toBe(path === 'tra-ket-qua' ? 200 : 303)

const SECRET = /whsec_[A-Za-z0-9+/=]+/
async function register(url: string, verbs: string[] = []): Promise<{ id: string; secret: string }> {
  const answer = await admin.post('/quan-tri/webhook', { url, description: 'Hệ thống thử', verbs })
  expect(answer.statusCode).toBe(201)
  const secret = SECRET.exec(answer.body.replaceAll('&#x2F;', '/'))?.[0] ?? ''
  const { id } = await app.db.one(sql<{ id: string }>`
    SELECT id FROM webhook_endpoints WHERE url LIKE ${`${url}%`} AND removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`)
  return { id, secret }
}
const remove = (id: string) => admin.post(`/quan-tri/webhook/${id}`, { deed: 'remove' })
const told = ({ body }: Asked) => JSON.parse(String(body)) as { type: string; data: Record<string, unknown> }
const toldOf = (id: string) => hook.asked.map(told).filter(({ data }) => data.subjectId === id)

describe('webhooks', () => {
  test('an endpoint is told of the acts it chose, and of nobody’s person', async () => {
    const { id: endpoint } = await register(hook.url, ['dossier.accept'])
    const { id } = await file()
    await deed(clerk, id, 'tiep-nhan')
    await vi.waitFor(() => expect(toldOf(id)).toHaveLength(1), SOON)
    const [message] = toldOf(id)
    expect(message).toMatchObject({
      type: 'dossier.accept',
      data: { subjectId: id, actor: 'official', outcome: 'onTime' },
    })
    const said = hook.asked.map(({ body }) => String(body)).join()
    for (const personal of ['Nguyệt', '999190000123', '0912345678', 'personId']) expect(said).not.toContain(personal)
    await remove(endpoint)
  })

  test('the receiver of the manual, with nothing of ours, takes what is signed and refuses what was touched', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camlo-receiver-'))
    const manual = await readFile(new URL('../docs/webhooks.md', import.meta.url), 'utf8')
    await writeFile(join(folder, 'receiver.mjs'), /```js\n([\s\S]*?)```/.exec(manual)?.[1] ?? '')
    const port = await freePort()
    const { id: endpoint, secret } = await register(`http://127.0.0.1:${port}/`, ['dossier.submit'])
    app.clock.set(new Date())
    let said = ''
    const receiver: ChildProcess = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
      env: { PATH: process.env.PATH, WEBHOOK_SECRET: secret, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    receiver.stdout?.on('data', (text) => {
      said += text
    })
    try {
      await file()
      await vi.waitFor(() => expect(said).toMatch(/^[0-9a-f-]{36} dossier\.submit$/m), SOON)
      const seconds = String(Math.floor(Date.now() / 1000))
      const forged = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { 'webhook-id': 'a', 'webhook-timestamp': seconds, 'webhook-signature': `v1,${'A'.repeat(43)}=` },
        body: '{"type":"forged"}',
      })
      expect(forged.status).toBe(401)
      expect(said).not.toContain('forged')
    } finally {
      app.clock.set('2026-03-02T08:00:00+07:00')
      const gone = new Promise((resolve) => receiver.once('exit', resolve))
      receiver.kill()
      await gone
      await remove(endpoint)
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('an endpoint that fails gets everything later, each message under its one id', async () => {
    hook.answer = () => ({ status: 500, body: 'out of order' })
    const { id: endpoint } = await register(hook.url, ['dossier.submit'])
    const filed = await Promise.all(Array.from({ length: 6 }, () => file()))
    await vi.waitFor(() => expect(hook.asked.length).toBeGreaterThan(0), SOON)
    hook.answer = () => ({ status: 200 })
    const before = hook.asked.length
    await vi.waitFor(
      () => expect(new Set(hook.asked.slice(before).map((each) => told(each).data.subjectId)).size).toBe(6),
      { timeout: 25_000 },
    )
    for (const { id } of filed) {
      const ids = hook.asked
        .filter((each) => told(each).data.subjectId === id)
        .map(({ headers }) => headers['webhook-id'])
      expect(new Set(ids).size).toBe(1)
    }
    await remove(endpoint)
  }, 40_000)

  test('one that is gone is disabled at once; enabled again, what it missed is sent again by hand', async () => {
    hook.answer = () => ({ status: 410 })
    const { id: endpoint } = await register(hook.url, ['dossier.submit'])
    const { id } = await file()
    const stateOf = async () => (await findDeliveries(app.db, 1, { route: `webhook:${endpoint}` }))[0]
    await vi.waitFor(async () => expect((await stateOf())?.state).toBe('dead'), SOON)
    expect((await admin.get('/quan-tri/webhook')).body).toContain('bên nhận báo đã gỡ bỏ')
    const page = (await admin.get('/quan-tri/trao-doi?carrier=webhook')).body
    expect(page).toContain('410 Gone')
    hook.answer = () => ({ status: 200 })
    await admin.post(`/quan-tri/webhook/${endpoint}`, { deed: 'enable' })
    const again = await admin.post(`/quan-tri/trao-doi/${(await stateOf())?.id}/gui-lai`)
    expect([again.statusCode, again.headers.location]).toEqual([303, '/quan-tri/trao-doi?done=again'])
    await vi.waitFor(() => expect(toldOf(id)).toHaveLength(2), SOON)
    await remove(endpoint)
  })

  test('one where nothing has arrived for five days is disabled, and that is an act', async () => {
    hook.answer = () => ({ status: 500 })
    const { id: endpoint } = await register(hook.url, ['dossier.submit'])
    await file()
    const failing = async () =>
      await app.db.one(sql<{ failingSince: Date | null; disabledWhy: string | null }>`
        SELECT failing_since, disabled_why FROM webhook_endpoints WHERE id = ${endpoint}`)
    await vi.waitFor(async () => expect((await failing()).failingSince).not.toBeNull(), SOON)
    app.clock.advance(5 * DAY_MS)
    await vi.waitFor(async () => expect((await failing()).disabledWhy).toBe('failing'), {
      timeout: 25_000,
      interval: 100,
    })
    app.clock.advance(-5 * DAY_MS)
    const acts = await app.db.many(sql<{ verb: string; outcome: string }>`
      SELECT verb, outcome FROM acts WHERE subject_id = ${endpoint} ORDER BY occurred_at`)
    expect(acts).toEqual([
      { verb: 'exchange.registerEndpoint', outcome: null },
      { verb: 'exchange.disableEndpoint', outcome: 'failing' },
    ])
    await remove(endpoint)
  }, 40_000)

  test('a new secret signs from now on, and neither stands in the database', async () => {
    const { id: endpoint, secret } = await register(hook.url, ['dossier.submit'])
    const answer = await admin.post(`/quan-tri/webhook/${endpoint}`, { deed: 'renew' })
    const renewed = SECRET.exec(answer.body)?.[0]
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(renewed).not.toBe(secret)
    const { kept } = await app.db.one(sql<{ kept: string }>`
      SELECT encode(secret, 'escape') AS kept FROM webhook_endpoints WHERE id = ${endpoint}`)
    for (const one of [secret, renewed ?? '']) expect(kept).not.toContain(one.slice(6, 26))
    expect((await admin.get('/quan-tri/webhook')).body).not.toMatch(SECRET)
    await remove(endpoint)
  })

  test.each([
    ['', 'Nhập một địa chỉ đầy đủ'],
    ['ftp://example.vn', 'phải bắt đầu bằng https'],
    ['https://a:b@example.vn', 'Không để tên và mật khẩu'],
  ])('the address “%s” is refused with what to do', async (url, words) => {
    const answer = await admin.post('/quan-tri/webhook', { url, verbs: [] })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  test('by API too', async () => {
    const register = {
      method: 'POST',
      url: '/api/v1/webhooks',
      payload: { url: hook.url, verbs: ['dossier.rate'] },
    } as const
    expect((await app.visitor.ask(register)).statusCode).toBe(401)
    expect((await clerk.ask(register)).statusCode).toBe(403)
    const made = await admin.ask(register)
    expect(made.json()).toMatchObject({ endpoint: { verbs: ['dossier.rate'], disabledAt: null }, secret: /^whsec_/ })
    const { id } = made.json().endpoint
    expect((await admin.get('/api/v1/webhooks')).json()).toContainEqual(expect.objectContaining({ id }))
    expect((await admin.ask({ method: 'DELETE', url: `/api/v1/webhooks/${id}` })).statusCode).toBe(204)
    expect((await admin.ask({ method: 'DELETE', url: `/api/v1/webhooks/${id}` })).statusCode).toBe(404)
    const bad = { ...register, payload: { url: hook.url, verbs: ['dossier.nothing'] } }
    expect((await admin.ask(bad)).json().error.code).toBe('unknown_verb')
  })
})

describe('the national portal', () => {
  const statusesOf = (code: string) =>
    portal.asked
      .map((asked) => ({ ...asked, said: JSON.parse(String(asked.body)) }))
      .filter(({ said }) => said.MaHoSo === code)

  /** From sending to the result in the person's hands. */
  async function wholeLife(id: string): Promise<void> {
    for (const [person, path] of [
      [clerk, 'tiep-nhan'],
      [clerk, 'chuyen-buoc'],
      [registrar, 'chuyen-buoc'],
      [chair, 'ky'],
      [desk, 'tra-ket-qua'],
    ] as const) {
      app.clock.advance(60_000)
      await deed(person, id, path)
    }
  }
  beforeEach(() => app.clock.set('2026-03-02T08:00:00+07:00'))
  const WHOLE = [1, 2, 4, 9, 10]

  test('is told each status in its codes, in order, and of nobody’s person', async () => {
    const { id, code } = await file()
    await wholeLife(id)
    await vi.waitFor(() => expect(statusesOf(code).map(({ said }) => said.TrangThaiHoSo)).toEqual(WHOLE), SOON)
    const [first, second] = statusesOf(code)
    expect(first?.headers).toMatchObject({
      authorization: 'Bearer cong',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(first?.said).toMatchObject({ KenhThucHien: 2, NgayTiepNhan: null, NgayTra: null, DonViXuLy: 'Xã Cam Hiếu' })
    expect(second?.said).toMatchObject({ NgayTiepNhan: '2026-03-02T08:01:00+07:00', NgayKetThucXuLy: null })
    expect(second?.said.NgayHenTra).toMatch(/^2026-03-\d\dT\d\d:\d\d:00\+07:00$/)
    const all = statusesOf(code)
      .map(({ body }) => String(body))
      .join()
    for (const personal of ['Nguyệt', '999190000123', '0912345678']) expect(all).not.toContain(personal)
  })

  test('after days of absence it gets every status once, in order, as it was then', async () => {
    await portal.stop()
    const { id, code } = await file()
    await wholeLife(id)
    const first = async () => (await findDeliveries(app.db, 1, { caseId: id, carriers: ['portal'] })).at(-1)
    await vi.waitFor(async () => expect((await first())?.lastError).toContain('ECONNREFUSED'), SOON)
    app.clock.advance(5 * DAY_MS)
    await portal.start()
    await vi.waitFor(() => expect(statusesOf(code).map(({ said }) => said.TrangThaiHoSo)).toEqual(WHOLE), {
      timeout: 40_000,
      interval: 100,
    })
    expect(statusesOf(code)[0]?.said.ThoiDiem).toBe('2026-03-02T08:00:00+07:00')
    app.clock.advance(-5 * DAY_MS)
  }, 50_000)

  test('one that fails, doesn’t answer and has had it already ends with the same list, each under one key', async () => {
    const had = new Map<string, number>()
    let turn = 0
    portal.answer = ({ headers, body }) => {
      turn += 1
      if (turn === 1) return { status: 503, body: 'bảo trì' }
      const key = String(headers['idempotency-key'])
      if (had.has(key)) return { status: 409, body: 'đã nhận' }
      had.set(key, JSON.parse(String(body)).TrangThaiHoSo)
      // Taken, but the answer is lost on the way.
      if (turn === 2) return { status: 502 }
      return { status: 200 }
    }
    const { id, code } = await file()
    await wholeLife(id)
    await vi.waitFor(
      async () =>
        expect(
          (await findDeliveries(app.db, 1, { caseId: id, carriers: ['portal'] })).map(({ state }) => state),
        ).toEqual(['sent', 'sent', 'dropped', 'sent', 'sent', 'sent']),
      { timeout: 40_000, interval: 100 },
    )
    expect([...had.values()]).toEqual(WHOLE)
    expect(statusesOf(code).length).toBeGreaterThan(WHOLE.length)
  }, 50_000)

  test('a refusal stops its dossier, not the others, until a person has looked', async () => {
    const [bad, good] = [await file(), await file()]
    portal.answer = ({ body }) => {
      const { MaHoSo, TrangThaiHoSo } = JSON.parse(String(body))
      return MaHoSo === bad.code && TrangThaiHoSo === 1 ? { status: 422, body: 'Thiếu MaTTHC' } : { status: 200 }
    }
    await deed(clerk, bad.id, 'tiep-nhan')
    await deed(clerk, good.id, 'tiep-nhan')
    const stateOf = async (id: string) =>
      (await findDeliveries(app.db, 1, { caseId: id, carriers: ['portal'] })).map(({ state }) => state).toReversed()
    await vi.waitFor(
      async () =>
        expect([await stateOf(bad.id), await stateOf(good.id)]).toEqual([
          ['dead', 'waiting'],
          ['sent', 'sent'],
        ]),
      SOON,
    )
    expect((await admin.get('/quan-tri/trao-doi')).body).toContain('422 Thiếu MaTTHC')
    const [dead] = await findDeliveries(app.db, 1, { caseId: bad.id, state: 'dead' })
    await admin.post(`/quan-tri/trao-doi/${dead?.id}/bo-qua`)
    await vi.waitFor(async () => expect(await stateOf(bad.id)).toEqual(['dropped', 'sent']), SOON)
    const acts = await app.db.many(sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${dead?.id ?? ''}`)
    expect(acts).toEqual([{ verb: 'exchange.giveUp' }])
  })
})

describe('the administrator’s page', () => {
  test('says which ways are open and which setting opens the others', async () => {
    const { body } = await admin.get('/quan-tri/trao-doi')
    expect(body).toContain('CAMLO_SMTP_URL')
    expect(body).toContain('CAMLO_SMS_URL')
    expect(body).not.toContain('CAMLO_PORTAL_URL')
  })

  test.each(['?state=nonsense', '?before=999999999', "?carrier=';--", '?state=sent&carrier=portal'])(
    '%s is taken calmly',
    async (query) => {
      expect((await admin.get(`/quan-tri/trao-doi${query}`)).statusCode).toBe(200)
    },
  )

  test('what is not there is answered with what to do', async () => {
    const answer = await admin.post(`/quan-tri/trao-doi/${randomUUID()}/gui-lai`)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('Hãy tải lại trang')
  })
})
