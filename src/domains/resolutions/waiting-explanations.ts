import { localDateOf } from '../../core/calendar/index.ts'
import { grants, personsOf } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { rootOf, unitsBelow } from './rules/who-may.ts'

interface Asked {
  name: Text
  unitId: string
  state: 'open' | 'answered'
}

/** Targets in danger that a person has to explain, and explanations a head has to decide on. */
export const waitingExplanations = (localityId: number): WorkSource<Asked> => ({
  kind: 'explanation',
  name: t('Giải trình chỉ tiêu', 'Explanation of a target'),
  rows(official, { now, people }) {
    const root = rootOf(people, localDateOf(now))?.id
    const own = official.appointments.flatMap(({ unitId, role }) => (grants('target.explain', role) ? [unitId] : []))
    const below = root ? unitsBelow(official, root) : []
    if (own.length === 0 && below.length === 0) return undefined
    return {
      from: sql`target_explanations e JOIN targets g ON g.locality_id = e.locality_id AND g.id = e.target_id`,
      where: sql`e.locality_id = ${localityId} AND e.state <> 'accepted' AND (
        (e.state = 'open' AND (e.asked_of = ANY (${personsOf(official)}::uuid[])
          OR (e.asked_of IS NULL AND e.in_charge_id = ANY (${own}::uuid[]))))
        OR (e.state = 'answered' AND e.in_charge_id = ANY (${below}::uuid[]) AND e.answered_by <> ALL (${personsOf(official)}::uuid[])))`,
      id: sql`e.id`,
      dueAt: sql`CASE e.state WHEN 'open' THEN e.due_at ELSE 'infinity' END`,
      since: sql`coalesce(e.answered_at, e.asked_at)`,
      text: sql`(g.name ->> 'vi')`,
      data: sql`jsonb_build_object('name', g.name, 'unitId', e.in_charge_id, 'state', e.state)`,
    }
  },
  show({ id, data: { name, unitId, state } }, people) {
    const unit = people.findUnit(unitId)?.name
    return {
      title:
        state === 'open'
          ? t(`Giải trình: ${name.vi}`, `Explain: ${name.en}`)
          : t(`Quyết định giải trình: ${name.vi}`, `Decide on an explanation: ${name.en}`),
      ...(unit ? { note: unit } : {}),
      href: `/chi-tieu/giai-trinh/${id}`,
    }
  },
})
