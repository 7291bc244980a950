import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeFile } from '../src/core/files/index.ts'
import { pdf } from '../src/core/files/testing/papers.ts'
import { type Act, actsOfCase } from '../src/core/ledger/index.ts'
import { keepPaper, ownerKeyOf } from '../src/domains/papers/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { t } from '../src/platform/i18n/index.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let registrar: Person
let chair: Person
let unitId: string

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
  chair = await app.as('chutich.camhieu')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
})
afterAll(() => app.close())

let taken = 0
type Form = Record<string, string | string[]>

/** What a clerk sends for somebody who stands at the counter. */
const intake = (number: string, more: Form = {}): Form => {
  taken += 1
  return {
    unitId,
    idempotencyKey: `papers test ${taken}`,
    fullName: 'Lê Thị Hoa',
    kind: 'citizen',
    idNumber: number,
    ...more,
  }
}
const receive = (slug: string, form: Form, who = reception) => who.post(`/tiep-nhan/${slug}`, form)
const maritalForm = { 'f-purpose': 'Đăng ký kết hôn' }
const marriageForm = {
  'f-spouseOne': 'Lê Thị Hoa',
  'f-spouseOneNumber': '999190000001',
  'f-spouseTwo': 'Trần Văn Nam',
  'f-spouseTwoNumber': '999190000002',
}

interface Taken {
  id: string
  code: string
  secret: string
}
function takenIn({ statusCode, body }: { statusCode: number; body: string }): Taken {
  expect(statusCode, body.match(/error-summary[\s\S]{0,600}/)?.[0]).toBe(201)
  const [, id = ''] = /\/ho-so\/([0-9a-f-]{36})/.exec(body) ?? []
  const [, code = ''] = /<p class="camlo-code">([^<]+)</.exec(body) ?? []
  const [, secret = ''] = /<b class="camlo-code">([^<]+)</.exec(body) ?? []
  return { id, code, secret }
}

/** A certificate of marital status, asked for at the counter, examined and signed. */
async function signedFor(number: string): Promise<Taken> {
  const dossier = takenIn(await receive('xac-nhan-hon-nhan', intake(number, maritalForm)))
  await reception.post(`/ho-so/${dossier.id}/chuyen-buoc`)
  await registrar.post(`/ho-so/${dossier.id}/chuyen-buoc`)
  const signed = await chair.post(`/ho-so/${dossier.id}/ky`, { content: 'Chưa đăng ký kết hôn với ai.' })
  expect(signed.statusCode).toBe(303)
  return dossier
}

