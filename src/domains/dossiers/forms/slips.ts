import type { ReceiptData, RefusalData, SupplementRequestData } from '../../../core/official-forms/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { inLang } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { findRegisterLine } from '../queries/register.ts'
import { findRepresentation } from '../queries/representation.ts'
import { RECEIPT_SYMBOL, VOLUME } from '../rules/register-book.ts'
import { returnUnitOf } from '../rules/routing.ts'
import { datedStages } from '../rules/stage-dates.ts'
import { limitInWords } from './limit-in-words.ts'
import { decidedBy, desk, gather, heading, lastNote, sentWith } from './papers.ts'

const PAPER_KIND = { original: 'original', electronic: 'electronic' } as const

/**
 * Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả; undefined until the dossier is received.
 *
 * @practice its number is that of its line in the book: each line is one receipt
 */
export async function receiptData(office: Office, id: string): Promise<ReceiptData | undefined> {
  const papers = await gather(office, id)
  if (!papers?.dossier.receivedAt) return undefined
  const { dossier, version, staff, applicant, link } = papers
  const { db, localityId } = office
  const [listed, first, filer, line] = await Promise.all([
    db.many(sql<{ name: string; kind: string; quantity: number }>`
      SELECT name, kind, quantity FROM dossier_papers
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND received ORDER BY position, id`),
    db.first(sql<{ dueAt: Date; provisional: boolean }>`
      SELECT due_at, provisional FROM dossier_due_dates
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND cause <> 'apology' ORDER BY set_at DESC, id DESC LIMIT 1`),
    findRepresentation(office, id),
    findRegisterLine(db, localityId, { dossierId: id, unitId: dossier.receivingUnitId }),
  ])
  return {
    heading: {
      ...heading(papers, papers.dossier.receivedAt, dossier.receivingUnitId),
      ...(line === undefined ? {} : { number: line, symbol: RECEIPT_SYMBOL }),
    },
    book: line === undefined ? undefined : { volume: VOLUME, line },
    dossierCode: dossier.code,
    link,
    desk: desk(papers),
    applicant,
    filedBy: filer?.fullName ?? undefined,
    procedure: inLang(version.name, 'vi'),
    papers: listed.map(({ kind, ...paper }) => ({ ...paper, kind: PAPER_KIND[kind as 'original'] ?? 'copy' })),
    sets: dossier.sets,
    limit: limitInWords(version.limit),
    stages: datedStages(
      await office.workingTime(),
      version,
      dossier.arrivedAt ?? papers.dossier.receivedAt,
      first?.dueAt ?? null,
    ).map(({ name, limit, until }) => ({ name: name.vi, limit: limitInWords(limit), until: until ?? undefined })),
    receivedAt: papers.dossier.receivedAt,
    dueAt: first?.dueAt,
    decidedBy: dossier.receivingUnitId === dossier.decidingUnitId ? undefined : decidedBy(papers),
    provisional: first?.provisional ?? false,
    fee: dossier.feeDong > 0 ? { amountDong: dossier.feeDong, paid: dossier.feePaidAt !== null } : undefined,
    resultAt: desk(papers, staff.counterOf(returnUnitOf(dossier))),
    receiver: (dossier.receivedBy && staff.nameOf(dossier.receivedBy)) || '',
  }
}

/** Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; undefined when none was asked for. */
export async function supplementRequestData(office: Office, id: string): Promise<SupplementRequestData | undefined> {
  const [papers, note] = await Promise.all([gather(office, id), lastNote(office, id, 'requestSupplement')])
  if (!papers || !note) return undefined
  const guide = (note.writtenBy && papers.staff.nameOf(note.writtenBy)) || ''
  return {
    heading: (await sentWith(office, papers, note)).heading,
    dossierCode: papers.dossier.code,
    link: papers.link,
    applicant: papers.applicant,
    procedure: papers.version.name.vi,
    items: note.items,
    reason: note.body,
    contact: { name: guide, phone: (note.writtenBy && papers.staff.phoneOf(note.writtenBy)) || '' },
    guide,
  }
}

/** Form 03: phiếu từ chối tiếp nhận, giải quyết hồ sơ; undefined when it wasn't refused. */
export async function refusalData(office: Office, id: string): Promise<RefusalData | undefined> {
  const [papers, note] = await Promise.all([gather(office, id), lastNote(office, id, 'refuse')])
  if (!papers || !note) return undefined
  return {
    heading: (await sentWith(office, papers, note)).heading,
    dossierCode: papers.dossier.code,
    link: papers.link,
    desk: desk(papers),
    applicant: papers.applicant,
    procedure: papers.version.name.vi,
    reason: note.body,
    receiver: (note.writtenBy && papers.staff.nameOf(note.writtenBy)) || '',
  }
}
