import { sql } from '../../../platform/database/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { Office } from '../office.ts'
import { ratingTokenOf, secretOf } from '../secrets.ts'

/** What the person's own page shows besides the look-up and the results. */
export interface OwnPapers {
  version: ProcedureVersion
  /** What was stated; empty once erased. */
  form: Record<string, unknown>
  /** Which official papers there are to download. */
  receipt: boolean
  supplementRequest: boolean
  refusal: boolean
  lengthening: boolean
  /** Of the link by which it is rated; missing until returned and once rated. */
  ratingToken: string | null
}

export async function getOwnPapers(office: Office, id: string): Promise<OwnPapers> {
  const { db, localityId } = office
  const { versionId, mayBeRated, form, ...papers } = await db.one(sql<
    Omit<OwnPapers, 'version' | 'ratingToken'> & { versionId: string; mayBeRated: boolean }
  >`
    SELECT d.procedure_version_id AS version_id, coalesce(d.form_data, '{}') AS form, d.received_at IS NOT NULL AS receipt,
      EXISTS (SELECT FROM dossier_notes n WHERE n.locality_id = d.locality_id AND n.dossier_id = d.id
        AND n.verb = 'requestSupplement') AS supplement_request,
      EXISTS (SELECT FROM dossier_notes n WHERE n.locality_id = d.locality_id AND n.dossier_id = d.id
        AND n.verb = 'refuse') AS refusal,
      d.lengthened_at IS NOT NULL AS lengthening,
      EXISTS (SELECT FROM ratings r WHERE r.locality_id = d.locality_id AND r.dossier_id = d.id
        AND r.rated_at IS NULL) AS may_be_rated
    FROM dossiers d WHERE d.locality_id = ${localityId} AND d.id = ${id}`)
  return {
    ...papers,
    form,
    version: await office.getVersion(versionId),
    ratingToken: mayBeRated ? ratingTokenOf(office.secret, id) : null,
  }
}

/** The second secret of a dossier, for a browser that has shown it before. */
export async function findSecret({ db, localityId, secret }: Office, code: string): Promise<string | undefined> {
  const row = await db.first(sql<{ id: string }>`
    SELECT id FROM dossiers WHERE locality_id = ${localityId} AND code = ${code}`)
  return row && secretOf(secret, row.id)
}
