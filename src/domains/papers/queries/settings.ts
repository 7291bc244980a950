import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { About } from '../rules/ward.ts'

/** A kind of paper the store knows. */
export interface PaperKind {
  key: string
  name: Text
  validMonths: number | null
  replacesOlder: boolean
  /** Missing: the paper is the applicant's. */
  about: About | null
}

export const paperKinds = (db: Db, localityId: number): Promise<PaperKind[]> =>
  db.many(sql<PaperKind>`
    SELECT key, name, valid_months, replaces_older, about FROM paper_kinds WHERE locality_id = ${localityId} ORDER BY position`)

export const findKind = (db: Db, localityId: number, key: string): Promise<PaperKind | undefined> =>
  db.first(sql<PaperKind>`
    SELECT key, name, valid_months, replaces_older, about FROM paper_kinds WHERE locality_id = ${localityId} AND key = ${key}`)

/** A law by which a held paper is used without consent. */
export interface Ground {
  key: string
  kindKey: string
  law: Text
}

/** The grounds in force for a procedure on a day. */
export const groundsFor = (db: Db, localityId: number, slug: string, on: LocalDate): Promise<Ground[]> =>
  db.many(sql<Ground>`
    SELECT key, kind_key, law FROM paper_grounds
    WHERE locality_id = ${localityId} AND procedure_slug = ${slug} AND valid_from <= ${on}::date
      AND (valid_to IS NULL OR valid_to >= ${on}::date)`)

/** What each ground says, by its key; those that ended too, since uses rest on them. */
export async function lawsOf(db: Db, localityId: number): Promise<ReadonlyMap<string, Text>> {
  const rows = await db.many(sql<{ key: string; law: Text }>`
    SELECT key, law FROM paper_grounds WHERE locality_id = ${localityId}`)
  return new Map(rows.map(({ key, law }) => [key, law]))
}
