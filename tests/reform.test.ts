import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { localDateOf } from '../src/core/calendar/index.ts'
import { generateSealKey, timelineOf, verify } from '../src/core/ledger/index.ts'
import { loadOrganization } from '../src/core/organization/index.ts'
import { loadHistory } from '../src/demo/index.ts'
import {
  adoptPlan,
  changePlan,
  confirmPlan,
  findPlan,
  reviewPlan,
  runPlan,
  tryPlan,
  undoPlan,
} from '../src/domains/reform/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { readPlans } from '../src/profile.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

const MERGER = 'nq-832-2019'
const TWO_TIERS = 'nq-1680-2025'
const SYSTEM = { kind: 'system' } as const

let app: TestApp
let dataFolder: string
beforeAll(async () => {
  app = await testApp('2019-12-31T16:00:00+07:00')
  dataFolder = await mkdtemp(join(tmpdir(), 'camlo-reform-'))
  await loadHistory(
    {
      db: app.base.db,
      ownerUrl: app.base.adminUrl,
      secret: 'a secret of tests that is long enough',
      sealKey: generateSealKey(),
      profile: 'cam-lo-2019',
      dataFolder,
    },
    { dossiers: 900, from: '2019-11-01', to: app.clock.now(), chain: false },
  )
  for (const plan of await readPlans()) await adoptPlan(app.db, plan)
}, 120_000)
afterAll(async () => {
  await app.close()
  await rm(dataFolder, { recursive: true, force: true })
})

const plan = async (code: string) => {
  const found = await findPlan(app.db, code)
  if (!found) throw new Error(`No plan ${code}`)
  return found
}
const at = () => app.clock.now()
const deps = () => app.reform
const run = async (code: string) => {
  const answer = await runPlan(deps(), SYSTEM, code, at())
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}

const today = () => localDateOf(at())

/** Everything of units, posts, people and dossiers but how often a dossier was changed. */
async function snapshot() {
  const [units, successors, rules, posts, appointments, dossiers, steps] = await Promise.all([
    app.db.many(sql`SELECT code, agency_code, parent_id, valid_from, valid_to FROM units ORDER BY code`),
    app.db.many(sql`SELECT * FROM unit_successors ORDER BY 1, 2`),
    app.db.many(sql`SELECT * FROM succession_rules ORDER BY 1, 2`),
    app.db.many(sql`SELECT * FROM posts ORDER BY id`),
    app.db.many(sql`SELECT * FROM appointments ORDER BY id`),
    app.db.many(sql`
      SELECT id, code, status, step_key, queue_unit_id, queue_role, assignee_id, legal_due_at, step_due_at, receiving_unit_id
      FROM dossiers ORDER BY id`),
    app.db.many(sql`SELECT * FROM dossier_steps ORDER BY id`),
  ])
  return { units, successors, rules, posts, appointments, dossiers, steps }
}

interface Open {
  id: string
  code: string
  queueUnitId: string
  queueRole: string
  legalDueAt: Date | null
  stepDueAt: Date | null
}
const openDossiers = () =>
  app.db.many<Open>(sql<Open>`
    SELECT id, code, queue_unit_id, queue_role, legal_due_at, step_due_at FROM dossiers
    WHERE queue_role IS NOT NULL ORDER BY id`)

/** Open dossiers that nobody can work on, by queue. */
async function stranded(): Promise<Open[]> {
  const people = await loadOrganization(app.db)
  const on = today()
  return (await openDossiers()).filter(
    ({ queueUnitId, queueRole }) => people.holders(queueUnitId, queueRole, on).length === 0,
  )
}

/** Somebody who works on the queue a dossier stands in. */
async function holderOf(dossier: Open | undefined): Promise<Person> {
  const people = await loadOrganization(app.db)
  const [first] = people.holders(dossier?.queueUnitId ?? '', dossier?.queueRole ?? '', today())
  const account = await app.db.one<{ username: string }>(sql`
    SELECT username FROM accounts WHERE person_id = ${first?.id ?? ''}`)
  return app.as(account.username)
}

