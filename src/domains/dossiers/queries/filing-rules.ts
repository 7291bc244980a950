import { type Db, sql } from '../../../platform/database/index.ts'
import type { FilingClock, FilingRules, FilingScope, Travels } from '../rules/filing.ts'

type Rule = Omit<FilingScope, 'scope'> & { scope: FilingScope['scope'] | null; clock: FilingClock['clock'] | null }

/** The rules of filing anywhere, of every day; a dozen rows. */
export async function readFilingRules(db: Db, localityId: number): Promise<FilingRules> {
  const [rules, travels, areas] = await Promise.all([
    db.many(sql<Rule>`
      SELECT valid_from, valid_to, scope, clock, procedures, law FROM filing_rules
      WHERE locality_id = ${localityId} ORDER BY valid_from, key`),
    db.many(sql<{ slug: string; travels: Travels }>`
      SELECT procedure_slug AS slug, travels FROM filing_travels WHERE locality_id = ${localityId}`),
    db.many(sql<{ unitId: string; names: string[] }>`
      SELECT u.id AS unit_id, a.names FROM filing_areas a JOIN units u ON u.code = a.unit_code
      WHERE a.locality_id = ${localityId}`),
  ])
  return {
    scopes: rules.flatMap(({ scope, clock: _, ...rule }) => (scope ? [{ ...rule, scope }] : [])),
    clocks: rules.flatMap(({ clock, scope: _, procedures: __, ...rule }) => (clock ? [{ ...rule, clock }] : [])),
    travels: new Map(travels.map((each) => [each.slug, each.travels])),
    areas: new Map(areas.map(({ unitId, names }) => [unitId, names])),
  }
}

const KEEP_MS = 60_000

/** The same, kept for a minute: they change with laws. Make one for each process. */
export function filingRulesSource(db: Db, localityId: number): () => Promise<FilingRules> {
  let kept: { rules: Promise<FilingRules>; until: number } | undefined
  return () => {
    if (kept && performance.now() < kept.until) return kept.rules
    const rules = readFilingRules(db, localityId)
    kept = { rules, until: performance.now() + KEEP_MS }
    rules.catch(() => {
      kept = undefined
    })
    return rules
  }
}
