/** A run of a step, as far as who handed it to whom depends on it. */
export interface Handed {
  id: string
  startedAt: Date
  endedAt: Date | null
}

/**
 * From whom each run came: the runs that had ended by its start and that nothing else has taken over since. Mostly one; what runs side
 * by side comes from the same run, and what follows it from every branch. The first comes from nobody.
 *
 * @returns pairs in the order in which they were handed over
 */
export function handOversOf<Run extends Handed>(runs: readonly Run[]): { from: Run; to: Run }[] {
  const inOrder = runs.toSorted((one, other) => +one.startedAt - +other.startedAt)
  return inOrder.flatMap((to) => inOrder.filter((from) => isBefore(from, to, inOrder)).map((from) => ({ from, to })))
}

function isBefore(from: Handed, to: Handed, runs: readonly Handed[]): boolean {
  const { endedAt } = from
  if (from.id === to.id || endedAt === null || endedAt > to.startedAt || from.startedAt > to.startedAt) return false
  return runs.every((other) => other.id === from.id || other.startedAt < endedAt || other.startedAt >= to.startedAt)
}
