const OLDEST_MS = 1_000
const CHECK_AFTER_MS = 500

let changes = 0

/** Something was set by this process: whoever asks for reference data from now on sees it. */
export function lookAnew(): void {
  changes += 1
}

/**
 * Reference data as the database has it, kept in memory and read anew when its version changed; a change shows within a
 * second in every process, at once in the one that made it ({@link lookAnew}), and all callers share one look. While it is in use
 * the look is taken ahead of time, so that nobody waits for it.
 *
 * @returns the very same promise from look to look while the value is the same
 */
export function versioned<T>(readVersion: () => Promise<number>, read: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; version: number; checkedAt: number; after: number; answer: Promise<T> } | undefined
  let reading: { after: number; value: Promise<T> } | undefined

  async function refresh(after: number): Promise<T> {
    const askedAt = performance.now()
    const version = await readVersion()
    const value = kept?.version === version ? kept.value : await read()
    // A look that began earlier and ends later knows less.
    if (kept && kept.after > after) return kept.value
    const answer = kept?.value === value ? kept.answer : Promise.resolve(value)
    kept = { value, version, checkedAt: askedAt, after, answer }
    return value
  }

  function look(): Promise<T> {
    if (reading?.after === changes) return reading.value
    const mine = {
      after: changes,
      value: refresh(changes).finally(() => {
        if (reading === mine) reading = undefined
      }),
    }
    reading = mine
    return mine.value
  }

  return () => {
    if (kept?.after !== changes) return look()
    const age = performance.now() - kept.checkedAt
    if (age >= OLDEST_MS) return look()
    // A look that fails is tried again by whoever comes when the second is over, and then it is theirs to hear of.
    if (age >= CHECK_AFTER_MS && !reading) look().catch(() => {})
    return kept.answer
  }
}
