import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { endOfDay, startOfDay } from '../src/core/calendar/index.ts'
import { loadOrganization } from '../src/core/organization/index.ts'
import { daysOf, mondayOf } from '../src/domains/oversight/index.ts'
import { connect, sql } from '../src/platform/database/index.ts'
import { type Claim, inTurn, median } from './harness.ts'
import { signIn } from './officials.ts'
import { startProgram } from './program.ts'
import { ask, freshWorld } from './worlds.ts'

const DOSSIERS = 2_000
const PERSONS = 300
/** Of each person: closed in the year before, closed this week, overdue, due next week. */
const TASKS = { past: 200, done: 3, late: 1, coming: 2 }
const RUNS = 20
const PAUSE_MS = 100
const WHO = 'chutich.camlo'

/** Three hundred people of the district's units with a year's tasks behind them and a week's at hand. */
const WORLD = `
  WITH district AS (SELECT id FROM units WHERE kind = 'district' LIMIT 1),
  post AS (SELECT p.id, p.unit_id, row_number() OVER (ORDER BY p.id) AS place, count(*) OVER () AS of
    FROM posts p JOIN units u ON u.id = p.unit_id WHERE u.parent_id = (SELECT id FROM district)),
  made AS (
    INSERT INTO officials (id, full_name, phone) SELECT gen_random_uuid(), 'Người thứ ' || n, '0999000000' FROM generate_series(1, ${PERSONS}) AS n
    RETURNING id),
  placed AS (SELECT m.id, p.id AS post_id, p.unit_id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made) m
    JOIN post p ON p.place = 1 + m.n % p.of),
  held AS (
    INSERT INTO appointments (id, official_id, post_id, valid_from, decision)
    SELECT gen_random_uuid(), id, post_id, '2019-01-01', 'Đo tốc độ' FROM placed),
  giver AS (SELECT a.person_id, ap.post_id, p.unit_id FROM accounts a JOIN appointments ap ON ap.official_id = a.person_id
    JOIN posts p ON p.id = ap.post_id WHERE a.username = '${WHO}' LIMIT 1),
  told AS (
    SELECT gen_random_uuid() AS id, pl.id AS person, pl.unit_id, k.kind, k.n, CASE k.kind
        WHEN 'past' THEN now() - make_interval(days => 8 + k.n) WHEN 'done' THEN now() - interval '1 hour'
        WHEN 'late' THEN now() - interval '2 days' ELSE now() + interval '4 days' END AS due
    FROM placed pl CROSS JOIN (
      SELECT 'past' AS kind, n FROM generate_series(1, ${TASKS.past}) AS n UNION ALL SELECT 'done', n FROM generate_series(1, ${TASKS.done}) AS n
      UNION ALL SELECT 'late', n FROM generate_series(1, ${TASKS.late}) AS n UNION ALL SELECT 'coming', n FROM generate_series(1, ${TASKS.coming}) AS n) k)
  INSERT INTO tasks (locality_id, id, root_id, title, folded, origin_kind, assigner_person_id, assigner_post_id, assigner_unit_id, lead_unit_id,
    lead_person_id, hours, state, created_at, assigned_at, submitted_at, decided_at, closed_at, first_due_at, due_at, near_at, quality, progress)
  SELECT 1, t.id, t.id, 'Việc đo tốc độ số ' || t.n, 'viec do toc do so ' || t.n, 'hand', g.person_id, g.post_id, g.unit_id, t.unit_id, t.person, 8,
    CASE WHEN kind IN ('past', 'done') THEN 'approved' ELSE 'inProgress' END, due - interval '20 days', due - interval '20 days',
    CASE WHEN kind IN ('past', 'done') THEN due END, CASE WHEN kind IN ('past', 'done') THEN due END, CASE WHEN kind IN ('past', 'done') THEN due END,
    due, due, due - interval '3 days', CASE WHEN kind IN ('past', 'done') THEN 'met' END, CASE WHEN kind IN ('past', 'done') THEN 100 ELSE 0 END
  FROM told t CROSS JOIN giver g`

