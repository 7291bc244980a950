import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToUpload, announceUpload } from '../src/core/files/index.ts'
import { jpeg, pdf } from '../src/core/files/testing/papers.ts'
import { documentCarriers } from '../src/domains/documents/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
import { type Person, TEST_SECRET, type TestApp, testApp } from '../src/testing/app.ts'
import { callerOf } from '../src/testing/caller.ts'
import { unitOf } from '../src/testing/filing.ts'

// The district's office keeps the books of the district; a commune's clerk its own. Cam Hiếu gets what the district sends.

const MONDAY = '2026-03-02T08:00:00+07:00'
let app: TestApp
let office: Person
let clerk: Person
let chair: Person
let officer: Person
let neighbour: Person
let partyClerk: Person
let secretary: Person
const ids: Record<string, string> = {}
let district: string
let commune: string
let land: string

const personOf = async (username: string) =>
  (await app.db.one(sql<{ id: string }>`SELECT person_id AS id FROM accounts WHERE username = ${username}`)).id

beforeAll(async () => {
  app = await testApp(MONDAY)
  ;[office, clerk, chair, officer, neighbour, partyClerk, secretary] = (await Promise.all(
    [
      'truongmotcua.motcuahuyen',
      'tiepnhan.camhieu',
      'chutich.camhieu',
      'hotich.camhieu',
      'tiepnhan.camtuyen',
      'canbodang.vphuyenuy',
      'bithu.camhieu',
    ].map((name) => app.as(name)),
  )) as [Person, Person, Person, Person, Person, Person, Person]
  for (const name of ['chutich.camlo', 'bithu.camlo', 'hotich.camhieu', 'chutich.camhieu', 'truongphong.phongtnmt'])
    ids[name] = await personOf(name)
  district = await unitOf(app, 'chutich.camlo')
  commune = await unitOf(app, 'chutich.camhieu')
  land = await unitOf(app, 'truongphong.phongtnmt')
})
afterAll(() => app.close())

async function upload(name = 'da-ky.pdf', bytes = pdf()): Promise<string> {
  const at = app.clock.now()
  const given = { localityId: 1, name, declaredBytes: bytes.length, address: '127.0.0.1', secret: TEST_SECRET, at }
  const announced = await announceUpload(app.db, given)
  if (!announced.ok) throw new Error(announced.reason)
  await addToUpload(app.db, announced.value.token, 0, one(bytes), () => at)
  return announced.value.token
}
async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

type Form = Record<string, string | string[]>
const outgoing = async (change: Form = {}): Promise<Form> => ({
  key: newId(),
  so: `${district}:state`,
  type: 'KH',
  signerId: ids['chutich.camlo'] as string,
  subject: 'Kế hoạch chuyển đổi số năm 2026',
  secrecy: 'none',
  urgency: 'normal',
  groups: 'communes',
  outside: '',
  copies: '1',
  ...('files-upload' in change ? {} : { 'files-upload': await upload() }),
  ...change,
})
const idOf = (answer: { headers: Record<string, unknown> }) =>
  /\/van-ban\/(?:di|den)\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? ''
async function issue(change: Form = {}, who = office): Promise<string> {
  const answer = await who.post('/van-ban/di/moi', await outgoing(change))
  expect(answer.statusCode, answer.body.slice(0, 2000)).toBe(303)
  return idOf(answer)
}
const arrivalAt = async (documentId: string, unitId = commune, side = 'state') =>
  (
    await app.db.one(sql<{ id: string }>`
      SELECT id FROM document_arrivals WHERE document_id = ${documentId} AND unit_id = ${unitId} AND side = ${side}`)
  ).id
async function delivered(change: Form = {}): Promise<string> {
  return arrivalAt(await issue(change))
}
async function received(change: Form = {}): Promise<string> {
  const id = await delivered(change)
  expect((await clerk.post(`/van-ban/den/${id}/xac-nhan`)).statusCode).toBe(303)
  return id
}
const instruct = (id: string, form: Form, who = chair) => who.post(`/van-ban/den/${id}/but-phe`, form)
const codes = async (id: string) =>
  (
    await app.db.many(
      sql<{ code: string }>`SELECT code FROM document_states WHERE arrival_id = ${id} ORDER BY position`,
    )
  ).map(({ code }) => code)
