import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossiersOnTime } from '../src/domains/insight/index.ts'
import { countTargets, explanationOrders, unitsReaching } from '../src/domains/resolutions/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { type Caller, callerOf } from '../src/testing/caller.ts'

let app: TestApp
let clerk: Person
let chair: Person
let office: Caller
let district: Caller
let commune: Caller
let unitId: string
let otherId: string
let ownerId: string
let partId: string
beforeAll(async () => {
  app = await testApp(MONDAY)
  ;[clerk, chair] = await Promise.all([app.as('vanhoaxahoi.camhieu'), app.as('chutich.camlo')])
  ;[office, district, commune] = await Promise.all([
    callerOf(app, 'truongphong.phongnnptnt'),
    callerOf(app, 'chutich.camlo'),
    callerOf(app, 'vanhoaxahoi.camhieu'),
  ])
  const unit = (name: string) =>
    app.db.one(
      sql<{
        id: string
      }>`SELECT id FROM units WHERE name_vi = ${name} OR code = ${name} ORDER BY valid_to NULLS FIRST LIMIT 1`,
    )
  ;[unitId, otherId, ownerId] = (await Promise.all([unit('Xã Cam Hiếu'), unit('Xã Cam Thủy'), unit('NNPTNT')])).map(
    ({ id }) => id,
  ) as [string, string, string]
  partId = (await app.db.one(sql<{ id: string }>`SELECT id FROM resolution_parts WHERE key = 'de-an-nong-san'`)).id
}, 120_000)
afterAll(() => app.close())

const text = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function newTarget(
  kind: string,
  lines: object[],
  more: object = {},
): Promise<{ id: string; key: string; plans: string[] }> {
  const made = await office('POST', '/targets', {
    partId,
    name: `Chỉ tiêu ${randomUUID().slice(0, 8)}`,
    countedIn: 'ha',
    ownerUnitId: ownerId,
    every: 'month',
    periodsAdd: true,
    unitsAdd: true,
    ...more,
  })
  expect(made.status).toBe(201)
  const set = await office('POST', `/targets/${made.body.id}/plans`, {
    period: '2026',
    kind,
    source: 'QĐ 12/QĐ-UBND',
    lines,
  })
  expect(set.status, JSON.stringify(set.body)).toBe(200)
  return { ...made.body, plans: set.body.ids }
}

const line = (unit: string | null, plan: string, seenId: string | null = null) => ({ unitId: unit, plan, seenId })
const figure = (more: object) => ({
  id: randomUUID(),
  unitId,
  period: '2026-01',
  value: '20',
  paperNumber: '15/BC-UBND',
  paperOn: '2026-02-03',
  ...more,
})
const stateOf = async (id: string, unit?: string) =>
  (await district('GET', `/targets/${id}/state?period=2026${unit ? `&unitId=${unit}` : ''}`)).body

