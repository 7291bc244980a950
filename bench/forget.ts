import postgres from 'postgres'

// Names of tables only, from this file: nothing from outside is put into a statement.
const OF_DOSSIERS = [
  'dossier_papers',
  'dossier_steps',
  'dossier_due_dates',
  'dossier_notes',
  'dossier_pauses',
  'dossier_reminders',
]

/** Takes out what a bench has filed, so that the world is as it was for the benches after it and for later runs. */
export async function forget(databaseUrl: string, since: Date): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await sql`CREATE TEMPORARY TABLE made AS SELECT id, applicant_id FROM dossiers WHERE submitted_at >= ${since}`
  await sql`SET session_replication_role = 'replica'`
  await sql`DELETE FROM acts WHERE subject_id IN (SELECT id FROM made)`
  for (const table of OF_DOSSIERS) await sql`DELETE FROM ${sql(table)} WHERE dossier_id IN (SELECT id FROM made)`
  await sql`DELETE FROM dossiers WHERE id IN (SELECT id FROM made)`
  await sql`DELETE FROM applicants WHERE id IN (SELECT applicant_id FROM made)`
  await sql.unsafe(`VACUUM ANALYZE acts, dossiers, applicants, ${OF_DOSSIERS.join(', ')}`)
  await sql.end({ timeout: 1 })
}
