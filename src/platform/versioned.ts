const OLDEST_MS = 1_000
const CHECK_AFTER_MS = 500

/**
 * Reference data as the database has it, kept in memory and read anew when its version changed; a change shows within a
 * second in every process, and all callers share one look. While it is in use the look is taken ahead of time, so that
 * nobody waits for it.
 */
export function versioned<T>(readVersion: () => Promise<number>, read: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; version: number; checkedAt: number; answer: Promise<T> } | undefined
  let reading: Promise<T> | undefined

  async function refresh(): Promise<T> {
    const askedAt = performance.now()
    const version = await readVersion()
    const value = kept?.version === version ? kept.value : await read()
    kept = { value, version, checkedAt: askedAt, answer: Promise.resolve(value) }
    return value
  }

  function look(): Promise<T> {
    reading ??= refresh().finally(() => {
      reading = undefined
    })
    return reading
  }

  return () => {
    if (!kept) return look()
    const age = performance.now() - kept.checkedAt
    if (age >= OLDEST_MS) return look()
    // A look that fails is tried again by whoever comes when the second is over, and then it is theirs to hear of.
    if (age >= CHECK_AFTER_MS && !reading) look().catch(() => {})
    return kept.answer
  }
}
