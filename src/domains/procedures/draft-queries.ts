import { type Db, sql } from '../../platform/database/index.ts'
import type { Draft } from './rules/draft.ts'

const COLUMNS = sql.raw('id, slug, content, edition, state, based_on, version_id, begun_at, changed_at, changed_by')

/** What is being written, the latest change first. */
export const openDrafts = (db: Db, most = 500): Promise<Draft[]> =>
  db.many(
    sql<Draft>`SELECT ${COLUMNS} FROM procedure_drafts WHERE state = 'open' ORDER BY changed_at DESC LIMIT ${most}`,
  )

/** Every draft of a procedure, the oldest first. */
export const draftsOf = (db: Db, slug: string): Promise<Draft[]> =>
  db.many(sql<Draft>`SELECT ${COLUMNS} FROM procedure_drafts WHERE slug = ${slug} ORDER BY begun_at`)

export const findDraft = (db: Db, id: string): Promise<Draft | undefined> =>
  db.first(sql<Draft>`SELECT ${COLUMNS} FROM procedure_drafts WHERE id = ${id}::uuid`)

/** Locked, so that two editors can't both save over what they saw. */
export const findDraftForUpdate = (tx: Db, id: string): Promise<Draft | undefined> =>
  tx.first(sql<Draft>`SELECT ${COLUMNS} FROM procedure_drafts WHERE id = ${id}::uuid FOR UPDATE`)
