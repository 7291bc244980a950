import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { About } from '../rules/ward.ts'

/** What a profile says of the store: the kinds of paper, and where a law stands for the owner's consent. */
export interface PapersFile {
  kinds: { key: string; name: Text; validMonths?: number; replacesOlder?: boolean; about?: About }[]
  grounds: {
    key: string
    kindKey: string
    procedureSlug: string
    law: Text
    validFrom: LocalDate
    validTo: LocalDate | null
  }[]
}

/** Loads the kinds and grounds of a profile; what is there already is brought up to date. */
export async function importPapers(tx: Db, localityId: number, { kinds, grounds }: PapersFile): Promise<void> {
  await tx.run(sql`
    INSERT INTO paper_kinds (locality_id, key, position, name, valid_months, replaces_older, about)
    SELECT ${localityId}::integer, key, place, name, months, coalesce(replaces, false), about
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(kinds)}::text::jsonb)
      AS (key text, name jsonb, "validMonths" smallint, "replacesOlder" boolean, about jsonb)) WITH ORDINALITY
      AS k (key, name, months, replaces, about, place)
    ON CONFLICT (locality_id, key) DO UPDATE SET position = excluded.position, name = excluded.name,
      valid_months = excluded.valid_months, replaces_older = excluded.replaces_older, about = excluded.about`)
  await tx.run(sql`
    INSERT INTO paper_grounds (locality_id, key, kind_key, procedure_slug, law, valid_from, valid_to)
    SELECT ${localityId}::integer, key, "kindKey", "procedureSlug", law, "validFrom", "validTo"
    FROM jsonb_to_recordset(${JSON.stringify(grounds)}::text::jsonb)
      AS g (key text, "kindKey" text, "procedureSlug" text, law jsonb, "validFrom" date, "validTo" date)
    ON CONFLICT (locality_id, key) DO UPDATE SET kind_key = excluded.kind_key, procedure_slug = excluded.procedure_slug,
      law = excluded.law, valid_from = excluded.valid_from, valid_to = excluded.valid_to`)
}
