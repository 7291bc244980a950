import { type Db, sql } from '../../platform/database/index.ts'

/** How a locality judges and asks, between two dates. */
export interface TargetRules {
  nearPercent: number
  dangerPercent: number
  reportDays: number
  explainDays: number
  pointsNeeded: number
}

/** As a profile has them. */
export interface TargetRulesLine extends TargetRules {
  validFrom: string
  validTo: string | null
  source: string
  standing: 'S' | 'K'
}

/** Where a locality has said nothing. @practice resolutions-work: 90 near, 5 days after the period */
export const USUAL: TargetRules = {
  nearPercent: 90,
  dangerPercent: 80,
  reportDays: 5,
  explainDays: 5,
  pointsNeeded: 3,
}

/** The rules of a day. */
export async function rulesOn(db: Db, localityId: number, on: string): Promise<TargetRules> {
  const rules = await db.first(sql<TargetRules>`
    SELECT near_percent, danger_percent, report_days, explain_days, points_needed FROM target_rules
    WHERE locality_id = ${localityId} AND daterange(valid_from, valid_to, '[]') @> ${on}::date`)
  return rules ?? USUAL
}

/** Brings an installation's rules up to those of a profile. */
export async function importTargetRules(db: Db, localityId: number, lines: readonly TargetRulesLine[]): Promise<void> {
  for (const line of lines)
    await db.run(sql`
      INSERT INTO target_rules (locality_id, valid_from, valid_to, near_percent, danger_percent, report_days, explain_days, points_needed,
        source, standing)
      VALUES (${localityId}, ${line.validFrom}::date, ${line.validTo}::date, ${line.nearPercent}, ${line.dangerPercent},
        ${line.reportDays}, ${line.explainDays}, ${line.pointsNeeded}, ${line.source}, ${line.standing})
      ON CONFLICT (locality_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, near_percent = excluded.near_percent,
        danger_percent = excluded.danger_percent, report_days = excluded.report_days, explain_days = excluded.explain_days,
        points_needed = excluded.points_needed, source = excluded.source, standing = excluded.standing`)
}
