import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'

/** What a person stated in a dossier. */
export interface AccountData {
  id: string
  applicant: {
    fullName: string | null
    idNumber: string | null
    phone: string | null
    email: string | null
    address: string | null
  }
  form: Record<string, unknown>
  papers: string[]
}

/** What was stated in the dossiers of an account, for its holder to take away; of those filed for others only that they were. */
export async function getAccountData({ db, localityId }: Office, citizenId: string): Promise<AccountData[]> {
  return db.many(sql<AccountData>`
    SELECT d.id, coalesce(d.form_data, '{}') AS form,
      jsonb_build_object('fullName', p.full_name, 'idNumber', p.id_number, 'phone', p.phone, 'email', p.email,
        'address', p.address) AS applicant,
      ARRAY(SELECT x.name FROM dossier_papers x WHERE x.locality_id = d.locality_id AND x.dossier_id = d.id
        ORDER BY x.position) AS papers
    FROM dossier_accounts a
    JOIN dossiers d ON d.locality_id = a.locality_id AND d.id = a.dossier_id
    JOIN applicants p ON p.locality_id = d.locality_id AND p.id = d.applicant_id
    WHERE a.locality_id = ${localityId} AND a.citizen_id = ${citizenId} AND a.part = 'applicant'`)
}
