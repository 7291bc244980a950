import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { PaperKind, Standing } from '../rules/file.ts'
import type { Relation } from '../rules/relation.ts'

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
  edition: number
  /** What it does to others, and what others do to it. */
  links: LinkedPaper[]
  clauses: Clause[]
  /** What clauses said before, the latest first. */
  earlier: EarlierClause[]
}

export interface LinkedPaper {
  id: string
  key: string
  title: Text
  relation: Relation
  /** This paper does it to the other; else the other to this one. */
  isOurs: boolean
}

export interface Clause {
  id: string
  number: string
  text: Text
  partId: string | null
  /** The part of the resolution it is about. */
  of: Text | null
  /** Targets that carry it out. */
  targets: { key: string; name: Text }[]
}

export interface EarlierClause {
  id: string
  clauseId: string
  number: string
  text: Text
  withdrawn: boolean
  reason: string
  endedAt: Date
  actId: string
}

export async function findPaper(
  db: Db,
  localityId: number,
  of: { key: string } | { id: string },
): Promise<PaperText | undefined> {
  const paper = await db.first(sql<Omit<PaperText, 'clauses' | 'links' | 'earlier'>>`
    SELECT id, key, kind, number, title, issuer, issued_on, source, standing, body, file_id, edition FROM resolution_papers
    WHERE locality_id = ${localityId} AND ${'key' in of ? sql`key = ${of.key}` : sql`id = ${of.id}`}`)
  if (!paper) return undefined
  const [links, clauses, earlier] = await Promise.all([
    linksOf(db, localityId, paper.id),
    clausesOf(db, localityId, paper.id),
    db.many(sql<EarlierClause>`
      SELECT id, clause_id, number, text, withdrawn, reason, ended_at, act_id FROM resolution_clause_texts
      WHERE locality_id = ${localityId} AND paper_id = ${paper.id} ORDER BY ended_at DESC, id LIMIT 200`),
  ])
  return { ...paper, links, clauses, earlier }
}

const linksOf = (db: Db, localityId: number, id: string): Promise<LinkedPaper[]> =>
  db.many(sql<LinkedPaper>`
    SELECT p.id, p.key, p.title, l.relation, l.is_ours FROM (
      SELECT from_id AS other_id, relation, true AS is_ours FROM resolution_links WHERE locality_id = ${localityId} AND paper_id = ${id}
      UNION ALL
      SELECT paper_id, relation, false FROM resolution_links WHERE locality_id = ${localityId} AND from_id = ${id}) l
    JOIN resolution_papers p ON p.locality_id = ${localityId} AND p.id = l.other_id
    ORDER BY l.is_ours DESC, l.relation, p.issued_on NULLS FIRST, p.key`)

const clausesOf = (db: Db, localityId: number, id: string): Promise<Clause[]> =>
  db.many(sql<Clause>`
    SELECT c.id, c.number, c.text, c.part_id, part.name AS of,
      coalesce((SELECT jsonb_agg(jsonb_build_object('key', t.key, 'name', t.name) ORDER BY t.position) FROM target_clauses l
        JOIN targets t ON t.locality_id = l.locality_id AND t.id = l.target_id
        WHERE l.locality_id = c.locality_id AND l.clause_id = c.id), '[]') AS targets
    FROM resolution_clauses c LEFT JOIN resolution_parts part ON part.locality_id = c.locality_id AND part.id = c.part_id
    WHERE c.locality_id = ${localityId} AND c.paper_id = ${id} ORDER BY c.position, c.number`)

/** Every paper as a form offers it, the latest first. */
export const paperOptions = (
  db: Db,
  localityId: number,
): Promise<{ id: string; title: Text; number: string | null }[]> =>
  db.many(sql<{ id: string; title: Text; number: string | null }>`
    SELECT id, title, number FROM resolution_papers WHERE locality_id = ${localityId} ORDER BY issued_on DESC NULLS LAST, key LIMIT 1000`)

/** A clause that a target carries out, with its paper. */
export interface LinkedClause {
  id: string
  number: string
  text: Text
  paperKey: string
  paperTitle: Text
}

/** The clauses a target carries out. */
export const clausesOfTarget = (db: Db, localityId: number, targetId: string): Promise<LinkedClause[]> =>
  db.many(sql<LinkedClause>`
    SELECT c.id, c.number, c.text, p.key AS paper_key, p.title AS paper_title FROM target_clauses l
    JOIN resolution_clauses c ON c.locality_id = l.locality_id AND c.id = l.clause_id
    JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
    WHERE l.locality_id = ${localityId} AND l.target_id = ${targetId} ORDER BY p.issued_on NULLS LAST, p.key, c.position`)

/** A clause with the targets that carry it out, for finding those that nothing carries out. */
export interface ClauseToCheck {
  id: string
  number: string
  text: Text
  paperKey: string
  paperTitle: Text
  targetIds: string[]
}

/** Clauses of papers in force, in order: papers that were replaced or ended ask for nothing any more. */
export const clausesToCheck = (db: Db, localityId: number, limit: number): Promise<ClauseToCheck[]> =>
  db.many(sql<ClauseToCheck>`
    SELECT c.id, c.number, c.text, p.key AS paper_key, p.title AS paper_title,
      array(SELECT l.target_id FROM target_clauses l WHERE l.locality_id = c.locality_id AND l.clause_id = c.id) AS target_ids
    FROM resolution_clauses c JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
    WHERE c.locality_id = ${localityId} AND NOT EXISTS (SELECT FROM resolution_links l
      WHERE l.locality_id = p.locality_id AND l.from_id = p.id AND l.relation IN ('replaces', 'ends'))
    ORDER BY p.issued_on DESC NULLS LAST, p.key, c.position, c.number LIMIT ${limit}`)

/** The key of the paper a clause is in. */
export const paperKeyOfClause = async (db: Db, localityId: number, id: string): Promise<string | undefined> =>
  (
    await db.first(sql<{ key: string }>`
      SELECT p.key FROM resolution_clauses c JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
      WHERE c.locality_id = ${localityId} AND c.id = ${id}`)
  )?.key
