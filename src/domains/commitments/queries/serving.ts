import { type Db, sql } from '../../../platform/database/index.ts'
import type { State } from '../rules/lifecycle.ts'
import { codeOf } from './commitments.ts'

/** Who answers by signature for a target of a unit. */
export interface Signer {
  commitmentId: string
  personId: string
  postId: string
  unitId: string
}

/**
 * Who signed for a target of a unit (người ký cam kết) and answers for it on a day; undefined where nobody has. An order to explain goes
 * to them.
 *
 * @param unitId null: the whole locality's
 * @param on     local date at the office
 */
export const signerOf = (
  db: Db,
  localityId: number,
  { targetId, unitId, on }: { targetId: string; unitId: string | null; on: string },
): Promise<Signer | undefined> =>
  db.first(sql<Signer>`
    SELECT c.id AS commitment_id, c.answerer_person_id AS person_id, c.answerer_post_id AS post_id, c.answerer_unit_id AS unit_id
    FROM commitment_clauses l JOIN commitments c ON c.locality_id = l.locality_id AND c.id = l.commitment_id
    WHERE l.locality_id = ${localityId} AND l.target_id = ${targetId} AND l.unit_id IS NOT DISTINCT FROM ${unitId}::uuid
      AND c.amends_id IS NULL AND c.state IN ('inForce', 'settling', 'settled') AND c.answerer_person_id IS NOT NULL
      AND ${on}::date BETWEEN c.from_on AND c.to_on
    ORDER BY c.signed_at DESC LIMIT 1`)

/** A promise that a target or task serves, as other rooms show it. */
export interface Serving {
  commitmentId: string
  code: string
  state: State
  dueOn: string
  answererUnitId: string
  answererPersonId: string | null
  href: string
}

/** The signed commitments in which a target or task is a clause, newest first. @param options.year only those of a year */
export async function commitmentsServing(
  db: Db,
  localityId: number,
  subject: { kind: 'target' | 'task'; id: string },
  { limit = 20, year: of }: { limit?: number; year?: number } = {},
): Promise<Serving[]> {
  type Row = Omit<Serving, 'code' | 'href'> & { year: number; number: number }
  const about = subject.kind === 'target' ? sql`l.target_id = ${subject.id}` : sql`l.task_id = ${subject.id}`
  const rows = await db.many(sql<Row>`
    SELECT c.id AS commitment_id, c.year, c.number, c.state, l.due_on, c.answerer_unit_id, c.answerer_person_id
    FROM commitment_clauses l JOIN commitments c ON c.locality_id = l.locality_id AND c.id = l.commitment_id
    WHERE l.locality_id = ${localityId} AND ${about} AND ${of === undefined ? sql`true` : sql`c.year = ${of}`} AND c.amends_id IS NULL AND c.state IN ('inForce', 'settling', 'settled')
    ORDER BY c.year DESC, c.number DESC LIMIT ${limit}`)
  return rows.map(({ year, number, ...row }) => ({
    ...row,
    code: codeOf({ year, number }),
    href: `/cam-ket/${row.commitmentId}`,
  }))
}

/** How many commitments of a year a source tells of without their clauses. */
export const countTold = async (db: Db, localityId: number, year: number): Promise<number> =>
  (
    await db.one(sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM commitments WHERE locality_id = ${localityId} AND year = ${year} AND standing IN ('I', 'D')`)
  ).count
