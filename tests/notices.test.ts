import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { record } from '../src/core/ledger/index.ts'
import { getPreferences, savePreferences, subscribe } from '../src/core/notifications/index.ts'
import { findDeliveries } from '../src/core/outbox/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt } from '../src/testing/citizens.ts'
import { browserKeys, type HttpPeer, httpPeer, type Mail, type MailPeer, mailPeer } from '../src/testing/peers.ts'

const SOON = { timeout: 12_000, interval: 50 }
const HOUR_MS = 3_600_000

let app: TestApp
let mail: MailPeer
let gateway: HttpPeer
let pushes: HttpPeer
let clerk: Person
let unitId: string

beforeAll(async () => {
  mail = await mailPeer()
  gateway = await httpPeer(() => ({ status: 202 }))
  pushes = await httpPeer(() => ({ status: 201 }))
  app = await testApp(undefined, {
    smtpUrl: mail.url,
    mailFrom: 'motcua@camlo.example',
    smsUrl: gateway.url,
    smsToken: 'abc',
  })
  app.startBackground()
  clerk = await app.as('tiepnhan.camhieu')
  unitId = (
    await app.db.one(sql<{ id: string }>`
      SELECT u.id FROM accounts a JOIN appointments h ON h.official_id = a.person_id
      JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id WHERE a.username = 'tiepnhan.camhieu'`)
  ).id
}, 60_000)
afterAll(async () => {
  await app.close()
  await Promise.all([mail.stop(), gateway.stop(), pushes.stop()])
})

interface Filed {
  id: string
  code: string
  secret: string
}

async function file(contact: { email?: string; phone?: string }): Promise<Filed> {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: randomUUID(),
      procedureSlug: 'xac-nhan-hon-nhan',
      unitId,
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', idNumber: '999190000123', ...contact },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json() as Filed
}

let people = 0
const somebody = (): string => {
  people += 1
  return `nguoi${people}@example.vn`
}
const mailsTo = (address: string): Mail[] => mail.mails.filter(({ to }) => to.includes(address))
const subjectOf = ({ raw }: Mail): string =>
  (/^Subject: ((?:.*\r?\n )*.*)/m.exec(raw)?.[1] ?? '')
    .replace(/\?=\r?\n =\?UTF-8\?[QB]\?/gi, '')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text) => decode(text.replaceAll('_', ' ')))
const decode = (text: string): string =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
const accept = (id: string) => clerk.post(`/ho-so/${id}/tiep-nhan`, {})
const applicantOf = async (id: string): Promise<string> =>
  (await app.db.one(sql<{ who: string }>`SELECT applicant_id AS who FROM dossiers WHERE id = ${id}`)).who
const stateOf = async (id: string) =>
  (await findDeliveries(app.db, 1, { caseId: id })).map(
    ({ carrier, state, about }) => `${carrier} ${about.kind} ${state}`,
  )

