import { localDateOf } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'

/** A dossier to be entered into the books of the offices it belongs to. */
export interface NewLine {
  id: string
  receivingUnitId: string
  decidingUnitId: string
  receivedAt: Date
}

/**
 * Enters dossiers into the book (sổ theo dõi hồ sơ) of the office that took them in and of the one that decides. Call it late in the
 * transaction of the reception: until that ends, nobody else gets a number of the same book, and one that fails gives its number back.
 *
 * @law 01/2018/TT-VPCP, art. 10: numbered from 01 each year
 */
export const enterInRegister = (tx: Db, localityId: number, dossiers: readonly NewLine[]): Promise<number> => {
  const lines = dossiers.flatMap(({ id, receivedAt, receivingUnitId, decidingUnitId }) =>
    [...new Set([receivingUnitId, decidingUnitId])].map((unit) => ({
      unit,
      id,
      received_on: localDateOf(receivedAt),
      at: receivedAt,
    })),
  )
  return tx.run(sql`
    WITH given AS MATERIALIZED (
      SELECT unit, id, received_on, extract(year FROM received_on)::smallint AS year, count(*) OVER of_book AS entries,
        row_number() OVER (of_book ORDER BY at, id) AS place
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) AS g (unit uuid, id uuid, received_on date, at timestamptz)
      WINDOW of_book AS (PARTITION BY unit, extract(year FROM received_on))
    ), books AS (
      INSERT INTO register_books AS b (locality_id, unit_id, year, last)
      SELECT DISTINCT ${localityId}::integer, unit, year, entries::integer FROM given ORDER BY unit, year
      ON CONFLICT (locality_id, unit_id, year) DO UPDATE SET last = b.last + excluded.last
      RETURNING unit_id, year, last
    )
    INSERT INTO register_lines (locality_id, unit_id, year, line, dossier_id, received_on)
    SELECT ${localityId}::integer, g.unit, g.year, b.last - g.entries + g.place, g.id, g.received_on
    FROM given g JOIN books b ON b.unit_id = g.unit AND b.year = g.year`)
}
