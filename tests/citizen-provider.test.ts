import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt } from '../src/testing/citizens.ts'
import { CLIENT, type OidcPeer, oidcPeer } from '../src/testing/oidc-peer.ts'

const START = '/dang-nhap/dinh-danh'
let app: TestApp
let peer: OidcPeer

beforeAll(async () => {
  peer = await oidcPeer('http://localhost:8080')
  app = await testApp(MONDAY, {
    smsUrl: 'http://127.0.0.1:9',
    provider: { issuer: peer.issuer, ...CLIENT, name: 'VNeID', numberClaim: 'personal_number' },
  })
}, 60_000)
afterAll(async () => {
  await app.close()
  await peer.stop()
})

const begin = async (person: Person, next = ''): Promise<string> =>
  String((await person.get(`${START}?next=${encodeURIComponent(next)}`)).headers.location)
const comeBack = (person: Person, to: URL) => person.get(`${to.pathname}${to.search}`)
const refusedWith = (location: unknown): string | null =>
  new URL(String(location), 'http://here').searchParams.get('loi')
const accounts = (where: ReturnType<typeof sql>) =>
  app.db.many(sql<{ id: string; fullName: string; idNumber: string; level: string }>`
    SELECT id, full_name, id_number, identity_level AS level FROM citizens WHERE ${where}`)

async function signIn(person: Person, next = ''): Promise<string> {
  const answer = await comeBack(person, await peer.visit(await begin(person, next)))
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}

describe('signing in by the provider', () => {
  test('opens an account with the name and number it vouches for, and goes on where one was', async () => {
    peer.who = { sub: 'lan', name: 'Lê Thị Lan', personal_number: '999190000111' }
    const person = app.newVisitor()
    expect((await person.get('/dang-nhap/cong-dan')).payload).toContain('Đăng nhập bằng VNeID')
    expect(await signIn(person, '/cua-toi/tai-khoan')).toBe('/cua-toi/tai-khoan')
    const page = (await person.get('/cua-toi/tai-khoan')).payload
    expect(page).toContain('Đã được hệ thống định danh xác nhận')
    expect(page).toContain('999190000111')
    // Again, elsewhere: the same account.
    await signIn(app.newVisitor())
    expect(await accounts(sql`id_number = '999190000111'`)).toHaveLength(1)
  })

  test('asks for a code with PKCE, state and nonce, for this site only', async () => {
    const url = new URL(await begin(app.newVisitor()))
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:8080/dang-nhap/dinh-danh/ve',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    })
  })

  test.each<[what: string, spoil: (to: URL, begun: URL) => void]>([
    ['another state', (to) => to.searchParams.set('state', 'somebody-elses')],
    ['no state', (to) => to.searchParams.delete('state')],
    ['a made-up code', (to) => to.searchParams.set('code', 'made-up')],
    ['another issuer', (to) => to.searchParams.set('iss', 'https://evil.example')],
  ])('is refused with %s', async (_what, spoil) => {
    peer.who = { sub: 'ke-gian', name: 'Kẻ Gian' }
    const person = app.newVisitor()
    const begun = await begin(person)
    const to = await peer.visit(begun)
    spoil(to, new URL(begun))
    expect(refusedWith((await comeBack(person, to)).headers.location)).toBe('provider_refused')
    expect((await person.get('/cua-toi')).statusCode).toBe(303)
  })

  test('is refused with another nonce', async () => {
    const person = app.newVisitor()
    const url = new URL(await begin(person))
    url.searchParams.set('nonce', 'of-another-sign-in')
    expect(refusedWith((await comeBack(person, await peer.visit(url.href))).headers.location)).toBe('provider_refused')
  })

  test('is refused in a browser that didn’t begin it, a second time, and after ten minutes', async () => {
    const person = app.newVisitor()
    const to = await peer.visit(await begin(person))
    expect(refusedWith((await comeBack(app.newVisitor(), to)).headers.location)).toBe('provider_refused')
    expect((await comeBack(person, to)).headers.location).toBe('/cua-toi')
    expect(refusedWith((await comeBack(person, to)).headers.location)).toBe('provider_refused')
    const late = app.newVisitor()
    const lateTo = await peer.visit(await begin(late))
    app.clock.advance(11 * 60_000)
    expect(refusedWith((await comeBack(late, lateTo)).headers.location)).toBe('provider_refused')
  })

  test('given up at the provider, one is told and may begin again', async () => {
    const person = app.newVisitor()
    const state = new URL(await begin(person)).searchParams.get('state')
    const back = await person.get(
      `${START}/ve?error=access_denied&state=${state}&iss=${encodeURIComponent(peer.issuer)}`,
    )
    expect(refusedWith(back.headers.location)).toBe('provider_refused')
    expect((await person.get(String(back.headers.location))).payload).toContain('Hãy bắt đầu lại')
  })

  test('signing out tells that one is still signed in there, with the way out', async () => {
    const person = app.newVisitor()
    await signIn(person)
    const out = await person.post('/dang-xuat')
    expect(out.headers.location).toBe(`${START}/da-ra`)
    const page = (await person.get(`${START}/da-ra`)).payload
    expect(page).toContain(`href="${peer.issuer}/session/end?`)
    expect((await person.get('/cua-toi')).statusCode).toBe(303)
  })
})

