import { localDateOf } from '../../core/calendar/index.ts'
import { may, personsOf } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { periodName } from './rules/period.ts'
import { rootOf, unitsBelow } from './rules/who-may.ts'

interface Sent {
  name: Text
  period: string
  unitId: string
  enteredBy: string
}

/** Figures that units below a head have sent in, and that the head has to decide on. */
export const waitingFigures = (localityId: number): WorkSource<Sent> => ({
  kind: 'figure',
  name: t('Số liệu chỉ tiêu phải duyệt', 'Figure to approve'),
  rows(official, { now, people }) {
    const root = rootOf(people, localDateOf(now))?.id
    const below = root && may(official, 'target.approve') ? unitsBelow(official, root) : []
    if (!root || below.length === 0) return undefined
    return {
      from: sql`target_figures f JOIN targets g ON g.locality_id = f.locality_id AND g.id = f.target_id`,
      where: sql`f.locality_id = ${localityId} AND f.state = 'waiting' AND f.entered_by <> ALL (${personsOf(official)}::uuid[])
        AND coalesce(f.unit_id, g.owner_unit_id, ${root}) = ANY (${below}::uuid[])`,
      id: sql`f.id`,
      dueAt: sql`'infinity'::timestamptz`,
      since: sql`f.recorded_at`,
      text: sql`(g.name ->> 'vi')`,
      data: sql`jsonb_build_object('name', g.name, 'period', f.period, 'enteredBy', f.entered_by,
        'unitId', coalesce(f.unit_id, g.owner_unit_id, ${root}))`,
    }
  },
  show({ id, data: { name, period, unitId, enteredBy } }, people) {
    const [unit, by, of] = [people.findUnit(unitId)?.name, people.findOfficial(enteredBy)?.fullName, periodName(period)]
    return {
      title: t(`Duyệt số liệu: ${name.vi}`, `Approve a figure: ${name.en}`),
      note: t(`${of.vi}${unit ? `, ${unit.vi}` : ''}`, `${of.en}${unit ? `, ${unit.en}` : ''}`),
      ...(by ? { from: t(by, by) } : {}),
      href: `/chi-tieu/so-lieu/${id}`,
    }
  },
})