/** The same, its result put into the store without the press: most tests are not about the signature. */
async function certified(number: string): Promise<Taken> {
  const dossier = takenIn(await receive('xac-nhan-hon-nhan', intake(number, maritalForm)))
  const { procedureId } = await app.db.one(sql<{ procedureId: string }>`
    SELECT procedure_id FROM dossiers WHERE id = ${dossier.id}`)
  const { personId, postId } = await app.db.one(sql<{ personId: string; postId: string }>`
    SELECT a.person_id, h.post_id FROM accounts a JOIN appointments h ON h.official_id = a.person_id
    WHERE a.username = 'chutich.camhieu'`)
  const owner = ownerKeyOf({ kind: 'citizen', idNumber: number })
  const at = app.clock.now()
  await app.db.transaction(async (tx) => {
    const file = await storeFile(tx, { localityId: 1, name: 'ket-qua.pdf', content: pdf(), at })
    if (!file.ok || !owner) throw new Error('The paper could not be kept')
    await keepPaper(tx, 1, {
      owner,
      kindKey: 'maritalStatus',
      name: t('Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
      source: 'result',
      dossier: { id: dossier.id, procedureId },
      unitId,
      signedBy: personId,
      fileId: file.value.id,
      actor: { kind: 'official', personId, postId, unitId },
      at,
    })
  })
  return dossier
}

const held = (number: string) =>
  app.db.many(sql<{
    id: string
    kindKey: string
    source: string
    validUntil: string | null
    replacedBy: string | null
    fileId: string | null
    ownerId: string
    issuedOn: string
    signedBy: string | null
  }>`
    SELECT p.* FROM held_papers p JOIN paper_owners o ON o.id = p.owner_id WHERE o.number = ${number} ORDER BY p.kept_at, p.id`)
const onlyHeld = async (number: string) => {
  const [paper] = await held(number)
  if (!paper) throw new Error(`Nothing is held for ${number}`)
  return paper
}
const papersOf = (dossierId: string) =>
  app.db.many(sql<{ name: string; digitised: number; heldPaperId: string | null; fileId: string | null }>`
    SELECT name, digitised, held_paper_id, file_id FROM dossier_papers WHERE dossier_id = ${dossierId} ORDER BY position`)
const verbsOf = async (dossierId: string) => (await actsOfCase(app.db, dossierId)).map(({ verb }: Act) => verb)
const countOf = async (table: 'dossiers' | 'paper_consents') =>
  (await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(table)}`)).n

/** The row of the marriage form that asks for the certificate of marital status. */
const ROW = 1
const using = (paperId: string, consentWay = 'spoken', consentScope = 'dossier'): Form => ({
  ...marriageForm,
  held: `${ROW}:${paperId}`,
  ...(consentWay ? { consentWay } : {}),
  consentScope,
})

/** A file sent ahead, as the browser's script does. */
async function upload(content = pdf()): Promise<string> {
  const name = Buffer.from('ban-quet.pdf').toString('base64')
  const headers = { 'tus-resumable': '1.0.0', 'sec-fetch-site': 'same-origin' }
  const made = await app.app.inject({
    method: 'POST',
    url: '/tep',
    headers: { ...headers, 'upload-length': String(content.length), 'upload-metadata': `filename ${name}` },
  })
  const address = String(made.headers.location)
  await app.app.inject({
    method: 'PATCH',
    url: address,
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    payload: content,
  })
  return address.split('/').at(-1) ?? ''
}

/** Opens a dossier's own page as the person who was given its secret. */
async function ownerOf({ code, secret }: Taken): Promise<{ person: Person; here: string }> {
  const person = await app.as('tiepnhan.camthuy')
  const opened = await person.post(`/tra-cuu/${code}/ho-so`, { secret })
  expect(opened.statusCode).toBe(303)
  return { person, here: `/tra-cuu/${code}/ho-so/giay-to` }
}

describe('what goes into a person’s store', () => {
  test('a signed result, with signer, day, kind and how long it holds; the day after its last it is not offered', async () => {
    const { id } = await signedFor('999190000101')
    const paper = await onlyHeld('999190000101')
    expect(paper).toMatchObject({
      kindKey: 'maritalStatus',
      source: 'result',
      issuedOn: '2026-03-02',
      validUntil: '2026-09-02',
    })
    expect(paper.signedBy).not.toBeNull()
    expect(await verbsOf(id)).toContain('heldPaper.keep')
  })

  test('a newer one of a kind of which a person has one replaces the older', async () => {
    await certified('999190000102')
    await certified('999190000102')
    const [older, newer] = (await held('999190000102')).sort((a) => (a.replacedBy === null ? 1 : -1))
    expect([older?.replacedBy, newer?.replacedBy]).toEqual([newer?.id, null])
  })

  test('a scan whose original the clerk has seen; one that wasn’t seen isn’t kept', async () => {
    const [token, other] = [await upload(), await upload()]
    const seen = takenIn(
      await receive(
        'ket-hon',
        intake('999190000103', {
          ...marriageForm,
          paper: ['1'],
          [`scan-${ROW}-upload`]: token,
          [`seen-${ROW}`]: '1',
          [`seen-number-${ROW}`]: '15/UBND-XNTTHN',
          [`seen-by-${ROW}`]: 'UBND xã Cam Thủy',
          [`seen-on-${ROW}`]: '2026-01-15',
        }),
      ),
    )
    takenIn(await receive('ket-hon', intake('999190000104', { ...marriageForm, [`scan-${ROW}-upload`]: other })))
    expect(await held('999190000104')).toEqual([])
    const paper = await onlyHeld('999190000103')
    expect(paper).toMatchObject({
      source: 'reception',
      issuedOn: '2026-01-15',
      validUntil: '2026-07-15',
      issuedBy: 'UBND xã Cam Thủy',
    })
    expect(await verbsOf(seen.id)).toContain('heldPaper.keep')
  })

  test('nothing for somebody without a number: a name alone is nobody’s key', async () => {
    const before = await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM held_papers`)
    await signedFor('')
    expect(await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM held_papers`)).toEqual(before)
  })
})

describe('at the counter', () => {
  const NUMBER = '999190000110'
  let paperId: string
  let personId: string
  beforeAll(async () => {
    const { id } = await certified(NUMBER)
    paperId = (await onlyHeld(NUMBER)).id
    personId = (await app.db.one(sql<{ id: string }>`SELECT applicant_id AS id FROM dossiers WHERE id = ${id}`)).id
  })

  test('what is held is offered with its day, nothing is ticked beforehand, and the look is recorded', async () => {
    const looks = () => app.db.many(sql<{ facts: unknown }>`SELECT facts FROM acts WHERE verb = 'heldPaper.list'`)
    const before = (await looks()).length
    const { body } = await reception.get(`/tiep-nhan/ket-hon?nguoi=${personId}`)
    expect(body).toContain('Đã có: Giấy xác nhận tình trạng hôn nhân cấp ngày 02/03/2026')
    expect(body).toContain('data-key="F8"')
    expect(body).not.toMatch(/name="(held|consentWay)"[^>]*checked/)
    expect((await looks()).slice(before)).toEqual([{ facts: { purpose: 'intake', papers: 1 } }])
    // Somebody else is offered nothing, and there is nothing to record.
    const other = takenIn(await receive('xac-nhan-hon-nhan', intake('999190000111', maritalForm)))
    const { id } = await app.db.one(sql<{ id: string }>`SELECT applicant_id AS id FROM dossiers WHERE id = ${other.id}`)
    expect((await reception.get(`/tiep-nhan/ket-hon?nguoi=${id}`)).body).not.toContain('Đã có:')
    expect((await looks()).length).toBe(before + 1)
  })

  test('without consent it isn’t used: the form comes back as it was, and no dossier is there', async () => {
    const before = await countOf('dossiers')
    const answer = await receive('ket-hon', intake(NUMBER, using(paperId, '')))
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Chưa có sự đồng ý của chủ giấy tờ')
    expect(answer.body).toMatch(new RegExp(`value="${ROW}:${paperId}"[^>]*checked`))
    expect(await countOf('dossiers')).toBe(before)
  })

  test('with consent it stands for the paper: reused from a result, no file of its own, each act recorded', async () => {
    const { id } = takenIn(await receive('ket-hon', intake(NUMBER, { ...using(paperId), paper: ['0', '2'] })))
    expect((await papersOf(id))[ROW]).toEqual({
      name: 'Giấy xác nhận tình trạng hôn nhân',
      digitised: 3,
      heldPaperId: paperId,
      fileId: null,
    })
    expect(await verbsOf(id)).toEqual(expect.arrayContaining(['heldPaper.consent', 'heldPaper.use']))
    const consent = await app.db.one(
      sql<object>`SELECT scope, way, dossier_id FROM paper_consents WHERE dossier_id = ${id}`,
    )
    expect(consent).toMatchObject({ scope: 'dossier', way: 'spoken' })
    // Whoever has the dossier opens the paper there, and that is a look.
    await reception.post(`/ho-so/${id}/chuyen-buoc`)
    expect((await registrar.get(`/ho-so/${id}`)).body).toContain(`/ho-so/${id}/kho-giay-to/${paperId}`)
    const file = await registrar.get(`/ho-so/${id}/kho-giay-to/${paperId}`)
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect((await verbsOf(id)).filter((verb) => verb === 'heldPaper.open')).toHaveLength(1)
  })

  test('it is asked for anew only with a reason, which is kept', async () => {
    const anew = (more: Form) =>
      receive('ket-hon', intake(NUMBER, { ...marriageForm, 'paper-anew': [String(ROW)], ...more }))
    const without = await anew({})
    expect(without.statusCode).toBe(409)
    expect(without.body).toContain('Kho đã có giấy tờ này')
    expect((await anew({ [`anew-${ROW}`]: 'wrong' })).statusCode).toBe(422)
    const { id } = takenIn(await anew({ [`anew-${ROW}`]: 'wrong', [`anew-note-${ROW}`]: 'Sai năm sinh' }))
    expect(
      await app.db.one(sql<object>`SELECT reason, note, paper_id FROM paper_requests WHERE dossier_id = ${id}`),
    ).toEqual({
      reason: 'wrong',
      note: 'Sai năm sinh',
      paperId,
    })
    expect((await reception.get(`/ho-so/${id}/kho-giay-to`)).body).toContain('Sai năm sinh')
  })

  test('another person’s paper is answered like one that isn’t there', async () => {
    const answer = await receive('ket-hon', intake('999190000112', using(paperId)))
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Kho của người nộp không có giấy tờ này')
    await certified('999190000113')
    expect((await receive('ket-hon', intake('999190000113', using(paperId)))).statusCode).toBe(409)
  })

  test('a paper of another kind doesn’t stand for what is asked for', async () => {
    const answer = await receive(
      'ket-hon',
      intake(NUMBER, { ...marriageForm, held: `0:${paperId}`, consentWay: 'spoken' }),
    )
    expect(answer.statusCode).toBe(409)
  })

  test('the same form sent twice is one dossier, one consent and one use', async () => {
    const form = intake(NUMBER, using(paperId))
    const [one, other] = await Promise.all([receive('ket-hon', form), receive('ket-hon', form)])
    const ids = [takenIn(one).id, takenIn(other).id]
    expect(ids[0]).toBe(ids[1])
    const uses = await app.db.many(sql`SELECT 1 FROM paper_uses WHERE dossier_id = ${ids[0]}`)
    const consents = await app.db.many(sql`SELECT 1 FROM paper_consents WHERE dossier_id = ${ids[0]}`)
    expect([uses.length, consents.length]).toEqual([1, 1])
  })

  test('a scanned form sent twice is one dossier too, though the store has the paper by then', async () => {
    const form = intake('999190000114', {
      ...marriageForm,
      paper: [String(ROW)],
      [`scan-${ROW}-upload`]: await upload(),
      [`seen-${ROW}`]: '1',
    })
    const first = takenIn(await receive('ket-hon', form))
    expect(takenIn(await receive('ket-hon', form)).id).toBe(first.id)
    expect(await held('999190000114')).toHaveLength(1)
  })

  test('what was digitised and is used again has the code 2', async () => {
    const paper = await onlyHeld('999190000114')
    const { id } = takenIn(await receive('ket-hon', intake('999190000114', using(paper.id, 'signed'))))
    expect((await papersOf(id))[ROW]?.digitised).toBe(2)
  })

  test('where a law says so no consent is needed, and the law is kept with the use', async () => {
    const number = '999190000115'
    const marriage = takenIn(await receive('ket-hon', intake(number, marriageForm)))
    await reception.post(`/ho-so/${marriage.id}/chuyen-buoc`)
    await registrar.post(`/ho-so/${marriage.id}/chuyen-buoc`)
    await chair.post(`/ho-so/${marriage.id}/ky`, { content: 'Đã đăng ký kết hôn.' })
    const paper = await onlyHeld(number)
    const birth = {
      'f-childName': 'Trần Lê An',
      'f-childSex': 'nu',
      'f-childBornOn': '2026-02-20',
      'f-birthPlace': 'Trung tâm Y tế Cam Lộ',
      'f-motherName': 'Lê Thị Hoa',
    }
    const { id } = takenIn(await receive('khai-sinh', intake(number, { ...birth, held: `2:${paper.id}` })))
    expect(
      await app.db.one(sql<object>`SELECT consent_id, ground_key FROM paper_uses WHERE dossier_id = ${id}`),
    ).toEqual({
      consentId: null,
      groundKey: 'birthLookup',
    })
    expect(await app.db.many(sql`SELECT 1 FROM paper_consents WHERE dossier_id = ${id}`)).toEqual([])
    expect((await reception.get(`/ho-so/${id}/kho-giay-to/${paper.id}`)).statusCode).toBe(200)
  })
})

describe('whose store it is', () => {
  test('the owner reads what is held and who looked, consents and withdraws; a withdrawal holds at once', async () => {
    const number = '999190000120'
    const source = await certified(number)
    const paper = await onlyHeld(number)
    const { person, here } = await ownerOf(source)
    const empty = await person.get(here)
    expect(empty.body).toContain('Giấy xác nhận tình trạng hôn nhân')
    expect((await person.get(`${here}/${paper.id}`)).statusCode).toBe(200)
    expect((await person.post(`${here}/dong-y`)).statusCode).toBe(303)

    // The consent runs: the page says so, and asks for none.
    const { id: personId } = await app.db.one(
      sql<{ id: string }>`SELECT applicant_id AS id FROM dossiers WHERE id = ${source.id}`,
    )
    const page = (await reception.get(`/tiep-nhan/ket-hon?nguoi=${personId}`)).body
    expect(page).toContain('Đã đồng ý đến khi rút')
    expect(page).not.toContain('name="consentWay"')
    const used = takenIn(await receive('ket-hon', intake(number, using(paper.id, ''))))
    expect((await reception.get(`/ho-so/${used.id}/kho-giay-to/${paper.id}`)).statusCode).toBe(200)

    // Withdrawn between the page and the form that is sent: refused, and what used it can't be opened any more.
    const { id: consentId } = await app.db.one(
      sql<{ id: string }>`SELECT id FROM paper_consents WHERE owner_id = ${paper.ownerId}`,
    )
    expect((await person.post(`${here}/rut-dong-y`, { consentId })).statusCode).toBe(303)
    expect((await receive('ket-hon', intake(number, using(paper.id, '')))).statusCode).toBe(409)
    expect((await reception.get(`/ho-so/${used.id}/kho-giay-to/${paper.id}`)).statusCode).toBe(409)

    const record = (await person.get(here)).body
    expect(record).toContain('Tiếp nhận hồ sơ')
    expect(record).toContain(`Hồ sơ ${used.code}`)
    expect(record).toContain('đã mở giấy tờ trong kho')
    expect(record).toContain('đã rút sự đồng ý')
  })

  test('used and withdrawn at the same moment: either the withdrawal came first, or the use rests on a consent that ran', async () => {
    const number = '999190000121'
    const source = await certified(number)
    const paper = await onlyHeld(number)
    const { person, here } = await ownerOf(source)
    await person.post(`${here}/dong-y`)
    const { id: consentId } = await app.db.one(
      sql<{ id: string }>`SELECT id FROM paper_consents WHERE owner_id = ${paper.ownerId}`,
    )
    const [used, withdrawn] = await Promise.all([
      receive('ket-hon', intake(number, using(paper.id, ''))),
      person.post(`${here}/rut-dong-y`, { consentId }),
    ])
    expect(withdrawn.statusCode).toBe(303)
    expect([201, 409]).toContain(used.statusCode)
    const uses = await app.db.many(
      sql`SELECT 1 FROM paper_uses WHERE paper_id = ${paper.id} AND consent_id = ${consentId}`,
    )
    expect(uses).toHaveLength(used.statusCode === 201 ? 1 : 0)
  })

  test('a dossier filed online opens nobody’s store: there anybody may type anybody’s number', async () => {
    await certified('999190000122')
    const filed = await app.app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      payload: {
        idempotencyKey: 'somebody types a number of another',
        procedureSlug: 'xac-nhan-hon-nhan',
        unitId,
        applicant: { fullName: 'Kẻ Mạo Danh', idNumber: '999190000122' },
        form: { purpose: 'Xem trộm' },
        papers: [],
      },
    })
    const { person, here } = await ownerOf(filed.json() as Taken)
    const page = await person.get(here)
    expect(page.body).toContain('Chưa mở được kho giấy tờ')
    expect(page.body).not.toContain('Giấy xác nhận tình trạng hôn nhân')
    const paper = await onlyHeld('999190000122')
    expect((await person.get(`${here}/${paper.id}`)).statusCode).toBe(404)
    expect((await person.post(`${here}/dong-y`)).statusCode).toBe(404)
  })

  test('without the second secret there is only the way to where it is asked for', async () => {
    const { code } = await certified('999190000123')
    const answer = await app.visitor.get(`/tra-cuu/${code}/ho-so/giay-to`)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/tra-cuu/${code}/ho-so`])
  })

  test('one owner’s secret doesn’t open another’s paper', async () => {
    const [mine, theirs] = ['999190000124', '999190000125']
    const { person, here } = await ownerOf(await certified(mine as string))
    await certified(theirs as string)
    const paper = await onlyHeld(theirs as string)
    expect((await person.get(`${here}/${paper.id}`)).statusCode).toBe(404)
  })
})

