import { maskName, maskNumber, maskPhone } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { Office } from '../office.ts'
import type { ApplicantView } from '../views.ts'

interface ApplicantRow {
  id: string
  kind: string
  fullName: string | null
  idNumber: string | null
  phone: string | null
  email: string | null
  address: string | null
  erasedAt: Date | null
}

/** A person's data, in full or masked. */
export function viewApplicant(row: ApplicantRow, full: boolean): ApplicantView {
  const erased = row.erasedAt !== null
  const name = row.fullName ?? '—'
  const base = { id: row.id, kind: row.kind, erased }
  if (full || erased)
    return {
      ...base,
      name,
      idNumber: row.idNumber,
      phone: row.phone,
      email: row.email,
      address: row.address,
      masked: false,
    }
  return {
    ...base,
    name: maskName(name),
    idNumber: row.idNumber && maskNumber(row.idNumber),
    phone: row.phone && maskPhone(row.phone),
    email: null,
    address: null,
    masked: true,
  }
}

export async function findApplicant(
  db: Db,
  localityId: number,
  id: string,
  full: boolean,
): Promise<ApplicantView | undefined> {
  const row = await db.first(sql<ApplicantRow>`
    SELECT id, kind, full_name, id_number, phone, email, address, erased_at
    FROM applicants WHERE locality_id = ${localityId} AND id = ${id}`)
  return row && viewApplicant(row, full)
}

export interface ApplicantHit {
  id: string
  name: string
  idNumber: string | null
  phone: string | null
  address: string | null
  openDossiers: number
}

/** Beginnings of words, as the index of names looks them up. @example wordQuery('Ng Lan') // 'ng:* & lan:*' */
export const wordQuery = (typed: string): string =>
  (foldVietnamese(typed).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word}:*`).join(' & ')

/** People the counter may mean: by the beginnings of any words of the name, or of a personal or phone number. */
export async function findApplicants(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  typed: string,
  limit = 8,
): Promise<ApplicantHit[]> {
  const digits = typed.replace(/[\s.-]/g, '')
  const byNumber = /^\d{3,12}$/.test(digits)
  const words = wordQuery(typed)
  if (!byNumber && words.length < 4) return []
  const matches = byNumber
    ? sql`(id_number LIKE ${`${digits}%`} OR phone LIKE ${`${digits}%`})`
    : sql`to_tsvector('simple', folded_name) @@ to_tsquery('simple', ${words})`
  return db.many(sql<ApplicantHit>`
    SELECT a.id, a.full_name AS name, a.id_number, a.phone, a.address,
      (SELECT count(*) FROM dossiers d
       WHERE d.locality_id = ${localityId} AND d.applicant_id = a.id AND d.queue_role IS NOT NULL) AS open_dossiers
    FROM (SELECT * FROM applicants WHERE locality_id = ${localityId} AND erased_at IS NULL AND ${matches} LIMIT 200) a
    ORDER BY a.full_name, a.id DESC LIMIT ${limit}`)
}
