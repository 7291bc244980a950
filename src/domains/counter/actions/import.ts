import { type Db, sql } from '../../../platform/database/index.ts'
import type { CounterFile } from '../rules/settings.ts'

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`

/** Brings an installation's queue groups and rules of calling to those of a profile. */
export async function importCounter(db: Db, localityId: number, { groups, rules }: CounterFile): Promise<void> {
  await db.transaction(async (tx) => {
    let position = 0
    for (const { key, letter, name, kind, fields } of groups)
      await tx.run(sql`
        INSERT INTO queue_groups (locality_id, key, letter, position, name, kind, fields)
        VALUES (${localityId}, ${key}, ${letter}, ${position++}, ${json(name)}, ${kind}, ${fields}::text[])
        ON CONFLICT (locality_id, key) DO UPDATE SET letter = excluded.letter, position = excluded.position,
          name = excluded.name, kind = excluded.kind, fields = excluded.fields`)
    for (const rule of rules)
      await tx.run(sql`
        INSERT INTO queue_rules (locality_id, valid_from, valid_to, ordinary_between, grounds, skip_returns_after,
          skips_at_most, usual_service_minutes, source, standing)
        VALUES (${localityId}, ${rule.validFrom}::date, ${rule.validTo}::date, ${rule.ordinaryBetween}, ${json(rule.grounds)},
          ${rule.skipReturnsAfter}, ${rule.skipsAtMost}, ${rule.usualServiceMinutes}, ${rule.source}, ${rule.standing})
        ON CONFLICT (locality_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to,
          ordinary_between = excluded.ordinary_between, grounds = excluded.grounds,
          skip_returns_after = excluded.skip_returns_after, skips_at_most = excluded.skips_at_most,
          usual_service_minutes = excluded.usual_service_minutes, source = excluded.source, standing = excluded.standing`)
    await tx.run(sql`UPDATE queue_state SET version = version + 1`)
  })
}