describe('beside a dossier', () => {
  const NUMBER = '999190000130'
  let source: Taken
  let paperId: string
  beforeAll(async () => {
    source = await certified(NUMBER)
    paperId = (await onlyHeld(NUMBER)).id
  })

  test('names are shown for a purpose, and each look is recorded with who, post and why', async () => {
    const here = `/ho-so/${source.id}/kho-giay-to`
    const first = (await registrar.get(here)).body
    expect(first).toContain('Kho có 1 giấy tờ còn giá trị')
    expect(first).not.toContain('đến 02/09/2026')
    const listed = await registrar.post(here, { purpose: 'checking' })
    expect(listed.body).toContain('đến 02/09/2026')
    const acts = await actsOfCase(app.db, source.id)
    const look = acts.filter(({ verb }) => verb === 'heldPaper.list').at(-1)
    expect(look).toMatchObject({ actor: { kind: 'official' }, facts: { purpose: 'checking', papers: 1 } })
  })

  test('without consent contents stay closed; recorded at the counter it opens them, withdrawn it closes them', async () => {
    const here = `/ho-so/${source.id}/kho-giay-to`
    expect((await registrar.get(`${here}/${paperId}`)).statusCode).toBe(409)
    expect((await registrar.post(`${here}/dong-y`, { scope: 'dossier' })).statusCode).toBe(422)
    expect((await registrar.post(`${here}/dong-y`, { way: 'signed', scope: 'dossier' })).statusCode).toBe(303)
    expect((await registrar.get(`${here}/${paperId}`)).statusCode).toBe(200)
    const { id: consentId } = await app.db.one(
      sql<{ id: string }>`SELECT id FROM paper_consents WHERE dossier_id = ${source.id}`,
    )
    await registrar.post(`${here}/rut-dong-y`, { consentId })
    expect((await registrar.get(`${here}/${paperId}`)).statusCode).toBe(409)
  })

  test('who isn’t in charge sees that papers exist, no more; another unit not even that', async () => {
    const here = `/ho-so/${source.id}/kho-giay-to`
    const above = await app.as('chutich.camlo')
    const stranger = await app.as('tiepnhan.camthuy')
    for (const [person, status] of [
      [above, 403],
      [stranger, 404],
    ] as const) {
      expect((await person.post(here, { purpose: 'checking' })).statusCode).toBe(status)
      expect((await person.get(`${here}/${paperId}`)).statusCode).toBe(status)
    }
    const seen = await above.get(here)
    expect([seen.statusCode, /Kho có 1 giấy tờ/.test(seen.body), seen.body.includes('Xem danh sách')]).toEqual([
      200,
      true,
      false,
    ])
  })

  test('revoked with the reason it is offered no more', async () => {
    const here = `/ho-so/${source.id}/kho-giay-to`
    expect((await registrar.post(`${here}/${paperId}/thu-hoi`, { reason: 'x' })).statusCode).toBe(403)
    expect((await chair.post(`${here}/${paperId}/thu-hoi`, { reason: ' ' })).statusCode).toBe(422)
    expect((await chair.post(`${here}/${paperId}/thu-hoi`, { reason: 'Ghi sai năm sinh' })).statusCode).toBe(303)
    const again = await receive('ket-hon', intake(NUMBER, using(paperId)))
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('không còn giá trị')
    expect((await receive('ket-hon', intake(NUMBER, marriageForm))).body).not.toContain('Đã có:')
  })
})

