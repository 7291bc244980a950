import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { OwnerKey } from './rules/owner.ts'

/** A dossier as this room needs it. */
export interface StoreDossier {
  id: string
  code: string
  procedureId: string
  procedureSlug: string
  procedureName: Text
  unitId: string
  /** Whose it is; missing without a number, and once erased. */
  owner: OwnerKey | undefined
}

/** The dossier as an official meets it: in which post they are in charge, or that they only reach it. */
export interface OfficialDossier extends StoreDossier {
  inCharge: { actor: Extract<Actor, { kind: 'official' }>; unitId: string } | undefined
}

/** What the store's pages stand on; the program's composition fills it from the rooms above. */
export interface PapersDeps {
  db: Db
  clock: Clock
  localityId: number
  /** Undefined where the official has nothing to do with it. */
  dossierOf(official: OfficialViewer, id: string): Promise<OfficialDossier | undefined>
  /**
   * The dossier this browser has opened by its second secret, and whether that shows who the person is: of one taken in at a
   * counter, where somebody looked at the person's card, it does; online anybody may type anybody's number.
   */
  openedDossier(request: Request): Promise<(StoreDossier & { proven: boolean }) | undefined>
  /** The dossier a code and its second secret open, for a program. @throws Refusal too many were tried from its address */
  dossierBySecret(
    request: Request,
    code: string,
    secret: string,
  ): Promise<(StoreDossier & { proven: boolean }) | undefined>
  /** The codes of dossiers, by key. */
  codesOf(dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Names of people and units, as they stand. */
  names(): Promise<{
    person(id: string): string | undefined
    unit(id: string): Text | undefined
    post(id: string): Text | undefined
  }>
}
