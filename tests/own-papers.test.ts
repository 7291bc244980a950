import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { actsOfCase } from '../src/core/ledger/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { citizenAt } from '../src/testing/citizens.ts'
import { unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let unitId: string

beforeAll(async () => {
  // No code is really sent: nothing runs beside the requests.
  app = await testApp(undefined, { smsUrl: 'http://sms.invalid/' })
  ;[reception, registrar, chair] = (await Promise.all(
    ['tiepnhan.camhieu', 'hotich.camhieu', 'chutich.camhieu'].map((name) => app.as(name)),
  )) as [Person, Person, Person]
  unitId = await unitOf(app, 'tiepnhan.camhieu')
})
afterAll(() => app.close())

let count = 0
const next = () => {
  count += 1
  return { phone: `0397${String(count).padStart(6, '0')}`, idNumber: `99919100${String(count).padStart(4, '0')}` }
}
const HERE = '/cua-toi/kho-giay-to'
const birth = {
  'f-childName': 'Trần Lê An',
  'f-childSex': 'nu',
  'f-childBornOn': '2026-02-20',
  'f-birthPlace': 'Trung tâm Y tế Cam Lộ',
  'f-motherName': 'Lê Thị Hoa',
}

/** An account whose holder's card a clerk has seen. */
async function confirmed({ phone, idNumber } = next()): Promise<{ person: Person; phone: string; idNumber: string }> {
  const person = await citizenAt(app, phone)
  const answer = await reception.post('/xac-nhan-cong-dan', { contact: phone, fullName: 'Lê Thị Hoa', idNumber })
  expect(answer.headers.location).toBe('/xac-nhan-cong-dan?da=1')
  return { person, phone, idNumber }
}

/** A result that was asked for at the counter and signed. @returns the dossier's key */
async function signedFor(idNumber: string, slug: string, form: Record<string, string>): Promise<string> {
  count += 1
  const applicant = { unitId, idempotencyKey: `own papers ${count}`, fullName: 'Lê Thị Hoa', kind: 'citizen', idNumber }
  const taken = await reception.post(`/tiep-nhan/${slug}`, { ...applicant, ...form })
  const [, id = ''] = /\/ho-so\/([0-9a-f-]{36})/.exec(taken.body) ?? []
  await reception.post(`/ho-so/${id}/chuyen-buoc`)
  await registrar.post(`/ho-so/${id}/chuyen-buoc`)
  expect((await chair.post(`/ho-so/${id}/ky`, { content: 'Đã ghi vào sổ.' })).statusCode).toBe(303)
  return id
}
const marital = (idNumber: string) => signedFor(idNumber, 'xac-nhan-hon-nhan', { 'f-purpose': 'Vay vốn' })

describe('a citizen’s own store', () => {
  test('stays closed until somebody has confirmed who holds the account, and says how to', async () => {
    const { phone, idNumber } = next()
    const person = await citizenAt(app, phone)
    await person.post('/cua-toi/tai-khoan', { fullName: 'Lê Thị Hoa', idNumber, address: '' })
    await marital(idNumber)
    for (const page of ['/cua-toi', '/cua-toi/giay-to', HERE]) {
      const { body } = await person.get(page)
      expect(body).toContain('Chưa ai xác nhận ông/bà là ai')
      expect(body).not.toContain('Giấy xác nhận tình trạng hôn nhân</a>')
    }
    expect((await person.post(`${HERE}/dong-y`)).statusCode).toBe(404)
    expect((await person.get('/cua-toi/du-lieu.json')).json()).toMatchObject({ heldPapers: null })
  })

  test('shows what is held, where it came from and who looked, when and why; the paper is downloaded', async () => {
    const { person, idNumber } = await confirmed()
    expect((await person.get('/cua-toi')).body).toContain('Chưa có giấy tờ nào còn giá trị')
    const dossierId = await marital(idNumber)
    app.clock.advance(60_000)
    await registrar.post(`/ho-so/${dossierId}/kho-giay-to`, { purpose: 'checking' })
    const home = (await person.get('/cua-toi')).body
    expect(home).toContain('Các cơ quan đang giữ 1 giấy tờ còn giá trị của ông/bà')
    expect(home).toContain('đã xem danh sách giấy tờ trong kho')
    const { body } = await person.get(HERE)
    const { code } = await app.db.one(sql<{ code: string }>`SELECT code FROM dossiers WHERE id = ${dossierId}`)
    for (const told of ['kết quả hồ sơ trước', code, 'Kiểm tra, thanh tra', 'Xã Cam Hiếu', '02/03/2026'])
      expect(body).toContain(told)
    const [, file = ''] = new RegExp(`"(${HERE}/[0-9a-f-]{36})"`).exec(body) ?? []
    const paper = await person.get(file)
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    // Another account, confirmed too, gets nothing by the same address.
    const { person: other } = await confirmed()
    expect((await other.get(file)).statusCode).toBe(404)
  })

  test('consent is given once, in the holder’s name, and withdrawn; both stand among the looks', async () => {
    const { person, phone, idNumber } = await confirmed()
    await marital(idNumber)
    await Promise.all([person.post(`${HERE}/dong-y`), person.post(`${HERE}/dong-y`)])
    const consents = await app.db.many(sql<{ id: string; personId: string }>`
      SELECT p.id, a.actor_person_id AS person_id FROM paper_consents p JOIN paper_owners o ON o.id = p.owner_id
      JOIN acts a ON a.id = p.id
      WHERE o.number = ${idNumber}`)
    const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM citizens WHERE phone = ${phone}`)
    expect(consents).toEqual([{ id: expect.any(String), personId: id }])
    expect((await person.post(`${HERE}/rut-dong-y`, { consentId: consents[0]?.id ?? '' })).headers.location).toBe(
      `${HERE}?xong=withdrawn`,
    )
    const { body } = await person.get(HERE)
    expect(body).toContain('đã rút sự đồng ý')
    expect((await person.post(`${HERE}/rut-dong-y`, { consentId: 'x' })).statusCode).toBe(400)
  })

  test('everything that is held is in the file to take away', async () => {
    const { person, idNumber } = await confirmed()
    const dossierId = await marital(idNumber)
    app.clock.advance(60_000)
    await registrar.post(`/ho-so/${dossierId}/kho-giay-to`, { purpose: 'handling' })
    const { heldPapers } = (await person.get('/cua-toi/du-lieu.json')).json()
    expect(heldPapers.papers).toHaveLength(1)
    expect(heldPapers.papers[0]).toMatchObject({ name: 'Giấy xác nhận tình trạng hôn nhân', standing: 'holds' })
    expect(heldPapers.accesses.map(({ what }: { what: string }) => what)).toEqual([
      'đã xem danh sách giấy tờ trong kho',
      'đã lưu giấy tờ vào kho',
    ])
    expect(heldPapers.accesses[0]).toMatchObject({ why: 'Giải quyết hồ sơ', unit: 'Xã Cam Hiếu' })
  })
})

describe('a birth certificate', () => {
  const storeOf = (idNumber: string) =>
    app.db.many(sql<{ kindKey: string }>`
      SELECT p.kind_key FROM held_papers p JOIN paper_owners o ON o.id = p.owner_id WHERE o.number = ${idNumber}`)

  test('is the child’s: who registered the birth opens it for the child, and nobody else', async () => {
    const { person, idNumber } = await confirmed()
    await signedFor(idNumber, 'khai-sinh', birth)
    expect(await storeOf(idNumber)).toEqual([])
    const own = (await person.get(HERE)).body
    expect(own).toContain('Trần Lê An')
    const [, ward = ''] = new RegExp(`"(${HERE}/con/[0-9a-f-]{36})"`).exec(own) ?? []
    const page = await person.get(ward)
    expect(page.body).toContain('Giấy tờ của Trần Lê An')
    const [, file = ''] = new RegExp(`"(${ward}/[0-9a-f-]{36})"`).exec(page.body) ?? []
    expect((await person.get(file)).headers['content-type']).toBe('application/pdf')
    expect((await person.post(`${ward}/dong-y`)).headers.location).toBe(`${ward}?xong=consent`)
    const { person: stranger } = await confirmed()
    await marital((await confirmed()).idNumber)
    expect((await stranger.get(ward)).statusCode).toBe(404)
    expect((await stranger.get(file)).statusCode).toBe(404)
    // Of age, the child acts alone.
    const now = app.clock.now()
    app.clock.set(new Date('2044-02-20T09:00:00+07:00'))
    const grown = await citizenAt(
      app,
      (
        await app.db.one(sql<{ phone: string }>`
      SELECT phone FROM citizens WHERE id_number = ${idNumber}`)
      ).phone,
    )
    expect((await grown.get(ward)).statusCode).toBe(404)
    app.clock.set(now)
  })

  test('is found by the child’s number once the office has written it down; two at once write it once', async () => {
    const { idNumber } = await confirmed()
    const child = next().idNumber
    const id = await signedFor(idNumber, 'khai-sinh', birth)
    const here = `/ho-so/${id}/kho-giay-to`
    expect((await registrar.get(here)).body).toContain('Số định danh cá nhân của trẻ')
    const write = (number: string, who = registrar) => who.post(`${here}/so-dinh-danh`, { number })
    expect((await write('12')).statusCode).toBe(422)
    expect((await write(idNumber)).body).toContain('Đây là số của người đi đăng ký')
    expect((await write(child, await app.as('tiepnhan.camthuy'))).statusCode).toBe(404)
    const both = await Promise.all([write(child), write(child, reception)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await storeOf(child)).toEqual([{ kindKey: 'birthCertificate' }])
    expect((await actsOfCase(app.db, id)).filter(({ verb }) => verb === 'heldPaper.numberWard')).toHaveLength(1)
  })

  test('joins the store that the child’s number has already', async () => {
    const [parent, child] = [await confirmed(), next().idNumber]
    await marital(child)
    const id = await signedFor(parent.idNumber, 'khai-sinh', birth)
    expect((await registrar.post(`/ho-so/${id}/kho-giay-to/so-dinh-danh`, { number: child })).statusCode).toBe(303)
    expect((await storeOf(child)).map(({ kindKey }) => kindKey).sort()).toEqual(['birthCertificate', 'maritalStatus'])
    expect((await parent.person.get(HERE)).body).toContain('2 giấy tờ còn giá trị')
  })

  test('can be revoked by who signed it', async () => {
    const { idNumber } = await confirmed()
    const id = await signedFor(idNumber, 'khai-sinh', birth)
    const { paper } = await app.db.one(
      sql<{ paper: string }>`SELECT id AS paper FROM held_papers WHERE dossier_id = ${id}`,
    )
    const revoked = await chair.post(`/ho-so/${id}/kho-giay-to/${paper}/thu-hoi`, { reason: 'Ghi sai năm sinh' })
    expect(revoked.statusCode).toBe(303)
  })

  test('goes with the parent’s data where nobody else could open it', async () => {
    const { idNumber } = await confirmed()
    const id = await signedFor(idNumber, 'khai-sinh', birth)
    const { applicantId } = await app.db.one(sql<{ applicantId: string }>`
      SELECT applicant_id FROM dossiers WHERE id = ${id}`)
    const admin = await app.as('quantri.camlo')
    const erased = await admin.post(`/api/v1/applicants/${applicantId}/erase`)
    expect(erased.statusCode, erased.body).toBeLessThan(300)
    expect(
      await app.db.one(sql`
        SELECT o.name, o.number, p.file_id FROM held_papers p JOIN paper_owners o ON o.id = p.owner_id WHERE p.dossier_id = ${id}`),
    ).toEqual({ name: null, number: null, fileId: null })
  })
})

describe('a paper that was sent in online', () => {
  /** A marriage filed online with a scan of the certificate of marital status. */
  async function filed(idNumber: string): Promise<{ id: string; paperId: string }> {
    const headers = { 'tus-resumable': '1.0.0', 'sec-fetch-site': 'same-origin' }
    const content = pdf()
    const made = await app.app.inject({
      method: 'POST',
      url: '/tep',
      headers: {
        ...headers,
        'upload-length': String(content.length),
        'upload-metadata': `filename ${Buffer.from('xac-nhan.pdf').toString('base64')}`,
      },
    })
    const address = String(made.headers.location)
    await app.app.inject({
      method: 'PATCH',
      url: address,
      headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      payload: content,
    })
    count += 1
    const sent = await app.app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      payload: {
        idempotencyKey: `sent in online ${count}`,
        procedureSlug: 'ket-hon',
        unitId,
        applicant: { fullName: 'Lê Thị Hoa', idNumber },
        form: {
          spouseOne: 'Lê Thị Hoa',
          spouseOneNumber: '999190000001',
          spouseTwo: 'Trần Văn Nam',
          spouseTwoNumber: '999190000002',
        },
        papers: [{ name: 'Giấy xác nhận tình trạng hôn nhân', upload: address.split('/').at(-1) }],
      },
    })
    expect(sent.statusCode, sent.body).toBe(201)
    const { id } = sent.json() as { id: string }
    const { paperId } = await app.db.one(sql<{ paperId: string }>`
      SELECT id AS paper_id FROM dossier_papers WHERE dossier_id = ${id} AND file_id IS NOT NULL`)
    return { id, paperId }
  }
  const compare = (who: Person, { id, paperId }: { id: string; paperId: string }) =>
    who.post(`/ho-so/${id}/giay-to/${paperId}/doi-chieu`, {
      number: '15/UBND-XNTTHN',
      issuedBy: 'UBND xã Cam Thủy',
      issuedOn: '2026-01-15',
    })

  test('joins the store once a clerk has compared the original; two clerks at once keep it once', async () => {
    const { person, idNumber } = await confirmed()
    const sent = await filed(idNumber)
    expect((await reception.get(`/ho-so/${sent.id}`)).body).toContain('Đối chiếu bản chính')
    expect((await person.get(HERE)).body).toContain('Chưa có giấy tờ nào')
    const both = await Promise.all([compare(reception, sent), compare(registrar, sent)])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    const desk = (await reception.get(`/ho-so/${sent.id}?xong=doi-chieu`)).body
    expect(desk).toContain('Đã đối chiếu bản chính')
    expect(desk).not.toContain('/doi-chieu"')
    expect(
      await app.db.many(sql`SELECT source, number, valid_until FROM held_papers WHERE dossier_id = ${sent.id}`),
    ).toEqual([{ source: 'online', number: '15/UBND-XNTTHN', validUntil: '2026-07-15' }])
    const own = (await person.get(HERE)).body
    expect(own).toContain('bản nộp trực tuyến, đã đối chiếu bản chính')
  })

  test('is confirmed by nobody outside the unit in charge, and not without a number', async () => {
    const sent = await filed(next().idNumber)
    expect((await compare(await app.as('tiepnhan.camthuy'), sent)).statusCode).toBe(403)
    expect((await compare(app.newVisitor(), sent)).statusCode).toBe(303)
    const nameless = await filed('')
    const refused = await compare(reception, nameless)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('không ghi số định danh')
    expect((await reception.get(`/ho-so/${nameless.id}`)).body).not.toContain('/doi-chieu"')
    const gone = { ...sent, paperId: '00000000-0000-4000-8000-000000000000' }
    expect((await compare(reception, gone)).statusCode).toBe(404)
  })
})
