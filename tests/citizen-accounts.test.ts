import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt, codeSentTo, hiddenField, signInAt } from '../src/testing/citizens.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'
import { type HttpPeer, httpPeer, type MailPeer, mailPeer } from '../src/testing/peers.ts'

let app: TestApp
let gateway: HttpPeer
let mail: MailPeer
let unitId: string

beforeAll(async () => {
  gateway = await httpPeer(() => ({ status: 202 }))
  mail = await mailPeer()
  app = await testApp(undefined, { smsUrl: gateway.url, smtpUrl: mail.url, mailFrom: 'motcua@camlo.example' })
  unitId = await unitOf(app, 'tiepnhan.camhieu')
}, 60_000)
afterAll(async () => {
  await app.close()
  await Promise.all([gateway.stop(), mail.stop()])
})

let people = 0
const somebody = (): string => {
  people += 1
  return `0399${String(people).padStart(6, '0')}`
}
const minutes = (n: number) => app.clock.advance(n * 60_000)
const sessionsOf = (phone: string) =>
  app.db.many(sql<{ means: string }>`
    SELECT s.means FROM sessions s JOIN citizens c ON c.id = s.citizen_id WHERE c.phone = ${phone}`)

async function ask(person: Person, address: string): Promise<string> {
  return hiddenField((await person.post('/dang-nhap/cong-dan/ma', { address })).payload, 'key')
}
const enter = (person: Person, key: string, code: string, address = '') =>
  person.post('/dang-nhap/cong-dan/xac-nhan', { key, code, address })

describe('signing in by a code', () => {
  test('the code goes out by the gateway or by mail, at any hour, and opens an account once', async () => {
    app.startBackground()
    for (const address of [somebody(), 'nguoi.moi@example.vn']) {
      const person = app.newVisitor()
      const key = await ask(person, address)
      await vi.waitFor(
        () =>
          expect(
            [...gateway.asked.map(({ body }) => body.toString()), ...mail.mails.map(({ raw }) => raw)].join(),
          ).toMatch(address.replace(/^0/, '+84')),
        { timeout: 8_000, interval: 50 },
      )
      const entered = await enter(person, key, await codeSentTo(app, address))
      expect([entered.statusCode, entered.headers.location]).toEqual([303, '/cua-toi'])
      expect((await person.get('/cua-toi')).payload).toContain('Việc ông/bà cần làm')
    }
    expect(gateway.asked.at(-1)?.body.toString()).toMatch(/Ma dang nhap: \d{6}/)
  })

  test('the same telephone, however it is written, is the same account', async () => {
    const phone = somebody()
    await citizenAt(app, phone)
    await citizenAt(app, phone)
    const rows = await app.db.many(sql`SELECT id FROM citizens WHERE phone = ${phone}`)
    expect(rows).toHaveLength(1)
    const asked = await app.newVisitor().post('/dang-nhap/cong-dan/ma', { address: `+84 ${phone.slice(1)}` })
    expect(hiddenField(asked.payload, 'address')).toBe(phone)
  })

  test('a code serves once, in the browser that asked for it, for ten minutes and five tries', async () => {
    const phone = somebody()
    const person = app.newVisitor()
    const key = await ask(person, phone)
    const code = await codeSentTo(app, phone)
    expect((await enter(app.newVisitor(), 'another browser’s key', code)).statusCode).toBe(422)
    const both = await Promise.all([enter(person, key, code), enter(app.newVisitor(), key, code)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])

    const late = await ask(person, phone)
    const lateCode = await codeSentTo(app, phone)
    minutes(11)
    expect((await enter(person, late, lateCode)).payload).toContain('Mã đã hết hạn')

    const guessed = await ask(person, phone)
    const right = await codeSentTo(app, phone)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries += 1) expect((await enter(person, guessed, wrong)).statusCode).toBe(422)
    expect((await enter(person, guessed, right)).statusCode).toBe(422)
  })

  test('one telephone is sent five codes in a quarter of an hour', async () => {
    const phone = somebody()
    const answers: number[] = []
    for (let asked = 0; asked < 6; asked += 1)
      answers.push((await app.newVisitor().post('/dang-nhap/cong-dan/ma', { address: phone })).statusCode)
    expect(answers).toEqual([200, 200, 200, 200, 200, 429])
  })

  test.each(['', '12345', '0212', 'a@b', 'a@b.vn\r\nBcc: c@d.vn'])('%j is no address', async (address) => {
    const answer = await app.newVisitor().post('/dang-nhap/cong-dan/ma', { address })
    expect(answer.statusCode).toBe(422)
    expect(answer.payload).toContain('Hãy nhập số điện thoại')
  })

  test('one returns to the page one came from, and never to another site', async () => {
    const person = app.newVisitor()
    expect((await person.get('/cua-toi/giay-to')).headers.location).toBe(
      '/dang-nhap/cong-dan?next=%2Fcua-toi%2Fgiay-to',
    )
    for (const [next, to] of [
      ['/cua-toi/giay-to', '/cua-toi/giay-to'],
      ['https://evil.example', '/cua-toi'],
      ['//evil.example', '/cua-toi'],
    ] as const) {
      const phone = somebody()
      const asked = await person.post('/dang-nhap/cong-dan/ma', { address: phone, next })
      const code = await codeSentTo(app, phone)
      const key = hiddenField(asked.payload, 'key')
      const entered = await person.post('/dang-nhap/cong-dan/xac-nhan', { key, code, address: phone, next })
      expect(entered.headers.location).toBe(to)
    }
  })
})

