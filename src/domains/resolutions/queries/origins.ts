import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { beginningsOf } from '../../../platform/text.ts'

/** What a task or a commitment may come from. */
export const ORIGIN_KINDS = ['target', 'clause', 'part', 'paper'] as const
export type OriginKind = (typeof ORIGIN_KINDS)[number]

export interface OriginKey {
  kind: OriginKind
  id: string
}

/** What something comes from, with its name and where it can be read. */
export interface Origin extends OriginKey {
  name: Text
  href: string
  /** The part of a resolution that it is about. */
  partId: string | null
}

/** Where a clause stands on the page of its paper. */
export const clauseHref = (paperKey: string, clauseId: string): string => `/nghi-quyet/van-ban/${paperKey}#${clauseId}`

/** Names and addresses of origins, in one query; those that don't exist are left out. */
export async function findOrigins(db: Db, localityId: number, keys: readonly OriginKey[]): Promise<Origin[]> {
  if (keys.length === 0) return []
  type Row = OriginKey & { name: Text; number: string | null; key: string; partId: string | null }
  const of = (kind: OriginKind) => sql`${keys.filter((each) => each.kind === kind).map(({ id }) => id)}::uuid[]`
  const rows = await db.many(sql<Row>`
    SELECT 'target' AS kind, id, name, NULL AS number, key, part_id FROM targets WHERE locality_id = ${localityId} AND id = ANY(${of('target')})
    UNION ALL
    SELECT 'part', id, name, NULL, key, id FROM resolution_parts WHERE locality_id = ${localityId} AND id = ANY(${of('part')})
    UNION ALL
    SELECT 'paper', r.id, r.title, NULL, r.key, (SELECT p.id FROM resolution_parts p
      WHERE p.locality_id = r.locality_id AND p.paper_id = r.id ORDER BY p.parent_id NULLS FIRST, p.position LIMIT 1)
    FROM resolution_papers r WHERE r.locality_id = ${localityId} AND r.id = ANY(${of('paper')})
    UNION ALL
    SELECT 'clause', c.id, p.title, c.number, p.key, c.part_id FROM resolution_clauses c
    JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
    WHERE c.locality_id = ${localityId} AND c.id = ANY(${of('clause')})`)
  return rows.map(({ kind, id, partId, ...row }) => ({ kind, id, partId, ...named(kind, { id, ...row }) }))
}

/** What something comes from; undefined where it doesn't exist. */
export const originOf = async (db: Db, localityId: number, kind: OriginKind, id: string): Promise<Origin | undefined> =>
  (await findOrigins(db, localityId, [{ kind, id }]))[0]

interface Named {
  id: string
  name: Text
  number: string | null
  key: string
}

function named(kind: OriginKind, { id, name, number, key }: Named): { name: Text; href: string } {
  switch (kind) {
    case 'target':
      return { name, href: `/nghi-quyet/chi-tieu/${key}` }
    case 'part':
      return { name, href: `/nghi-quyet#${key}` }
    case 'paper':
      return { name, href: `/nghi-quyet/van-ban/${key}` }
    case 'clause':
      return {
        name: { vi: `Mục ${number}, ${name.vi}`, en: `Clause ${number}, ${name.en}` },
        href: clauseHref(key, id),
      }
  }
}

/** A target as a form offers it. */
export interface FoundTarget {
  id: string
  key: string
  name: Text
  countedIn: Text
  /** The part of the resolution it belongs to. */
  of: Text
  ownerUnitId: string | null
  /** The units that have a plan of their own. */
  unitIds: string[]
  /** The years it is planned for, latest first. */
  years: number[]
}

export interface SearchOptions {
  /** As somebody types it, with or without marks; empty: all. */
  text?: string
  limit?: number
}

const holds = (column: string, text: string) => {
  const words = beginningsOf(text)
  return words.length === 0 ? sql`true` : sql`name_beginnings(${sql.ref(column)}) @> ${words}::text[]`
}