describe('a figure is entered once, approved by another, and then counts', () => {
  test('a clerk of the commune enters it from a paper; the district’s chair approves it; everybody reads it', async () => {
    const { id, key } = await newTarget('cumulative', [line(null, '300'), line(unitId, '120')])
    const desk = text((await clerk.get('/chi-tieu?nam=2026')).body)
    expect(desk).toContain('lũy kế 120 ha 0/12 kỳ Tháng 1/2026')
    const form = {
      id: randomUUID(),
      ky: '2026-01',
      'don-vi': unitId,
      value: '20,5',
      paperNumber: '15/BC-UBND',
      paperOn: '2026-02-03',
    }
    const sent = await clerk.post(`/chi-tieu/${id}/bao-cao`, form)
    expect(sent.statusCode).toBe(303)
    // A month isn't held against its whole year.
    const entered = text((await clerk.get(String(sent.headers.location))).body)
    expect(entered).toContain('Kế hoạch của cả năm; số của kỳ này cộng vào')
    expect(entered).not.toContain('Chưa đạt')
    // Sent twice it is one.
    expect((await clerk.post(`/chi-tieu/${id}/bao-cao`, form)).headers.location).toBe(sent.headers.location)
    const page = `/nghi-quyet/chi-tieu/${key}?nam=2026&don-vi=${unitId}`
    expect(text((await app.visitor.get(page)).body)).not.toContain('20,5')
    expect(text((await clerk.get(page)).body)).toContain('20,5 ha Chờ duyệt')
    expect(text((await chair.get('/chi-tieu')).body)).toContain('Xã Cam Hiếu : 1')
    const waiting = await chair.get('/chi-tieu/duyet')
    const chosen = /value="([0-9a-f-]{36} [0-9a-f-]{36})"/.exec(waiting.body)?.[1] ?? ''
    expect(text((await chair.post('/chi-tieu/duyet', { chon: [chosen] })).body)).toContain('Đã duyệt 1 số liệu')
    expect(text((await app.visitor.get(page)).body)).toContain('20,5 ha')
    const acts = await app.db.many(
      sql<{ verb: string }>`SELECT verb FROM acts WHERE subject_id = ${id} ORDER BY xid, number`,
    )
    expect(acts.map(({ verb }) => verb)).toEqual([
      'target.create',
      'target.plan',
      'target.plan',
      'target.record',
      'target.approve',
    ])
  })

  test('many at once: all of a unit, those chosen sent back with one reason; what changed meanwhile is kept back and told', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '120'), line(otherId, '60')])
    const other = await callerOf(app, 'vanhoaxahoi.camthuy')
    const sent = [
      figure({ value: '1' }),
      figure({ value: '2', period: '2026-02' }),
      figure({ unitId: otherId, value: '3' }),
    ]
    for (const each of sent) await (each.unitId === unitId ? commune : other)('POST', `/targets/${id}/figures`, each)
    const dong = (of: number, unit: string, planId = plans[unit === unitId ? 0 : 1]) =>
      `${sent[of]?.id} ${planId} ${unit}`
    const page = (await chair.get(`/chi-tieu/duyet?don-vi=${unitId}`)).body
    expect(page).toContain(dong(0, unitId))
    expect(page).not.toContain(dong(2, otherId))
    expect(text(page)).toContain('Duyệt cả 2 số liệu của Xã Cam Hiếu')
    expect((await chair.post('/chi-tieu/duyet', { 'don-vi': unitId })).body).toContain('Chọn ít nhất một dòng')
    const all = [dong(0, unitId), dong(1, unitId, randomUUID()), dong(2, otherId)]
    const approved = await chair.post('/chi-tieu/duyet', { nhom: unitId, dong: all })
    expect(approved.statusCode).toBe(409)
    expect(text(approved.body)).toContain('Đã duyệt 1 số liệu. 1 số liệu chưa duyệt được')
    expect(text(approved.body)).toContain('Kế hoạch vừa được thay đổi')
    const chon = [`${sent[1]?.id} ${plans[0]}`, `${sent[2]?.id} ${plans[1]}`]
    expect((await chair.post('/chi-tieu/tra-lai', { chon, reason: ' ' })).body).toContain('Nhập lý do')
    expect(text((await chair.post('/chi-tieu/tra-lai', { chon, reason: 'Thiếu bảng kê' })).body)).toContain(
      'Đã trả lại 2 số liệu',
    )
    // Sent twice it is told that they are decided.
    expect((await chair.post('/chi-tieu/tra-lai', { chon, reason: 'Thiếu bảng kê' })).statusCode).toBe(409)
    const states = await app.db.many(
      sql<{ state: string }>`SELECT state FROM target_figures WHERE target_id = ${id} ORDER BY value`,
    )
    expect(states.map(({ state }) => state)).toEqual(['approved', 'returned', 'returned'])
    expect((await clerk.post('/chi-tieu/tra-lai', { chon, reason: 'x' })).statusCode).toBe(403)
  })

  test('it is corrected only by a new act with its reason; the old one stays readable', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '120')])
    const first = figure({})
    await commune('POST', `/targets/${id}/figures`, first)
    expect((await commune('POST', `/targets/${id}/figures`, figure({}))).code).toBe('already_waiting')
    await district('POST', `/target-figures/${first.id}/approve`, { planId: plans[0] })
    expect((await commune('POST', `/targets/${id}/figures`, figure({ value: '22' }))).code).toBe('already_reported')
    expect((await commune('POST', `/targets/${id}/figures`, figure({ value: '22', reason: ' ' }))).code).toBe(
      'missing_reason',
    )
    const second = figure({ value: '22', reason: 'Cộng sót một thôn' })
    expect((await commune('POST', `/targets/${id}/figures`, second)).status).toBe(201)
    // Until it is approved the first one counts.
    expect((await stateOf(id, unitId)).reported.value).toBe('20')
    await district('POST', `/target-figures/${second.id}/approve`, { planId: plans[0] })
    expect((await stateOf(id, unitId)).reported.value).toBe('22')
    expect((await commune('GET', `/target-figures/${first.id}`)).body).toMatchObject({
      value: '20',
      state: 'approved',
      stands: false,
    })
    expect(text((await clerk.get(`/chi-tieu/so-lieu/${first.id}`)).body)).toContain('Cộng sót một thôn')
  })

  test('sent back with the reason it counts nowhere and can be entered anew', async () => {
    const { id, key } = await newTarget('share', [line(unitId, '95')], { periodsAdd: false })
    const first = figure({ value: undefined, part: '9', whole: '10' })
    await commune('POST', `/targets/${id}/figures`, first)
    expect((await district('POST', `/target-figures/${first.id}/return`, { reason: ' ' })).code).toBe('missing_reason')
    expect((await chair.post(`/chi-tieu/so-lieu/${first.id}/tra-lai`, { reason: 'Thiếu bảng kê' })).statusCode).toBe(
      303,
    )
    expect(text((await clerk.get('/chi-tieu')).body)).toContain('Thiếu bảng kê')
    expect(
      (await commune('POST', `/targets/${id}/figures`, figure({ value: undefined, part: '0', whole: '0' }))).status,
    ).toBe(201)
    expect(text((await app.visitor.get(`/nghi-quyet/chi-tieu/${key}?nam=2026`)).body)).not.toContain('Thiếu bảng kê')
  })
})