test('without a provider there is neither its button nor its way', async () => {
  expect((await app.visitor.get('/dang-nhap/cong-dan')).payload).not.toContain('/dang-nhap/dinh-danh')
  expect((await app.visitor.get('/dang-nhap/dinh-danh')).statusCode).toBe(404)
})

describe('whether somebody has an account', () => {
  test('is told neither by asking for a code nor by a wrong password', async () => {
    const [known, unknown] = [somebody(), somebody()]
    const person = await citizenAt(app, known)
    await person.post('/cua-toi/tai-khoan/mat-khau', { fresh: 'một câu dễ nhớ lắm' })
    const plain = (page: string) => page.replaceAll(/value="[^"]*"|0\d{3}\*+\d{3}|0399\d+/g, '')
    const asked = await Promise.all(
      [known, unknown].map((address) => app.newVisitor().post('/dang-nhap/cong-dan/ma', { address })),
    )
    expect(plain(asked[0]?.payload ?? '')).toBe(plain(asked[1]?.payload ?? ''))
    const tried = await Promise.all(
      [known, unknown].map((username) =>
        app.newVisitor().post('/dang-nhap/cong-dan', { username, password: 'không phải câu ấy' }),
      ),
    )
    expect(tried.map(({ statusCode }) => statusCode)).toEqual([422, 422])
    expect(plain(tried[0]?.payload ?? '')).toBe(plain(tried[1]?.payload ?? ''))
  })

  test('is not told by how long a wrong password takes', async () => {
    const known = somebody()
    const person = await citizenAt(app, known)
    await person.post('/cua-toi/tai-khoan/mat-khau', { fresh: 'một câu dễ nhớ lắm' })
    const time = async (username: string): Promise<number> => {
      const from = performance.now()
      await app.newVisitor().post('/dang-nhap/cong-dan', { username, password: 'không phải câu ấy' })
      return performance.now() - from
    }
    await time(somebody())
    const [with_, without]: [number[], number[]] = [[], []]
    for (let tries = 0; tries < 7; tries += 1) {
      with_.push(await time(known))
      without.push(await time(somebody()))
    }
    const best = (times: number[]) => Math.min(...times)
    // The hash takes most of it; where none is made the answer is there in a twentieth of the time.
    expect(best(without)).toBeGreaterThan(best(with_) / 4)
  })
})

