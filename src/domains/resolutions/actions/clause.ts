import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, isUniqueViolation, sql } from '../../../platform/database/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { hangingOn } from '../hanging.ts'
import type { Reason } from '../reasons.ts'
import { asText, type Composer, composerOf } from './compose.ts'
import { lockPaper, nextEdition } from './paper.ts'

export interface ClauseInput {
  number: string
  text: string
  /** In English; missing: as in Vietnamese. */
  textEn?: string
  /** The part of a resolution it is about. */
  partId?: string | null
}

/** The edition of the paper as it was on the page: a clause that somebody else moved or changed meanwhile is looked at first. */
interface Seen {
  edition: number
}

type Done = Result<{ id: string; paperKey: string }, Reason>

interface ClauseRow {
  id: string
  paperId: string
  paperKey: string
  partId: string | null
  number: string
  text: Text
  position: number
}

const flawIn = ({ number, text }: ClauseInput): Reason | undefined =>
  number.trim() === '' ? 'missing_clause_number' : text.trim() === '' ? 'missing_clause_text' : undefined

/** Adds a clause to a paper. @param afterId behind which one; null: as the first; missing: as the last */
export async function addClause(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  paperId: string,
  { id, afterId, edition, ...input }: ClauseInput & Seen & { id: string; afterId?: string | null | undefined },
): Promise<Done> {
  const { localityId } = deps
  return composing(deps, official, async (tx, composer) => {
    const flaw = flawIn(input)
    if (flaw) return no(flaw)
    const before = await findClause(tx, localityId, id)
    if (before) return ok({ id, paperKey: before.paperKey })
    const paper = await lockPaper(tx, localityId, paperId, edition)
    if (!paper.ok) return paper
    const of = sql`locality_id = ${localityId} AND paper_id = ${paperId}`
    if (input.partId && !(await isPart(tx, localityId, input.partId))) return no('unknown_part')
    const place = await placeAfter(tx, of, afterId)
    await tx.run(sql`UPDATE resolution_clauses SET position = position + 1 WHERE ${of} AND position >= ${place}`)
    await tx.run(sql`
      INSERT INTO resolution_clauses (locality_id, id, paper_id, part_id, number, text, position)
      VALUES (${localityId}, ${id}, ${paperId}, ${input.partId ?? null}, ${input.number.trim()}, ${asText(input.text, input.textEn)}, ${place})`)
    await nextEdition(tx, localityId, paperId)
    await composer.record(tx, 'addClause', paperId, { clause: id, number: input.number.trim() })
    return ok({ id, paperKey: paper.value.key })
  })
}

async function placeAfter(tx: Db, of: ReturnType<typeof sql>, afterId: string | null | undefined): Promise<number> {
  if (afterId === null) return 0
  const { place } = await tx.one(sql<{ place: number }>`
    SELECT coalesce(max(position) FILTER (WHERE ${afterId ? sql`id = ${afterId}` : sql`true`}), max(position), -1) + 1 AS place
    FROM resolution_clauses WHERE ${of}`)
  return place
}

/**
 * Corrects a clause. Once something hangs on it, a target or a task, its words are corrected by a reason and the old ones stay readable.
 */
export async function correctClause(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, reason = '', ...input }: ClauseInput & Seen & { reason?: string },
): Promise<Done> {
  return onClause(deps, official, id, async (tx, composer, clause) => {
    const { localityId } = deps
    const flaw = flawIn(input)
    if (flaw) return no(flaw)
    const [number, vi, partId] = [input.number.trim(), input.text.trim(), input.partId ?? null]
    const en = input.textEn?.trim() || vi
    const saysTheSame = clause.number === number && clause.text.vi === vi && clause.text.en === en
    // The same form sent twice has changed everything already.
    if (saysTheSame && clause.partId === partId) return ok({ id, paperKey: clause.paperKey })
    const paper = await lockPaper(tx, localityId, clause.paperId, edition)
    if (!paper.ok) return paper
    if (partId && !(await isPart(tx, localityId, partId))) return no('unknown_part')
    const hangs = !saysTheSame && (await isHungOn(deps, tx, id))
    if (hangs && reason.trim() === '') return no('missing_reason')
    const actId = await composer.record(tx, 'correctClause', clause.paperId, { clause: id, number })
    if (hangs) await keepOld(tx, localityId, clause, { composer, actId, reason: reason.trim(), withdrawn: false })
    await tx.run(sql`
      UPDATE resolution_clauses SET number = ${number}, text = ${asText(vi, en)}, part_id = ${partId}
      WHERE locality_id = ${localityId} AND id = ${id}`)
    await nextEdition(tx, localityId, clause.paperId)
    return ok({ id, paperKey: clause.paperKey })
  })
}

