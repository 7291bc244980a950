import { holdUploads } from '../../core/files/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import type { Office } from './office.ts'
import type { Filing } from './pages/citizen/filing.ts'

/** @practice Démarches simplifiées keeps what is begun for months; thirty days hold for a paper that has to be fetched */
export const DRAFT_DAYS = 30
const DAY_MS = 86_400_000
/** What one account may have begun at once, and how much each may hold. */
const MOST_DRAFTS = 20
const MOST_LETTERS = 200_000

/** A form that a person has begun. */
export interface Draft {
  key: string
  slug: string
  procedure: Text
  savedAt: Date
  endsAt: Date
  filing: Filing
}

const endOf = (savedAt: Date): Date => new Date(savedAt.getTime() + DRAFT_DAYS * DAY_MS)

/** Keeps a form with its files until it is sent or thirty days old; kept again it is the same draft. */
export async function keepDraft(
  { db, localityId, clock }: Office,
  citizenId: string,
  { slug, filing }: { slug: string; filing: Filing },
): Promise<Result<null, 'too_many' | 'too_large'>> {
  // The right to what offices hold is shown anew each time, and never kept.
  const text = JSON.stringify({ ...filing, store: '', held: filing.held.map(() => '') })
  if (text.length > MOST_LETTERS) return no('too_large')
  const now = clock.now()
  return db.transaction(async (tx) => {
    // The forms of one account one after another, so that two at once have no more of them.
    await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`drafts ${citizenId}`}, 0))`)
    const { others } = await tx.one(sql<{ others: number }>`
      SELECT count(*)::integer AS others FROM dossier_drafts
      WHERE locality_id = ${localityId} AND citizen_id = ${citizenId} AND key <> ${filing.key}`)
    if (others >= MOST_DRAFTS) return no('too_many')
    await tx.run(sql`
      INSERT INTO dossier_drafts (locality_id, citizen_id, key, slug, filing, saved_at)
      VALUES (${localityId}, ${citizenId}, ${filing.key}, ${slug}, ${text}::text::jsonb, ${now})
      ON CONFLICT (locality_id, citizen_id, key) DO UPDATE SET filing = excluded.filing, saved_at = excluded.saved_at`)
    await holdUploads(tx, uploadsOf(filing), { holder: citizenId, until: endOf(now) })
    return ok(null)
  })
}

const uploadsOf = ({ files, forAnother }: Filing): string[] => [...files.flat(), ...forAnother.files]

const DRAFT = sql.raw('key, slug, filing, saved_at')

/** What an account has begun, latest first. */
export async function draftsOf(office: Office, citizenId: string): Promise<Draft[]> {
  const { db, localityId, clock } = office
  const rows = await db.many(sql<Omit<Draft, 'procedure' | 'endsAt'>>`
    SELECT ${DRAFT} FROM dossier_drafts
    WHERE locality_id = ${localityId} AND citizen_id = ${citizenId} AND saved_at > ${oldest(clock.now())}
    ORDER BY saved_at DESC`)
  const today = (await office.workingTime()).dateOf(clock.now())
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      endsAt: endOf(row.savedAt),
      procedure: (await office.findProcedure(row.slug, today))?.name ?? t(row.slug, row.slug),
    })),
  )
}

export const findDraft = (
  { db, localityId, clock }: Office,
  citizenId: string,
  key: string,
): Promise<{ slug: string; filing: Filing } | undefined> =>
  db.first(sql<{ slug: string; filing: Filing }>`
    SELECT slug, filing FROM dossier_drafts
    WHERE locality_id = ${localityId} AND citizen_id = ${citizenId} AND key = ${key} AND saved_at > ${oldest(clock.now())}`)

/** The person no longer wants it: its files are let go too. */
export function dropDraft({ db, localityId, clock }: Office, citizenId: string, key: string): Promise<void> {
  return db.transaction(async (tx) => {
    const dropped = await tx.first(sql<{ filing: Filing }>`
      DELETE FROM dossier_drafts WHERE locality_id = ${localityId} AND citizen_id = ${citizenId} AND key = ${key} RETURNING filing`)
    if (dropped) await holdUploads(tx, uploadsOf(dropped.filing), { holder: citizenId, until: clock.now() })
  })
}

const oldest = (now: Date): Date => new Date(now.getTime() - DRAFT_DAYS * DAY_MS)

/** Deletes drafts that are too old; their uploads end by themselves. */
export const sweepDrafts = async (db: Db, now: Date): Promise<void> => {
  await db.run(sql`DELETE FROM dossier_drafts WHERE saved_at < ${oldest(now)}`)
}
