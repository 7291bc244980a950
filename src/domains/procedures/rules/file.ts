import type { Limit, LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { FormField, Lengthening, Paper, Step } from './version.ts'

/** A catalogue as a file states it; the same format is imported and exported. */
export interface ProceduresFile {
  lifeEvents: { key: string; name: Text; procedures: string[] }[]
  versions: VersionFile[]
}

export interface VersionFile {
  slug: string
  code: string | null
  name: Text
  field: Text
  level: 'commune' | 'district' | 'linked'
  validFrom: LocalDate
  validTo: LocalDate | null
  limit: Limit
  legalLimit?: Limit | null
  lengthening?: Lengthening | null
  countAfterCutoff?: 'sameDay' | 'nextDay'
  dueTimeMode?: 'endOfDay' | 'sameClockTime'
  fee: { dong: number; note: Text | null }
  papers: Paper[]
  /** Units that take it in, by kind or by code. */
  receivedBy: { kinds?: string[]; codes?: string[] }
  /** `unit` is a unit's code; missing where the receiving unit does it. */
  steps: (Omit<Step, 'position' | 'unitId'> & { unit: string | null })[]
  form: (Omit<FormField, 'hint' | 'options'> & { hint?: Text; options?: FormField['options'] })[]
  result: Text
  resultKind?: string | null
  /** The result paper as a Typst template; missing: the plain one. */
  resultTemplate?: string | null
  note: Text | null
  legalBasis: string[]
  standing: 'S' | 'K'
  terms: string[]
}
