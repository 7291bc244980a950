import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { dateOfDay, dayNumberOf, type LocalDate } from '../calendar/index.ts'
import { type Actor, record, recordMany } from '../ledger/index.ts'
import { changed } from './actions.ts'
import { loadOrganization } from './queries.ts'
import type { Organization, Post, SuccessionRule } from './rules/organization.ts'
import { verbs } from './verbs.ts'

/** A unit's end and who takes over, as a plan decided it. Units are named by their keys. */
export interface Succession {
  unitId: string
  /** The first day of the successors. */
  from: LocalDate
  successorIds: readonly string[]
  rules: readonly Omit<SuccessionRule, 'unitId'>[]
  /** Posts whose holders go to a post that isn't where their work goes. */
  people: readonly { postId: string; toPostId: string }[]
  /** Roles of which a post has one holder: a second one waits for a decision of their own. */
  single: readonly string[]
  /** Number and date of the decision, on every new appointment. */
  decision: string
}

/** How a unit and its people stood before it ended. */
export interface EndedUnit {
  unitId: string
  validTo: LocalDate | null
  posts: { id: string; validTo: LocalDate | null }[]
  appointments: { id: string; validTo: LocalDate | null }[]
  appointed: string[]
}

interface Held {
  id: string
  officialId: string
  postId: string
  validFrom: LocalDate
  validTo: LocalDate | null
}

/**
 * Ends a unit and lets its people go over with their work: each holds the same role where the work is done from then on. Who has no
 * place there holds no post any longer. The unit's end and each person's way are acts.
 *
 * @returns how everything stood before, for {@link restoreUnit}
 */
export function endUnit(db: Db, actor: Actor, at: Date, succession: Succession): Promise<EndedUnit> {
  return db.transaction(async (tx) => {
    const { unitId, from, successorIds } = succession
    const lastDay = dateOfDay(dayNumberOf(from) - 1)
    const { validTo } = await tx.one(sql<{ validTo: LocalDate | null }>`
      SELECT valid_to FROM units WHERE id = ${unitId} FOR UPDATE`)
    const posts = await tx.many(sql<EndedUnit['posts'][number]>`
      SELECT id, valid_to FROM posts WHERE unit_id = ${unitId} AND valid_from <= ${lastDay}::date
        AND (valid_to IS NULL OR valid_to > ${lastDay}::date)`)
    const held = await tx.many(sql<Held>`
      SELECT a.id, a.official_id, a.post_id, a.valid_from, a.valid_to FROM appointments a
      JOIN posts p ON p.id = a.post_id JOIN officials o ON o.id = a.official_id
      WHERE p.unit_id = ${unitId} AND a.valid_from <= ${lastDay}::date
        AND (a.valid_to IS NULL OR a.valid_to > ${lastDay}::date)
      ORDER BY p.code, a.valid_from, o.full_name, a.id`)
    await tx.run(sql`UPDATE units SET valid_to = ${lastDay}::date WHERE id = ${unitId}`)
    await tx.run(sql`
      INSERT INTO unit_successors (unit_id, successor_id)
      SELECT ${unitId}::uuid, s FROM unnest(${[...successorIds]}::uuid[]) AS s ON CONFLICT DO NOTHING`)
    await addSuccessionRules(tx, unitId, succession.rules)
    await tx.run(sql`
      UPDATE posts SET valid_to = ${lastDay}::date WHERE id = ANY (${posts.map(({ id }) => id)}::uuid[])`)
    await tx.run(sql`
      UPDATE appointments SET valid_to = ${lastDay}::date WHERE id = ANY (${held.map(({ id }) => id)}::uuid[])`)
    await changed(tx)
    await record(tx, {
      verb: verbs.endUnit.name,
      actor,
      subjectId: unitId,
      unitId,
      occurredAt: at,
      facts: { from, successors: successorIds.length, people: held.length },
    })
    const appointed = await follow(tx, actor, at, succession, held)
    return {
      unitId,
      validTo,
      posts,
      appointments: held.map(({ id, validTo: until }) => ({ id, validTo: until })),
      appointed,
    }
  })
}

/** Adds who takes over the work of a role, where the plain successors don't say. What was decided stays. */
export async function addSuccessionRules(
  tx: Db,
  unitId: string,
  rules: readonly Omit<SuccessionRule, 'unitId'>[],
): Promise<void> {
  for (const { role, successorId, asRole } of rules)
    await tx.run(sql`
      INSERT INTO succession_rules (unit_id, role, successor_id, as_role)
      VALUES (${unitId}, ${role}, ${successorId}, ${asRole}) ON CONFLICT DO NOTHING`)
  if (rules.length > 0) await changed(tx)
}

