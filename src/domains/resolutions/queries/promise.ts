import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { OriginKey } from './origins.ts'

/** A step of the way from what is done up to the resolution it was promised in. */
export interface Promised extends OriginKey {
  name: Text
  href: string
}

/**
 * What a piece of work serves: its target, the parts of the resolution above it up to the resolution itself, and the papers they come
 * from, the nearest first. One query.
 */
export async function promiseOf(
  db: Db,
  localityId: number,
  { targetId, partId }: { targetId: string | null; partId: string | null },
): Promise<Promised[]> {
  if (targetId === null && partId === null) return []
  const rows = await db.many(sql<OriginKey & { name: Text; key: string }>`
    WITH RECURSIVE start AS (
      SELECT coalesce((SELECT part_id FROM targets WHERE locality_id = ${localityId} AND id = ${targetId}::uuid), ${partId}::uuid) AS id),
    up AS (
      SELECT p.id, p.parent_id, p.paper_id, p.name, p.key, 1 AS place FROM start s
      JOIN resolution_parts p ON p.locality_id = ${localityId} AND p.id = s.id
      UNION ALL
      SELECT p.id, p.parent_id, p.paper_id, p.name, p.key, u.place + 1 FROM up u
      JOIN resolution_parts p ON p.locality_id = ${localityId} AND p.id = u.parent_id)
    SELECT kind, id, name, key FROM (
      SELECT 'target' AS kind, id, name, key, 0 AS place FROM targets WHERE locality_id = ${localityId} AND id = ${targetId}::uuid
      UNION ALL SELECT 'part', id, name, key, place FROM up
      UNION ALL SELECT 'paper', r.id, r.title, r.key, 100 + u.place FROM up u
        JOIN resolution_papers r ON r.locality_id = ${localityId} AND r.id = u.paper_id) steps ORDER BY place`)
  return rows.map(({ kind, id, name, key }) => ({ kind, id, name, href: HREF[kind](key) }))
}

const HREF: Record<OriginKey['kind'], (key: string) => string> = {
  target: (key) => `/nghi-quyet/chi-tieu/${key}`,
  part: (key) => `/nghi-quyet#${key}`,
  paper: (key) => `/nghi-quyet/van-ban/${key}`,
  clause: (key) => `/nghi-quyet/van-ban/${key}`,
}
