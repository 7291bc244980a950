import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Terms } from '../rules/terms.ts'
import { toJson } from './within.ts'

/** Commitments of a year of which a source tells only that they were signed: who, but neither the people's names nor the words. */
export interface ToldYear {
  year: number
  /** Code of the giver's unit, and for whom it gave. */
  giverUnit: string
  giverBody: string
  /** Codes of the units that answered. */
  units: readonly string[]
  grounds: string
  /** I told in the interview, D derived from it. */
  standing: 'I' | 'D'
}

const words = (grounds: string): Terms => ({ grounds, ground: null, clauses: [], duties: [], missed: '—' })

/** Keeps what a profile tells of a year's commitments, once; nothing is made up to fill what isn't known. */
export async function keepTold(tx: Db, localityId: number, told: ToldYear, at: Date): Promise<void> {
  const { year, giverUnit, giverBody, units, grounds, standing } = told
  const known = await tx.first(
    sql`SELECT 1 FROM commitments WHERE locality_id = ${localityId} AND year = ${year} LIMIT 1`,
  )
  const giver = await tx.first(sql<{ id: string }>`
    SELECT id FROM units WHERE locality_id = ${localityId} AND code = ${giverUnit}`)
  if (known || !giver) return
  const answerers = await tx.many(sql<{ id: string }>`
    SELECT id FROM units WHERE locality_id = ${localityId} AND code = ANY (${units}::text[])
    ORDER BY array_position(${units}::text[], code)`)
  for (const [index, unit] of answerers.entries()) {
    const id = newId()
    await tx.run(sql`
      INSERT INTO commitments (locality_id, id, year, number, from_on, to_on, giver_body, giver_unit_id, answerer_unit_id, state,
        sign_order, sign_by, standing, made_at)
      VALUES (${localityId}, ${id}, ${year}, ${index + 1}, ${`${year}-01-01`}::date, ${`${year}-12-31`}::date, ${giverBody}, ${giver.id},
        ${unit.id}, 'inForce', 'inOrder', ${`${year}-12-31`}::date, ${standing}, ${at})`)
    await tx.run(sql`
      INSERT INTO commitment_versions (locality_id, commitment_id, number, by_side, proposed_at, terms)
      VALUES (${localityId}, ${id}, 1, 'giver', ${at}, ${toJson(words(grounds))})`)
    await record(tx, {
      verb: 'commitment.tell',
      actor: { kind: 'system' },
      subjectId: id,
      caseId: id,
      unitId: unit.id,
      occurredAt: at,
      facts: { year, standing },
    })
  }
  await tx.run(sql`
    INSERT INTO commitment_books AS b (locality_id, year, last) VALUES (${localityId}, ${year}, ${answerers.length})
    ON CONFLICT (locality_id, year) DO UPDATE SET last = greatest(b.last, excluded.last)`)
}
