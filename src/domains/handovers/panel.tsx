import type { VNode } from 'preact'
import { maskAddress, maskName, maskPhone } from '../../core/identity/index.ts'
import type { DossierPanel, Office } from '../dossiers/index.ts'
import { AskedCard, DeliveryCard } from './pages/delivery-card.tsx'
import { type Delivery, findDelivery, findDossier } from './queries/deliveries.ts'
import { unitName } from './view.ts'

const ENDED = new Set(['not_accepted', 'stopped', 'returned'])

/** What the choice begins with: what was chosen before, else the applicant's own name and address. */
export async function choiceOf(office: Office, id: string) {
  const { db, localityId } = office
  const [delivery, dossier, staff] = await Promise.all([
    findDelivery(db, localityId, id),
    findDossier(db, localityId, id),
    office.staff(),
  ])
  if (!dossier) return undefined
  const posted = delivery?.way === 'post' && delivery.name !== ''
  const { name, phone, address } = posted ? delivery : dossier
  const { receivingUnitId, decidingUnitId, returnUnitId, status } = dossier
  const places = [receivingUnitId, decidingUnitId].map(staff.counterOf)
  const at = staff.counterOf(returnUnitId)
  return {
    delivery,
    dossier,
    values: { way: delivery?.way, name, phone, address, payer: delivery?.payer ?? ('receiver' as const), officeId: at },
    // At a desk already, it is collected there.
    offices: [...new Set(status === 'resolved' ? [at] : places)].map((unitId) => ({
      id: unitId,
      name: unitName(staff, unitId),
    })),
    collectAt: receivingUnitId === decidingUnitId ? null : unitName(staff, at),
  }
}

/** The card on a dossier's pages that says how the person gets the result. */
export const deliveryPanel =
  (office: Office): DossierPanel =>
  async ({ id, code }, reader) => {
    const there = await choiceOf(office, id)
    if (!there) return null
    const { delivery, dossier, values, offices, collectAt } = there
    const ended = ENDED.has(dossier.status)
    if (ended && !delivery) return null
    if (reader === 'owner')
      return (
        <DeliveryCard
          delivery={delivery}
          collectAt={collectAt}
          form={ended ? undefined : { action: `/tra-cuu/${code}/ho-so/nhan-ket-qua`, values, offices }}
        />
      )
    // Others than those who handle it look at the desk too: the whole address stands on the page behind the link.
    return (
      <DeliveryCard
        delivery={delivery && masked(delivery)}
        collectAt={collectAt}
        link={ended ? undefined : `/ho-so/${id}/nhan-ket-qua`}
      />
    )
  }

const masked = (delivery: Delivery): Delivery => ({
  ...delivery,
  name: maskName(delivery.name),
  phone: maskPhone(delivery.phone),
  address: maskAddress(delivery.address),
})

/** Asked right after a dossier was filed online, when only its secret opens it. */
export async function afterFiling(
  office: Office,
  { id, code, secret }: { id: string; code: string; secret: string },
): Promise<VNode | null> {
  const there = await choiceOf(office, id)
  if (!there) return null
  return (
    <AskedCard
      action={`/tra-cuu/${code}/nhan-ket-qua`}
      values={{ ...there.values, way: there.values.way ?? 'collect' }}
      offices={there.offices}
      secret={secret}
    />
  )
}
