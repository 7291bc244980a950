import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CITIZEN, expectedAccess, isPermission, ROLES } from '../src/core/identity/index.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt } from '../src/testing/citizens.ts'
import { HOLDERS, TWO_TIER } from '../src/testing/holders.ts'

/** Ends the session that asks, or stays open: tried elsewhere. */
const APART = new Set([
  '/dang-xuat',
  '/tai-khoan/dang-xuat-het',
  '/cua-toi/tai-khoan/dang-xuat-het',
  '/cua-toi/tai-khoan/mat-khau',
  '/cua-toi/dong-tai-khoan',
  '/dieu-hanh/su-kien',
])
/** Opened by a dossier's second secret, which no role has: tried with the citizens' pages. */
const BY_SECRET = '/tra-cuu/:code/ho-so/'
const NOWHERE = '00000000-0000-7000-8000-000000000000'

/** Parameters of a route, filled with what exists nowhere. */
const fill = (url: string): string =>
  url
    .replace(/:size/g, '1')
    .replace(/:(code|token|slug|form|file)/g, 'khong-co')
    .replace(/:\w+/g, NOWHERE)
    .replace('*', 'khong-co')

let app: TestApp
let twoTier: TestApp
beforeAll(async () => {
  app = await testApp(MONDAY, { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'motcua@camlo.example' })
  twoTier = await testApp(MONDAY, { profile: 'quang-tri-2025' })
})
afterAll(async () => {
  await app.close()
  await twoTier.close()
})

type Answer = { statusCode: number; headers: Record<string, unknown> }

function accessOf({ statusCode, headers }: Answer): string {
  if (statusCode === 401) return 'asked to sign in'
  if (statusCode === 303 && /^\/dang-nhap(\/cong-dan)?\?next=/.test(String(headers.location))) return 'asked to sign in'
  return statusCode === 403 ? 'refused' : 'let in'
}

async function walk(role: (typeof ROLES)[number] | typeof CITIZEN | null, person: Person): Promise<string[]> {
  const wrong: string[] = []
  for (const { method, url, may } of app.app.declaredRoutes) {
    if (APART.has(url) || url.startsWith(BY_SECRET) || !isPermission(may)) continue
    const answer = await person.ask({ method: method as 'GET', url: fill(url) })
    const expected = expectedAccess(may, role)
    const seen = accessOf(answer as Answer)
    if (seen !== expected) wrong.push(`${method} ${url} (${may}): ${seen} (${answer.statusCode}), not ${expected}`)
    if (answer.statusCode >= 500) wrong.push(`${method} ${url}: ${answer.statusCode}`)
  }
  return wrong
}

describe('every route lets in whom the table of permissions says', () => {
  test('there are routes to walk, each with a permission that exists', () => {
    expect(app.app.declaredRoutes.length).toBeGreaterThan(60)
    expect(app.app.declaredRoutes.filter(({ may }) => !isPermission(may))).toEqual([])
  })

  test('a visitor', async () => {
    expect(await walk(null, app.visitor)).toEqual([])
  })

  test('a citizen with an account', async () => {
    expect(await walk(CITIZEN, await citizenAt(app, 'cong.dan@example.vn'))).toEqual([])
  })

  test.each(ROLES)('%s', async (role) => {
    expect(await walk(role, await (TWO_TIER.has(role) ? twoTier : app).as(HOLDERS[role]))).toEqual([])
  })
})
