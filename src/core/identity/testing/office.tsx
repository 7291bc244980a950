import { randomBytes } from 'node:crypto'
import { fixedClock } from '../../../platform/clock.ts'
import { createHttp } from '../../../platform/http/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { testDatabase } from '../../../platform/testing/index.ts'
import { type Act, timelineOf } from '../../ledger/index.ts'
import {
  appoint,
  createOfficial,
  importLocality,
  importPosts,
  importUnits,
  loadOrganization,
  organizationSource,
  type UnitFile,
} from '../../organization/index.ts'
import {
  authenticate,
  createAccount,
  isPermission,
  limiter,
  may,
  mountAdministration,
  mountIdentity,
} from '../index.ts'

export const PASSWORD = 'một câu dễ nhớ'
const SYSTEM = { kind: 'system' } as const

const unit = (code: string, kind: UnitFile['kind'], parentCode: string | null): UnitFile => ({
  code,
  kind,
  parentCode,
  typeVi: kind,
  nameVi: code,
  nameEn: code,
  validFrom: '2015-01-01',
  validTo: null,
})
const post = (role: string) => ({ code: role, role, titleVi: role, titleEn: role })

/** Somebody at a browser, who keeps its cookies. */
export class Browser {
  cookies: Record<string, string> = {}
  readonly #inject: Inject
  constructor(inject: Inject) {
    this.#inject = inject
  }

  async ask(method: 'GET' | 'POST', url: string, form: Record<string, string> = {}, headers: Headers = {}) {
    const answer = await this.#inject({
      method,
      url,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36',
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      cookies: this.cookies,
      ...(method === 'POST' ? { payload: new URLSearchParams(form).toString() } : {}),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') delete this.cookies[name]
      else this.cookies[name] = value
    }
    return answer
  }
  get = (url: string, headers?: Headers) => this.ask('GET', url, {}, headers)
  post = (url: string, form?: Record<string, string>, headers?: Headers) => this.ask('POST', url, form, headers)
  signIn = (username: string, more: Record<string, string> = {}) =>
    this.post('/dang-nhap', { username, password: PASSWORD, ...more })
}

type Headers = Record<string, string>
type Inject = Awaited<ReturnType<typeof createHttp>>['inject']

/** A district with two communes and a few officials, served over a real database. */
export async function openOffice({ publicUrl = 'http://localhost:8160' } = {}) {
  const base = await testDatabase()
  const { db } = base
  const clock = fixedClock('2026-03-02T08:00:00+07:00')
  const empty = t('', '')
  const localityId = await importLocality(
    db,
    { code: 'thu', name: t('Huyện thử', 'Test district'), partOf: empty, notice: empty },
    'test',
  )
  await importUnits(db, localityId, [
    unit('huyện', 'district', null),
    unit('xã A', 'commune', 'huyện'),
    unit('xã B', 'commune', 'huyện'),
  ])
  const commune = ['communeChair', 'reception', 'landOfficer'].map(post)
  await importPosts(db, localityId, {
    byKind: { district: ['districtHead', 'administrator'].map(post), commune },
    byUnit: {},
  })

  const people = await loadOrganization(db)
  const postOf = (role: string, unitCode: string): string => {
    const found = people.postsOf(people.findUnitByCode(unitCode)?.id ?? '').find((each) => each.role === role)
    if (!found) throw new Error(`${unitCode} has no ${role}`)
    return found.id
  }
  const engage = async (username: string, fullName: string, role: string, unitCode: string): Promise<string> => {
    const officialId = await createOfficial(db, { fullName })
    await appoint(db, SYSTEM, clock.now(), {
      officialId,
      postId: postOf(role, unitCode),
      from: '2020-01-01',
      decision: '1/QĐ',
    })
    await createAccount(db, SYSTEM, { personId: officialId, username, password: PASSWORD }, clock.now())
    return officialId
  }
  const ids = {
    lan: await engage('lan', 'Lê Thị Lan', 'reception', 'xã A'),
    minh: await engage('minh', 'Trần Minh', 'landOfficer', 'xã A'),
    chair: await engage('chutich.a', 'Hồ Văn Chủ', 'communeChair', 'xã A'),
    chairB: await engage('chutich.b', 'Mai Thị Bình', 'communeChair', 'xã B'),
    head: await engage('chutich.huyen', 'Phan Đình Huyện', 'districtHead', 'huyện'),
    admin: await engage('quantri', 'Đỗ Quản Trị', 'administrator', 'huyện'),
  }

  const organization = organizationSource(db)
  const app = await createHttp({
    publicUrl,
    version: 'test',
    frame: (_request, content) => <main>{content}</main>,
    failurePage: (words) => ({ title: words, content: <p>{words.vi}</p> }),
    isKnownPermission: isPermission,
    trustProxy: true,
  })
  const secret = randomBytes(24).toString('hex')
  const secure = publicUrl.startsWith('https:')
  authenticate(app, { db, clock, organization, secure })
  const limits = limiter(db, secret, [])
  mountIdentity(app, {
    db,
    clock,
    organization,
    secret,
    limiter: limits,
    secure,
    homeOf: () => '/tai-khoan',
    localityId,
    codeChannels: ['email', 'sms'],
  })
  mountAdministration(app, { db, clock, organization })
  app.get('/viec', { config: { may: 'signed-in' } }, async ({ viewer }) => ({
    receives: may(viewer, 'dossier.receive'),
    signs: may(viewer, 'dossier.sign'),
  }))
  app.post('/tiep-nhan', { config: { may: 'dossier.receive' } }, async () => ({ received: true }))
  await app.ready()

  const browser = (): Browser => new Browser(app.inject.bind(app) as Inject)
  return {
    ...base,
    clock,
    organization,
    ids,
    postOf,
    browser,
    async as(username: string): Promise<Browser> {
      const one = browser()
      const answer = await one.signIn(username)
      if (answer.statusCode !== 303) throw new Error(`${username} could not sign in: ${answer.statusCode}`)
      return one
    },
    /** What the ledger tells of a person, oldest first. */
    verbsAbout: async (personId: string): Promise<string[]> =>
      (await timelineOf(db, personId)).map(({ verb }: Act) => verb),
    async close() {
      await app.close()
      await base.close()
    },
  }
}

export type TestOffice = Awaited<ReturnType<typeof openOffice>>
