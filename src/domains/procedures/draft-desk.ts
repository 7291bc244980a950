import type { CalendarSource, LocalDate } from '../../core/calendar/index.ts'
import { localDateOf } from '../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../core/identity/index.ts'
import type { Organization, OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import { Refusal, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Doing } from './draft-actions.ts'
import { findDraft } from './draft-queries.ts'
import { reasonWords } from './draft-words.ts'
import type { Catalogue, CatalogueSource } from './queries.ts'
import type { Draft } from './rules/draft.ts'
import { checkDraft } from './rules/draft-checks.ts'
import { type CheckWorld, type Finding, issuedBy } from './rules/draft-findings.ts'
import type { PastDossier } from './rules/replay.ts'
import type { ProcedureVersion } from './rules/version.ts'

/** A kind of paper, as the editor offers it. */
export interface PaperKindChoice {
  key: string
  name: Text
}

/** What the procedure owner's pages stand on. */
export interface EditorDeps {
  db: Db
  clock: Clock
  catalogue: CatalogueSource
  organization: OrganizationSource
  calendar: CalendarSource
  /** The kinds of paper the store knows. */
  paperKinds(): Promise<PaperKindChoice[]>
  /** A procedure's finished dossiers, the latest first, without anything that says whose they are. */
  history(
    procedureId: string,
    window: { from: Date; to: Date; most: number; withAnswers: boolean },
  ): Promise<PastDossier[]>
}

/** Everything a page of drafts is made from. */
export interface Known {
  catalogue: Catalogue
  organization: Organization
  on: LocalDate
}

export async function know({ catalogue, organization, clock }: EditorDeps): Promise<Known> {
  const [procedures, people] = await Promise.all([catalogue(), organization()])
  return { catalogue: procedures, organization: people, on: localDateOf(clock.now()) }
}

/** What a draft of a procedure is checked against. */
export const checkWorldOf = ({ catalogue, organization, on }: Known, slug: string): CheckWorld => ({
  on,
  organization,
  versions: catalogue.versionsOf(slug),
  findInForce: (other, day) => catalogue.findInForce(other, day),
  results: issuedBy(catalogue.inForce(on)),
})

/** A draft with what is left to mend and who changed it last. */
export interface Opened {
  draft: Draft
  findings: Finding[]
  changedBy: string | undefined
}

export const openedOf = (draft: Draft, known: Known): Opened => ({
  draft,
  findings: draft.state === 'open' ? checkDraft(draft.content, checkWorldOf(known, draft.slug)) : [],
  changedBy: nameIn(known)(draft.changedBy),
})

export const nameIn =
  ({ organization }: Pick<Known, 'organization'>) =>
  (personId: string | null): string | undefined =>
    personId === null ? undefined : organization.findOfficial(personId)?.fullName

/** @throws Refusal  there is no such draft */
export async function getDraft({ db }: EditorDeps, id: string): Promise<Draft> {
  const draft = await findDraft(db, id)
  if (!draft) throw new Refusal(404, 'not_found', reasonWords.not_found)
  return draft
}

/** As whom the caller acts, now. The routes ask for `procedure.manage`, so the caller is an official. */
export const doingOf = ({ clock }: EditorDeps, request: Request): Doing => ({
  actor: actorOf(request.viewer as OfficialViewer, 'procedure.manage'),
  at: clock.now(),
})

/** What a draft is compared with: what it was copied from, else what is in force. */
export const baseOf = (draft: Draft, { catalogue, on }: Known): ProcedureVersion | undefined =>
  (draft.basedOn ? catalogue.find(draft.basedOn) : undefined) ?? catalogue.findInForce(draft.slug, on)
