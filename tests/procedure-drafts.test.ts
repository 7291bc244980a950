import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organizationSource } from '../src/core/organization/index.ts'
import { approveDraft, beginDraft, saveDraft } from '../src/domains/procedures/draft-actions.ts'
import { findDraft } from '../src/domains/procedures/draft-queries.ts'
import { catalogueSource } from '../src/domains/procedures/queries.ts'
import { asVersion, type DraftContent, draftFrom } from '../src/domains/procedures/rules/draft.ts'
import { checkDraft } from '../src/domains/procedures/rules/draft-checks.ts'
import type { CheckWorld } from '../src/domains/procedures/rules/draft-findings.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let owner: Person
beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  owner = await app.as('kiemsoat.motcuahuyen')
})
afterAll(() => app.close())

const world = async () => {
  const [catalogue, organization] = await Promise.all([catalogueSource(app.db)(), organizationSource(app.db)()])
  return { catalogue, organization }
}

/** Begins the next version of a procedure as its owner does; the draft's address. */
async function begin(slug: string): Promise<string> {
  const answer = await owner.post(`/quan-tri/thu-tuc/${slug}/ban-thao`)
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location).replace('/chung', '')
}
const idOf = (path: string) => path.split('/').at(-1) as string
const draft = async (path: string) => {
  const found = await findDraft(app.db, idOf(path))
  if (!found) throw new Error(`no draft ${path}`)
  return found
}
/** Changes a draft behind the pages, as a colleague does. */
async function change(path: string, edit: (content: DraftContent) => DraftContent) {
  const { id, edition } = await draft(path)
  const saved = await saveDraft(app.db, { id, edition }, edit, { actor: { kind: 'system' }, at: app.clock.now() })
  expect(saved.ok).toBe(true)
}