describe('what isn’t right is refused in words', () => {
  test.each([
    ['not after today', { period: '2026-04' }, 'too_early'],
    ['no such period', { period: '2026-Q1' }, 'bad_period'],
    ['a unit without a plan', { period: '2025-01' }, 'no_plan'],
    ['a figure that is none', { value: 'nhiều' }, 'not_a_number'],
    ['a missing figure isn’t zero', { value: '' }, 'missing_value'],
    ['no paper', { paperNumber: '' }, 'missing_paper'],
    ['a paper of tomorrow', { paperOn: '2026-03-03' }, 'bad_paper_day'],
    ['a file that never came', { upload: 'x'.repeat(32) }, 'unknown_file'],
  ])('%s', async (_, change, code) => {
    const { id } = await newTarget('cumulative', [line(unitId, '120')])
    expect((await commune('POST', `/targets/${id}/figures`, figure(change))).code).toBe(code)
  })

  test('more than all, below zero: told in the form, with what was typed', async () => {
    const { id } = await newTarget('coverage', [line(unitId, '100')])
    const form = {
      id: randomUUID(),
      ky: '2026-01',
      'don-vi': unitId,
      part: '104',
      whole: '103',
      paperNumber: '1/BC',
      paperOn: '2026-02-01',
    }
    const refused = await clerk.post(`/chi-tieu/${id}/bao-cao`, form)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('mỗi đối tượng chỉ đếm một lần')
    expect(refused.body).toContain('value="104"')
    expect((await clerk.post(`/chi-tieu/${id}/bao-cao`, { ...form, id: 'x' })).statusCode).toBe(400)
  })

  test('another unit’s figures, one’s own approval, and what only a superior may', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '120'), line(otherId, '50')])
    expect((await commune('POST', `/targets/${id}/figures`, figure({ unitId: otherId }))).code).toBe('not_yours')
    // The locality's own figure is for the office that owns the target.
    expect((await commune('POST', `/targets/${id}/figures`, figure({ unitId: null }))).code).toBe('not_yours')
    const own = figure({})
    const head = await callerOf(app, 'chutich.camhieu')
    await head('POST', `/targets/${id}/figures`, own)
    expect((await head('POST', `/target-figures/${own.id}/approve`, { planId: plans[0] })).code).toBe('not_yours')
    expect((await office('POST', `/target-figures/${own.id}/approve`, { planId: plans[0] })).code).toBe('not_yours')
    const whole = await district('POST', '/targets', {
      partId,
      name: 'Chỉ tiêu của huyện',
      countedIn: '%',
      ownerUnitId: null,
      every: 'year',
      periodsAdd: false,
      unitsAdd: false,
    })
    const set = await district('POST', `/targets/${whole.body.id}/plans`, {
      period: '2026',
      kind: 'atLeast',
      source: 'NQ',
      lines: [line(null, '12')],
    })
    const districtFigure = figure({ unitId: null, period: '2026', value: '12.6' })
    expect((await district('POST', `/targets/${whole.body.id}/figures`, districtFigure)).status).toBe(201)
    // Of the district itself its Party secretary decides, never who entered it.
    expect(
      (await district('POST', `/target-figures/${districtFigure.id}/approve`, { planId: set.body.ids[0] })).code,
    ).toBe('not_yours')
    const secretary = await callerOf(app, 'bithu.camlo')
    expect(
      (await secretary('POST', `/target-figures/${districtFigure.id}/approve`, { planId: set.body.ids[0] })).status,
    ).toBe(200)
    expect(await stateOf(whole.body.id)).toMatchObject({ state: 'reached', percent: { vi: '105 %' } })
    expect(
      (await commune('POST', `/targets/${id}/plans`, { period: '2026', kind: 'none', source: 'x', lines: [] })).code,
    ).toBe('forbidden')
  })
})

