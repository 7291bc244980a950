import { randomBytes, randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { newId } from '../src/platform/ids.ts'
import { forget } from './forget.ts'
import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'
import type { MeasuredProgram } from './program.ts'

const CONNECTIONS = 32
const SECONDS = 4

interface Place {
  unit: string
  agency: string
  procedure: string
  version: string
}

/**
 * `submit` and `submit-1m`: submissions over HTTP, each validated and durable before its answer (applicant, dossier, papers, first clock, act,
 * code), against a client that does the same inserts directly, prepared, one commit each, with as many connections.
 */
export async function submit(program: MeasuredProgram, name: string): Promise<Claim> {
  const sql = postgres(program.databaseUrl, { max: CONNECTIONS, onnotice: () => {} })
  const start = new Date()
  try {
    const [place] = await sql<Place[]>`
      SELECT u.id AS unit, u.agency_code AS agency, v.procedure_id AS procedure, v.id AS version
      FROM procedure_versions v JOIN procedures p ON p.id = v.procedure_id, units u
      WHERE p.slug = 'chung-thuc-ban-sao' AND u.code = '19615'`
    if (!place) throw new Error('The profile has no such place')
    const ours = async () =>
      (
        await load({
          url: `${program.url}/api/v1/dossiers`,
          connections: CONNECTIONS,
          seconds: SECONDS,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: () => JSON.stringify(submission(place.unit)),
        })
      ).perSecond
    const baseline = () => direct(sql, place)
    await inTurn(1, ours, baseline)
    return { name, ...(await inTurn(3, ours, baseline)), need: { atLeast: 0.8 } }
  } finally {
    await sql.end({ timeout: 1 })
    await forget(program.databaseUrl, start)
  }
}

const submission = (unitId: string) => ({
  idempotencyKey: randomUUID(),
  procedureSlug: 'chung-thuc-ban-sao',
  unitId,
  applicant: { fullName: 'Nguyễn Thị Sương', phone: '0912345678', address: 'Thôn Vĩnh An' },
  form: { document: 'Bằng lái xe', copies: '2' },
  papers: [{ name: 'Bản chính giấy tờ' }, { name: 'Bản sao cần chứng thực' }],
})

/** The same rows by one prepared statement each, with a commit each. @returns dossiers a second */
async function direct(sql: postgres.Sql, place: Place): Promise<number> {
  const until = performance.now() + SECONDS * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await insertOne(sql, place)
        done += 1
      }
    }),
  )
  return done / SECONDS
}

let made = 0

async function insertOne(sql: postgres.Sql, { unit, agency, procedure, version }: Place): Promise<void> {
  const [id, applicant] = [newId(), newId()]
  // Made here, so that the measure has no counter's row to wait for.
  const code = `${agency}-000101-${String(made++).padStart(7, '0')}`
  await sql`
    WITH person AS (
      INSERT INTO applicants (locality_id, id, full_name, folded_name, phone, address)
      VALUES (1, ${applicant}, 'Nguyễn Thị Sương', 'nguyen thi suong', '0912345678', 'Thôn Vĩnh An')
    ), dossier AS (
      INSERT INTO dossiers (locality_id, id, code, idempotency_key, secret_hash, channel, procedure_id, procedure_version_id,
        applicant_id, receiving_unit_id, deciding_unit_id, status, step_key, queue_unit_id, queue_role, form_data, content_salt, fee_dong,
        submitted_at, promised_on, step_due_at)
      VALUES (1, ${id}, ${code}, ${randomBytes(32).toString('hex')}, ${randomBytes(32)}, 'online',
        ${procedure}, ${version}, ${applicant}, ${unit}, ${unit}, 'submitted', 'receive', ${unit}, 'reception',
        '{"document": "Bằng lái xe", "copies": "2"}', ${randomUUID()}, 2000, now(), current_date, now())
    ), papers AS (
      INSERT INTO dossier_papers (locality_id, id, dossier_id, position, name, kind)
      VALUES (1, ${newId()}, ${id}, 0, 'Bản chính giấy tờ', 'original'), (1, ${newId()}, ${id}, 1, 'Bản sao cần chứng thực', 'copy')
    ), clock AS (
      INSERT INTO dossier_steps (locality_id, id, dossier_id, step_key, unit_id, role, started_at, share_minutes, due_at)
      VALUES (1, ${newId()}, ${id}, 'receive', ${unit}, 'reception', now(), 480, now())
    )
    INSERT INTO acts (locality_id, epoch, id, verb, actor_kind, subject_id, case_id, unit_id, topic_id, occurred_at, due_at, facts)
    VALUES (1, 1, ${newId()}, 'dossier.submit', 'citizen', ${id}, ${id}, ${unit}, ${procedure}, now(), now(),
      '{"channel": "online", "papers": 2}')`
}
