import './verbs.ts'
import { dateOfDay, dayNumberOf, type LocalDate } from '../../core/calendar/index.ts'
import { type Actor, record } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { findDraftForUpdate } from './draft-queries.ts'
import { endVersion, FlawedVersion, json, publish } from './publish.ts'
import { catalogueSource } from './queries.ts'
import { type Draft, type DraftContent, draftFrom } from './rules/draft.ts'
import { checkDraft, endedBy } from './rules/draft-checks.ts'
import type { CheckWorld } from './rules/draft-findings.ts'

/** Who does it, and when. */
export interface Doing {
  actor: Actor
  at: Date
}

const personOf = ({ actor }: Doing): string | null => (actor.kind === 'official' ? actor.personId : null)

const recordAbout = (
  tx: Db,
  verb: 'procedure.beginDraft' | 'procedure.withdrawDraft',
  id: string,
  slug: string,
  doing: Doing,
) => record(tx, { verb, actor: doing.actor, subjectId: id, occurredAt: doing.at, facts: { slug } })

/** Begins a draft: the next version of a procedure, or a procedure nobody has described yet. @returns its id */
export function beginDraft(db: Db, content: DraftContent, basedOn: string | null, doing: Doing): Promise<string> {
  return db.transaction(async (tx) => {
    const id = newId()
    await tx.run(sql`
      INSERT INTO procedure_drafts (id, slug, content, based_on, begun_at, changed_at, changed_by)
      VALUES (${id}, ${content.slug}, ${json(content)}, ${basedOn}, ${doing.at}, ${doing.at}, ${personOf(doing)})`)
    await recordAbout(tx, 'procedure.beginDraft', id, content.slug, doing)
    return id
  })
}

/** Begins the next version of a procedure as a copy of its latest, already changed. @returns undefined when there is none */
export async function beginDraftOf(
  db: Db,
  slug: string,
  organization: Organization,
  change: (content: DraftContent) => DraftContent,
  doing: Doing,
): Promise<string | undefined> {
  const catalogue = await catalogueSource(db)()
  const version = catalogue.versionsOf(slug).at(-1)
  if (!version) return undefined
  const copied = draftFrom(version, {
    organization,
    terms: catalogue.termsOf(slug),
    lifeEvents: [...catalogue.lifeEvents],
  })
  return beginDraft(db, change(copied), version.id, doing)
}

export type CannotSave = 'not_found' | 'not_open' | 'changed'

/** What a draft answers when somebody has saved it meanwhile: as it now is. */
type Saved = Result<Draft, Exclude<CannotSave, 'changed'>> | { ok: false; reason: 'changed'; draft: Draft }

/** The draft, locked, if it may still be written by who saw this edition. */
async function openedAt(tx: Db, id: string, edition: number): Promise<Saved> {
  const draft = await findDraftForUpdate(tx, id)
  if (!draft) return no('not_found')
  if (draft.state !== 'open') return no('not_open')
  return draft.edition === edition ? ok(draft) : { ok: false, reason: 'changed', draft }
}

/**
 * Saves a change to a draft. Writing isn't an act yet: beginning, withdrawing and approving are.
 *
 * @param edition the one the writer saw
 * @param change  what the draft becomes
 */
export function saveDraft(
  db: Db,
  { id, edition }: { id: string; edition: number },
  change: (content: DraftContent) => DraftContent,
  doing: Doing,
): Promise<Saved> {
  return db.transaction(async (tx) => {
    const opened = await openedAt(tx, id, edition)
    if (!opened.ok) return opened
    const { slug } = opened.value
    const content = { ...change(opened.value.content), slug }
    await tx.run(sql`
      UPDATE procedure_drafts SET content = ${json(content)}, edition = edition + 1, changed_at = ${doing.at},
        changed_by = ${personOf(doing)} WHERE id = ${id}`)
    return ok({ ...opened.value, content, edition: edition + 1, changedAt: doing.at, changedBy: personOf(doing) })
  })
}

