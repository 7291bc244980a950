import type { PostedForm } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import {
  ASK_REASONS,
  CONSENT_SCOPES,
  findOffers,
  type Offers,
  ownerKeyOf,
  recordListing,
} from '../../../papers/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { ConsentInput, PaperInput } from '../../actions/new-dossier.ts'
import type { Office } from '../../office.ts'
import { actorOf } from '../../scene.ts'
import type { Counter } from './counter-data.ts'
import type { Person } from './counter-person.tsx'
import { today } from './deps.ts'

/** What the person at the counter has in the store for this procedure. Its being listed there is a look, which is recorded. */
export async function offersAt(
  office: Office,
  officer: OfficialViewer,
  { counter, procedure }: { counter: Counter; procedure: ProcedureVersion },
  person: Person,
  form: PostedForm | undefined,
): Promise<Offers | undefined> {
  const { db, localityId, clock } = office
  const offers = await findOffers(db, localityId, {
    owner: ownerAt(person, form),
    kindKeys: procedure.papers.flatMap(({ kindKey }) => kindKey ?? []),
    procedureSlug: procedure.slug,
    on: await today(office),
  })
  const post = officer.appointments.find(({ role, unitId }) => role === 'reception' && unitId === counter.unit.id)
  if (!offers || !post) return undefined
  const look = { ownerId: offers.ownerId, actor: actorOf(officer, post), purpose: 'intake' as const, at: clock.now() }
  await recordListing(
    db,
    { ...look, procedureId: procedure.procedureId, unitId: counter.unit.id },
    offers.papers.length,
  )
  return offers
}

const ownerAt = (person: Person, form: PostedForm | undefined) =>
  person.kind === 'known'
    ? ownerKeyOf(person.applicant)
    : form && ownerKeyOf({ kind: form.text('kind') || 'citizen', idNumber: form.text('idNumber') })

/** What of a paper is held, for the row in which it is asked for. */
export const offersFor = (offers: Offers | undefined, { kindKey }: ProcedureVersion['papers'][number]) =>
  kindKey ? (offers?.papers.filter((paper) => paper.kindKey === kindKey) ?? []) : []

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What was said in a paper's row of what is held: used, asked for anew and why, or scanned from its original. */
export function heldOf(form: PostedForm, index: number): Pick<PaperInput, 'held' | 'anew' | 'seen'> {
  const ticked = [...form.all('held'), ...form.all('held-more')].map((value) => value.split(':'))
  const held = ticked.find(([row, key]) => row === String(index) && UUID.test(key ?? ''))?.[1]
  const reason = ASK_REASONS.find((each) => each === form.text(`anew-${index}`))
  const says = (name: string): string | undefined => form.text(`${name}-${index}`) || undefined
  return {
    held,
    ...(reason ? { anew: { reason, note: form.text(`anew-note-${index}`).slice(0, 500) } } : {}),
    ...(form.text(`seen-${index}`)
      ? {
          seen: {
            number: says('seen-number'),
            issuedBy: says('seen-by'),
            issuedOn: says('seen-on'),
            validUntil: says('seen-until'),
          },
        }
      : {}),
  }
}

/** How the owner agreed, as the clerk recorded it. */
export function consentOf(form: PostedForm): ConsentInput | undefined {
  const way = (['spoken', 'signed'] as const).find((each) => each === form.text('consentWay'))
  const scope = CONSENT_SCOPES.find((each) => each === form.text('consentScope')) ?? 'dossier'
  return way && { way, scope }
}
