import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jpeg, pdf } from '../src/core/files/testing/papers.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

const BIRTH = '/nop-ho-so/khai-sinh'
const PERSON = 'Nguyễn Thị Sương'

let camlo: TestApp
let citizen: Person
let communeId: string
beforeAll(async () => {
  camlo = await testApp()
  citizen = camlo.visitor
  communeId = (
    await camlo.db.one(sql<{ id: string }>`SELECT id FROM units WHERE short_name_vi = 'Cam Hiếu' AND kind = 'commune'`)
  ).id
}, 120_000)
afterAll(() => camlo.close())

/** What a person fills in for a birth. */
const birth = (change: Record<string, string> = {}): Record<string, string> => ({
  key: crypto.randomUUID(),
  unitId: communeId,
  kind: 'citizen',
  fullName: PERSON,
  idNumber: '999190000123',
  phone: '+84 912 345 678',
  'f-childName': 'Nguyễn Minh Khôi',
  'f-childSex': 'nam',
  'f-childBornOn': '2026-02-20',
  'f-birthPlace': 'Trung tâm Y tế huyện Cam Lộ',
  'f-motherName': PERSON,
  ...change,
})

type Files = Record<string, [name: string, bytes: Buffer][]>
const PAPERS: Files = { 'paper-1': [['giấy chứng sinh.jpg', jpeg()]], 'paper-3': [['căn cước.pdf', pdf()]] }

/** Sends a form with files as a browser without scripts does. */
async function postFiles(url: string, fields: Record<string, string>, files: Files = PAPERS) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [field, picked] of Object.entries(files))
    for (const [name, bytes] of picked) form.append(field, new File([new Uint8Array(bytes)], name))
  const encoded = new Response(form)
  return camlo.app.inject({
    method: 'POST',
    url,
    payload: Buffer.from(await encoded.arrayBuffer()),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' },
    cookies: {},
  })
}

/** The hidden fields of a page, which carry the form to the next. */
function hiddenOf(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name] = [...(fields[name] ?? []), value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')]
  return fields
}

const codeOf = (html: string): string => /\d{3}\.\d{2}\.\d{2}\.H50-\d{6}-\d{4,}/.exec(html)?.[0] ?? ''
const secretOf = (html: string): string => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(html)?.[0] ?? ''
const countDossiers = async () => (await camlo.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM dossiers`)).n

async function file(change: Record<string, string> = {}) {
  const check = await postFiles(`${BIRTH}/kiem-tra`, birth(change))
  const receipt = await citizen.post(`${BIRTH}/gui`, hiddenOf(check.body))
  return { code: codeOf(receipt.body), secret: secretOf(receipt.body), receipt, check }
}

/** Files, and opens the dossier with the second secret. */
async function fileAndOpen() {
  const filed = await file()
  const own = `/tra-cuu/${filed.code}/ho-so`
  await citizen.post(own, { secret: filed.secret })
  const { id } = await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${filed.code}`)
  return { ...filed, own, id }
}

