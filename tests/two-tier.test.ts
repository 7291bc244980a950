import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSealKey } from '../src/core/ledger/index.ts'
import { loadHistory } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp('2026-11-24T08:30:00+07:00', { profile: 'quang-tri-2025' })
})
afterAll(() => app.close())

const unitId = async (code: string): Promise<string> =>
  (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = ${code}`)).id

let sent = 0
async function file(slug: string, form: Record<string, string>, unit = 'TTHCC-HG') {
  sent += 1
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `two tiers, dossier ${sent}`,
      procedureSlug: slug,
      unitId: await unitId(unit),
      applicant: { fullName: 'Nguyễn Thị Ánh Nguyệt', idNumber: '999190000123', phone: '0999345678' },
      form,
      papers: [],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json() as { id: string; code: string }
}

async function deed(person: Person, id: string, path: string, form: Record<string, string> = {}): Promise<string> {
  const answer = await person.post(`/ho-so/${id}/${path}`, form)
  const to = answer.headers.location
  const page = answer.statusCode === 303 && to ? await person.get(to) : answer
  expect(page.statusCode, page.body.slice(0, 2000)).toBe(200)
  return page.body
}

const LAND = {
  parcelMap: '12',
  parcelNumber: '45',
  areaM2: '320',
  landAddress: 'Thôn Vĩnh An',
  origin: 'Ông bà để lại',
}

describe('a first land certificate', () => {
  test('says its two stages by name, with their days, to whoever reads of it or follows it', async () => {
    const stages = ['Đăng ký đất đai lần đầu: 17 ngày làm việc', 'Cấp giấy chứng nhận: 3 ngày làm việc']
    const read = (await app.visitor.get('/thu-tuc/cap-gcn-lan-dau')).body
    for (const stage of stages) expect(read).toContain(stage)
    const { id, code } = await file('cap-gcn-lan-dau', LAND)
    expect((await app.visitor.get(`/tra-cuu/${code}`)).body).toContain(stages[0])
    await deed(await app.as('tiepnhan.tthcchieugiang'), id, 'tiep-nhan')
    // Received on 24/11: 17 working days later, and 20.
    const followed = (await app.visitor.get(`/tra-cuu/${code}`)).body
    expect(followed).toContain(`${stages[0]}, đến hết 17/12/2026`)
    expect(followed).toContain(`${stages[1]}, đến hết 22/12/2026`)
    const said = await app.visitor.get(`/api/v1/dossiers/lookup/${code}`)
    expect(said.json().stages).toMatchObject([{ until: '2026-12-17' }, { until: '2026-12-22' }])
  })
})

describe('a commune of two tiers', () => {
  test('says on every page which law it follows', async () => {
    for (const url of ['/', '/thu-tuc', '/thong-ke', '/dang-nhap']) {
      const { statusCode, body } = await app.visitor.get(url)
      expect([url, statusCode]).toEqual([url, 200])
      expect(body).toContain('Nghị định 118/2025/NĐ-CP')
    }
  })

  test('takes in at its centre, works in its offices, signs at the chair’s and returns at the centre', async () => {
    const { id, code } = await file('ho-kinh-doanh', {
      businessName: 'Chè vằng Hiếu Giang',
      businessAddress: 'Thôn Cam Vũ',
      trade: 'Bán lẻ chè',
      capitalDong: '50000000',
    })
    expect(code).toMatch(/^H50\.62\.01-261124-\d{4}$/)
    const [reception, economy, chair, desk] = await Promise.all(
      ['tiepnhan.tthcchieugiang', 'kinhte.phongkthieugiang', 'chutich.hieugiang', 'traketqua.tthcchieugiang'].map(
        (name) => app.as(name),
      ),
    )
    if (!reception || !economy || !chair || !desk) throw new Error('Somebody is missing')
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    expect((await economy.get('/viec')).body).toContain(code)
    await deed(economy, id, 'chuyen-buoc')
    await deed(chair, id, 'ky', { content: 'Cấp giấy chứng nhận đăng ký hộ kinh doanh.' })
    expect((await desk.post(`/ho-so/${id}/tra-ket-qua`)).body).toMatch(/\/danh-gia\/[\w-]{32}/)
    const followed = (await app.visitor.get(`/tra-cuu/${code}`)).body
    expect(followed).toContain('Phòng Kinh tế xã Hiếu Giang')
    // The centre's book names the body that decides, not the centre itself.
    const book = (await reception.get('/so-theo-doi')).body
    expect(book.slice(book.indexOf(code)).split('</tr>')[0]).toContain('UBND xã Hiếu Giang')
    const receipt = await desk.get(`/ho-so/${id}/giay/giay-hen.pdf`)
    expect([receipt.statusCode, receipt.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  test('a head of an office hands out its work; another commune sees nothing of it', async () => {
    const { id, code } = await file('hoa-giai-dat-dai', {
      parcelMap: '1',
      parcelNumber: '2',
      otherParty: 'Lê Văn Tám',
      matter: 'Ranh giới',
    })
    const reception = await app.as('tiepnhan.tthcchieugiang')
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    const head = await app.as('truongphong.phongkthieugiang')
    const page = (await head.get(`/ho-so/${id}`)).body
    const colleague = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    await deed(head, id, 'phan-cong', { colleague })
    const other = await app.as('diachinh.phongktcamlo')
    expect((await other.get('/viec?scope=unit')).body).not.toContain(code)
    expect((await other.get(`/ho-so/${id}`)).statusCode).toBe(404)
  })

  test('the province grades what the commune checked', async () => {
    const { id } = await file('ocop', { product: 'Cao chè vằng', maker: 'HTX Định Sơn', group: 'Đồ uống' }, 'TTHCC-CL')
    const reception = await app.as('tiepnhan.tthcccamlo')
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    await deed(await app.as('kinhte.phongktcamlo'), id, 'chuyen-buoc')
    await deed(await app.as('chuyenvien.sonnmt'), id, 'chuyen-buoc')
    await deed(await app.as('giamdoc.sonnmt'), id, 'ky', { content: 'Đạt hạng 4 sao.' })
    await (await app.as('traketqua.tthcccamlo')).post(`/ho-so/${id}/tra-ket-qua`)
    expect(await app.db.first(sql`SELECT status FROM dossiers WHERE id = ${id}`)).toEqual({ status: 'returned' })
  })

  test('a plan of another world isn’t run', async () => {
    const admin = await app.as('quantri.quangtri')
    const plan = '/quan-tri/chuyen-doi/nq-832-2019'
    expect((await admin.get(plan)).body).toContain('Không có gì để chạy')
    await admin.post(`${plan}/duyet`)
    const answer = await admin.post(`${plan}/chay`, { sure: 'yes' })
    expect([answer.statusCode, answer.body.includes('Hãy chọn phương án khác')]).toEqual([409, true])
    expect(await app.db.first(sql`SELECT 1 FROM units WHERE code = '19603-2020'`)).toBeUndefined()
  })

  test('every procedure’s every step has somebody who holds it: a history can be told', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'camlo-two-tier-'))
    try {
      const loaded = await loadHistory(
        {
          db: app.base.db,
          ownerUrl: app.base.adminUrl,
          secret: 'a secret of tests that is long enough',
          sealKey: generateSealKey(),
          profile: 'quang-tri-2025',
          dataFolder,
        },
        { dossiers: 400, from: '2025-01-01', to: app.clock.now(), chain: false },
      )
      expect(loaded.dossiers).toBeGreaterThan(350)
    } finally {
      await rm(dataFolder, { recursive: true, force: true })
    }
    expect(
      await app.db.one(sql`
        SELECT count(*) FILTER (WHERE submitted_at < '2025-07-01T00:00:00+07:00') AS before,
          count(*) FILTER (WHERE code !~ '^H50\.6[12]\.01-') AS other_codes,
          count(DISTINCT procedure_id) > 15 AS varied
        FROM dossiers`),
    ).toEqual({ before: 0, otherCodes: 0, varied: true })
    // Each was received under the version of its day.
    expect(
      await app.db.many(sql`
        SELECT d.code FROM dossiers d JOIN procedure_versions v ON v.id = d.procedure_version_id
        WHERE (d.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date NOT BETWEEN v.valid_from AND coalesce(v.valid_to, 'infinity')`),
    ).toEqual([])
    const leader = await app.as('chutich.camlo')
    for (const url of ['/dieu-hanh', '/viec?scope=unit', '/thong-ke', '/so-theo-doi'])
      expect([url, (await leader.get(url)).statusCode]).toEqual([url, 200])
  }, 60_000)
})