describe('a password', () => {
  test('is set without the old one right after a code, and signs in by telephone or mail address', async () => {
    const phone = somebody()
    const person = await citizenAt(app, phone)
    expect((await person.post('/cua-toi/tai-khoan/mat-khau', { fresh: 'ngắn' })).statusCode).toBe(422)
    expect((await person.post('/cua-toi/tai-khoan/mat-khau', { fresh: `mật khẩu ${phone}` })).statusCode).toBe(422)
    const before = await sessionsOf(phone)
    expect((await person.post('/cua-toi/tai-khoan/mat-khau', { fresh: 'một câu dễ nhớ lắm' })).statusCode).toBe(303)
    expect(await sessionsOf(phone)).toHaveLength(before.length)
    const other = app.newVisitor()
    const entered = await other.post('/dang-nhap/cong-dan', { username: phone, password: 'một câu dễ nhớ lắm' })
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/cua-toi'])
    expect((await other.get('/cua-toi/tai-khoan')).payload).toContain('mật khẩu')

    const change = { old: 'không phải', fresh: 'một câu khác cũng dễ nhớ' }
    expect((await other.post('/cua-toi/tai-khoan/mat-khau', change)).statusCode).toBe(422)
    const right = { ...change, old: 'một câu dễ nhớ lắm' }
    expect((await other.post('/cua-toi/tai-khoan/mat-khau', right)).statusCode).toBe(303)
    // Every other device was signed out.
    expect((await person.get('/cua-toi')).statusCode).toBe(303)
  })

  test('is guessed at ten times and no more', async () => {
    const phone = somebody()
    const answers: number[] = []
    for (let tries = 0; tries < 11; tries += 1)
      answers.push(
        (await app.newVisitor().post('/dang-nhap/cong-dan', { username: phone, password: `lần thứ ${tries}` }))
          .statusCode,
      )
    expect(answers.slice(0, 10).every((status) => status === 422)).toBe(true)
    expect(answers[10]).toBe(429)
  })
})

describe('a session', () => {
  test('is a new one at every sign-in: a token planted in a browser never becomes somebody’s', async () => {
    const planted = 'A'.repeat(43)
    const phone = somebody()
    const victim = app.newVisitor()
    const asked = await victim.post('/dang-nhap/cong-dan/ma', { address: phone }, { cookies: { camlo: planted } })
    const code = await codeSentTo(app, phone)
    const entered = await victim.post(
      '/dang-nhap/cong-dan/xac-nhan',
      { key: hiddenField(asked.payload, 'key'), code, address: phone },
      { cookies: { camlo: planted } },
    )
    const token = entered.cookies.find(({ name }) => name === 'camlo')
    expect(token?.value).not.toBe(planted)
    expect(token).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    expect((await app.newVisitor().get('/cua-toi', { cookies: { camlo: planted } })).statusCode).toBe(303)
  })

  test('replaces whoever was signed in at that browser', async () => {
    const phone = somebody()
    const official = await app.as('tiepnhan.camhieu')
    await signInAt(app, official, phone)
    expect((await official.get('/tiep-nhan')).statusCode).toBe(403)
    expect((await official.get('/cua-toi')).statusCode).toBe(200)
  })

  test('ends with signing out, here or everywhere, and after half an hour unused', async () => {
    const phone = somebody()
    const [one, two] = [await citizenAt(app, phone), await citizenAt(app, phone)]
    expect((await one.post('/dang-xuat')).headers.location).toBe('/')
    expect((await one.get('/cua-toi')).statusCode).toBe(303)
    expect((await two.get('/cua-toi')).statusCode).toBe(200)
    await two.post('/cua-toi/tai-khoan/dang-xuat-het')
    expect(await sessionsOf(phone)).toHaveLength(0)
    const three = await citizenAt(app, phone)
    expect((await three.get('/phien/con')).json()).toEqual({ seconds: 1_800 })
    minutes(31)
    expect((await three.get('/cua-toi')).statusCode).toBe(303)
  })
})

