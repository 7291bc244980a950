import { claimUpload } from '../../../core/files/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { isDay } from '../rules/entry.ts'
import { PAPER_KINDS, type PaperKind } from '../rules/file.ts'
import { ACYCLIC, RELATIONS, type Relation } from '../rules/relation.ts'
import { asText, type Composer, composerOf, keyOf } from './compose.ts'
import { orRefused, Refused } from './refused.ts'

export interface PaperLink {
  relation: string
  paperId: string
}

export interface PaperInput {
  kind: string
  number?: string
  title: string
  /** In English; missing: as in Vietnamese. */
  titleEn?: string
  issuer: string
  /** Empty: not known. */
  issuedOn?: string
  /** What it carries out, replaces, amends, ends. */
  links: readonly PaperLink[]
  /** Its text as a file; missing: the one there is stays. */
  upload?: string | undefined
}

interface Checked {
  kind: PaperKind
  links: { relation: Relation; paperId: string }[]
}

type Kept = Result<{ id: string; key: string }, Reason>

/** What keeps a paper from being kept as it was filled in. */
function check({ kind, title, issuer, issuedOn, links }: PaperInput, today: string): Result<Checked, Reason> {
  const known = PAPER_KINDS.find((each) => each === kind)
  if (!known) return no('unknown_paper_kind')
  if (title.trim() === '') return no('missing_title')
  if (issuer.trim() === '') return no('missing_issuer')
  if (issuedOn && (!isDay(issuedOn) || issuedOn > today)) return no('bad_paper_day')
  const checked = links.flatMap(({ relation, paperId }) => {
    const found = RELATIONS.find((each) => each === relation)
    return found ? [{ relation: found, paperId }] : []
  })
  return checked.length === links.length ? ok({ kind: known, links: checked }) : no('unknown_paper')
}

/** Two who link papers at once do it one after the other, or each could miss the other's half of a circle. */
const LOCK = 7_262_118

