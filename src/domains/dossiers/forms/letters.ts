import type { ApologyData, LengtheningData, StopNoticeData } from '../../../core/official-forms/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'
import { agencyName, gather, lastNote, sentWith } from './papers.ts'

/** Form 04: the apology with the new date; undefined when none was given. */
export async function apologyData(office: Office, id: string): Promise<ApologyData | undefined> {
  const [papers, note] = await Promise.all([gather(office, id), lastNote(office, id, 'apologise')])
  if (!papers || !note) return undefined
  const { receivedAt, legalDueAt, apologyDueAt } = papers.dossier
  if (!receivedAt || !legalDueAt || !apologyDueAt) return undefined
  return {
    ...(await sentWith(office, papers, note)),
    agencyName: agencyName(papers),
    dossierCode: papers.dossier.code,
    link: papers.link,
    applicant: papers.applicant,
    procedure: papers.version.name.vi,
    receivedAt,
    firstDueAt: legalDueAt,
    reason: note.body,
    newDueAt: apologyDueAt,
    provisional: false,
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
    agencyName: agencyName(papers),
    dossierCode: papers.dossier.code,
    link: papers.link,
    applicant: papers.applicant,
    procedure: papers.version.name.vi,
    receivedAt,
    firstDueAt: before.dueAt,
    reason: note.body,
    ground: note.items[0] ?? papers.version.lengthening?.ground ?? '',
    newDueAt: after.dueAt,
  }
}

/** Form 05 of the set of 2025: thông báo dừng giải quyết hồ sơ; undefined when it wasn't stopped. */
export async function stopNoticeData(office: Office, id: string): Promise<StopNoticeData | undefined> {
  const [papers, stopped, withdrawn, asked] = await Promise.all([
    gather(office, id),
    lastNote(office, id, 'stop'),
    lastNote(office, id, 'acceptWithdrawal'),
    lastNote(office, id, 'requestWithdrawal'),
  ])
  const note = stopped ?? withdrawn
  if (!papers || !note) return undefined
  const { dossier, version } = papers
  return {
    ...(await sentWith(office, papers, note)),
    agencyName: agencyName(papers),
    dossierCode: dossier.code,
    link: papers.link,
    applicant: papers.applicant,
    procedure: version.name.vi,
    receivedAt: dossier.receivedAt ?? dossier.submittedAt,
    request: asked?.body ?? note.body,
    stage: version.steps.find(({ key }) => key === dossier.stepKey)?.name.vi ?? dossier.stepKey,
    decision: note.body,
    moneyMatters:
      dossier.feePaidAt && dossier.feeDong > 0
        ? 'Phí, lệ phí đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí.'
        : 'Không phát sinh phí, lệ phí.',
  }
}