describe('what a citizen keeps of themself', () => {
  test('is changed by them, and shown in words where it is wrong', async () => {
    const person = await citizenAt(app, somebody())
    const bad = await person.post('/cua-toi/tai-khoan', {
      fullName: 'Lê Thị Mới',
      idNumber: '12',
      address: 'Thôn Vĩnh An',
    })
    expect(bad.statusCode).toBe(422)
    expect(bad.payload).toContain('Lê Thị Mới')
    const data = { fullName: 'Lê Thị <b>Mới</b>', idNumber: '999 190 000 123', address: 'Thôn Vĩnh An' }
    expect((await person.post('/cua-toi/tai-khoan', data)).headers.location).toBe('/cua-toi/tai-khoan?da=luu')
    const page = (await person.get('/cua-toi/tai-khoan')).payload
    expect(page).toContain('Lê Thị &lt;b>Mới&lt;/b>')
    expect(page).toContain('999190000123')
    expect(page).toContain('Tự khai, chưa được xác nhận')
  })

  test('gets a second address by a code sent there; another account’s stays with that one', async () => {
    const [phone, others] = [somebody(), 'da.co@example.vn']
    await citizenAt(app, others)
    const person = await citizenAt(app, phone)
    const add = async (address: string) => {
      const asked = await person.post('/cua-toi/tai-khoan/lien-he', { contact: address })
      const key = hiddenField(asked.payload, 'key')
      const code = await codeSentTo(app, address)
      // Such a code adds an address; it signs nobody in.
      return person.post('/cua-toi/tai-khoan/lien-he/xac-nhan', { key, code, address })
    }
    expect((await add('cua.toi@example.vn')).headers.location).toBe('/cua-toi/tai-khoan?da=lien-he')
    expect((await person.get('/cua-toi/tai-khoan')).payload).toContain('cua.toi@example.vn')
    const taken = await add(others)
    expect(taken.statusCode).toBe(422)
    expect(taken.payload).toContain('đã thuộc một tài khoản khác')
  })

  test('an address that another account gets at the same moment is theirs: said as such, not as a fault', async () => {
    const [phone, wanted] = [somebody(), 'cung.luc@example.vn']
    const person = await citizenAt(app, phone)
    const key = hiddenField((await person.post('/cua-toi/tai-khoan/lien-he', { contact: wanted })).payload, 'key')
    const code = await codeSentTo(app, wanted)
    let answer: ReturnType<Person['post']> | undefined
    await app.db.transaction(async (tx) => {
      await tx.run(sql`
        INSERT INTO citizens (id, email, created_at) VALUES (gen_random_uuid(), ${wanted}, ${app.clock.now()})`)
      answer = person.post('/cua-toi/tai-khoan/lien-he/xac-nhan', { key, code, address: wanted })
      // The other is on its way once it waits for this transaction's row.
      await vi.waitFor(async () => {
        const waits = await app.base.admin.many(sql`
          SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE citizens SET email%'`)
        expect(waits).toHaveLength(1)
      })
    })
    const taken = await answer
    expect(taken?.statusCode).toBe(422)
    expect(taken?.payload).toContain('đã thuộc một tài khoản khác')
  })

  test('is confirmed by an official who saw the card, and then fixed; a number is one account’s', async () => {
    const [phone, other] = [somebody(), somebody()]
    const person = await citizenAt(app, phone)
    await citizenAt(app, other)
    const clerk = await app.as('tiepnhan.camhieu')
    const confirm = (contact: string) =>
      clerk.post('/xac-nhan-cong-dan', { contact, fullName: 'Lê Thị Thật', idNumber: '999190000456' })
    expect((await confirm('0388888888')).payload).toContain('Không có tài khoản nào')
    expect((await confirm(phone)).headers.location).toBe('/xac-nhan-cong-dan?da=1')
    expect((await confirm(other)).payload).toContain('đã được xác nhận cho một tài khoản khác')
    await person.post('/cua-toi/tai-khoan', { fullName: 'Tên Khác', idNumber: '', address: 'Thôn Vĩnh An' })
    const page = (await person.get('/cua-toi/tai-khoan')).payload
    expect(page).toContain('Đã được cán bộ xác nhận')
    expect(page).toContain('Lê Thị Thật')
    const acts = await app.db.many(sql<{ kind: string; facts: unknown }>`
      SELECT a.actor_kind AS kind, a.facts FROM acts a JOIN citizens c ON c.id = a.subject_id
      WHERE c.phone = ${phone} AND a.verb = 'citizen.confirm'`)
    expect(acts).toEqual([{ kind: 'official', facts: { by: 'office' } }])
  })
})

