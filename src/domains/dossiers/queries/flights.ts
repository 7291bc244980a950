import { type Db, sql } from '../../../platform/database/index.ts'

/** Open dossiers that stand alike: in one queue, received by one unit. */
export interface Flight {
  queueUnitId: string
  queueRole: string
  decidingUnitId: string
  dossiers: number
  /** The code of one of them. */
  example: string
}

/** The open dossiers in the queues of units, counted by queue and receiving unit. */
export const flightsOf = (db: Db, localityId: number, unitIds: readonly string[]): Promise<Flight[]> =>
  db.many(sql<Flight>`
    SELECT queue_unit_id, queue_role, deciding_unit_id, count(*) AS dossiers, min(code) AS example
    FROM dossiers WHERE locality_id = ${localityId} AND queue_role IS NOT NULL
      AND queue_unit_id = ANY (${[...unitIds]}::uuid[])
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`)

/** The codes of dossiers that somebody has worked on since they had the versions given; all are held until the transaction ends. */
export async function changedSince(
  tx: Db,
  localityId: number,
  dossiers: readonly { id: string; version: number }[],
): Promise<string[]> {
  // One that went over twice is as it was after the second time.
  const last = new Map<string, number>()
  for (const { id, version } of dossiers) last.set(id, Math.max(version, last.get(id) ?? 0))
  const rows = await tx.many(sql<{ code: string; changed: boolean }>`
    SELECT d.code, d.version <> m.version AS changed
    FROM unnest(${[...last.keys()]}::uuid[], ${[...last.values()]}::integer[]) AS m (id, version)
    JOIN dossiers d ON d.locality_id = ${localityId} AND d.id = m.id ORDER BY d.id FOR UPDATE OF d`)
  return rows.filter(({ changed }) => changed).map(({ code }) => code)
}

/** The codes of dossiers that units have received, the first ones. */
export async function receivedBy(db: Db, localityId: number, unitIds: readonly string[]): Promise<string[]> {
  const rows = await db.many(sql<{ code: string }>`
    SELECT code FROM dossiers WHERE locality_id = ${localityId} AND deciding_unit_id = ANY (${[...unitIds]}::uuid[])
    ORDER BY submitted_at LIMIT 20`)
  return rows.map(({ code }) => code)
}
