import { type Db, RUN, runsOf, sql } from '../../platform/database/index.ts'

/** A line of every book of outgoing papers, as it is taken out. */
export type ExportedPaper = Readonly<Record<string, string | number | Date | null>>

/** The papers sent out in a period, whatever unit's. @param to not included */
export async function* exportIssued(
  db: Db,
  localityId: number,
  { from, to }: { from: Date; to: Date },
): AsyncGenerator<ExportedPaper> {
  yield* runsOf((after) =>
    db.many(sql<ExportedPaper & { id: string; unitId: string }>`
      SELECT id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_name,
        array_to_string(authority, ' ') AS authority, array_to_string(receivers, '; ') AS receivers, copies, case_id,
        withdrawn_at, withdrawn_why
      FROM issued_papers
      WHERE locality_id = ${localityId} AND id > ${after} AND issued_at >= ${from} AND issued_at < ${to}
      ORDER BY id LIMIT ${sql.lit(RUN)}`),
  )
}