describe('one’s dossiers', () => {
  test('filed without an account are taken in by code and second secret, by one account, once', async () => {
    const filed = await fileOnline(app, unitId)
    const { secret } = filed
    const [owner, other] = [await citizenAt(app, somebody()), await citizenAt(app, somebody())]
    const claim = (person: Person, typed: string) => person.post('/cua-toi/nhan', { code: filed.code, secret: typed })
    const wrong = await claim(owner, 'WRONG123')
    expect(wrong.statusCode).toBe(422)
    expect(wrong.payload).toContain('Mã bảo mật không đúng')
    expect((await claim(owner, secret.toLowerCase())).headers.location).toBe('/cua-toi?da=nhan')
    expect((await claim(owner, secret)).headers.location).toBe('/cua-toi?da=nhan')
    expect((await claim(other, secret)).payload).toContain('đã nằm trong một tài khoản khác')
    expect((await owner.get('/cua-toi')).payload).toContain(filed.code)
    expect((await other.get('/cua-toi')).payload).not.toContain(filed.code)
    const acts = await app.db.many(sql`SELECT id FROM acts WHERE subject_id = ${filed.id} AND verb = 'dossier.claim'`)
    expect(acts).toHaveLength(1)
    // The account opens it without the secret; nobody else's does, and signing out closes it.
    expect((await owner.get(`/tra-cuu/${filed.code}/ho-so`)).payload).toContain('Nhận thông báo')
    expect((await other.get(`/tra-cuu/${filed.code}/ho-so`)).payload).toContain('name="secret"')
    expect((await other.post(`/tra-cuu/${filed.code}/ho-so/rut`, { reason: '' })).statusCode).toBe(403)
    await owner.post('/dang-xuat')
    expect((await owner.get(`/tra-cuu/${filed.code}/ho-so`)).payload).toContain('name="secret"')
  })

  test('what the office asks for stands on top, and is done from there', async () => {
    const filed = await fileOnline(app, unitId)
    const owner = await citizenAt(app, somebody())
    await owner.post('/cua-toi/nhan', { code: filed.code, secret: filed.secret })
    const clerk = await app.as('tiepnhan.camhieu')
    await clerk.post(`/ho-so/${filed.id}/yeu-cau-bo-sung`, { items: 'Sổ hộ khẩu', reason: 'Thiếu giấy tờ' })
    const page = (await owner.get('/cua-toi')).payload
    expect(page.indexOf('Nộp bổ sung giấy tờ')).toBeGreaterThan(page.indexOf('Việc ông/bà cần làm'))
    expect((await owner.get('/cua-toi/ho-so?loai=open')).payload).toContain(filed.code)
    expect((await owner.get('/cua-toi/ho-so?loai=done')).payload).not.toContain(filed.code)
    expect((await owner.get(`/cua-toi/ho-so?ma=${filed.code.slice(-6)}`)).payload).toContain(filed.code)
    expect((await owner.get('/cua-toi/ho-so?ma=%25')).statusCode).toBe(200)
    const data = (await owner.get('/cua-toi/du-lieu.json')).json()
    expect(data.dossiers[0]).toMatchObject({ code: filed.code, applicant: { fullName: 'Trần Thị Kín' } })
    expect(data.signIns).toHaveLength(1)
    expect(JSON.stringify(data)).not.toMatch(/passwordHash|secret/i)
  })

  test('closing the account forgets the person, and leaves the dossiers with the office', async () => {
    const phone = somebody()
    const filed = await fileOnline(app, unitId)
    const owner = await citizenAt(app, phone)
    await owner.post('/cua-toi/nhan', { code: filed.code, secret: filed.secret })
    expect((await owner.post('/cua-toi/dong-tai-khoan', {})).statusCode).toBe(422)
    expect((await owner.post('/cua-toi/dong-tai-khoan', { dong: '1' })).headers.location).toBe('/tai-khoan-da-dong')
    expect((await owner.get('/cua-toi')).statusCode).toBe(303)
    expect(await app.db.many(sql`SELECT 1 FROM citizens WHERE phone = ${phone}`)).toEqual([])
    expect((await app.visitor.get(`/tra-cuu/${filed.code}`)).statusCode).toBe(200)
    // The same telephone begins anew, with nothing of before.
    expect((await (await citizenAt(app, phone)).get('/cua-toi')).payload).not.toContain(filed.code)
  })
})

test('larger letters are chosen by a link, and stay on every page, kept ready or not', async () => {
  const person = app.newVisitor()
  expect((await person.get('/thu-tuc')).payload).not.toContain('camlo-large')
  expect((await person.get('/thu-tuc?chu=lon')).payload).toContain('class="camlo-large"')
  for (const page of ['/thu-tuc', '/', '/dang-nhap/cong-dan', '/tra-cuu'])
    expect((await person.get(page)).payload).toContain('class="camlo-large"')
  expect((await person.get('/thu-tuc?chu=thuong')).payload).not.toContain('camlo-large')
  // Nobody else's page is larger for it.
  expect((await app.visitor.get('/thu-tuc')).payload).not.toContain('camlo-large')
})