/** Moves a clause one place up or down in its paper. */
export async function moveClause(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, up }: Seen & { up: boolean },
): Promise<Done> {
  return onClause(deps, official, id, async (tx, composer, clause) => {
    const { localityId } = deps
    const paper = await lockPaper(tx, localityId, clause.paperId, edition)
    if (!paper.ok) return paper
    const inOrder = await tx.many(sql<{ id: string }>`
      SELECT id FROM resolution_clauses WHERE locality_id = ${localityId} AND paper_id = ${clause.paperId} ORDER BY position, number`)
    const ids = inOrder.map((each) => each.id)
    const from = ids.indexOf(id)
    const to = from + (up ? -1 : 1)
    if (to < 0 || to >= ids.length) return ok({ id, paperKey: clause.paperKey })
    ids.splice(to, 0, ...ids.splice(from, 1))
    await tx.run(sql`
      UPDATE resolution_clauses c SET position = o.place - 1 FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, place)
      WHERE c.locality_id = ${localityId} AND c.id = o.id`)
    await nextEdition(tx, localityId, clause.paperId)
    await composer.record(tx, 'moveClause', clause.paperId, { clause: id, number: clause.number, to: to + 1 })
    return ok({ id, paperKey: clause.paperKey })
  })
}

/** Takes a clause out of its paper, as long as nothing hangs on it. What it said stays readable. */
export async function withdrawClause(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, reason = '' }: Seen & { reason?: string },
): Promise<Done> {
  return onClause(deps, official, id, async (tx, composer, clause) => {
    const { localityId } = deps
    const paper = await lockPaper(tx, localityId, clause.paperId, edition)
    if (!paper.ok) return paper
    if (await isHungOn(deps, tx, id)) return no('clause_in_use')
    const actId = await composer.record(tx, 'withdrawClause', clause.paperId, { clause: id, number: clause.number })
    await keepOld(tx, localityId, clause, { composer, actId, reason: reason.trim(), withdrawn: true })
    await tx.run(sql`DELETE FROM resolution_clauses WHERE locality_id = ${localityId} AND id = ${id}`)
    await nextEdition(tx, localityId, clause.paperId)
    return ok({ id, paperKey: clause.paperKey })
  })
}

async function composing(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  work: (tx: Db, composer: Composer) => Promise<Done>,
): Promise<Done> {
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  try {
    return await deps.db.transaction((tx) => work(tx, composer))
  } catch (cause) {
    // Another clause of the paper has this number, or the same form came twice at once.
    if (isUniqueViolation(cause)) return no('clause_number_taken')
    throw cause
  }
}

const onClause = (
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  work: (tx: Db, composer: Composer, clause: ClauseRow) => Promise<Done>,
): Promise<Done> =>
  composing(deps, official, async (tx, composer) => {
    const clause = await findClause(tx, deps.localityId, id)
    return clause ? work(tx, composer, clause) : no('not_found')
  })

const findClause = (tx: Db, localityId: number, id: string): Promise<ClauseRow | undefined> =>
  tx.first(sql<ClauseRow>`
    SELECT c.id, c.paper_id, p.key AS paper_key, c.part_id, c.number, c.text, c.position FROM resolution_clauses c
    JOIN resolution_papers p ON p.locality_id = c.locality_id AND p.id = c.paper_id
    WHERE c.locality_id = ${localityId} AND c.id = ${id} FOR UPDATE OF c`)

const isPart = async (tx: Db, localityId: number, id: string): Promise<boolean> =>
  (await tx.first(sql`SELECT 1 FROM resolution_parts WHERE locality_id = ${localityId} AND id = ${id}`)) !== undefined

/** Whether a target or something of a room above comes from a clause. */
async function isHungOn({ localityId, hangs = [] }: ResolutionsDeps, tx: Db, id: string): Promise<boolean> {
  const target = await tx.first(
    sql`SELECT 1 FROM target_clauses WHERE locality_id = ${localityId} AND clause_id = ${id} LIMIT 1`,
  )
  return target !== undefined || (await hangingOn(tx, hangs, [{ kind: 'clause', id }])).size > 0
}

interface Ended {
  composer: Composer
  actId: string
  reason: string
  withdrawn: boolean
}

const keepOld = (tx: Db, localityId: number, clause: ClauseRow, { composer, actId, reason, withdrawn }: Ended) =>
  tx.run(sql`
    INSERT INTO resolution_clause_texts (locality_id, id, clause_id, paper_id, number, text, withdrawn, reason, ended_by, ended_at, act_id)
    VALUES (${localityId}, ${newId()}, ${clause.id}, ${clause.paperId}, ${clause.number}, ${JSON.stringify(clause.text)}::text::jsonb,
      ${withdrawn}, ${reason}, ${composer.personId}, ${composer.at}, ${actId})`)
