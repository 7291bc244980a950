import {
  calendarSource,
  dueAt,
  localDateOf,
  plusWorkingMinutes,
  workingMinutesBetween,
} from '../core/calendar/index.ts'
import { type Actor, type NewAct, recordMany } from '../core/ledger/index.ts'
import { findLocality, loadOrganization, type Organization } from '../core/organization/index.ts'
import type { Cause } from '../domains/satisfaction/index.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newIdAt } from '../platform/ids.ts'
import { type Random, random } from './random.ts'

const CHUNK = 500
const WORKING_DAYS = 5
const STARS_AT_MOST = 2
/** Who follows a rating up, the nearest first. */
const HEADS = ['oneStopHead', 'communeChair', 'officeHead', 'departmentHead', 'districtHead']

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

const CASES: Record<Cause, readonly { comment: string; said: string; done: string; answer: string }[]> = {
  time: [
    {
      comment: 'Hẹn nhiều lần mới có kết quả.',
      said: 'Đã xin lỗi, giải thích hồ sơ chậm ở khâu thẩm tra; người dân mong được báo trước khi trễ.',
      done: 'Nhắc bộ phận thẩm tra; từ nay báo trước khi quá hạn và gửi thư xin lỗi kèm ngày hẹn lại.',
      answer:
        'Chúng tôi xin lỗi vì trả kết quả chậm. Bộ phận liên quan đã bị nhắc nhở; từ nay hồ sơ có nguy cơ trễ sẽ được báo trước.',
    },
  ],
  conduct: [
    {
      comment: 'Cán bộ hướng dẫn cộc lốc.',
      said: 'Người dân kể lại buổi làm việc; đã ghi nhận và xin lỗi.',
      done: 'Trao đổi riêng với công chức tiếp nhận, nhắc lại quy tắc ứng xử.',
      answer: 'Chúng tôi xin lỗi về thái độ phục vụ hôm đó. Công chức tiếp nhận đã được nhắc nhở và rút kinh nghiệm.',
    },
  ],
  papers: [
    {
      comment: 'Phải đi lại hai lần vì hướng dẫn chưa đủ giấy tờ.',
      said: 'Lần đầu chưa được dặn mang bản chính để đối chiếu.',
      done: 'Sửa bản hướng dẫn tại quầy, in kèm danh mục giấy tờ.',
      answer: 'Chúng tôi đã sửa bản hướng dẫn: từ nay danh mục giấy tờ được in đưa ngay lần đầu.',
    },
  ],
  place: [
    {
      comment: 'Chỗ ngồi chờ chật, nóng.',
      said: 'Góp ý về phòng chờ vào buổi chiều.',
      done: 'Kê thêm ghế, lắp thêm quạt ở phòng chờ.',
      answer: 'Phòng chờ đã có thêm ghế và quạt. Cảm ơn góp ý của ông/bà.',
    },
  ],
  other: [
    {
      comment: 'Không nhận được tin nhắn báo kết quả.',
      said: 'Số điện thoại ghi trong hồ sơ thiếu một chữ số.',
      done: 'Yêu cầu đọc lại số điện thoại khi tiếp nhận.',
      answer: 'Số điện thoại trong hồ sơ bị ghi thiếu; từ nay công chức đọc lại số khi tiếp nhận.',
    },
  ],
}

interface Low {
  dossierId: string
  procedureId: string
  decidingUnitId: string
  lateUnitId: string | null
  stars: number
  ratedAt: Date
}

type Handler = Extract<Actor, { kind: 'official' }>

