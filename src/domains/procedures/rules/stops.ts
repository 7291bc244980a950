/** A step, as its place among those before and after it needs it. */
export interface Placed {
  key: string
  parallel?: string | null
}

/** The steps as a dossier stops at them, one after another: a step alone, or those that run side by side. */
export function stopsOf<S extends Placed>(steps: readonly S[]): S[][] {
  const stops: S[][] = []
  for (const step of steps) {
    const before = stops.at(-1)
    if (step.parallel && before?.[0]?.parallel === step.parallel) before.push(step)
    else stops.push([step])
  }
  return stops
}

/** The stop a step belongs to; empty for a step there isn't. */
export const stopAt = <S extends Placed>(steps: readonly S[], key: string): S[] =>
  stopsOf(steps).find((stop) => stop.some((step) => step.key === key)) ?? []

/** The stop that follows a step's own; empty after the last. */
export function stopAfter<S extends Placed>(steps: readonly S[], key: string): S[] {
  const stops = stopsOf(steps)
  const at = stops.findIndex((stop) => stop.some((step) => step.key === key))
  return at < 0 ? [] : (stops[at + 1] ?? [])
}

/** How long steps take together: those side by side as long as the longest of them. */
export const lengthOf = (steps: readonly (Placed & { amount: number })[]): number =>
  stopsOf(steps).reduce((sum, stop) => sum + Math.max(...stop.map(({ amount }) => amount)), 0)

/** How long linked procedures take together: the longest way along what waits for what (đường găng). */
export function criticalLength<P extends { slug: string; after: readonly string[] }>(
  linked: readonly P[],
  lengthOfOne: (part: P) => number,
): number {
  const ends = new Map<string, number>()
  const endOf = (part: P, on: ReadonlySet<string>): number => {
    if (on.has(part.slug)) return Number.POSITIVE_INFINITY
    const known = ends.get(part.slug)
    if (known !== undefined) return known
    const before = linked.filter(({ slug }) => part.after.includes(slug))
    const from = Math.max(0, ...before.map((each) => endOf(each, new Set([...on, part.slug]))))
    ends.set(part.slug, from + lengthOfOne(part))
    return from + lengthOfOne(part)
  }
  return Math.max(0, ...linked.map((part) => endOf(part, new Set())))
}

/** Whether procedures wait for each other in a circle. */
export const waitsInCircle = (linked: readonly { slug: string; after: readonly string[] }[]): boolean =>
  criticalLength(linked, () => 1) === Number.POSITIVE_INFINITY