describe('two at once', () => {
  test('two approvals: one decides; two entries of a period: one waits; one form twice: one figure', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '120')])
    const [one, two] = [figure({}), figure({})]
    const entered = await Promise.all([one, two].map((each) => commune('POST', `/targets/${id}/figures`, each)))
    expect(entered.map(({ status }) => status).sort()).toEqual([201, 409])
    const kept = entered[0]?.status === 201 ? one : two
    const again = await Promise.all([kept, kept].map((each) => commune('POST', `/targets/${id}/figures`, each)))
    expect(again.map(({ body }) => body)).toEqual([
      { id: kept.id, repeated: true },
      { id: kept.id, repeated: true },
    ])
    const vice = await callerOf(app, 'bithu.camlo')
    const decided = await Promise.all(
      [district, vice].map((who) => who('POST', `/target-figures/${kept.id}/approve`, { planId: plans[0] })),
    )
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(decided.find(({ status }) => status === 409)?.code).toBe('already_decided')
  })

  test('a plan changed while a figure waits is seen before the figure is approved; one of another kind sends it back', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '120')])
    const waiting = figure({})
    await commune('POST', `/targets/${id}/figures`, waiting)
    const change = {
      period: '2026',
      kind: 'cumulative',
      source: 'QĐ 50/QĐ-UBND',
      lines: [line(unitId, '150', plans[0])],
    }
    expect((await office('POST', `/targets/${id}/plans`, change)).code).toBe('missing_reason')
    const changed = await Promise.all(
      [1, 2].map(() => office('POST', `/targets/${id}/plans`, { ...change, reason: 'Mưa lũ' })),
    )
    expect(changed.map(({ status }) => status).sort()).toEqual([200, 409])
    const planId = changed.find(({ status }) => status === 200)?.body.ids[0]
    expect((await district('POST', `/target-figures/${waiting.id}/approve`, { planId: plans[0] })).code).toBe(
      'plan_changed',
    )
    expect((await chair.post(`/chi-tieu/so-lieu/${waiting.id}/duyet`, { planId: plans[0] ?? '' })).body).toContain(
      'Kế hoạch vừa được thay đổi',
    )
    const share = { ...change, kind: 'share', reason: 'Đổi cách tính', lines: [line(unitId, '95', planId)] }
    const last = await office('POST', `/targets/${id}/plans`, share)
    expect((await district('POST', `/target-figures/${waiting.id}/approve`, { planId: last.body.ids[0] })).code).toBe(
      'plan_no_longer_fits',
    )
    expect(
      (await district('POST', `/target-figures/${waiting.id}/return`, { reason: 'Nhập theo cách tính mới' })).status,
    ).toBe(200)
    // Every plan stays readable.
    const page = text(
      (await app.visitor.get(`/nghi-quyet/chi-tieu/${(await keyOf(id)).key}?nam=2026&don-vi=${unitId}`)).body,
    )
    expect(page).toContain('lũy kế 120 ha đã được thay')
    expect(page).toContain('lũy kế 150 ha đã được thay')
    expect(page).toContain('Mưa lũ')
  })

  const keyOf = (id: string) => app.db.one(sql<{ key: string }>`SELECT key FROM targets WHERE id = ${id}`)
})