/** Follows the demonstration's low ratings up: those of earlier weeks are answered, of the last days some still wait. */
export async function loadFollowUps(db: Db, to: Date): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')
  const chance = random(23)
  const [organization, calendar, low] = await Promise.all([
    loadOrganization(db),
    calendarSource(db)(),
    db.many(sql<Low>`
      SELECT r.dossier_id, d.procedure_id, d.deciding_unit_id, r.stars, r.rated_at,
        (SELECT l.unit_id FROM dossier_lateness l WHERE l.locality_id = r.locality_id AND l.dossier_id = r.dossier_id AND l.cause = 'office'
         GROUP BY 1 ORDER BY sum(l.working_minutes) DESC, 1 LIMIT 1) AS late_unit_id
      FROM ratings r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      WHERE r.locality_id = ${locality.id} AND r.stars <= ${STARS_AT_MOST}
        AND NOT EXISTS (SELECT FROM follow_ups f WHERE f.locality_id = r.locality_id AND f.dossier_id = r.dossier_id)
      ORDER BY r.rated_at`),
  ])
  const followed = low.map((each) => {
    const unitId = each.lateUnitId ?? each.decidingUnitId
    const handler = headOver(organization, unitId, to)
    const cause = causeOf(each, chance)
    const due = dueAt(calendar, each.ratedAt, { amount: WORKING_DAYS, unit: 'workingDays' }).at
    const answeredAt = plusWorkingMinutes(
      calendar,
      each.ratedAt,
      chance.between(240, chance.chance(0.9) ? 2_300 : 3_600),
    )
    // Of the last weeks some were forgotten: something to look at for whoever tries it.
    const forgotten = to.getTime() - each.ratedAt.getTime() < 60 * 86_400_000 && chance.chance(0.4)
    const isAnswered = handler !== undefined && answeredAt < to && !forgotten
    const closedAt = plusWorkingMinutes(calendar, answeredAt, chance.between(480, 2_400))
    return {
      ...each,
      id: newIdAt(each.ratedAt),
      unitId,
      handler,
      cause,
      said: chance.pick(CASES[cause]),
      due,
      workingMinutes: Math.round(workingMinutesBetween(calendar, each.ratedAt, answeredAt)),
      lateMinutes: answeredAt > due ? Math.round(workingMinutesBetween(calendar, due, answeredAt)) : 0,
      answeredAt: isAnswered ? answeredAt : null,
      settledAt: isAnswered && closedAt < to && chance.chance(0.55) ? closedAt : null,
      closedAt: isAnswered && closedAt < to ? new Date(closedAt.getTime() + 60_000) : null,
    }
  })
  let acts = 0
  for (let at = 0; at < followed.length; at += CHUNK)
    acts += await save(db, locality.id, followed.slice(at, at + CHUNK))
  return { acts }
}

function causeOf({ lateUnitId }: Low, chance: Random): Cause {
  if (lateUnitId) return 'time'
  return chance.weighted({ conduct: 3, time: 2, papers: 3, place: 1, other: 1 })
}

/** Whoever leads a unit or the nearest one above. */
function headOver(organization: Organization, unitId: string, at: Date): Handler | undefined {
  const on = localDateOf(at)
  for (let id: string | null = unitId; id; id = organization.findUnit(id)?.parentId ?? null)
    for (const role of HEADS)
      for (const { id: personId } of organization.holders(id, role, on)) {
        const held = organization.heldBy(personId, at, on).find(({ post }) => post.unitId === id && post.role === role)
        if (held) return { kind: 'official', personId, postId: held.post.id, unitId: id }
      }
  return undefined
}

type Followed = Low & {
  id: string
  unitId: string
  handler: Handler | undefined
  cause: Cause
  said: (typeof CASES)[Cause][number]
  due: Date
  workingMinutes: number
  lateMinutes: number
  answeredAt: Date | null
  settledAt: Date | null
  closedAt: Date | null
}

