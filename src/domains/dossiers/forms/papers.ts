import type { WorkingTime } from '../../../core/calendar/index.ts'
import { paperOfAct } from '../../../core/correspondence/index.ts'
import type { ApplicantLines, Heading, SignatureLines } from '../../../core/official-forms/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { Office, Staff } from '../office.ts'
import { findApplicant } from '../queries/applicants.ts'
import { DOSSIER_COLUMNS, type DossierRow } from '../rows.ts'

/** All that the forms of one dossier are filled from. */
export interface Papers {
  dossier: DossierRow
  version: ProcedureVersion
  applicant: ApplicantLines
  staff: Staff
  time: WorkingTime
  link: string
}

export interface Note {
  id: string
  body: string
  items: string[]
  writtenBy: string | null
  writtenAt: Date
}

export async function gather(office: Office, id: string): Promise<Papers | undefined> {
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

export function lastNote({ db, localityId }: Office, dossierId: string, verb: string): Promise<Note | undefined> {
  return db.first(sql<Note>`
    SELECT id, body, items, written_by, written_at FROM dossier_notes
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} AND verb = ${verb}
    ORDER BY written_at DESC, id DESC LIMIT 1`)
}

export const nameOf = (staff: Staff, unitId: string): string => staff.findUnit(unitId)?.name.vi ?? ''

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
export const heading = ({ staff, dossier, time }: Papers, at: Date, unitId = dossier.decidingUnitId): Heading =>
  headingOf(staff, unitId, time.dateOf(at))

/** A paper that was sent out with a note bears the number and the signer it got then. */
export async function sentWith(
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

/** Who gets a letter: the person, the counter that hands it out, and the office's own file. @law 30/2020/NĐ-CP, annex I, 9b */
export const receiversOf = (papers: Papers): string[] => ['Như trên', desk(papers), 'Lưu: VT, hồ sơ']

export const agencyName = ({ staff, dossier }: Papers): string =>
  staff.findUnit(dossier.decidingUnitId)?.authority ?? ''

/** The body that decides: a centre takes in for its commune. */
export function decidedBy({ staff, dossier }: Papers): string {
  const unit = staff.findUnit(dossier.decidingUnitId)
  const above = unit?.kind === 'office' && unit.parentId ? staff.findUnit(unit.parentId) : undefined
  return (above ?? unit)?.authority ?? ''
}

/** An office that takes in dossiers for others is the one-stop itself. */
export const desk = ({ staff, dossier }: Papers, unitId = dossier.receivingUnitId): string => {
  const unit = staff.findUnit(unitId)
  return unit?.kind === 'office' ? unit.authority : `Bộ phận Tiếp nhận và Trả kết quả ${unit?.name.vi ?? ''}`
}
