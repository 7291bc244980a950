import { nearUntil } from '../../../core/calendar/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office, UnitRef } from '../office.ts'
import type { PersonRef } from '../views.ts'

/** What one person, or nobody in particular, has of a unit's role. */
export interface Load {
  unit: UnitRef
  role: string
  person: PersonRef | null
  open: number
  near: number
  late: number
  /** To whom it may go: who else holds the role. */
  others: PersonRef[]
}

/**
 * The open dossiers of units by who has them. Those who hold a role and have nothing are there too, so that a head sees who is
 * free.
 */
export async function readWorkload(office: Office, unitIds: readonly string[]): Promise<Load[]> {
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  const now = office.clock.now()
  const near = nearUntil(time, now)
  const rows = await office.db.many(sql<{
    unitId: string
    role: string
    personId: string | null
    open: number
    near: number
    late: number
  }>`
    SELECT queue_unit_id AS unit_id, queue_role AS role, assignee_id AS person_id, count(*) AS open,
      count(*) FILTER (WHERE queue_due_at >= ${now} AND queue_due_at <= ${near}) AS near,
      count(*) FILTER (WHERE queue_due_at < ${now}) AS late
    FROM dossiers
    WHERE locality_id = ${office.localityId} AND queue_role IS NOT NULL AND queue_unit_id = ANY (${[...unitIds]}::uuid[])
    GROUP BY 1, 2, 3`)
  const roles = new Map(rows.map(({ unitId, role }) => [`${unitId} ${role}`, { unitId, role }]))
  return [...roles.values()].flatMap(({ unitId, role }) => {
    const holders = staff.holders(unitId, role).map(({ personId, name }) => ({ id: personId, name }))
    const own = rows.filter((row) => row.unitId === unitId && row.role === role)
    const strangers = own.flatMap(({ personId }) =>
      personId && holders.every(({ id }) => id !== personId)
        ? [{ id: personId, name: staff.nameOf(personId) ?? '—' }]
        : [],
    )
    const unit = { id: unitId, name: staff.findUnit(unitId)?.name ?? { vi: '—', en: '—' } }
    return [null, ...holders, ...strangers].flatMap((person) => {
      const row = own.find(({ personId }) => personId === (person?.id ?? null))
      if (!row && !person) return []
      const others = holders.filter(({ id }) => id !== person?.id)
      const { open, near: nearly, late } = row ?? { open: 0, near: 0, late: 0 }
      return [{ unit, role, person, open, near: nearly, late, others }]
    })
  })
}
