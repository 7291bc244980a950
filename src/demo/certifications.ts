import { localDateOf } from '../core/calendar/index.ts'
import { authorityOf, CERTIFICATION } from '../core/correspondence/index.ts'
import { findLocality, loadOrganization } from '../core/organization/index.ts'
import { certifiedIn, copiesOf, documentsOf } from '../domains/dossiers/index.ts'
import { catalogueSource } from '../domains/procedures/index.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newIdAt } from '../platform/ids.ts'

interface Signed {
  actId: string
  dossierId: string
  code: string
  form: Record<string, unknown> | null
  procedureVersionId: string
  fileId: string
  personId: string
  postId: string
  unitId: string
  at: Date
}

const CHUNK = 1_000

/** Enters what was certified into the registers of certification, each document under its number, in the order of signatures. */
export async function loadCertifications(db: Db): Promise<number> {
  const locality = await findLocality(db)
  const symbols = Object.values(CERTIFICATION)
  const known = await db.first(sql`SELECT 1 FROM paper_books WHERE symbol = ANY (${symbols}::text[]) LIMIT 1`)
  if (!locality || known) return 0
  const [people, catalogue] = [await loadOrganization(db), await catalogueSource(db)()]
  const versions = catalogue.versions.filter(({ resultVi }) => certifiedIn(resultVi))
  const [signed, fees] = [
    await db.many(sql<Signed>`
      SELECT a.id AS act_id, d.id AS dossier_id, d.code, d.form_data AS form, d.procedure_version_id, r.file_id,
        a.actor_person_id AS person_id, a.actor_post_id AS post_id, a.actor_unit_id AS unit_id, a.occurred_at AS at
      FROM dossier_results r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      JOIN acts a ON a.locality_id = r.locality_id AND a.subject_id = d.id AND a.verb = 'dossier.resolve'
      WHERE r.locality_id = ${locality.id} AND d.procedure_version_id = ANY (${versions.map(({ id }) => id)}::uuid[])
        AND a.actor_kind = 'official' AND d.parent_id IS NULL
      ORDER BY a.occurred_at, a.id`),
    await feesByDocument(db, locality.id),
  ]
  const last = new Map<string, number>()
  const rows = signed.flatMap((each) => {
    const version = catalogue.get(each.procedureVersionId)
    const symbol = CERTIFICATION[certifiedIn(version.resultVi) ?? 'copies']
    const on = localDateOf(each.at)
    const book = `${each.unitId} ${on.slice(0, 4)} ${symbol}`
    const title = people.findPost(each.postId)?.title.vi ?? ''
    return documentsOf({ version, dossier: { formData: each.form } }).map((document, index) => {
      const number = (last.get(book) ?? 0) + 1
      last.set(book, number)
      return {
        id: newIdAt(each.at),
        unit_id: each.unitId,
        year: Number(on.slice(0, 4)),
        symbol,
        number,
        kind: version.resultVi,
        subject: `${version.name.vi}, hồ sơ ${each.code}`,
        issued_on: on,
        issued_at: each.at,
        signer_id: each.personId,
        signer_name: people.findOfficial(each.personId)?.fullName ?? '',
        authority: authorityOf({ title }),
        copies: copiesOf(document),
        position: index + 1,
        fee_dong: fees.get(`${each.dossierId} ${index + 1}`) ?? null,
        case_id: each.dossierId,
        act_id: each.actId,
        file_id: each.fileId,
      }
    })
  })
  for (let start = 0; start < rows.length; start += CHUNK)
    await enter(db, locality.id, rows.slice(start, start + CHUNK))
  await db.run(sql`
    INSERT INTO paper_books (locality_id, unit_id, year, symbol, last, last_on)
    SELECT locality_id, unit_id, year, symbol, max(number), max(issued_on) FROM issued_papers
    WHERE locality_id = ${locality.id} AND symbol = ANY (${symbols}::text[]) GROUP BY 1, 2, 3, 4`)
  return rows.length
}

const enter = (db: Db, localityId: number, rows: readonly object[]): Promise<number> =>
  db.run(sql`
    INSERT INTO issued_papers (locality_id, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_id,
      signer_name, authority, receivers, copies, position, fee_dong, case_id, act_id, file_id)
    SELECT ${localityId}::integer, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_id, signer_name,
      authority, ARRAY['Người nộp hồ sơ'], copies, position, fee_dong, case_id, act_id, file_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (id uuid, unit_id uuid, year smallint, symbol text,
      number integer, kind text, subject text, issued_on date, issued_at timestamptz, signer_id uuid, signer_name text,
      authority text[], copies smallint, position smallint, fee_dong bigint, case_id uuid, act_id uuid, file_id uuid)`)

async function feesByDocument(db: Db, localityId: number): Promise<Map<string, number>> {
  const rows = await db.many(sql<{ dossierId: string; document: string; due: string }>`
    SELECT dossier_id, coalesce(nullif(split_part(item_key, '#', 2), ''), '1') AS document, sum(due_dong) AS due
    FROM fee_charges WHERE locality_id = ${localityId} GROUP BY 1, 2`)
  return new Map(rows.map(({ dossierId, document, due }) => [`${dossierId} ${document}`, Number(due)]))
}
