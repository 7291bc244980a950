import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { Morning } from './script.ts'

/** Those who were here before the morning begins. */
export async function welcomeKnown(db: Db, { people }: Morning): Promise<void> {
  const known = people
    .filter((person) => person.known)
    .map(({ name, number, address }) => ({ id: newId(), name, folded: foldVietnamese(name), number, address }))
  await db.run(sql`
    INSERT INTO applicants (locality_id, id, kind, full_name, folded_name, id_number, address)
    SELECT l.id, p.id, 'citizen', p.name, p.folded, p.number, p.address
    FROM (SELECT id FROM locality LIMIT 1) AS l,
      jsonb_to_recordset(${JSON.stringify(known)}::text::jsonb) AS p (id uuid, name text, folded text, number text, address text)`)
}
