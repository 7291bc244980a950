import type { NewAct } from '../../core/ledger/index.ts'
import { recordMany } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { Concluded, Member, Told } from './story.ts'

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
const actor = ({ personId, postId, unitId }: Member) => ({ kind: 'official' as const, personId, postId, unitId })

/** Writes meetings with all that belongs to them and the acts by which it came to be. @returns how many acts */
export async function saveMeetings(tx: Db, localityId: number, told: readonly Told[]): Promise<number> {
  const rows = told.map((each) => ({
    each,
    plannedAt: after(each.startsAt, -3 * DAY_MS),
    heldAt: after(each.endsAt, HOUR_MS / 2),
    issuedAt: after(each.endsAt, 3 * HOUR_MS),
    issueAct: newIdAt(after(each.endsAt, 3 * HOUR_MS)),
  }))
  await tx.run(sql`
    INSERT INTO meetings (locality_id, id, unit_id, level, kind, title, chair_id, secretary_id, starts_at, ends_at, mode, place, link, agenda,
      guests, note, state, planned_by, planned_at, called_by, called_at, began_at, ended_at, guests_came, attendees, held_at, held_by,
      conclusions, issued_at, issued_by, issue_act_id)
    SELECT ${localityId}::integer, id, unit_id, level, kind, title, chair_id, secretary_id, starts_at, ends_at, mode, place, link, agenda, '{}', '', state,
      chair_id, planned_at, chair_id, planned_at, began_at, ended_at, guests_came, attendees, held_at,
      CASE WHEN held_at IS NOT NULL THEN chair_id END, conclusions, issued_at, CASE WHEN issued_at IS NOT NULL THEN chair_id END, issue_act_id
    FROM jsonb_to_recordset(${json(
      rows.map(({ each, plannedAt, heldAt, issuedAt, issueAct }) => {
        const over = each.state !== 'called'
        const done = each.state === 'concluded'
        return {
          id: each.id,
          unit_id: each.circle.unitId,
          level: each.circle.level,
          kind: each.kind,
          title: each.title,
          chair_id: each.circle.head.personId,
          secretary_id: each.circle.secretary?.personId ?? null,
          starts_at: each.startsAt,
          ends_at: each.endsAt,
          mode: each.mode,
          place: each.mode === 'online' ? '' : `Hội trường ${each.circle.name}`,
          link: each.mode === 'inPerson' ? '' : 'https://hop.camlo.example/phong-1',
          agenda: each.agenda,
          state: each.state,
          planned_at: plannedAt,
          began_at: over ? each.startsAt : null,
          ended_at: over ? each.endsAt : null,
          guests_came: over ? 0 : null,
          attendees: over ? each.people.filter(({ attended }) => attended).length : null,
          held_at: over ? heldAt : null,
          conclusions: each.conclusions.length,
          issued_at: done ? issuedAt : null,
          issue_act_id: done ? issueAct : null,
        }
      }),
    )}) AS m (id uuid, unit_id uuid, level text, kind text, title text, chair_id uuid, secretary_id uuid, starts_at timestamptz,
      ends_at timestamptz, mode text, place text, link text, agenda text[], state text, planned_at timestamptz, began_at timestamptz,
      ended_at timestamptz, guests_came smallint, attendees smallint, held_at timestamptz, conclusions smallint, issued_at timestamptz,
      issue_act_id uuid)`)
  await tx.run(sql`
    INSERT INTO meeting_people (locality_id, meeting_id, person_id, unit_id, role, starts_at, ends_at, answer, substitute_id, reason, answered_at,
      attended)
    SELECT ${localityId}::integer, meeting_id, person_id, unit_id, role, starts_at, ends_at, answer, substitute_id, reason, answered_at, attended
    FROM jsonb_to_recordset(${json(
      told.flatMap((each) =>
        each.people.map((person) => ({
          meeting_id: each.id,
          person_id: person.personId,
          unit_id: person.unitId,
          role: person.role,
          starts_at: each.startsAt,
          ends_at: each.endsAt,
          answer: person.answer,
          substitute_id: person.substituteId,
          reason: person.reason,
          answered_at: person.answer && person.role !== 'chair' ? after(each.startsAt, -2 * DAY_MS) : null,
          attended: person.attended,
        })),
      ),
    )}) AS p (meeting_id uuid, person_id uuid, unit_id uuid, role text, starts_at timestamptz, ends_at timestamptz, answer text,
      substitute_id uuid, reason text, answered_at timestamptz, attended boolean)`)
  const conclusions = told.flatMap((each) => each.conclusions.map((conclusion) => ({ each, conclusion })))
  await tx.run(sql`
    INSERT INTO meeting_conclusions (locality_id, id, meeting_id, number, kind, body, lead_unit_id, due_on, state, noted_by, noted_at, decided_by,
      decided_at, task_id)
    SELECT ${localityId}::integer, id, meeting_id, number, kind, body, lead_unit_id, due_on, state, by, noted_at,
      CASE WHEN decided_at IS NOT NULL THEN by END, decided_at, task_id
    FROM jsonb_to_recordset(${json(
      conclusions.map(({ each, conclusion }) => {
        const decided = conclusion.taskId !== null || each.state === 'concluded'
        return {
          id: conclusion.id,
          meeting_id: each.id,
          number: conclusion.number,
          kind: conclusion.kind,
          body: conclusion.body,
          lead_unit_id: conclusion.lead?.unitId ?? null,
          due_on: conclusion.dueOn,
          state: decided ? 'confirmed' : 'noted',
          by: each.circle.head.personId,
          noted_at: after(each.endsAt, HOUR_MS / 2),
          decided_at: decided ? after(each.endsAt, HOUR_MS) : null,
          task_id: conclusion.taskId,
        }
      }),
    )}) AS c (id uuid, meeting_id uuid, number smallint, kind text, body text, lead_unit_id uuid, due_on date, state text, by uuid,
      noted_at timestamptz, decided_at timestamptz, task_id uuid)`)
  await saveTasks(tx, localityId, conclusions)
  const acts = [...rows.flatMap(actsOf), ...conclusions.flatMap(taskActs)].sort(
    (one, other) => one.occurredAt.getTime() - other.occurredAt.getTime(),
  )
  await recordMany(tx, acts)
  return acts.length
}

