import canonicalize from 'canonicalize'
import type { ActRow } from '../act.ts'
import { type Hash, leafHash } from './merkle.ts'

type Instants = 'occurredAt' | 'recordedAt' | 'dueAt'

/** An act's whole row as JSON: what the proof shows, and what the leaf hashes. */
export type PublishedAct = Omit<ActRow, Instants> & { occurredAt: string; recordedAt: string; dueAt: string | null }

export const published = (row: ActRow): PublishedAct => ({
  ...row,
  occurredAt: row.occurredAt.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
})

/** JSON in the one form everybody writes alike. @law RFC 8785 */
export function canonicalJson(value: object): string {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('This value has no JSON')
  return json
}

/** The leaf of an act: every column of its row, so that none can change unseen. */
export const leafOf = (row: ActRow): Hash => leafHash(canonicalJson(published(row)))
