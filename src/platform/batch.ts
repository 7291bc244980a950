export interface BatchOptions {
  /** The most items one run takes; the rest waits for the next. */
  max: number
  /** How many runs may be under way at once. */
  inFlight: number
}

/**
 * Lets callers that arrive together share one piece of work, such as a round trip and a commit.
 *
 * Items are collected for one turn of the event loop. When a run fails its members are tried one by one, so that one bad
 * item never harms its neighbours.
 *
 * @param run does the work for all items and answers in their order; it must be atomic: all of it or nothing
 */
export function batcher<T, R>(
  run: (items: T[]) => Promise<R[]>,
  { max, inFlight }: BatchOptions,
): (item: T) => Promise<R> {
  type Waiting = { item: T; resolve: (value: R) => void; reject: (cause: unknown) => void }
  let waiting: Waiting[] = []
  let running = 0
  let scheduled = false

  async function runAlone(one: Waiting): Promise<void> {
    try {
      const [value] = await run([one.item])
      one.resolve(value as R)
    } catch (cause) {
      one.reject(cause)
    }
  }

  async function runTogether(batch: Waiting[]): Promise<void> {
    try {
      const values = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => {
        resolve(values[index] as R)
      })
    } catch (cause) {
      if (batch.length === 1) batch[0]?.reject(cause)
      else for (const one of batch) await runAlone(one)
    }
  }

  function start(): void {
    scheduled = false
    while (waiting.length > 0 && running < inFlight) {
      const batch = waiting.slice(0, max)
      waiting = waiting.slice(max)
      running += 1
      void runTogether(batch).finally(() => {
        running -= 1
        start()
      })
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (scheduled) return
      scheduled = true
      setImmediate(start)
    })
}