/** A part's form, as the page fills it. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = html.slice(html.indexOf('data-draft-part'))
  const fields: Record<string, string[]> = {}
  const put = (name: string, value: string) => {
    fields[name] = [
      ...(fields[name] ?? []),
      value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]
  }
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1]
    const name = attribute('name')
    if (name && (attribute('type') !== 'checkbox' || / checked/.test(tag))) put(name, attribute('value') ?? '')
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g))
    put(name, value)
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    put(name, (/<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? '').match(/value="([^"]*)"/)?.[1] ?? '')
  return fields
}
const openPart = async (path: string, part: string) => fieldsOf((await owner.get(`${path}/${part}`)).body)

describe('writing a draft', () => {
  test('every part that is opened and saved stays as it is', async () => {
    const path = await begin('giay-phep-xay-dung')
    const { content } = await draft(path)
    for (const part of ['chung', 'giay-to', 'to-khai', 'buoc', 'ket-qua']) {
      const answer = await owner.post(`${path}/${part}`, await openPart(path, part))
      expect([part, answer.statusCode]).toEqual([part, 303])
      const saved = (await draft(path)).content
      // What isn't there may be said to be none.
      const none = { legalLimit: undefined, lengthening: undefined, resultTemplate: undefined }
      expect([part, { ...saved, ...none }]).toEqual([part, { ...content, ...none }])
    }
    const page = await owner.get(path)
    expect(page.body).toContain('Còn 1 chỗ phải sửa')
    expect(page.body).toContain('ngày bắt đầu hiệu lực')
  })

  test('rows are added, moved and removed by buttons, and the library brings whole groups', async () => {
    const path = await begin('khai-tu')
    const first = (await draft(path)).content.papers.map(({ name }) => name.vi)
    const press = async (part: string, deed: string, more: Record<string, string> = {}) => {
      const answer = await owner.post(`${path}/${part}`, { ...(await openPart(path, part)), deed, ...more })
      expect(answer.statusCode).toBe(303)
    }
    await press('giay-to', 'add:papers')
    await press('giay-to', `up:papers:${first.length}`, { [`papers.${first.length}.name.vi`]: 'Giấy thêm' })
    const names = (await draft(path)).content.papers.map(({ name }) => name.vi)
    expect(names).toEqual([...first.slice(0, -1), 'Giấy thêm', first.at(-1)])
    await press('giay-to', `remove:papers:${first.length - 1}`)
    expect((await draft(path)).content.papers.map(({ name }) => name.vi)).toEqual(first)
    await press('to-khai', 'library:person')
    await press('to-khai', 'library:person')
    const keys = (await draft(path)).content.form.map(({ key }) => key)
    expect(keys).toContain('personNumber')
    expect(keys).toContain('personNumber2')
    await press('buoc', 'remove:steps:99')
  })

  test('of two editors the second is told, and loses nothing', async () => {
    const path = await begin('ket-hon')
    const fields = await openPart(path, 'giay-to')
    await change(path, (content) => ({ ...content, note: { vi: 'Người kia ghi', en: 'Theirs' } }))
    const typed = { ...fields, 'papers.0.name.vi': 'Tờ khai sửa dở' }
    const told = await owner.post(`${path}/giay-to`, typed)
    expect(told.statusCode).toBe(409)
    expect(told.body).toContain('đã sửa bản thảo này')
    expect(told.body).toContain('Tờ khai sửa dở')
    expect((await draft(path)).content.papers[0]?.name.vi).not.toBe('Tờ khai sửa dở')
    expect((await owner.post(`${path}/giay-to`, fieldsOf(told.body))).statusCode).toBe(303)
    const { content } = await draft(path)
    expect([content.papers[0]?.name.vi, content.note?.vi]).toEqual(['Tờ khai sửa dở', 'Người kia ghi'])
  })

  test('whatever is posted is a form that can be saved, and shown without running', async () => {
    const path = await begin('khai-tu')
    const { edition } = await draft(path)
    const answer = await owner.post(`${path}/buoc`, {
      edition: String(edition),
      'steps.0.name.vi': '<script>alert(1)</script>',
      'steps.0.amount': 'nhiều',
      'steps.0.unit': 'office:',
      'steps.7.role': 'x'.repeat(2_000),
      'steps.__proto__.name.vi': 'x',
      deed: 'up:steps:0',
    })
    expect(answer.statusCode).toBe(303)
    const page = await owner.get(`${path}/buoc`)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('<script>alert')
    expect((await draft(path)).content.steps).toHaveLength(2)
  })

  test('a new procedure gets an address from its name; a name that is taken is refused', async () => {
    const taken = await owner.post('/quan-tri/ban-thao', { name: 'Khai sinh' })
    expect([taken.statusCode, taken.body.includes('Đã có thủ tục tên này')]).toEqual([400, true])
    expect((await owner.post('/quan-tri/ban-thao', { name: ' ' })).statusCode).toBe(400)
    const answer = await owner.post('/quan-tri/ban-thao', { name: 'Cấp phép sử dụng vỉa hè' })
    expect((await draft(String(answer.headers.location).replace('/chung', ''))).slug).toBe('cap-phep-su-dung-via-he')
  })

  test('a withdrawn draft can be read and no longer changed; both are acts', async () => {
    const path = await begin('khai-tu')
    const { edition, id } = await draft(path)
    const fields = await openPart(path, 'giay-to')
    expect((await owner.post(`${path}/rut`, { edition: String(edition) })).statusCode).toBe(303)
    expect((await owner.post(`${path}/giay-to`, fields)).statusCode).toBe(409)
    expect((await owner.get(path)).body).toContain('Đã rút')
    const acts = await app.db.many(
      sql<{
        verb: string
        actorKind: string
      }>`SELECT verb, actor_kind FROM acts WHERE subject_id = ${id} ORDER BY epoch, xid, number`,
    )
    expect(acts).toEqual([
      { verb: 'procedure.beginDraft', actorKind: 'official' },
      { verb: 'procedure.withdrawDraft', actorKind: 'official' },
    ])
  })

  test('nobody else comes near it', async () => {
    const path = await begin('khai-tu')
    const clerk = await app.as('tiepnhan.camhieu')
    for (const url of [path, `${path}/buoc`, `${path}/phe-duyet`]) {
      expect((await clerk.get(url)).statusCode).toBe(403)
      expect((await app.visitor.get(url)).statusCode).toBe(303)
    }
    expect((await owner.get('/quan-tri/ban-thao/not-a-key')).statusCode).toBe(400)
  })
})

describe('the API', () => {
  test('a program reads, saves by edition, and withdraws with the same rules as the pages', async () => {
    const path = await begin('lam-san')
    const url = `/api/v1/procedure-drafts/${idOf(path)}`
    const read = (await owner.get(url)).json<{ edition: number; content: DraftContent; findings: { at: string }[] }>()
    expect(read.findings.map(({ at }) => at)).toEqual(['validFrom'])
    const put = (edition: number, content: unknown) =>
      owner.ask({ method: 'PUT', url, payload: { edition, content } as object })
    const saved = await put(read.edition, { ...read.content, validFrom: '2026-06-01' })
    expect([saved.statusCode, saved.json()]).toEqual([200, { edition: 2, findings: [] }])
    expect((await put(1, read.content)).statusCode).toBe(409)
    expect((await put(2, { ...read.content, papers: 'many' })).statusCode).toBe(400)
    const post = (what: string, payload: object) => owner.ask({ method: 'POST', url: `${url}/${what}`, payload })
    expect((await post('approve', { edition: 2, decision: '', decidedOn: '2026-03-02' })).json().error.code).toBe(
      'decision_missing',
    )
    expect((await post('withdraw', { edition: 2 })).json()).toEqual({ state: 'withdrawn' })
    expect((await post('withdraw', { edition: 3 })).json().error.code).toBe('not_open')
    const begun = await owner.ask({ method: 'POST', url: '/api/v1/procedure-drafts', payload: read.content })
    expect(begun.statusCode, begun.body).toBe(201)
    expect(
      (await owner.get('/api/v1/procedures-file')).json<{ versions: unknown[] }>().versions.length,
    ).toBeGreaterThan(10)
    expect((await app.visitor.get(url)).statusCode).toBe(401)
  })
})

describe('trying a draft', () => {
  test('it is tried on what the last year’s dossiers really took, and shows how', async () => {
    const slug = 'trich-luc-ho-tich'
    const { organization } = await world()
    const ask = async (person: Person, url: string, payload: object) => {
      const answer = await person.ask({ method: 'POST', url, payload })
      expect(answer.statusCode, answer.body).toBeLessThan(300)
      return answer.json<{ id: string }>()
    }
    const { id } = await ask(app.visitor, '/api/v1/dossiers', {
      idempotencyKey: 'a dossier that is done, to try on',
      procedureSlug: slug,
      unitId: organization.findUnitByCode('19615')?.id,
      applicant: {
        fullName: 'Nguyễn Thị Ánh Nguyệt',
        idNumber: '999190000123',
        phone: '0912345678',
        address: 'Cam Hiếu',
      },
      form: Object.fromEntries(
        ((await world()).catalogue.findInForce(slug, '2026-03-02')?.form ?? []).map(({ key, type, options }) => [
          key,
          type === 'choice'
            ? options?.[0]?.value
            : type === 'date'
              ? '2020-02-02'
              : type === 'number'
                ? '1'
                : 'Hồ Văn Lợi',
        ]),
      ),
      papers: [{ name: 'Giấy tờ tùy thân' }],
    })
    const act = async (username: string, deed: string) => {
      await ask(await app.as(username), `/api/v1/dossiers/${id}/${deed}`, {})
      app.clock.advance(30 * 60_000)
    }
    await act('tiepnhan.camhieu', 'accept')
    await act('tiepnhan.camhieu', 'handOver')
    await act('hotich.camhieu', 'handOver')
    const chair = await app.as('chutich.camhieu')
    expect((await chair.post(`/ho-so/${id}/ky`)).statusCode).toBe(303)

    app.clock.advance(60_000)
    owner = await app.as('kiemsoat.motcuahuyen')
    const path = await begin(slug)
    const page = await owner.get(`${path}/chay-thu`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('1 hồ sơ xong từ')
    expect(page.body).toContain('Xã Cam Hiếu')
    await change(path, (content) => ({
      ...content,
      limit: { amount: 0.1, unit: 'workingHours' },
      steps: content.steps.map((step) => ({ ...step, unitOfTime: 'workingHours' })),
    }))
    expect((await owner.get(`${path}/chay-thu`)).body).toMatch(/<b>1<\/b>Sẽ trễ theo bản thảo/)
    expect((await owner.get(`${await begin('khai-tu')}/chay-thu`)).body).toContain('Chưa có hồ sơ nào xong')
  })
})

describe('a step under a condition', () => {
  test.each([
    ['5', 'hotich.camhieu'],
    ['1', 'chutich.camhieu'],
  ])('with %s copies the dossier goes to %s', async (copies, next) => {
    const slug = 'chung-thuc-ban-sao'
    const day = app.clock.now().toISOString().slice(0, 10)
    if (!(await world()).catalogue.findInForce(slug, day)?.steps.some(({ condition }) => condition)) {
      const path = await begin(slug)
      await change(path, (content) => ({
        ...content,
        validFrom: day,
        steps: content.steps.map((step, index) => (index === 1 ? { ...step, condition: 'copies > 2' } : step)),
      }))
      const form = { edition: String((await draft(path)).edition), decision: '9/QĐ-UBND', decidedOn: day }
      expect((await owner.post(`${path}/phe-duyet`, form)).statusCode).toBe(303)
    }
    const filed = await app.visitor.ask({
      method: 'POST',
      url: '/api/v1/dossiers',
      payload: {
        idempotencyKey: `copies to be certified: ${copies}`,
        procedureSlug: slug,
        unitId: (await world()).organization.findUnitByCode('19615')?.id,
        applicant: {
          fullName: 'Nguyễn Thị Ánh Nguyệt',
          idNumber: '999190000123',
          phone: '0912345678',
          address: 'Cam Hiếu',
        },
        form: { document: 'Bằng lái xe', copies },
        papers: [{ name: 'Bản chính giấy tờ' }],
      },
    })
    expect(filed.statusCode, filed.body).toBe(201)
    const { id } = filed.json<{ id: string }>()
    const clerk = await app.as('tiepnhan.camhieu')
    for (const deed of ['accept', 'handOver'])
      expect((await clerk.ask({ method: 'POST', url: `/api/v1/dossiers/${id}/${deed}`, payload: {} })).statusCode).toBe(
        200,
      )
    const { queueRole } = await app.db.one(sql<{ queueRole: string }>`SELECT queue_role FROM dossiers WHERE id = ${id}`)
    expect(queueRole).toBe(next.startsWith('chutich') ? 'communeChair' : 'justiceOfficer')
  })
})

describe('the result paper', () => {
  const TEMPLATE = '#let data = json(bytes(sys.inputs.data))\n= GIẤY RIÊNG\n#data.applicant.name, #data.answers.purpose'

  test('its preview is a picture that may do nothing; a mistake is told in words', async () => {
    const path = await begin('xac-nhan-hon-nhan')
    await change(path, (content) => ({ ...content, resultTemplate: TEMPLATE }))
    const saved = await owner.get(`${path}/ket-qua/xem-truoc`)
    expect([saved.statusCode, saved.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(saved.headers['content-security-policy']).toContain("default-src 'none'")
    const broken = await owner.post(`${path}/ket-qua/xem-truoc`, { template: '#khong-co' })
    expect([broken.statusCode, broken.json().error.message]).toEqual([422, expect.stringContaining('unknown variable')])
    expect((await owner.post(`${path}/ket-qua/xem-truoc`, { template: 'x'.repeat(60_001) })).statusCode).toBe(422)
  })

  test('an own template begins from the plain one, and prints', async () => {
    const path = await begin('khai-tu')
    const answer = await owner.post(`${path}/ket-qua`, { ...(await openPart(path, 'ket-qua')), deed: 'template:plain' })
    expect(answer.statusCode).toBe(303)
    expect((await draft(path)).content.resultTemplate).toContain('national-heading')
    expect((await owner.get(`${path}/ket-qua/xem-truoc`)).statusCode).toBe(200)
  })

  test('one that can’t be printed isn’t approved; one that can prints what is signed', async () => {
    const slug = 'chung-thuc-chu-ky'
    const path = await begin(slug)
    await change(path, (content) => ({ ...content, validFrom: '2026-03-03', resultTemplate: '#khong-co' }))
    const decision = { decision: '7/QĐ-UBND', decidedOn: '2026-03-02' }
    const approve = async () =>
      owner.post(`${path}/phe-duyet`, { edition: String((await draft(path)).edition), ...decision })
    const refused = await approve()
    expect([refused.statusCode, refused.body.includes('chưa in được')]).toEqual([409, true])
    await change(path, (content) => ({
      ...content,
      resultTemplate: TEMPLATE.replace('purpose', content.form[0]?.key ?? 'x'),
    }))
    expect((await approve()).statusCode).toBe(303)

    app.clock.set('2026-03-03T08:00:00+07:00')
    const { organization, catalogue } = await world()
    const version = catalogue.findInForce(slug, '2026-03-03')
    expect(version?.resultTemplate).toContain('GIẤY RIÊNG')
    const filed = await app.visitor.ask({
      method: 'POST',
      url: '/api/v1/dossiers',
      payload: {
        idempotencyKey: 'a result by its own template',
        procedureSlug: slug,
        unitId: organization.findUnitByCode('19615')?.id,
        applicant: {
          fullName: 'Nguyễn Thị Ánh Nguyệt',
          idNumber: '999190000123',
          phone: '0912345678',
          address: 'Cam Hiếu',
        },
        form: Object.fromEntries(
          (version?.form ?? []).map(({ key, type, options }) => [
            key,
            type === 'choice' ? options?.[0]?.value : type === 'number' ? '1' : 'Hợp đồng',
          ]),
        ),
        papers: [{ name: 'Giấy tờ tùy thân' }],
      },
    })
    expect(filed.statusCode, filed.body).toBe(201)
    const { id } = filed.json<{ id: string }>()
    for (const [username, deed] of [
      ['tiepnhan.camhieu', 'accept'],
      ['tiepnhan.camhieu', 'handOver'],
      ['hotich.camhieu', 'handOver'],
    ] as const)
      expect(
        (await (await app.as(username)).ask({ method: 'POST', url: `/api/v1/dossiers/${id}/${deed}`, payload: {} }))
          .statusCode,
      ).toBe(200)
    const signed = await (await app.as('chutich.camhieu')).post(`/ho-so/${id}/ky`)
    expect(signed.statusCode, signed.body.slice(0, 2_000)).toBe(303)
    const results = await app.db.many(sql`SELECT 1 FROM dossier_results WHERE dossier_id = ${id}`)
    expect(results).toHaveLength(1)
  })
})

describe('approving a draft', () => {
  test('from its day it is in force; a dossier taken in before stays on its version', async () => {
    const slug = 'xac-nhan-hon-nhan'
    const file = async (key: string) => {
      const { organization } = await world()
      const answer = await app.visitor.ask({
        method: 'POST',
        url: '/api/v1/dossiers',
        payload: {
          idempotencyKey: `a dossier under a version ${key}`,
          procedureSlug: slug,
          unitId: organization.findUnitByCode('19615')?.id,
          applicant: {
            fullName: 'Nguyễn Thị Ánh Nguyệt',
            idNumber: '999190000123',
            phone: '0912345678',
            address: 'Cam Hiếu',
          },
          form: { purpose: 'Vay vốn' },
          papers: [{ name: 'Giấy tờ tùy thân' }],
        },
      })
      expect(answer.statusCode, answer.body).toBe(201)
      return answer.json<{ id: string }>().id
    }
    const before = await file('before')
    const old = (await world()).catalogue.findInForce(slug, '2026-03-02')
    const path = await begin(slug)
    await change(path, (content) => ({
      ...content,
      validFrom: '2026-03-09',
      limit: { amount: 2, unit: 'workingDays' },
      steps: content.steps.map((step, index) => ({ ...step, amount: index === 1 ? 2 : 0 })),
    }))
    const page = await owner.get(`${path}/phe-duyet`)
    expect(page.body).toContain('sẽ hết hiệu lực sau ngày 08/03/2026')
    const { edition } = await draft(path)
    const form = { edition: String(edition), decision: '412/QĐ-UBND', decidedOn: '2026-03-02' }
    expect((await owner.post(`${path}/phe-duyet`, { ...form, decision: '' })).statusCode).toBe(400)
    expect((await owner.post(`${path}/phe-duyet`, { ...form, decidedOn: '2026-03-05' })).statusCode).toBe(400)
    expect((await owner.post(`${path}/phe-duyet`, form)).statusCode).toBe(303)
    expect((await owner.post(`${path}/phe-duyet`, form)).statusCode).toBe(409)

    const { catalogue } = await world()
    expect(catalogue.findInForce(slug, '2026-03-08')?.id).toBe(old?.id)
    const next = catalogue.findInForce(slug, '2026-03-09')
    expect(next).toMatchObject({ limit: { amount: 2 }, approval: { decision: '412/QĐ-UBND', decidedOn: '2026-03-02' } })
    const acts = await app.db.many(sql<{ verb: string; facts: object; kind: string }>`
      SELECT verb, facts, actor_kind AS kind FROM acts WHERE subject_id = ANY (${[old?.id, next?.id]}::uuid[]) AND facts ? 'decision'
      ORDER BY epoch, xid, number`)
    expect(acts.map(({ verb, kind }) => [verb, kind])).toEqual([
      ['procedure.endVersion', 'official'],
      ['procedure.publishVersion', 'official'],
    ])

    app.clock.set(new Date('2026-03-09T08:00:00+07:00'))
    owner = await app.as('kiemsoat.motcuahuyen')
    const after = await file('after')
    const versions = await app.db.many(sql<{ id: string; procedureVersionId: string }>`
      SELECT id, procedure_version_id FROM dossiers WHERE id = ANY (${[before, after]}::uuid[])`)
    const versionOf = (id: string) => versions.find((row) => row.id === id)?.procedureVersionId
    expect([versionOf(before), versionOf(after)]).toEqual([old?.id, next?.id])
    expect((await app.visitor.get(`/thu-tuc/${slug}`)).body).toContain('2 ngày làm việc')
    expect((await owner.get(`/quan-tri/thu-tuc/${slug}`)).body).toContain('Quyết định 412/QĐ-UBND')
  })

  test('what is flawed is not approved, whoever asks', async () => {
    const path = await begin('khai-tu')
    const { id, edition } = await draft(path)
    const { catalogue, organization } = await world()
    const known: CheckWorld = {
      on: '2026-03-09',
      organization,
      versions: catalogue.versionsOf('khai-tu'),
      results: [],
      findInForce: () => undefined,
    }
    const doing = { actor: { kind: 'system' as const }, at: app.clock.now() }
    const decision = { decision: '1/QĐ', decidedOn: '2026-03-02' }
    expect(await approveDraft(app.db, { id, edition, ...decision }, () => known, doing)).toEqual({
      ok: false,
      reason: 'flawed',
    })
    const answer = await owner.post(`${path}/phe-duyet`, { edition: String(edition), ...decision })
    expect([answer.statusCode, answer.body.includes('Chưa ghi ngày bắt đầu')]).toEqual([409, true])
  })

  test('of two approved for the same days the database lets one through', async () => {
    const { catalogue, organization } = await world()
    const version = catalogue.findInForce('khai-tu', '2026-03-09')
    if (!version) throw new Error('no version')
    const content = { ...draftFrom(version, { organization, terms: [], lifeEvents: [] }), validFrom: '2026-05-01' }
    const doing = { actor: { kind: 'system' as const }, at: app.clock.now() }
    const known: CheckWorld = {
      on: '2026-03-09',
      organization,
      versions: catalogue.versionsOf('khai-tu'),
      results: [],
      findInForce: () => undefined,
    }
    const ids = [await beginDraft(app.db, content, null, doing), await beginDraft(app.db, content, null, doing)]
    const decision = { decision: '2/QĐ', decidedOn: '2026-03-02', edition: 1 }
    const answers = await Promise.all(ids.map((id) => approveDraft(app.db, { id, ...decision }, () => known, doing)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'overlaps' })
  })

  test('every version of the profile would pass the checks', async () => {
    const { catalogue, organization } = await world()
    for (const version of catalogue.versions) {
      const content = { ...draftFrom(version, { organization, terms: [], lifeEvents: [] }), validFrom: '2027-06-01' }
      const known: CheckWorld = {
        on: '2026-03-09',
        organization,
        versions: catalogue.versionsOf(version.slug),
        findInForce: (slug, day) => catalogue.findInForce(slug, day),
        results: catalogue.versions.map((each) => ({ result: each.resultVi, procedure: each.name, slug: each.slug })),
      }
      expect([version.slug, checkDraft(content, known).map(({ text }) => text.vi)]).toEqual([version.slug, []])
      expect(asVersion(content, organization).receivingUnitIds.toSorted()).toEqual(version.receivingUnitIds.toSorted())
    }
  })
})
