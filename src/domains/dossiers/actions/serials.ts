import { type Db, sql } from '../../../platform/database/index.ts'

/**
 * Draws a block of serials for an agency's day; returns the first.
 *
 * In a statement of its own, so that the counter's row is free again at once, and without waiting for the disk: the
 * dossiers' own commit is written after this one and so never survives without it. A block whose dossiers fail is a gap.
 */
export async function drawSerials(
  db: Db,
  localityId: number,
  agencyCode: string,
  day: string,
  count: number,
): Promise<number> {
  const { first } = await db.one(sql<{ first: number }>`
    WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS off)
    INSERT INTO code_serials AS s (locality_id, agency_code, day, last)
    SELECT ${localityId}::integer, ${agencyCode}::text, ${day}::date, ${count}::integer FROM quick
    ON CONFLICT (locality_id, agency_code, day) DO UPDATE SET last = s.last + excluded.last
    RETURNING last - ${count}::integer + 1 AS first`)
  return first
}
