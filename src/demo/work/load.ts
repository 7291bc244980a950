import { calendarSource, dateOfDay, dayNumberOf, localDateOf } from '../../core/calendar/index.ts'
import { ensurePartitions, recordMany } from '../../core/ledger/index.ts'
import { findLocality, loadOrganization } from '../../core/organization/index.ts'
import { connect, type Db, sql } from '../../platform/database/index.ts'
import { foldVietnamese } from '../../platform/text.ts'
import { readProfile } from '../../profile.ts'
import { random } from '../random.ts'
import { keepForAgain } from './again.ts'
import { attachFiles } from './files.ts'
import { dependenciesAmong, fill, partsWithin } from './inside.ts'
import { live } from './life.ts'
import type { Told } from './told.ts'
import { arrivals, giving, isRecent, promisesOf, staffOf, type World } from './world.ts'

interface Options {
  db: Db
  /** The owner of the tables: history needs partitions of its months. */
  ownerUrl: string
  profile: string
  dataFolder: string
  tasks: number
  to: Date
  seed?: number
}

/** Tasks in one transaction. */
const CHUNK = 1_500
const YEARS = 3

/**
 * Loads fictitious tasks over three years for the units there are, each told by the room's own rules until now: slow places, the weeks
 * before Tết and the end of a year show in what was late.
 *
 * @returns how many tasks and acts were written
 */
export async function loadWork({
  db,
  ownerUrl,
  profile,
  dataFolder,
  tasks,
  to,
  seed = 41,
}: Options): Promise<{ tasks: number; acts: number }> {
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')
  const { historyFrom, slowUnits } = await readProfile<{
    historyFrom: string | null
    slowUnits: Record<string, number>
  }>(profile, 'demo.json')
  const chance = random(seed)
  const earliest = dateOfDay(dayNumberOf(localDateOf(to)) - 365 * YEARS)
  const from = historyFrom !== null && historyFrom > earliest ? historyFrom : earliest
  const owner = connect({ url: ownerUrl, max: 1 })
  await ensurePartitions(owner, new Date(`${from}T00:00:00Z`), to)
  await owner.close()
  const [organization, calendar, promises] = await Promise.all([
    loadOrganization(db),
    calendarSource(db)(),
    promisesOf(db, locality.id),
  ])
  const staffed = staffOf(organization, to)
  const world: World = { calendar, chance, staffed, promises, slowUnits, organization, to }
  const moments = arrivals(world, from, tasks)
  const latest = moments.flatMap((at) => giving(world, at)).slice(-tasks)
  const ids = new Set(latest.map(({ id }) => id))
  // A family that the count cuts in two loses what is left of it.
  const given = latest.filter(({ parent }) => parent === undefined || ids.has(parent.id))
  let acts = 0
  const told: Told[] = []
  for (let start = 0; start < given.length; start += CHUNK) {
    const lives = given.slice(start, start + CHUNK).flatMap((each): Told[] => {
      const life = { given: each, lived: live(calendar, chance, each, to) }
      if (!isRecent(to, each.at) && life.lived.row.state === 'approved') return [life]
      return [life, ...partsWithin(world, life)].map((one) => ({ ...one, inside: fill(world, one) }))
    })
    acts += await save(db, locality.id, lives)
    told.push(...lives.filter(({ inside }) => inside))
  }
  const place = { db, localityId: locality.id, world }
  acts += await dependenciesAmong(place, told)
  acts += await keepForAgain(place, told)
  acts += await attachFiles(place, told, dataFolder)
  // What has helpers is as far as they are.
  await db.run(sql`
    UPDATE tasks p SET progress = c.percent, progress_basis = CASE WHEN c.typed THEN 'typed' ELSE 'acts' END
    FROM (SELECT parent_id, floor(sum(weight * progress) / sum(weight)) AS percent, bool_or(progress_basis = 'typed') AS typed
      FROM tasks WHERE locality_id = ${locality.id} AND parent_id IS NOT NULL GROUP BY 1) c
    WHERE p.locality_id = ${locality.id} AND p.id = c.parent_id AND p.state <> 'approved'`)
  return { tasks: given.length, acts }
}

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

