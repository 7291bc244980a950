import { localDateOf } from '../../../core/calendar/index.ts'
import { authorityOf, issuePaper } from '../../../core/correspondence/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type NewAct, record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId, newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { actorFor, writtenFor } from '../access.ts'
import type { Oversight } from '../deps.ts'
import { lockReport, type Report, reportOfWeek } from '../queries/reports.ts'
import { daysOf, writeWeek } from '../read-week.ts'
import type { Reason } from '../reasons.ts'
import { type Sections, tidySections, weekInWords } from '../rules/report.ts'
import { mondayOf } from '../rules/workload.ts'
import { verbs } from '../verbs.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const json = (sections: Sections) => sql`${JSON.stringify(sections)}::text::jsonb`

/** The report of a unit and week, written from the figures where there is none yet. */
export async function draftReport(
  desk: Oversight,
  viewer: OfficialViewer,
  { unitId, week }: { unitId: string; week: string },
): Promise<Result<{ id: string }, Reason>> {
  if (!writtenFor(viewer).includes(unitId)) return no('not_yours')
  if (!DAY.test(week) || Number.isNaN(Date.parse(week)) || mondayOf(week) !== week) return no('bad_week')
  const now = desk.clock.now()
  if (week > localDateOf(now)) return no('week_ahead')
  const known = await reportOfWeek(desk, unitId, week)
  if (known) return ok({ id: known.id })
  const sections = await writeWeek(desk, unitId, week)
  const { localityId } = desk
  return desk.db.transaction(async (tx) => {
    const id = newId()
    const made = await tx.run(sql`
      INSERT INTO weekly_reports (locality_id, id, unit_id, week, sections, composed_at, drafted_by, drafted_at)
      VALUES (${localityId}, ${id}, ${unitId}, ${week}::date, ${json(sections)}, ${now}, ${viewer.personId}, ${now})
      ON CONFLICT (locality_id, unit_id, week) DO NOTHING`)
    // Two who begin it at once write one.
    if (made === 0) return ok({ id: (await reportOfWeek({ db: tx, localityId }, unitId, week))?.id ?? '' })
    await keepEdit(tx, localityId, { id, edition: 1, sections, composed: true, personId: viewer.personId, now })
    await record(tx, { ...actOf(viewer, { id, unitId }, now), verb: verbs.draft.name, facts: { week } })
    return ok({ id })
  })
}

const actOf = (
  viewer: OfficialViewer,
  { id, unitId }: Pick<Report, 'id' | 'unitId'>,
  now: Date,
): Omit<NewAct, 'verb'> => ({
  actor: actorFor(viewer, unitId),
  subjectId: id,
  caseId: id,
  unitId,
  personId: viewer.personId,
  occurredAt: now,
})

interface Kept {
  id: string
  edition: number
  sections: Sections
  composed: boolean
  personId: string
  now: Date
}
const keepEdit = (
  tx: Db,
  localityId: number,
  { id, edition, sections, composed, personId, now }: Kept,
): Promise<number> =>
  tx.run(sql`
    INSERT INTO weekly_report_edits (locality_id, report_id, edition, sections, composed, edited_by, edited_at)
    VALUES (${localityId}, ${id}, ${edition}, ${json(sections)}, ${composed}, ${personId}, ${now})`)

async function onDraft(
  desk: Oversight,
  viewer: OfficialViewer,
  id: string,
  edition: number,
  work: (tx: Db, report: Report, now: Date) => Promise<Result<{ id: string }, Reason>>,
): Promise<Result<{ id: string }, Reason>> {
  return desk.db.transaction(async (tx) => {
    // Locked, so that two who save at once each see what the other wrote.
    const report = await lockReport({ db: tx, localityId: desk.localityId }, id)
    if (!report) return no('not_found')
    if (!writtenFor(viewer).includes(report.unitId)) return no(report.state === 'sent' ? 'not_yours' : 'not_found')
    if (report.state === 'sent') return no('already_sent')
    if (report.edition !== edition) return no('changed_meanwhile')
    return work(tx, report, desk.clock.now())
  })
}

