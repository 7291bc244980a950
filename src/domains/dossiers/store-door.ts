import { grants, type Limiter } from '../../core/identity/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import { sql } from '../../platform/database/index.ts'
import { countHolding, ownerKeyOf, type PapersDeps, papersPageWords, type StoreDossier } from '../papers/index.ts'
import { secretDoor } from './api/citizens.ts'
import type { Office } from './office.ts'
import { openedDossier } from './pages/citizen/own-door.tsx'
import type { Aside } from './pages/officer/aside-card.tsx'
import { today } from './pages/officer/deps.ts'
import { handlingUnits, unitsInReach } from './queries/reach.ts'
import { type Channel, provesOwner } from './rules/status.ts'
import { actorOf } from './scene.ts'
import type { DossierView } from './views.ts'

interface StoreRow {
  id: string
  code: string
  procedureId: string
  procedureVersionId: string
  unitId: string
  channel: Channel
  kind: string
  idNumber: string | null
}

const findStoreRow = ({ db, localityId }: Office, id: string): Promise<StoreRow | undefined> =>
  db.first(sql<StoreRow>`
    SELECT d.id, d.code, d.procedure_id, d.procedure_version_id, d.deciding_unit_id AS unit_id, d.channel, a.kind, a.id_number
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ${id}`)

async function storeDossierOf(office: Office, row: StoreRow): Promise<StoreDossier> {
  const { procedureVersionId, channel: _, kind, idNumber, ...rest } = row
  const { slug, name } = await office.getVersion(procedureVersionId)
  return { ...rest, procedureSlug: slug, procedureName: name, owner: ownerKeyOf({ kind, idNumber }) }
}

/** What the store of papers needs to know of dossiers, units and people. */
export const storeDoor = (office: Office, organization: OrganizationSource, limits: Limiter): PapersDeps => ({
  db: office.db,
  clock: office.clock,
  localityId: office.localityId,

  async dossierOf(official, id) {
    const [row, handling] = await Promise.all([
      findStoreRow(office, id),
      handlingUnits(office.db, office.localityId, id),
    ])
    if (!row || !unitsInReach(official).some((unitId) => handling.has(unitId))) return undefined
    const post = official.appointments.find(
      ({ unitId, role }) => handling.has(unitId) && grants('heldPaper.look', role),
    )
    const actor = post && actorOf(official, post)
    return {
      ...(await storeDossierOf(office, row)),
      inCharge: post && actor?.kind === 'official' ? { actor, unitId: post.unitId } : undefined,
    }
  },

  async openedDossier(request) {
    const opened = await openedDossier(office, request)
    const row = opened && (await findStoreRow(office, opened.id))
    return row && { ...(await storeDossierOf(office, row)), proven: provesOwner(row) }
  },

  async dossierBySecret(request, code, secret) {
    const id = await secretDoor(office, limits)(request, code, secret)
    const row = id.ok ? await findStoreRow(office, id.value) : undefined
    return row && { ...(await storeDossierOf(office, row)), proven: provesOwner(row) }
  },

  async codesOf(dossierIds) {
    if (dossierIds.length === 0) return new Map()
    const rows = await office.db.many(sql<{ id: string; code: string }>`
      SELECT id, code FROM dossiers WHERE locality_id = ${office.localityId} AND id = ANY (${[...new Set(dossierIds)]}::uuid[])`)
    return new Map(rows.map(({ id, code }) => [id, code]))
  },

  async names() {
    const people = await organization()
    return {
      person: (id) => people.findOfficial(id)?.fullName,
      unit: (id) => people.findUnit(id)?.name,
      post: (id) => people.findPost(id)?.title,
    }
  },
})

/** What stands beside a dossier: that its applicant has papers in the store, and how many hold; not which. */
export async function storeAside(office: Office, { id, applicant }: DossierView): Promise<Aside[]> {
  const owner = ownerKeyOf(applicant)
  if (!owner) return []
  const count = await countHolding(office.db, office.localityId, owner, await today(office))
  return [
    {
      title: papersPageWords.aside,
      lines: [papersPageWords.exists(count)],
      link: { href: `/ho-so/${id}/kho-giay-to`, text: papersPageWords.asideLink },
    },
  ]
}
