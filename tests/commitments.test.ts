import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../src/core/ledger/index.ts'
import { verifySignatures } from '../src/core/official-forms/index.ts'
import { appoint, dismiss } from '../src/core/organization/index.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { commitmentsServing, openSettlements, remindSigners, signerOf } from '../src/domains/commitments/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
import { lookAnew } from '../src/platform/versioned.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { type Caller, callerOf } from '../src/testing/caller.ts'
import { DESK, lookHere, PHONE } from '../src/testing/look.ts'

const YEAR = 2026
const DUE = '2026-12-31'
const TARGETS = [
  { key: 'tang-truong-kinh-te', kind: 'atLeast', plan: '12' },
  { key: 'thu-ngan-sach', kind: 'cumulative', plan: '3000' },
  { key: 'thu-nhap-binh-quan', kind: 'atLeast', plan: '45' },
  { key: 'giam-ho-ngheo', kind: 'atLeast', plan: '1.5' },
  { key: 'chuyen-doi-vi-tri', kind: 'atLeast', plan: '2' },
]

let camlo: TestApp
let localityId: number
let targetIds: string[]
let secretary: Caller
let secretaryPages: Person

beforeAll(async () => {
  camlo = await testApp()
  ;({ id: localityId } = await camlo.db.one(sql<{ id: number }>`SELECT id FROM locality`))
  const communes = await camlo.db.many(sql<{ id: string }>`SELECT id FROM units WHERE kind IN ('commune', 'town')`)
  targetIds = []
  for (const { key, kind, plan } of TARGETS) {
    const { id } = await camlo.db.one(sql<{ id: string }>`SELECT id FROM targets WHERE key = ${key}`)
    targetIds.push(id)
    for (const unit of communes) await planFor(id, unit.id, kind, plan)
  }
  secretary = await callerOf(camlo, 'bithu.camlo')
  secretaryPages = await camlo.as('bithu.camlo')
}, 60_000)
afterAll(() => camlo.close())

const planFor = (targetId: string, unitId: string, kind: string, plan: string) =>
  camlo.db.run(sql`
    INSERT INTO target_plans (locality_id, id, target_id, period, kind, plan, unit_id, set_at, source, standing)
    VALUES (${localityId}, ${newId()}, ${targetId}, ${String(YEAR)}, ${kind}, ${plan}::numeric, ${unitId}, ${camlo.clock.now()},
      '{"vi":"Thử","en":"Test"}'::jsonb, 'M')`)

const report = (targetId: string, unitId: string, year: number, value: string) =>
  camlo.db.run(sql`
    INSERT INTO target_figures (locality_id, id, target_id, period, value, unit_id, source, standing, recorded_at, act_id)
    VALUES (${localityId}, ${newId()}, ${targetId}, ${String(year)}, ${value}::numeric, ${unitId}, '{"vi":"Thử","en":"Test"}'::jsonb, 'M',
      ${camlo.clock.now()}, ${newId()})`)

interface Pair {
  giverPostId: string
  answererPostId: string
  unitId: string
  chair: Caller
  account: string
  pages: Person
}

const postOf = (unit: string, code: string) =>
  camlo.db.one(sql<{ id: string; unitId: string }>`
    SELECT p.id, p.unit_id FROM posts p JOIN units u ON u.id = p.unit_id
    WHERE (u.code = ${unit} OR u.short_name_vi = ${unit}) AND p.code = ${code}`)

/** The district's Secretary and the chair of a commune. */
async function pairOf(commune: string, account: string): Promise<Pair> {
  const [giver, chair] = [await postOf('468', 'bi-thu'), await postOf(commune, 'chu-tich')]
  return {
    giverPostId: giver.id,
    answererPostId: chair.id,
    unitId: chair.unitId,
    chair: await callerOf(camlo, account),
    account,
    pages: await camlo.as(account),
  }
}

/** A page as somebody sees it who signs in at this moment: whoever was signed in weeks ago isn't any more. */
const seenBy = async (account: string, id: string): Promise<string> =>
  (await (await camlo.as(account)).get(`/cam-ket/${id}`)).body

const subjectsOf = (unitId: string, count = 5) =>
  targetIds.slice(0, count).map((id) => ({ kind: 'target', id, unitId }))

const terms = (unitId: string, on: number, change: object = {}) => ({
  on,
  send: true,
  grounds: 'Kết luận 13-KL/HU',
  clauses: subjectsOf(unitId).map((subject) => ({ subject, words: '', dueOn: DUE, evidence: 'Báo cáo năm' })),
  duties: [],
  missed: 'Giải trình với bên giao.',
  signOrder: 'inOrder',
  signBy: '2026-03-31',
  ...change,
})

