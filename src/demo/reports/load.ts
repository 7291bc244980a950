import { calendarSource, dateOfDay, dayNumberOf, isWorkingDay, localDateOf } from '../../core/calendar/index.ts'
import { authorityOf, issuePaper } from '../../core/correspondence/index.ts'
import { grants } from '../../core/identity/index.ts'
import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import {
  findLocality,
  loadOrganization,
  type Organization,
  type Post,
  type Unit,
} from '../../core/organization/index.ts'
import { daysOf, mondayOf } from '../../domains/oversight/index.ts'
import { meetingsOfWeek, plannedTargets } from '../../domains/oversight/queries/week.ts'
import {
  behindIn,
  compose,
  type Quality,
  type ReportedTask,
  type Sections,
  type UnitDone,
  weekInWords,
} from '../../domains/oversight/rules/report.ts'
import { words } from '../../domains/oversight/words.ts'
import { findTargetStates } from '../../domains/resolutions/index.ts'
import { taskWords } from '../../domains/work/index.ts'
import { dueAtOf } from '../../domains/work/rules/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { type Random, random } from '../random.ts'
import { type StoodThen, stoodAt, type Week } from './as-of.ts'

const WEEKS = 8
/** Besides the district: so many of its offices and so many communes report. */
const OFFICES = 2
const COMMUNES = 2
const MOST_WAITS = 40
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const startOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`)

const REMARKS: readonly string[] = [
  'Các đơn vị có việc quá hạn báo cáo nguyên nhân tại giao ban đầu tuần.',
  'Đề nghị đơn vị chủ trì chủ động làm việc với đơn vị phối hợp, không chờ văn bản đôn đốc.',
  'Biểu dương các đơn vị hoàn thành trước hạn; rút kinh nghiệm việc gửi số liệu chậm.',
  'Tập trung các việc đến hạn tuần tới; việc khó khăn báo cáo trước thứ Tư.',
]

interface World {
  db: Db
  localityId: number
  organization: Organization
  chance: Random
  to: Date
}

/**
 * The weekly reports of the last two months: each from the figures as they stood at the end of its week, with the remark of whoever sent it;
 * this week's is a draft.
 */
export async function loadReports(db: Db, to: Date): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  const known = await db.first(sql`SELECT 1 FROM weekly_reports LIMIT 1`)
  if (!locality || known) return { acts: 0 }
  const [organization, calendar] = await Promise.all([loadOrganization(db), calendarSource(db)()])
  const world: World = { db, localityId: locality.id, organization, chance: random(52), to }
  const thisWeek = mondayOf(localDateOf(to))
  const weeks = Array.from({ length: WEEKS + 1 }, (_, back) =>
    weekOf(dateOfDay(dayNumberOf(thisWeek) - 7 * (WEEKS - back)), to),
  )
  const stood = Map.groupBy(await stoodAt(db, locality.id, weeks), ({ week }) => week)
  let acts = 0
  for (const week of weeks) {
    // Sent on the first working morning after.
    let day = dayNumberOf(week.monday) + 7
    while (!isWorkingDay(calendar, dateOfDay(day))) day += 1
    const sentAt = new Date(startOf(dateOfDay(day)).getTime() + 8 * HOUR_MS)
    const isSent = sentAt < to
    for (const writer of isSent ? writersIn(world) : writersIn(world).slice(0, 1)) {
      const sections = await sectionsOf(world, writer.unit, week, stood.get(week.monday) ?? [])
      acts += await db.transaction((tx) =>
        write({ ...world, db: tx }, writer, week, sections, isSent ? sentAt : undefined),
      )
    }
    // Of a week that is over on a Monday's early morning the report is still a draft; the new week has nothing to tell.
    if (!isSent) break
  }
  return { acts }
}

const weekOf = (monday: string, to: Date): Week => {
  const end = dueAtOf(daysOf(monday).to)
  return { monday, from: startOf(monday), until: end < to ? end : to }
}

interface Writer {
  unit: Unit
  post: Post
  personId: string
}

/** The district and a few of its units, each with its head. */
function writersIn({ organization, to }: World): Writer[] {
  const on = localDateOf(to)
  const headed = organization.unitsInForce(on).flatMap((unit): Writer[] => {
    const post = organization
      .postsOf(unit.id)
      .find(
        ({ role, id }) =>
          grants('task.overview', role) && role !== 'leader' && organization.holdersOf(id, on).length > 0,
      )
    const [holder] = post ? organization.holdersOf(post.id, on) : []
    return post && holder ? [{ unit, post, personId: holder.id }] : []
  })
  const of = (kinds: readonly string[], most: number) =>
    headed.filter(({ unit }) => kinds.includes(unit.kind)).slice(0, most)
  return [...of(['district'], 1), ...of(['office'], OFFICES), ...of(['commune', 'town'], COMMUNES)]
}

async function sectionsOf(world: World, unit: Unit, week: Week, stood: readonly StoodThen[]): Promise<Sections> {
  const { db, localityId, organization } = world
  const place = { db, localityId }
  const unitIds = new Set(organization.withBelow(unit.id))
  const days = daysOf(week.monday)
  const year = week.monday.slice(0, 4)
  const [meetings, planned] = await Promise.all([
    meetingsOfWeek(place, [...unitIds], days),
    plannedTargets(place, { unitIds: [unit.id], whole: unit.kind === 'district', year }),
  ])
  const states = await findTargetStates(
    db,
    localityId,
    planned.map((each) => ({ ...each, period: year })),
    localDateOf(week.until),
  )
  const nameOf = (id: string) => organization.findUnit(id)?.name.vi ?? '—'
  const told = ({ title, leadUnitId, leadPersonId, dueAt }: StoodThen): ReportedTask => ({
    ...{ title, unit: nameOf(leadUnitId), dueAt },
    person: leadPersonId ? (organization.findOfficial(leadPersonId)?.fullName ?? null) : null,
  })
  const own = stood.filter(({ leadUnitId }) => unitIds.has(leadUnitId))
  const open = own.filter(({ closedAt, handedInAt }) => closedAt === null && handedInAt === null)
  const nextEnd = dueAtOf(days.next)
  return compose({
    done: doneIn(own, nameOf),
    late: some(
      open.flatMap((each) => {
        if (each.dueAt === null || each.dueAt >= week.until) return []
        const cause = each.cause as keyof typeof taskWords.causes | null
        const days = Math.max(1, Math.floor((week.until.getTime() - each.dueAt.getTime()) / DAY_MS))
        return [{ ...told(each), days, cause: cause && taskWords.causes[cause].vi }]
      }),
    ),
    coming: some(open.filter(({ dueAt }) => dueAt !== null && dueAt >= week.until && dueAt <= nextEnd).map(told)),
    waits: waitsIn(
      stood.filter((each) => unitIds.has(each.leadUnitId) || unitIds.has(each.assignerUnitId)),
      week.until,
    )
      .slice(0, MOST_WAITS)
      .map(({ from, to, why, ...rest }) => ({
        ...{ from: nameOf(from), to: nameOf(to), ...rest },
        why: words.waits[why].vi.toLowerCase(),
      })),
    meetings,
    targets: behindIn(states, nameOf),
  })
}

const some = <Task>(tasks: readonly Task[]) => ({ count: tasks.length, first: tasks })

/** What each unit got done, in time and how it was graded. */
function doneIn(own: readonly StoodThen[], nameOf: (id: string) => string): UnitDone[] {
  const closed = Map.groupBy(
    own.filter(({ closedAt }) => closedAt !== null),
    ({ leadUnitId }) => leadUnitId,
  )
  return [...closed].map(([id, tasks]): UnitDone => {
    const graded = (quality: Quality) => tasks.filter((each) => each.quality === quality).length
    return {
      unit: nameOf(id),
      all: tasks.length,
      onTime: tasks.filter(({ dueAt, submittedAt }) => dueAt === null || (submittedAt !== null && submittedAt <= dueAt))
        .length,
      good: graded('good'),
      met: graded('met'),
      unmet: graded('unmet'),
    }
  })
}

type Why = 'decide' | 'extend' | 'accept' | 'result'

/** Which unit waited for which other, the longest first. */
function waitsIn(stood: readonly StoodThen[], until: Date) {
  const found = stood.flatMap((each): { from: string; to: string; why: Why; since: Date }[] => {
    const {
      assignerUnitId: giver,
      leadUnitId: lead,
      dueAt,
      closedAt,
      handedInAt,
      askedAt,
      acceptedAt,
      assignedAt,
    } = each
    if (closedAt !== null || giver === lead) return []
    if (handedInAt) return [{ from: lead, to: giver, why: 'decide', since: handedInAt }]
    if (!acceptedAt) return [{ from: giver, to: lead, why: 'accept', since: assignedAt }]
    return [
      ...(askedAt ? [{ from: lead, to: giver, why: 'extend' as const, since: askedAt }] : []),
      ...(dueAt && dueAt < until ? [{ from: giver, to: lead, why: 'result' as const, since: dueAt }] : []),
    ]
  })
  return [...Map.groupBy(found, ({ from, to, why }) => `${from} ${to} ${why}`).values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const since = new Date(Math.min(...group.map((each) => each.since.getTime())))
      return [{ ...first, count: group.length, since }]
    })
    .sort((one, other) => one.since.getTime() - other.since.getTime())
}

const json = (sections: Sections) => sql`${JSON.stringify(sections)}::text::jsonb`

async function write(
  { db: tx, localityId, organization, chance }: World,
  { unit, post, personId }: Writer,
  { monday, until }: Week,
  composed: Sections,
  sentAt: Date | undefined,
): Promise<number> {
  const draftedAt = sentAt ? new Date(sentAt.getTime() - 40 * 60_000) : until
  const editedAt = new Date(draftedAt.getTime() + 20 * 60_000)
  const id = newIdAt(draftedAt)
  const sections = sentAt ? { ...composed, note: chance.pick(REMARKS) } : composed
  const actor = { kind: 'official' as const, personId, postId: post.id, unitId: unit.id }
  const act = (verb: string, occurredAt: Date, facts: Record<string, unknown>): NewAct => ({
    ...{ verb: `weeklyReport.${verb}` as NewAct['verb'], actor, subjectId: id, caseId: id },
    ...{ unitId: unit.id, personId, occurredAt, facts: facts as NonNullable<NewAct['facts']> },
  })
  const keyed = (sent: NewAct) => ({ ...sent, id: newIdAt(sent.occurredAt) })
  const sending = sentAt && keyed(act('send', sentAt, { week: monday, edition: 2 }))
  const { from, to } = daysOf(monday)
  const paper =
    sending &&
    (await issuePaper(tx, localityId, {
      ...{ unitId: unit.id, unitAuthority: unit.authorityVi, kind: 'weeklyReport' },
      subject: `Báo cáo tuần ${weekInWords(from, to)}`,
      signer: {
        personId,
        name: organization.findOfficial(personId)?.fullName ?? '',
        authority: authorityOf({ title: post.title.vi }),
      },
      ...{ receivers: ['Các đơn vị trực thuộc'], caseId: id, actId: sending.id, on: localDateOf(sentAt), at: sentAt },
    }))
  await tx.run(sql`
    INSERT INTO weekly_reports (locality_id, id, unit_id, week, state, edition, sections, composed_at, drafted_by, drafted_at, sent_by, sent_at,
      send_act_id, report_no)
    VALUES (${localityId}, ${id}, ${unit.id}, ${monday}::date, ${sentAt ? 'sent' : 'draft'}, ${sentAt ? 2 : 1}, ${json(sections)}, ${draftedAt},
      ${personId}, ${draftedAt}, ${sentAt ? personId : null}, ${sentAt ?? null}, ${sending?.id ?? null},
      ${paper ? `${String(paper.number).padStart(2, '0')}/${paper.symbol}` : null})`)
  const edits = [
    { edition: 1, sections: composed, at: draftedAt },
    ...(sentAt ? [{ edition: 2, sections, at: editedAt }] : []),
  ]
  for (const { edition, sections: kept, at } of edits)
    await tx.run(sql`
      INSERT INTO weekly_report_edits (locality_id, report_id, edition, sections, composed, edited_by, edited_at)
      VALUES (${localityId}, ${id}, ${edition}, ${json(kept)}, ${edition === 1}, ${personId}, ${at})`)
  const acts = [
    act('draft', draftedAt, { week: monday }),
    ...(sending ? [act('edit', editedAt, { edition: 2 }), sending] : []),
  ]
  await recordMany(tx, acts)
  return acts.length
}