/** The tasks a week's report is made of, one by one: done in it, overdue, due in the next. */
const rowsOf = (units: readonly string[], { from, to, next }: ReturnType<typeof daysOf>, until: Date) => sql`
  (SELECT 'done' AS kind, t.title, t.lead_unit_id, t.lead_person_id, t.due_at, t.submitted_at, t.quality, NULL AS cause FROM tasks t
    WHERE t.locality_id = 1 AND t.lead_unit_id = ANY (${[...units]}::uuid[]) AND t.closed_at >= ${startOfDay(from)} AND t.closed_at < ${endOfDay(to)}
      AND t.closed_at IS NOT NULL AND t.state = 'approved')
  UNION ALL
  (SELECT 'late', t.title, t.lead_unit_id, t.lead_person_id, t.due_at, NULL, NULL,
      (SELECT e.cause FROM task_extensions e WHERE e.locality_id = t.locality_id AND e.task_id = t.id ORDER BY e.asked_at DESC LIMIT 1)
    FROM tasks t
    WHERE t.locality_id = 1 AND t.lead_unit_id = ANY (${[...units]}::uuid[]) AND t.closed_at IS NULL AND t.due_at < ${until}
      AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')
    ORDER BY t.due_at, t.id)
  UNION ALL
  (SELECT 'coming', t.title, t.lead_unit_id, t.lead_person_id, t.due_at, NULL, NULL, NULL FROM tasks t
    WHERE t.locality_id = 1 AND t.lead_unit_id = ANY (${[...units]}::uuid[]) AND t.closed_at IS NULL AND t.due_at >= ${until}
      AND t.due_at < ${endOfDay(next)} AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')
    ORDER BY t.due_at, t.id)`

/**
 * `weekly-report`: a district's weekly report written anew from the figures of 300 people, over HTTP with all it reads and keeps, against
 * the one statement that reads its rows. Median.
 */
export async function weeklyReport(): Promise<Claim> {
  const folder = await freshWorld(DOSSIERS)
  const program = await startProgram(folder)
  const db = connect({ url: program.databaseUrl, max: 1, name: 'bench' })
  try {
    await ask(program.databaseUrl, WORLD)
    await ask(program.databaseUrl, 'UPDATE organization_state SET version = version + 1')
    await ask(program.databaseUrl, 'ANALYZE')
    const people = await loadOrganization(db)
    const unit = people.units.find(({ kind }) => kind === 'district')
    if (!unit) throw new Error('There is no district')
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const week = mondayOf(today)
    const cookie = await signIn(program.url, WHO, program.password)
    const post = async (path: string, form: Record<string, string>): Promise<string> => {
      const answer = await fetch(`${program.url}/theo-doi/bao-cao${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          origin: program.url,
        },
        body: new URLSearchParams(form),
      })
      await answer.arrayBuffer()
      if (answer.status !== 303) throw new Error(`The report was answered ${answer.status}`)
      return answer.headers.get('location') ?? ''
    }
    const id = /[0-9a-f-]{36}/.exec(await post('', { unitId: unit.id, week }))?.[0] ?? ''
    let edition = 1
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const took: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        const from = performance.now()
        await work()
        took.push(performance.now() - from)
        // Whoever follows the ledger has its turn: nobody writes a report twenty times without a breath.
        await setTimeout(PAUSE_MS)
      }
      return median(took)
    }
    const ours = () =>
      timed(async () => {
        await post(`/${id}/viet-lai`, { edition: String(edition) })
        edition += 1
      })
    const units = people.withBelow(unit.id)
    let rows = 0
    const baseline = () =>
      timed(async () => {
        rows = (await db.many(rowsOf(units, daysOf(week), new Date()))).length
      })
    await inTurn(1, ours, baseline)
    const measured = await inTurn(3, ours, baseline)
    return { name: 'weekly-report', ...measured, need: { atMost: 3 }, notes: { unit: 'ms', persons: PERSONS, rows } }
  } finally {
    await db.close()
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
