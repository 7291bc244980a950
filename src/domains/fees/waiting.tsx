import { unitsFor } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { formatDong, t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Office } from '../dossiers/index.ts'
import { words } from './words.ts'

interface Refund {
  dossierId: string
  code: string
  amountDong: number
  reason: string
  requestedBy: string
}

/** Refunds somebody else asked for, to be decided; decided from the list. */
export const waitingRefunds = ({ localityId }: Pick<Office, 'localityId'>): WorkSource<Refund> => ({
  kind: 'refund',
  name: t('Hoàn phí phải duyệt', 'Refund to decide'),
  rows(official) {
    const own = new Set(official.appointments.map(({ unitId }) => unitId))
    const units = unitsFor(official, 'fee.approve').filter((id) => own.has(id))
    if (units.length === 0) return undefined
    return {
      places: sql`unnest(${units}::uuid[]) AS place (unit_id)`,
      from: sql`fee_refunds r`,
      where: sql`r.locality_id = ${localityId} AND r.unit_id = place.unit_id AND r.state IN ('requested', 'approved')
        AND r.state = 'requested' AND r.requested_by <> ${official.personId}`,
      id: sql`r.id`,
      dueAt: sql`'infinity'::timestamptz`,
      since: sql`r.requested_at`,
      text: sql`r.reason`,
      data: sql`jsonb_build_object('dossierId', r.dossier_id, 'amountDong', r.amount_dong, 'reason', r.reason,
        'requestedBy', r.requested_by, 'code', (SELECT p.code FROM dossier_payers p
          WHERE p.locality_id = r.locality_id AND p.dossier_id = r.dossier_id))`,
    }
  },
  show({ id, data: { dossierId, code, amountDong, reason, requestedBy } }, people) {
    const who = people.findOfficial(requestedBy)?.fullName
    return {
      title: t(
        `Duyệt hoàn ${formatDong(amountDong)}, hồ sơ ${code}`,
        `Decide a refund of ${formatDong(amountDong, 'en')}, dossier ${code}`,
      ),
      note: t(reason, reason),
      ...(who ? { from: t(who, who) } : {}),
      href: `/thu-phi/${dossierId}`,
      deed: (back) => <Decide id={id} back={back} />,
    }
  },
})

function Decide({ id, back }: { id: string; back: string }) {
  const say = useSay()
  return (
    <form method="post" action={`/thu-phi/hoan-phi/${id}/quyet-dinh`} class="camlo-row camlo-row--start">
      <input type="hidden" name="ve" value={back} />
      <Button name="approve" value="1">
        {say(words.approve)}
      </Button>
      <Button kind="secondary" name="approve" value="0">
        {say(words.decline)}
      </Button>
    </form>
  )
}