describe('the forms of who manages targets', () => {
  test('make a target, set plans for communes at once, change one with its reason', async () => {
    const head = await app.as('truongphong.phongnnptnt')
    const form = /name="id" value="([^"]+)"/.exec((await head.get('/chi-tieu/moi')).body)?.[1] ?? ''
    const values = {
      id: form,
      partId,
      name: '',
      countedIn: 'tấn',
      ownerUnitId: ownerId,
      every: 'quarter',
      adding: ['periods', 'units'],
    }
    expect((await head.post('/chi-tieu/moi', values)).body).toContain('Nhập tên chỉ tiêu')
    const made = await head.post('/chi-tieu/moi', { ...values, name: 'Sản lượng hồ tiêu' })
    const at = String(made.headers.location)
    expect(at).toBe(`/chi-tieu/${form}/ke-hoach`)
    const seen = (body: string, unit: string) => new RegExp(`name="seen-${unit}" value="([^"]*)"`).exec(body)?.[1]
    const plans = {
      ky: '2026',
      kind: 'cumulative',
      'plan-whole': '1.200',
      [`plan-${unitId}`]: '300',
      source: 'QĐ 1/QĐ-UBND',
      reason: '',
    }
    const set = await head.post(at, plans)
    expect(set.statusCode, text(set.body)).toBe(303)
    expect(text((await head.get(String(set.headers.location))).body)).toContain('lũy kế 1.200 tấn')
    const page = (await head.get(`${at}?ky=2026`)).body
    const change = {
      ...plans,
      'seen-whole': seen(page, 'whole') ?? '',
      [`seen-${unitId}`]: seen(page, unitId) ?? '',
      [`plan-${unitId}`]: '250',
    }
    expect((await head.post(at, change)).statusCode).toBe(422)
    expect((await head.post(at, { ...change, reason: 'Giảm diện tích' })).statusCode).toBe(303)
    // The other line said the same and was left alone.
    const kept = await app.db.many(
      sql<{
        plan: number
        stands: boolean
      }>`SELECT plan, stands FROM target_plans WHERE target_id = ${form} ORDER BY set_at, id`,
    )
    expect(kept).toHaveLength(3)
    expect((await head.get(`/chi-tieu/${form}/sua`)).statusCode).toBe(200)
    expect((await head.post(`/chi-tieu/${form}/sua`, { ...values, name: 'Sản lượng tiêu khô' })).statusCode).toBe(303)
    const other = await app.as('truongphong.phongtnmt')
    expect((await other.get(`/chi-tieu/${form}/ke-hoach`)).statusCode).toBe(403)
  })
})

