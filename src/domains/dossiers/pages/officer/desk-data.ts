import { maskNumber, maskPhone, type OfficialViewer } from '../../../../core/identity/index.ts'
import { failures, Refusal } from '../../../../platform/http/index.ts'
import { getDossier } from '../../queries/detail.ts'
import { findNotes } from '../../queries/notes.ts'
import { findNeighbours } from '../../queries/queue.ts'
import { findRepresentation } from '../../queries/representation.ts'
import type { ApplicantView, DossierView } from '../../views.ts'
import type { ShownApplicant } from './applicant-card.tsx'
import type { Desk } from './deps.ts'
import type { DeskProps } from './desk-page.tsx'
import { filterQuery, readFilter } from './filter.ts'
import { printsOf } from './prints.ts'
import { draftOf } from './signing.ts'
import { stripOf } from './strip.ts'
import { timelineOf } from './timeline-card.tsx'

/** @throws Refusal 404 for a dossier that isn't there or is none of the officer's units' */
export async function getOwnDossier({ office }: Desk, officer: OfficialViewer, id: string): Promise<DossierView> {
  const answer = await getDossier(office, officer, id)
  if (!answer.ok) throw new Refusal(404, 'not_found', failures.notFound)
  return answer.value
}

/**
 * Everything the desk shows.
 *
 * @param query    the page's address, which carries the queue's filter
 * @param revealed the person's full data, where this look is recorded
 */
export async function deskProps(
  desk: Desk,
  officer: OfficialViewer,
  id: string,
  query: unknown,
  revealed?: ApplicantView,
): Promise<DeskProps> {
  const { office } = desk
  const filter = readFilter(query, officer.personId)
  const [dossier, notes, neighbours, staff, time, panel, representation] = await Promise.all([
    getOwnDossier(desk, officer, id),
    findNotes(office, id),
    findNeighbours(office, officer, filter, id),
    office.staff(),
    office.workingTime(),
    desk.panel?.({ id, code: '' }, 'official') ?? null,
    findRepresentation(office, id),
  ])
  const asides = dossier.applicant.masked ? [] : ((await desk.asidesOf?.(office, dossier)) ?? [])
  return {
    dossier,
    asides,
    applicant: revealed ? { ...revealed, revealed: true } : hideNumbers(dossier.applicant),
    strip: stripOf(dossier, staff, time, office.clock.now()),
    timeline: timelineOf(dossier, notes, staff),
    panel,
    filer: dossier.applicant.masked ? undefined : representation,
    prints: printsOf(desk, dossier, time),
    neighbours,
    back: filterQuery(filter),
    draft: draftOf(dossier),
  }
}

/** Names and addresses are needed for the work; numbers only now and then. */
const hideNumbers = (applicant: ApplicantView): ShownApplicant => ({
  ...applicant,
  idNumber: applicant.masked || !applicant.idNumber ? applicant.idNumber : maskNumber(applicant.idNumber),
  phone: applicant.masked || !applicant.phone ? applicant.phone : maskPhone(applicant.phone),
  revealed: false,
})