describe('by mail', () => {
  test('who files is told that it arrived, by whom and where to look, and nothing about themself', async () => {
    const to = somebody()
    const { code } = await file({ email: to, phone: '0912345678' })
    await vi.waitFor(() => expect(mailsTo(to)).toHaveLength(1), SOON)
    const [letter] = mailsTo(to) as [Mail]
    expect(subjectOf(letter)).toBe(`Đã nhận được hồ sơ ${code}`)
    expect(letter.raw).toMatch(/^From: =\?UTF-8\?.*<motcua@camlo\.example>/m)
    expect(letter.raw).toMatch(/^Auto-Submitted: auto-generated/m)
    const text = decode(letter.raw)
    expect(text).toContain(`http://localhost:8080/tra-cuu/${code}`)
    expect(text).toContain('Xã Cam Hiếu')
    for (const personal of ['Nguyệt', '999190000123', '0912345678', 'Vay vốn']) expect(text).not.toContain(personal)
  })

  test('acceptance brings the due date; a text message doesn’t come besides', async () => {
    const to = somebody()
    const { id, code } = await file({ email: to, phone: '0987654321' })
    await vi.waitFor(() => expect(mailsTo(to)).toHaveLength(1), SOON)
    expect((await accept(id)).statusCode).toBe(303)
    await vi.waitFor(() => expect(mailsTo(to)).toHaveLength(2), SOON)
    const letter = mailsTo(to)[1] as Mail
    expect(subjectOf(letter)).toBe(`Hồ sơ ${code} đã được tiếp nhận`)
    const { dueAt } = await app.db.one(
      sql<{ dueAt: Date }>`SELECT legal_due_at AS due_at FROM dossiers WHERE id = ${id}`,
    )
    const [hour, day] = [
      dueAt.toLocaleTimeString('vi', {
        timeZone: 'Asia/Ho_Chi_Minh',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }),
      dueAt.toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }),
    ]
    expect(decode(letter.raw)).toContain(`${hour} ngày ${day}`)
    expect(gateway.asked.some(({ body }) => body.includes('+84987654321'))).toBe(false)
  })

  test('in English to whoever wants it', async () => {
    const to = somebody()
    const { id, code } = await file({ email: to })
    const who = await applicantOf(id)
    await savePreferences(app.db, 1, who, { ...(await getPreferences(app.db, 1, who)), lang: 'en' }, app.clock.now())
    await accept(id)
    await vi.waitFor(() => expect(mailsTo(to).map(subjectOf)).toContain(`Dossier ${code} was accepted`), SOON)
  })

  test('an address that the server refuses for good is put before the administrator, without the address', async () => {
    mail.refuse = (to) => (to.startsWith('khongco') ? { code: 550, message: `5.1.1 <${to}> unknown` } : undefined)
    const { id } = await file({ email: 'khongco@example.vn' })
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['email submitted dead']), SOON)
    const [dead] = await findDeliveries(app.db, 1, { caseId: id })
    expect(dead?.lastError).toContain('550')
    expect(dead?.lastError).not.toContain('khongco')
  })

  test('news that is no longer true is not sent', async () => {
    await mail.stop()
    const to = somebody()
    const { id, code } = await file({ email: to })
    await accept(id)
    await mail.start()
    await vi.waitFor(() => expect(mailsTo(to).map(subjectOf)).toEqual([`Hồ sơ ${code} đã được tiếp nhận`]), SOON)
    await vi.waitFor(
      async () => expect((await stateOf(id)).toSorted()).toEqual(['email accepted sent', 'email submitted dropped']),
      SOON,
    )
  })

  test('an erased person is told nothing more', async () => {
    await mail.stop()
    const to = somebody()
    const { id } = await file({ email: to })
    await vi.waitFor(async () => expect(await stateOf(id)).toHaveLength(1), SOON)
    await app.db.run(sql`
      UPDATE applicants SET full_name = NULL, folded_name = NULL, id_number = NULL, phone = NULL, email = NULL, address = NULL,
        erased_at = now() WHERE id = ${await applicantOf(id)}`)
    await mail.start()
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['email submitted dropped']), SOON)
    expect(mailsTo(to)).toEqual([])
  })

  test.each([
    ['ahead', HOUR_MS],
    ['back', -HOUR_MS],
  ])('nobody is forgotten or told twice while the server is dead and the clock is set an hour %s', async (_, ms) => {
    await mail.stop()
    const before = mail.mails.length
    const addresses = Array.from({ length: 12 }, somebody)
    await Promise.all(addresses.map((email) => file({ email })))
    app.clock.advance(ms)
    await mail.start()
    await vi.waitFor(() => expect(mail.mails.length - before).toBe(12), { timeout: 25_000, interval: 100 })
    for (const address of addresses) expect(mailsTo(address)).toHaveLength(1)
    app.clock.advance(-ms)
  })
})

describe('by text message', () => {
  test('who gave only a telephone is told in plain letters, by the gateway’s contract', async () => {
    const { id, code } = await file({ phone: '0901 234 567' })
    await vi.waitFor(() => expect(gateway.asked.some(({ body }) => body.includes('+84901234567'))).toBe(true), SOON)
    const asked = gateway.asked.find(({ body }) => body.includes('+84901234567'))
    const { id: key, to, text } = JSON.parse(String(asked?.body))
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer abc', 'idempotency-key': key })
    expect(to).toBe('+84901234567')
    expect(text).toBe(`Xa Cam Hieu da nhan duoc ho so ${code}. http://localhost:8080/tra-cuu/${code}`)
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['sms submitted sent']), SOON)
  })

  test('a repetition after no answer carries the same key', async () => {
    let silent = true
    gateway.answer = () => ({ status: 202, silent })
    const { id } = await file({ phone: '0902345678' })
    const tries = () => gateway.asked.filter(({ body }) => body.includes('+84902345678'))
    await vi.waitFor(() => expect(tries()).toHaveLength(1), SOON)
    silent = false
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['sms submitted sent']), {
      timeout: 40_000,
      interval: 200,
    })
    const keys = tries().map(({ headers }) => headers['idempotency-key'])
    expect(keys.length).toBeGreaterThan(1)
    expect(new Set(keys).size).toBe(1)
  }, 50_000)

  test('at night it waits for the morning', async () => {
    const night = new Date('2026-03-02T22:30:00+07:00').getTime() - app.clock.now().getTime()
    app.clock.advance(night)
    const { id } = await file({ phone: '0903456789' })
    // Mail goes at any hour: once a later one is out, the text message has had its turn.
    const { id: later } = await file({ email: somebody() })
    await vi.waitFor(async () => expect(await stateOf(later)).toEqual(['email submitted sent']), SOON)
    expect(await stateOf(id)).toEqual(['sms submitted waiting'])
    expect((await findDeliveries(app.db, 1, { caseId: id }))[0]?.attempts).toBe(0)
    app.clock.advance(9 * HOUR_MS)
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['sms submitted sent']), SOON)
    app.clock.advance(-night - 9 * HOUR_MS)
  })
})

