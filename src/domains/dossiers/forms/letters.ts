import type { ApologyData, LengtheningData, StopNoticeData } from '../../../core/official-forms/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { type Duty, moneyMatters } from '../rules/money-words.ts'
import { agencyName, desk, gather, lastNote, type Note, type Papers, receiversOf, sentWith } from './papers.ts'

/** What every letter says of its dossier. */
const aboutOf = (papers: Papers) => ({
  receivers: receiversOf(papers),
  agencyName: agencyName(papers),
  dossierCode: papers.dossier.code,
  link: papers.link,
  applicant: papers.applicant,
  procedure: papers.version.name.vi,
})

/** Form 04: the apology with the new date; undefined when none was given. */
export async function apologyData(office: Office, id: string): Promise<ApologyData | undefined> {
  const { db, localityId } = office
  const [papers, note, promise] = await Promise.all([
    gather(office, id),
    lastNote(office, id, 'apologise'),
    db.first(sql<{ provisional: boolean }>`
      SELECT provisional FROM dossier_due_dates WHERE locality_id = ${localityId} AND dossier_id = ${id} AND cause = 'apology'
      ORDER BY set_at DESC, id DESC LIMIT 1`),
  ])
  if (!papers || !note) return undefined
  const { receivedAt, legalDueAt, apologyDueAt } = papers.dossier
  if (!receivedAt || !legalDueAt || !apologyDueAt) return undefined
  return {
    ...(await sentWith(office, papers, note)),
    ...aboutOf(papers),
    receivedAt,
    firstDueAt: legalDueAt,
    reason: note.body,
    newDueAt: apologyDueAt,
    provisional: promise?.provisional ?? false,
  }
}

/** The notice that the limit was lengthened by law; undefined when it wasn't. */
export async function lengtheningData(office: Office, id: string): Promise<LengtheningData | undefined> {
  const [papers, note, dues] = await Promise.all([
    gather(office, id),
    lastNote(office, id, 'lengthen'),
    office.db.many(sql<{ cause: string; dueAt: Date }>`
      SELECT cause, due_at FROM dossier_due_dates
      WHERE locality_id = ${office.localityId} AND dossier_id = ${id} AND cause <> 'apology' ORDER BY set_at, id`),
  ])
  if (!papers || !note) return undefined
  const { receivedAt } = papers.dossier
  const at = dues.findIndex(({ cause }) => cause === 'lengthening')
  const [before, after] = [dues[at - 1], dues[at]]
  if (!receivedAt || !before || !after) return undefined
  return {
    ...(await sentWith(office, papers, note)),
    ...aboutOf(papers),
    receivedAt,
    firstDueAt: before.dueAt,
    reason: note.body,
    ground: note.items[0] ?? papers.version.lengthening?.ground ?? '',
    newDueAt: after.dueAt,
  }
}

/** Form 05 of the set of 2025: thông báo dừng giải quyết hồ sơ; undefined when it wasn't stopped. */
export async function stopNoticeData(office: Office, id: string): Promise<StopNoticeData | undefined> {
  const { db, localityId } = office
  const [papers, stopped, withdrawn, asked] = await Promise.all([
    gather(office, id),
    lastNote(office, id, 'stop'),
    lastNote(office, id, 'acceptWithdrawal'),
    askedToWithdraw(office, id),
  ])
  const note = stopped ?? withdrawn
  if (!papers || !note) return undefined
  const { dossier, version } = papers
  const [money, onPaper] = await Promise.all([
    moneyAtStop(office, papers, note),
    db.first(sql<{ one: number }>`
      SELECT 1 AS one FROM dossier_papers
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND received AND kind <> 'electronic' LIMIT 1`),
  ])
  const { request, reason } = stopped ? { request: undefined, reason: stopped.body } : withdrawal(asked, note)
  return {
    ...(await sentWith(office, papers, note)),
    ...aboutOf(papers),
    receivedAt: dossier.receivedAt ?? dossier.submittedAt,
    request,
    reason,
    stage: dossier.receivedAt
      ? (version.steps.find(({ key }) => key === dossier.stepKey)?.name.vi ?? dossier.stepKey)
      : 'Chưa tiếp nhận',
    papersBack: onPaper ? desk(papers) : undefined,
    moneyMatters: money,
  }
}

/** What a person who withdraws asked for, and what the office adds. */
function withdrawal(asked: { at: Date; body: string | null } | undefined, note: Note) {
  const day = asked ? ` ngày ${formatDate(asked.at)}` : ''
  const why = asked?.body ? `: ${asked.body}` : ''
  return { request: `ông (bà) đề nghị rút hồ sơ${day}${why}`, reason: note.body || undefined }
}

/** When a person asked for the dossier back, and why where they said. */
const askedToWithdraw = ({ db, localityId }: Office, dossierId: string) =>
  db.first(sql<{ at: Date; body: string | null }>`
    SELECT a.occurred_at AS at, n.body
    FROM acts a LEFT JOIN dossier_notes n ON n.locality_id = ${localityId} AND n.id = a.id
    WHERE a.subject_id = ${dossierId} AND a.verb = 'dossier.requestWithdrawal' ORDER BY a.occurred_at DESC LIMIT 1`)

async function moneyAtStop(office: Office, { dossier }: Papers, note: Note): Promise<string> {
  const { db, localityId } = office
  const [money, pause] = await Promise.all([
    office.moneyOf?.(db, dossier.id),
    db.first(sql<{ endedAt: Date | null }>`
      SELECT ended_at FROM dossier_pauses
      WHERE locality_id = ${localityId} AND dossier_id = ${dossier.id} AND cause = 'financialDuty' ORDER BY started_at DESC LIMIT 1`),
  ])
  // A duty that still ran when the dossier stopped ended with it.
  const duty: Duty = !pause ? 'none' : pause.endedAt && pause.endedAt < note.writtenAt ? 'done' : 'open'
  const flat = { chargedDong: dossier.feeDong, paidDong: dossier.feePaidAt ? dossier.feeDong : 0, refundedDong: 0 }
  return moneyMatters(money ?? flat, duty)
}
