import { type IssuedNumber, paperOfAct } from '../../core/correspondence/index.ts'
import type {
  ApologyData,
  ApplicantLines,
  ControlSlipData,
  Heading,
  LengtheningData,
  ReceiptData,
  RefusalData,
  ResultData,
  SignatureLines,
  StopNoticeData,
  SupplementRequestData,
} from '../../core/official-forms/index.ts'
import { sql } from '../../platform/database/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import type { Office, Staff } from './office.ts'
import { findApplicant } from './queries/applicants.ts'
import { findPartRuns, type PartRun } from './queries/parts.ts'
import { findRepresentation } from './queries/representation.ts'
import { DOSSIER_COLUMNS, type DossierRow, findRuns, type RunRow } from './rows.ts'
import { handOversOf } from './rules/hand-overs.ts'
import { returnUnitOf } from './rules/routing.ts'
import type { Limit, WorkingTime } from './rules/working-time.ts'

/** All that the forms of one dossier are filled from. */
interface Papers {
  dossier: DossierRow
  version: ProcedureVersion
  applicant: ApplicantLines
  staff: Staff
  time: WorkingTime
  link: string
}

interface Note {
  id: string
  body: string
  items: string[]
  writtenBy: string | null
  writtenAt: Date
}

async function gather(office: Office, id: string): Promise<Papers | undefined> {
  const { db, localityId } = office
  const dossier = await db.first(
    sql<DossierRow>`SELECT ${DOSSIER_COLUMNS} FROM dossiers d WHERE locality_id = ${localityId} AND id = ${id}`,
  )
  if (!dossier) return undefined
  const [version, person, staff, time] = await Promise.all([
    office.getVersion(dossier.procedureVersionId),
    findApplicant(db, localityId, dossier.applicantId, true),
    office.staff(),
    office.workingTime(),
  ])
  const applicant = {
    name: person?.name ?? '',
    address: person?.address ?? '',
    phone: person?.phone ?? undefined,
    email: person?.email ?? undefined,
  }
  return { dossier, version, applicant, staff, time, link: `${office.publicUrl}/tra-cuu/${dossier.code}` }
}

function lastNote({ db, localityId }: Office, dossierId: string, verb: string): Promise<Note | undefined> {
  return db.first(sql<Note>`
    SELECT id, body, items, written_by, written_at FROM dossier_notes
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} AND verb = ${verb}
    ORDER BY written_at DESC, id DESC LIMIT 1`)
}

const nameOf = (staff: Staff, unitId: string): string => staff.findUnit(unitId)?.name.vi ?? ''

/** The head of a unit's paper: the body above, the unit, place and day. */
export function headingOf(staff: Staff, unitId: string, on: string): Heading {
  const unit = staff.findUnit(unitId)
  const above = unit?.parentId ? staff.findUnit(unit.parentId) : undefined
  return {
    superior: above?.authority.toLocaleUpperCase('vi'),
    agency: (unit?.authority ?? '').toLocaleUpperCase('vi'),
    place: unit?.place ?? '',
    on,
  }
}

/** Of a paper by the office in charge; form 01 is the paper of whoever takes it in. */
const heading = ({ staff, dossier, time }: Papers, at: Date, unitId = dossier.decidingUnitId): Heading =>
  headingOf(staff, unitId, time.dateOf(at))

/** A paper that was sent out with a note bears the number and the signer it got then. */
async function sentWith(
  { db, localityId, headOf }: Office,
  papers: Papers,
  note: Note,
): Promise<{ heading: Heading; signature: SignatureLines }> {
  const paper = await paperOfAct(db, localityId, note.id)
  const head = heading(papers, note.writtenAt)
  if (!paper) return { heading: head, signature: await headOf(papers.dossier.decidingUnitId) }
  return {
    heading: { ...head, number: paper.number, symbol: paper.symbol, on: paper.issuedOn },
    signature: { authority: paper.authority, name: paper.signerName },
  }
}

const agencyName = ({ staff, dossier }: Papers): string => staff.findUnit(dossier.decidingUnitId)?.authority ?? ''

/** The body that decides: a centre takes in for its commune. */
function decidedBy({ staff, dossier }: Papers): string {
  const unit = staff.findUnit(dossier.decidingUnitId)
  const above = unit?.kind === 'office' && unit.parentId ? staff.findUnit(unit.parentId) : undefined
  return (above ?? unit)?.authority ?? ''
}

/** An office that takes in dossiers for others is the one-stop itself. */
const desk = ({ staff, dossier }: Papers, unitId = dossier.receivingUnitId): string => {
  const unit = staff.findUnit(unitId)
  return unit?.kind === 'office' ? unit.authority : `Bộ phận Tiếp nhận và Trả kết quả ${unit?.name.vi ?? ''}`
}

const UNITS: Record<Limit['unit'], string> = {
  sameDay: 'trong ngày làm việc',
  workingHours: 'giờ làm việc',
  workingDays: 'ngày làm việc',
  calendarDays: 'ngày',
  months: 'tháng',
  clockHours: 'giờ',
}

