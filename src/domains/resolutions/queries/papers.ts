import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { PaperKind, Standing } from '../rules/file.ts'

/** A paper with its text, by clauses where it has them. */
export interface PaperText {
  id: string
  key: string
  kind: PaperKind
  number: string | null
  title: Text
  issuer: Text
  issuedOn: string | null
  source: Text
  standing: Standing
  body: string | null
  fileId: string | null
  clauses: Clause[]
}

export interface Clause {
  id: string
  number: string
  text: Text
  /** The part of the resolution it is about. */
  of: Text | null
  /** Targets that carry it out. */
  targets: { key: string; name: Text }[]
}

export async function findPaper(db: Db, localityId: number, key: string): Promise<PaperText | undefined> {
  const paper = await db.first(sql<Omit<PaperText, 'clauses'>>`
    SELECT id, key, kind, number, title, issuer, issued_on, source, standing, body, file_id FROM resolution_papers
    WHERE locality_id = ${localityId} AND key = ${key}`)
  if (!paper) return undefined
  const clauses = await db.many(sql<Clause>`
    SELECT c.id, c.number, c.text, part.name AS of,
      coalesce((SELECT jsonb_agg(jsonb_build_object('key', t.key, 'name', t.name) ORDER BY t.position) FROM target_clauses l
        JOIN targets t ON t.locality_id = l.locality_id AND t.id = l.target_id
        WHERE l.locality_id = c.locality_id AND l.clause_id = c.id), '[]') AS targets
    FROM resolution_clauses c LEFT JOIN resolution_parts part ON part.locality_id = c.locality_id AND part.id = c.part_id
    WHERE c.locality_id = ${localityId} AND c.paper_id = ${paper.id} ORDER BY c.position, c.number`)
  return { ...paper, clauses }
}
