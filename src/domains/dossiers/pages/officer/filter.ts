import { STATUSES, type Status } from '../../rules/status.ts'
import type { QueueFilter } from '../../views.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Query = Record<string, unknown>

const uuid = (value: string | undefined): string | undefined => (value && UUID.test(value) ? value : undefined)

/**
 * The queue's filter from a page's address. What makes no sense is left out rather than refused: an old bookmark still
 * opens the queue.
 *
 * @param me whose assignments `assigneeId=me` means
 */
export function readFilter(query: unknown, me: string): QueueFilter {
  const given = (name: string): string | undefined => {
    const value = (query as Query | undefined)?.[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined
  }
  const status = given('status')
  const timeliness = given('timeliness')
  const assignee = given('assigneeId')
  return {
    scope: given('scope') === 'unit' ? 'unit' : 'mine',
    status: STATUSES.includes(status as Status) ? (status as Status) : undefined,
    timeliness: timeliness === 'late' || timeliness === 'near' ? timeliness : undefined,
    procedureId: uuid(given('procedureId')),
    unitId: uuid(given('unitId')),
    assigneeId: assignee === 'me' ? me : assignee === 'none' ? 'none' : uuid(assignee),
    text: given('text'),
    after: given('after'),
  }
}

/** A filter as an address carries it, without its page; empty for the plain queue. @example '?status=submitted' */
export function filterQuery(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const { after, limit: _, ...rest } = { ...filter, after: undefined, ...change }
  const entries = Object.entries({ ...rest, after }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]) && !(entry[0] === 'scope' && entry[1] === 'mine'),
  )
  const query = new URLSearchParams(entries).toString()
  return query && `?${query}`
}

/** Whether a filter leaves anything out of the queue it looks at. */
export const isFiltered = ({ scope: _, after: __, limit: ___, ...rest }: QueueFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined)
