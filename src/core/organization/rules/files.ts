import type { Text } from '../../../platform/i18n/index.ts'
import type { LocalDate } from '../../calendar/index.ts'
import type { UnitKind } from './organization.ts'

/** The locality a profile describes. */
export interface LocalityFile {
  code: string
  name: Text
  partOf: Text
  /** One line for every page about what world this is. */
  notice: Text
  /** The day whose official forms are kept in force; missing where the law of each day holds. */
  lawAsOf?: LocalDate
}

/** A unit or body as a profile states it. */
export interface UnitFile {
  code: string
  officialCode?: string | null
  agencyCode?: string | null
  kind: UnitKind
  typeVi: string
  nameVi: string
  nameEn: string
  shortNameVi?: string
  authorityVi?: string
  parentCode: string | null
  address?: string | null
  validFrom: LocalDate
  validTo: LocalDate | null
  successors?: string[]
}

/** Posts: those every unit of a kind has, and those of named units. */
export interface PostsFile {
  byKind: Partial<Record<UnitKind, PostFile[]>>
  byUnit: Record<string, PostFile[]>
}

export interface PostFile {
  code: string
  role: string
  titleVi: string
  titleEn: string
}