/** Targets whose name holds what is typed. @param options.unitId only those a unit owns or has a plan for */
export const searchTargets = (
  db: Db,
  localityId: number,
  { text = '', unitId, limit = 20 }: SearchOptions & { unitId?: string } = {},
): Promise<FoundTarget[]> =>
  db.many(sql<FoundTarget>`
    SELECT t.id, t.key, t.name, t.counted_in, part.name AS of, t.owner_unit_id,
      coalesce(array_agg(DISTINCT p.unit_id) FILTER (WHERE p.unit_id IS NOT NULL), '{}') AS unit_ids,
      coalesce(array_agg(DISTINCT p.year ORDER BY p.year DESC) FILTER (WHERE p.year IS NOT NULL), '{}') AS years
    FROM targets t
    JOIN resolution_parts part ON part.locality_id = t.locality_id AND part.id = t.part_id
    LEFT JOIN target_plans p ON p.locality_id = t.locality_id AND p.target_id = t.id AND p.stands
    WHERE t.locality_id = ${localityId} AND ${holds('t.folded', text)} AND ${
      unitId === undefined
        ? sql`true`
        : sql`(t.owner_unit_id = ${unitId} OR EXISTS (SELECT FROM target_plans own
            WHERE own.locality_id = t.locality_id AND own.target_id = t.id AND own.unit_id = ${unitId} AND own.stands))`
    }
    GROUP BY t.locality_id, t.id, part.name ORDER BY t.position, t.key LIMIT ${limit}`)

/** A clause as a form offers it. */
export interface FoundClause {
  id: string
  number: string
  text: Text
  paperId: string
  paperTitle: Text
  partId: string | null
}

/** Clauses whose number or text holds what is typed. */
export const searchClauses = (
  db: Db,
  localityId: number,
  { text = '', limit = 20 }: SearchOptions = {},
): Promise<FoundClause[]> =>
  db.many(sql<FoundClause>`
    SELECT c.id, c.number, c.text, c.paper_id, p.title AS paper_title, c.part_id
    FROM resolution_clauses c JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
    WHERE c.locality_id = ${localityId} AND ${holds('c.folded', text)}
    ORDER BY p.issued_on DESC NULLS LAST, c.position LIMIT ${limit}`)

/** A part of a resolution, or a paper, as a form offers it. */
export interface FoundOrigin extends OriginKey {
  name: Text
  /** What it belongs to: the part above, the number of the paper. */
  of: Text
}

// There are few of either: they are folded as they are read.
const folded = (text: ReturnType<typeof sql>) =>
  sql`lower(translate(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD'))`

/** Parts of resolutions and papers whose name or number holds what is typed. */
export const searchPartsAndPapers = (
  db: Db,
  localityId: number,
  { text = '', limit = 20 }: SearchOptions = {},
): Promise<FoundOrigin[]> => {
  const words = beginningsOf(text)
  const fits = (of: ReturnType<typeof sql>) =>
    words.length === 0 ? sql`true` : sql`name_beginnings(${folded(of)}) @> ${words}::text[]`
  return db.many(sql<FoundOrigin>`
    (SELECT 'part' AS kind, p.id, p.name, coalesce(up.name, p.name) AS of
      FROM resolution_parts p LEFT JOIN resolution_parts up ON up.locality_id = p.locality_id AND up.id = p.parent_id
      WHERE p.locality_id = ${localityId} AND ${fits(sql`p.name ->> 'vi'`)} ORDER BY p.year DESC NULLS LAST, p.position LIMIT ${limit})
    UNION ALL
    (SELECT 'paper', r.id, r.title, jsonb_build_object('vi', coalesce(r.number, ''), 'en', coalesce(r.number, ''))
      FROM resolution_papers r
      WHERE r.locality_id = ${localityId} AND ${fits(sql`coalesce(r.number, '') || ' ' || (r.title ->> 'vi')`)}
      ORDER BY r.issued_on DESC NULLS LAST, r.key LIMIT ${limit})`)
}
