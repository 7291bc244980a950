import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/testing/index.ts'
import { createFirstAdministrator } from './accounts.ts'
import { type Browser, openOffice, PASSWORD, type TestOffice } from './testing/office.tsx'

const MORNING = '2026-03-02T08:00:00+07:00'
const SECOND = 1_100

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
beforeEach(() => office.clock.set(MORNING))
afterAll(() => office.close())

/** Organization is looked at once a second. */
const settle = () => new Promise((resolve) => setTimeout(resolve, SECOND))
const accountId = async (username: string): Promise<string> =>
  (
    await office.db.one<{ id: string }>(
      office.db.q.selectFrom('accounts').select('id').where('username', '=', username) as never,
    )
  ).id

describe('who acts for whom', () => {
  const register = (browser: Browser, officialId: string, substituteId: string, more: Record<string, string> = {}) =>
    browser.post('/quan-tri/vang-mat', {
      officialId,
      substituteId,
      from: '2026-03-02T08:00',
      to: '2026-03-04T17:00',
      reason: 'Đi họp',
      ...more,
    })

  test('a substitute has the absent one’s powers until the absence ends, early if need be', async () => {
    const [chair, minh] = [await office.as('chutich.a'), await office.as('minh')]
    expect((await minh.post('/tiep-nhan')).statusCode).toBe(403)
    expect((await register(chair, office.ids.lan, office.ids.minh)).body).toContain('Đã đăng ký')
    await settle()
    expect((await minh.post('/tiep-nhan')).statusCode).toBe(200)
    expect((await minh.get('/tai-khoan')).body).toContain('làm thay Lê Thị Lan')

    const action = /\/quan-tri\/vang-mat\/[0-9a-f-]{36}\/ket-thuc/.exec(
      (await chair.get('/quan-tri/vang-mat')).body,
    )?.[0]
    expect((await chair.post(action ?? '')).statusCode).toBe(303)
    await settle()
    expect((await minh.post('/tiep-nhan')).statusCode).toBe(403)
    expect(await office.verbsAbout(office.ids.lan)).toEqual(
      expect.arrayContaining(['organization.registerAbsence', 'organization.endAbsence']),
    )
  })

  test.each([
    ['the superior’s', 'head', 'chair'],
    ['a neighbour’s', 'chairB', 'chair'],
    ['their own, by somebody outside', 'chair', 'chairB'],
  ] as const)('a commune’s chair can’t give away %s powers', async (_whose, absent, acting) => {
    const chair = await office.as('chutich.a')
    expect((await register(chair, office.ids[absent], office.ids[acting])).statusCode).toBe(403)
    expect((await chair.get('/quan-tri/vang-mat')).body).not.toContain('Phan Đình Huyện')
  })

  test('a district’s chair can for the whole district; a neighbour can’t end it', async () => {
    const head = await office.as('chutich.huyen')
    await register(head, office.ids.minh, office.ids.lan, { from: '2026-04-01T08:00', to: '2026-04-02T08:00' })
    await settle()
    const action = /\/quan-tri\/vang-mat\/[0-9a-f-]{36}\/ket-thuc/.exec(
      (await head.get('/quan-tri/vang-mat')).body,
    )?.[0]

    expect((await (await office.as('chutich.b')).post(action ?? '')).statusCode).toBe(403)
  })

  test.each([
    [{ to: '2026-03-01T08:00' }, 'Thời điểm kết thúc phải sau'],
    [{ from: 'hôm nay' }, 'Hãy nhập đủ ngày và giờ'],
    [{ from: '2026-02-30T08:00' }, 'Hãy nhập đủ ngày và giờ'],
    [{ reason: ' ' }, 'Hãy nhập lý do'],
    [{ substituteId: '' }, 'Hãy chọn người làm thay'],
  ])('a form with %o says what is wrong', async (wrong, words) => {
    const answer = await register(await office.as('chutich.a'), office.ids.lan, office.ids.minh, wrong)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })
})

