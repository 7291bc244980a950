import type { PostedForm } from '../../../../core/files/index.ts'
import { SECRET_BY_ADDRESS } from '../../../../core/identity/index.ts'
import { sql } from '../../../../platform/database/index.ts'
import type { Request } from '../../../../platform/http/index.ts'
import { findOffers, type Offers, type OwnerKey, ownerKeyOf, sameOwner } from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { Office } from '../../office.ts'
import { findBySecret } from '../../queries/by-secret.ts'
import { tidyCode } from '../../rules/dossier-code.ts'
import type { Channel } from '../../rules/status.ts'
import { provesOwner } from '../../rules/status.ts'
import { today } from '../officer/deps.ts'
import type { Counter } from './deps.ts'
import type { Filing } from './filing.ts'
import { issueTicket, opens } from './own-ticket.ts'

/** Signed apart from the right to a dossier's own page, so that one is never the other. */
const ticketFor = (code: string): string => `store of ${code}`

/**
 * Opens the store for a form: by code and second secret of a dossier that was taken in at a counter, whose number is the one typed
 * here.
 *
 * @returns what the form carries from now on; undefined where anything doesn't fit, without saying what
 */
export async function openStore(
  { office, limits }: Counter,
  request: Request,
  form: PostedForm,
  filing: Filing,
): Promise<string | undefined> {
  if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip))) return undefined
  const code = tidyCode(form.text('storeCode'))
  const id = await findBySecret(office, code, form.text('storeSecret'))
  const owner = id === undefined ? undefined : await findProvenOwner(office, code)
  if (!sameOwner(owner, ownerKeyOf({ kind: filing.kind, idNumber: filing.applicant.idNumber }))) return undefined
  await limits.takeBack(SECRET_BY_ADDRESS, request.ip)
  return `${code}|${issueTicket(office.secret, ticketFor(code), office.clock.now())}`
}

async function findProvenOwner({ db, localityId }: Office, code: string): Promise<OwnerKey | undefined> {
  const row = await db.first(sql<{ channel: Channel; kind: string; idNumber: string | null }>`
    SELECT d.channel, a.kind, a.id_number FROM dossiers d
    JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.code = ${code}`)
  return row && provesOwner(row) ? ownerKeyOf(row) : undefined
}

/** Whose store a form has opened; nobody's once the right has run out or another number stands in the form. */
export async function provenOwner(office: Office, { store, kind, applicant }: Filing): Promise<OwnerKey | undefined> {
  const [code = '', ticket] = store.split('|')
  if (!opens(office.secret, ticketFor(code), ticket, office.clock.now())) return undefined
  const owner = await findProvenOwner(office, code)
  return sameOwner(owner, ownerKeyOf({ kind, idNumber: applicant.idNumber })) ? owner : undefined
}

/** What the store has for a form; its owner looks, so no look of an official is recorded. */
export async function offersOf(office: Office, version: ProcedureVersion, filing: Filing): Promise<Offers | undefined> {
  if (filing.store === '') return undefined
  return findOffers(office.db, office.localityId, {
    owner: await provenOwner(office, filing),
    kindKeys: version.papers.flatMap(({ kindKey }) => kindKey ?? []),
    procedureSlug: version.slug,
    on: await today(office),
  })
}

/** Which held paper stands for each of the version's papers, as far as it is offered. */
export const heldChosen = (
  { papers }: ProcedureVersion,
  { held }: Filing,
  offers: Offers | undefined,
): (string | undefined)[] =>
  papers.map(({ kindKey }, index) =>
    offers?.papers.find((paper) => paper.kindKey === kindKey && paper.id === held[index]) ? held[index] : undefined,
  )
