import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createToken } from './api-tokens.ts'
import { openOffice, PASSWORD, type TestOffice } from './testing/office.tsx'

const MINUTE = 60_000
const MORNING = '2026-03-02T08:00:00+07:00'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
beforeEach(() => office.clock.set(MORNING))
afterAll(() => office.close())

describe('a session', () => {
  test('ends after half an hour without use, and leads back to the page that was open', async () => {
    const lan = await office.as('lan')
    office.clock.advance(29 * MINUTE)
    expect((await lan.get('/viec')).statusCode).toBe(200)
    office.clock.advance(31 * MINUTE)

    const answer = await lan.get('/tai-khoan?lang=vi')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/dang-nhap?next=%2Ftai-khoan%3Flang%3Dvi'])
  })

  test('that ended under a form sends it back to the page it stood on; a program is told 401', async () => {
    const lan = await office.as('lan')
    office.clock.advance(31 * MINUTE)

    const form = await lan.post('/tiep-nhan', {}, { referer: 'http://localhost:8160/tiep-nhan/moi?thu-tuc=khai-sinh' })
    expect(form.headers.location).toBe(`/dang-nhap?next=${encodeURIComponent('/tiep-nhan/moi?thu-tuc=khai-sinh')}`)
    expect((await lan.get('/viec', { accept: 'application/json' })).statusCode).toBe(401)
  })

  test('tells how long it lasts without lasting longer for being asked; the button keeps it', async () => {
    const lan = await office.as('lan')
    const left = async () => (await lan.get('/phien/con', { accept: 'application/json' })).json().seconds
    office.clock.advance(29 * MINUTE)
    expect([await left(), await left()]).toEqual([60, 60])

    expect((await lan.post('/phien/giu', {}, { accept: 'application/json' })).json()).toEqual({ seconds: 1800 })
    expect(await left()).toBe(1800)
  })

  test('gets a new token every hour; requests already under way with the old one still pass', async () => {
    const lan = await office.as('lan')
    const old = { ...lan.cookies }
    for (let i = 0; i < 4; i++) {
      office.clock.advance(20 * MINUTE)
      await lan.get('/viec')
    }
    expect(lan.cookies.camlo).not.toBe(old.camlo)

    const late = office.browser()
    late.cookies = old
    expect((await late.get('/viec')).statusCode).toBe(200)
    office.clock.advance(2 * MINUTE)
    expect((await late.get('/viec')).statusCode).toBe(303)
    expect((await lan.get('/viec')).statusCode).toBe(200)
  })

  test('ends after twelve hours, however busy', async () => {
    const lan = await office.as('lan')
    for (let i = 0; i < 29; i++) {
      office.clock.advance(25 * MINUTE)
      await lan.get('/viec')
    }
    expect((await lan.get('/viec')).statusCode).toBe(303)
  })

  test('signed out is over with every token it had, and the browser is told to forget', async () => {
    const lan = await office.as('lan')
    const old = { ...lan.cookies }
    office.clock.advance(25 * MINUTE)
    await lan.get('/viec')
    office.clock.advance(25 * MINUTE)
    await lan.get('/viec')
    office.clock.advance(20 * MINUTE)
    const out = await lan.post('/dang-xuat')

    expect(out.headers['clear-site-data']).toBe('"storage"')
    const thief = office.browser()
    thief.cookies = old
    expect((await thief.get('/viec')).statusCode).toBe(303)
    expect(await office.db.many(office.db.q.selectFrom('sessions').select('device').where('device', '=', ''))).toEqual(
      [],
    )
    expect(await office.verbsAbout(office.ids.lan)).toContain('identity.signOut')
  })

  test('signed out with dossiers unsent at the desk is over, and the browser isn’t told to forget those', async () => {
    const lan = await office.as('lan')
    lan.cookies['cho-gui'] = '1'
    const out = await lan.post('/dang-xuat')
    expect(out.headers['clear-site-data']).toBeUndefined()
    expect((await lan.get('/viec')).statusCode).toBe(303)
  })

  test('sign-out everywhere ends the others too', async () => {
    const [desk, phone] = [await office.as('minh'), await office.as('minh')]
    expect((await desk.get('/tai-khoan')).body.match(/Chrome, Windows/g)).toHaveLength(2)
    await desk.post('/tai-khoan/dang-xuat-het')

    expect((await phone.get('/viec')).statusCode).toBe(303)
  })

  test('of whoever was signed in here before ends when somebody else signs in', async () => {
    const browser = await office.as('lan')
    const before = { ...browser.cookies }
    await browser.signIn('minh')

    const again = office.browser()
    again.cookies = before
    expect((await again.get('/viec')).statusCode).toBe(303)
  })

  test.each(['x', 'A'.repeat(43), '../../etc/passwd', "' OR 1=1 --"])(
    'forged with the token %s is nobody’s',
    async (token) => {
      const browser = office.browser()
      browser.cookies = { camlo: token }
      expect((await browser.get('/viec')).statusCode).toBe(303)
    },
  )

  test('does nothing another site asks of it', async () => {
    const lan = await office.as('lan')
    expect((await lan.post('/dang-xuat', {}, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await lan.get('/viec')).statusCode).toBe(200)
  })
})

describe('a changed password', () => {
  test('needs the old one, ends every other session and is recorded', async () => {
    const [desk, phone] = [await office.as('chutich.b'), await office.as('chutich.b')]
    const change = (old: string, fresh: string) => desk.post('/tai-khoan/mat-khau', { old, fresh })

    expect((await change('không phải', 'một câu khác hẳn')).statusCode).toBe(422)
    expect((await change(PASSWORD, 'ngắn')).statusCode).toBe(422)
    expect((await change(PASSWORD, 'xin chào chutich.b')).statusCode).toBe(422)
    const before = desk.cookies.camlo
    expect((await change(PASSWORD, 'một câu khác hẳn')).statusCode).toBe(200)

    expect(desk.cookies.camlo).not.toBe(before)
    expect((await desk.get('/viec')).statusCode).toBe(200)
    expect((await phone.get('/viec')).statusCode).toBe(303)
    expect((await office.browser().signIn('chutich.b')).statusCode).toBe(422)
    expect(await office.verbsAbout(office.ids.chairB)).toContain('identity.changePassword')
  })

  test('can’t be got by guessing the old one at an open desk', async () => {
    const desk = await office.as('chutich.a')
    const guess = () => desk.post('/tai-khoan/mat-khau', { old: 'đoán mò', fresh: 'một câu khác hẳn' })
    for (let i = 0; i < 10; i++) await guess()
    expect((await guess()).statusCode).toBe(429)
  })
})

describe('a bearer token', () => {
  test('opens the API for its account until it is revoked there', async () => {
    const made = await createToken(office.db, 'lan', 'máy quét', office.clock.now())
    if (!made.ok) throw new Error(made.reason)
    const program = office.browser()
    const ask = () => program.get('/viec', { authorization: `Bearer ${made.value}`, accept: 'application/json' })
    expect((await ask()).json().receives).toBe(true)

    const lan = await office.as('lan')
    const page = await lan.get('/tai-khoan')
    const action = /\/tai-khoan\/ma-truy-cap\/[0-9a-f]{64}\/thu-hoi/.exec(page.body)?.[0] ?? ''
    await (await office.as('minh')).post(action)
    expect((await ask()).statusCode).toBe(200)
    await lan.post(action)
    expect((await ask()).statusCode).toBe(401)
  })

  test('that is wrong isn’t made good by a cookie', async () => {
    const lan = await office.as('lan')
    const answer = await lan.get('/viec', { authorization: 'Bearer camlo_x', accept: 'application/json' })
    expect(answer.statusCode).toBe(401)
  })
})