describe('the mergers of 2020', () => {
  let before: Open[]

  test('a plan is tried without leaving anything', async () => {
    const was = await snapshot()
    const trial = await tryPlan(deps(), await plan(MERGER), at())
    expect(trial.units.map(({ code }) => code)).toEqual(['19603', '19609'])
    expect(trial.dossiers).toBeGreaterThan(0)
    expect(trial.undecided.dossiers).toEqual([])
    // Two chairs and two vice-chairs for two posts, two secretaries for one: three wait for a decision.
    expect(trial.undecided.people).toHaveLength(3)
    expect(trial.undecided.withoutSuccessor).toEqual([])
    expect(await snapshot()).toEqual(was)
  })

  test('it runs neither before it was reviewed nor before its day', async () => {
    expect(await runPlan(deps(), SYSTEM, MERGER, at())).toEqual({ ok: false, reason: 'not_reviewed' })
    expect(await runPlan(deps(), SYSTEM, 'nothing', at())).toEqual({ ok: false, reason: 'no_such_plan' })
    expect((await reviewPlan(app.db, SYSTEM, MERGER, at())).ok).toBe(true)
    expect(await runPlan(deps(), SYSTEM, MERGER, at())).toEqual({ ok: false, reason: 'not_yet' })
    expect(await confirmPlan(deps(), SYSTEM, MERGER, at())).toEqual({ ok: false, reason: 'not_run' })
    expect(await undoPlan(deps(), SYSTEM, MERGER, at())).toMatchObject({ ok: false, reason: 'nothing_to_undo' })
  })

  test('no dossier is lost, each stands in one queue somebody works on, and due dates run on', async () => {
    app.clock.set('2020-01-02T08:00:00+07:00')
    before = await openDossiers()
    const idle = await stranded()
    const trial = await tryPlan(deps(), await plan(MERGER), at())
    const report = await run(MERGER)
    expect(report).toEqual({ units: 2, dossiers: trial.dossiers, left: 0 })
    const after = await openDossiers()
    const lasting = ({ id, code, legalDueAt, stepDueAt }: Open) => ({ id, code, legalDueAt, stepDueAt })
    expect(after.map(lasting)).toEqual(before.map(lasting))
    expect(idle).toEqual([])
    expect(await stranded()).toEqual([])
    const clocks = await app.db.one(sql`
      SELECT count(*) FILTER (WHERE n > 1) AS twice FROM (
        SELECT count(*) AS n FROM dossier_steps WHERE ended_at IS NULL GROUP BY dossier_id) AS each`)
    expect(clocks).toEqual({ twice: 0 })
  })

  test('each transfer is an act, and the ledger still proves itself', async () => {
    const acts = await app.db.one<{ transfers: number; units: number }>(sql`
      SELECT count(*) FILTER (WHERE verb = 'dossier.transfer') AS transfers,
        count(*) FILTER (WHERE verb = 'organization.endUnit') AS units FROM acts`)
    const report = await app.db.one<{ n: number }>(sql`SELECT sum(dossiers)::integer AS n FROM reform_runs`)
    expect(acts).toEqual({ transfers: report.n, units: 2 })
    expect((await verify(app.db)).finding).toBeNull()
  })

  test('old codes find their dossiers, at the unit that has them now', async () => {
    const thanhAn = (await loadOrganization(app.db)).findUnitByCode('19603-2020')
    const [moved] = (await openDossiers()).filter(({ queueUnitId }) => queueUnitId === thanhAn?.id)
    expect(moved?.code).toMatch(/^000\.2\d\.12\.H50-/)
    const page = (await app.visitor.get(`/tra-cuu/${moved?.code}`)).body
    expect(page).toContain('Xã Thanh An')
    // The same code in the spelling of today's circular.
    const [agency, day, serial] = (moved?.code ?? '').split('-')
    const [, own, above, level1] = (agency ?? '').split('.')
    const spelt = await app.visitor.get(`/tra-cuu/${level1}.${above}.${own}-${day}-${serial}`)
    expect(spelt.body).toContain(moved?.code)
    const clerk = await app.as('tiepnhan.camthanh')
    const found = await clerk.get(`/tim-ho-so?q=${moved?.code}`)
    expect(found.body).toContain(moved?.code)
    expect((await clerk.get(`/ho-so/${moved?.id}`)).statusCode).toBe(200)
  })

  test('undone before it is confirmed, everything stands exactly as before', async () => {
    const answer = await undoPlan(deps(), SYSTEM, MERGER, at())
    expect(answer).toEqual({ ok: true, value: { units: 2 } })
    const now = await openDossiers()
    expect(now).toEqual(before)
    expect(await stranded()).toEqual([])
    const was = await snapshot()
    await reviewPlan(app.db, SYSTEM, MERGER, at())
    await run(MERGER)
    await undoPlan(deps(), SYSTEM, MERGER, at())
    expect(await snapshot()).toEqual(was)
  })

  test('it isn’t undone once somebody has worked on a dossier, and says on which', async () => {
    await reviewPlan(app.db, SYSTEM, MERGER, at())
    await run(MERGER)
    const thanhAn = (await loadOrganization(app.db)).findUnitByCode('19603-2020')
    // What the post has is handed out at no desk.
    const posted = await app.db.many(
      sql<{ id: string }>`SELECT dossier_id AS id FROM result_deliveries WHERE state = 'posted'`,
    )
    const waiting = (await openDossiers()).find(
      ({ id, queueUnitId, queueRole }) =>
        queueUnitId === thanhAn?.id && queueRole === 'returnDesk' && posted.every((each) => each.id !== id),
    )
    // Every process looks at posts anew once a second.
    await sleep(1_100)
    const desk = await holderOf(waiting)
    expect((await desk.post(`/ho-so/${waiting?.id}/tra-ket-qua`)).statusCode).toBe(200)
    expect(await undoPlan(deps(), SYSTEM, MERGER, at())).toEqual({
      ok: false,
      reason: 'worked_on_since',
      codes: [waiting?.code],
    })
    expect((await confirmPlan(deps(), SYSTEM, MERGER, at())).ok).toBe(true)
    expect(await undoPlan(deps(), SYSTEM, MERGER, at())).toMatchObject({ ok: false, reason: 'already_confirmed' })
  })

  test('new dossiers are filed at the new commune and nowhere else', async () => {
    const form = (await app.visitor.get('/nop-ho-so/khai-sinh')).body
    expect(form).toContain('Xã Thanh An')
    expect(form).not.toContain('Xã Cam An')
  })
})

