import { maskName, maskNumber, maskPhone } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { beginningsOf, foldVietnamese } from '../../../platform/text.ts'
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

/**
 * Who has this whole personal or telephone number: of several entries of one person the last; nobody where a telephone number is
 * several people's.
 */
export async function findByNumber(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  number: string,
): Promise<{ id: string } | undefined> {
  const found = await db.many(sql<{ id: string; isPerson: boolean; folded: string }>`
    SELECT id, (id_number = ${number}) IS TRUE AS is_person, folded_name AS folded FROM applicants
    WHERE locality_id = ${localityId} AND erased_at IS NULL AND (id_number = ${number} OR phone = ${number})
    ORDER BY id DESC LIMIT 50`)
  const person = found.find(({ isPerson }) => isPerson)
  if (person) return person
  return new Set(found.map(({ folded }) => folded)).size === 1 ? found[0] : undefined
}

/** Whose dossier an official took in last, since a moment. */
export const findLastPerson = (
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  personId: string,
  since: Date,
): Promise<{ id: string; name: string } | undefined> =>
  db.first(sql<{ id: string; name: string }>`
    SELECT a.id, a.full_name AS name FROM (
      SELECT applicant_id FROM dossiers
      WHERE locality_id = ${localityId} AND received_at >= ${since} AND received_by = ${personId} AND parent_id IS NULL
      ORDER BY received_at DESC, id DESC LIMIT 1
    ) AS last JOIN applicants a ON a.locality_id = ${localityId} AND a.id = last.applicant_id
    WHERE a.erased_at IS NULL`)

/**
 * People the counter may mean: by how the name or a personal or phone number begins, then by the beginnings of any of the name's
 * words.
 */
export async function findApplicants(
  { db, localityId }: Pick<Office, 'db' | 'localityId'>,
  typed: string,
  limit = 8,
): Promise<ApplicantHit[]> {
  const digits = typed.replace(/[\s.-]/g, '')
  const byNumber = /^\d{3,12}$/.test(digits)
  if (!byNumber && foldVietnamese(typed).length < 2) return []
  return db.many(sql<ApplicantHit>`
    SELECT a.id, a.full_name AS name, a.id_number, a.phone, a.address,
      (SELECT count(*) FROM dossiers d
       WHERE d.locality_id = ${localityId} AND d.applicant_id = a.id AND d.queue_role IS NOT NULL
         AND d.parent_id IS NULL) AS open_dossiers
    FROM (${byNumber ? numbersFrom(localityId, digits, limit) : namesLike(localityId, typed, limit)}) a`)
}

const numbersFrom = (localityId: number, digits: string, limit: number) => sql`
  SELECT * FROM (
    SELECT * FROM applicants
    WHERE locality_id = ${localityId} AND (id_number LIKE ${`${digits}%`} OR phone LIKE ${`${digits}%`}) LIMIT 200
  ) AS found ORDER BY full_name, id DESC LIMIT ${limit}`

/** The second part is looked at only where the first leaves room. */
function namesLike(localityId: number, typed: string, limit: number) {
  const name = foldVietnamese(typed)
  const words = beginningsOf(typed)
  const begins = sql`folded_name COLLATE "C" >= ${name} AND folded_name COLLATE "C" < ${`${name}\u{10ffff}`}`
  return sql`
    (SELECT * FROM applicants WHERE locality_id = ${localityId} AND ${begins}
     ORDER BY folded_name COLLATE "C", id DESC LIMIT ${limit})
    UNION ALL
    (SELECT * FROM (
       SELECT * FROM applicants
       WHERE locality_id = ${localityId} AND ${words.length > 0} AND name_beginnings(folded_name) @> ${words}::text[] AND NOT (${begins})
       LIMIT 200
     ) AS found ORDER BY full_name, id DESC LIMIT ${limit})
    LIMIT ${limit}`
}
