const CHECK_EVERY_MS = 1_000

/**
 * Reference data as the database has it, kept in memory and read anew when its version changed; a change shows within a
 * second in every process, and a second's callers share one look.
 */
export function versioned<T>(readVersion: () => Promise<number>, read: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; version: number; checkedAt: number } | undefined
  let reading: Promise<T> | undefined

  async function refresh(): Promise<T> {
    const version = await readVersion()
    const value = kept?.version === version ? kept.value : await read()
    kept = { value, version, checkedAt: performance.now() }
    return value
  }

  return () => {
    if (kept && performance.now() - kept.checkedAt < CHECK_EVERY_MS) return Promise.resolve(kept.value)
    reading ??= refresh().finally(() => {
      reading = undefined
    })
    return reading
  }
}
