/** How many rows are in memory at once. */
export const RUN = 1_000

/** Rows of a table of any length, in runs by key, so that no more than one run is in memory. */
export async function* runsOf<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row, void, undefined> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < RUN) return
    after = last.id
  }
}
