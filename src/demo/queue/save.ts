import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import type { QueueOffice } from '../../domains/counter/hall.ts'
import { hashOf, ticketToken } from '../../domains/counter/tokens.ts'
import { deskVerbs, ticketVerbs } from '../../domains/counter/verbs.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Happening, PlayedDay, StaffedDesk } from './play.ts'

/** One office's day, played. */
export interface OfficeDay {
  office: QueueOffice
  day: string
  desks: StaffedDesk[]
  played: PlayedDay
  /** The day isn't over: its desks stay open. */
  isToday: boolean
  /** The office holds extra hours on it. */
  extra: boolean
}

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/** Writes a day of all offices, with its acts in the order they happened. */
export async function saveDay(tx: Db, localityId: number, secret: string, days: readonly OfficeDay[]): Promise<void> {
  if (days.length === 0) return
  const tickets = days.flatMap(({ office, day, played }) =>
    played.tickets.map(({ desk, channel, ...ticket }) => ({
      ...ticket,
      channel,
      unitId: office.unit.id,
      day,
      deskId: desk?.id ?? null,
      deskNumber: desk?.number ?? null,
      calls: ticket.calledAt ? 1 : 0,
      hash: hashOf(ticketToken(secret, ticket.id)).toString('hex'),
    })),
  )
  await tx.run(sql`
    INSERT INTO queue_tickets (locality_id, id, unit_id, day, code, group_key, priority, channel, token_hash, state, taken_at,
      skips, returns_after, desk_id, desk_number, call_number, calls, called_at, last_called_at, served_at, ended_at,
      waited_seconds, served_seconds)
    SELECT ${localityId}::integer, id, "unitId", day, code, "groupKey", priority, channel, decode(hash, 'hex'), state, "takenAt",
      skips, "returnsAfter", "deskId", "deskNumber", "callNumber", calls, "calledAt", "calledAt", "servedAt", "endedAt",
      "waitedSeconds", "servedSeconds"
    FROM jsonb_to_recordset(${json(tickets)}) AS t (id uuid, "unitId" uuid, day date, code text, "groupKey" text, priority text,
      channel text, hash text, state text, "takenAt" timestamptz, skips smallint, "returnsAfter" integer, "deskId" uuid,
      "deskNumber" smallint, "callNumber" integer, calls smallint, "calledAt" timestamptz, "servedAt" timestamptz,
      "endedAt" timestamptz, "waitedSeconds" integer, "servedSeconds" integer)`)
  const lines = days.flatMap(({ office, day, played }) =>
    played.lines.map((line) => ({ ...line, unitId: office.unit.id, day })),
  )
  await tx.run(sql`
    INSERT INTO queue_lines (locality_id, unit_id, day, group_key, last, called)
    SELECT ${localityId}::integer, "unitId", day, "groupKey", last, called
    FROM jsonb_to_recordset(${json(lines)}) AS l ("unitId" uuid, day date, "groupKey" text, last integer, called integer)`)
  const sums = days.map(({ office, day, played }) => ({ unitId: office.unit.id, day, calls: played.calls }))
  await tx.run(sql`
    INSERT INTO queue_days (locality_id, unit_id, day, calls)
    SELECT ${localityId}::integer, "unitId", day, calls
    FROM jsonb_to_recordset(${json(sums)}) AS d ("unitId" uuid, day date, calls integer)`)
  await tx.run(sql`
    INSERT INTO queue_desks (locality_id, id, unit_id, day, number, official_id, groups, opened_at, closed_at)
    SELECT ${localityId}::integer, id, "unitId", day, number, "officialId", ARRAY(SELECT jsonb_array_elements_text(groups)),
      "openedAt", "closedAt"
    FROM jsonb_to_recordset(${json(days.flatMap(deskRows))}) AS d (id uuid, "unitId" uuid, day date, number smallint,
      "officialId" uuid, groups jsonb, "openedAt" timestamptz, "closedAt" timestamptz)`)
  const acts = days.flatMap((day) => [...deskActs(day), ...day.played.happenings.map((each) => actOf(day, each))])
  await recordMany(
    tx,
    acts.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()),
  )
}

/** A desk opens with the day's first number and closes after its last. */
function spanOf({ played }: OfficeDay): { first: Date; last: Date } {
  const times = played.happenings.map(({ at }) => at.getTime())
  return { first: new Date(Math.min(...times)), last: new Date(Math.max(...times)) }
}

function deskRows(day: OfficeDay) {
  const { first, last } = spanOf(day)
  return day.desks.map(({ id, number, groups, actor }) => ({
    id,
    unitId: day.office.unit.id,
    day: day.day,
    number,
    officialId: actor.personId,
    groups,
    openedAt: first,
    closedAt: day.isToday ? null : last,
  }))
}

function deskActs(day: OfficeDay): NewAct[] {
  const { first, last } = spanOf(day)
  const unitId = day.office.unit.id
  return day.desks.flatMap(({ id, number, groups, actor }): NewAct[] => {
    const about = { actor, subjectId: id, unitId, personId: actor.personId }
    const opened: NewAct = {
      ...about,
      verb: deskVerbs.open.name,
      occurredAt: first,
      facts: { desk: number, groups: groups.join(' ') },
    }
    return day.isToday
      ? [opened]
      : [opened, { ...about, verb: deskVerbs.close.name, occurredAt: last, facts: { desk: number } }]
  })
}

const actOf = ({ office }: OfficeDay, { at, deed, desk, ticket, facts }: Happening): NewAct => ({
  verb: ticketVerbs[deed].name,
  actor: desk?.actor ?? { kind: 'citizen' },
  subjectId: ticket.id,
  caseId: ticket.id,
  unitId: office.unit.id,
  stepKey: ticket.groupKey,
  occurredAt: at,
  ...(desk ? { personId: desk.actor.personId } : {}),
  facts: { code: ticket.code, ...facts },
})

const DAY_MINUTES = 1_440
/** Extra hours began so long ago. */
const SINCE_MINUTES = 120
const REASON = 'Buổi tiếp dân ngoài giờ (trình diễn)'

/** Extra hours of today, from a while ago until midnight. */
export async function saveExtraHours(tx: Db, localityId: number, days: readonly OfficeDay[], now: Date): Promise<void> {
  for (const { office, day, desks, extra } of days) {
    const [desk] = desks
    if (!extra || !desk) continue
    const minute = Math.floor((now.getTime() - new Date(`${day}T00:00:00+07:00`).getTime()) / 60_000)
    const [from, id] = [Math.max(0, minute - SINCE_MINUTES), newId()]
    await tx.run(
      tx.q.insertInto('queueExtraHours').values({
        localityId,
        id,
        unitId: office.unit.id,
        day,
        fromMinute: from,
        toMinute: DAY_MINUTES,
        reason: REASON,
        announcedAt: now,
      }),
    )
    await tx.run(sql`UPDATE queue_state SET version = version + 1`)
    await recordMany(tx, [
      {
        verb: deskVerbs.announceHours.name,
        actor: { kind: 'system' },
        subjectId: id,
        unitId: office.unit.id,
        occurredAt: now,
        facts: { day },
      },
    ])
  }
}
