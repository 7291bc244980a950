import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from '../src/core/files/testing/papers.ts'
import { verifySignature } from '../src/core/official-forms/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { SHEET_MIME } from '../src/platform/spreadsheet/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

const PHOTO = png()

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let desk: Person
let land: Person
let stranger: Person
let unitId: string

async function signIn(): Promise<void> {
  const of = (role: string) => app.as(`${role}.camhieu`)
  reception = await of('tiepnhan')
  registrar = await of('hotich')
  chair = await of('chutich')
  desk = await of('traketqua')
  land = await of('diachinh')
  stranger = await app.as('tiepnhan.camthuy')
}

beforeAll(async () => {
  app = await testApp()
  await signIn()
  const unit = await app.db.one(sql<{ id: string }>`
    SELECT u.id FROM accounts a JOIN appointments h ON h.official_id = a.person_id
    JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id WHERE a.username = 'tiepnhan.camhieu'`)
  unitId = unit.id
})
afterAll(() => app.close())

let sent = 0
/** A citizen's dossier, filed online. */
async function file(slug: string, form: Record<string, string>, fullName = 'Nguyễn Thị Ánh Nguyệt') {
  sent += 1
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `officer pages test ${sent}`,
      procedureSlug: slug,
      unitId,
      applicant: { fullName, idNumber: '999190000123', phone: '0912345678', address: 'Thôn Vĩnh An, xã Cam Hiếu' },
      form,
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json() as { id: string; code: string }
}

const single = (name?: string) => file('xac-nhan-hon-nhan', { purpose: 'Vay vốn ngân hàng' }, name)
const parcel = (name?: string) =>
  file(
    'cap-gcn-lan-dau',
    { parcelMap: '12', parcelNumber: '45', areaM2: '320', landAddress: 'Thôn Vĩnh An', origin: 'Ông bà để lại' },
    name,
  )

/** Does a deed and follows to the page that comes after it. */
async function deed(person: Person, id: string, path: string, form: Record<string, string | string[]> = {}) {
  const answer = await person.post(`/ho-so/${id}/${path}`, form)
  const to = answer.headers.location
  return answer.statusCode === 303 && to ? person.get(to) : answer
}