describe('by push', () => {
  const ask = async (id: string, endpoint: string) => {
    const browser = browserKeys()
    const answer = await subscribe(app.db, 1, await applicantOf(id), { endpoint, ...browser.keys }, app.clock.now())
    expect(answer.ok).toBe(true)
    return browser
  }

  test('a browser that asked gets what only it can read', async () => {
    const { id, code } = await file({ email: somebody() })
    const browser = await ask(id, `${pushes.url}/one`)
    await accept(id)
    await vi.waitFor(() => expect(pushes.asked.some(({ path }) => path === '/one')).toBe(true), SOON)
    const asked = pushes.asked.find(({ path }) => path === '/one')
    expect(asked?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '259200' })
    expect(asked?.headers.authorization).toMatch(/^vapid t=/)
    const told = JSON.parse(browser.read(asked?.body as Buffer))
    expect(told).toMatchObject({
      title: `Hồ sơ ${code} đã được tiếp nhận`,
      url: `http://localhost:8080/tra-cuu/${code}`,
    })
  })

  test('a subscription that the browser took back is forgotten', async () => {
    pushes.answer = ({ path }) => ({ status: path === '/gone' ? 410 : 201 })
    const { id } = await file({ email: somebody() })
    await ask(id, `${pushes.url}/gone`)
    await accept(id)
    await vi.waitFor(async () => expect(await stateOf(id)).toContain('push accepted dropped'), SOON)
    expect(await app.db.many(sql`SELECT 1 FROM push_subscriptions WHERE endpoint LIKE '%/gone'`)).toEqual([])
  })

  test.each([
    [{ endpoint: 'javascript:alert(1)' }],
    [{ p256dh: 'short' }],
    [{ auth: '' }],
    [{ endpoint: `https://push.example/${'x'.repeat(1000)}` }],
  ])('a subscription like %j is refused', async (change) => {
    const { id } = await file({})
    const whole = { endpoint: 'https://push.example/1', ...browserKeys().keys, ...change }
    expect(await subscribe(app.db, 1, await applicantOf(id), whole, app.clock.now())).toEqual({
      ok: false,
      reason: 'bad_subscription',
    })
  })
})

