import { type Db, sql } from '../../platform/database/index.ts'
import { keepTold, type ToldYear } from './actions/told.ts'
import type { Order } from './rules/lifecycle.ts'

/** How commitments are made on a day. */
export interface CommitmentRule {
  clausesFrom: number
  clausesTo: number
  /** `MM-DD` of the commitment's own year. */
  signedByMonthDay: string
  signWorkingDays: number
  remindWorkingDays: number
  signOrder: Order
  partlyFrom: number
  isPublic: boolean
}

/** A profile's `commitments.json`. */
export interface CommitmentsFile {
  rules: (CommitmentRule & { validFrom: string; validTo: string | null; source: string; standing: 'S' | 'K' })[]
  /** What a source tells of years before the program. */
  told?: readonly ToldYear[]
}

/**
 * Where a profile says nothing.
 *
 * @practice five to ten clauses, for a calendar year, signed by 31 January; officials alone read them
 */
export const USUAL: CommitmentRule = {
  clausesFrom: 5,
  clausesTo: 10,
  signedByMonthDay: '01-31',
  signWorkingDays: 5,
  remindWorkingDays: 2,
  signOrder: 'inOrder',
  partlyFrom: 70,
  isPublic: false,
}

/** The rule of a day. */
export const ruleOn = async (db: Db, localityId: number, on: string): Promise<CommitmentRule> =>
  (await db.first(sql<CommitmentRule>`
    SELECT clauses_from, clauses_to, signed_by_month_day, sign_working_days, remind_working_days, sign_order, partly_from, is_public
    FROM commitment_rules WHERE locality_id = ${localityId} AND daterange(valid_from, valid_to, '[]') @> ${on}::date`)) ??
  USUAL

/** Brings what an installation's commitments go by up to a profile. */
export async function importCommitments(
  tx: Db,
  localityId: number,
  { rules, told = [] }: CommitmentsFile,
  at: Date,
): Promise<void> {
  for (const rule of rules)
    await tx.run(sql`
      INSERT INTO commitment_rules (locality_id, valid_from, valid_to, clauses_from, clauses_to, signed_by_month_day, sign_working_days,
        remind_working_days, sign_order, partly_from, is_public, source, standing)
      VALUES (${localityId}, ${rule.validFrom}::date, ${rule.validTo}::date, ${rule.clausesFrom}, ${rule.clausesTo},
        ${rule.signedByMonthDay}, ${rule.signWorkingDays}, ${rule.remindWorkingDays}, ${rule.signOrder}, ${rule.partlyFrom},
        ${rule.isPublic}, ${rule.source}, ${rule.standing})
      ON CONFLICT (locality_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, clauses_from = excluded.clauses_from,
        clauses_to = excluded.clauses_to, signed_by_month_day = excluded.signed_by_month_day,
        sign_working_days = excluded.sign_working_days, remind_working_days = excluded.remind_working_days,
        sign_order = excluded.sign_order, partly_from = excluded.partly_from, is_public = excluded.is_public,
        source = excluded.source, standing = excluded.standing`)
  for (const each of told) await keepTold(tx, localityId, each, at)
}