const TASK_TYPES = `"id" uuid, "title" text, "expected" text, "folded" text, "originKind" text, "originId" uuid, "originNumber" text, "targetId" uuid, "partId" uuid,
  "parentId" uuid, "relation" text, "rootId" uuid, "depth" smallint, "assignerPersonId" uuid, "assignerPostId" uuid, "assignerUnitId" uuid,
  "leadUnitId" uuid, "leadPersonId" uuid, "priority" text, "weight" numeric, "hours" numeric, "state" text, "assignedAt" timestamptz,
  "acceptBy" timestamptz, "acceptedAt" timestamptz, "begunAt" timestamptz, "submittedAt" timestamptz, "decidedAt" timestamptz,
  "closedAt" timestamptz, "firstDueAt" timestamptz, "dueAt" timestamptz, "nearAt" timestamptz, "quality" text, "qualityReason" text,
  "returns" smallint, "extensions" smallint, "overdueDays" smallint, "extensionAskedAt" timestamptz, "answerBy" timestamptz,
  "progress" smallint, "progressBasis" text`
const SUBMISSION_TYPES = `"id" uuid, "taskId" uuid, "round" smallint, "result" text, "resultNumber" text, "submittedBy" uuid, "submittedAt" timestamptz,
  "decision" text, "quality" text, "reason" text, "decidedBy" uuid, "decidedAt" timestamptz`
const EXTENSION_TYPES = `"id" uuid, "taskId" uuid, "cause" text, "reason" text, "fromDueAt" timestamptz, "toDueAt" timestamptz, "late" boolean,
  "overdueDays" smallint, "askedBy" uuid, "askedAt" timestamptz, "decision" text, "note" text, "decidedBy" uuid, "decidedAt" timestamptz`

/** One statement a table: names are the columns’ own, in camel case. What is raw is made of the words above and nothing else. */
function insertion(table: string, types: string, localityId: number, rows: readonly object[]) {
  const names = [...types.matchAll(/"(\w+)"/g)].map(([, name = '']) => name)
  const columns = names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(', ')
  const given = names.map((name) => `r."${name}"`).join(', ')
  const extra = table === 'tasks' ? [', created_at', ', r."assignedAt"'] : ['', '']
  return sql`INSERT INTO ${sql.table(table)} (locality_id, ${sql.raw(columns)}${sql.raw(extra[0] ?? '')})
    SELECT ${localityId}::integer, ${sql.raw(given)}${sql.raw(extra[1] ?? '')} FROM jsonb_to_recordset(${json(rows)}) AS r (${sql.raw(types)})`
}

const CHECKLIST_TYPES = `"id" uuid, "taskId" uuid, "position" smallint, "item" text, "doneAt" timestamptz, "doneBy" uuid`
const COMMENT_TYPES = `"id" uuid, "taskId" uuid, "body" text, "writtenBy" uuid, "writtenAt" timestamptz`
const MENTION_TYPES = `"commentId" uuid, "personId" uuid, "taskId" uuid, "seenAt" timestamptz`

async function save(db: Db, localityId: number, told: readonly Told[]): Promise<number> {
  const lives = told.map(({ lived }) => lived)
  const insides = told.flatMap(({ inside }) => inside ?? [])
  const rows = lives.map(({ row }) => ({
    ...row,
    folded: foldedOf(`${row.title} ${row.originNumber ?? ''} ${row.expected}`),
  }))
  const acts = [...lives, ...insides]
    .flatMap((each) => each.acts)
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  const submissions = lives.flatMap((each) => each.submissions)
  const extensions = lives.flatMap((each) => each.extensions)
  await db.transaction(async (tx) => {
    await tx.run(insertion('tasks', TASK_TYPES, localityId, rows))
    await tx.run(insertion('task_submissions', SUBMISSION_TYPES, localityId, submissions))
    await tx.run(insertion('task_extensions', EXTENSION_TYPES, localityId, extensions))
    const of = (each: 'checklist' | 'comments' | 'mentions') => insides.flatMap((inside) => inside[each])
    await tx.run(insertion('task_checklist', CHECKLIST_TYPES, localityId, of('checklist')))
    await tx.run(insertion('task_comments', COMMENT_TYPES, localityId, of('comments')))
    await tx.run(insertion('task_mentions', MENTION_TYPES, localityId, of('mentions')))
    await recordMany(tx, acts)
  })
  return acts.length
}

const foldedOf = (text: string): string => (foldVietnamese(text).match(/[a-z0-9]+/g) ?? []).join(' ')
