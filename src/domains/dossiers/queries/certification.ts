import { CERTIFICATION, findIssued, type IssuedPaper } from '../../../core/correspondence/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { beginningsOf } from '../../../platform/text.ts'
import { copiesOf, documentsOf } from '../actions/certify.ts'
import type { Office } from '../office.ts'
import type { DossierRow } from '../rows.ts'

export type CertificationKind = keyof typeof CERTIFICATION

/** A line of a register of certification. */
export interface CertificationRow {
  /** Of the entry in the book of outgoing papers. */
  paperId: string
  number: number
  on: string
  dossierId: string | null
  code: string
  person: string
  idNumber: string | null
  document: string
  copies: number
  pages: number | null
  feeDong: number | null
  signer: string
  /** The lines above the signer's name. */
  authority: string
  withdrawn: string | null
}

export interface CertificationFilter {
  unitId: string
  year: number
  kind: CertificationKind
  /** A number of the register, or letters of a person's name. */
  text?: string | undefined
  from?: string | undefined
  to?: string | undefined
  limit: number
  skip?: number
  oldestFirst?: boolean
}

const MOST_PEOPLE = 300

/**
 * The register of certification of a unit and year. Numbers, days and signers stand in the book of outgoing papers; who asked and for
 * what is read from the dossier, where it is erased with the person's data.
 *
 * @law 23/2015/NĐ-CP, art. 13, 14; 01/2020/TT-BTP: its columns [K]
 */
export async function findCertifications(office: Office, filter: CertificationFilter): Promise<CertificationRow[]> {
  const { unitId, year, kind, text = '', from, to, limit, skip = 0, oldestFirst = false } = filter
  const byNumber = /^\d{1,6}$/.test(text)
  const caseIds = text === '' || byNumber ? undefined : await casesOf(office, text)
  const papers = await findIssued(office.db, office.localityId, {
    unitId,
    year,
    symbol: CERTIFICATION[kind],
    ...(byNumber ? { text } : {}),
    caseIds,
    from,
    to,
    limit,
    skip,
    oldestFirst,
  })
  return withPeople(office, papers)
}

/** The dossiers of people of a name. */
async function casesOf({ db, localityId }: Office, text: string): Promise<string[]> {
  const beginnings = beginningsOf(text)
  if (beginnings.length === 0) return []
  const rows = await db.many(sql<{ id: string }>`
    SELECT d.id FROM (
      SELECT id FROM applicants WHERE locality_id = ${localityId} AND name_beginnings(folded_name) @> ${beginnings}::text[]
      ORDER BY id DESC LIMIT ${MOST_PEOPLE}
    ) AS a JOIN dossiers d ON d.locality_id = ${localityId} AND d.applicant_id = a.id`)
  return rows.map(({ id }) => id)
}

interface Asked {
  id: string
  code: string
  procedureVersionId: string
  formData: DossierRow['formData']
  person: string | null
  idNumber: string | null
}

async function withPeople(office: Office, papers: readonly IssuedPaper[]): Promise<CertificationRow[]> {
  const { db, localityId } = office
  const ids = [...new Set(papers.flatMap(({ caseId }) => caseId ?? []))]
  const asked = await db.many(sql<Asked>`
    SELECT d.id, d.code, d.procedure_version_id, d.form_data, a.full_name AS person, a.id_number
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ANY (${ids}::uuid[])`)
  const byId = new Map(asked.map((each) => [each.id, each]))
  return Promise.all(
    papers.map(async (paper): Promise<CertificationRow> => {
      const of = paper.caseId ? byId.get(paper.caseId) : undefined
      const version = of && (await office.getVersion(of.procedureVersionId))
      const documents = version ? documentsOf({ version, dossier: { formData: of.formData } }) : []
      const document = documents[(paper.position ?? 1) - 1]
      return {
        paperId: paper.id,
        number: paper.number,
        on: paper.issuedOn,
        dossierId: of?.id ?? null,
        code: of?.code ?? '',
        person: of?.person ?? '—',
        idNumber: of?.idNumber ?? null,
        document: document?.document ?? '—',
        copies: paper.position === null && document ? copiesOf(document) : paper.copies,
        pages: Number(document?.pages) || null,
        feeDong: paper.feeDong,
        signer: paper.signerName,
        authority: paper.authority.at(-1) ?? '',
        withdrawn: paper.withdrawnWhy,
      }
    }),
  )
}
