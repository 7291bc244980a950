import { unitsFor } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { Office } from '../dossiers/index.ts'

interface Handed {
  year: number
  number: number
  openItems: number
  fromUnitId: string
}

/** Paper files on their way to a person's offices, to be counted and taken. */
export const waitingHandovers = ({ localityId }: Pick<Office, 'localityId'>): WorkSource<Handed> => ({
  kind: 'handover',
  name: t('Hồ sơ giấy phải nhận', 'Paper files to take'),
  rows(official) {
    const own = new Set(official.appointments.map(({ unitId }) => unitId))
    const units = unitsFor(official, 'handover.work').filter((id) => own.has(id))
    if (units.length === 0) return undefined
    return {
      places: sql`unnest(${units}::uuid[]) AS place (unit_id)`,
      from: sql`handover_lists l`,
      where: sql`l.locality_id = ${localityId} AND l.to_unit_id = place.unit_id AND l.open_items > 0`,
      id: sql`l.id`,
      dueAt: sql`'infinity'::timestamptz`,
      since: sql`l.made_at`,
      text: sql`l.number || '/' || l.year`,
      data: sql`jsonb_build_object('year', l.year, 'number', l.number, 'openItems', l.open_items, 'fromUnitId', l.from_unit_id)`,
    }
  },
  show({ id, data: { year, number, openItems, fromUnitId } }, people) {
    const from = people.findUnit(fromUnitId)?.name
    return {
      title: t(`Nhận danh sách bàn giao số ${number}/${year}`, `Take hand-over list ${number}/${year}`),
      note: t(`${openItems} hồ sơ chưa xác nhận`, `${openItems} files not confirmed`),
      ...(from ? { from } : {}),
      href: `/ban-giao/${id}`,
    }
  },
})