/** Saves what somebody wrote; the editions before stay. */
export function editReport(
  desk: Oversight,
  viewer: OfficialViewer,
  id: string,
  { edition, sections: typed }: { edition: number; sections: Partial<Record<string, string>> },
): Promise<Result<{ id: string }, Reason>> {
  const sections = tidySections(typed)
  return onDraft(desk, viewer, id, edition, async (tx, report, now) => {
    if (Object.values(sections).every((text) => text === '')) return no('empty_report')
    if (JSON.stringify(tidySections(report.sections)) === JSON.stringify(sections)) return ok({ id })
    return save(tx, desk.localityId, viewer, report, sections, now, 'edit')
  })
}

/** Writes the report anew from the figures as they stand now; what was written before stays among its editions. */
export async function composeReport(
  desk: Oversight,
  viewer: OfficialViewer,
  { id, unitId, week, edition }: Pick<Report, 'id' | 'unitId' | 'week' | 'edition'>,
): Promise<Result<{ id: string }, Reason>> {
  const fresh = await writeWeek(desk, unitId, week)
  return onDraft(desk, viewer, id, edition, (tx, report, now) =>
    // What somebody adds of their own isn't the program's to write.
    save(tx, desk.localityId, viewer, report, { ...fresh, note: report.sections.note }, now, 'compose'),
  )
}

async function save(
  tx: Db,
  localityId: number,
  viewer: OfficialViewer,
  report: Report,
  sections: Sections,
  now: Date,
  verb: 'edit' | 'compose',
): Promise<Result<{ id: string }, Reason>> {
  const edition = report.edition + 1
  const composed = verb === 'compose'
  await tx.run(sql`
    UPDATE weekly_reports SET sections = ${json(sections)}, edition = ${edition}, composed_at = CASE WHEN ${composed} THEN ${now} ELSE composed_at END
    WHERE locality_id = ${localityId} AND id = ${report.id}`)
  await keepEdit(tx, localityId, { id: report.id, edition, sections, composed, personId: viewer.personId, now })
  await record(tx, { ...actOf(viewer, report, now), verb: verbs[verb].name, facts: { edition } })
  return ok({ id: report.id })
}

/** Sends the report out under a number; from then on it stays, and the units below read it. */
export async function sendReport(
  desk: Oversight,
  viewer: OfficialViewer,
  id: string,
  { edition }: { edition: number },
): Promise<Result<{ id: string }, Reason>> {
  const people = await desk.organization()
  return onDraft(desk, viewer, id, edition, async (tx, report, now) => {
    const { localityId } = desk
    const today = localDateOf(now)
    const post = viewer.appointments.find(({ unitId }) => unitId === report.unitId)
    const actId = newIdAt(now)
    const { from, to } = daysOf(report.week)
    const issued = await issuePaper(tx, localityId, {
      unitId: report.unitId,
      unitAuthority: people.findUnit(report.unitId)?.authorityVi ?? '',
      kind: 'weeklyReport',
      subject: `Báo cáo tuần ${weekInWords(from, to)}`,
      signer: {
        personId: viewer.personId,
        name: viewer.name,
        authority: authorityOf({ title: post?.postTitle.vi ?? '' }),
      },
      receivers: ['Các đơn vị trực thuộc'],
      caseId: id,
      actId,
      on: today,
      at: now,
    })
    await tx.run(sql`
      UPDATE weekly_reports SET state = 'sent', sent_by = ${viewer.personId}, sent_at = ${now}, send_act_id = ${actId},
        report_no = ${issued ? `${String(issued.number).padStart(2, '0')}/${issued.symbol}` : null}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await record(tx, {
      ...actOf(viewer, report, now),
      id: actId,
      verb: verbs.send.name,
      facts: { week: report.week, edition },
    })
    return ok({ id })
  })
}