const stateOf = async (id: string) =>
  (await app.db.one(sql<{ state: string }>`SELECT state FROM document_arrivals WHERE id = ${id}`)).state
const waits = async (who: Person, id: string) => (await who.get('/viec-cua-toi')).body.includes(`/van-ban/den/${id}`)
const verbsOf = async (id: string) =>
  (
    await app.db.many(sql<{ verb: string }>`SELECT verb FROM acts WHERE case_id = ${id} ORDER BY recorded_at, number`)
  ).map(({ verb }) => verb.replace('document.', ''))

describe('issuing', () => {
  test('gives a number and puts it into the book of every commune at once, in one transaction', async () => {
    const id = await issue()
    const { body } = await office.get(`/van-ban/di/${id}`)
    expect(body).toContain('01/KH-UBND')
    expect(body).toContain('0/9 nơi đã nhận')
    expect(await verbsOf(id)).toEqual(['issue', ...Array.from({ length: 9 }, () => 'arrive')])
    const book = await (await app.as('chutich.camlo')).get('/van-ban-di')
    expect(book.body).toContain('Kế hoạch chuyển đổi số năm 2026')
    const arrival = await arrivalAt(id)
    expect([await stateOf(arrival), await codes(arrival), await waits(clerk, arrival)]).toEqual(['01', ['01'], true])
  })

  test('sent twice at once it goes out once, under one number', async () => {
    const form = await outgoing({ type: 'TB', subject: 'Gửi hai lần' })
    const answers = await Promise.all([1, 2, 3].map(() => office.post('/van-ban/di/moi', form)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    const { n } = await app.db.one(
      sql<{ n: number }>`SELECT count(*) AS n FROM documents WHERE subject = 'Gửi hai lần'`,
    )
    const { last } = await app.db.one(
      sql<{ last: number }>`SELECT last FROM paper_books WHERE unit_id = ${district} AND symbol = 'TB-UBND'`,
    )
    expect([n, last]).toEqual([1, 1])
  })

  test('of many issued at the same moment none has another’s number, and none is missing', async () => {
    const forms = await Promise.all(
      Array.from({ length: 5 }, () => outgoing({ type: 'CT', groups: [], outside: 'Sở Nội vụ' })),
    )
    await Promise.all(forms.map((form) => office.post('/van-ban/di/moi', form)))
    const rows = await app.db.many(
      sql<{ number: number }>`SELECT number FROM documents WHERE type = 'CT' ORDER BY number`,
    )
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  test.each<[Form, string]>([
    [{ secrecy: 'secret' }, 'Văn bản mật không được đưa vào hệ thống này'],
    [{ secrecy: 'gì đó' }, 'Văn bản mật không được đưa vào hệ thống này'],
    [{ subject: '' }, 'Nhập trích yếu'],
    [{ groups: [] }, 'Chọn ít nhất một nơi nhận'],
    [{ 'files-upload': [] }, 'Chọn tệp PDF'],
    [{ 'files-upload': 'a'.repeat(32) }, 'Tệp chưa tải lên xong'],
    [{ dueOn: '2026-02-28' }, 'Hạn đã qua'],
    [{ type: 'Thơ' }, 'Chọn tên loại'],
  ])('%j is told at its field and nothing typed is lost', async (change, words) => {
    const answer = await office.post('/van-ban/di/moi', await outgoing({ drafted: 'VX"<b>', ...change }))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('VX&quot;&lt;b>')
  })

  test('a picture isn’t the signed paper, and a signer isn’t anybody; neither costs a number', async () => {
    const picture = await outgoing({ type: 'HD', 'files-upload': await upload('anh.jpg', jpeg()) })
    expect((await office.post('/van-ban/di/moi', picture)).body).toContain('Tệp đầu tiên phải là văn bản đã ký')
    const stranger = await outgoing({ type: 'HD', signerId: ids['hotich.camhieu'] as string })
    expect((await office.post('/van-ban/di/moi', stranger)).statusCode).toBe(422)
    expect((await office.get(`/van-ban/di/${await issue({ type: 'HD' })}`)).body).toContain('01/HD-UBND')
  })

  test('nobody issues for another’s seat', async () => {
    expect((await clerk.post('/van-ban/di/moi', await outgoing())).statusCode).toBe(403)
    expect((await chair.get(`/van-ban/di/moi?so=${district}:state`)).statusCode).toBe(404)
    expect((await partyClerk.post('/van-ban/di/moi', await outgoing())).statusCode).toBe(403)
  })

  test('papers of the Party are numbered by type and term, apart from the State’s; a 1 January starts nothing anew', async () => {
    const form = { so: `${district}:party`, signerId: ids['bithu.camlo'] as string, groups: 'communeParties' }
    const first = await issue({ ...form, type: 'KL', subject: 'Kết luận về giảm họp' }, partyClerk)
    expect((await partyClerk.get(`/van-ban/di/${first}`)).body).toContain('01-KL/HU')
    const arrival = await arrivalAt(first, commune, 'party')
    // A commune's State officials don't read what its Party committee gets; its secretary and whoever keeps that book do.
    expect((await officer.get(`/van-ban/den/${arrival}`)).statusCode).toBe(404)
    expect((await secretary.get(`/van-ban/den/${arrival}`)).statusCode).toBe(200)
    expect((await clerk.post(`/van-ban/den/${arrival}/xac-nhan`)).statusCode).toBe(303)
    expect([await waits(secretary, arrival), await waits(chair, arrival)]).toEqual([true, false])
    app.clock.set('2027-01-04T08:00:00+07:00')
    const later = await app.as('canbodang.vphuyenuy')
    const [kl, qd, qyd] = [
      await issue({ ...form, type: 'KL' }, later),
      await issue({ ...form, type: 'QĐ' }, later),
      await issue({ ...form, type: 'QyĐ' }, later),
    ]
    app.clock.set(MONDAY)
    const of = async (id: string) =>
      (await app.db.one(sql<{ code: string }>`SELECT code FROM documents WHERE id = ${id}`)).code
    // A decision and a regulation number apart and print alike.
    expect([await of(kl), await of(qd), await of(qyd)]).toEqual(['02-KL/HU', '01-QĐ/HU', '01-QĐ/HU'])
  })

  test('a paper that has its number in the book already keeps it, and is delivered once', async () => {
    const paperId = newId()
    await app.db.run(sql`
      INSERT INTO issued_papers (locality_id, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at)
      VALUES (1, ${paperId}, ${district}, 2026, 'GM-UBND', 77, 'Giấy mời', 'Họp giao ban', '2026-03-02', ${app.clock.now()})`)
    expect((await office.get('/van-ban/di/moi')).body).toContain('77/GM-UBND')
    const id = await issue({ type: 'GM', paperId })
    expect((await office.get(`/van-ban/di/${id}`)).body).toContain('77/GM-UBND')
    expect((await office.post('/van-ban/di/moi', await outgoing({ type: 'GM', paperId }))).statusCode).toBe(422)
  })
})

describe('confirming', () => {
  test('two clerks who confirm the same paper at once give it one number', async () => {
    const id = await delivered()
    const answers = await Promise.all([1, 2].map(() => clerk.post(`/van-ban/den/${id}/xac-nhan`)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await codes(id)).toEqual(['01', '03'])
  })

  test('of papers confirmed and entered at the same moment each has its number, without a gap', async () => {
    const arrivals = await Promise.all([1, 2, 3].map(() => delivered()))
    await Promise.all([
      ...arrivals.map((id) => clerk.post(`/van-ban/den/${id}/xac-nhan`)),
      ...[1, 2].map((n) => clerk.post('/van-ban/den/moi', incoming({ code: `${n}/CÙNG-LÚC` }))),
    ])
    const rows = await app.db.many(sql<{ number: number }>`
      SELECT number FROM document_arrivals WHERE unit_id = ${commune} AND side = 'state' AND number IS NOT NULL ORDER BY number`)
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
  })

  test('is done from the list of work and leads back; late is told as late', async () => {
    const id = await delivered({ subject: 'Xác nhận muộn' })
    app.clock.set('2026-03-03T09:00:00+07:00')
    const tomorrow = await app.as('tiepnhan.camhieu')
    const done = await tomorrow.post(`/van-ban/den/${id}/xac-nhan`, { ve: '/viec-cua-toi?loai=arrival' })
    app.clock.set(MONDAY)
    expect(done.headers.location).toBe('/viec-cua-toi?loai=arrival&xong=1')
    const { outcome } = await app.db.one(sql<{ outcome: string }>`
      SELECT outcome FROM acts WHERE subject_id = ${id} AND verb = 'document.confirm'`)
    expect(outcome).toBe('late')
  })

  test('one that was sent wrongly goes back with a reason, which its sender sees', async () => {
    const document = await issue({ subject: 'Gửi nhầm nơi' })
    const id = await arrivalAt(document)
    expect((await clerk.post(`/van-ban/den/${id}/tra-lai`, { backWhy: ' ' })).statusCode).toBe(422)
    expect((await clerk.post(`/van-ban/den/${id}/tra-lai`, { backWhy: 'Thiếu trang 3' })).statusCode).toBe(303)
    expect((await office.get(`/van-ban/di/${document}`)).body).toContain('trả lại: Thiếu trang 3')
    expect((await clerk.post(`/van-ban/den/${id}/xac-nhan`)).statusCode).toBe(409)
    expect(await waits(clerk, id)).toBe(false)
    const list = async () => (await office.get('/viec-cua-toi?loai=sentBack')).body
    expect(await list()).toContain(`/van-ban/di/${document}`)
    const noted = await office.post(`/van-ban/di/${document}/da-biet`, { ve: '/viec-cua-toi' })
    expect([noted.headers.location, (await list()).includes(document)]).toEqual(['/viec-cua-toi?xong=1', false])
    expect((await office.post(`/van-ban/di/${document}/da-biet`)).statusCode).toBe(409)
  })

  test('another unit neither sees nor confirms it', async () => {
    const id = await delivered()
    expect((await neighbour.get(`/van-ban/den/${id}`)).statusCode).toBe(404)
    expect((await neighbour.post(`/van-ban/den/${id}/xac-nhan`)).statusCode).toBe(404)
    expect((await neighbour.get(`/van-ban/den?so=${commune}:state`)).statusCode).toBe(404)
    expect((await neighbour.get(`/van-ban/den.pdf?so=${commune}:state`)).statusCode).toBe(404)
    // Of one's own unit, but not its clerk.
    expect((await officer.post(`/van-ban/den/${id}/xac-nhan`)).statusCode).toBe(403)
    expect((await clerk.get(`/van-ban/di/${await issue()}`)).statusCode).toBe(404)
  })
})

function incoming(change: Form = {}): Form {
  return {
    key: newId(),
    so: `${commune}:state`,
    sender: 'Sở Nội vụ tỉnh Quảng Trị',
    code: '123/SNV-TCBC',
    type: 'CV',
    issuedOn: '2026-02-26',
    arrivedOn: '2026-03-02',
    subject: 'Rà soát biên chế',
    secrecy: 'none',
    urgency: 'normal',
    ...change,
  }
}

describe('papers from outside', () => {
  test('are entered under the next number and wait for the head; the same one again is told first', async () => {
    const first = await clerk.post(
      '/van-ban/den/moi',
      incoming({ 'files-upload': await upload('ban-quet.jpg', jpeg()) }),
    )
    expect(first.statusCode).toBe(303)
    expect(await waits(chair, idOf(first))).toBe(true)
    const twice = incoming({ code: ' 123/snv-tcbc', sender: 'SỞ NỘI VỤ TỈNH QUẢNG TRỊ' })
    const warned = await clerk.post('/van-ban/den/moi', twice)
    expect([warned.statusCode, warned.body.includes(`/van-ban/den/${idOf(first)}`)]).toEqual([409, true])
    expect(warned.body).toContain('Rà soát biên chế')
    const numberOf = async (id: string) =>
      (await app.db.one(sql<{ number: number }>`SELECT number FROM document_arrivals WHERE id = ${id}`)).number
    const second = await clerk.post('/van-ban/den/moi', { ...twice, anyway: '1' })
    // The one that was refused took no number with it.
    expect(await numberOf(idOf(second))).toBe((await numberOf(idOf(first))) + 1)
  })

  test('two clerks with the same paper at once: one enters it, the other is told', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => clerk.post('/van-ban/den/moi', incoming({ code: '9/HAI-NGƯỜI' }))),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  })

  test.each<[Form, string]>([
    [{ secrecy: 'utmostSecret' }, 'Văn bản mật không được đưa vào'],
    [{ arrivedOn: '2026-03-09' }, 'không thể ở sau hôm nay'],
    [{ issuedOn: '2026-13-01' }, 'Ngày không đọc được'],
    [{ sender: '' }, 'Nhập tên cơ quan ban hành'],
  ])('%j is told', async (change, words) => {
    const answer = await clerk.post('/van-ban/den/moi', incoming({ code: '1/SAI', ...change }))
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  })

  test('the last of a year and the first of the next: numbers begin anew', async () => {
    const enter = async (moment: string) => {
      app.clock.set(moment)
      const day = moment.slice(0, 10)
      const who = await app.as('tiepnhan.camtuyen')
      const unit = await unitOf(app, 'tiepnhan.camtuyen')
      const answer = await who.post(
        '/van-ban/den/moi',
        incoming({ so: `${unit}:state`, code: `1/${moment}`, issuedOn: '2026-12-01', arrivedOn: day }),
      )
      return app.db.one(sql`SELECT year, number FROM document_arrivals WHERE id = ${idOf(answer)}`)
    }
    expect([
      await enter('2026-12-31T23:59:58+07:00'),
      await enter('2026-12-31T23:59:59+07:00'),
      await enter('2027-01-01T00:00:00+07:00'),
    ]).toEqual([
      { year: 2026, number: 1 },
      { year: 2026, number: 2 },
      { year: 2027, number: 1 },
    ])
    app.clock.set(MONDAY)
  })
})

describe('instructions', () => {
  test('“giao việc” makes a task in the same act; the task leads to the paper, and its approval makes it done', async () => {
    const id = await received({ subject: 'Báo cáo cải cách hành chính', dueOn: '2026-03-20' })
    const answer = await instruct(id, {
      kind: 'assign',
      lead: `${commune} ${ids['hotich.camhieu']}`,
      dueOn: '2026-03-13',
    })
    expect(answer.statusCode).toBe(303)
    expect(await codes(id)).toEqual(['01', '03', '04'])
    const page = (await officer.get(`/van-ban/den/${id}`)).body
    const task = /\/nhiem-vu\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
    expect(page).toContain('chủ trì tham mưu, báo cáo trước ngày 13/03/2026')
    expect((await officer.get(`/nhiem-vu/${task}`)).body).toContain(`href="/van-ban/den/${id}"`)
    await officer.post(`/nhiem-vu/${task}/bat-dau`)
    const begun = await codes(id)
    await app.db.run(sql`SELECT 1`)
    expect(begun).toEqual(['01', '03', '04', '05'])
    expect((await officer.post(`/nhiem-vu/${task}/trinh`, { result: 'Đã báo cáo' })).statusCode).toBe(303)
    expect((await chair.post(`/nhiem-vu/${task}/nghiem-thu`, { quality: 'met' })).statusCode).toBe(303)
    expect([await codes(id), await stateOf(id)]).toEqual([['01', '03', '04', '05', '06'], '06'])
    // What is done stays with its receiver.
    const document = await app.db.one(
      sql<{ id: string }>`SELECT document_id AS id FROM document_arrivals WHERE id = ${id}`,
    )
    await office.post(`/van-ban/di/${document.id}/thu-hoi`, { recallWhy: 'Sai căn cứ' })
    expect(await stateOf(id)).toBe('06')
  })

  test('“để biết” is acknowledged from the list by each person it names; with the last it is done', async () => {
    const document = await issue({ subject: 'Để mọi người biết', readBy: '2026-03-04' })
    const id = await arrivalAt(document)
    await clerk.post(`/van-ban/den/${id}/xac-nhan`)
    expect((await instruct(id, { kind: 'inform' })).body).toContain('Chọn ít nhất một người')
    expect((await instruct(id, { kind: 'inform', readers: newId() })).statusCode).toBe(422)
    const readers = [ids['hotich.camhieu'] as string, await personOf('tiepnhan.camhieu')]
    expect((await instruct(id, { kind: 'inform', readers })).statusCode).toBe(303)
    expect([await waits(officer, id), await waits(clerk, id), await waits(chair, id)]).toEqual([true, true, false])
    expect((await chair.post(`/van-ban/den/${id}/da-doc`)).statusCode).toBe(403)
    const read = await officer.post(`/van-ban/den/${id}/da-doc`, { ve: '/viec-cua-toi' })
    expect([read.headers.location, await waits(officer, id)]).toEqual(['/viec-cua-toi?xong=1', false])
    expect((await officer.post(`/van-ban/den/${id}/da-doc`)).statusCode).toBe(409)
    expect((await office.get(`/van-ban/di/${document}`)).body).toContain('1/2 đã đọc')
    expect(await stateOf(id)).toBe('04')
    await clerk.post(`/van-ban/den/${id}/da-doc`)
    expect(await codes(id)).toEqual(['01', '03', '04', '05', '06'])
  })

  test('goes on from unit to office to person: an office’s head is asked next', async () => {
    const answer = await office.post('/van-ban/den/moi', incoming({ so: `${district}:state`, code: '5/STNMT' }))
    const id = idOf(answer)
    const [leader, head] = [await app.as('chutich.camlo'), await app.as('truongphong.phongtnmt')]
    expect((await head.get(`/van-ban/den/${id}`)).statusCode).toBe(404)
    expect((await instruct(id, { kind: 'pass', lead: commune }, leader)).body).toContain(
      'Chỉ chuyển được cho cơ quan trực thuộc',
    )
    expect((await instruct(id, { kind: 'pass', lead: land }, leader)).statusCode).toBe(303)
    expect([await waits(leader, id), await waits(head, id)]).toEqual([false, true])
    const specialist = await personOf('chuyenvien.phongtnmt')
    expect((await instruct(id, { kind: 'assign', lead: `${land} ${specialist}` }, head)).statusCode).toBe(303)
    const { body } = await (await app.as('chuyenvien.phongtnmt')).get(`/van-ban/den/${id}`)
    expect(body).toContain('Chuyển Phòng Tài nguyên và Môi trường giải quyết theo quy định.')
    expect(await waits(head, id)).toBe(false)
  })

  test('exactly one leads, nobody gives themself a task, and only who heads it writes', async () => {
    const id = await received()
    expect((await instruct(id, {})).body).toContain('Chọn giao việc, chuyển giải quyết')
    expect((await instruct(id, { kind: 'assign' })).body).toContain('Chọn một đơn vị hoặc người chủ trì')
    const self = { kind: 'assign', lead: `${commune} ${ids['chutich.camhieu']}` }
    expect((await instruct(id, self)).body).toContain('Không giao việc cho chính mình')
    expect((await instruct(id, { kind: 'assign', lead: land })).body).toContain('không thuộc cấp dưới')
    expect((await instruct(id, { kind: 'file' }, officer)).statusCode).toBe(403)
    expect((await instruct(id, { kind: 'file' }, secretary)).statusCode).toBe(403)
    const answers = await Promise.all([1, 2].map(() => instruct(id, { kind: 'file' })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await codes(id)).toEqual(['01', '03', '05', '06'])
  })

  test('nobody rewrites what was written: the program has no right to', async () => {
    for (const table of ['document_instructions', 'document_states'])
      await expect(app.db.run(sql`UPDATE ${sql.table(table)} SET words = ''`)).rejects.toThrow('permission denied')
  })
})

describe('the sender', () => {
  test('reminds whoever hasn’t, once a day, by the outbox and in their list', async () => {
    const document = await issue({ subject: 'Nhắc một lần' })
    const id = await arrivalAt(document)
    expect((await office.post(`/van-ban/di/${document}/nhac`)).statusCode).toBe(303)
    const again = await office.post(`/van-ban/di/${document}/nhac`)
    expect([again.statusCode, again.body.includes('Hôm nay đã nhắc rồi')]).toEqual([409, true])
    expect((await clerk.get('/viec-cua-toi?loai=arrival')).body).toContain('Nơi gửi đã nhắc')
    const mails = await app.db.many(sql<{ about: { officialId: string } }>`
      SELECT about FROM deliveries WHERE carrier = 'document-reminder' AND about ->> 'documentId' = ${document}`)
    expect(mails.map(({ about }) => about.officialId)).toContain(await personOf('tiepnhan.camhieu'))
    expect(new Set(mails.map(({ about }) => about.officialId)).size).toBe(mails.length)
    expect((await clerk.post(`/van-ban/di/${document}/nhac`)).statusCode).toBe(404)
    expect(await stateOf(id)).toBe('01')
    // Who has confirmed meanwhile gets no mail, though others still haven't.
    await clerk.post(`/van-ban/den/${id}/xac-nhan`)
    const letters: string[] = []
    const [carrier] = documentCarriers({
      db: app.db,
      localityId: 1,
      publicUrl: 'http://localhost:8080',
      mail: {
        send: async ({ to }: { to: string }) => {
          letters.push(to)
          return { is: 'sent' as const }
        },
        close() {},
      },
      addressOf: async (officialId) => `${officialId}@example.org`,
    } as Parameters<typeof documentCarriers>[0])
    for (const { about } of mails) await carrier?.send({ key: 'k', about, createdAt: app.clock.now() } as never)
    expect(letters).not.toContain(`${await personOf('tiepnhan.camhieu')}@example.org`)
    expect(letters).toContain(`${await personOf('tiepnhan.camtuyen')}@example.org`)
  })

  test('asks a document back; each receiver answers, and what is given back opens no more', async () => {
    const document = await issue({ type: 'QĐ', subject: 'Sẽ thu hồi', isPublic: '1' })
    expect((await app.visitor.get(`/van-ban/${document}`)).statusCode).toBe(200)
    const [id, other] = [await arrivalAt(document), await arrivalAt(document, await unitOf(app, 'tiepnhan.camtuyen'))]
    await clerk.post(`/van-ban/den/${id}/xac-nhan`)
    const file = /\/tep\/([0-9a-f-]{36})/.exec((await clerk.get(`/van-ban/den/${id}`)).body)?.[1]
    expect((await clerk.get(`/van-ban/den/${id}/tep/${file}`)).statusCode).toBe(200)
    expect((await office.post(`/van-ban/di/${document}/thu-hoi`, { recallWhy: '' })).statusCode).toBe(422)
    expect((await office.post(`/van-ban/di/${document}/thu-hoi`, { recallWhy: 'Sai thẩm quyền' })).statusCode).toBe(303)
    expect((await office.post(`/van-ban/di/${document}/thu-hoi`, { recallWhy: 'Lần nữa' })).statusCode).toBe(409)
    expect((await app.visitor.get(`/van-ban/${document}`)).statusCode).toBe(404)
    expect([await waits(clerk, id), await waits(chair, id)]).toEqual([true, false])
    expect((await instruct(id, { kind: 'file' })).statusCode).toBe(409)
    expect((await neighbour.post(`/van-ban/den/${other}/lay-lai`, { answer: 'keep' })).statusCode).toBe(422)
    await neighbour.post(`/van-ban/den/${other}/lay-lai`, { answer: 'keep', recallWhy: 'Đã triển khai' })
    expect(await codes(other)).toEqual(['01', '13', '16', '01'])
    await clerk.post(`/van-ban/den/${id}/lay-lai`, { answer: 'agree' })
    expect(await codes(id)).toEqual(['01', '03', '13', '15'])
    expect((await clerk.get(`/van-ban/den/${id}/tep/${file}`)).statusCode).toBe(404)
    // Its number stays, marked as withdrawn.
    const { withdrawn } = await app.db.one(sql<{ withdrawn: string }>`
      SELECT withdrawn_why AS withdrawn FROM issued_papers p JOIN documents d ON d.paper_id = p.id WHERE d.id = ${document}`)
    expect(withdrawn).toBe('Sai thẩm quyền')
  })

  test('replaces an earlier document, which says so wherever it lies', async () => {
    const earlier = await issue({ subject: 'Kế hoạch cũ' })
    const old = await arrivalAt(earlier)
    await issue({ subject: 'Kế hoạch mới', earlierId: earlier, earlierHow: 'replaces' })
    expect((await clerk.get(`/van-ban/den/${old}`)).body).toContain('Đã được thay thế bởi')
    const foreign = await outgoing({
      earlierId: await issue({ groups: [], outside: 'X' }),
      earlierHow: 'amends',
      so: `${district}:party`,
    })
    expect(
      (await partyClerk.post('/van-ban/di/moi', { ...foreign, signerId: ids['bithu.camlo'] as string })).statusCode,
    ).toBe(422)
  })
})

describe('books and pages', () => {
  test('are found by words without marks, filtered, and printed with the columns of annex IV', async () => {
    const id = await received({ subject: 'Phòng cháy chữa cháy rừng mùa khô' })
    const found = await clerk.get('/van-ban/den?tu-khoa=phong+chay+rung')
    expect([found.body.includes(id), found.body.includes('Rà soát biên chế')]).toEqual([true, false])
    expect((await clerk.get('/van-ban/den?tu-khoa=100%25')).body).toContain('Không có văn bản nào khớp bộ lọc')
    expect((await clerk.get('/van-ban/den?tinh-trang=toInstruct')).body).toContain(id)
    expect((await clerk.get('/van-ban/den?tinh-trang=done')).body).not.toContain(id)
    for (const path of ['den', 'di']) {
      const printed = await clerk.get(`/van-ban/${path}.pdf`)
      expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      const sheet = await clerk.get(`/van-ban/${path}.csv`)
      expect(sheet.body.split('\r\n')[0]).toContain('Ngày chuyển')
    }
    const party = `so=${commune}:party`
    expect((await secretary.get(`/van-ban/den.pdf?${party}`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await officer.get(`/van-ban/den?${party}`)).statusCode).toBe(404)
  })

  test('only what an issuer marked is public, and of the State alone', async () => {
    const [open, shut] = [
      await issue({ subject: 'Công khai cho dân', isPublic: '1' }),
      await issue({ subject: 'Chỉ nội bộ' }),
    ]
    const list = (await app.visitor.get('/van-ban')).body
    expect([list.includes(open), list.includes(shut)]).toEqual([true, false])
    expect((await app.visitor.get(`/van-ban/${shut}`)).statusCode).toBe(404)
    const file = /\/tep\/([0-9a-f-]{36})/.exec((await office.get(`/van-ban/di/${shut}`)).body)?.[1]
    expect((await app.visitor.get(`/van-ban/${shut}/tep/${file}`)).statusCode).toBe(404)
    const party = await outgoing({
      so: `${district}:party`,
      signerId: ids['bithu.camlo'] as string,
      type: 'KH',
      isPublic: '1',
    })
    expect((await partyClerk.post('/van-ban/di/moi', party)).statusCode).toBe(422)
  })

  test('a program does the same', async () => {
    const call = await callerOf(app, 'truongmotcua.motcuahuyen')
    const made = await call('POST', '/documents/outgoing', {
      key: newId(),
      seat: { unitId: district, side: 'state' },
      type: 'KH',
      subject: 'Từ chương trình khác',
      urgency: 'urgent',
      secrecy: 'none',
      dueOn: null,
      readBy: null,
      signerId: ids['chutich.camlo'],
      receivers: [{ unitId: commune, side: 'state' }],
      uploads: [await upload()],
      paperId: null,
      earlierId: null,
      earlierHow: null,
    })
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const theirs = await callerOf(app, 'tiepnhan.camhieu')
    const book = await theirs('GET', `/documents/incoming?unitId=${commune}&side=state&text=tu+chuong+trinh`)
    expect(book.body.rows).toHaveLength(1)
    const { id } = book.body.rows[0]
    expect((await theirs('POST', `/documents/incoming/${id}/confirm`)).body).toEqual({ id })
    const sent = await call('GET', `/documents/outgoing/${made.body.id}`)
    expect(sent.body.receivers[0].state).toBe('03')
    expect((await theirs('GET', `/documents/outgoing/${made.body.id}`)).code).toBe('not_found')
    expect((await theirs('GET', `/documents/incoming/${id}`)).body.states).toHaveLength(2)
  })
})