function actsOf(each: Followed): (NewAct & { id: string; kind?: string; body?: string; way?: string })[] {
  const { handler, answeredAt, settledAt, closedAt, ratedAt, due, cause, said } = each
  const common = { subjectId: each.dossierId, caseId: each.dossierId, topicId: each.procedureId, unitId: each.unitId }
  const by = (at: Date, verb: NewAct['verb'], more: Partial<NewAct> = {}) => ({
    ...common,
    id: newIdAt(at),
    verb,
    actor: handler ?? { kind: 'system' as const },
    ...(handler ? { personId: handler.personId } : {}),
    occurredAt: at,
    facts: { followUp: each.id },
    ...more,
  })
  const opened = { ...common, id: newIdAt(ratedAt), verb: 'followUp.open' as const, actor: { kind: 'system' as const } }
  return [
    { ...opened, occurredAt: ratedAt, dueAt: due, facts: { followUp: each.id, stars: each.stars } },
    ...(answeredAt
      ? [
          {
            ...by(new Date(answeredAt.getTime() - 20 * 60_000), 'followUp.contact'),
            facts: { followUp: each.id, way: 'phone' },
            kind: 'contact',
            body: said.said,
            way: 'phone',
          },
          {
            ...by(answeredAt, 'followUp.answer', {
              dueAt: due,
              outcome: answeredAt > due ? 'late' : 'onTime',
              workingMinutes: each.workingMinutes,
              lateMinutes: each.lateMinutes,
              facts: { followUp: each.id, cause },
            }),
            kind: 'answer',
            body: said.answer,
          },
        ]
      : []),
    ...(settledAt
      ? [
          {
            ...common,
            id: newIdAt(settledAt),
            verb: 'followUp.settle' as const,
            actor: { kind: 'citizen' as const },
            occurredAt: settledAt,
            outcome: 'settled',
            facts: { followUp: each.id },
          },
        ]
      : []),
    ...(closedAt ? [{ ...by(closedAt, 'followUp.close'), kind: 'close', body: '' }] : []),
  ]
}

async function save(db: Db, localityId: number, some: readonly Followed[]): Promise<number> {
  const acts = some.flatMap(actsOf)
  const rows = some.map(({ handler, said, answeredAt, due, ...each }) => ({
    ...each,
    due,
    answeredAt,
    state: each.closedAt ? 'closed' : answeredAt ? 'answered' : 'open',
    cause: answeredAt ? each.cause : null,
    done: answeredAt ? said.done : null,
    answer: answeredAt ? said.answer : null,
    handlerId: answeredAt ? (handler?.personId ?? null) : null,
    late: answeredAt !== null && answeredAt > due,
    comment: said.comment,
  }))
  const notes = acts.flatMap(({ id, kind, body, way, actor, occurredAt, facts }) =>
    kind === undefined
      ? []
      : [
          {
            id,
            kind,
            body,
            way: way ?? null,
            followUpId: facts?.followUp,
            by: actor.kind === 'official' ? actor.personId : null,
            at: occurredAt,
          },
        ],
  )
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO follow_ups (locality_id, id, dossier_id, procedure_id, unit_id, stars, state, opened_at, due_at, cause, done, answer,
        answered_at, answered_by, late, settled, settled_at, closed_at, closed_by)
      SELECT ${localityId}::integer, id, "dossierId", "procedureId", "unitId", stars, state, "ratedAt", due, cause, done, answer,
        "answeredAt", "handlerId", late, CASE WHEN "settledAt" IS NOT NULL THEN true END, "settledAt", "closedAt",
        CASE WHEN "closedAt" IS NOT NULL THEN "handlerId" END
      FROM jsonb_to_recordset(${json(rows)}) AS r (id uuid, "dossierId" uuid, "procedureId" uuid, "unitId" uuid, stars smallint, state text,
        "ratedAt" timestamptz, due timestamptz, cause text, done text, answer text, "answeredAt" timestamptz, "handlerId" uuid,
        late boolean, "settledAt" timestamptz, "closedAt" timestamptz)`)
    await tx.run(sql`
      UPDATE ratings t SET comment = r.comment FROM jsonb_to_recordset(${json(rows)}) AS r ("dossierId" uuid, comment text)
      WHERE t.locality_id = ${localityId} AND t.dossier_id = r."dossierId" AND t.comment IS NULL`)
    await tx.run(sql`
      INSERT INTO follow_up_notes (locality_id, id, follow_up_id, kind, way, body, written_by, written_at)
      SELECT ${localityId}::integer, id, "followUpId", kind, way, body, by, at
      FROM jsonb_to_recordset(${json(notes)}) AS r (id uuid, "followUpId" uuid, kind text, way text, body text, by uuid, at timestamptz)`)
    await recordMany(
      tx,
      acts.map(({ kind: _, body: __, way: ___, ...act }) => act),
    )
  })
  return acts.length
}