/** A time limit as papers state it. @example limitInWords({ amount: 10, unit: 'workingDays' }) // '10 ngày làm việc' */
export const limitInWords = ({ amount, unit }: Limit): string =>
  unit === 'sameDay' ? 'Trong ngày làm việc' : `${String(amount).replace('.', ',')} ${UNITS[unit]}`

const PAPER_KIND = { original: 'original', electronic: 'electronic' } as const

/** Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả; undefined until the dossier is received. */
export async function receiptData(office: Office, id: string): Promise<ReceiptData | undefined> {
  const papers = await gather(office, id)
  if (!papers?.dossier.receivedAt) return undefined
  const { dossier, version, staff, applicant, link } = papers
  const { db, localityId } = office
  const [listed, first, filer] = await Promise.all([
    db.many(sql<{ name: string; kind: string; quantity: number }>`
      SELECT name, kind, quantity FROM dossier_papers
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND received ORDER BY position, id`),
    db.first(sql<{ dueAt: Date; provisional: boolean }>`
      SELECT due_at, provisional FROM dossier_due_dates
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND cause <> 'apology' ORDER BY set_at DESC, id DESC LIMIT 1`),
    findRepresentation(office, id),
  ])
  return {
    heading: heading(papers, papers.dossier.receivedAt, dossier.receivingUnitId),
    dossierCode: dossier.code,
    link,
    desk: desk(papers),
    applicant,
    filedBy: filer?.fullName ?? undefined,
    procedure: inLang(version.name, 'vi'),
    papers: listed.map(({ kind, ...paper }) => ({ ...paper, kind: PAPER_KIND[kind as 'original'] ?? 'copy' })),
    sets: dossier.sets,
    limit: limitInWords(version.limit),
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
    contact: { name: guide, phone: '' },
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

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: who handed it to whom, when, and whether in time. */
export async function controlSlipData(office: Office, id: string): Promise<ControlSlipData | undefined> {
  const papers = await gather(office, id)
  if (!papers?.dossier.receivedAt) return undefined
  const { dossier, version, staff } = papers
  const { receivedAt } = dossier
  const [own, parts] = await Promise.all([
    findRuns(office.db, office.localityId, id),
    findPartRuns(office.db, office.localityId, id),
  ])
  // The way to the office in charge is a hand-over too, though no limit may run on it.
  const wasSent = dossier.receivingUnitId !== dossier.decidingUnitId
  const runs: (RunRow & Partial<PartRun>)[] = [
    ...own.filter(
      ({ legalPeriod, startedAt }) => legalPeriod > 0 || (wasSent && receivedAt !== null && startedAt >= receivedAt),
    ),
    ...parts.filter(({ partKind }) => partKind === 'branch'),
  ]
  const person = (personId: string | null): string => (personId && staff.nameOf(personId)) || ''
  const stepName = (key: string): string => version.steps.find((step) => step.key === key)?.name.vi ?? key
  return {
    heading: heading(papers, papers.dossier.receivedAt),
    dossierCode: dossier.code,
    link: papers.link,
    procedure: version.name.vi,
    agencyInCharge: agencyName(papers),
    agenciesTakingPart: [...new Set(runs.map(({ unitId }) => unitId))]
      .filter((unitId) => unitId !== dossier.decidingUnitId)
      .map((unitId) => nameOf(staff, unitId)),
    handOvers: handOversOf(runs).map(({ from, to }) => ({
      from: nameOf(staff, from.unitId),
      to: nameOf(staff, to.unitId),
      at: to.startedAt,
      giver: person(from.personId),
      receiver: person(to.personId),
      outcome: outcomeOf(from),
      ...(to.partKind ? { note: `Nhánh: ${stepName(to.stepKey)}` } : {}),
    })),
  }
}

function outcomeOf(
  run: { overMinutes: number | null; workedMinutes: number | null; shareMinutes: number } | undefined,
) {
  if (!run || run.overMinutes === null || run.workedMinutes === null) return undefined
  if (run.overMinutes > 0) return 'late' as const
  return run.workedMinutes < run.shareMinutes ? ('early' as const) : ('onTime' as const)
}

/** The result as a paper of its own, to be printed and signed. */
export async function resultData(
  office: Office,
  id: string,
  {
    content,
    signature,
    numbered,
  }: { content: readonly string[]; signature: SignatureLines; numbered?: IssuedNumber | undefined },
): Promise<ResultData | undefined> {
  const papers = await gather(office, id)
  if (!papers) return undefined
  return {
    heading: { ...heading(papers, office.clock.now()), ...numbered },
    title: papers.version.resultVi.toLocaleUpperCase('vi'),
    dossierCode: papers.dossier.code,
    link: papers.link,
    procedure: papers.version.name.vi,
    applicant: papers.applicant,
    content,
    receivers: [papers.applicant.name, 'Lưu: VT'],
    signature,
  }
}