async function drafted({ giverPostId, answererPostId, unitId }: Pair): Promise<string> {
  const made = await secretary('POST', '/commitments', {
    giverPostId,
    answererPostId,
    year: YEAR,
    subjects: subjectsOf(unitId),
  })
  expect(made.status).toBe(201)
  return made.body.id
}

/** Drawn up, sent and agreed to: the paper waits. */
async function agreed(pair: Pair, change: object = {}): Promise<{ id: string; paperId: string }> {
  const id = await drafted(pair)
  expect((await secretary('POST', `/commitments/${id}/versions`, terms(pair.unitId, 1, change))).status).toBe(200)
  expect((await pair.chair('POST', `/commitments/${id}/agree`, { on: 1 })).status).toBe(204)
  return { id, paperId: await paperOf(id) }
}

const paperOf = async (id: string): Promise<string> =>
  (await secretary('GET', `/commitments/${id}`)).body.papers.find(({ state }: { state: string }) => state === 'open').id
const stateOf = async (id: string): Promise<string> => (await secretary('GET', `/commitments/${id}`)).body.state
const fileOf = async (id: string, paperId: string): Promise<Buffer> =>
  (await (await camlo.as('bithu.camlo')).get(`/cam-ket/${id}/van-ban/${paperId}`)).rawPayload
const signaturesOf = async (file: Uint8Array) =>
  verifySignatures(file, await authority()).map(({ signer, standing }) => [signer?.post, standing])

/** Whoever vouches for the signers of this installation. */
const authority = async (): Promise<string> =>
  JSON.parse(await readFile(join(camlo.dataFolder, 'demonstration-authority.json'), 'utf8')).certificate

describe('a commitment is negotiated', () => {
  let pair: Pair
  let id: string
  beforeAll(async () => {
    pair = await pairOf('Cam Thanh', 'chutich.camthanh')
    id = await drafted(pair)
  })

  test('nobody but the giver’s side sees a draft', async () => {
    expect((await pair.chair('GET', `/commitments/${id}`)).status).toBe(404)
    expect((await (await callerOf(camlo, 'canbodang.vphuyenuy'))('GET', `/commitments/${id}`)).status).toBe(200)
  })

  test('drawn up twice, it is there once', async () => {
    const { giverPostId, answererPostId, unitId } = pair
    const again = await Promise.all(
      [1, 2].map(() =>
        secretary('POST', '/commitments', { giverPostId, answererPostId, year: YEAR, subjects: subjectsOf(unitId) }),
      ),
    )
    expect(again.map(({ code }) => code)).toEqual(['already_there', 'already_there'])
  })

  test('each side answers the other’s version, and what changed is told clause by clause', async () => {
    const first = terms(pair.unitId, 1)
    expect((await pair.chair('POST', `/commitments/${id}/agree`, { on: 1 })).code).toBe('not_found')
    expect((await secretary('POST', `/commitments/${id}/versions`, first)).body).toEqual({ sent: true, voided: false })
    expect((await secretary('POST', `/commitments/${id}/versions`, first)).code).toBe('not_your_turn')
    expect((await pair.chair('POST', `/commitments/${id}/versions`, keyed(await read(id)))).code).toBe(
      'nothing_changed',
    )
    const changed = keyed(await read(id), { dueOn: '2026-11-30' })
    expect((await pair.chair('POST', `/commitments/${id}/versions`, changed)).status).toBe(200)
    const page = (await secretaryPages.get(`/cam-ket/${id}`)).body
    expect(page).toMatch(/<del>31\/12\/2026<\/del> → <ins>30\/11\/2026<\/ins>/)
    expect(page).toContain('Đến lượt bên bạn trả lời')
  })

  test('what came meanwhile is never agreed to unread', async () => {
    expect((await secretary('POST', `/commitments/${id}/agree`, { on: 1 })).code).toBe('version_changed')
    expect((await secretary('POST', `/commitments/${id}/agree`, { on: 2 })).status).toBe(204)
    expect(await stateOf(id)).toBe('signing')
  })

  test('a clause changed while it is signed makes the signing void, and the page says so', async () => {
    const paperId = await paperOf(id)
    expect((await pair.chair('POST', `/commitments/${id}/sign`, { paperId })).body).toEqual({ complete: false })
    const more = keyed(await read(id), { words: 'Ưu tiên dược liệu' })
    expect((await secretary('POST', `/commitments/${id}/versions`, more)).body).toEqual({ sent: true, voided: true })
    expect((await secretary('POST', `/commitments/${id}/sign`, { paperId })).code).toBe('wrong_state')
    expect((await pair.pages.get(`/cam-ket/${id}`)).body).toContain('nội dung thay đổi khi đang ký')
    expect(await signaturesOf(await fileOf(id, paperId))).toEqual([['Chủ tịch UBND', 'valid']])
  })

  test('a refusal has a reason, which the other side reads and takes note of', async () => {
    expect((await pair.chair('POST', `/commitments/${id}/decline`, { reason: ' ' })).code).toBe('missing_reason')
    expect((await pair.chair('POST', `/commitments/${id}/decline`, { reason: 'Chưa có kinh phí' })).status).toBe(204)
    expect((await secretaryPages.get(`/cam-ket/${id}`)).body).toContain('Chưa có kinh phí')
    expect((await pair.chair('POST', `/commitments/${id}/acknowledge`)).code).toBe('not_your_turn')
    expect((await secretary('POST', `/commitments/${id}/acknowledge`)).status).toBe(204)
    expect((await secretary('POST', `/commitments/${id}/acknowledge`)).code).toBe('not_your_turn')
  })

  test('taken back, it stays readable, and a new one may be drawn up', async () => {
    expect((await secretary('POST', `/commitments/${id}/withdraw`, { reason: 'Soạn lại' })).status).toBe(204)
    expect((await secretaryPages.get(`/cam-ket/${id}`)).body).toContain('Đã rút')
    await drafted(pair)
  })

  const read = async (of: string) => (await secretary('GET', `/commitments/${of}`)).body
  // biome-ignore lint/suspicious/noExplicitAny: what the API said, sent back
  const keyed = (said: any, change: object = {}) =>
    terms(pair.unitId, said.version, {
      // biome-ignore lint/suspicious/noExplicitAny: see above
      clauses: said.clauses.map(({ key, subject, words, dueOn, evidence }: any, index: number) => ({
        ...{ key, subject, words, dueOn, evidence },
        ...(index === 0 ? change : {}),
      })),
    })
})

