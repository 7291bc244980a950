import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../src/core/ledger/index.ts'
import { type Organization, organizationSource } from '../src/core/organization/index.ts'
import {
  createTasks,
  findTaskStates,
  type Giver,
  type NewTask,
  searchTasks,
  tasksOf,
  tasksOnTime,
  type Work,
} from '../src/domains/work/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let work: Work
let people: Organization
let chair: Giver

beforeAll(async () => {
  app = await testApp()
  const organization = organizationSource(app.db)
  work = { db: app.db, clock: app.clock, localityId: 1, calendar: app.calendar, organization }
  people = await organization()
  chair = giverOf('468', 'chu-tich')
})
afterAll(() => app.close())

function giverOf(unitCode: string, postCode: string): Giver {
  const unit = people.findUnitByCode(unitCode)
  const post = people.postsOf(unit?.id ?? '').find(({ code }) => code === postCode)
  const [holder] = people.holdersOf(post?.id ?? '', '2026-03-02')
  return { kind: 'official', personId: holder?.id ?? '', postId: post?.id ?? '', unitId: unit?.id ?? '' }
}
const unit = (code: string): string => people.findUnitByCode(code)?.id ?? ''
const given = (tasks: readonly Partial<NewTask>[], giver = chair) =>
  app.db.transaction((tx) => createTasks(tx, work, giver, tasks.map(plain)))
const plain = (task: Partial<NewTask>): NewTask => ({
  title: 'Rà soát quỹ đất công ích',
  origin: { kind: 'hand' },
  leadUnitId: unit('TNMT'),
  dueOn: '2026-03-20',
  ...task,
})