describe('targets the program counts', () => {
  test('are counted from what happens once a day, each change an act; nobody enters them by hand', async () => {
    let counts = { part: 8, whole: 10 }
    const source = {
      key: 'test',
      name: { vi: 'Nguồn thử', en: 'Test' },
      figure: async () => counts,
      href: ({ from }: { from: string }) => `/dieu-hanh?tu=${from}`,
    }
    const deps = { ...app.resolutions, sources: [source] }
    const { id, key } = await newTarget('share', [line(null, '90'), line(unitId, '90')], { periodsAdd: false })
    await app.db.run(sql`UPDATE targets SET computed_by = 'test' WHERE id = ${id}`)
    // January, February and March have begun, for the district and the commune.
    expect(await countTargets(deps)).toBe(6)
    expect(await countTargets(deps)).toBe(0)
    expect(await stateOf(id, unitId)).toMatchObject({ reported: { part: '8', whole: '10' }, state: 'notReached' })
    expect((await commune('POST', `/targets/${id}/figures`, figure({}))).code).toBe('is_computed')
    app.clock.advance(86_400_000)
    counts = { part: 10, whole: 11 }
    const both = await Promise.all([countTargets(deps), countTargets(deps)])
    expect(both[0] + both[1]).toBe(6)
    expect(await stateOf(id, unitId)).toMatchObject({ reported: { part: '10', whole: '11' }, state: 'reached' })
    const page = (await app.visitor.get(`/nghi-quyet/chi-tieu/${key}?nam=2026&don-vi=${unitId}`)).body
    expect(text(page)).toContain('8/10 ha đã được thay')
    expect(
      (
        await office('PUT', `/targets/${id}`, {
          partId,
          name: 'x',
          countedIn: 'y',
          ownerUnitId: ownerId,
          every: 'month',
          periodsAdd: false,
          unitsAdd: true,
          computedBy: 'khong-co',
        })
      ).code,
    ).toBe('unknown_source')
  })

  test('the share of communes that reach another target: who has not reported is told apart, and each is told by name', async () => {
    const sources = [unitsReaching(app.resolutions)]
    const deps = { ...app.resolutions, sources }
    const watched = await newTarget('cumulative', [line(unitId, '120'), line(otherId, '60')])
    const counted = { computedBy: 'unitsReaching', computedAmong: 'communes', periodsAdd: false, unitsAdd: false }
    expect((await office('POST', '/targets', bodyOf({ ...counted, computedOf: null }))).code).toBe('missing_watched')
    const { id, key } = await newTarget('share', [line(null, '50')], { ...counted, computedOf: watched.id })
    const monthly = async (unit: string, value: string) => {
      const entered = figure({ unitId: unit, value })
      const who = unit === unitId ? commune : await callerOf(app, 'vanhoaxahoi.camthuy')
      expect((await who('POST', `/targets/${watched.id}/figures`, entered)).status).toBe(201)
      const planId = watched.plans[unit === unitId ? 0 : 1]
      expect((await district('POST', `/target-figures/${entered.id}/approve`, { planId })).status).toBe(200)
    }
    // Nobody has reported: that is no zero, and no share yet.
    expect(await countTargets(deps)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ reported: null, state: 'notReported' })
    await monthly(unitId, '10')
    // Approved just now, it is counted at once: January, and the year so far in March; February waits for its reports.
    expect(await countTargets(deps)).toBe(2)
    const page = `/nghi-quyet/chi-tieu/${key}?nam=2026&ky=2026-01`
    expect(text((await app.visitor.get(page)).body)).toContain('1/1 đơn vị đạt, đúng tiến độ; 1 đơn vị chưa báo cáo')
    await monthly(otherId, '4.99')
    await countTargets(deps)
    expect(await stateOf(id)).toMatchObject({ reported: { part: '1', whole: '2' }, state: 'reached' })
    const told = text((await app.visitor.get(page)).body)
    expect(told).toContain('1/1 ha 1/2 đơn vị chưa báo cáo, không tính vào tỷ lệ')
    expect(told).toContain('Xã Cam Thủy lũy kế 60 ha 4,99 ha')
    expect((await app.visitor.get(page)).body).toContain(
      `/nghi-quyet/chi-tieu/${watched.key}?nam=2026&amp;don-vi=${otherId}`,
    )
    expect(
      (
        await office('POST', `/targets/${id}/plans`, {
          period: '2027',
          kind: 'atLeast',
          source: 'x',
          lines: [line(null, '5')],
        })
      ).code,
    ).toBe('counted_as_share')
  })

  test('a target can’t be counted from itself, directly or through others, even by two at once', async () => {
    const by = { computedBy: 'unitsReaching', computedAmong: 'communes' }
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => newTarget('share', [line(null, '50')])))
    if (!one || !two || !three) throw new Error('not made')
    const change = (of: { id: string }, watched: { id: string }) =>
      office('PUT', `/targets/${of.id}`, bodyOf({ ...by, computedOf: watched.id }))
    expect((await change(one, one)).code).toBe('circular_source')
    expect((await change(one, two)).status).toBe(200)
    expect((await change(two, three)).status).toBe(200)
    expect((await change(three, one)).code).toBe('circular_source')
    const [four, five] = await Promise.all([1, 2].map(() => newTarget('share', [line(null, '50')])))
    if (!four || !five) throw new Error('not made')
    const both = await Promise.all([change(four, five), change(five, four)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const head = await app.as('truongphong.phongnnptnt')
    const form = {
      name: 'Chỉ tiêu',
      countedIn: '%',
      partId,
      ownerUnitId: ownerId,
      every: 'month',
      computedBy: 'unitsReaching',
      computedOf: one.id,
      computedAmong: 'communes',
    }
    expect((await head.post(`/chi-tieu/${one.id}/sua`, form)).body).toContain(
      'Chỉ tiêu không thể được tính từ chính nó',
    )
  })

  const bodyOf = (more: object) => ({
    partId,
    name: 'Tỷ lệ xã đạt',
    countedIn: 'xã',
    ownerUnitId: ownerId,
    every: 'month',
    periodsAdd: false,
    unitsAdd: false,
    ...more,
  })

  test('dossiers on time come from the counts of the ledger and lead to the acts', async () => {
    const source = dossiersOnTime(app.db)
    expect(await source.figure({ unitId, from: '2026-01-01', to: '2026-01-31' })).toEqual({ part: 0, whole: 0 })
    expect(source.href({ unitId, from: '2026-01-01', to: '2026-01-31' })).toContain(`unit=${unitId}`)
  })
})