describe('an administrator', () => {
  test('adds an official, appoints them and gives them an account; each is recorded', async () => {
    const admin = await office.as('quantri')
    const appointed = await admin.post('/quan-tri/can-bo', {
      fullName: 'Lê  Văn Mới',
      postId: office.postOf('landOfficer', 'xã B'),
      from: '2026-03-01',
      decision: '12/QĐ-UBND ngày 27/02/2026',
    })
    expect(appointed.statusCode).toBe(303)
    await settle()
    const page = (await admin.get('/quan-tri/tai-khoan')).body
    const personId = /<option value="([0-9a-f-]{36})">Lê Văn Mới – landOfficer, xã B</.exec(page)?.[1] ?? ''
    const made = await admin.post('/quan-tri/tai-khoan', { personId, username: 'Moi.B' })
    const password = /Mật khẩu mới của moi\.b: (\S+)\. /.exec(made.body)?.[1] ?? ''

    expect((await office.browser().post('/dang-nhap', { username: 'moi.b', password })).statusCode).toBe(303)
    expect(await office.verbsAbout(personId)).toEqual([
      'organization.appoint',
      'identity.createAccount',
      'identity.signIn',
    ])

    await admin.post('/quan-tri/can-bo/thoi-giu', {
      officialId: personId,
      postId: office.postOf('landOfficer', 'xã B'),
    })
    expect(await office.verbsAbout(personId)).toContain('organization.dismiss')
  })

  test('locks an account at once and opens it again; never their own', async () => {
    const [admin, lan] = [await office.as('quantri'), await office.as('lan')]
    const deed = async (username: string, deed: string) =>
      admin.post(`/quan-tri/tai-khoan/${await accountId(username)}`, { deed })

    expect((await deed('lan', 'khoa')).statusCode).toBe(303)
    expect((await lan.get('/viec')).statusCode).toBe(303)
    expect((await office.browser().signIn('lan')).statusCode).toBe(422)
    await deed('lan', 'mo')
    expect((await office.browser().signIn('lan')).statusCode).toBe(303)
    expect((await deed('quantri', 'khoa')).statusCode).toBe(409)
  })

  test('gives a new password, shown once, that ends the old sessions', async () => {
    const [admin, minh] = [await office.as('quantri'), await office.as('minh')]
    const answer = await admin.post(`/quan-tri/tai-khoan/${await accountId('minh')}`, { deed: 'mat-khau' })
    const password = /Mật khẩu mới của minh: (\S+)\. /.exec(answer.body)?.[1] ?? ''

    expect((await minh.get('/viec')).statusCode).toBe(303)
    expect((await office.browser().signIn('minh')).statusCode).toBe(422)
    expect((await office.browser().post('/dang-nhap', { username: 'minh', password })).statusCode).toBe(303)
  })

  test.each([
    [{ personId: '00000000-0000-7000-8000-000000000000', username: 'ai.do' }, 'Hãy chọn một cán bộ'],
    [{ personId: 'lan', username: 'lan.nua' }, 'đã có tài khoản'],
    [{ personId: 'lan', username: 'Lê Lan' }, '3 đến 64 chữ thường'],
  ])('can’t make an account of %o', async ({ personId, username }, words) => {
    const admin = await office.as('quantri')
    const answer = await admin.post('/quan-tri/tai-khoan', {
      personId: personId === 'lan' ? office.ids.lan : personId,
      username,
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  test('finds an account without typing marks', async () => {
    const page = (await (await office.as('quantri')).get('/quan-tri/tai-khoan?q=le+thi')).body
    expect(page).toContain('Lê Thị Lan')
    expect(page).not.toContain('>chutich.huyen<')
  })
})

describe('the first administrator', () => {
  test('is made once, by whoever sets up the installation; a bad password leaves nothing behind', async () => {
    const first = (username: string, password: string) =>
      createFirstAdministrator(office.db, { username, fullName: 'Ai Đó', password }, office.clock.now())
    expect(await first('ai.do', PASSWORD)).toEqual({ ok: false, reason: 'not_first' })
    expect(await first('ai.do', 'ngắn')).toEqual({ ok: false, reason: 'too_short' })
    expect(await first('Ai Đó', PASSWORD)).toEqual({ ok: false, reason: 'bad_username' })

    const empty = await testDatabase()
    try {
      const person = { username: 'ai.do', fullName: 'Ai Đó', password: PASSWORD }
      expect(await createFirstAdministrator(empty.db, person, office.clock.now())).toMatchObject({ reason: 'no_post' })
      expect(await empty.db.many(empty.db.q.selectFrom('officials').selectAll())).toEqual([])
    } finally {
      await empty.close()
    }
  })
})

describe('the database itself', () => {
  test.each([
    ['account_username_is_plain', `UPDATE accounts SET username = 'Lê Lan' WHERE username = 'lan'`],
    ['account_username_is_unique', `UPDATE accounts SET username = 'minh' WHERE username = 'lan'`],
    [
      'one_account_per_person',
      `INSERT INTO accounts (id, person_id, username, password_hash)
       SELECT gen_random_uuid(), person_id, 'lan.hai', '' FROM accounts WHERE username = 'lan'`,
    ],
    ['session_ends_after_it_starts', 'UPDATE sessions SET ends_at = started_at'],
  ])('keeps %s', async (constraint, statement) => {
    await office.as('lan')
    await expect(office.admin.run(sql.raw(statement))).rejects.toMatchObject({ constraint_name: constraint })
  })

  test('lets the program delete no account', async () => {
    await expect(office.db.run(sql`DELETE FROM accounts`)).rejects.toMatchObject({ code: '42501' })
  })
})