interface Given {
  each: Told
  conclusion: Concluded
}

/** The tasks that conclusions became, each with its submission. */
async function saveTasks(tx: Db, localityId: number, conclusions: readonly Given[]): Promise<void> {
  const rows = conclusions.flatMap(({ each, conclusion: { id, number, body, lead, dueOn, taskId, handedIn } }) => {
    if (!taskId || !lead || !dueOn) return []
    const given = after(each.endsAt, HOUR_MS)
    const due = new Date(`${dueOn}T23:59:59.999+07:00`)
    const { head } = each.circle
    return [
      {
        id: taskId,
        title: body,
        folded: foldVietnamese(body)
          .replace(/[^a-z0-9]+/g, ' ')
          .trim(),
        origin_id: id,
        origin_number: `Kết luận ${number}`,
        person: head.personId,
        post: head.postId,
        unit: head.unitId,
        lead_unit: lead.unitId,
        lead_person: lead.personId,
        state: handedIn ? 'approved' : 'inProgress',
        given,
        due,
        near: after(due, -3 * DAY_MS),
        handed_in: handedIn,
        closed: handedIn && after(handedIn, HOUR_MS),
        submission: handedIn && newIdAt(handedIn),
      },
    ]
  })
  const shape = sql`(id uuid, title text, folded text, origin_id uuid, origin_number text, person uuid, post uuid, unit uuid, lead_unit uuid,
    lead_person uuid, state text, given timestamptz, due timestamptz, near timestamptz, handed_in timestamptz, closed timestamptz, submission uuid)`
  await tx.run(sql`
    INSERT INTO tasks (locality_id, id, title, folded, origin_kind, origin_id, origin_number, root_id, assigner_person_id, assigner_post_id,
      assigner_unit_id, lead_unit_id, lead_person_id, hours, state, created_at, assigned_at, accepted_at, begun_at, submitted_at, decided_at,
      closed_at, first_due_at, due_at, near_at, quality, progress)
    SELECT ${localityId}::integer, id, title, folded, 'conclusion', origin_id, origin_number, id, person, post, unit, lead_unit, lead_person, 8, state,
      given, given, given, given, handed_in, closed, closed, due, due, near, CASE WHEN closed IS NOT NULL THEN 'met' END,
      CASE WHEN closed IS NOT NULL THEN 100 ELSE 0 END
    FROM jsonb_to_recordset(${json(rows)}) AS t ${shape}`)
  await tx.run(sql`
    INSERT INTO task_submissions (locality_id, id, task_id, round, result, submitted_by, submitted_at, decision, quality, decided_by, decided_at)
    SELECT ${localityId}::integer, submission, id, 1, 'Đã hoàn thành theo kết luận', lead_person, handed_in, 'approved', 'met', person, closed
    FROM jsonb_to_recordset(${json(rows.filter(({ submission }) => submission))}) AS t ${shape}`)
}

