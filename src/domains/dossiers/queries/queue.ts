import type { WorkingTime } from '../../../core/calendar/index.ts'
import { nearUntil, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import { maskName, ROLES } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import { beginningsOf } from '../../../platform/text.ts'
import { type ProcedureVersion, stopAt } from '../../procedures/index.ts'
import type { Office, Staff } from '../office.ts'
import { tidyCode } from '../rules/dossier-code.ts'
import { isOpen, STATUSES } from '../rules/status.ts'
import { mayAct, type Official } from '../rules/who-may.ts'
import { isUnderWay, type Placed, positionNow } from '../scene.ts'
import type { QueueFilter, QueuePage, QueueRow } from '../views.ts'
import { unitsInReach } from './reach.ts'

const PAGE_ROWS = 50
const MOST_ROWS = 200

/** The places whose queues an official sees: pairs of unit and role, in two lists. */
interface Places {
  units: string[]
  roles: string[]
}

function placesOf(official: Official, filter: QueueFilter): Places {
  const own = official.appointments.map(({ unitId, role }) => ({ unitId, role }))
  const wide = () => unitsInReach(official).flatMap((unitId) => ROLES.map((role) => ({ unitId, role })))
  const all = filter.scope === 'unit' ? wide() : own
  const places = filter.unitId ? all.filter(({ unitId }) => unitId === filter.unitId) : all
  const distinct = [...new Map(places.map((place) => [`${place.unitId} ${place.role}`, place])).values()]
  return { units: distinct.map(({ unitId }) => unitId), roles: distinct.map(({ role }) => role) }
}

interface RawRow extends Placed {
  id: string
  code: string
  version: number
  procedureVersionId: string
  applicantName: string | null
  queueUnitId: string
  queueRole: string
  submittedAt: Date
  receivedAt: Date | null
  legalDueAt: Date | null
  stepDueAt: Date | null
  running: boolean
  position: string
}

function conditions(office: Office, filter: QueueFilter, now: Date, near: Date) {
  const parts = [sql`true`]
  if (filter.status) parts.push(sql`d.status = ${filter.status}`)
  if (filter.timeliness === 'late') parts.push(sql`d.queue_due_at < ${now}`)
  if (filter.timeliness === 'near') parts.push(sql`d.queue_due_at >= ${now} AND d.queue_due_at <= ${near}`)
  if (filter.procedureId) parts.push(sql`d.procedure_id = ${filter.procedureId}`)
  if (filter.assigneeId === 'none') parts.push(sql`d.assignee_id IS NULL`)
  else if (filter.assigneeId) parts.push(sql`d.assignee_id = ${filter.assigneeId}`)
  const text = filter.text?.trim()
  if (text) parts.push(matchesText(office, text))
  return sql.join(parts, sql` AND `)
}

function matchesText({ localityId }: Office, text: string) {
  const words = beginningsOf(text)
  const byCode = sql`d.code LIKE ${`%${tidyCode(text).replace(/[%_\\]/g, '\\$&')}%`}`
  if (words.length === 0) return byCode
  return sql`(${byCode} OR EXISTS (
    SELECT 1 FROM applicants a WHERE a.locality_id = ${localityId} AND a.id = d.applicant_id
      AND name_beginnings(a.folded_name) @> ${words}::text[]))`
}

/** A row's place in the queue, `due date|key`: where the next page goes on. */
const POSITION = /^(-?infinity|[\d\-: .+T]+)\|([0-9a-f-]{36})$/

function rowsAfter(after: string | undefined, backwards: boolean) {
  const [, dueAt, id] = POSITION.exec(after ?? '') ?? []
  if (!dueAt || !id) return sql`true`
  const comparison = sql.raw(backwards ? '<' : '>')
  return sql`(d.queue_due_at, d.id) ${comparison} (${dueAt}::text::timestamptz, ${id}::uuid)`
}

/**
 * The first rows of a queue from a position on. Each place is read in its own order from its index and only the first
 * rows of each are merged, so that the page costs the same however long the queues are.
 */
async function readRows(
  office: Office,
  places: Places,
  filter: QueueFilter,
  limit: number,
  now: Date,
  near: Date,
  backwards = false,
): Promise<RawRow[]> {
  const direction = sql.raw(backwards ? 'DESC' : 'ASC')
  return office.db.many(sql<RawRow>`
    SELECT q.id, q.code, q.version, q.status, q.procedure_version_id, a.full_name AS applicant_name, q.queue_unit_id,
      q.queue_role, q.step_key, q.assignee_id, q.submitted_at, q.received_at, q.legal_due_at, q.step_due_at, q.part_kind,
      q.before_supplement, q.before_withdrawal, q.receiving_unit_id, q.deciding_unit_id, q.arrived_at, q.form_data, q.channel, q.sets, q.apologised_at,
      q.lengthened_at, a.kind AS applicant_kind,
      isfinite(q.queue_due_at) AS running, q.queue_due_at::text || '|' || q.id AS position
    FROM (
      SELECT d.* FROM unnest(${places.units}::uuid[], ${places.roles}::text[]) AS place (unit_id, role)
      CROSS JOIN LATERAL (
        SELECT d.* FROM dossiers d
        WHERE d.locality_id = ${office.localityId} AND d.queue_role IS NOT NULL
          AND d.queue_unit_id = place.unit_id AND d.queue_role = place.role
          AND ${rowsAfter(filter.after, backwards)} AND ${conditions(office, filter, now, near)}
        ORDER BY d.queue_due_at ${direction}, d.id ${direction} LIMIT ${limit}
      ) d
      ORDER BY d.queue_due_at ${direction}, d.id ${direction} LIMIT ${limit}
    ) q JOIN applicants a ON a.locality_id = ${office.localityId} AND a.id = q.applicant_id
    ORDER BY q.queue_due_at ${direction}, q.id ${direction}`)
}

const OPEN_STATUSES = STATUSES.filter(isOpen)

/** In one pass over the queue's index, without sorting. */
async function countQueue(
  office: Office,
  { units, roles }: Places,
  now: Date,
  near: Date,
): Promise<QueuePage['counts']> {
  const each = OPEN_STATUSES.map((status) => sql`count(*) FILTER (WHERE d.status = ${status})`)
  const counted = await office.db.one(sql<{ late: number; near: number; each: number[] }>`
    SELECT count(*) FILTER (WHERE d.queue_due_at < ${now}) AS late,
      count(*) FILTER (WHERE d.queue_due_at >= ${now} AND d.queue_due_at <= ${near}) AS near,
      ARRAY[${sql.join(each)}]::integer[] AS each
    FROM unnest(${units}::uuid[], ${roles}::text[]) AS place (unit_id, role)
    JOIN dossiers d ON d.locality_id = ${office.localityId} AND d.queue_role IS NOT NULL
      AND d.queue_unit_id = place.unit_id AND d.queue_role = place.role`)
  return {
    all: counted.each.reduce((total, one) => total + one, 0),
    late: counted.late,
    near: counted.near,
    byStatus: Object.fromEntries(OPEN_STATUSES.map((status, index) => [status, counted.each[index]])),
  }
}

async function viewRow(
  office: Office,
  official: Official,
  staff: Staff,
  time: WorkingTime,
  row: RawRow,
  now: Date,
  near: Date,
  ownUnits: ReadonlySet<string>,
): Promise<QueueRow> {
  const version = await office.getVersion(row.procedureVersionId)
  const unit = staff.findUnit(row.queueUnitId)
  const dueAt = row.legalDueAt ?? row.stepDueAt
  const running = row.running && dueAt !== null
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    status: row.status,
    procedureName: version.name,
    procedureSlug: version.slug,
    applicantName: nameFor(row, ownUnits),
    unit: { id: row.queueUnitId, name: unit?.name ?? t('—', '—') },
    takenInAt:
      row.receivingUnitId === row.decidingUnitId
        ? null
        : { id: row.receivingUnitId, name: staff.findUnit(row.receivingUnitId)?.name ?? t('—', '—') },
    underWay: isUnderWay(row),
    role: row.queueRole,
    stepKey: row.stepKey,
    stepName: stepNameOf(version, row),
    partKind: row.partKind,
    signable: mayAct(official, 'sign', positionNow(row, version, staff)).ok,
    assignee: row.assigneeId ? { id: row.assigneeId, name: staff.nameOf(row.assigneeId) ?? '—' } : null,
    submittedAt: row.submittedAt,
    receivedAt: row.receivedAt,
    dueAt: running ? dueAt : null,
    stepDueAt: running ? row.stepDueAt : null,
    timeliness: running ? timeliness(dueAt, now, near) : 'inTime',
    timeLeft: running ? timeLeft(time, dueAt, now) : null,
  }
}

