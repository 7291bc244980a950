import { type Db, sql } from '../../../platform/database/index.ts'
import type { DeliveryState, Payer, Way } from '../rules/delivery.ts'

export interface Delivery {
  dossierId: string
  way: Way
  payer: Payer | null
  state: DeliveryState
  listId: string | null
  tracking: string | null
  postedAt: Date | null
  endedAt: Date | null
  reason: string | null
  /** Empty where it isn't posted, or the person's data was erased. */
  name: string
  phone: string
  address: string
}

const COLUMNS = sql`
  r.dossier_id, r.way, r.payer, r.state, r.list_id, r.tracking, r.posted_at, r.ended_at, r.reason,
  coalesce(n.items[1], '') AS name, coalesce(n.items[2], '') AS phone, coalesce(n.items[3], '') AS address`
const NOTE = sql`LEFT JOIN dossier_notes n ON n.locality_id = r.locality_id AND n.id = r.note_id`

export const findDelivery = (db: Db, localityId: number, dossierId: string): Promise<Delivery | undefined> =>
  db.first(sql<Delivery>`
    SELECT ${COLUMNS} FROM result_deliveries r ${NOTE} WHERE r.locality_id = ${localityId} AND r.dossier_id = ${dossierId}`)

/** The deliveries of a list's items, by dossier. */
export const parcelsOf = (
  db: Db,
  localityId: number,
  items: readonly { dossierId: string }[],
): Promise<Map<string, Delivery>> =>
  deliveriesOf(
    db,
    localityId,
    items.map(({ dossierId }) => dossierId),
  )

async function deliveriesOf(db: Db, localityId: number, dossierIds: readonly string[]): Promise<Map<string, Delivery>> {
  const rows = await db.many(sql<Delivery>`
    SELECT ${COLUMNS} FROM result_deliveries r ${NOTE}
    WHERE r.locality_id = ${localityId} AND r.dossier_id = ANY (${dossierIds}::uuid[])`)
  return new Map(rows.map((row) => [row.dossierId, row]))
}

/** A dossier whose result waits at a return desk. */
export interface Ready {
  id: string
  code: string
  version: number
  versionId: string
  unitId: string
  applicantName: string
  finishedAt: Date | null
  delivery: Delivery | null
}

/** What waits at these return desks, longest first. */
export async function findReady(
  db: Db,
  localityId: number,
  unitIds: readonly string[],
  { ids, limit = 300 }: { ids?: readonly string[]; limit?: number } = {},
): Promise<Ready[]> {
  const rows = await db.many(sql<Omit<Ready, 'delivery'>>`
    SELECT d.id, d.code, d.version, d.procedure_version_id AS version_id, d.queue_unit_id AS unit_id,
      coalesce(a.full_name, '—') AS applicant_name, d.finished_at
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.queue_unit_id = ANY (${unitIds}::uuid[]) AND d.queue_role = 'returnDesk'
      AND d.status = 'resolved' AND ${ids ? sql`d.id = ANY (${ids}::uuid[])` : sql`true`}
    ORDER BY d.finished_at, d.id LIMIT ${limit}`)
  const deliveries = await deliveriesOf(
    db,
    localityId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, delivery: deliveries.get(row.id) ?? null }))
}

/** What stands in the way of choosing anew. */
export const findDossier = (
  db: Db,
  localityId: number,
  id: string,
): Promise<
  | {
      id: string
      code: string
      status: string
      procedureId: string
      receivingUnitId: string
      decidingUnitId: string
      /** Where the result is collected. */
      returnUnitId: string
      name: string
      phone: string
      address: string
    }
  | undefined
> =>
  db.first(sql`
    SELECT d.id, d.code, d.status, d.procedure_id, d.receiving_unit_id, d.deciding_unit_id,
      coalesce(d.return_unit_id, d.receiving_unit_id) AS return_unit_id, coalesce(a.full_name, '') AS name, coalesce(a.phone, '') AS phone,
      coalesce(a.address, '') AS address
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ${id}`)

/** Whether the post has a dossier's result. */
export const isWithPost = async (db: Db, localityId: number, dossierId: string): Promise<boolean> =>
  (await db.first(sql<{ one: number }>`
    SELECT 1 AS one FROM result_deliveries
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} AND state = 'posted'`)) !== undefined