describe('time and erasing', () => {
  test('expired it is neither offered nor used', async () => {
    const number = '999190000140'
    await certified(number)
    const paper = await onlyHeld(number)
    app.clock.set('2026-09-03T08:00:00+07:00')
    try {
      reception = await app.as('tiepnhan.camhieu')
      const answer = await receive('ket-hon', intake(number, using(paper.id)))
      expect(answer.body).toContain('không còn giá trị')
      expect(answer.body).not.toContain('Đã có:')
    } finally {
      app.clock.set(MONDAY)
      reception = await app.as('tiepnhan.camhieu')
    }
  })

  test('an erased person has no store: nothing is found by the number, no file, no consent', async () => {
    const number = '999190000141'
    const source = await certified(number)
    const paper = await onlyHeld(number)
    const { id } = await app.db.one(
      sql<{ id: string }>`SELECT applicant_id AS id FROM dossiers WHERE id = ${source.id}`,
    )
    const administrator = await app.as('quantri.camlo')
    expect((await administrator.post(`/api/v1/applicants/${id}/erase`)).statusCode).toBe(200)
    expect(await held(number)).toEqual([])
    const left = await app.db.one(
      sql<object>`SELECT file_id, number, issued_by FROM held_papers WHERE id = ${paper.id}`,
    )
    expect(left).toEqual({ fileId: null, number: null, issuedBy: null })
    expect((await receive('ket-hon', intake(number, using(paper.id)))).statusCode).toBe(409)
  })
})