describe('giving tasks', () => {
  test('each with its act, its checklist and the tasks of those who help', async () => {
    const conclusion = newId()
    const made = await given([
      {
        origin: { kind: 'conclusion', id: conclusion, number: '12/TB-UBND' },
        checklist: ['Khảo sát', ' ', 'Lập danh sách'],
        cooperators: [{ unitId: unit('19615'), dueOn: '2026-03-13' }],
        weight: 2,
      },
      { title: 'Báo cáo tuần', dueOn: null },
    ])
    if (!made.ok) throw new Error(made.reason)
    const [first = '', second = ''] = made.value
    const rows = await app.db.many(sql`
      SELECT title, relation, depth, state, hours, due_at, near_at FROM tasks WHERE root_id = ${first} ORDER BY depth`)
    expect(rows).toMatchObject([
      { relation: null, state: 'assigned', hours: 16, dueAt: new Date('2026-03-20T23:59:59.999+07:00') },
      { relation: 'cooperation', depth: 1, dueAt: new Date('2026-03-13T23:59:59.999+07:00') },
    ])
    expect(await app.db.many(sql`SELECT item FROM task_checklist WHERE task_id = ${first} ORDER BY position`)).toEqual([
      { item: 'Khảo sát' },
      { item: 'Lập danh sách' },
    ])
    expect(await timelineOf(app.db, first)).toMatchObject([
      { verb: 'task.assign', caseId: first, unitId: unit('TNMT'), dueAt: new Date('2026-03-20T23:59:59.999+07:00') },
    ])
    const states = await findTaskStates(app.db, 1, [first, second, newId()], app.clock.now())
    expect([...states.values()].map(({ standing, state }) => [standing, state])).toEqual(
      expect.arrayContaining([
        ['notDue', 'assigned'],
        ['noDeadline', 'assigned'],
      ]),
    )
    expect(states.size).toBe(2)
    expect(await tasksOf(app.db, 1, 'conclusion', conclusion, app.clock.now())).toHaveLength(2)
  })

  test.each<[string, Partial<NewTask>, string]>([
    ['without a title', { title: ' ' }, 'missing_title'],
    ['in the past', { dueOn: '2026-03-01' }, 'due_past'],
    ['for today without saying so', { dueOn: '2026-03-02' }, 'due_short'],
    ['for no day of a calendar', { dueOn: '2026-02-30' }, 'bad_date'],
    ['for a year no calendar knows', { dueOn: '2099-01-05' }, 'outside_calendar'],
    ['to nobody', { leadUnitId: newId() }, 'unknown_unit'],
    ['weighing nothing', { weight: 0 }, 'bad_weight'],
    ['split off what isn’t there', { parent: { id: newId(), relation: 'part' } }, 'not_found'],
    ['helped by nobody', { cooperators: [{ unitId: newId() }] }, 'unknown_unit'],
  ])('%s is refused, and nothing is kept', async (_, task, reason) => {
    const before = await app.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM tasks`)
    expect(await given([{}, task])).toEqual({ ok: false, reason })
    // The caller rolls back; in one transaction of its own nothing was written yet.
    expect(await app.db.one(sql`SELECT count(*) AS n FROM tasks`)).toEqual(before)
  })

  test('goes downward, to somebody of the unit, never to oneself', async () => {
    const head = giverOf('TNMT', 'truong-phong')
    expect(await given([{ leadUnitId: unit('19615') }], head)).toEqual({ ok: false, reason: 'out_of_reach' })
    expect(await given([{ leadPersonId: head.personId }], head)).toEqual({ ok: false, reason: 'yourself' })
    expect(await given([{ leadPersonId: chair.personId }], head)).toEqual({ ok: false, reason: 'unknown_person' })
    const specialist = giverOf('TNMT', 'chuyen-vien')
    expect((await given([{ leadPersonId: specialist.personId, dueOn: '2026-03-02', confirmed: true }], head)).ok).toBe(
      true,
    )
  })
})

test('is found by the beginnings of its words, without marks, by who may look at it', async () => {
  await given([{ title: 'Xây dựng đường Cần Vương', expected: 'Báo cáo kết quả' }])
  const reach = {
    personIds: [chair.personId],
    postIds: [chair.postId],
    ownUnitIds: [unit('468')],
    unitIds: [unit('468')],
  }
  const found = (typed: string, by = reach) => searchTasks(app.db, 1, by, typed, app.clock.now())
  expect((await found('duong can v')).map(({ title }) => title)).toEqual(['Xây dựng đường Cần Vương'])
  expect(await found('  &:* ')).toEqual([])
  expect(await found('duong can v', { personIds: [], postIds: [], ownUnitIds: [], unitIds: [unit('19600')] })).toEqual(
    [],
  )
})

test.each([
  ['task_without_parent_is_the_root', `UPDATE tasks SET root_id = '${newId()}'`],
  ['given_task_says_when', `UPDATE tasks SET assigned_at = NULL`],
  ['closed_task_says_when', `UPDATE tasks SET closed_at = now()`],
  ['task_keeps_both_deadlines', `UPDATE tasks SET first_due_at = NULL WHERE due_at IS NOT NULL`],
  ['approved_task_is_graded', `UPDATE tasks SET quality = 'met'`],
  ['task_below_another_says_how', `UPDATE tasks SET relation = 'part' WHERE parent_id IS NULL`],
  ['paused_task_says_what_it_was', `UPDATE tasks SET paused_at = now()`],
  ['no_task_waits_for_itself', `INSERT INTO task_dependencies SELECT 1, id, id, id, now() FROM tasks LIMIT 1`],
  [
    'task_rules_do_not_overlap',
    `INSERT INTO task_rules SELECT locality_id, '2020-01-01', NULL, 3, 20, 1, 2, 2, 1, 8, '', 'K' FROM task_rules`,
  ],
])('the database itself keeps %s', async (constraint, statement) => {
  await expect(app.base.admin.run(sql.raw(statement))).rejects.toMatchObject({ constraint_name: constraint })
})

test('the share on time counts what is finished of all whose day has come, and nothing that is still to come', async () => {
  const office = unit('TCKH')
  const made = await given(
    ['2026-03-10', '2026-03-10', '2026-03-11', '2026-06-30'].map((dueOn) => ({ leadUnitId: office, dueOn })),
  )
  const [first = '', second = ''] = made.ok ? made.value : []
  const finish = (id: string, at: string) =>
    app.db.run(sql`UPDATE tasks SET state = 'approved', submitted_at = ${new Date(at)}, decided_at = ${new Date(at)},
      closed_at = ${new Date(at)}, quality = 'met' WHERE id = ${id}`)
  await finish(first, '2026-03-10T23:59:00+07:00')
  await finish(second, '2026-03-11T00:00:00+07:00')
  const now = app.clock.now()
  app.clock.set('2026-04-01T08:00:00+07:00')
  const source = tasksOnTime(work)
  const figure = await source.figure({ unitId: office, from: '2026-01-01', to: '2026-12-31' })
  const empty = await source.figure({ unitId: office, from: '2025-01-01', to: '2025-12-31' })
  app.clock.set(now)
  expect([figure, empty]).toEqual([
    { part: 1, whole: 3 },
    { part: 0, whole: 0 },
  ])
})