describe('a target in danger is explained', () => {
  test('once for a unit and year, by its head, accepted or sent back by the superior, each an act', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '1200')])
    const low = figure({ value: '20' })
    await commune('POST', `/targets/${id}/figures`, low)
    await district('POST', `/target-figures/${low.id}/approve`, { planId: plans[0] })
    const asked = await explanationOrders(app.resolutions)()
    expect(asked).toBeGreaterThanOrEqual(1)
    expect(await explanationOrders(app.resolutions)()).toBe(0)
    const head = await callerOf(app, 'chutich.camhieu')
    const mine = (await head('GET', '/target-explanations')).body.rows.filter(
      (row: { targetId: string }) => row.targetId === id,
    )
    expect(mine).toHaveLength(1)
    const [{ id: order }] = mine
    expect(
      (await commune('POST', `/target-explanations/${order}/answer`, { cause: 'weather', answer: 'Rét' })).code,
    ).toBe('forbidden')
    const other = await callerOf(app, 'chutich.camthuy')
    expect(
      (await other('POST', `/target-explanations/${order}/answer`, { cause: 'weather', answer: 'Rét' })).code,
    ).toBe('not_yours')
    expect((await district('POST', `/target-explanations/${order}/settle`, { accepted: true })).code).toBe(
      'not_answered',
    )
    // The day before is over, and so are its sessions.
    const [person, superior] = await Promise.all([app.as('chutich.camhieu'), app.as('chutich.camlo')])
    expect(text((await person.get('/chi-tieu')).body)).toContain('Phải giải trình')
    expect((await person.post(`/chi-tieu/giai-trinh/${order}/tra-loi`, { cause: '', answer: 'Rét' })).statusCode).toBe(
      422,
    )
    const twice = await Promise.all(
      [1, 2].map(() => head('POST', `/target-explanations/${order}/answer`, { cause: 'weather', answer: 'Rét đậm' })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await district('POST', `/target-explanations/${order}/settle`, { accepted: false })).code).toBe(
      'missing_reason',
    )
    expect(
      (
        await superior.post(`/chi-tieu/giai-trinh/${order}/quyet-dinh`, {
          accepted: 'no',
          reason: 'Chưa nêu biện pháp',
        })
      ).statusCode,
    ).toBe(303)
    expect(text((await person.get(`/chi-tieu/giai-trinh/${order}`)).body)).toContain('lần 2')
    await head('POST', `/target-explanations/${order}/answer`, {
      cause: 'weather',
      answer: 'Rét đậm',
      remedy: 'Trồng bù',
    })
    // The public reads what was accepted, not what is being argued.
    const { key } = await app.db.one(sql<{ key: string }>`SELECT key FROM targets WHERE id = ${id}`)
    const page = async () => text((await app.visitor.get(`/nghi-quyet/chi-tieu/${key}?nam=2026`)).body)
    expect(await page()).not.toContain('Rét đậm')
    expect((await district('POST', `/target-explanations/${order}/settle`, { accepted: true })).status).toBe(200)
    expect(await page()).toContain('Rét đậm')
    const acts = await app.db.many(
      sql<{
        verb: string
      }>`SELECT verb FROM acts WHERE subject_id = ${id} AND verb LIKE 'target.%xplain%' OR subject_id = ${id} AND verb LIKE 'target.%xplanation' ORDER BY xid, number`,
    )
    expect(acts.map(({ verb }) => verb)).toEqual([
      'target.askExplanation',
      'target.explain',
      'target.returnExplanation',
      'target.explain',
      'target.acceptExplanation',
    ])
  })

  test('goes to who signed for it, where somebody has', async () => {
    const { id, plans } = await newTarget('cumulative', [line(unitId, '1200')])
    const low = figure({ value: '20' })
    await commune('POST', `/targets/${id}/figures`, low)
    await district('POST', `/target-figures/${low.id}/approve`, { planId: plans[0] })
    const signer = await app.db.one(
      sql<{ personId: string }>`SELECT person_id FROM accounts WHERE username = 'bithu.camhieu'`,
    )
    await explanationOrders(app.resolutions, async () => signer)()
    const secretary = await callerOf(app, 'bithu.camhieu')
    const mine = (await secretary('GET', '/target-explanations')).body.rows.filter(
      (row: { targetId: string }) => row.targetId === id,
    )
    expect(mine[0]).toMatchObject({ askedOf: signer.personId })
    const head = await callerOf(app, 'chutich.camhieu')
    expect((await head('POST', `/target-explanations/${mine[0].id}/answer`, { cause: 'own', answer: 'x' })).code).toBe(
      'not_yours',
    )
  })
})