describe('whose account it becomes', () => {
  test('the one with the same telephone, proven on both sides', async () => {
    await citizenAt(app, '0399111222')
    peer.who = {
      sub: 'binh',
      name: 'Trần Bình',
      personal_number: '999090000222',
      phone_number: '+84399111222',
      phone_number_verified: true,
    }
    await signIn(app.newVisitor())
    expect(await accounts(sql`phone = '0399111222'`)).toMatchObject([{ fullName: 'Trần Bình', level: 'provider' }])
  })

  test('not the one with a telephone the provider hasn’t proven', async () => {
    await citizenAt(app, '0399111333')
    peer.who = { sub: 'ke-gian-2', name: 'Kẻ Gian', phone_number: '+84399111333', phone_number_verified: false }
    await signIn(app.newVisitor())
    expect(await accounts(sql`phone = '0399111333'`)).toMatchObject([{ fullName: null, level: 'declared' }])
  })

  test('not the one whose telephone is now somebody else’s, when its number was confirmed', async () => {
    await citizenAt(app, '0399111444')
    const clerk = await app.as('tiepnhan.camhieu')
    const card = { contact: '0399111444', fullName: 'Người Chủ Cũ', idNumber: '999080000444' }
    await clerk.post('/xac-nhan-cong-dan', card)
    peer.who = {
      sub: 'chu-moi',
      name: 'Người Chủ Mới',
      personal_number: '999190000444',
      phone_number: '+84399111444',
      phone_number_verified: true,
    }
    await signIn(app.newVisitor())
    expect(await accounts(sql`phone = '0399111444'`)).toMatchObject([{ fullName: 'Người Chủ Cũ', level: 'office' }])
  })

  test('the one an official confirmed with the same number', async () => {
    await citizenAt(app, '0399111555')
    const clerk = await app.as('tiepnhan.camhieu')
    const card = { contact: '0399111555', fullName: 'Hồ Thị Năm', idNumber: '999190000555' }
    await clerk.post('/xac-nhan-cong-dan', card)
    peer.who = { sub: 'nam', name: 'Hồ Thị Năm', personal_number: '999190000555' }
    await signIn(app.newVisitor())
    expect(await accounts(sql`id_number = '999190000555'`)).toMatchObject([{ level: 'provider' }])
  })

  test('the one that is signed in, when it is linked from there; an identity has one account', async () => {
    const person = await citizenAt(app, '0399111666')
    peer.who = { sub: 'sau', name: 'Lý Sáu', personal_number: '999090000666' }
    expect(await signIn(person, '/cua-toi/tai-khoan')).toBe('/cua-toi/tai-khoan')
    expect(await accounts(sql`phone = '0399111666'`)).toMatchObject([{ idNumber: '999090000666', level: 'provider' }])
    const other = await citizenAt(app, '0399111777')
    const answer = await comeBack(other, await peer.visit(await begin(other)))
    expect(refusedWith(answer.headers.location)).toBe('linked_elsewhere')
  })

  test('nobody’s, when somebody else has signed in at that browser meanwhile', async () => {
    const person = await citizenAt(app, '0399111888')
    peer.who = { sub: 'tam', name: 'Ngô Tám', personal_number: '999090000888' }
    const to = await peer.visit(await begin(person))
    await person.post('/dang-xuat')
    expect(refusedWith((await comeBack(person, to)).headers.location)).toBe('provider_refused')
  })

  test('one, when the same person comes from two browsers at once', async () => {
    peer.who = { sub: 'hai-noi', name: 'Đỗ Hai Nơi', personal_number: '999090000999' }
    const people = [app.newVisitor(), app.newVisitor()]
    const ways = await Promise.all(
      people.map(async (person) => ({ person, to: await peer.visit(await begin(person)) })),
    )
    const answers = await Promise.all(ways.map(({ person, to }) => comeBack(person, to)))
    expect(answers.map(({ headers }) => headers.location)).toEqual(['/cua-toi', '/cua-toi'])
    expect(await accounts(sql`id_number = '999090000999'`)).toHaveLength(1)
  })
})

describe('a provider that is away', () => {
  test('is said to be, and the code still signs in; once it is back it serves again', async () => {
    peer.who = { sub: 'lan', name: 'Lê Thị Lan', personal_number: '999190000111' }
    const person = app.newVisitor()
    const to = await peer.visit(await begin(person))
    await peer.stop()
    expect(refusedWith((await comeBack(person, to)).headers.location)).toBe('provider_down')
    await citizenAt(app, '0399222111')
    await peer.start()
    expect(await signIn(person)).toBe('/cua-toi')
  })
})
