import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type LabelStock, stockFault } from '../../core/official-forms/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'

const Length = Type.Number({ minimum: 0, maximum: 1000 })
const Size = Type.Object({ width: Length, height: Length }, { additionalProperties: false })
const Step = Type.Object({ x: Length, y: Length }, { additionalProperties: false })
const Count = Type.Integer({ minimum: 1, maximum: 50 })

const Stock = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    page: Size,
    columns: Count,
    rows: Count,
    left: Length,
    top: Length,
    label: Size,
    inset: Step,
    pitch: Step,
    dpi: Type.Integer({ minimum: 150, maximum: 2400 }),
  },
  { additionalProperties: false },
)

/** A profile's file of labels. */
export interface LabelsFile {
  stocks: readonly Static<typeof Stock>[]
}

/**
 * Brings an installation's labels to those of a profile; a stock the profile names no more is offered no more.
 *
 * @throws RangeError a stock lacks a size, or its labels can't be printed; says which and why
 */
export async function importLabelStocks(db: Db, localityId: number, { stocks }: LabelsFile): Promise<void> {
  for (const stock of stocks) {
    const [wrong] = Value.Errors(Stock, stock)
    const why = wrong ? `${wrong.instancePath} ${wrong.message}` : stockFault(stock)
    if (why) throw new RangeError(`Label stock ${stock.id}: ${why}`)
  }
  await db.run(sql`
    DELETE FROM label_stocks WHERE locality_id = ${localityId} AND id <> ALL (${stocks.map(({ id }) => id)}::text[])`)
  for (const [position, stock] of stocks.entries())
    await db.run(sql`
      INSERT INTO label_stocks (locality_id, id, position, stock)
      VALUES (${localityId}, ${stock.id}, ${position}, ${JSON.stringify(stock)}::text::jsonb)
      ON CONFLICT (locality_id, id) DO UPDATE SET position = excluded.position, stock = excluded.stock`)
}

/** The labels an installation has, in the order they are offered. */
export async function findLabelStocks(db: Db, localityId: number): Promise<LabelStock[]> {
  const rows = await db.many(sql<{ stock: LabelStock }>`
    SELECT stock FROM label_stocks WHERE locality_id = ${localityId} ORDER BY position, id`)
  return rows.map(({ stock }) => stock)
}