/** Puts a paper's links to others in place of those it had. @throws Refused one isn't there, or they lead back */
async function keepLinks(tx: Db, localityId: number, id: string, links: Checked['links']): Promise<void> {
  await tx.run(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${localityId})`)
  await tx.run(sql`DELETE FROM resolution_links WHERE locality_id = ${localityId} AND paper_id = ${id}`)
  const ids = [...new Set(links.map(({ paperId }) => paperId))]
  if (ids.includes(id)) throw new Refused('circular_paper')
  const { n } = await tx.one(sql<{ n: number }>`
    SELECT count(*)::int AS n FROM resolution_papers WHERE locality_id = ${localityId} AND id = ANY(${ids}::uuid[])`)
  if (n < ids.length) throw new Refused('unknown_paper')
  await tx.run(sql`
    INSERT INTO resolution_links (locality_id, paper_id, from_id, relation)
    SELECT DISTINCT ${localityId}::integer, ${id}::uuid, l.from_id, l.relation
    FROM unnest(${links.map(({ paperId }) => paperId)}::uuid[], ${links.map(({ relation }) => relation)}::text[]) AS l (from_id, relation)`)
  for (const relations of ACYCLIC) {
    const back = await tx.first(sql`
      WITH RECURSIVE way AS (
        SELECT from_id FROM resolution_links
        WHERE locality_id = ${localityId} AND paper_id = ${id} AND relation = ANY(${relations}::text[])
        UNION
        SELECT l.from_id FROM way JOIN resolution_links l ON l.locality_id = ${localityId} AND l.paper_id = way.from_id
          AND l.relation = ANY(${relations}::text[]))
      SELECT 1 FROM way WHERE from_id = ${id}`)
    if (back) throw new Refused('circular_paper')
  }
}

/** The file of a form, kept; null where none was sent. @throws Refused it never came whole */
async function keepFile(tx: Db, upload: string | undefined, at: Date): Promise<string | null> {
  if (!upload) return null
  const file = await claimUpload(tx, upload, at)
  if (!file.ok) throw new Refused('unknown_file')
  return file.value.id
}

/** The same number from the same body is the same paper. */
async function isThere(
  tx: Db,
  localityId: number,
  id: string,
  { number, issuer, issuedOn }: PaperInput,
): Promise<boolean> {
  if (!number?.trim()) return false
  const same = await tx.first(sql`
    SELECT 1 FROM resolution_papers WHERE locality_id = ${localityId} AND number = ${number.trim()} AND id <> ${id}
      AND issuer ->> 'vi' = ${issuer.trim()} AND issued_on IS NOT DISTINCT FROM ${issuedOn || null}::date`)
  return same !== undefined
}

/** Enters a paper. @param id made with the form: the same form sent twice is one paper */
export async function createPaper(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  { id, ...input }: PaperInput & { id: string },
): Promise<Kept> {
  const { db, localityId } = deps
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  const checked = check(input, composer.today)
  if (!checked.ok) return checked
  const key = keyOf([input.number ?? '', input.title].join(' ').trim(), id)
  return orRefused(
    db.transaction(async (tx) => {
      const before = await tx.first(sql<{ key: string }>`
        SELECT key FROM resolution_papers WHERE locality_id = ${localityId} AND id = ${id}`)
      if (before) return ok({ id, key: before.key })
      if (await isThere(tx, localityId, id, input)) return no('paper_is_there')
      const isNew = await insertPaper(tx, localityId, { id, key, input, kind: checked.value.kind })
      if (!isNew) return ok({ id, key })
      const fileId = await keepFile(tx, input.upload, composer.at)
      if (fileId)
        await tx.run(
          sql`UPDATE resolution_papers SET file_id = ${fileId} WHERE locality_id = ${localityId} AND id = ${id}`,
        )
      await keepLinks(tx, localityId, id, checked.value.links)
      await composer.record(tx, 'add', id, { kind: checked.value.kind })
      return ok({ id, key })
    }),
  )
}

const SOURCE = JSON.stringify({ vi: 'Cán bộ nhập theo văn bản', en: 'Entered by an official from the paper' })

async function insertPaper(
  tx: Db,
  localityId: number,
  { id, key, kind, input }: { id: string; key: string; kind: PaperKind; input: PaperInput },
): Promise<boolean> {
  const inserted = await tx.run(sql`
    INSERT INTO resolution_papers (locality_id, id, key, kind, number, title, issuer, issued_on, source, standing)
    VALUES (${localityId}, ${id}, ${key}, ${kind}, ${input.number?.trim() || null}, ${asText(input.title, input.titleEn)},
      ${asText(input.issuer)}, ${input.issuedOn || null}::date, ${SOURCE}::text::jsonb, 'O')
    ON CONFLICT (locality_id, id) DO NOTHING`)
  return inserted === 1
}

/** A paper that nobody else changes meanwhile, though others may link to it, if it is still as it was seen. */
export async function lockPaper(
  tx: Db,
  localityId: number,
  id: string,
  edition: number,
): Promise<Result<{ key: string }, Reason>> {
  const paper = await tx.first(sql<{ key: string; edition: number }>`
    SELECT key, edition FROM resolution_papers WHERE locality_id = ${localityId} AND id = ${id} FOR NO KEY UPDATE`)
  if (!paper) return no('not_found')
  return paper.edition === edition ? ok({ key: paper.key }) : no('changed_meanwhile')
}

/** Counts a change of a paper or its clauses. */
export const nextEdition = (tx: Db, localityId: number, id: string): Promise<number> =>
  tx.run(sql`UPDATE resolution_papers SET edition = edition + 1 WHERE locality_id = ${localityId} AND id = ${id}`)

/** Corrects what is said of a paper and puts its links in place of the old ones. @param edition as it was on the form */
export async function changePaper(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  { edition, ...input }: PaperInput & { edition: number },
): Promise<Kept> {
  const composer = await composerOf(deps, official)
  if (!composer) return no('not_yours')
  const checked = check(input, composer.today)
  if (!checked.ok) return checked
  return orRefused(
    deps.db.transaction((tx) => change(tx, deps, composer, { id, edition, input, checked: checked.value })),
  )
}

async function change(
  tx: Db,
  { localityId }: ResolutionsDeps,
  composer: Composer,
  { id, edition, input, checked }: { id: string; edition: number; input: PaperInput; checked: Checked },
): Promise<Kept> {
  const paper = await lockPaper(tx, localityId, id, edition)
  if (!paper.ok) return paper
  if (await isThere(tx, localityId, id, input)) return no('paper_is_there')
  const fileId = await keepFile(tx, input.upload, composer.at)
  await tx.run(sql`
    UPDATE resolution_papers SET kind = ${checked.kind}, number = ${input.number?.trim() || null},
      title = ${asText(input.title, input.titleEn)}, issuer = CASE WHEN issuer ->> 'vi' = ${input.issuer.trim()} THEN issuer
        ELSE ${asText(input.issuer)} END,
      issued_on = ${input.issuedOn || null}::date, file_id = coalesce(${fileId}::uuid, file_id)
    WHERE locality_id = ${localityId} AND id = ${id}`)
  await keepLinks(tx, localityId, id, checked.links)
  await nextEdition(tx, localityId, id)
  await composer.record(tx, 'change', id, { file: fileId })
  return ok({ id, key: paper.value.key })
}