async function follow(
  tx: Db,
  actor: Actor,
  at: Date,
  succession: Succession,
  held: readonly Held[],
): Promise<string[]> {
  const after = await loadOrganization(tx)
  const { from, decision } = succession
  const appointed: { id: string; officialId: string; post: Post }[] = []
  for (const { officialId, postId } of held) {
    const post = postAfter(after, succession, postId, appointed)
    if (post) appointed.push({ id: newId(), officialId, post })
  }
  await tx.run(sql`
    INSERT INTO appointments (id, official_id, post_id, valid_from, decision)
    SELECT id, official_id, post_id, ${from}::date, ${decision}
    FROM unnest(${appointed.map(({ id }) => id)}::uuid[], ${appointed.map(({ officialId }) => officialId)}::uuid[],
      ${appointed.map(({ post }) => post.id)}::uuid[]) AS a (id, official_id, post_id)`)
  await recordMany(
    tx,
    appointed.map(({ officialId, post }) => ({
      verb: verbs.followUnit.name,
      actor,
      subjectId: officialId,
      unitId: post.unitId,
      occurredAt: at,
      facts: { postId: post.id, from },
    })),
  )
  return appointed.map(({ id }) => id)
}

/** The post somebody goes to: the one the plan names, or one of their role where their work is done. */
function postAfter(
  after: Organization,
  { unitId, from, people, single }: Succession,
  postId: string,
  appointed: readonly { post: Post }[],
): Post | undefined {
  const named = people.find((each) => each.postId === postId)
  if (named) return after.findPost(named.toPostId)
  const before = after.findPost(postId)
  if (!before) return undefined
  const place = after.placeOf({ unitId, role: before.role }, from)
  const posts = after
    .postsOf(place.unitId)
    .filter((post) => post.role === place.role && post.validFrom <= from && (post.validTo ?? from) >= from)
  const holdersOf = ({ id }: Post): number =>
    after.holdersOf(id, from).length + appointed.filter(({ post }) => post.id === id).length
  const free = posts.filter((post) => holdersOf(post) === 0)
  const same = (among: readonly Post[]): Post | undefined => among.find(({ code }) => code === before.code) ?? among[0]
  return same(free) ?? (single.includes(place.role) ? undefined : same(posts))
}

/** Takes a unit's end back: unit, posts and people stand as before. */
export function restoreUnit(db: Db, actor: Actor, at: Date, ended: EndedUnit): Promise<void> {
  return db.transaction(async (tx) => {
    const { unitId, appointed, posts, appointments } = ended
    await tx.run(sql`DELETE FROM appointments WHERE id = ANY (${appointed}::uuid[])`)
    await tx.run(sql`UPDATE units SET valid_to = ${ended.validTo}::date WHERE id = ${unitId}`)
    await tx.run(sql`DELETE FROM unit_successors WHERE unit_id = ${unitId}`)
    await tx.run(sql`DELETE FROM succession_rules WHERE unit_id = ${unitId}`)
    const setBack = (table: 'posts' | 'appointments', rows: readonly { id: string; validTo: LocalDate | null }[]) =>
      tx.run(sql`
        UPDATE ${sql.table(table)} t SET valid_to = b.valid_to
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.validTo)}::date[]) AS b (id, valid_to)
        WHERE t.id = b.id`)
    await setBack('posts', posts)
    await setBack('appointments', appointments)
    await changed(tx)
    await record(tx, { verb: verbs.restoreUnit.name, actor, subjectId: unitId, unitId, occurredAt: at })
  })
}

/** Removes units that nothing came to refer to, with their posts. @throws ForeignKeyViolation something does */
export function removeUnits(db: Db, codes: readonly string[]): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.run(sql`
      DELETE FROM posts WHERE unit_id IN (SELECT id FROM units WHERE code = ANY (${[...codes]}::text[]))`)
    await tx.run(sql`UPDATE units SET parent_id = NULL WHERE code = ANY (${[...codes]}::text[])`)
    await tx.run(sql`DELETE FROM units WHERE code = ANY (${[...codes]}::text[])`)
    await changed(tx)
  })
}