describe('the queue', () => {
  test('a visitor is asked to sign in', async () => {
    const answer = await app.visitor.get('/viec')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/dang-nhap?next=%2Fviec'])
  })

  test('an empty queue says what to do', async () => {
    const { body } = await stranger.get('/viec')
    expect(body).toContain('Không có hồ sơ nào đang chờ bạn')
    expect(body).toContain('href="/tiep-nhan"')
  })

  test('a new dossier stands in the queue of its own unit, with its due date in words', async () => {
    const { id, code } = await single()
    const { body } = await reception.get('/viec')
    expect(body).toContain(`/ho-so/${id}`)
    expect(body).toContain(code)
    expect(body).toMatch(/Còn 1 ngày/)
    expect((await stranger.get('/viec')).body).not.toContain(code)
  })

  test.each([
    ['?status=submitted', true],
    ['?status=processing', false],
    ['?timeliness=late', false],
    ['?assigneeId=none', true],
    ['?assigneeId=me', false],
    ['?text=anh nguyet', true],
    ['?text=khong co ai', false],
    ["?after=';--&status=nonsense&unitId=1", true],
  ])('%s filters it', async (query, found) => {
    const { code } = await single()
    const { statusCode, body } = await reception.get(`/viec${query}`)
    expect(statusCode).toBe(200)
    expect(body.includes(code)).toBe(found)
    if (!found) expect(body).toContain('Không có hồ sơ nào khớp bộ lọc')
  })

  test('fifty rows to a page; the next page goes on where it ended', async () => {
    for (let n = 0; n < 52; n += 1)
      await file('khai-tu', { deceasedName: 'Lê Văn Tám', diedOn: '2026-02-27', deathPlace: 'Tại nhà' })
    const procedures = (await reception.get('/viec')).body
    const procedureId = /<option value="([0-9a-f-]{36})"[^>]*>Đăng ký khai tử</.exec(procedures)?.[1]
    const first = (await reception.get(`/viec?procedureId=${procedureId}`)).body
    const rows = (body: string) =>
      [...body.matchAll(/data-row[^>]*>/g)].filter(([tag]) => !tag.includes('move') && !tag.includes('tick')).length
    expect(rows(first)).toBe(50)
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(rows((await reception.get(next)).body)).toBe(2)
  })

  test('who looks at the queues of units below sees names masked', async () => {
    await single('Phan Thị Kín Đáo')
    const district = await app.as('chutich.camlo')
    for (const url of ['/viec?scope=unit&text=kin dao', '/viec.csv?scope=unit&text=kin dao']) {
      const { body } = await district.get(url)
      expect(body).toContain('P. … Đáo')
      expect(body).not.toContain('Phan Thị Kín Đáo')
    }
  })

  test('the list is a file too, and what a spreadsheet would run is text in it', async () => {
    await single('=HYPERLINK("http://x")')
    const csv = await reception.get('/viec.csv')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('what an office counts and books can be saved as a workbook, by whoever may see it whole', async () => {
    await single('Nguyễn Văn Trong Sổ')
    const [register, district] = [await reception.get('/so-theo-doi.csv'), await app.as('chutich.camlo')]
    expect(register.body).toContain('Số thứ tự,Mã hồ sơ')
    const saved = [
      [reception, '/viec.xlsx'],
      [reception, '/so-theo-doi.xlsx'],
      [chair, '/bao-cao.xlsx'],
      [chair, '/bao-cao/ton-dong.xlsx'],
      [chair, '/thu-phi/tong-hop.xlsx'],
      [chair, '/thong-ke.xlsx'],
    ] as const
    for (const [who, url] of saved) {
      const { statusCode, headers, rawPayload } = await who.get(url)
      expect([url, statusCode, headers['content-type']]).toEqual([url, 200, SHEET_MIME.xlsx])
      // A workbook is a ZIP archive.
      expect(rawPayload.subarray(0, 2).toString()).toBe('PK')
    }
    const commune = /value="([0-9a-f-]{36})"[^>]*>Xã Cam Hiếu/.exec((await district.get('/so-theo-doi')).body)?.[1]
    expect((await district.get(`/so-theo-doi.xlsx?don-vi=${commune}`)).statusCode).toBe(404)
    expect((await reception.get('/so-theo-doi.xlsx?tu=2024-01-01&den=2026-01-01')).statusCode).toBe(422)
  })

  test('several are accepted together, each told by itself', async () => {
    const [first, second] = [await single(), await single()]
    await deed(reception, first.id, 'tiep-nhan', { version: '1' })
    const answer = await reception.post('/viec/tiep-nhan', { ids: [first.id, second.id, 'no key'] })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Đã tiếp nhận 1 hồ sơ')
    expect(answer.body).toMatch(/đã tiếp nhận hồ sơ lúc/)
    expect((await reception.post('/viec/tiep-nhan')).body).toContain('Chưa chọn hồ sơ nào')
    const foreign = await stranger.post('/viec/tiep-nhan', { ids: second.id })
    expect([foreign.statusCode, foreign.body.includes(second.code)]).toEqual([409, false])
  })
})

describe('several results signed together', () => {
  /** A dossier that waits for the chair's signature. */
  async function waiting(name?: string) {
    const dossier = await single(name)
    await deed(reception, dossier.id, 'tiep-nhan')
    await deed(reception, dossier.id, 'chuyen-buoc')
    await deed(registrar, dossier.id, 'chuyen-buoc')
    return dossier
  }
  const seenOn = (body: string) => [...body.matchAll(/name="seen" value="([^"]+)"/g)].map(([, value]) => value ?? '')
  const acts = (ids: string[]) =>
    app.db.many(sql<{ subjectId: string }>`
      SELECT subject_id FROM acts WHERE subject_id = ANY (${ids}::uuid[]) AND verb = 'dossier.resolve'`)

  test('the signer looks at what each will say, signs by one button, and sent again nothing is signed twice', async () => {
    const [first, second] = [await waiting('Trần Thị Ký Một'), await waiting('Trần Thị Ký Hai')]
    const queue = (await chair.get('/viec')).body
    for (const { id } of [first, second]) expect(queue).toContain(`name="ids" value="${id}"`)
    expect((await registrar.get('/viec?scope=unit')).body).not.toContain('/viec/ky')

    const look = (await chair.post('/viec/ky', { ids: [first.id, second.id] })).body
    for (const said of ['Xem lại 2 kết quả', first.code, 'Trần Thị Ký Hai', 'Mục đích sử dụng giấy: Vay vốn ngân hàng'])
      expect(look).toContain(said)
    expect(await acts([first.id, second.id])).toEqual([])

    const seen = seenOn(look)
    const [signed, again] = await Promise.all([
      chair.post('/viec/ky/xac-nhan', { seen }),
      chair.post('/viec/ky/xac-nhan', { seen }),
    ])
    expect([...`${signed.body}${again.body}`.matchAll(/>Đã ký</g)]).toHaveLength(2)
    const third = await chair.post('/viec/ky/xac-nhan', { seen })
    expect(third.statusCode).toBe(409)
    expect(third.body).toMatch(/đã ký kết quả lúc/)
    expect(await acts([first.id, second.id])).toHaveLength(2)
    const { papers } = await app.db.one(sql<{ papers: number }>`
      SELECT count(*)::integer AS papers FROM dossier_results WHERE dossier_id = ANY (${[first.id, second.id]}::uuid[])`)
    expect(papers).toBe(2)
  })

  test('one that can’t be signed holds none of the others up', async () => {
    const [good, early] = [await waiting(), await single()]
    const look = (await chair.post('/viec/ky', { ids: [good.id, early.id] })).body
    expect(look).toContain('Xem lại 1 kết quả')
    expect(look).toContain(early.code)
    const answer = await chair.post('/viec/ky/xac-nhan', { seen: [`${early.id}.1`, ...seenOn(look), 'no key'] })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Đã ký 1 kết quả; 1 hồ sơ chưa được ký')
  })

  /** Many that wait for the chair's signature, brought there as one was. */
  async function waitingMany(count: number): Promise<string[]> {
    const model = await waiting()
    const ids = await Promise.all(Array.from({ length: count }, async () => (await single('Trần Thị Ký Nhiều')).id))
    await reception.post('/viec/tiep-nhan', { ids })
    await app.db.run(sql`
      UPDATE dossier_steps s SET step_key = m.step_key, role = m.role
      FROM dossier_steps m WHERE m.dossier_id = ${model.id} AND m.ended_at IS NULL
        AND s.dossier_id = ANY (${ids}::uuid[]) AND s.ended_at IS NULL`)
    await app.db.run(sql`
      UPDATE dossiers d SET status = m.status, step_key = m.step_key, queue_role = m.queue_role, queue_unit_id = m.queue_unit_id
      FROM dossiers m WHERE m.id = ${model.id} AND d.id = ANY (${ids}::uuid[])`)
    return [model.id, ...ids]
  }

  test('more than one portion: nothing is cut off, each press goes on, and one that fails says why and stays selected', async () => {
    const ids = await waitingMany(52)
    const [faulty = '', ...sound] = ids
    // The machine fails over one of them.
    await app.base.admin.run(sql`
      ALTER TABLE dossier_results ADD CONSTRAINT jammed CHECK (dossier_id <> ${sql.raw(`'${faulty}'::uuid`)})`)
    const look = (await chair.post('/viec/ky', { ids })).body
    expect(look).toContain('Xem lại 53 kết quả')
    expect(seenOn(look)).toHaveLength(53)

    const signedOn = (body: string) => [...body.matchAll(/name="signed" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    const first = (await chair.post('/viec/ky/xac-nhan', { seen: seenOn(look) })).body
    for (const said of ['Đã ký 24 kết quả, còn 28; 1 hồ sơ chưa được ký', '<progress', 'Hệ thống chưa ký được'])
      expect(first).toContain(said)
    expect(seenOn(first)).toHaveLength(29)
    // Sent twice, as by a reload: the same rows are signed already, and nothing is signed again.
    await chair.post('/viec/ky/xac-nhan', { seen: seenOn(look) })
    expect(await acts(ids)).toHaveLength(24)

    // The rest may be left for later: what is selected is signed, the last of all too.
    const some = seenOn(first).slice(-3)
    expect(some.map((each) => each.slice(0, 36))).toEqual([...sound.slice(-2), faulty])
    const last = (await chair.post('/viec/ky/xac-nhan', { seen: some, signed: signedOn(first) })).body
    expect(last).toContain('Đã ký 26 kết quả; 1 hồ sơ chưa được ký')
    expect(seenOn(last)).toEqual([expect.stringContaining(faulty)])
    expect(new Set((await acts(ids)).map(({ subjectId }) => subjectId))).toEqual(
      new Set([...sound.slice(0, 24), ...sound.slice(-2)]),
    )

    // Mended, it is signed by the same button.
    await app.base.admin.run(sql`ALTER TABLE dossier_results DROP CONSTRAINT jammed`)
    const answer = await chair.post('/viec/ky/xac-nhan', { seen: seenOn(last), signed: signedOn(last) })
    expect(answer.body).toContain('Đã ký 27 kết quả')
  })

  test('the page’s script is told of each row, and what failed comes back as what can be signed now', async () => {
    const [good, changed] = [await waiting(), await waiting()]
    const seen = seenOn((await chair.post('/viec/ky', { ids: [good.id, changed.id] })).body)
    await deed(chair, changed.id, 'phan-cong', { colleague: await personOf('chutich.camhieu') })
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
    const { lines } = (await chair.post('/viec/ky/xac-nhan', { seen }, { headers })).json()
    expect(lines[0]).toEqual({ id: good.id, ok: true })
    expect(lines[1]).toMatchObject({ id: changed.id, ok: false, why: expect.stringContaining('lúc') })
    const again = await chair.post('/viec/ky/xac-nhan', { seen: lines[1].seen }, { headers })
    expect(again.json().lines).toEqual([{ id: changed.id, ok: true }])
  })

  test('all results of a filter are looked at together, and only these', async () => {
    const { id } = await waiting('Trần Thị Độc Nhất')
    const query = new URLSearchParams({ text: 'Độc Nhất' })
    const look = (await chair.post(`/viec/ky?${query}`, { 'tat-ca': '1' })).body
    expect(seenOn(look)).toEqual([expect.stringContaining(id)])
  })

  test('what has changed since the look is left for another look', async () => {
    const { id } = await waiting()
    const [seen] = seenOn((await chair.post('/viec/ky', { ids: id })).body)
    await deed(chair, id, 'phan-cong', { colleague: await personOf('chutich.camhieu') })
    const answer = await chair.post('/viec/ky/xac-nhan', { seen: seen ?? '' })
    expect(answer.statusCode).toBe(409)
    expect(await acts([id])).toEqual([])
  })

  test('nothing chosen, and other units’ dossiers', async () => {
    const { id, code } = await waiting()
    expect((await chair.post('/viec/ky')).body).toContain('Không có kết quả nào để ký')
    expect((await chair.post('/viec/ky/xac-nhan')).body).toContain('Chưa chọn hồ sơ nào')
    const foreign = await app.as('chutich.camthuy')
    for (const [address, form] of [
      ['/viec/ky', { ids: id }],
      ['/viec/ky/xac-nhan', { seen: `${id}.4` }],
    ] as const) {
      const answer = await foreign.post(address, form)
      expect([answer.statusCode, answer.body.includes(code)]).toEqual([409, false])
    }
    expect((await registrar.post('/viec/ky', { ids: id })).statusCode).toBe(403)
    expect(await acts([id])).toEqual([])
  })
})

const personOf = async (username: string): Promise<string> =>
  (await app.db.one(sql<{ personId: string }>`SELECT person_id FROM accounts WHERE username = ${username}`)).personId

describe('a dossier’s desk', () => {
  test('from the first look to the result in the person’s hands', async () => {
    const { id, code } = await single()
    const seen = (await reception.get(`/ho-so/${id}`)).body
    expect(seen).toContain('Tiếp nhận')
    expect(seen).toContain('9991******23')
    expect(seen).not.toContain('999190000123')

    expect((await deed(reception, id, 'tiep-nhan', { version: '1' })).body).toContain(
      'Thời hạn giải quyết bắt đầu tính',
    )
    const accepted = (await reception.get(`/ho-so/${id}`)).body
    expect(accepted).toContain('Vì sao là ngày này?')
    expect(accepted).toMatch(/Chuyển: [^<]+/)
    expect((await deed(reception, id, 'chuyen-buoc', { note: 'Đã kiểm tra đủ' })).body).toContain('Đã kiểm tra đủ')
    expect((await deed(registrar, id, 'chuyen-buoc')).statusCode).toBe(200)

    const toSign = (await chair.get(`/ho-so/${id}`)).body
    expect(toSign).toContain('Mục đích sử dụng giấy: Vay vốn ngân hàng')
    const signed = await deed(chair, id, 'ky', { content: 'Xác nhận bà Nguyễn Thị Ánh Nguyệt chưa đăng ký kết hôn.' })
    const fileId = new RegExp(`/ho-so/${id}/tep/([0-9a-f-]{36})`).exec(signed.body)?.[1]
    const result = await desk.get(`/ho-so/${id}/tep/${fileId}`)
    expect(result.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const program = app as unknown as { forms?: { authority(): Promise<{ certificate: string }> } }
    if (program.forms)
      expect(verifySignature(result.rawPayload, (await program.forms.authority()).certificate).ok).toBe(true)

    const handedOut = await desk.post(`/ho-so/${id}/tra-ket-qua`)
    expect(handedOut.body).toMatch(/\/danh-gia\/[\w-]{32}/)
    expect(handedOut.body).toContain('<svg role="img"')
    const closed = (await desk.get(`/ho-so/${id}`)).body
    expect(closed).not.toMatch(/\/danh-gia\//)
    expect(closed).toContain('Hồ sơ đã kết thúc')
    for (const told of ['đã nộp hồ sơ', 'đã tiếp nhận hồ sơ', 'đã chuyển hồ sơ', 'đã ký kết quả', 'đã trả kết quả'])
      expect(closed).toContain(told)
    expect(closed).toMatch(/\/so-cai\/[0-9a-f-]{36}/)
    expect(closed).toContain(code)
  })

  test('whoever comes second is told who was quicker, and nothing is lost', async () => {
    const { id } = await single()
    await deed(reception, id, 'tiep-nhan', { version: '1' })
    const late = await deed(reception, id, 'tu-choi', { version: '1', reason: 'Thiếu giấy tờ' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/đã tiếp nhận hồ sơ lúc \d\d:\d\d/)
    expect(late.body).toContain('Việc của bạn chưa được ghi nhận')
  })

  test.each([
    ['tu-choi', {}, 'Nhập lý do'],
    ['yeu-cau-bo-sung', { reason: 'Giữ lại lời này' }, 'Nhập ít nhất một giấy tờ'],
  ])('%s without its words is shown again with what was typed', async (path, form, words) => {
    const { id } = await single()
    const answer = await deed(reception, id, path, form)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    for (const typed of Object.values(form)) expect(answer.body).toContain(typed)
  })

  test('the address of a refused form leads back to the dossier', async () => {
    const { id } = await single()
    expect((await reception.get(`/ho-so/${id}/tu-choi`)).headers.location).toBe(`/ho-so/${id}`)
    expect((await reception.get('/viec/tiep-nhan')).headers.location).toBe('/viec')
  })

  test('what can’t be done is named, with the reason', async () => {
    const { id } = await single()
    await deed(reception, id, 'tiep-nhan')
    const { body } = await chair.get(`/ho-so/${id}`)
    expect(body).toContain('Bước này thuộc vị trí hoặc đơn vị khác')
    const forced = await deed(registrar, id, 'chuyen-buoc')
    expect(forced.statusCode).toBe(403)
  })

  test('other units’ records are not there, whatever is asked of them', async () => {
    const { id } = await single()
    const none = '00000000-0000-7000-8000-000000000000'
    for (const url of [
      `/ho-so/${id}`,
      '/ho-so/1',
      `/ho-so/${none}`,
      `/ho-so/${id}/giay/giay-hen.pdf`,
      `/ho-so/${id}/tep/${none}`,
    ])
      expect((await stranger.get(url)).statusCode).toBe(404)
    for (const path of ['tiep-nhan', 'xem-day-du', 'tu-choi', 'rut'])
      expect((await stranger.post(`/ho-so/${id}/${path}`, { reason: 'x' })).statusCode).toBe(404)
  })

  test('who was quicker is no business of other units', async () => {
    const { id } = await single()
    await deed(reception, id, 'tiep-nhan')
    const answer = await stranger.post(
      `/api/v1/dossiers/${id}/accept`,
      {},
      { payload: {}, headers: { 'content-type': 'application/json' } },
    )
    expect([answer.statusCode, answer.json().error.by]).toEqual([403, undefined])
  })

  test('a look at the whole record is an act', async () => {
    const { id } = await single()
    const looked = await reception.post(`/ho-so/${id}/xem-day-du`)
    expect(looked.body).toContain('999190000123')
    expect(looked.body).toContain('đã xem thông tin cá nhân đầy đủ')
    expect((await reception.get(`/ho-so/${id}`)).body).not.toContain('999190000123')
  })

  test('a supplement: asked for with form 02, handed in, the limit anew', async () => {
    const { id } = await single()
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    const asked = await deed(registrar, id, 'yeu-cau-bo-sung', { items: 'Trích lục ly hôn\nCăn cước', reason: 'Thiếu' })
    expect(asked.body).toContain('Chờ người nộp bổ sung')
    expect(asked.body).toContain('phieu-bo-sung.pdf')
    const boundary = 'xxxxxxxx'
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="papers"\r\n\r\nTrích lục ly hôn\r\n--${boundary}\r\n` +
          `content-disposition: form-data; name="file"; filename="../ly hon.png"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      PHOTO,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    const handedIn = await reception.post(`/ho-so/${id}/bo-sung`, {}, { payload, headers })
    expect(handedIn.statusCode).toBe(303)
    const { body } = await registrar.get(`/ho-so/${id}`)
    expect(body).toContain('Tính lại sau khi bổ sung')
    const link = new RegExp(`/ho-so/${id}/tep/[0-9a-f-]{36}`).exec(body)?.[0] ?? ''
    const paper = await registrar.get(link)
    expect(paper.headers['content-disposition']).toMatch(/^attachment/)
    expect(paper.rawPayload.equals(PHOTO)).toBe(true)
    expect((await stranger.get(link)).statusCode).toBe(404)
  })

  test('what only looks like a paper is not taken in', async () => {
    const { id } = await single()
    await deed(reception, id, 'yeu-cau-bo-sung', { items: 'Căn cước', reason: 'Thiếu' })
    const boundary = 'xxxxxxxx'
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n${svg}\r\n--${boundary}--\r\n`
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    const answer = await reception.post(`/ho-so/${id}/bo-sung`, {}, { payload, headers })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Chỉ nhận tệp PDF, ảnh JPEG hoặc PNG')
  })

  test('every other deed has its page after it', async () => {
    const { id } = await parcel()
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    const colleague = /<option value="([0-9a-f-]{36})"/.exec((await land.get(`/ho-so/${id}`)).body)?.[1] ?? ''
    expect((await deed(land, id, 'phan-cong', { colleague })).body).toContain('Đã phân công')
    expect((await deed(land, id, 'cho-nghia-vu', { reason: 'Nộp lệ phí trước bạ' })).body).toContain(
      'Chờ nghĩa vụ tài chính',
    )
    app.clock.advance(24 * 3_600_000)
    await signIn()
    expect((await deed(land, id, 'xong-nghia-vu')).body).toContain('Sau khi thực hiện nghĩa vụ tài chính')
    const apology = await deed(land, id, 'xin-loi', { reason: 'Thiếu người đo đạc', newDueOn: '2026-06-01' })
    expect(apology.body).toContain('phieu-xin-loi.pdf')
    expect((await deed(land, id, 'xin-loi', { reason: 'Lần nữa', newDueOn: '2026-07-01' })).body).toContain(
      'Chỉ được hẹn lại ngày một lần',
    )
    expect((await deed(reception, id, 'rut', { reason: 'Đổi ý' })).body).toContain('đã yêu cầu rút hồ sơ')
    expect((await deed(reception, id, 'huy-rut')).body).toContain('đã hủy yêu cầu rút hồ sơ')
    await deed(reception, id, 'rut')
    expect((await deed(land, id, 'khong-dong-y-rut', { reason: 'Liên quan người khác' })).body).toContain(
      'Liên quan người khác',
    )
    await deed(reception, id, 'rut')
    expect((await deed(land, id, 'dong-y-rut')).body).toContain('Dừng xử lý')
  })

  test('sent back to reception with the reason, which the timeline shows', async () => {
    const { id } = await single('Trần Thị Trả Lại')
    await reception.post(`/ho-so/${id}/tiep-nhan`)
    await reception.post(`/ho-so/${id}/chuyen-buoc`)
    const refused = await registrar.post(`/ho-so/${id}/tra-lai`, { earlierStep: 'receive', reason: '' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Nhập lý do')
    const sent = await registrar.post(`/ho-so/${id}/tra-lai`, { earlierStep: 'receive', reason: 'Thiếu chữ ký' })
    expect(sent.statusCode, sent.body).toBe(303)
    const page = (await reception.get(`/ho-so/${id}`)).body
    expect(page).toContain('đã trả hồ sơ về bước trước')
    expect(page).toContain('Thiếu chữ ký')
    expect((await reception.post(`/ho-so/${id}/chuyen-buoc`)).statusCode).toBe(303)
  })

  test('a head gives what one person has to another, or back to all; nobody else does', async () => {
    const { id } = await single('Lê Văn Phân Công')
    await reception.post(`/ho-so/${id}/tiep-nhan`)
    await reception.post(`/ho-so/${id}/chuyen-buoc`)
    const me = await app.db.one(
      sql<{ id: string }>`SELECT person_id AS id FROM accounts WHERE username = 'hotich.camhieu'`,
    )
    const given = { unitId, role: 'civilStatusOfficer', from: '', to: me.id }
    expect((await reception.get('/phan-cong')).statusCode).toBe(403)
    expect((await registrar.post('/phan-cong', given)).statusCode).toBe(403)
    expect((await app.visitor.post('/phan-cong', given)).headers.location).toMatch(/^\/dang-nhap/)
    const done = await chair.post('/phan-cong', given)
    expect(done.statusCode, done.body).toBe(303)
    const page = (await chair.get(String(done.headers.location))).body
    expect(page).toMatch(/Đã giao lại \d+ hồ sơ/)
    expect((await chair.get(`/viec?scope=unit&unitId=${unitId}&assigneeId=${me.id}`)).body).toContain(id)
    const strange = await chair.post('/phan-cong', { ...given, from: me.id, to: unitId })
    expect(strange.statusCode).toBe(422)
    expect((await chair.post('/phan-cong', { ...given, from: 'x' })).statusCode).toBe(400)
    const away = await app
      .as('chutich.camthuy')
      .then((other) => other.post('/phan-cong', { ...given, from: me.id, to: '' }))
    expect(away.statusCode).toBe(403)
    expect((await chair.post('/phan-cong', { ...given, from: me.id, to: '' })).statusCode).toBe(303)
  })

  test('a body outside answers, and the sender records it', async () => {
    const { id } = await parcel()
    const registry = await app.as('dangkydat.vpdk').catch(() => undefined)
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    await deed(land, id, 'chuyen-buoc')
    if (!registry) return
    await deed(registry, id, 'chuyen-buoc')
    const answered = await deed(registry, id, 'ghi-tra-loi', { answer: 'Không phải nộp thêm' })
    expect(answered.body).toContain('Không phải nộp thêm')
  })

  test.each(['giay-hen', 'phieu-kiem-soat'])('%s prints as PDF/A', async (name) => {
    const { id } = await single()
    await deed(reception, id, 'tiep-nhan')
    await deed(reception, id, 'chuyen-buoc')
    const pdf = await reception.get(`/ho-so/${id}/giay/${name}.pdf`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.toString('latin1')).toContain('pdfaid')
  })

  test('a paper the dossier has not come to have is not there', async () => {
    const { id } = await single()
    for (const name of ['giay-hen', 'phieu-tu-choi', 'nothing', '..%2f..%2fetc'])
      expect((await reception.get(`/ho-so/${id}/giay/${name}.pdf`)).statusCode).toBe(404)
    await deed(reception, id, 'tu-choi', { reason: 'Không thuộc thẩm quyền' })
    expect((await reception.get(`/ho-so/${id}/giay/phieu-tu-choi.pdf`)).statusCode).toBe(200)
  })
})

describe('the counter', () => {
  const intake = (change: Record<string, string | string[]> = {}) => ({
    idempotencyKey: `counter test ${sent++} long enough`,
    unitId,
    fullName: 'Trần Văn Bình',
    idNumber: '',
    phone: '',
    address: 'Thôn Vĩnh Đại',
    paper: ['0'],
    'kind-0': 'original',
    'quantity-0': '2',
    'f-purpose': 'Vay vốn',
    sets: '1',
    ...change,
  })

  test('a few letters without marks are enough to choose the procedure', async () => {
    const to = async (text: string) =>
      (await reception.get(`/tiep-nhan?tim=${encodeURIComponent(text)}`)).headers.location
    expect(await to('dang ky khai sinh')).toBe('/tiep-nhan/khai-sinh')
    expect((await reception.get('/tiep-nhan?tim=chung thuc')).body).toContain('/tiep-nhan/chung-thuc-ban-sao')
    expect((await reception.get('/tiep-nhan?tim=zzzz')).body).toContain('Không có thủ tục nào khớp')
    expect((await reception.get('/tiep-nhan/giay-phep-xay-dung')).headers.location).toBe('/tiep-nhan?het=1')
  })

  test('what was typed in the search is not typed again for somebody new', async () => {
    const byName = await reception.get('/tiep-nhan/xac-nhan-hon-nhan?nguoi-tim=Lê Thị Không Có')
    expect(byName.body).toMatch(/name="fullName"[^>]*value="Lê Thị Không Có"/)
    const byNumber = await reception.get('/tiep-nhan/xac-nhan-hon-nhan?nguoi-tim=999888777666')
    expect(byNumber.body).toMatch(/name="idNumber"[^>]*value="999888777666"/)
  })

  test('one form taken in gives code, date, secret and receipt; sent twice it is one dossier', async () => {
    const form = intake()
    const first = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', form)
    expect(first.statusCode).toBe(201)
    const code = /\d{3}\.\d\d\.\d\d\.H50-\d{6}-\d+/.exec(first.body)?.[0]
    expect(first.body).toContain('Mã bảo mật')
    // The cursor is in the box for the next one; F2 is for the same person.
    expect(first.body).toMatch(/id="tim"[^>]*autofocus/)
    expect(first.body).toMatch(/name="nguoi" value="[0-9a-f-]{36}"[^>]*data-key="F2"/)
    const again = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', form)
    expect(again.body).toContain(code)
    const receipt = /\/ho-so\/[0-9a-f-]{36}\/giay\/giay-hen\.pdf/.exec(first.body)?.[0] ?? ''
    expect((await reception.get(receipt)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('somebody who was here before is found by a few letters and chosen by one key', async () => {
    await reception.post(
      '/tiep-nhan/xac-nhan-hon-nhan',
      intake({ fullName: 'Hoàng Thị Kim Chung', idNumber: '999045000777' }),
    )
    const hits = (await reception.get('/tiep-nhan/xac-nhan-hon-nhan?nguoi-tim=kim chung')).body
    expect(hits).not.toContain('999045000777')
    const personId = /nguoi=([0-9a-f-]{36})"[^>]*data-key="1"/.exec(hits)?.[1] ?? ''
    const chosen = (await reception.get(`/tiep-nhan/xac-nhan-hon-nhan?nguoi=${personId}`)).body
    expect(chosen).toContain(`name="applicantId" value="${personId}"`)
    const { fullName: _, ...rest } = intake({ applicantId: personId })
    const done = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', rest)
    expect(done.body).toContain('Hoàng Thị Kim Chung')
  })

  describe('the one box', () => {
    const CARD = '999045000888||Đinh Thị Thẻ|02011980|Nữ|Thôn Vĩnh An, Cam Hiếu|01032022'
    const box = (tim: string, more: Record<string, string> = {}) => reception.post('/tiep-nhan', { tim, ...more })
    const location = async (tim: string, more?: Record<string, string>) => (await box(tim, more)).headers.location ?? ''

    test('a card of somebody new and the procedure’s initials: the form is filled in, and no address tells of it', async () => {
      const page = await box(`xntt ${CARD}`)
      expect([page.statusCode, page.headers.location]).toEqual([200, undefined])
      for (const said of ['Đinh Thị Thẻ', '999045000888', 'Thôn Vĩnh An, Cam Hiếu'])
        expect(page.body).toContain(`value="${said}"`)
    })

    test('a card first, the procedure then: what was scanned is kept', async () => {
      const chosen = await box(CARD)
      expect(chosen.body).toContain('Người mới: chọn thủ tục')
      const kept = { 'nguoi-moi': /name="nguoi-moi" value="([^"]+)"/.exec(chosen.body)?.[1] ?? '' }
      for (const next of [await box('xntt', kept), await box('', { ...kept, 'thu-tuc': 'xac-nhan-hon-nhan' })])
        expect(next.body).toContain('value="Đinh Thị Thẻ"')
    })

    test('whoever was here is found by the whole number, in any order, by letters and by F2', async () => {
      app.clock.advance(60_000)
      const { fullName: _, ...person } = intake({ idNumber: '999045000889' })
      await reception.post('/tiep-nhan/xac-nhan-hon-nhan', { ...person, fullName: 'Đinh Văn Biết' })
      const alone = await location('999045000889')
      const id = /^\/tiep-nhan\?nguoi=([0-9a-f-]{36})$/.exec(alone)?.[1] ?? ''
      expect((await reception.get(alone)).body).toContain('Đinh Văn Biết')
      for (const typed of ['ctck 999045000889', '999045000889 ctck', '999045000889  chứng thực chữ ký'])
        expect(await location(typed)).toBe(`/tiep-nhan/chung-thuc-chu-ky?nguoi=${id}`)
      expect(await location('ctck', { nguoi: id })).toBe(`/tiep-nhan/chung-thuc-chu-ky?nguoi=${id}`)
      expect((await reception.get(await location('ctck dinh van biet'))).body).toContain(`nguoi=${id}`)
      expect((await box('dinh van biet')).body).toContain(`nguoi=${id}`)
      expect((await reception.get('/tiep-nhan')).body).toMatch(new RegExp(`value="${id}"[^>]*data-key="F2"`))
      expect(await location('999045000889', { 'thu-tuc': 'khai-sinh' })).toContain(`nguoi=${id}`)
      expect(await location('biet', { 'thu-tuc': 'khai-sinh' })).toContain('nguoi-tim=biet')
    })

    test('the bars of a paper open its dossier; answers that are usual stand there; who doesn’t receive has no box', async () => {
      const { code } = await single('Võ Thị Quét Mã')
      expect(await location(code)).toBe(`/tim-ho-so?tu-khoa=${code}`)
      const { body } = await box(`cbst ${CARD}`)
      expect(body).toMatch(/name="f-copies"[^>]*value="1"/)
      expect(body).toMatch(/name="f-aboutName"[^>]*value="Đinh Thị Thẻ"/)
      expect((await chair.post('/tiep-nhan', { tim: 'ctbs' })).statusCode).toBe(403)
    })
  })

  test.each([
    ['no name', { fullName: ' ' }, 'Nhập họ và tên'],
    ['a wrong number', { idNumber: '12' }, '12 chữ số'],
    ['a wrong phone', { phone: '12' }, 'Số điện thoại chưa đúng'],
    ['no answer', { 'f-purpose': '' }, 'href="#f-purpose"'],
  ])('%s is said at its field, and nothing typed is lost', async (_, change, words) => {
    const answer = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', intake(change))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('value="Thôn Vĩnh Đại"')
    expect(answer.body).toMatch(/value="0"[^>]*checked|checked[^>]*value="0"/)
  })

  test.each([
    '<script>alert(1)</script>',
    "Robert'); DROP TABLE dossiers;--",
    'ZA̡͊͠͝LGO\u202Eevil',
    '\u0000\u0007',
    'A'.repeat(5000),
    '=1+1',
    '😀'.repeat(50),
  ])('%j typed anywhere gives a page, and is only ever text on it', async (naughty) => {
    const form = intake({
      fullName: naughty,
      address: naughty,
      otherPapers: naughty,
      'f-purpose': naughty,
      kind: naughty,
      sets: naughty,
      paper: naughty,
    })
    const taken = await reception.post('/tiep-nhan/xac-nhan-hon-nhan', form)
    expect(taken.statusCode).toBeLessThan(500)
    expect(taken.body).not.toContain('<script>alert')
    for (const url of [
      '/viec?text=',
      '/tim-ho-so?tu-khoa=',
      '/tiep-nhan?tim=',
      '/tiep-nhan/khai-sinh?nguoi-tim=',
      '/so-theo-doi?tu=',
    ]) {
      const page = await reception.get(url + encodeURIComponent(naughty.slice(0, 1000)))
      expect(page.statusCode).toBeLessThan(500)
      expect(page.body).not.toContain('<script>alert')
    }
  })

  test('only who receives stands at the counter', async () => {
    expect((await chair.get('/tiep-nhan')).statusCode).toBe(403)
    expect((await chair.post('/tiep-nhan/xac-nhan-hon-nhan', intake())).statusCode).toBe(403)
  })
})

describe('search and register', () => {
  test('a code read from the bars of a paper opens its dossier from every search; a stranger is told nothing', async () => {
    const { code, id } = await single('Võ Thị Mã Vạch')
    const typed = encodeURIComponent(` ${code.toLowerCase()} `)
    const other = 'H50.25.13-260302-9999'
    for (const url of ['/tim-ho-so?tu-khoa=', '/viec?text=']) {
      const found = await reception.get(url + typed)
      expect([found.statusCode, found.headers.location]).toEqual([303, `/ho-so/${id}`])
      expect((await stranger.get(url + typed)).statusCode).toBe(200)
      expect((await reception.get(url + other)).statusCode).toBe(200)
    }
  })

  test('a dossier is found by a name without marks, a number', async () => {
    const { code } = await single('Võ Thị Hạnh Phúc')
    for (const text of ['hanh phuc', '999190000123'])
      expect((await reception.get(`/tim-ho-so?tu-khoa=${encodeURIComponent(text)}`)).body).toContain(code)
    expect((await stranger.get(`/tim-ho-so?tu-khoa=${code}`)).body).toContain('Không có hồ sơ nào khớp')
  })

  test('the register lists what was received, numbered from 1, and prints', async () => {
    const { code, id } = await single('Mai Thị Sổ Sách')
    await deed(reception, id, 'tiep-nhan')
    expect((await reception.get('/so-theo-doi?tu=2026-03-01&den=2026-03-31')).statusCode).toBe(200)
    const far = (await reception.get('/so-theo-doi?tu=2026-03-01&den=2026-03-31&sau=1')).body
    expect(far.includes(code) || far.includes('sau=')).toBe(true)
    const pdf = await reception.get('/so-theo-doi.pdf?tu=2026-03-01&den=2026-03-31')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a book goes no further than its year', async () => {
    const answer = await reception.get('/so-theo-doi?tu=2025-12-01&den=2026-03-31')
    expect([answer.statusCode, answer.body.includes('Sổ được đánh số lại mỗi năm')]).toEqual([422, true])
  })
})

test('every page speaks English too', async () => {
  const { id } = await single()
  for (const url of ['/viec', `/ho-so/${id}`, '/tiep-nhan', '/tiep-nhan/khai-sinh', '/tim-ho-so', '/so-theo-doi'])
    expect((await reception.get(`${url}?lang=en`)).body).toContain('<html lang="en">')
  await reception.get('/viec?lang=vi')
})