describe('as the holder of an account wishes', () => {
  const HERE = '/cua-toi/thong-bao'
  const EVERYTHING = { todo: ['email'], dates: ['email'], result: ['email'], another: ['email'], 'ngon-ngu': 'vi' }
  const askForMore = (id: string) =>
    clerk.post(`/ho-so/${id}/yeu-cau-bo-sung`, { items: 'Giấy tờ tùy thân', reason: 'Ảnh mờ' })

  /** An account that has a dossier, and whose dossier it is. */
  async function own(contact: { email?: string; phone?: string }): Promise<{ person: Person; id: string }> {
    people += 1
    const person = await citizenAt(app, `0396${String(people).padStart(6, '0')}`)
    const { id, code, secret } = await file(contact)
    expect((await person.post('/cua-toi/nhan', { code, secret })).headers.location).toBe('/cua-toi?da=nhan')
    return { person, id }
  }

  test('a matter that was turned off isn’t told, another is, by the channel that was chosen', async () => {
    const to = somebody()
    const { person, id } = await own({ email: to, phone: '0905111222' })
    await vi.waitFor(() => expect(mailsTo(to)).toHaveLength(1), SOON)
    const saved = await person.post(HERE, { ...EVERYTHING, todo: ['sms'] })
    expect(saved.headers.location).toBe(`${HERE}?da=luu`)
    const { id: second, code, secret } = await file({ email: to })
    await person.post('/cua-toi/nhan', { code, secret })
    await accept(second)
    await askForMore(id)
    await vi.waitFor(async () => expect(await stateOf(id)).toContain('sms supplement sent'), SOON)
    expect(await stateOf(id)).toEqual(['sms supplement sent', 'email submitted sent'])
    expect((await stateOf(second)).join()).not.toContain('accepted')
    expect((await person.get(HERE)).body).toMatch(/name="todo"[^>]*value="sms"[^>]*checked/)
  })

  test('what a law wants told can’t be turned off everywhere: the page says so, and it is told all the same', async () => {
    const to = somebody()
    const { person, id } = await own({ email: to })
    const { todo: _, ...without } = EVERYTHING
    const refused = await person.post(HERE, without)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('“Cần bổ sung giấy tờ, bị từ chối”: giữ lại ít nhất một cách báo')
    // By a channel that reaches nobody: as if it had not been chosen.
    expect((await person.post(HERE, { ...EVERYTHING, todo: ['push'] })).statusCode).toBe(303)
    await askForMore(id)
    await vi.waitFor(async () => expect(await stateOf(id)).toContain('email supplement sent'), SOON)
  })

  test('what waits for the morning is dropped when it was turned off meanwhile', async () => {
    const night = new Date('2026-03-02T22:30:00+07:00').getTime() - app.clock.now().getTime()
    const { id } = await own({ phone: '0905333444' })
    await vi.waitFor(async () => expect(await stateOf(id)).toEqual(['sms submitted sent']), SOON)
    app.clock.advance(night)
    const late = await app.as('tiepnhan.camhieu')
    expect((await late.post(`/ho-so/${id}/tiep-nhan`)).statusCode).toBe(303)
    await vi.waitFor(async () => expect(await stateOf(id)).toContain('sms accepted waiting'), SOON)
    const admin = await app.as('quantri.camlo')
    const page = (await admin.get('/quan-tri/trao-doi?state=waiting')).body
    expect(page).toContain('Không làm phiền ban đêm, gửi lúc 07:00 03/03/2026')
    const again = await citizenAt(
      app,
      (
        await app.db.one(sql<{ phone: string }>`
      SELECT c.phone FROM citizens c JOIN dossier_accounts a ON a.citizen_id = c.id WHERE a.dossier_id = ${id}`)
      ).phone,
    )
    expect((await again.post(HERE, EVERYTHING)).statusCode).toBe(303)
    app.clock.advance(9 * HOUR_MS)
    await vi.waitFor(async () => expect(await stateOf(id)).toContain('sms accepted dropped'), SOON)
    app.clock.advance(-night - 9 * HOUR_MS)
  })

  test('devices are told and left alone again', async () => {
    const { person } = await own({})
    const browser = { endpoint: `${pushes.url}/own`, ...browserKeys().keys, on: true }
    const send = (payload: object) =>
      person.ask({
        method: 'POST',
        url: `${HERE}/trinh-duyet`,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(payload),
      })
    expect((await send({ ...browser, auth: '' })).statusCode).toBe(422)
    expect((await send(browser)).statusCode).toBe(204)
    expect((await person.get(HERE)).body).toContain('Đang báo cho 1 thiết bị')
    expect((await person.post(`${HERE}/tat-thiet-bi`)).headers.location).toBe(`${HERE}?da=tat`)
    expect((await person.get(HERE)).body).toContain('Chưa có thiết bị nào')
  })
})

test('history that is loaded is no news', async () => {
  const { id } = await file({ email: somebody() })
  const accepted = (daysAgo: number) => ({
    verb: 'dossier.accept' as const,
    actor: { kind: 'system' as const },
    subjectId: id,
    caseId: id,
    occurredAt: new Date(app.clock.now().getTime() - daysAgo * 24 * HOUR_MS),
  })
  await record(app.db, accepted(8))
  await record(app.db, accepted(6))
  await vi.waitFor(async () => expect(await stateOf(id)).toHaveLength(2), SOON)
  const { acts } = await app.db.one(sql<{ acts: number }>`SELECT count(*) AS acts FROM acts WHERE subject_id = ${id}`)
  expect(acts).toBe(3)
})
