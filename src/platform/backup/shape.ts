import type postgres from 'postgres'
import type { Manifest, TableShape } from './manifest.ts'
import { fillingOrder } from './order.ts'

/** What a backup leaves out: its own list of migrations stands in the manifest, and unlogged tables don't outlive a crash either. */
const APART = ['schema_migrations']

/** The tables that hold what an installation knows, in the order in which they can be filled. */
export async function tablesOf(sql: postgres.ISql): Promise<TableShape[]> {
  const tables = await sql<TableShape[]>`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relpersistence = 'p' AND c.relname <> ALL (${APART})
    GROUP BY c.relname ORDER BY c.relname`
  const references = await sql<{ from: string; to: string }[]>`
    SELECT f.relname AS from, t.relname AS to
    FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conparentid = 0 AND f.relnamespace = 'public'::regnamespace`
  const byName = new Map(tables.map((table) => [table.name, table]))
  const order = fillingOrder(
    [...byName.keys()],
    references.filter(({ from, to }) => byName.has(from) && byName.has(to)).map(({ from, to }) => [from, to]),
  )
  return order.flatMap((name) => byName.get(name) ?? [])
}

export const sequencesOf = async (sql: postgres.ISql): Promise<Manifest['sequences']> =>
  (
    await sql<{ name: string; last: string | null }[]>`
      SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`
  ).map(({ name, last }) => ({ name, last: last === null ? null : Number(last) }))
