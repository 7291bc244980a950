import { localDateOf, plusWorkingMinutes, workingMinutesBetween } from '../../core/calendar/index.ts'
import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import { progressOf } from '../../domains/work/rules/progress.ts'
import { isWorkedOn } from '../../domains/work/rules/task.ts'
import { sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { type LivedRow, live, type Official } from './life.ts'

import { EXPECTED, SHARES, STEPS, TALKS } from './titles.ts'
import type { Inside, Place, Told } from './told.ts'
import type { World } from './world.ts'

const WITH_STEPS = 0.5
const WITH_WORDS = 0.4
const WITH_PARTS = 0.3
const WITH_NEEDS = 0.5
const WITH_NEEDS_MET = 0.08
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** An act beside a task's own life. */
export const actBeside = (
  { given, lived }: Told,
  verb: string,
  actor: Official,
  at: Date,
  more: Partial<NewAct> = {},
): NewAct => {
  const { leadPersonId, dueAt } = lived.row
  return {
    id: newIdAt(at),
    verb: `task.${verb}` as NewAct['verb'],
    actor,
    subjectId: given.id,
    caseId: given.parent?.rootId ?? given.id,
    unitId: given.unitId,
    ...(leadPersonId ? { personId: leadPersonId } : {}),
    ...(given.origin.partId ? { topicId: given.origin.partId } : {}),
    ...(dueAt ? { dueAt } : {}),
    occurredAt: at,
    ...more,
  }
}

/** A moment of office hours, some part of the way from one to another. */
const within = ({ calendar }: World, from: Date, until: Date, share: number): Date =>
  from < until
    ? plusWorkingMinutes(calendar, from, Math.max(1, Math.floor(share * workingMinutesBetween(calendar, from, until))))
    : from

/** Steps and words of one task, as far as it has come. */
export function fill(world: World, told: Told): Inside {
  const inside: Inside = { checklist: [], comments: [], mentions: [], acts: [] }
  const row = told.lived.row
  if (world.chance.chance(WITH_STEPS)) addSteps(world, told, row, inside)
  if (row.acceptedAt && world.chance.chance(WITH_WORDS)) addTalk(world, told, row, inside)
  return inside
}

function addSteps(world: World, told: Told, row: LivedRow, inside: Inside): void {
  const { given, lived } = told
  const steps = STEPS[EXPECTED.indexOf(given.expected)] ?? STEPS[0] ?? []
  const from = row.acceptedAt ?? world.to
  const end = row.submittedAt ?? world.to
  // Whoever has begun ticks what is done; who hands in has ticked all.
  const begun = row.state === 'inProgress' || row.state === 'returned'
  const done = row.submittedAt ? steps.length : begun ? world.chance.between(0, steps.length - 1) : 0
  for (const [position, item] of steps.entries()) {
    const id = newIdAt(given.at)
    const doneAt = position < done ? within(world, from, end, (position + 1) / (steps.length + 1)) : null
    inside.checklist.push({
      id,
      taskId: given.id,
      position,
      item,
      doneAt,
      doneBy: doneAt && given.doer.personId,
    })
    if (doneAt) inside.acts.push(actBeside(told, 'check', given.doer, doneAt, { facts: { item: id } }))
  }
  const { percent, basis } = progressOf({
    state: row.state,
    parts: [],
    checklist: { done, all: steps.length },
    typed: null,
  })
  Object.assign(lived.row, { progress: percent, progressBasis: basis })
}

function addTalk(world: World, told: Told, row: LivedRow, inside: Inside): void {
  const { chance, to, organization } = world
  const { given } = told
  const people = { doer: given.doer, giver: given.giver, head: given.head }
  const end = row.submittedAt ?? to
  for (const talk of [chance.pick(TALKS), ...(chance.chance(0.3) ? [chance.pick(TALKS)] : [])]) {
    const [by, whom, question, answer] = talk
    const [asker, asked] = [people[by], people[whom]]
    if (!asker || !asked || asker.personId === asked.personId) continue
    const say = (from: Official, to_: Official, words: string, at: Date, seenAt: Date | null) => {
      const name = organization.findOfficial(to_.personId)?.fullName ?? ''
      const act = actBeside(told, 'comment', from, at, { facts: { mentions: 1 } })
      inside.acts.push(act)
      inside.comments.push({
        id: act.id,
        taskId: given.id,
        body: `@${name} ${words}`,
        writtenBy: from.personId,
        writtenAt: at,
      })
      inside.mentions.push({ commentId: act.id, personId: to_.personId, taskId: given.id, seenAt })
    }
    const askedAt = within(world, row.acceptedAt ?? given.at, end, chance.next())
    const answeredAt = plusWorkingMinutes(world.calendar, askedAt, chance.between(20, 600))
    const answered = answeredAt < to
    // What was said days ago has been read.
    const seenOf = (at: Date) => (to.getTime() - at.getTime() > 2 * DAY_MS ? new Date(at.getTime() + DAY_MS) : null)
    say(asker, asked, question, askedAt, answered ? answeredAt : seenOf(askedAt))
    if (answered) say(asked, asker, answer, answeredAt, seenOf(answeredAt))
  }
}

/** A task that is under way, shared by two people of the office. */
export function partsWithin(world: World, told: Told): Told[] {
  const { chance, staffed, calendar, to } = world
  const { given, lived } = told
  const row = lived.row
  const { head } = given
  const officers = staffed.find(({ unit }) => unit.id === given.unitId)?.officers ?? []
  if (given.parent || !head || !given.dueOn || !row.acceptedAt || !isWorkedOn(row.state)) return []
  const [one, other] = officers
  if (!one || !other || given.dueOn < localDateOf(row.acceptedAt) || !chance.chance(WITH_PARTS)) return []
  const at = new Date(row.acceptedAt.getTime() + HOUR_MS / 2)
  if (at >= to) return []
  return chance.pick(SHARES).map((title, index) => {
    const part = {
      ...given,
      ...{ id: newIdAt(at), at, giver: head, head, doer: index === 0 ? one : other, weight: 0.5 },
      title: `${title}: ${given.title}`,
      parent: { id: given.id, rootId: given.id, depth: 1, relation: 'part' as const },
    }
    return { given: part, lived: live(calendar, chance, part, to) }
  })
}

/** Some wait for another, or waited for one that is done: never in a circle, since what is waited for was given before. */
export async function dependenciesAmong({ db, localityId, world }: Place, told: readonly Told[]): Promise<number> {
  const { chance } = world
  const rows: Record<string, unknown>[] = []
  const acts: NewAct[] = []
  const whole = told.filter(({ given }) => !given.parent)
  for (const each of whole) {
    const { given, lived } = each
    const { state, acceptedAt, submittedAt } = lived.row
    const notBegun = state === 'assigned' || state === 'accepted'
    if (!chance.chance(notBegun ? WITH_NEEDS : WITH_NEEDS_MET)) continue
    const before = whole.filter((other) => {
      const { closedAt, state: standing } = other.lived.row
      const near = other.given.unitId === given.unitId || other.given.giver.postId === given.giver.postId
      // Nothing is handed in before what it needed was done.
      const fits = notBegun
        ? isWorkedOn(standing)
        : closedAt && submittedAt && closedAt > given.at && closedAt < submittedAt
      return near && fits && other.given.at < given.at
    })
    const needed = before.length > 0 ? chance.pick(before.slice(-20)) : undefined
    if (!needed) continue
    const at = new Date((notBegun && acceptedAt ? acceptedAt : given.at).getTime() + 60_000)
    const by = notBegun && acceptedAt ? given.doer : given.giver
    rows.push({ taskId: given.id, needsId: needed.given.id, addedBy: by.personId, addedAt: at })
    acts.push(actBeside(each, 'depend', by, at, { facts: { needs: needed.given.id } }))
  }
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO task_dependencies (locality_id, task_id, needs_id, added_by, added_at)
      SELECT ${localityId}::integer, r."taskId", r."needsId", r."addedBy", r."addedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        AS r ("taskId" uuid, "needsId" uuid, "addedBy" uuid, "addedAt" timestamptz)`)
    await recordMany(tx, acts)
  })
  return acts.length
}