/** The step it stands at; for a whole that waits for branches, all of them. */
function stepNameOf({ steps }: ProcedureVersion, { stepKey, partKind, status }: RawRow): Text {
  const here = partKind !== 'branch' && status === 'processing' ? stopAt(steps, stepKey) : []
  const names = (here.length > 1 ? here : steps.filter(({ key }) => key === stepKey)).map(({ name }) => name)
  if (names.length === 0) return t(stepKey, stepKey)
  return t(names.map(({ vi }) => vi).join(' + '), names.map(({ en }) => en).join(' + '))
}

/** Whoever looks at the queues of units below theirs sees names masked, as on the dossier's own page. */
function nameFor({ applicantName, queueUnitId }: RawRow, ownUnits: ReadonlySet<string>): string {
  if (applicantName === null) return '—'
  return ownUnits.has(queueUnitId) ? applicantName : maskName(applicantName)
}

/** An officer's queue, nearest due first; what waits for a citizen comes last. */
export async function findQueue(office: Office, official: Official, filter: QueueFilter = {}): Promise<QueuePage> {
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  const now = office.clock.now()
  const near = nearUntil(time, now)
  const places = placesOf(official, filter)
  const limit = Math.min(Math.max(1, filter.limit ?? PAGE_ROWS), MOST_ROWS)
  const [rows, counts] = await Promise.all([
    readRows(office, places, filter, limit + 1, now, near),
    countQueue(office, places, now, near),
  ])
  const shown = rows.slice(0, limit)
  const ownUnits = new Set(official.appointments.map(({ unitId }) => unitId))
  return {
    rows: await Promise.all(shown.map((row) => viewRow(office, official, staff, time, row, now, near, ownUnits))),
    next: rows.length > limit ? (shown.at(-1)?.position ?? null) : null,
    counts,
    at: now,
  }
}

/** The dossiers before and after one in the same queue, for going through it one by one. */
export async function findNeighbours(
  office: Office,
  official: Official,
  filter: QueueFilter,
  id: string,
): Promise<{ previous: string | null; next: string | null }> {
  const here = await office.db.first(sql<{ position: string }>`
    SELECT queue_due_at::text || '|' || id AS position FROM dossiers
    WHERE locality_id = ${office.localityId} AND id = ${id} AND queue_role IS NOT NULL`)
  if (!here) return { previous: null, next: null }
  const now = office.clock.now()
  const near = nearUntil(await office.workingTime(), now)
  const places = placesOf(official, filter)
  const from = { ...filter, after: here.position }
  const [before, after] = await Promise.all([
    readRows(office, places, from, 1, now, near, true),
    readRows(office, places, from, 1, now, near),
  ])
  return { previous: before[0]?.id ?? null, next: after[0]?.id ?? null }
}
