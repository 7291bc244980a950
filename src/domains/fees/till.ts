import { localDateOf } from '../../core/calendar/index.ts'
import { actorOf, may, type OfficialViewer, type Permission } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Office } from '../dossiers/index.ts'

/** What each dossier was charged and has paid. */
export interface Balance {
  dossierId: string
  shortCode: string
  unitId: string
  procedureId: string
  chargedDong: number
  paidDong: number
  owedDong: number
}

const COLUMNS = sql.raw('dossier_id, short_code, unit_id, procedure_id, charged_dong, paid_dong, owed_dong')

/** A dossier's balance, locked until the transaction ends: money moves one at a time. */
export const lockBalance = (tx: Db, localityId: number, dossierId: string): Promise<Balance | undefined> =>
  tx.first(sql<Balance>`
    SELECT ${COLUMNS} FROM fee_balances WHERE locality_id = ${localityId} AND dossier_id = ${dossierId} FOR UPDATE`)

export const findBalance = ({ db, localityId }: Office, dossierId: string): Promise<Balance | undefined> =>
  db.first(
    sql<Balance>`SELECT ${COLUMNS} FROM fee_balances WHERE locality_id = ${localityId} AND dossier_id = ${dossierId}`,
  )

/** As whom an official does something over a unit; undefined when no post of theirs permits it. */
export function actorFor(officer: OfficialViewer, permission: Permission, unitId: string): Actor | undefined {
  return may(officer, permission, unitId) ? actorOf(officer, permission, unitId) : undefined
}

/** Who acts, when, on which day at the office. */
export interface Moment {
  actor: Actor
  at: Date
  day: string
}

export const momentOf = ({ clock }: Office, actor: Actor): Moment => {
  const at = clock.now()
  return { actor, at, day: localDateOf(at) }
}
