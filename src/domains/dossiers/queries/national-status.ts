import { actsOfCase } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import { CHANNEL_CODE, type Channel, NATIONAL_CODE, type Status } from '../rules/status.ts'
import { statusAfter } from '../rules/status-after.ts'
import { words } from '../words.ts'

/** How a dossier stood after one of its acts, in the national codes; nothing about the person. */
export interface NationalStatus {
  code: string
  /** The procedure's national code; null where it has none. */
  procedureCode: string | null
  procedureName: Text
  channel: (typeof CHANNEL_CODE)[Channel]
  status: (typeof NATIONAL_CODE)[Status]
  statusName: Text
  /** Whether the act changed the status. */
  changed: boolean
  unitName: Text | undefined
  occurredAt: Date
  receivedAt: Date | null
  dueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
}

/** @returns undefined when there is no such dossier or act; a part isn't told of, its whole is */
export async function nationalStatus(
  office: Office,
  dossierId: string,
  actId: string,
): Promise<NationalStatus | undefined> {
  const { db, localityId } = office
  const [row, acts] = await Promise.all([
    db.first(sql<{
      code: string
      channel: Channel
      versionId: string
      unitId: string
      receivedAt: Date | null
      finishedAt: Date | null
      returnedAt: Date | null
    }>`
      SELECT code, channel, procedure_version_id AS version_id, deciding_unit_id AS unit_id, received_at, finished_at, returned_at
      FROM dossiers WHERE locality_id = ${localityId} AND id = ${dossierId} AND parent_id IS NULL`),
    actsOfCase(db, dossierId),
  ])
  const place = acts.findIndex(({ id }) => id === actId)
  const act = acts[place]
  if (!row || !act) return undefined
  const deeds = acts.map(({ verb }) => verb.replace(/^dossier\./, ''))
  const status = statusAfter(deeds.slice(0, place + 1))
  if (!status) return undefined
  const due = await db.first(sql<{ dueAt: Date }>`
    SELECT due_at FROM dossier_due_dates
    WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} AND set_at <= ${act.occurredAt}
    ORDER BY set_at DESC, id DESC LIMIT 1`)
  const [version, staff] = await Promise.all([office.getVersion(row.versionId), office.staff()])
  const by = (moment: Date | null): Date | null => (moment && moment <= act.occurredAt ? moment : null)
  return {
    code: row.code,
    procedureCode: version.code,
    procedureName: version.name,
    channel: CHANNEL_CODE[row.channel],
    status: NATIONAL_CODE[status],
    statusName: words.status[status],
    changed: status !== statusAfter(deeds.slice(0, place)),
    unitName: staff.findUnit(act.unitId ?? row.unitId)?.name,
    occurredAt: act.occurredAt,
    receivedAt: by(row.receivedAt),
    dueAt: due?.dueAt ?? null,
    finishedAt: by(row.finishedAt),
    returnedAt: by(row.returnedAt),
  }
}
