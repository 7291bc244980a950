import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from './version.ts'

/** The parts of a draft, each a page of its own. */
export const PARTS = ['general', 'papers', 'form', 'steps', 'result'] as const
export type Part = (typeof PARTS)[number]

/** Something that keeps a draft from working, and where to mend it. */
export interface Finding {
  part: Part
  /** The name of the form's field. */
  at: string
  text: Text
}

/** What a draft is checked against. */
export interface CheckWorld {
  on: LocalDate
  organization: Organization
  /** The procedure's published versions, the oldest first. */
  versions: readonly ProcedureVersion[]
  /** Results that offices here issue, with the procedure that ends in each. */
  results: readonly IssuedHere[]
  /** The version of a procedure that takes in dossiers on a day. */
  findInForce(slug: string, on: LocalDate): ProcedureVersion | undefined
}

/** A paper that an office here issues: the result of a procedure, by its name and its kind. */
export interface IssuedHere {
  result: string
  kind?: string | null
  procedure: Text
  slug: string
}

export const issuedBy = (versions: readonly ProcedureVersion[]): IssuedHere[] =>
  versions.map(({ resultVi, resultKind, name, slug }) => ({
    result: resultVi,
    kind: resultKind ?? null,
    procedure: name,
    slug,
  }))