describe('a scheme’s stages', () => {
  test('are set by who composes resolutions, late ones stay late, and everybody reads them', async () => {
    const body = { stage: 'draft', dueOn: '2026-01-31', doneOn: '2026-02-10', unitId: ownerId, note: '' }
    expect((await office('PUT', `/schemes/${partId}/stages`, body)).status).toBe(200)
    expect((await office('PUT', `/schemes/${partId}/stages`, { ...body, doneOn: '2026-12-01' })).code).toBe('bad_day')
    const page = await app.visitor.get('/nghi-quyet/de-an/de-an-nong-san')
    expect(text(page.body)).toContain('Dự thảo 31/01/2026 10/02/2026')
    expect(text(page.body)).toContain('Xong, trễ hạn')
    const head = await app.as('truongphong.phongnnptnt')
    const sent = { stage: 'opinions', dueOn: '2026-02-20', doneOn: '', unitId: '', note: '' }
    expect((await head.post('/nghi-quyet/de-an/de-an-nong-san', sent)).statusCode).toBe(303)
    expect(text((await head.get('/nghi-quyet/de-an/de-an-nong-san')).body)).toContain('■ Quá hạn')
    const leader = await callerOf(app, 'bithu.camhieu')
    expect((await leader('PUT', `/schemes/${partId}/stages`, body)).code).toBe('not_yours')
  })
})
