import { sql } from '../../../platform/database/index.ts'
import { ok } from '../../../platform/result.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import { DOSSIER_COLUMNS, type DossierRow } from '../rows.ts'
import { mayAct, type Official } from '../rules/who-may.ts'
import { positionNow } from '../scene.ts'

/** A dossier whose result is to be signed with others: all the signer has to see of it. */
export interface ToSign {
  id: string
  code: string
  version: number
  applicantName: string
  procedure: ProcedureVersion
  form: Record<string, unknown>
}

/** One of a choice; without its code where the signer has no such dossier. */
export type Chosen = { id: string; code: string | null; answer: Answer<ToSign> }

type Row = DossierRow & { applicantName: string | null }

/** What may be signed of a choice, in its order, and why not the rest; of another unit's dossier nothing but that it isn't there. */
export async function findToSign(office: Office, official: Official, ids: readonly string[]): Promise<Chosen[]> {
  const own = official.appointments.map(({ unitId }) => unitId)
  // In one query for all of them: the page is as quick for fifty as for one.
  const [rows, staff] = await Promise.all([
    office.db.many(sql<Row>`
      SELECT ${DOSSIER_COLUMNS}, p.full_name AS applicant_name
      FROM dossiers d JOIN applicants p ON p.locality_id = d.locality_id AND p.id = d.applicant_id
      WHERE d.locality_id = ${office.localityId} AND d.id = ANY (${ids}::uuid[])
        AND (d.deciding_unit_id = ANY (${own}::uuid[]) OR d.queue_unit_id = ANY (${own}::uuid[]))`),
    office.staff(),
  ])
  const found = new Map(rows.map((row) => [row.id, row]))
  return Promise.all(
    [...new Set(ids)].map(async (id): Promise<Chosen> => {
      const row = found.get(id)
      if (!row) return { id, code: null, answer: refused('not_found') }
      const procedure = await office.getVersion(row.procedureVersionId)
      const may = mayAct(official, 'sign', positionNow(row, procedure, staff))
      const { code, version, formData } = row
      if (!may.ok) return { id, code, answer: refused(may.reason) }
      const applicantName = row.applicantName ?? '—'
      return { id, code, answer: ok({ id, code, version, applicantName, procedure, form: formData ?? {} }) }
    }),
  )
}

/** The codes of dossiers an official has signed, in their order. */
export async function codesOf(
  { db, localityId }: Office,
  { personId }: Official,
  ids: readonly string[],
): Promise<{ id: string; code: string }[]> {
  if (ids.length === 0) return []
  const rows = await db.many(sql<{ id: string; code: string }>`
    SELECT d.id, d.code FROM dossiers d
    WHERE d.locality_id = ${localityId} AND d.id = ANY (${[...ids]}::uuid[])
      AND EXISTS (SELECT 1 FROM dossier_results r WHERE r.locality_id = d.locality_id AND r.dossier_id = d.id AND r.signed_by = ${personId})`)
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