describe('what can’t be promised', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairOf('Cam Thành', 'chutich.camthanh2')
  })
  test.each<[string, object, string]>([
    ['no clause', { clauses: [] }, 'no_clauses'],
    ['a day that is none', { signBy: '2026-13-40' }, 'bad_request'],
    ['a last day to sign that has passed', { signBy: '2026-02-01' }, 'bad_day'],
    ['no grounds', { grounds: '' }, 'missing_grounds'],
    ['nothing about missing it', { missed: ' ' }, 'missing_missed'],
    [
      'a condition that is due after the term',
      { duties: [{ kind: 'money', words: 'Kinh phí', dueOn: '2027-01-01', clauseKey: null }] },
      'outside_term',
    ],
    [
      'a target that isn’t there',
      { clauses: [{ subject: { kind: 'target', id: newId(), unitId: null }, words: '', dueOn: DUE, evidence: '' }] },
      'unknown_subject',
    ],
    [
      'a task that isn’t there',
      { clauses: [{ subject: { kind: 'task', id: newId() }, words: '', dueOn: DUE, evidence: '' }] },
      'unknown_subject',
    ],
    ['a version written on an older one', { on: 7 }, 'version_changed'],
  ])('%s', async (_, change, code) => {
    const known = await camlo.db.first(sql<{ id: string }>`
      SELECT id FROM commitments WHERE answerer_post_id = ${pair.answererPostId} AND state = 'draft'`)
    const id = known?.id ?? (await drafted(pair))
    const answer = await secretary('POST', `/commitments/${id}/versions`, terms(pair.unitId, 1, change))
    expect([answer.code, await stateOf(id)]).toEqual([code, 'draft'])
  })

  test('a chair gives no commitments to their own superior, nor to a neighbour', async () => {
    const { giverPostId, answererPostId } = pair
    const subjects = subjectsOf(pair.unitId, 1)
    const upward = { giverPostId: answererPostId, answererPostId: giverPostId, year: YEAR, subjects }
    expect((await pair.chair('POST', '/commitments', upward)).code).toBe('not_yours')
    const outside = { giverPostId, answererPostId: newId(), year: YEAR, subjects }
    expect((await secretary('POST', '/commitments', outside)).code).toBe('unknown_post')
  })
})

