import type { VerbName } from './rules/verbs.ts'

/** Who acts. An official always acts as a person in a post of a unit, perhaps for an absent colleague. */
export type Actor =
  | { kind: 'official'; personId: string; postId: string; unitId: string; actingForId?: string }
  | { kind: 'citizen'; personId?: string }
  | { kind: 'system' }
  | { kind: 'external'; unitId?: string }

/** Keys, counts and salted hashes; never personal data. */
export type Facts = Record<string, string | number | boolean | null>

/** What a room hands to the ledger. */
export interface NewAct {
  /** Made by the ledger unless the room needs it, or loads history with `newIdAt`. */
  id?: string
  verb: VerbName
  actor: Actor
  /** What it is done on. */
  subjectId: string
  caseId?: string
  /** The unit in charge, which boards count it under. */
  unitId?: string
  stepKey?: string
  /** What it is counted under besides: the procedure. */
  topicId?: string
  /** The official whom the count belongs to. */
  personId?: string
  occurredAt: Date
  dueAt?: Date
  /** One of the verb's. */
  outcome?: string
  /** Working time of what this act ends. */
  workingMinutes?: number
  lateMinutes?: number
  facts?: Facts
}

/** A place in the ledger: acts are followed in this order. */
export interface Position {
  epoch: number
  /** Transaction id, in decimal digits. */
  xid: string
  number: number
}

/** An act as it stands in the ledger. */
export interface Act extends Position {
  id: string
  verb: VerbName
  actor: Actor
  subjectId: string
  caseId: string | null
  unitId: string | null
  stepKey: string | null
  topicId: string | null
  personId: string | null
  occurredAt: Date
  recordedAt: Date
  dueAt: Date | null
  outcome: string | null
  workingMinutes: number | null
  lateMinutes: number | null
  facts: Facts
}

/** An act's row with every column, as the database gives it. */
export interface ActRow extends Omit<Act, 'actor'> {
  localityId: number
  actorKind: Actor['kind']
  actorPersonId: string | null
  actorPostId: string | null
  actorUnitId: string | null
  actingForId: string | null
}

export function actOf(row: ActRow): Act {
  const { localityId: _, actorKind, actorPersonId, actorPostId, actorUnitId, actingForId, ...act } = row
  const said = { personId: actorPersonId, postId: actorPostId, unitId: actorUnitId, actingForId }
  const given = Object.fromEntries(Object.entries(said).filter(([, key]) => key !== null))
  return { ...act, actor: { kind: actorKind, ...given } as Actor }
}
