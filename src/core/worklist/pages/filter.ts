import type { WorklistFilter } from '../queries.ts'

/** The list's filter from a page's address. What makes no sense is left out: an old bookmark still opens the list. */
export function readFilter(query: Record<string, unknown>, kinds: readonly string[]): WorklistFilter {
  const given = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined
  }
  const [kind, due] = [given('loai'), given('han')]
  return {
    kind: kind && kinds.includes(kind) ? kind : undefined,
    timeliness: due === 'late' || due === 'near' ? due : undefined,
    text: given('tu-khoa'),
    after: given('sau'),
  }
}

/** A filter as an address carries it; empty for the whole list. @example '?loai=task' */
export function filterQuery({ kind, timeliness, text, after }: WorklistFilter): string {
  const entries = Object.entries({ loai: kind, han: timeliness, 'tu-khoa': text, sau: after }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  )
  const query = new URLSearchParams(entries).toString()
  return query && `?${query}`
}
