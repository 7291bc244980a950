import type { Text } from '../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { ProcedureVersion } from './version.ts'

/** The name of a field in an address. @example fieldKey({ vi: 'Đất đai', en: 'Land' }) // 'dat-dai' */
export const fieldKey = (field: Text): string => foldVietnamese(field.vi).replace(/[^a-z0-9]+/g, '-')

/** A field with how many procedures it has. */
export interface FieldCount {
  key: string
  name: Text
  count: number
}

/** The fields of some procedures, the largest first. */
export function countFields(versions: readonly ProcedureVersion[]): FieldCount[] {
  const fields = Map.groupBy(versions, ({ field }) => fieldKey(field))
  return [...fields]
    .map(([key, group]) => ({ key, name: (group[0] as ProcedureVersion).field, count: group.length }))
    .sort((a, b) => b.count - a.count || a.name.vi.localeCompare(b.name.vi, 'vi'))
}

/** What a list of procedures is narrowed by. */
export interface ListFilter {
  q?: string | undefined
  field?: string | undefined
  lifeEvent?: string | undefined
  level?: string | undefined
}

/** A page of a list, and the numbers of the pages around it. */
export interface PageOf<T> {
  items: readonly T[]
  total: number
  previous: number | undefined
  next: number | undefined
}

const PAGE_SIZE = 30

/** The first page is 1; a number beyond the last page gives the last. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number = PAGE_SIZE): PageOf<T> {
  const last = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(Math.max(1, wanted), last)
  return {
    items: all.slice((page - 1) * size, page * size),
    total: all.length,
    previous: page > 1 ? page - 1 : undefined,
    next: page < last ? page + 1 : undefined,
  }
}

/** What can be searched: the catalogue, as far as this rule needs it. */
interface Searchable {
  lifeEvents: readonly { key: string; procedures: readonly string[] }[]
  inForce(on: string): ProcedureVersion[]
  search(text: string, on: string): ProcedureVersion[]
}

/** The procedures in force on a day that fit a filter: best first when words were given, else by name. */
export function listProcedures(catalogue: Searchable, filter: ListFilter, on: string): ProcedureVersion[] {
  const { q = '', field, lifeEvent, level } = filter
  const found = q.trim() === '' ? catalogue.inForce(on) : catalogue.search(q, on)
  const event = lifeEvent ? catalogue.lifeEvents.find(({ key }) => key === lifeEvent) : undefined
  return found.filter(
    (version) =>
      (!field || fieldKey(version.field) === field) &&
      (!level || version.level === level) &&
      (!lifeEvent || event?.procedures.includes(version.slug)),
  )
}
