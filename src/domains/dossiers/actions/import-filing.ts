import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { FilingClock, FilingScope, Travels } from '../rules/filing.ts'

interface RuleFile {
  key: string
  validFrom: LocalDate
  validTo: LocalDate | null
  law: Text
}

/** What a profile says of filing anywhere: who may take in for whom, what starts the limit, what must travel, what areas are called. */
export interface FilingFile {
  scopes: (RuleFile & { scope: FilingScope['scope']; procedures?: string[] })[]
  clocks: (RuleFile & { clock: FilingClock['clock'] })[]
  /** By procedure; under the empty name, what holds for all others. */
  travels: Record<string, Travels>
  /** By the unit's code: its own names and those of the units it came from. */
  areas: Record<string, string[]>
}

/** Loads a profile's rules; what is there already is brought up to date. */
export async function importFiling(tx: Db, localityId: number, file: FilingFile): Promise<void> {
  const rules = [...file.scopes, ...file.clocks]
  await tx.run(sql`
    INSERT INTO filing_rules (locality_id, key, valid_from, valid_to, scope, clock, procedures, law)
    SELECT ${localityId}::integer, key, "validFrom", "validTo", scope, clock, procedures, law
    FROM jsonb_to_recordset(${JSON.stringify(rules)}::text::jsonb)
      AS r (key text, "validFrom" date, "validTo" date, scope text, clock text, procedures text[], law jsonb)
    ON CONFLICT (locality_id, key) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      scope = excluded.scope, clock = excluded.clock, procedures = excluded.procedures, law = excluded.law`)
  await tx.run(sql`
    INSERT INTO filing_travels (locality_id, procedure_slug, travels)
    SELECT ${localityId}::integer, key, value FROM jsonb_each_text(${JSON.stringify(file.travels)}::text::jsonb)
    ON CONFLICT (locality_id, procedure_slug) DO UPDATE SET travels = excluded.travels`)
  await tx.run(sql`
    INSERT INTO filing_areas (locality_id, unit_code, names)
    SELECT ${localityId}::integer, key, ARRAY(SELECT jsonb_array_elements_text(value))
    FROM jsonb_each(${JSON.stringify(file.areas)}::text::jsonb)
    ON CONFLICT (locality_id, unit_code) DO UPDATE SET names = excluded.names`)
}

/** The rules of the world that follows a change of units, from its first day on: what they don't name ends the day before. */
export async function succeedFiling(tx: Db, localityId: number, file: FilingFile, from: LocalDate): Promise<void> {
  const keys = [...file.scopes, ...file.clocks].map(({ key }) => key)
  await tx.run(sql`
    UPDATE filing_rules SET valid_to = ${from}::date - 1
    WHERE locality_id = ${localityId} AND valid_from < ${from} AND coalesce(valid_to >= ${from}, true) AND key <> ALL (${keys}::text[])`)
  // An address that names a commune of then means the one it has become.
  await tx.run(sql`
    UPDATE filing_areas SET names = '{}'
    WHERE locality_id = ${localityId} AND unit_code <> ALL (${Object.keys(file.areas)}::text[])`)
  await importFiling(tx, localityId, file)
}