/** Gives a draft up; it stays to be read. */
export function withdrawDraft(db: Db, { id, edition }: { id: string; edition: number }, doing: Doing): Promise<Saved> {
  return db.transaction(async (tx) => {
    const opened = await openedAt(tx, id, edition)
    if (!opened.ok) return opened
    await tx.run(sql`UPDATE procedure_drafts SET state = 'withdrawn', edition = edition + 1, changed_at = ${doing.at},
      changed_by = ${personOf(doing)} WHERE id = ${id}`)
    await recordAbout(tx, 'procedure.withdrawDraft', id, opened.value.slug, doing)
    return opened
  })
}

/** The decision that approves a draft (quyết định công bố). */
export interface Decision {
  decision: string
  decidedOn: LocalDate
}

export type CannotApprove = CannotSave | 'decision_missing' | 'decision_ahead' | 'flawed' | 'overlaps'

/**
 * Makes a draft the version in force from its first day, by a decision. What is in force before ends the day before; dossiers
 * already taken in stay on theirs. The draft is checked once more, against the catalogue as it is now.
 *
 * @returns the version's id
 * @law 63/2010/NĐ-CP arts 13–15: a procedure is published by decision
 */
export async function approveDraft(
  db: Db,
  { id, edition, decision, decidedOn }: { id: string; edition: number } & Decision,
  world: (slug: string) => CheckWorld,
  doing: Doing,
): Promise<Result<string, CannotApprove>> {
  if (decision.trim() === '' || decidedOn === '') return no('decision_missing')
  try {
    return await db.transaction(async (tx) => {
      const opened = await openedAt(tx, id, edition)
      if (!opened.ok) return no(opened.reason)
      const { slug, content } = opened.value
      const known = world(slug)
      if (decidedOn > known.on) return no('decision_ahead')
      if (checkDraft(content, known).length > 0) return no('flawed')

      const by = { ...doing, approval: { decision: decision.trim(), decidedOn } }
      const { id: procedureId } = await tx.one(sql<{ id: string }>`
        INSERT INTO procedures (id, slug, terms) VALUES (${newId()}, ${slug}, ${content.terms}::text[])
        ON CONFLICT (slug) DO UPDATE SET terms = excluded.terms RETURNING id`)
      const dayBefore = dateOfDay(dayNumberOf(content.validFrom) - 1)
      for (const version of endedBy(content, known.versions))
        await endVersion(tx, { ...version, validTo: dayBefore }, by)
      const versionId = await publish(tx, procedureId, content, by)
      await setLifeEvents(tx, slug, content.lifeEvents)
      await tx.run(sql`UPDATE procedure_drafts SET state = 'approved', version_id = ${versionId}, edition = edition + 1,
        changed_at = ${doing.at}, changed_by = ${personOf(doing)} WHERE id = ${id}`)
      return ok(versionId)
    })
  } catch (fault) {
    // The database has the last word where two approve at once, or the catalogue changed within the last second.
    if (fault instanceof FlawedVersion) return no('flawed')
    if (fault instanceof Error && 'constraint_name' in fault && SAME_DAYS.has(fault.constraint_name))
      return no('overlaps')
    throw fault
  }
}

/** What the database keeps: no two versions of a procedure on one day. */
const SAME_DAYS = new Set<unknown>(['procedure_versions_do_not_overlap', 'procedure_version_begins_once'])

const setLifeEvents = (tx: Db, slug: string, keys: readonly string[]): Promise<number> =>
  tx.run(sql`
    UPDATE life_events SET procedures = CASE WHEN key = ANY (${[...keys]}::text[]) THEN procedures || ${slug}::text
      ELSE array_remove(procedures, ${slug}::text) END
    WHERE (key = ANY (${[...keys]}::text[])) <> (${slug}::text = ANY (procedures))`)
