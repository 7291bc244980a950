import type { VNode } from 'preact'
import type { WorkingTime } from '../../core/calendar/index.ts'
import type { PaperSigner } from '../../core/correspondence/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Place } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import type { FilingRules } from './rules/filing.ts'
import type { Money } from './rules/money-words.ts'
import type { Channel } from './rules/status.ts'

/** A unit as it is named beside a dossier. */
export interface UnitRef {
  id: string
  name: Text
}

/** A unit as this room needs it. */
export interface OfficeUnit extends UnitRef {
  shortName: string
  /** What stands before the date on its papers: the name without its kind. */
  place: string
  /** How the body calls itself on paper: `UBND xã Cam Hiếu`. */
  authority: string
  kind: string
  /** In the form in force today; part of every code the unit gives. */
  agencyCode: string
  parentId: string | null
}

/** Units and people as they stand on a day; a snapshot, so that rules ask it without waiting. */
export interface Staff {
  findUnit(id: string): OfficeUnit | undefined
  /** The unit in charge today of what a unit did. */
  successorOf(unitId: string): string
  /** Where a role's work of a unit is done today, for a dossier that a unit decides. */
  placeOf(place: Place, decidingUnitId: string): Place
  /** Where dossiers of a unit are taken in today: its successor's, in the office that has the counter. */
  counterOf(unitId: string): string
  nameOf(personId: string): string | undefined
  /** The telephone an official is called at, where one is known. */
  phoneOf(personId: string): string | undefined
  /** Who holds a role in a unit now. */
  holders(unitId: string, role: string): { personId: string; name: string }[]
}

/** A file that is kept with a dossier. */
export interface KeptFile {
  id: string
  name: string
}

/** A card of another room on a dossier's pages, such as what it costs; null where there is nothing to show. */
export type DossierPanel = (
  dossier: { id: string; code: string },
  reader: 'owner' | 'official',
) => Promise<VNode | null>

/** A dossier at the moment it is accepted, as far as its price depends on it. */
export interface AcceptedDossier {
  id: string
  code: string
  /** The office that takes it in, and the money with it. */
  unitId: string
  version: ProcedureVersion
  channel: Channel
  sets: number
  form: Record<string, unknown>
  /** Who asks; missing where nobody said. */
  applicantKind?: string | null
  actor: Actor
  at: Date
  /** The person has paid what it costs at the counter. */
  paidInCash: boolean
}

/** A person's rating at the moment it is given. */
export interface NewRating {
  dossierId: string
  procedureId: string
  /** The office that decided the dossier. */
  unitId: string
  stars: number
  at: Date
}

/** What the work on dossiers stands on; the program's composition fills it from the other rooms' doors. */
export interface Office {
  db: Db
  clock: Clock
  localityId: number
  /** Where links and QR codes lead, without a slash at the end. */
  publicUrl: string
  /** Makes the second secret of each dossier; never stored. */
  secret: string
  workingTime(): Promise<WorkingTime>
  staff(): Promise<Staff>
  /** Which office may take in for which, and what starts the limit then. */
  filing(): Promise<FilingRules>
  findProcedure(slug: string, on: string): Promise<ProcedureVersion | undefined>
  getVersion(versionId: string): Promise<ProcedureVersion>
  /** Who signs for a unit today: its head, or a deputy while there is none. */
  headOf(unitId: string): Promise<PaperSigner>
  /** What a dossier would cost if it were accepted now, in đồng. */
  quote?(asked: Pick<AcceptedDossier, 'version' | 'form' | 'channel' | 'sets' | 'applicantKind'>): Promise<number>
  /** Works out what an accepted dossier costs and charges it, in the transaction of its acceptance; by default the version's amount. */
  charge?(tx: Db, accepted: AcceptedDossier): Promise<{ feeDong: number; feePaidAt: Date | null }>
  /** What a dossier was charged, paid and given back; undefined where nothing was ever charged. */
  moneyOf?(db: Db, dossierId: string): Promise<Money | undefined>
  /** What each document of a dossier was charged, by its number from 1, in đồng. */
  entryFees?(tx: Db, dossierId: string): Promise<ReadonlyMap<number, number>>
  /** What follows from a rating, in its transaction. */
  rated?(tx: Db, rating: NewRating): Promise<void>
  /** Whether the post has a dossier's result, so that no counter can hand it out. */
  withPost?(db: Db, dossierId: string): Promise<boolean>
  /** Lets other rooms forget what they wrote about these dossiers, in the transaction that erases a person's data. */
  forget?(tx: Db, dossierIds: readonly string[]): Promise<void>
  /** Makes an upload a file of a dossier, in the dossier's transaction; undefined when it isn't there or isn't whole. */
  claimUpload(tx: Db, token: string, at: Date): Promise<KeptFile | undefined>
}