describe('statistics after the mergers', () => {
  /** The rows of the public table: unit, received, taken in for others, finished, on time, late. */
  const table = async (query: string) => {
    const { body } = await app.visitor.get(`/thong-ke.csv?ky=2019-Q4${query}`)
    return body
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([name, ...figures]) => ({ name, figures: figures.slice(0, 5).map(Number) }))
  }

  test('can be read by the units of then or of today, and the sums are equal', async () => {
    const [then, now] = [await table(''), await table('&donvi=nay')]
    const names = (rows: typeof then) => rows.map(({ name }) => name)
    expect(names(then)).toEqual(expect.arrayContaining(['Xã Cam An', 'Xã Cam Thanh']))
    expect(names(now)).toContain('Xã Thanh An')
    expect(names(now)).not.toContain('Xã Cam An')
    const sumOf = (rows: typeof then, wanted?: string[]) =>
      rows
        .filter(({ name }) => (wanted ? wanted.includes(name ?? '') : name !== 'Toàn bộ'))
        .reduce((sum, { figures }) => sum.map((n, index) => n + (figures[index] ?? 0)), [0, 0, 0, 0, 0])
    expect(sumOf(now)).toEqual(sumOf(then))
    expect(sumOf(now)).toEqual(now.at(-1)?.figures)
    expect(sumOf(now, ['Xã Thanh An'])).toEqual(sumOf(then, ['Xã Cam An', 'Xã Cam Thanh']))
  })

  test('both are the same dossiers, whole period by whole period: a recount of each line agrees', async () => {
    const organization = await loadOrganization(app.db)
    const finished = await app.db.many(sql<{ id: string; unitId: string; on: string }>`
      SELECT id, deciding_unit_id AS unit_id, (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS on FROM dossiers
      WHERE parent_id IS NULL AND received_at IS NOT NULL AND finished_at IS NOT NULL`)
    const today = localDateOf(at())
    const heir = (unitId: string) => organization.placeOf({ unitId, role: 'reception' }, today).unitId
    const byName = (unitOf: (unitId: string) => string) =>
      Map.groupBy(
        finished.filter(({ on }) => on >= '2019-10-01' && on <= '2019-12-31'),
        ({ unitId }) => organization.findUnit(unitOf(unitId))?.name.vi ?? '',
      )
    const [then, now] = [byName((unitId) => unitId), byName(heir)]
    for (const [query, lines] of [
      ['', then],
      ['&donvi=nay', now],
    ] as const) {
      const counted = (await table(query)).filter(({ name, figures }) => name !== 'Toàn bộ' && (figures[2] ?? 0) > 0)
      expect(counted.map(({ name, figures }) => [name, figures[2]]).sort()).toEqual(
        [...lines].map(([name, dossiers]) => [name, dossiers.length]).sort(),
      )
    }
    // Every dossier stands in one line of each, and a new unit's are those of the units it came from.
    const ids = (lines: typeof then) => [...lines.values()].flat().map(({ id }) => id)
    expect(new Set(ids(now))).toEqual(new Set(ids(then)))
    expect(ids(now)).toHaveLength(new Set(ids(now)).size)
    const former = ['Xã Cam An', 'Xã Cam Thanh'].flatMap((name) => then.get(name) ?? [])
    expect(new Set(now.get('Xã Thanh An'))).toEqual(new Set(former))
    expect(former.length).toBeGreaterThan(0)
  })

  test('the board too, and a figure leads to what it counts', async () => {
    const leader = await app.as('bithu.camlo')
    const page = (await leader.get('/dieu-hanh?donvi=nay')).body
    expect(page).toContain('Thanh An')
    const link = /\/dieu-hanh\/viec-da-ghi\?[^"]*donvi=nay/.exec(page)?.[0].replaceAll('&amp;', '&') ?? ''
    expect((await leader.get(link)).statusCode).toBe(200)
    expect((await leader.get(link.replace(/unit=[0-9a-f-]+/, `unit=${crypto.randomUUID()}`))).statusCode).toBe(404)
  })
})

