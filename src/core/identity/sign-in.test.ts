import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOffice, PASSWORD, type TestOffice } from './testing/office.tsx'
import { inTurns } from './turns.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** An address of one's own, so that tests don't share their limits. */
const from = (address: string) => ({ 'x-forwarded-for': address })

describe('signing in', () => {
  test('opens what the posts permit, and nothing else', async () => {
    const lan = await office.as('lan')

    expect((await lan.get('/viec')).json()).toEqual({ receives: true, signs: false })
    expect((await lan.post('/tiep-nhan')).statusCode).toBe(200)
    expect((await (await office.as('minh')).post('/tiep-nhan')).statusCode).toBe(403)
  })

  test('is an act of the official, in their post', async () => {
    await office.as('lan')
    const [act] = await office.db.many<{ actorKind: string; actorPersonId: string; actorPostId: string }>(
      office.db.q
        .selectFrom('acts')
        .selectAll()
        .where('subjectId', '=', office.ids.lan)
        .where('verb', '=', 'identity.signIn') as never,
    )

    expect(act).toMatchObject({
      actorKind: 'official',
      actorPersonId: office.ids.lan,
      actorPostId: office.postOf('reception', 'xã A'),
    })
  })

  test('the name may be typed in capitals and with spaces around it', async () => {
    expect((await office.browser().signIn(' LAN ')).statusCode).toBe(303)
  })

  test('a wrong password, an unknown name and a locked account get the same answer', async () => {
    await office.admin.run(
      office.db.q.updateTable('accounts').set({ disabledAt: office.clock.now() }).where('username', '=', 'chutich.b'),
    )
    const answers = await Promise.all([
      office.browser().post('/dang-nhap', { username: 'minh', password: 'sai mật khẩu' }),
      office.browser().post('/dang-nhap', { username: 'khong.co.ai', password: 'sai mật khẩu' }),
      office.browser().post('/dang-nhap', { username: 'chutich.b', password: PASSWORD }),
    ])
    const shown = answers.map(({ body }, index) =>
      body.replaceAll(['minh', 'khong.co.ai', 'chutich.b'][index] ?? '', '…'),
    )

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422])
    expect(new Set(shown).size).toBe(1)
    expect(answers.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true)
  })

  test('neither cookie nor page can be read by scripts, sent from other sites or kept', async () => {
    const browser = office.browser()
    const [cookie] = (await browser.signIn('lan')).cookies

    expect(cookie).toMatchObject({ name: 'camlo', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.maxAge).toBeUndefined()
    expect((await browser.get('/tai-khoan')).headers['cache-control']).toBe('private, no-store')
  })

  test('over https the cookie is bound to this very host', async () => {
    const secure = await openOffice({ publicUrl: 'https://camlo.example' })
    try {
      const [cookie] = (await secure.browser().signIn('lan')).cookies
      expect(cookie).toMatchObject({ name: '__Host-camlo', secure: true, path: '/' })
    } finally {
      await secure.close()
    }
  })

  test.each([
    ['/viec?trang=2', '/viec?trang=2'],
    ['https://evil.example/', '/bat-dau'],
    ['//evil.example/', '/bat-dau'],
    ['/\\evil.example/', '/bat-dau'],
    ['/dang-xuat', '/bat-dau'],
  ])('asked to return to %s leads to %s', async (next, location) => {
    expect((await office.browser().signIn('lan', { next })).headers.location).toBe(location)
  })
})

describe('limits', () => {
  const guess = (username: string, address: string) =>
    office.browser().post('/dang-nhap', { username, password: 'đoán mò' }, from(address))

  test('after ten wrong passwords even the right one waits, from any address; the ledger says so once', async () => {
    for (let i = 0; i < 10; i++) expect((await guess('quantri', `10.1.0.${i}`)).statusCode).toBe(422)
    const right = () =>
      office.browser().post('/dang-nhap', { username: 'quantri', password: PASSWORD }, from('10.2.0.1'))

    expect((await right()).statusCode).toBe(429)
    expect((await right()).statusCode).toBe(429)
    const verbs = await office.verbsAbout(office.ids.admin)
    expect(verbs.filter((verb) => verb === 'identity.limitReached')).toHaveLength(1)

    await office.admin.run(office.db.q.updateTable('attempts').set({ windowEnd: new Date(0) }))
    expect((await right()).statusCode).toBe(303)
  })

  test('guessing many names from one network stops; a colleague elsewhere isn’t held back', async () => {
    for (let i = 0; i < 60; i++) await guess(`ten.${i}`, `2001:db8:1:2::${i + 1}`)

    expect((await guess('ten.60', '2001:db8:1:2:ffff::1')).statusCode).toBe(429)
    expect((await guess('ten.61', '2001:db8:1:3::1')).statusCode).toBe(422)
  })

  test('a whole office signs in behind one address', async () => {
    for (let i = 0; i < 70; i++) {
      const answer = await office
        .browser()
        .post('/dang-nhap', { username: 'lan', password: PASSWORD }, from('203.0.113.9'))
      if (answer.statusCode !== 303) expect.fail(`${i}: ${answer.statusCode}`)
    }
  })

  test('hashing waits its turn, so that many at once don’t eat the memory', async () => {
    const inTurn = inTurns(2)
    let running = 0
    let most = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
    }
    await Promise.all(Array.from({ length: 20 }, () => inTurn(work)))
    await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await inTurn(work)
    expect([most, running]).toEqual([2, 0])
  })
})
