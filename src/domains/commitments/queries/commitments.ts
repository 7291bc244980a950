import { type Db, sql } from '../../../platform/database/index.ts'
import type { Order, Side, State } from '../rules/lifecycle.ts'
import type { Terms } from '../rules/terms.ts'

/** A commitment's own row. */
export interface Commitment {
  id: string
  year: number
  number: number
  amendsId: string | null
  fromOn: string
  toOn: string
  giverBody: string
  giverPostId: string | null
  giverUnitId: string
  giverPersonId: string | null
  answererPostId: string | null
  answererUnitId: string
  answererPersonId: string | null
  state: State
  turn: Side | null
  version: number
  signOrder: Order
  signBy: string
  standing: 'I' | 'D' | 'O' | 'M'
  madeAt: Date
  signedAt: Date | null
  isOnPaper: boolean
  declinedBy: Side | null
  declineReason: string | null
  isDeclineKnown: boolean
  closedAt: Date | null
}

export const COMMITMENT_COLUMNS = sql`c.id, c.year, c.number, c.amends_id, c.from_on, c.to_on, c.giver_body, c.giver_post_id, c.giver_unit_id, c.giver_person_id,
  c.answerer_post_id, c.answerer_unit_id, c.answerer_person_id, c.state, c.turn, c.version, c.sign_order, c.sign_by, c.standing, c.made_at,
  c.signed_at, c.is_on_paper, c.declined_by, c.decline_reason, c.is_decline_known, c.closed_at`

/** Only a source tells of it: what became of it isn't known here. */
export const isTold = ({ standing }: Pick<Commitment, 'standing'>): boolean => standing === 'I' || standing === 'D'

/** How a commitment is cited: `CK 12/2026`. */
export const codeOf = ({ year, number }: Pick<Commitment, 'year' | 'number'>): string =>
  `CK ${String(number).padStart(2, '0')}/${year}`

export const findCommitment = (db: Db, localityId: number, id: string): Promise<Commitment | undefined> =>
  db.first(sql<Commitment>`
    SELECT ${COMMITMENT_COLUMNS} FROM commitments c WHERE c.locality_id = ${localityId} AND c.id = ${id}`)

/** Locked, so that whoever comes second sees what the first did: two signers, or a signer and a change. */
export const lockCommitment = (tx: Db, localityId: number, id: string): Promise<Commitment | undefined> =>
  tx.first(sql<Commitment>`
    SELECT ${COMMITMENT_COLUMNS} FROM commitments c WHERE c.locality_id = ${localityId} AND c.id = ${id} FOR UPDATE`)

export interface Version {
  number: number
  bySide: Side
  byPerson: string | null
  proposedAt: Date
  note: string
  terms: Terms
}

/** Every version, first proposed first. */
export const findVersions = (db: Db, localityId: number, id: string): Promise<Version[]> =>
  db.many(sql<Version>`
    SELECT number, by_side, by_person, proposed_at, note, terms FROM commitment_versions
    WHERE locality_id = ${localityId} AND commitment_id = ${id} ORDER BY number`)

export const getTerms = async (db: Db, localityId: number, id: string, number: number): Promise<Terms> =>
  (
    await db.one(sql<{ terms: Terms }>`
      SELECT terms FROM commitment_versions WHERE locality_id = ${localityId} AND commitment_id = ${id} AND number = ${number}`)
  ).terms

export interface Signature {
  side: Side
  personId: string
  postId: string
  signedAt: Date
}

export interface Paper {
  id: string
  kind: 'commitment' | 'settlement'
  round: number
  version: number
  state: 'open' | 'signed' | 'void'
  fileId: string
  signBy: string
  printedAt: Date
  remindedAt: Date | null
  voidedAt: Date | null
  voidCause: 'changed' | 'declined' | 'withdrawn' | 'onPaper' | 'handedOver' | null
  signatures: Signature[]
}

/** The papers of a commitment with their signatures, newest first. */
export async function findPapers(db: Db, localityId: number, id: string): Promise<Paper[]> {
  type Told = Omit<Paper, 'signatures'> & { signatures: (Omit<Signature, 'signedAt'> & { signedAt: string })[] }
  const rows = await db.many(sql<Told>`
    SELECT p.id, p.kind, p.round, p.version, p.state, p.file_id, p.sign_by, p.printed_at, p.reminded_at, p.voided_at, p.void_cause,
      coalesce((SELECT json_agg(json_build_object('side', s.side, 'personId', s.person_id, 'postId', s.post_id, 'signedAt', s.signed_at)
        ORDER BY s.signed_at, s.side) FROM commitment_signatures s WHERE s.locality_id = p.locality_id AND s.paper_id = p.id), '[]') AS signatures
    FROM commitment_papers p WHERE p.locality_id = ${localityId} AND p.commitment_id = ${id} ORDER BY p.printed_at DESC, p.id DESC`)
  return rows.map(({ signatures, ...paper }) => ({
    ...paper,
    signatures: signatures.map((each) => ({ ...each, signedAt: new Date(each.signedAt) })),
  }))
}

/** Who took the commitment over for a side, and from whom. */
export interface Succession {
  side: Side
  fromPerson: string
  toPerson: string
  takenAt: Date
}

/** Whoever took a commitment over, the first first. */
export const findSuccessions = (db: Db, localityId: number, id: string): Promise<Succession[]> =>
  db.many(sql<Succession>`
    SELECT side, from_person, to_person, taken_at FROM commitment_successions
    WHERE locality_id = ${localityId} AND commitment_id = ${id} ORDER BY taken_at`)

/** A picture of what was signed by hand. */
export interface Scan {
  id: string
  kind: Paper['kind']
  fileId: string
  name: string
  addedAt: Date
}

/** Pictures of what was signed by hand, newest first. */
export const findScans = (db: Db, localityId: number, id: string): Promise<Scan[]> =>
  db.many(sql<Scan>`
    SELECT id, kind, file_id, name, added_at FROM commitment_scans
    WHERE locality_id = ${localityId} AND commitment_id = ${id} ORDER BY added_at DESC, id DESC`)

/** Annexes of a commitment, oldest first. */
export const findAnnexes = (db: Db, localityId: number, id: string): Promise<Commitment[]> =>
  db.many(sql<Commitment>`
    SELECT ${COMMITMENT_COLUMNS} FROM commitments c
    WHERE c.locality_id = ${localityId} AND c.amends_id = ${id} ORDER BY c.number`)

/** When each counter-duty was met. */
export async function findMet(
  db: Db,
  localityId: number,
  id: string,
): Promise<Map<string, { doneOn: string; note: string }>> {
  const rows = await db.many(sql<{ key: string; doneOn: string; note: string }>`
    SELECT key, done_on, note FROM commitment_duties WHERE locality_id = ${localityId} AND commitment_id = ${id}`)
  return new Map(rows.map(({ key, ...met }) => [key, met]))
}

/** What stands of a commitment: the terms of its last annex in force, else its own. */
export async function findStanding(
  db: Db,
  localityId: number,
  { id, version }: Pick<Commitment, 'id' | 'version'>,
): Promise<Terms> {
  const annex = await db.first(sql<{ terms: Terms }>`
    SELECT v.terms FROM commitments c
    JOIN commitment_versions v ON v.locality_id = c.locality_id AND v.commitment_id = c.id AND v.number = c.version
    WHERE c.locality_id = ${localityId} AND c.amends_id = ${id} AND c.state = 'inForce'
    ORDER BY c.signed_at DESC, c.number DESC LIMIT 1`)
  return annex?.terms ?? getTerms(db, localityId, id, version)
}
