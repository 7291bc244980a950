import { recordMany } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type FigureLine, flawsIn, type PlanLine, type ResolutionsFile } from '../rules/file.ts'
import { verbs } from '../verbs.ts'

/** A file whose parts don't fit together. */
export class FlawedResolutions extends Error {
  override name = 'FlawedResolutions'
}

type FileTarget = ResolutionsFile['targets'][number]

/**
 * Brings what an installation knows of its resolutions up to a profile. Names may be corrected; plans and figures are added where
 * there is none of that period yet, each with its act, and stay as they are.
 *
 * @throws FlawedResolutions naming every flaw
 */
export async function importResolutions(
  tx: Db,
  localityId: number,
  file: ResolutionsFile,
  { at }: { at: Date },
): Promise<void> {
  const { source } = file
  const flaws = flawsIn(file)
  if (flaws.length > 0) throw new FlawedResolutions(flaws.join('; '))
  const { papers, byHand } = await keepPapers(tx, localityId, file, source)
  const parts = await keepParts(tx, localityId, file, papers)
  await keepClauses(tx, localityId, { papers: file.papers.filter(({ key }) => !byHand.has(key)) }, { papers, parts })
  for (const [position, target] of file.targets.entries()) {
    const id = await keepTarget(tx, localityId, target, parts.get(target.part) ?? '', position)
    await keepPlans(tx, localityId, id, target.plans, { source, at })
    await keepFigures(tx, localityId, id, target.figures, { source, at })
  }
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`

async function keepPapers(tx: Db, localityId: number, { papers }: ResolutionsFile, source: Text) {
  const ids = new Map<string, string>()
  // What officials have changed stays as they left it.
  const byHand = new Set<string>()
  for (const { key, kind, number, title, issuer, issuedOn, standing } of papers) {
    const { id, edition } = await tx.one(sql<{ id: string; edition: number }>`
      WITH told AS (
      INSERT INTO resolution_papers (locality_id, id, key, kind, number, title, issuer, issued_on, source, standing)
      VALUES (${localityId}, ${newId()}, ${key}, ${kind}, ${number}, ${json(title)}, ${json(issuer)}, ${issuedOn}::date, ${json(source)},
        ${standing})
      ON CONFLICT (locality_id, key) DO UPDATE SET title = excluded.title, issuer = excluded.issuer, number = excluded.number,
        issued_on = excluded.issued_on
      WHERE resolution_papers.edition = 1 RETURNING id, edition)
      SELECT id, edition FROM told
      UNION SELECT id, edition FROM resolution_papers WHERE locality_id = ${localityId} AND key = ${key}`)
    ids.set(key, id)
    if (edition > 1) byHand.add(key)
  }
  for (const { key, follows = [] } of papers.filter((paper) => !byHand.has(paper.key)))
    for (const from of follows)
      await tx.run(sql`
        INSERT INTO resolution_links (locality_id, paper_id, from_id)
        VALUES (${localityId}, ${ids.get(key) ?? ''}, ${ids.get(from) ?? ''}) ON CONFLICT DO NOTHING`)
  return { papers: ids, byHand }
}

async function keepParts(tx: Db, localityId: number, { parts }: ResolutionsFile, papers: ReadonlyMap<string, string>) {
  const ids = new Map<string, string>()
  for (const [position, { key, kind, parent, paper, year, name }] of parts.entries()) {
    const { id } = await tx.one(sql<{ id: string }>`
      INSERT INTO resolution_parts (locality_id, id, key, parent_id, kind, name, year, paper_id, position)
      VALUES (${localityId}, ${newId()}, ${key}, ${(parent && ids.get(parent)) ?? null}, ${kind}, ${json(name)}, ${year ?? null},
        ${(paper && papers.get(paper)) ?? null}, ${position})
      ON CONFLICT (locality_id, key) DO UPDATE SET
        name = CASE WHEN resolution_parts.edition = 1 THEN excluded.name ELSE resolution_parts.name END,
        position = CASE WHEN resolution_parts.edition = 1 THEN excluded.position ELSE resolution_parts.position END
      RETURNING id`)
    ids.set(key, id)
  }
  return ids
}

async function keepClauses(
  tx: Db,
  localityId: number,
  { papers }: Pick<ResolutionsFile, 'papers'>,
  ids: { papers: ReadonlyMap<string, string>; parts: ReadonlyMap<string, string> },
): Promise<void> {
  for (const { key, clauses = [] } of papers)
    for (const [position, { number, text, part }] of clauses.entries())
      await tx.run(sql`
        INSERT INTO resolution_clauses (locality_id, id, paper_id, part_id, number, text, position)
        VALUES (${localityId}, ${newId()}, ${ids.papers.get(key) ?? ''}, ${(part && ids.parts.get(part)) ?? null}, ${number},
          ${json(text)}, ${position})
        ON CONFLICT (locality_id, paper_id, number) DO UPDATE SET text = excluded.text, part_id = excluded.part_id,
          position = excluded.position`)
}

const keepTarget = async (
  tx: Db,
  localityId: number,
  { key, name, countedIn, note, owner }: FileTarget,
  partId: string,
  position: number,
): Promise<string> =>
  (
    await tx.one(sql<{ id: string }>`
      INSERT INTO targets (locality_id, id, key, part_id, name, counted_in, note, position, owner_unit_id)
      VALUES (${localityId}, ${newId()}, ${key}, ${partId}, ${json(name)}, ${json(countedIn)}, ${note ? json(note) : null}, ${position},
        (SELECT id FROM units WHERE code = ${owner ?? null}))
      ON CONFLICT (locality_id, key) DO UPDATE SET
        name = CASE WHEN targets.edition = 1 THEN excluded.name ELSE targets.name END,
        counted_in = CASE WHEN targets.edition = 1 THEN excluded.counted_in ELSE targets.counted_in END,
        note = CASE WHEN targets.edition = 1 THEN excluded.note ELSE targets.note END, position = excluded.position
      RETURNING id`)
  ).id

interface Origin {
  source: Text
  at: Date
}

const SYSTEM = { kind: 'system' } as const

async function keepPlans(
  tx: Db,
  localityId: number,
  targetId: string,
  plans: readonly PlanLine[],
  { source, at }: Origin,
): Promise<void> {
  const known = await periodsOf(tx, localityId, targetId, 'target_plans')
  const fresh = plans.filter(({ period }) => !known.has(period))
  for (const line of fresh) {
    const { period, kind, plan, base, from, to, by } = {
      plan: null,
      base: null,
      from: null,
      to: null,
      by: null,
      ...line,
    }
    await tx.run(sql`
      INSERT INTO target_plans (locality_id, id, target_id, period, kind, plan, base, upper, by_day, set_at, source, standing)
      VALUES (${localityId}, ${newId()}, ${targetId}, ${period}, ${kind}, ${plan ?? from}::numeric, ${base}::numeric, ${to}::numeric,
        ${by}::date, ${at}, ${json(source)}, 'I')`)
  }
  await recordMany(
    tx,
    fresh.map(({ period, kind }) => ({
      verb: verbs.plan.name,
      actor: SYSTEM,
      subjectId: targetId,
      occurredAt: at,
      facts: { period, kind },
    })),
  )
}

async function keepFigures(
  tx: Db,
  localityId: number,
  targetId: string,
  figures: readonly FigureLine[],
  { source, at }: Origin,
): Promise<void> {
  const known = await periodsOf(tx, localityId, targetId, 'target_figures')
  const fresh = figures.filter(({ period }) => !known.has(period))
  const acts = await recordMany(
    tx,
    fresh.map(({ period }) => ({
      verb: verbs.record.name,
      actor: SYSTEM,
      subjectId: targetId,
      occurredAt: at,
      facts: { period },
    })),
  )
  for (const [index, line] of fresh.entries()) {
    const { period, value, part, whole, done, note } = {
      value: null,
      part: null,
      whole: null,
      done: null,
      note: undefined,
      ...line,
    }
    await tx.run(sql`
      INSERT INTO target_figures (locality_id, id, target_id, period, value, part, whole, done_on, note, source, standing, recorded_at,
        act_id)
      VALUES (${localityId}, ${newId()}, ${targetId}, ${period}, ${value}::numeric, ${part}::numeric, ${whole}::numeric, ${done}::date,
        ${note ? json(note) : null}, ${json(source)}, 'I', ${at}, ${acts[index] ?? ''})`)
  }
}

async function periodsOf(
  tx: Db,
  localityId: number,
  targetId: string,
  table: 'target_plans' | 'target_figures',
): Promise<Set<string>> {
  const rows = await tx.many(sql<{ period: string }>`
    SELECT DISTINCT period FROM ${sql.table(table)} WHERE locality_id = ${localityId} AND target_id = ${targetId}`)
  return new Set(rows.map(({ period }) => period))
}
