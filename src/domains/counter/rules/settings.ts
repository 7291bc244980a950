import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'

/** What a person takes a number for. */
export interface Group {
  key: string
  letter: string
  name: Text
  kind: 'fields' | 'others' | 'results'
  /** Names of fields of the catalogue, in Vietnamese. */
  fields: readonly string[]
}

/** Why somebody has priority. */
export interface Ground {
  key: string
  name: Text
  basis: string
}

/** The rules of calling between two dates. */
export interface Rule {
  validFrom: LocalDate
  validTo: LocalDate | null
  ordinaryBetween: number
  skipReturnsAfter: number
  skipsAtMost: number
  usualServiceMinutes: number
  source: string
  standing: 'S' | 'K'
  grounds: readonly Ground[]
}

/** A profile's file of queue groups and rules. */
export interface CounterFile {
  groups: readonly Group[]
  rules: readonly Rule[]
}

/**
 * The groups an office offers: those of the fields it takes in, other matters if a field belongs to none, and results wherever
 * anything is taken in.
 *
 * @param fields the fields of the procedures the office takes in
 */
export function groupsFor(groups: readonly Group[], fields: ReadonlySet<string>): Group[] {
  if (fields.size === 0) return []
  const named = new Set(groups.flatMap((group) => group.fields))
  const hasOthers = [...fields].some((field) => !named.has(field))
  return groups.filter(({ kind, fields: own }) => {
    if (kind === 'results') return true
    return kind === 'others' ? hasOthers : own.some((field) => fields.has(field))
  })
}

/** The rule in force on a day. */
export const ruleOn = (rules: readonly Rule[], on: LocalDate): Rule | undefined =>
  rules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
