import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { hangingOn } from '../hanging.ts'
import type { Reason } from '../reasons.ts'
import { PART_KINDS } from '../rules/file.ts'
import { asText, composerOf, keyOf } from './compose.ts'

export interface PartInput {
  name: string
  /** In English; missing: as in Vietnamese. */
  nameEn?: string
  /** What it is a part of; null: it is a resolution. */
  parentId: string | null
  /** Needed for the theme of a year. */
  year?: number | null
  /** The paper it rests on. */
  paperId?: string | null
}

type Done = Result<{ id: string; key: string }, Reason>

interface PartRow {
  id: string
  key: string
  kind: string
  parentId: string | null
  edition: number
}

/** Two who move parts at once do it one after the other, or each could miss the other's half of a circle. */
const LOCK = 7_262_119
const YEARS = { from: 1945, to: 2200 }

async function flawIn(tx: Db, localityId: number, kind: string, input: PartInput): Promise<Reason | undefined> {
  if (!PART_KINDS.some((each) => each === kind)) return 'unknown_part_kind'
  if (input.name.trim() === '') return 'missing_part_name'
  const year = input.year ?? null
  if (kind === 'theme' && year === null) return 'missing_year'
  if (year !== null && !(year >= YEARS.from && year <= YEARS.to)) return 'missing_year'
  if ((kind === 'resolution') !== (input.parentId === null)) return 'bad_parent'
  if (input.parentId !== null && !(await findPart(tx, localityId, input.parentId))) return 'bad_parent'
  if (!input.paperId) return undefined
  const paper = await tx.first(
    sql`SELECT 1 FROM resolution_papers WHERE locality_id = ${localityId} AND id = ${input.paperId}`,
  )
  return paper ? undefined : 'unknown_paper'
}

const findPart = (tx: Db, localityId: number, id: string): Promise<PartRow | undefined> =>
  tx.first(sql<PartRow>`
    SELECT id, key, kind, parent_id, edition FROM resolution_parts WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)

/** Adds a part to a resolution, as the last below its parent; or a resolution itself. @param id made with the form */
export async function createPart(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  { id, kind, ...input }: PartInput & { id: string; kind: string },
): Promise<Done> {
  const { db, localityId } = deps
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  return db.transaction(async (tx) => {
    const before = await findPart(tx, localityId, id)
    if (before) return ok({ id, key: before.key })
    const flaw = await flawIn(tx, localityId, kind, input)
    if (flaw) return no(flaw)
    const key = keyOf(input.name, id)
    const isNew = await tx.run(sql`
      INSERT INTO resolution_parts (locality_id, id, key, parent_id, kind, name, year, paper_id, position, standing)
      SELECT ${localityId}, ${id}::uuid, ${key}, ${input.parentId}::uuid, ${kind}, ${asText(input.name, input.nameEn)}, ${input.year ?? null}::smallint,
        ${input.paperId ?? null}::uuid, coalesce(max(position), -1) + 1, 'O'
      FROM resolution_parts WHERE locality_id = ${localityId}
      ON CONFLICT (locality_id, id) DO NOTHING`)
    if (isNew === 1) await composer.record(tx, 'addPart', id, { kind, parent: input.parentId })
    return ok({ id, key })
  })
}

/** Corrects a part: its words, its year, its paper, where it hangs. @param edition as it was on the form */
export async function changePart(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, ...input }: PartInput & { edition: number },
): Promise<Done> {
  const { db, localityId } = deps
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  return db.transaction(async (tx) => {
    await tx.run(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${localityId})`)
    const part = await findPart(tx, localityId, id)
    if (!part) return no('not_found')
    if (part.edition !== edition) return no('changed_meanwhile')
    const flaw = await flawIn(tx, localityId, part.kind, input)
    if (flaw) return no(flaw)
    if (input.parentId !== null && (await isBelow(tx, localityId, input.parentId, id))) return no('circular_part')
    await tx.run(sql`
      UPDATE resolution_parts SET name = ${asText(input.name, input.nameEn)}, parent_id = ${input.parentId}, year = ${input.year ?? null},
        paper_id = ${input.paperId ?? null}, edition = edition + 1
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await composer.record(tx, 'changePart', id, { parent: input.parentId })
    return ok({ id, key: part.key })
  })
}

/** Whether a part is another one, or stands somewhere below it. */
async function isBelow(tx: Db, localityId: number, id: string, aboveId: string): Promise<boolean> {
  const found = await tx.first(sql`
    WITH RECURSIVE way AS (
      SELECT id, parent_id FROM resolution_parts WHERE locality_id = ${localityId} AND id = ${id}
      UNION
      SELECT p.id, p.parent_id FROM way JOIN resolution_parts p ON p.locality_id = ${localityId} AND p.id = way.parent_id)
    SELECT 1 FROM way WHERE id = ${aboveId}`)
  return found !== undefined
}

/** Moves a part one place up or down among those of its kind below the same parent. @param edition as it was on the page */
export async function movePart(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, up }: { edition: number; up: boolean },
): Promise<Done> {
  const { db, localityId } = deps
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  return db.transaction(async (tx) => {
    await tx.run(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${localityId})`)
    const part = await findPart(tx, localityId, id)
    if (!part) return no('not_found')
    if (part.edition !== edition) return no('changed_meanwhile')
    const rows = await tx.many(sql<{ id: string; position: number }>`
      SELECT id, position FROM resolution_parts WHERE locality_id = ${localityId} AND kind = ${part.kind}
        AND parent_id IS NOT DISTINCT FROM ${part.parentId} ORDER BY position, id`)
    const from = rows.findIndex((each) => each.id === id)
    const to = from + (up ? -1 : 1)
    if (to < 0 || to >= rows.length) return ok({ id, key: part.key })
    const places = rows.map(({ position }) => position).toSorted((a, b) => a - b)
    rows.splice(to, 0, ...rows.splice(from, 1))
    await tx.run(sql`
      UPDATE resolution_parts p SET position = o.place, edition = p.edition + CASE WHEN p.id = ${id} THEN 1 ELSE 0 END
      FROM unnest(${rows.map((each) => each.id)}::uuid[], ${places}::smallint[]) AS o (id, place)
      WHERE p.locality_id = ${localityId} AND p.id = o.id`)
    await composer.record(tx, 'movePart', id, { to: to + 1 })
    return ok({ id, key: part.key })
  })
}

/** Takes a part out, as long as nothing stands below it or hangs on it. */
export async function withdrawPart(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition }: { edition: number },
): Promise<Done> {
  const { db, localityId, hangs = [] } = deps
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  return db.transaction(async (tx) => {
    const part = await findPart(tx, localityId, id)
    if (!part) return no('not_found')
    if (part.edition !== edition) return no('changed_meanwhile')
    const of = (table: string, column: string) =>
      sql`EXISTS (SELECT FROM ${sql.table(table)} WHERE locality_id = ${localityId} AND ${sql.ref(column)} = ${id})`
    const { used } = await tx.one(sql<{ used: boolean }>`
      SELECT ${of('resolution_parts', 'parent_id')} OR ${of('resolution_clauses', 'part_id')} OR ${of('targets', 'part_id')}
        OR ${of('scheme_stages', 'part_id')} AS used`)
    if (used || (await hangingOn(tx, hangs, [{ kind: 'part', id }])).size > 0) return no('part_in_use')
    await tx.run(sql`DELETE FROM resolution_parts WHERE locality_id = ${localityId} AND id = ${id}`)
    await composer.record(tx, 'withdrawPart', id, { kind: part.kind })
    return ok({ id, key: part.key })
  })
}
