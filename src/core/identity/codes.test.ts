import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openOffice, PASSWORD, type TestOffice } from './testing/office.tsx'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const codeOf = (secret: string): Promise<string> =>
  generate({ secret, epoch: Math.floor(office.clock.now().getTime() / 1000) })

/** Turns codes on. @returns what the phone knows and the recovery codes */
async function turnOn(browser: Browser): Promise<{ key: string; recovery: string[] }> {
  const page = (await browser.post('/tai-khoan/ma')).body
  const key = /<code>([A-Z2-7]{16,})<\/code>/.exec(page)?.[1] ?? ''
  const done = await browser.post('/tai-khoan/ma/xac-nhan', { code: await codeOf(key) })
  const recovery = [...done.body.matchAll(/<code>([A-Z2-9]{10})<\/code>/g)].map(([, code]) => code ?? '')
  office.clock.advance(30_000)
  return { key, recovery }
}

describe('one-time codes', () => {
  test('are asked for from the first right one on; sessions begun without end', async () => {
    const [desk, phone] = [await office.as('lan'), await office.as('lan')]
    const { key, recovery } = await turnOn(desk)

    expect(recovery).toHaveLength(8)
    expect((await desk.get('/viec')).statusCode).toBe(200)
    expect((await phone.get('/viec')).statusCode).toBe(303)
    expect((await office.browser().signIn('lan')).body).toContain('Tài khoản này cần mã dùng một lần')
    expect((await office.browser().signIn('lan', { code: await codeOf(key) })).statusCode).toBe(303)
  })

  test('serve once, even for two who bring one at the same time', async () => {
    const { key } = await turnOn(await office.as('minh'))
    const code = await codeOf(key)
    const both = await Promise.all([
      office.browser().signIn('minh', { code }),
      office.browser().signIn('minh', { code }),
    ])

    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
    expect((await office.browser().signIn('minh', { code })).statusCode).toBe(422)
  })

  test('a recovery code helps once when the phone is lost', async () => {
    const { recovery } = await turnOn(await office.as('chutich.a'))
    const code = (recovery[0] ?? '').toLowerCase()

    expect((await office.browser().signIn('chutich.a', { code })).statusCode).toBe(303)
    expect((await office.browser().signIn('chutich.a', { code })).statusCode).toBe(422)
  })

  test('a wrong first code turns nothing on and shows the same picture again', async () => {
    const desk = await office.as('chutich.b')
    const shown = (await desk.post('/tai-khoan/ma')).body
    const again = await desk.post('/tai-khoan/ma/xac-nhan', { code: '000000' })

    expect(again.statusCode).toBe(422)
    const keyIn = (body: string) => /<code>([A-Z2-7]{16,})<\/code>/.exec(body)?.[1]
    expect(keyIn(again.body)).toBe(keyIn(shown))
    expect((await office.browser().signIn('chutich.b')).statusCode).toBe(303)
  })

  test('are turned off with the password only, or by an administrator', async () => {
    const desk = await office.as('chutich.huyen')
    await turnOn(desk)
    expect((await desk.post('/tai-khoan/ma/tat', { password: 'không phải' })).statusCode).toBe(422)
    expect((await office.browser().signIn('chutich.huyen')).statusCode).toBe(422)

    expect((await desk.post('/tai-khoan/ma/tat', { password: PASSWORD })).statusCode).toBe(303)
    expect((await office.browser().signIn('chutich.huyen')).statusCode).toBe(303)
    expect(await office.verbsAbout(office.ids.head)).toContain('identity.turnOffCodes')
  })

  test('leave no secret readable in the database', async () => {
    const rows = await office.db.many<{ totpSecret: Uint8Array | null }>(
      office.db.q.selectFrom('accounts').select('totpSecret').where('totpSecret', 'is not', null) as never,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { totpSecret } of rows) expect(Buffer.from(totpSecret ?? []).toString()).not.toMatch(/^[A-Z2-7]+$/)
  })
})
