import { type Db, sql } from '../../platform/database/index.ts'
import { type SatisfactionFile, USUAL } from './rules/follow-up.ts'

/** Brings an installation's rules of following up to those of a profile. */
export async function importSatisfaction(db: Db, localityId: number, { followUps }: SatisfactionFile): Promise<void> {
  for (const rule of followUps)
    await db.run(sql`
      INSERT INTO follow_up_rules (locality_id, valid_from, valid_to, stars_at_most, working_days, source, standing)
      VALUES (${localityId}, ${rule.validFrom}::date, ${rule.validTo}::date, ${rule.starsAtMost}, ${rule.workingDays},
        ${rule.source}, ${rule.standing})
      ON CONFLICT (locality_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, stars_at_most = excluded.stars_at_most,
        working_days = excluded.working_days, source = excluded.source, standing = excluded.standing`)
}

/** The rule of a day. */
export async function ruleOn(
  db: Db,
  localityId: number,
  on: string,
): Promise<{ starsAtMost: number; workingDays: number }> {
  const rule = await db.first(sql<{ starsAtMost: number; workingDays: number }>`
    SELECT stars_at_most, working_days FROM follow_up_rules
    WHERE locality_id = ${localityId} AND daterange(valid_from, valid_to, '[]') @> ${on}::date`)
  return rule ?? USUAL
}
