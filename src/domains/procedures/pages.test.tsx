import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarSource } from '../../core/calendar/index.ts'
import { organizationSource } from '../../core/organization/index.ts'
import { type FixedClock, fixedClock } from '../../platform/clock.ts'
import { sql } from '../../platform/database/index.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import type { TestDatabase } from '../../platform/testing/index.ts'
import { Layout } from '../../ui/index.ts'
import { importProcedures } from './actions.ts'
import { mountProcedureEditor } from './draft-routes.tsx'
import type { TimeTaken } from './pages/time-taken.tsx'
import { catalogueSource } from './queries.ts'
import { mountProcedures } from './routes.tsx'
import { openDistrict, profile } from './testing/world.ts'

describe('the portal', () => {
  let base: TestDatabase
  let app: App
  let clock: FixedClock
  let taken: TimeTaken | null = null
  let counted = 0

  beforeAll(async () => {
    base = await openDistrict()
    await importProcedures(base.db, profile)
    clock = fixedClock('2026-11-23T08:00:00+07:00')
    app = await createHttp({
      publicUrl: 'http://localhost',
      version: '0',
      frame: (request, content, { title, hero }) => (
        <Layout
          title={title}
          lang={request.lang}
          hero={hero}
          brand={{ name: title, partOf: title }}
          nav={[]}
          footer={[]}
          scripts={[]}
          largeText={{ on: false, href: '?chu=lon' }}
          otherLang={{ href: '/', lang: 'en' }}
        >
          {content}
        </Layout>
      ),
      failurePage: (words) => ({ title: words, content: <p>{words.vi}</p> }),
      isKnownPermission: () => true,
    })
    app.decorateRequest('viewer' as never, null as never)
    app.addHook('onRequest', async (request) => {
      Object.assign(request, { viewer: { kind: request.headers['x-official'] ? 'official' : 'visitor' } })
    })
    mountProcedureEditor(app, {
      db: base.db,
      clock,
      catalogue: catalogueSource(base.db),
      organization: organizationSource(base.db),
      paperKinds: async () => [
        { key: 'landCertificate', name: { vi: 'Giấy chứng nhận QSDĐ', en: 'Land certificate' } },
      ],
      calendar: calendarSource(base.db),
      history: async () => [],
    })
    mountProcedures(app, {
      clock,
      catalogue: catalogueSource(base.db),
      organization: organizationSource(base.db),
      async timeTaken() {
        counted += 1
        return taken
      },
    })
  })
  afterAll(async () => {
    await app.close()
    await base.close()
  })

  const page = async (url: string, headers: Record<string, string> = {}) => {
    const response = await app.inject({ url, headers })
    return { status: response.statusCode, text: response.body, json: () => response.json() }
  }

  test('the front page asks one question and shows the ways in', async () => {
    const { status, text } = await page('/')
    expect(status).toBe(200)
    for (const words of [
      'Bạn cần làm thủ tục gì?',
      '19 thủ tục',
      '/tra-cuu',
      '/thong-ke',
      'su-kien=sinh-con',
      'linh-vuc=ho-tich',
    ])
      expect(text).toContain(words)
  })

  test('a procedure’s page says what to bring, where, what it costs and how long it may take', async () => {
    const { text } = await page('/thu-tuc/khai-sinh')
    for (const words of [
      'Đăng ký khai sinh',
      'Giấy chứng sinh',
      'Trong ngày làm việc',
      'Nhận sau 15 giờ',
      'Không thu phí',
      'UBND xã Cam Hiếu',
      'Luật Hộ tịch 60/2014/QH13',
      'href="/nop-ho-so/khai-sinh"',
      'Họ và tên trẻ',
      '1.001193',
    ])
      expect(text).toContain(words)
  })

  test('steps across offices name each office and its share', async () => {
    const { text } = await page('/thu-tuc/cap-gcn-lan-dau')
    expect(text).toContain('Chi cục Thuế huyện Cam Lộ (cơ quan phối hợp)')
    expect(text).toContain('13 ngày làm việc')
    expect(text).not.toContain('Mã thủ tục')
  })

  test('the same in English', async () => {
    const { text } = await page('/thu-tuc/giay-phep-xay-dung?lang=en')
    for (const words of ['Building permit', '15 calendar days', 'Design drawings', 'File online'])
      expect(text).toContain(words)
  })

  test('few dossiers are not made into a figure, many are', async () => {
    const show = async (figures: TimeTaken | null) => {
      taken = figures
      return (await page('/thu-tuc/ket-hon', { 'x-official': '1' })).text
    }
    expect(await show(null)).toContain('Chưa có hồ sơ nào xong')
    expect(await show({ dossiers: 9, medianMinutes: 200, p90Minutes: 400 })).toContain('Mới có 9 hồ sơ xong')
    const many = await show({ dossiers: 1_234, medianMinutes: 210, p90Minutes: 1_200 })
    for (const words of ['3,5 giờ làm việc', '2,5 ngày làm việc', '1.234', 'Tính đến 08:00 23/11/2026'])
      expect(many).toContain(words)
  })

  test('a page everybody gets is made once; its figures are counted anew after a minute', async () => {
    const before = counted
    await page('/thu-tuc/khai-tu')
    await page('/thu-tuc/khai-tu')
    expect(counted).toBe(before + 1)
  })

  test('a new version shows within a second, and the old one stays in the list', async () => {
    await page('/thu-tuc/ho-kinh-doanh')
    const old = profile.versions.find(({ slug }) => slug === 'ho-kinh-doanh') as (typeof profile.versions)[number]
    await importProcedures(base.db, {
      lifeEvents: [],
      versions: [
        { ...old, validTo: '2026-11-22' },
        { ...old, validFrom: '2026-11-23', fee: { dong: 120_000, note: null } },
      ],
    })
    await expect
      .poll(async () => (await page('/thu-tuc/ho-kinh-doanh')).text, { timeout: 1_500 })
      .toContain('120.000 đ')
    expect((await page('/thu-tuc/ho-kinh-doanh')).text).toContain('từ 01/11/2015 đến hết 22/11/2026')
  })

  test('what has ended says so and offers no form', async () => {
    await base.admin.run(sql`
      UPDATE procedure_versions SET valid_to = '2026-11-20' WHERE procedure_id = (SELECT id FROM procedures WHERE slug = 'lam-san')`)
    await expect
      .poll(async () => (await page('/thu-tuc/lam-san')).text, { timeout: 1_500 })
      .toContain('Thủ tục này hiện không tiếp nhận hồ sơ')
    expect((await page('/thu-tuc/lam-san')).text).not.toContain('/nop-ho-so/')
    expect((await page('/thu-tuc?q=lam san')).text).not.toContain('/thu-tuc/lam-san')
  })

  test('the list is searched, narrowed and counted', async () => {
    const { text } = await page('/thu-tuc?q=cap+so+do')
    expect(text.indexOf('/thu-tuc/cap-gcn-lan-dau')).toBeGreaterThan(0)
    expect((await page('/thu-tuc?linh-vuc=chung-thuc')).text).toContain('Có 2 thủ tục.')
    expect((await page('/thu-tuc?su-kien=cuoi-hoi')).text).toContain('Có 2 thủ tục.')
    expect((await page('/thu-tuc?cap=commune&linh-vuc=dat-dai')).text).toContain('Có 1 thủ tục.')
  })

  test('what isn’t ours is said to be not found, with a way on', async () => {
    const { status, text } = await page('/thu-tuc?q=ly+hon')
    expect(status).toBe(200)
    expect(text).toContain('Không tìm thấy thủ tục nào cho “ly hon”')
    expect(text).toContain('tòa án')
    expect((await page('/thu-tuc?linh-vuc=none')).text).toContain('Xem tất cả thủ tục')
  })

  test.each(['/thu-tuc/khong-co', '/thu-tuc/..%2f..%2fetc', `/thu-tuc/${'x'.repeat(101)}`, '/api/v1/procedures/none'])(
    '%s is a clear no',
    async (url) => {
      const { status } = await page(url)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    },
  )

  test.each(['<script>alert(1)</script>', '%00', 'đ'.repeat(200), '🏠', "' OR 1=1 --"])(
    'a search for %s is answered, and never as markup',
    async (words) => {
      const { status, text } = await page(`/thu-tuc?q=${encodeURIComponent(words)}`)
      expect(status).toBe(200)
      expect(text).not.toContain('<script>alert')
    },
  )

  test('programs get the same data', async () => {
    const list = (await page('/api/v1/procedures?q=khai sihn')).json()
    expect(list.procedures[0]).toMatchObject({ slug: 'khai-sinh', code: '1.001193', limit: { unit: 'sameDay' } })
    const one = (await page('/api/v1/procedures/giay-phep-xay-dung')).json()
    expect(one.receivingUnits.map(({ code }: { code: string }) => code)).toEqual(['VP'])
    expect(one.steps).toHaveLength(5)
    expect(one.form[0].label.vi).toBe('Số tờ bản đồ')
  })

  test('the controller sees every version, its dates and whether it can run', async () => {
    const { text } = await page('/quan-tri/thu-tuc', { 'x-official': '1' })
    expect(text).toContain('từ 01/11/2015 đến hết 22/11/2026')
    expect(text).toContain('Đã hết hiệu lực')
    expect(text).toContain('Đạt')
    await base.admin.run(sql`DELETE FROM posts WHERE role = 'landRegistry'`)
    await base.admin.run(sql`UPDATE organization_state SET version = version + 1`)
    await expect
      .poll(async () => (await page('/quan-tri/thu-tuc', { 'x-official': '1' })).text, { timeout: 1_500 })
      .toContain('1 đơn vị chưa có vị trí đảm nhận')
  })
})