describe('signing', () => {
  test('two at once: each signature stands after the other, and both are valid', async () => {
    const pair = await pairOf('Cam Hiếu', 'chutich.camhieu')
    const { id, paperId } = await agreed(pair, { signOrder: 'together' })
    const answers = await Promise.all(
      [secretary, pair.chair, secretary].map((who) => who('POST', `/commitments/${id}/sign`, { paperId })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(answers.filter(({ body }) => body.complete)).toHaveLength(1)
    const signed = await fileOf(id, paperId)
    expect((await signaturesOf(signed)).map(([, standing]) => standing)).toEqual(['valid', 'valid'])
    expect(await stateOf(id)).toBe('inForce')
    const verbs = (await timelineOf(camlo.db, id)).map(({ verb }) => verb.slice(11))
    expect(verbs).toEqual(['draft', 'propose', 'agree', 'sign', 'sign', 'complete'])
  })

  test('in order the giver waits, and nobody signs for another', async () => {
    const pair = await pairOf('Cam Nghĩa', 'chutich.camnghia')
    const { id, paperId } = await agreed(pair)
    expect((await secretary('POST', `/commitments/${id}/sign`, { paperId })).code).toBe('not_your_turn')
    const neighbour = await callerOf(camlo, 'chutich.camchinh')
    expect((await neighbour('POST', `/commitments/${id}/sign`, { paperId })).code).toBe('not_found')
    const deputy = await callerOf(camlo, 'chutich.camnghia2')
    expect((await deputy('POST', `/commitments/${id}/sign`, { paperId })).status).toBe(403)
    expect((await pair.chair('POST', `/commitments/${id}/sign`, { paperId: newId() })).code).toBe('version_changed')
    expect((await pair.pages.post(`/cam-ket/${id}/ky`, { paperId })).body).toContain('đánh dấu xác nhận')
    expect((await pair.chair('POST', `/commitments/${id}/sign`, { paperId })).body).toEqual({ complete: false })
    const staff = await callerOf(camlo, 'truongban.vphuyenuy')
    expect((await staff('POST', `/commitments/${id}/sign`, { paperId })).code).toBe('not_the_signer')
    expect((await secretary('POST', `/commitments/${id}/sign`, { paperId })).body).toEqual({ complete: true })
  })

  test('a deadline that comes near is told once, and a late signature says so', async () => {
    const pair = await pairOf('Cam An', 'chutich.caman')
    const { id, paperId } = await agreed(pair, { signBy: '2026-03-05' })
    const { commitments } = camlo
    expect(await remindSigners(commitments)).toBe(0)
    const now = camlo.clock.now()
    camlo.clock.set(new Date('2026-03-06T09:00:00+07:00'))
    expect(await Promise.all([remindSigners(commitments), remindSigners(commitments)])).toEqual(
      expect.arrayContaining([1, 0]),
    )
    expect(await seenBy(pair.account, id)).toContain('quá hạn ký 05/03/2026')
    await pair.chair('POST', `/commitments/${id}/sign`, { paperId })
    const acts = await timelineOf(camlo.db, id)
    expect(acts.slice(-2).map(({ verb, outcome }) => [verb, outcome])).toEqual([
      ['commitment.remind', null],
      ['commitment.sign', 'late'],
    ])
    camlo.clock.set(now)
  })

  test('signed by hand, no signature is shown that isn’t there', async () => {
    const pair = await pairOf('Cam Chính', 'chutich.camchinh')
    const { id } = await agreed(pair)
    expect((await pair.chair('POST', `/commitments/${id}/sign-on-paper`, { on: '2026-03-02' })).code).toBe(
      'not_your_turn',
    )
    expect((await secretary('POST', `/commitments/${id}/sign-on-paper`, { on: '2026-03-03' })).code).toBe('bad_day')
    expect((await secretary('POST', `/commitments/${id}/sign-on-paper`, { on: '2026-03-02' })).status).toBe(204)
    const { body } = await secretary('GET', `/commitments/${id}`)
    expect([body.state, body.isOnPaper, body.papers[0].state, body.papers[0].signatures]).toEqual([
      'inForce',
      true,
      'void',
      [],
    ])
  })
})

describe('the one list of work', () => {
  const waitsFor = async (account: string, kind: string) => {
    const page = (await (await camlo.as(account)).get(`/viec-cua-toi?loai=${kind}`)).body
    return [...page.matchAll(/href="(\/cam-ket\/[0-9a-f-]{36})/g)].map((found) => found[1])
  }

  test('has what waits for each: an answer, a signature, a refusal to take note of', async () => {
    const pair = await pairOf('TT Cam Lộ', 'chutich.ttcamlo')
    const id = await drafted(pair)
    const href = `/cam-ket/${id}`
    expect(await waitsFor(pair.account, 'commitment')).not.toContain(href)
    await secretary('POST', `/commitments/${id}/versions`, terms(pair.unitId, 1))
    expect(await waitsFor(pair.account, 'commitment')).toContain(href)
    await pair.chair('POST', `/commitments/${id}/agree`, { on: 1 })
    expect(await waitsFor(pair.account, 'signature')).toContain(href)
    expect(await waitsFor('bithu.camlo', 'signature')).not.toContain(href)
    await pair.chair('POST', `/commitments/${id}/sign`, { paperId: await paperOf(id) })
    expect(await waitsFor(pair.account, 'signature')).not.toContain(href)
    expect(await waitsFor('bithu.camlo', 'signature')).toContain(href)
    await pair.chair('POST', `/commitments/${id}/decline`, { reason: 'Cần bàn lại' })
    expect(await waitsFor('bithu.camlo', 'commitment')).toContain(href)
    const back = '/viec-cua-toi?loai=commitment'
    const done = await (await camlo.as('bithu.camlo')).post(`${href}/da-biet`, { ve: back })
    expect(done.headers.location).toBe(`${back}&xong=1`)
    expect(await waitsFor('bithu.camlo', 'commitment')).not.toContain(href)
  })
})

test('of 2017 it is told that every side signed, and nothing is made up beside that', async () => {
  const { body } = await secretary('GET', '/commitments?year=2017')
  expect(body.rows.length).toBe(21)
  expect(new Set(body.rows.map(({ clauses }: { clauses: number }) => clauses))).toEqual(new Set([0]))
  const page = (await secretaryPages.get(`/cam-ket/${body.rows[0].id}`)).body
  expect(page).toContain('văn bản chưa tìm thấy')
  expect(page).toContain('/nghi-quyet?nam=2017')
})

describe('the post has a new holder in mid-term', () => {
  let pair: Pair
  let id: string
  let annex: string
  const successor = 'bithu.camchinh'

  beforeAll(async () => {
    pair = await pairOf('Cam Chính', 'chutich.camchinh')
    ;({ id } = await camlo.db.one(sql<{ id: string }>`
      SELECT id FROM commitments WHERE answerer_post_id = ${pair.answererPostId} AND year = ${YEAR} AND is_on_paper`))
    const made = await secretary('POST', `/commitments/${id}/annexes`)
    expect([made.status, made.code]).toEqual([201, undefined])
    annex = made.body.id
    const { body } = await secretary('GET', `/commitments/${annex}`)
    const { grounds, missed, duties } = body
    const clauses = body.clauses.map((clause: object) => ({ ...clause, dueOn: '2026-11-30' }))
    await secretary(
      'POST',
      `/commitments/${annex}/versions`,
      terms(pair.unitId, 1, { grounds, missed, clauses, duties }),
    )
    expect((await pair.chair('POST', `/commitments/${annex}/agree`, { on: 1 })).status).toBe(204)
    const idOf = async (account: string) =>
      (await camlo.db.one(sql<{ personId: string }>`SELECT person_id FROM accounts WHERE username = ${account}`))
        .personId
    const now = camlo.clock.now()
    const system = { kind: 'system' } as const
    const [before, after] = [await idOf(pair.account), await idOf(successor)]
    await dismiss(camlo.db, system, now, { officialId: before, postId: pair.answererPostId, lastDay: '2026-03-01' })
    await appoint(camlo.db, system, now, {
      officialId: after,
      postId: pair.answererPostId,
      from: '2026-03-02',
      decision: 'QĐ 9',
    })
    lookAnew()
  })

  const queueOf = async (account: string) => (await (await camlo.as(account)).get('/viec-cua-toi?loai=commitment')).body

  test('it waits for the new holder, who takes it over once; what was signed stays', async () => {
    expect(await queueOf(successor)).toContain('Nhận tiếp cam kết')
    expect((await secretary('POST', `/commitments/${id}/take-over`)).code).toBe('not_the_successor')
    const pages = await camlo.as(successor)
    const both = await Promise.all([1, 2].map(() => pages.post(`/cam-ket/${id}/nhan-tiep`)))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 403])
    expect((await pages.get(`/cam-ket/${id}`)).body).toContain('nhận tiếp từ')
    expect((await timelineOf(camlo.db, id)).at(-1)?.verb).toBe('commitment.takeOver')
  })

  test('a paper that waited for who left is printed anew with the new name', async () => {
    const first = await paperOf(annex)
    const chair = await callerOf(camlo, successor)
    expect((await chair('POST', `/commitments/${annex}/sign`, { paperId: first })).code).toBe('not_the_signer')
    expect((await chair('POST', `/commitments/${annex}/take-over`)).status).toBe(204)
    const paperId = await paperOf(annex)
    expect(paperId).not.toBe(first)
    expect((await chair('POST', `/commitments/${annex}/sign`, { paperId: first })).code).toBe('version_changed')
    for (const who of [chair, secretary])
      expect((await who('POST', `/commitments/${annex}/sign`, { paperId })).status).toBe(200)
    expect(await queueOf(successor)).not.toContain('Nhận tiếp cam kết')
  })

  test('a picture of what was signed by hand is added by the giver, and read by whoever reads the commitment', async () => {
    const boundary = 'x7'
    const pdf = await fileOf(annex, (await secretary('GET', `/commitments/${annex}`)).body.papers[0].id)
    const sent = (bytes: Buffer) => ({
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncommitment\r\n`),
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="scan"; filename="ban ky.pdf"\r\n\r\n`),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    })
    const add = (person: Person, bytes: Buffer) =>
      person.ask({ method: 'POST', url: `/cam-ket/${id}/ban-chup`, ...sent(bytes) })
    expect((await add(secretaryPages, Buffer.from('MZ not a paper'))).statusCode).toBe(422)
    expect((await add(await camlo.as(successor), pdf)).statusCode).toBe(409)
    expect((await add(secretaryPages, pdf)).statusCode).toBe(303)
    const reader = await camlo.as(successor)
    const href =
      /\/cam-ket\/[0-9a-f-]+\/ban-chup\/[0-9a-f-]+/.exec((await reader.get(`/cam-ket/${id}`)).body)?.[0] ?? ''
    expect((await reader.get(href)).rawPayload.equals(pdf)).toBe(true)
    expect((await reader.get(href.replace(id, annex))).statusCode).toBe(404)
    expect(
      (await secretary('POST', `/commitments/${id}/scans`, { kind: 'settlement', upload: 'A'.repeat(32) })).code,
    ).toBe('wrong_state')
    expect(
      (await secretary('POST', `/commitments/${id}/scans`, { kind: 'commitment', upload: 'A'.repeat(32) })).code,
    ).toBe('no_scan')
  })
})

describe('in force', () => {
  let pair: Pair
  let id: string
  beforeAll(async () => {
    pair = await pairOf('Cam Thủy', 'chutich.camthuy')
    const duties = [{ kind: 'money', words: 'Cấp 200 triệu đồng', dueOn: '2026-03-10', clauseKey: null }]
    const { id: made, paperId } = await agreed(pair, { duties })
    id = made
    for (const who of [pair.chair, secretary]) await who('POST', `/commitments/${id}/sign`, { paperId })
  })

  test('each clause says how its target stands now, and the target who signed for it', async () => {
    const [target = ''] = targetIds
    const before = (await secretary('GET', `/commitments/${id}`)).body
    expect(before.clauses[0].now.vi).toContain('chưa báo cáo')
    await report(target, pair.unitId, YEAR, '12.6')
    const after = (await secretary('GET', `/commitments/${id}`)).body
    expect(after.clauses[0].now.vi).toContain('12,6')
    const on = '2026-06-01'
    const signer = await signerOf(camlo.db, localityId, { targetId: target, unitId: pair.unitId, on })
    expect(signer).toMatchObject({ commitmentId: id, postId: pair.answererPostId })
    expect(
      await signerOf(camlo.db, localityId, { targetId: target, unitId: pair.unitId, on: '2027-01-01' }),
    ).toBeUndefined()
    const serving = await commitmentsServing(camlo.db, localityId, { kind: 'target', id: target })
    expect(serving.find(({ commitmentId }) => commitmentId === id)?.href).toBe(`/cam-ket/${id}`)
  })

  test('where the giver is late each clause says that its condition is not met', async () => {
    const now = camlo.clock.now()
    camlo.clock.set(new Date('2026-03-12T09:00:00+07:00'))
    expect(await seenBy(pair.account, id)).toContain('Điều kiện chưa bảo đảm')
    const { body } = await secretary('GET', `/commitments/${id}`)
    const [{ key }] = body.duties
    expect((await pair.chair('POST', `/commitments/${id}/duties/${key}/meet`, { on: '2026-03-12' })).code).toBe(
      'not_your_turn',
    )
    expect((await secretary('POST', `/commitments/${id}/duties/${key}/meet`, { on: '2026-03-13' })).code).toBe(
      'bad_day',
    )
    const twice = await Promise.all(
      [1, 2].map(() => secretary('POST', `/commitments/${id}/duties/${key}/meet`, { on: '2026-03-12' })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await seenBy(pair.account, id)).toContain('Bảo đảm muộn')
    camlo.clock.set(now)
  })

  test('it changes by an annex that both sign; the original stays readable', async () => {
    const made = await secretary('POST', `/commitments/${id}/annexes`)
    expect((await secretary('POST', `/commitments/${id}/annexes`)).code).toBe('already_there')
    const annex = made.body.id
    const { body } = await secretary('GET', `/commitments/${annex}`)
    const same = terms(pair.unitId, 1, {
      grounds: body.grounds,
      missed: body.missed,
      clauses: body.clauses,
      duties: body.duties,
    })
    expect((await secretary('POST', `/commitments/${annex}/versions`, same)).code).toBe('nothing_changed')
    const clauses = body.clauses.map((clause: object, at: number) => ({
      ...clause,
      ...(at === 1 ? { dueOn: '2026-10-31' } : {}),
    }))
    expect((await secretary('POST', `/commitments/${annex}/versions`, { ...same, clauses })).status).toBe(200)
    await pair.chair('POST', `/commitments/${annex}/agree`, { on: 1 })
    const paperId = await paperOf(annex)
    for (const who of [pair.chair, secretary]) await who('POST', `/commitments/${annex}/sign`, { paperId })
    const now = (await secretary('GET', `/commitments/${id}`)).body
    expect([now.clauses[1].dueOn, now.clauses[0].dueOn]).toEqual(['2026-10-31', DUE])
    expect((await secretaryPages.get(`/cam-ket/${id}`)).body).toContain('Phụ lục')
  })

  test('at the end of the term it is settled: drafted from the acts, commented and signed by both', async () => {
    const [, revenue = ''] = targetIds
    await report(revenue, pair.unitId, YEAR, '2400')
    const now = camlo.clock.now()
    camlo.clock.set(new Date('2027-01-04T09:00:00+07:00'))
    const { commitments } = camlo
    await Promise.all([openSettlements(commitments), openSettlements(commitments)])
    const { body } = await secretary('GET', `/commitments/${id}`)
    expect([body.state, body.settlement.lines.map(({ verdict }: { verdict: string }) => verdict)]).toEqual([
      'settling',
      ['reached', 'partly', 'unjudged', 'unjudged', 'unjudged'],
    ])
    expect([0, 1].map((at) => body.settlement.lines[at].causes.map(({ vi }: { vi: string }) => vi))).toEqual([
      [],
      ['Điều kiện bảo đảm muộn 2 ngày: Cấp 200 triệu đồng.'],
    ])
    const say = (who: Caller, words: string) => who('POST', `/commitments/${id}/settlement/comments`, { words })
    expect((await say(pair.chair, 'Thu ngân sách hụt do mất mùa')).body).toEqual({ closed: false })
    expect((await say(secretary, '')).body).toEqual({ closed: true })
    const first = await paperOf(id)
    await pair.chair('POST', `/commitments/${id}/sign`, { paperId: first })
    // What is said anew after a signature makes it void.
    expect((await say(secretary, 'Đề nghị rút kinh nghiệm')).body).toEqual({ closed: true })
    expect((await secretary('POST', `/commitments/${id}/sign`, { paperId: first })).code).toBe('not_your_turn')
    const second = await paperOf(id)
    for (const who of [pair.chair, secretary]) await who('POST', `/commitments/${id}/sign`, { paperId: second })
    expect(await stateOf(id)).toBe('settled')
    expect((await signaturesOf(await fileOf(id, second))).map(([, standing]) => standing)).toEqual(['valid', 'valid'])
    camlo.clock.set(now)
  })
})

test('everybody reads signed commitments only where that was decided', async () => {
  const { id } = await camlo.db.one(sql<{ id: string }>`
    SELECT id FROM commitments WHERE state = 'settled' AND amends_id IS NULL LIMIT 1`)
  const { id: unsigned } = await camlo.db.one(
    sql<{ id: string }>`SELECT id FROM commitments WHERE state = 'draft' LIMIT 1`,
  )
  const read = async (path: string) => camlo.visitor.get(`/cam-ket/cong-khai${path}`)
  expect((await read('')).body).toContain('chưa được công khai')
  expect((await read(`/${id}`)).statusCode).toBe(404)
  await camlo.base.admin.run(sql`UPDATE commitment_rules SET is_public = true`)
  expect((await read('?nam=2026')).body).toContain(id)
  const page = (await read(`/${id}`)).body
  expect(page).toContain('Tốc độ tăng trưởng kinh tế')
  expect(page).not.toContain('mất mùa')
  expect((await read(`/${unsigned}`)).statusCode).toBe(404)
})

describe('from draft to a checked paper, in a browser', () => {
  let browser: Browser
  let site: string
  beforeAll(async () => {
    site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  async function at(username: string, viewport = DESK): Promise<Page> {
    const page = await (await browser.newContext({ viewport })).newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${site}/dang-nhap`)
    await page.fill('#username', username)
    await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
    await Promise.all([
      page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap')),
      page.click('main button[type=submit]'),
    ])
    return page
  }
  const press = async (page: Page, name: string) => {
    await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name, exact: true }).first().click()])
    await page.waitForLoadState('load')
  }

  test('the Secretary drafts from targets, the chair changes a day, both sign, the paper is checked', async () => {
    const { answererPostId, unitId } = await pairOf('Cam Tuyền', 'chutich.camtuyen')
    await report(targetIds[0] ?? '', unitId, YEAR - 1, '12.6')
    const leader = await at('bithu.camlo')
    await leader.goto(`${site}/cam-ket/soan?nhan=${answererPostId}&nam=${YEAR}`)
    await lookHere(leader, { name: 'commitment-choose' })
    for (const box of await leader.locator('input[name=muc]').all()) if (await box.isVisible()) await box.check()
    await press(leader, 'Soạn từ các mục đã chọn')
    // 12 % was passed in the year before: the draft says so, with the figures.
    expect(await leader.locator('main').textContent()).toContain('dễ hơn mức đã đạt năm 2025 là 12,6')
    await leader.fill('[name="dk-0-words"]', 'Bố trí 150 triệu đồng')
    await lookHere(leader, { name: 'commitment-edit' })
    await press(leader, 'Gửi bên kia')
    const address = leader.url().split('?')[0] ?? ''

    const chair = await at('chutich.camtuyen', PHONE)
    await chair.goto(address)
    await lookHere(chair, { name: 'commitment-turn' })
    await chair.getByRole('link', { name: 'Đề xuất thay đổi' }).click()
    await chair.fill('[name="muc-0-han"]', '2026-11-30')
    await press(chair, 'Gửi bên kia')

    await leader.goto(address)
    expect(await leader.locator('#phuong-an').textContent()).toContain('31/12/2026 → 30/11/2026')
    await press(leader, 'Đồng ý và mở ký')
    await chair.goto(address)
    await chair.check('[name=doc]')
    await press(chair, 'Ký số')
    await leader.goto(address)
    await leader.check('[name=doc]')
    await press(leader, 'Ký số')
    expect(await leader.locator('main').textContent()).toContain('Đã ký đủ hai bên')
    await lookHere(leader, { name: 'commitment-in-force' })

    const [download] = await Promise.all([
      leader.waitForEvent('download'),
      leader.locator('#ban-ky a', { hasText: 'PDF' }).click(),
    ])
    const { readFile } = await import('node:fs/promises')
    const file = await readFile(await download.path())
    await leader.goto(`${address}/kiem-tra`)
    const told = async () => (await leader.locator('main').textContent()) ?? ''
    expect((await told()).match(/Hợp lệ/g)).toHaveLength(2)
    await lookHere(leader, { name: 'commitment-check' })
    const give = async (buffer: Buffer) => {
      await leader.setInputFiles('#file', { name: 'ban-ky.pdf', mimeType: 'application/pdf', buffer })
      await press(leader, 'Kiểm tra')
    }
    await give(file)
    expect(await told()).toContain('giống hệt tệp lưu')
    const altered = Buffer.from(file)
    altered.writeUInt8((altered[1500] ?? 0) ^ 1, 1500)
    await give(altered)
    expect(await told()).toContain('khác tệp lưu')
    expect(await told()).toContain('nội dung đã bị sửa sau khi ký')
    await leader.goto(`${site}/cam-ket`)
    await lookHere(leader, { name: 'commitments' })
    await leader.setViewportSize(PHONE)
    for (const [where, name] of [
      [`${site}/cam-ket`, 'commitments'],
      [address, 'commitment-in-force'],
      [`${address}/kiem-tra`, 'commitment-check'],
    ] as const) {
      await leader.goto(where)
      await lookHere(leader, { name, leaving: ['color-contrast'] })
    }
  }, 60_000)

  test.each([
    { at: 'a desk', window: DESK },
    { at: 'a telephone', window: PHONE },
  ])(
    'at $at the year 2017 is walked from page to page: its targets, figures, acts and commitments',
    async ({ window }) => {
      const reader = await (await browser.newContext({ viewport: window })).newPage()
      reader.setDefaultTimeout(15_000)
      await reader.goto(site)
      await reader.getByRole('contentinfo').getByRole('link', { name: 'Nghị quyết' }).click()
      await reader.getByLabel('Năm').selectOption('2017')
      await press(reader, 'Xem')
      await reader.getByRole('link', { name: 'Tốc độ tăng trưởng kinh tế' }).first().click()
      await reader.waitForURL(/chi-tieu\/tang-truong-kinh-te/)
      expect(await reader.locator('main').textContent()).toMatch(/12,6 %.*105 %/s)
      await reader.locator('main a[href^="/so-cai/"]').first().click()
      await reader.waitForURL(/so-cai/)
      expect(await reader.locator('h1').textContent()).toContain('đã ghi số thực hiện')

      const leader = await at('bithu.camlo', window)
      await leader.goto(`${site}/cam-ket`)
      await leader.getByLabel('Năm').selectOption('2017')
      await press(leader, 'Lọc')
      await leader.getByRole('link', { name: 'CK 02/2017' }).click()
      await leader.getByRole('link', { name: 'Chỉ tiêu năm 2017 và kết quả' }).click()
      await leader.waitForURL(/nghi-quyet/)
      expect(await leader.locator('main').textContent()).toContain('285.197 triệu đồng')
    },
  )
})