describe('the reform of 2025', () => {
  test('two tiers: every open dossier goes over, people and chairs with it', async () => {
    app.clock.set('2025-07-01T08:00:00+07:00')
    await reviewPlan(app.db, SYSTEM, TWO_TIERS, at())
    const before = await openDossiers()
    const trial = await tryPlan(deps(), await plan(TWO_TIERS), at())
    expect(trial.undecided.flaws).toEqual([])
    const report = await run(TWO_TIERS)
    const after = await openDossiers()
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.map(({ legalDueAt }) => legalDueAt)).toEqual(before.map(({ legalDueAt }) => legalDueAt))
    expect(report.dossiers).toBeGreaterThan(0)
    expect(report.left).toBe(trial.undecided.dossiers.reduce((sum, { count }) => sum + count, 0))
    const people = await loadOrganization(app.db)
    const left = await stranded()
    // Whatever nobody can work on is on the list, nothing else is.
    const listed = new Set(trial.undecided.dossiers.map(({ unitCode, role }) => `${unitCode} ${role}`))
    const vacant = new Set(trial.undecided.posts.map(({ unit }) => unit.vi))
    for (const { queueUnitId, queueRole } of left) {
      const unit = people.findUnit(queueUnitId)
      expect(listed.has(`${unit?.code} ${queueRole}`) || vacant.has(unit?.name.vi ?? '')).toBe(true)
    }
    expect(left.length).toBe(report.left)
  })

  test('a district’s land dossier is examined in the commune that took it in', async () => {
    const rows = await app.db.many<{ received: string; at: string; role: string }>(sql`
      SELECT DISTINCT r.code AS received, q.code AS at, d.queue_role AS role FROM dossiers d
      JOIN units r ON r.id = d.receiving_unit_id JOIN units q ON q.id = d.queue_unit_id
      JOIN units p ON p.id = q.parent_id
      WHERE d.queue_role IN ('landOfficer', 'communeChair', 'reception') ORDER BY 1, 2`)
    const HIEU_GIANG = ['19600', '19603', '19603-2020', '19606', '19609', '19615']
    for (const { received, at: place } of rows)
      expect([received, /HG$|19603-2025/.test(place)]).toEqual([received, HIEU_GIANG.includes(received)])
    expect(rows.length).toBeGreaterThan(3)
  })

  test('a dossier taken in by the district’s order goes its way to the end in the commune', async () => {
    const found = await app.db.first<{ id: string; code: string; receiving: string }>(sql`
      SELECT d.id, d.code, u.code AS receiving FROM dossiers d JOIN units u ON u.id = d.receiving_unit_id
      JOIN units q ON q.id = d.queue_unit_id
      WHERE d.queue_role = 'landOfficer' AND q.code = 'KT-HG' AND d.status = 'processing' ORDER BY d.queue_due_at, d.id LIMIT 1`)
    if (!found) throw new Error('No dossier waits for a land officer')
    const land = await holderOf((await openDossiers()).find(({ id }) => id === found.id))
    // Every process looks at the organization anew once a second.
    await vi.waitFor(async () => expect((await land.get('/viec')).body).toContain(found.code), {
      timeout: 10_000,
      interval: 200,
    })
    expect((await land.post(`/ho-so/${found.id}/chuyen-buoc`)).statusCode).toBe(303)
    const [verb] = (await timelineOf(app.db, found.id)).map(({ verb }) => verb).slice(-1)
    expect(verb).toBe('dossier.handOver')
  })

  test('whoever took over a counter finds what it closed, with the person’s name masked', async () => {
    const closed = await app.db.one<{ code: string }>(sql`
      SELECT d.code FROM dossiers d JOIN units u ON u.id = d.receiving_unit_id
      WHERE u.code = '19606' AND d.status = 'returned' ORDER BY d.submitted_at, d.id LIMIT 1`)
    const people = await loadOrganization(app.db)
    const centre = people.findUnitByCode('TTHCC-HG')
    const [clerk] = people.holders(centre?.id ?? '', 'reception', today())
    const account = await app.db.one<{ username: string }>(sql`
      SELECT username FROM accounts WHERE person_id = ${clerk?.id ?? ''}`)
    const found = await (await app.as(account.username)).get(`/tim-ho-so?q=${closed.code}`)
    expect(found.body).toContain(closed.code)
    const elsewhere = await (await app.as('tiepnhan.camnghia')).get(`/tim-ho-so?q=${closed.code}`)
    expect(elsewhere.body).not.toContain(`/ho-so/`)
  })

  test('confirmed, the procedures of the new world take dossiers in from the next day', async () => {
    for (const { unitCode, role } of (await tryPlan(deps(), await plan(TWO_TIERS), at())).undecided.dossiers)
      await changePlan(app.db, TWO_TIERS, { rule: { unit: unitCode, role, to: 'TTHCC-CL', as: 'reception' } })
    expect((await run(TWO_TIERS)).left).toBe(0)
    expect((await confirmPlan(deps(), SYSTEM, TWO_TIERS, at())).ok).toBe(true)
    app.clock.set('2025-07-02T08:00:00+07:00')
    // Every process looks at the catalogue anew once a second.
    await sleep(1_100)
    const page = (await app.visitor.get('/thu-tuc/ho-kinh-doanh')).body
    expect(page).toContain('NĐ 168/2025/NĐ-CP')
    // Any office takes in for any, as the law of the new world has it; an old commune's name means the one it has become.
    const rules = await app.db.many(sql<{ scope: string }>`
      SELECT scope FROM filing_rules WHERE scope IS NOT NULL AND coalesce(valid_to >= '2025-07-02', true)`)
    expect(rules).toEqual([{ scope: 'province' }])
    const areas = await app.db.many(sql<{ unitCode: string }>`
      SELECT unit_code FROM filing_areas WHERE 'Cam Hiếu' = ANY (names)`)
    expect(areas).toEqual([{ unitCode: '19603-2025' }])
    expect((await verify(app.db)).finding).toBeNull()
  })
})
