/**
 * Tables in an order in which each stands behind those its rows refer to.
 *
 * @param references pairs of a table and one it refers to; a table may refer to itself, whose rows are checked when all are there
 * @throws RangeError tables that refer to one another in a circle can't be filled one by one
 */
export function fillingOrder(tables: readonly string[], references: readonly (readonly [string, string])[]): string[] {
  const ordered: string[] = []
  const waiting = new Set(tables)
  const needs = new Map(
    tables.map((table) => [
      table,
      references.filter(([from, to]) => from === table && to !== table).map(([, to]) => to),
    ]),
  )
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) => !needs.get(table)?.some((other) => waiting.has(other)))
    if (ready.length === 0) throw new RangeError(`These tables refer to one another: ${[...waiting].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      waiting.delete(table)
    }
  }
  return ordered
}