const api = async (who: Person, id: string, act: string, body: object = {}) => {
  const answer = await who.post(
    `/api/v1/dossiers/${id}/${act}`,
    {},
    {
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    },
  )
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

/** Sends a file ahead in pieces, as the page's script does. */
async function upload(bytes: Buffer): Promise<{ token: string }> {
  const headers = { 'tus-resumable': '1.0.0', 'sec-fetch-site': 'same-origin' }
  const announced = await camlo.app.inject({
    method: 'POST',
    url: '/tep',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': 'filename YS5qcGc=' },
  })
  const url = String(announced.headers.location)
  const sent = await camlo.app.inject({
    method: 'PATCH',
    url,
    payload: bytes,
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
  })
  expect(sent.statusCode).toBe(204)
  return { token: url.split('/').at(-1) ?? '' }
}

describe('filing', () => {
  test('without scripts: the form, what was entered with the date, the receipt with both codes', async () => {
    const form = await citizen.get(BIRTH)
    expect(form.statusCode).toBe(200)
    expect(form.body).toContain('Giấy chứng sinh')

    const { check, receipt, code, secret } = await file()
    expect(check.statusCode).toBe(200)
    for (const entered of [PERSON, '20/02/2026', 'Xã Cam Hiếu', 'giấy chứng sinh.jpg', 'Vì sao là ngày này?'])
      expect(check.body).toContain(entered)
    expect(receipt.statusCode).toBe(200)
    expect(receipt.headers['cache-control']).toBe('no-store')
    expect(secret).toHaveLength(9)
    const papers = await camlo.db.many(sql<{ name: string; fileName: string | null; received: boolean }>`
      SELECT p.name, p.file_name, p.received FROM dossier_papers p JOIN dossiers d ON d.id = p.dossier_id
      WHERE d.code = ${code} ORDER BY p.position`)
    expect(papers.map(({ fileName, received }) => [fileName, received])).toEqual([
      [null, true],
      ['giấy chứng sinh.jpg', true],
      [null, false],
      ['căn cước.pdf', true],
    ])
  })

  test('the same form sent twice is one dossier and gets the same receipt', async () => {
    const check = await postFiles(`${BIRTH}/kiem-tra`, birth())
    const before = await countDossiers()
    const sent = hiddenOf(check.body)
    const [first, second] = await Promise.all([citizen.post(`${BIRTH}/gui`, sent), citizen.post(`${BIRTH}/gui`, sent)])
    const third = await citizen.post(`${BIRTH}/gui`, sent)
    expect(await countDossiers()).toBe(before + 1)
    expect(new Set([first, second, third].map(({ body }) => `${codeOf(body)} ${secretOf(body)}`)).size).toBe(1)
  })

  test('an error is told at its field and nothing is lost, not even files', async () => {
    const wrong = await postFiles(`${BIRTH}/kiem-tra`, birth({ fullName: ' ', phone: '12', 'f-birthPlace': '' }))
    expect(wrong.statusCode).toBe(422)
    for (const field of ['fullName', 'phone', 'f-birthPlace']) expect(wrong.body).toContain(`href="#${field}"`)
    expect(wrong.body).toContain('value="Nguyễn Minh Khôi"')
    expect(wrong.body).toContain('giấy chứng sinh.jpg')

    const { fullName: _, phone: __, 'f-birthPlace': ___, ...kept } = birth()
    const uploads = Object.entries(hiddenOf(wrong.body)).filter(([name]) => name.endsWith('-upload'))
    const mended = await citizen.post(`${BIRTH}/kiem-tra`, {
      ...Object.fromEntries(uploads),
      ...kept,
      fullName: PERSON,
      'f-birthPlace': 'Cam Lộ',
    })
    expect(mended.statusCode).toBe(200)
    expect(mended.body).toContain('giấy chứng sinh.jpg')
  })

  test('something can be changed after the check, and a file dropped', async () => {
    const { body } = await postFiles(`${BIRTH}/kiem-tra`, birth())
    const carried = hiddenOf(body)
    const [token = ''] = carried['paper-1-upload'] ?? []
    const form = await citizen.post(`${BIRTH}/sua`, { ...carried, drop: token })
    expect(form.statusCode).toBe(200)
    expect(form.body).toContain(`value="${PERSON}"`)
    expect(form.body).not.toContain(token)
    expect(form.body).toContain('căn cước.pdf')
  })

  test('a paper photographed in two files is listed twice', async () => {
    const files: Files = {
      ...PAPERS,
      'paper-1': [
        ['1.jpg', jpeg()],
        ['2.jpg', jpeg({ comment: 'hai' })],
      ],
    }
    const check = await postFiles(`${BIRTH}/kiem-tra`, birth(), files)
    const receipt = await citizen.post(`${BIRTH}/gui`, hiddenOf(check.body))
    const names = await camlo.db.many(sql<{ name: string }>`
      SELECT p.name FROM dossier_papers p JOIN dossiers d ON d.id = p.dossier_id
      WHERE d.code = ${codeOf(receipt.body)} AND p.file_id IS NOT NULL ORDER BY position`)
    expect(names.map(({ name }) => name).slice(0, 2)).toEqual(['Giấy chứng sinh (1/2)', 'Giấy chứng sinh (2/2)'])
  })

  test('the pages between, asked for by their address, begin again; a procedure that is none is told', async () => {
    const again = await citizen.get(`${BIRTH}/kiem-tra`)
    expect([again.statusCode, again.headers.location]).toEqual([303, BIRTH])
    expect((await citizen.get('/nop-ho-so/khong-co')).statusCode).toBe(404)
  })
})

describe('what must be survived', () => {
  const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const HTML = Buffer.from('<!doctype html><script>alert(1)</script>')

  test.each<[string, [string, Buffer], RegExp]>([
    ['an SVG named as a picture', ['ảnh.png', SVG], /Chỉ nhận tệp PDF/],
    ['a web page named as a PDF', ['giấy.pdf', HTML], /Chỉ nhận tệp PDF/],
    ['an empty file', ['trống.pdf', Buffer.of()], /Tệp trống/],
    ['a file above 20 MB', ['to.pdf', pdf({ padding: 21 * 1_048_576 })], /Tệp quá lớn/],
  ])('%s is refused at its own field, the rest is kept', async (_, picked, words) => {
    const answer = await postFiles(`${BIRTH}/kiem-tra`, birth(), { ...PAPERS, 'paper-1': [picked] })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(words)
    expect(answer.body).toContain('căn cước.pdf')
    expect(answer.body).not.toContain('<svg xmlns="http://www.w3.org/2000/svg"><script>')
  })

  test('a name that climbs folders is kept without them', async () => {
    const files: Files = { ...PAPERS, 'paper-1': [['../../etc/passwd.jpg', jpeg()]] }
    const answer = await postFiles(`${BIRTH}/kiem-tra`, birth(), files)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('passwd.jpg')
    expect(answer.body).not.toContain('../')
  })

  const NAUGHTY = [
    '<script>alert(1)</script>',
    "'; DROP TABLE dossiers; --",
    '\u0000\u0007',
    'Z̷a̷l̷g̷o̷ 𝕿𝖍𝖊 👩‍👩‍👧',
    '{{7*7}} %{7*7}',
    '=1+1',
    '\u202etxt',
  ]
  test.each(NAUGHTY)('%j as every answer is stored as words or refused, never run', async (text) => {
    const fields = birth({ fullName: text, 'f-birthPlace': text, address: text })
    const check = await postFiles(`${BIRTH}/kiem-tra`, fields)
    expect(check.statusCode).toBeLessThan(500)
    expect(check.body).not.toContain('<script>alert(1)</script>')
    const sent = await citizen.post(`${BIRTH}/gui`, hiddenOf(check.body))
    expect(sent.statusCode).toBeLessThan(500)
  })

  test.each<[string, Record<string, string | string[]>]>([
    ['nothing at all', {}],
    ['every field twice', Object.fromEntries(Object.entries(birth()).map(([name, value]) => [name, [value, value]]))],
    ['far too long', birth({ fullName: 'x'.repeat(5_000), 'f-birthPlace': 'y'.repeat(9_000) })],
    ['a unit of another kind', birth({ unitId: '00000000-0000-7000-8000-000000000000' })],
    ['no key', birth({ unitId: "1' OR '1'='1" })],
    ['forged uploads', birth() && { ...birth(), 'paper-1-upload': 'A'.repeat(32), 'paper-3-upload': '../../x' }],
    ['names of the language itself', { ...birth(), constructor: 'x', toString: 'x', 'f-constructor': 'x' }],
  ])('%s is answered with the form and its errors, and nothing is stored', async (_, fields) => {
    const before = await countDossiers()
    for (const step of ['kiem-tra', 'gui']) {
      const answer = await citizen.post(`${BIRTH}/${step}`, fields)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('Cần sửa những chỗ sau')
    }
    expect(await countDossiers()).toBe(before)
  })

  test.each<[string, string, string]>([
    ['a body of 20 MB', 'application/x-www-form-urlencoded', `fullName=${'x'.repeat(20_000_000)}`],
    [
      'a multipart body that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="x"; filename="a"\r\n\r\nabc',
    ],
    ['a multipart body that is none', 'multipart/form-data; boundary=b', 'nonsense'],
    ['a multipart body without a boundary', 'multipart/form-data', 'x'],
    ['JSON', 'application/json', '{"fullName":{"a":1}}'],
    ['broken JSON', 'application/json', '{'],
    ['bytes', 'application/octet-stream', 'x'],
  ])('%s gets a clear answer', async (_, type, payload) => {
    const answer = await citizen.post(`${BIRTH}/kiem-tra`, {}, { payload, headers: { 'content-type': type } })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toContain('text/html')
  })

  test('another site can’t send a form in a visitor’s name', async () => {
    const answer = await citizen.post(`${BIRTH}/gui`, birth(), { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(answer.statusCode).toBe(403)
  })
})

describe('following a dossier', () => {
  test('its page tells state, step, unit and dates, and nothing of whose it is', async () => {
    const { code } = await file()
    const page = await citizen.get(`/tra-cuu/${code}`)
    expect(page.statusCode).toBe(200)
    for (const told of [code, 'Mới đăng ký', 'Xã Cam Hiếu', 'Đăng ký khai sinh']) expect(page.body).toContain(told)
    for (const personal of [PERSON, '999190000123', '0912345678', 'Khôi']) expect(page.body).not.toContain(personal)
  })

  test('each dossier has its own page, in either language, though the frame is kept ready', async () => {
    const [one, other] = [await file(), await file()]
    for (const [{ code }, { code: not }] of [
      [one, other],
      [other, one],
    ] as const) {
      const page = await camlo.app.inject(`/tra-cuu/${code}`)
      expect(page.body).toContain(`<title>Tra cứu hồ sơ ${code}`)
      expect(page.body).toContain(`/tra-cuu/${code}?lang=en`)
      expect(page.body).not.toContain(not)
      expect(page.body).not.toContain('\u2063')
      const english = await camlo.app.inject({ url: `/tra-cuu/${code}`, cookies: { lang: 'en' } })
      expect(english.body).toContain('Newly submitted')
    }
  })

  test('the ready page and the page in full are the same, also the moment an act has changed it', async () => {
    const { code, id } = await fileAndOpen()
    const sameTwice = async () => {
      const ready = await camlo.app.inject(`/tra-cuu/${code}`)
      const full = await camlo.app.inject(`/tra-cuu/${code}?`)
      expect(ready.body).toBe(full.body)
      expect(ready.headers['content-type']).toBe(full.headers['content-type'])
      return ready.body
    }
    expect(await sameTwice()).toContain('Mới đăng ký')
    await api(await camlo.as('tiepnhan.camhieu'), id, 'accept')
    expect(await sameTwice()).toContain('Được tiếp nhận')
  })

  test('a code is forgiven small letters, blanks and dashes; what is none is told', async () => {
    const { code } = await file()
    const typed = encodeURIComponent(` ${code.toLowerCase().replaceAll('-', '–')} `)
    expect((await citizen.get(`/tra-cuu?ma=${typed}`)).headers.location).toBe(`/tra-cuu/${code}`)
    expect((await citizen.get('/tra-cuu?ma=abc')).statusCode).toBe(422)
    const unknown = await citizen.get('/tra-cuu/000.13.25.H50-200101-0001')
    expect(unknown.statusCode).toBe(404)
    expect(unknown.body).toContain('Không có hồ sơ nào mang mã')
  })

  test.each(['%00', "';--", '..%2f..%2fetc', 'x'.repeat(300), '%F0%9F%98%80', '<script>'])(
    'the code %s finds nothing',
    async (code) => {
      const answer = await citizen.get(`/tra-cuu/${code}`)
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.body).not.toContain('<script>"')
    },
  )
})

describe('one’s own dossier', () => {
  test('opens with the second secret, however it is typed, and closes again', async () => {
    const { code, secret } = await file()
    const own = `/tra-cuu/${code}/ho-so`
    expect((await citizen.get(own)).body).toContain('Mã bảo mật')
    expect((await citizen.post(own, { secret: 'AAAA-AAAA' })).statusCode).toBe(403)
    const opened = await citizen.post(own, { secret: ` ${secret.toLowerCase()} ` })
    expect([opened.statusCode, opened.headers.location]).toEqual([303, own])
    expect(opened.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Strict/)
    expect((await citizen.get(own)).body).toContain('Rút hồ sơ')
    await citizen.post(`${own}/dong`)
    expect((await citizen.get(own)).body).not.toContain('Rút hồ sơ')
  })

  test('the right to one dossier opens no other', async () => {
    const mine = await fileAndOpen()
    const other = await file()
    expect((await citizen.get(mine.own)).body).toContain('Rút hồ sơ')
    const answers = [
      await citizen.get(`/tra-cuu/${other.code}/ho-so`),
      await citizen.post(`/tra-cuu/${other.code}/ho-so/rut`, {}),
      await citizen.get(`/tra-cuu/${other.code}/ho-so/giay/phieu-hen`),
    ]
    for (const { body } of answers) expect(body).toContain('Tám chữ và số')
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403])
  })

  test('second secrets can’t be guessed for long from one address', async () => {
    const { code } = await file()
    const guess = (n: number) =>
      citizen.post(`/tra-cuu/${code}/ho-so`, { secret: `GUESS${n}` }, { remoteAddress: '192.0.2.7' })
    const statuses = []
    for (let n = 0; n < 32; n += 1) statuses.push((await guess(n)).statusCode)
    expect([statuses.at(0), statuses.at(-1)]).toEqual([403, 429])
  })

  test('the receipt of form 01 is there once it is accepted', async () => {
    const { own, id } = await fileAndOpen()
    expect((await citizen.get(`${own}/giay/phieu-hen`)).statusCode).toBe(404)
    await api(await camlo.as('tiepnhan.camhieu'), id, 'accept')
    expect((await citizen.get(own)).body).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả (PDF)')
    const receipt = await citizen.get(`${own}/giay/phieu-hen`)
    expect(receipt.headers['content-type'], receipt.body.slice(-1500)).toBe('application/pdf')
    expect(receipt.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await citizen.get(`${own}/giay/phieu-la`)).statusCode).toBe(400)
  })

  test('a supplement is asked for, handed in, and the dossier goes back', async () => {
    const { own, id, code } = await fileAndOpen()
    await api(await camlo.as('tiepnhan.camhieu'), id, 'requestSupplement', {
      items: ['Giấy chứng sinh bản rõ'],
      reason: 'Ảnh mờ',
    })
    const asked = await citizen.get(own)
    for (const told of ['Giấy chứng sinh bản rõ', 'Ảnh mờ']) expect(asked.body).toContain(told)
    expect((await citizen.get(`${own}/giay/yeu-cau-bo-sung`)).headers['content-type']).toBe('application/pdf')

    const stated = { ...birth(), idNumber: '' }
    expect((await citizen.post(`${own}/bo-sung`, stated)).statusCode).toBe(422)
    const { token } = await upload(jpeg())
    const sent = await citizen.post(`${own}/bo-sung`, { ...stated, 'item-0-upload': token })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${own}?da=bo-sung`])
    expect((await citizen.get(String(sent.headers.location))).body).toContain('Đã nhận giấy tờ bổ sung')
    expect((await citizen.get(`/tra-cuu/${code}`)).body).toContain('Mới đăng ký')
  })

  test('a withdrawal is asked for and taken back', async () => {
    const { own } = await fileAndOpen()
    expect((await citizen.post(`${own}/rut`, { reason: 'Ghi sai tên' })).statusCode).toBe(303)
    expect((await citizen.get(own)).body).toContain('Hủy yêu cầu rút')
    expect((await citizen.post(`${own}/rut`, {})).statusCode).toBe(409)
    expect((await citizen.post(`${own}/huy-rut`, {})).statusCode).toBe(303)
    expect((await citizen.get(own)).body).toContain('Gửi yêu cầu rút hồ sơ')
  })

  test.each(['9999999999999.x', `9999999999999.${'A'.repeat(43)}`, '{}', '%'])(
    'the forged right %s opens nothing',
    async (ticket) => {
      const { code } = await file()
      const answer = await camlo.app.inject({ url: `/tra-cuu/${code}/ho-so`, cookies: { 'ho-so': ticket } })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('Tám chữ và số')
    },
  )
})

describe('rating and statistics', () => {
  /** A dossier whose result has been handed over. */
  async function returned() {
    const { id, own, code } = await fileAndOpen()
    const [reception, registrar, chair, desk] = await Promise.all(
      ['tiepnhan', 'hotich', 'chutich', 'traketqua'].map((role) => camlo.as(`${role}.camhieu`)),
    )
    await api(reception as Person, id, 'accept')
    await api(reception as Person, id, 'handOver')
    await api(registrar as Person, id, 'handOver')
    const { token } = await upload(pdf())
    await api(chair as Person, id, 'sign', { upload: token })
    const { ratingToken } = await api(desk as Person, id, 'returnResult')
    return { id, own, code, link: `/danh-gia/${ratingToken}` }
  }

  test('the signed result is downloaded by its owner only', async () => {
    const { own } = await returned()
    const [href = ''] = /\/tra-cuu\/[^"]+\/ket-qua\/[0-9a-f-]{36}/.exec((await citizen.get(own)).body) ?? []
    const result = await citizen.get(href)
    expect(result.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' })
    expect(result.rawPayload.equals(pdf())).toBe(true)
    expect((await camlo.app.inject(href)).statusCode).toBe(403)
    expect((await citizen.get(href.replace(/.{12}$/, '000000000000'))).statusCode).toBe(404)
  })

  test('a returned dossier is rated once, by the link that its own page shows too', async () => {
    const { own, link } = await returned()
    expect((await citizen.get(own)).body).toContain(link)
    expect((await citizen.get(link)).body).toContain('rất hài lòng')
    expect((await citizen.post(link, {})).statusCode).toBe(422)
    expect((await citizen.post(link, { stars: '9' })).statusCode).toBe(422)
    expect((await citizen.post(link, { stars: '5', comment: 'x'.repeat(3_000) })).statusCode).toBe(422)
    expect((await citizen.post(link, { stars: '5', comment: 'Nhanh, tận tình <b>' })).body).toContain('Cảm ơn')
    const again = await citizen.post(link, { stars: '1' })
    expect([again.statusCode, again.body.includes('đã được đánh giá')]).toEqual([409, true])
    expect((await citizen.get(own)).body).not.toContain(link)
  })

  test.each(['khong-co', '%00', 'x'.repeat(150)])('the forged link /danh-gia/%s rates nothing', async (token) => {
    for (const answer of [
      await citizen.get(`/danh-gia/${token}`),
      await citizen.post(`/danh-gia/${token}`, { stars: '5' }),
    ]) {
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
    }
  })

  test('statistics count whole dossiers by receiving unit and say as of when', async () => {
    await returned()
    camlo.clock.advance(61_000)
    const { received, finished } = await camlo.db.one(sql<{ received: number; finished: number }>`
      SELECT count(received_at) AS received, count(finished_at) AS finished FROM dossiers`)
    const page = await citizen.get('/thong-ke')
    for (const told of ['Tháng 3/2026', 'Xã Cam Hiếu', 'Số liệu tính đến']) expect(page.body).toContain(told)
    const csv = await citizen.get('/thong-ke.csv?ky=2026-Q1')
    expect(csv.headers['content-disposition']).toContain('thong-ke-2026-Q1.csv')
    const { asked, answered } = await camlo.db.one(sql<{ asked: number; answered: number }>`
      SELECT count(*) AS asked, count(stars) AS answered FROM ratings`)
    expect(asked).toBeGreaterThan(answered)
    // None was taken in for another office. Too few for a median, and for a share of the satisfied.
    expect(csv.body.trim().split('\r\n').at(-1)).toBe(
      `Toàn bộ,${received},0,${finished},${finished},0,,${asked},${answered},`,
    )
    expect(page.body).toContain('chưa đủ 30 trả lời')
    expect(csv.body).not.toContain(PERSON)
  })

  test.each(['2026-Q9', "';--", '1066', '%00'])('for the period %s the running month is shown', async (period) => {
    const page = await citizen.get(`/thong-ke?ky=${period}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Tháng 3/2026')
  })
})