type Row = { each: Told; plannedAt: Date; heldAt: Date; issuedAt: Date; issueAct: string }

function actsOf({ each, plannedAt, heldAt, issuedAt, issueAct }: Row): NewAct[] {
  const { circle, startsAt, people, state } = each
  const by = (
    verb: NewAct['verb'],
    occurredAt: Date,
    more: Partial<NewAct> = {},
    who: Member = circle.head,
  ): NewAct => ({
    verb,
    actor: actor(who),
    subjectId: each.id,
    caseId: each.id,
    unitId: circle.unitId,
    personId: who.personId,
    occurredAt,
    ...more,
  })
  return [
    by('meeting.plan', plannedAt, {
      dueAt: startsAt,
      facts: { kind: each.kind, mode: each.mode, people: people.length },
    }),
    by('meeting.call', plannedAt, { dueAt: startsAt, facts: { people: people.length, clashes: 0 } }),
    ...people.flatMap((person) =>
      person.answer && person.role !== 'chair'
        ? [
            by(
              'meeting.answer',
              after(startsAt, -2 * DAY_MS),
              { outcome: person.answer, facts: { person: person.personId } },
              person,
            ),
          ]
        : [],
    ),
    ...(state === 'called'
      ? []
      : [by('meeting.hold', heldAt, { facts: { attendees: people.filter(({ attended }) => attended).length } })]),
    ...each.conclusions.map(({ id, kind }) => by('meeting.note', heldAt, { facts: { conclusion: id, kind } })),
    ...each.conclusions.flatMap(({ id, taskId }) =>
      taskId ? [by('meeting.confirm', after(each.endsAt, HOUR_MS), { facts: { conclusion: id, task: taskId } })] : [],
    ),
    ...(state === 'concluded'
      ? [by('meeting.issue', issuedAt, { id: issueAct, facts: { conclusions: each.conclusions.length } })]
      : []),
  ]
}

function taskActs({ each, conclusion: { lead, dueOn, taskId, handedIn } }: Given): NewAct[] {
  if (!taskId || !lead || !dueOn) return []
  const dueAt = new Date(`${dueOn}T23:59:59.999+07:00`)
  const act = (verb: NewAct['verb'], who: Member, occurredAt: Date, more: Partial<NewAct> = {}): NewAct => ({
    verb,
    actor: actor(who),
    subjectId: taskId,
    caseId: taskId,
    unitId: lead.unitId,
    personId: lead.personId,
    occurredAt,
    dueAt,
    ...more,
  })
  const outcome = handedIn && handedIn <= dueAt ? 'onTime' : 'late'
  return [
    act('task.assign', each.circle.head, after(each.endsAt, HOUR_MS), { facts: { origin: 'conclusion', weight: 1 } }),
    ...(handedIn
      ? [
          act('task.submit', lead, handedIn, { outcome }),
          act('task.approve', each.circle.head, after(handedIn, HOUR_MS), { outcome, stepKey: 'met' }),
        ]
      : []),
  ]
}