describe('filing online', () => {
  const filing = (number: string, more: Form = {}): Form => ({
    key: 'a-key-of-the-papers-test-1234',
    unitId,
    kind: 'citizen',
    fullName: 'Lê Thị Hoa',
    idNumber: number,
    ...marriageForm,
    ...more,
  })
  const send = (step: string, form: Form, who = app.visitor) => who.post(`/nop-ho-so/ket-hon/${step}`, form)

  test('who shows a dossier handed in at a counter is offered what is held; ticking it is consent, and it is used', async () => {
    const number = '999190000150'
    const source = await certified(number)
    const paper = await onlyHeld(number)
    const opening = { storeCode: source.code, storeSecret: source.secret }
    // Nothing is told to somebody with the wrong secret, or with another's number.
    expect((await send('giay-to-da-co', filing(number, { ...opening, storeSecret: 'ABCD-EFGH' }))).statusCode).toBe(422)
    const wrong = await send('giay-to-da-co', filing('999190000151', opening))
    expect([wrong.statusCode, wrong.body.includes('Đã có:')]).toEqual([422, false])

    const opened = await send('giay-to-da-co', filing(number, opening))
    expect(opened.body).toContain('Đã có: Giấy xác nhận tình trạng hôn nhân cấp ngày 02/03/2026')
    const [, store = ''] = /name="store" value="([^"]+)"/.exec(opened.body) ?? []
    const other = await upload()
    const form = filing(number, { store, [`held-${ROW}`]: paper.id, 'paper-2-upload': other })
    const check = await send('kiem-tra', form)
    expect(check.statusCode, check.body.match(/error-summary[\s\S]{0,600}/)?.[0]).toBe(200)
    expect(check.body).toContain('Đã có:')
    const sent = await send('gui', form)
    const { id } = await app.db.one(
      sql<{ id: string }>`SELECT dossier_id AS id FROM paper_uses WHERE paper_id = ${paper.id}`,
    )
    expect(sent.statusCode).toBe(200)
    expect((await papersOf(id)).find(({ heldPaperId }) => heldPaperId === paper.id)?.digitised).toBe(3)
    expect(await app.db.one(sql<object>`SELECT way, scope FROM paper_consents WHERE dossier_id = ${id}`)).toEqual({
      way: 'online',
      scope: 'dossier',
    })
  })

  test('without the right to the store, or with another’s number in the form, a held paper named by its key is refused', async () => {
    const number = '999190000152'
    const source = await certified(number)
    const paper = await onlyHeld(number)
    const opened = await send('giay-to-da-co', filing(number, { storeCode: source.code, storeSecret: source.secret }))
    const [, store = ''] = /name="store" value="([^"]+)"/.exec(opened.body) ?? []
    const before = await countOf('dossiers')
    const named = { [`held-${ROW}`]: paper.id, 'paper-2-upload': await upload() }
    for (const form of [filing(number, named), filing('999190000153', { ...named, store })])
      expect((await send('gui', form)).statusCode).toBe(422)
    expect(await countOf('dossiers')).toBe(before)
  })
})
