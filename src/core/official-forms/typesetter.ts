import { Worker } from 'node:worker_threads'

export interface TypesetRequest {
  /** The template's path below `templates/`. */
  template: string
  data: Record<string, unknown>
  /** The link behind the QR code. */
  qr?: string | undefined
}

export type TypesetAnswer = { id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; fault: string }

export interface Typesetter {
  /** @throws Error the template or its data are at fault, or the worker died */
  typeset(request: TypesetRequest): Promise<Uint8Array>
  close(): Promise<void>
}

type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (fault: Error) => void }

// Beside the bundle the worker is a bundle of its own; from sources it is the source beside this one.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './official-forms-worker.js', import.meta.url)

/**
 * Typesets papers in a worker thread, one at a time, so that a page never waits for a paper.
 *
 * The worker starts with the first paper and ends after `idleMs` without one: its fonts and caches are only held while
 * papers are printed.
 */
export function createTypesetter({ idleMs = 60_000 } = {}): Typesetter {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  const rest = (): void => {
    worker?.unref()
    idle = setTimeout(stop, idleMs).unref()
  }
  const stop = async (): Promise<void> => {
    const ending = worker
    worker = undefined
    clearTimeout(idle)
    await ending?.terminate()
  }
  const settle = (answer: TypesetAnswer): void => {
    const request = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) rest()
    if ('pdf' in answer) request?.resolve(answer.pdf)
    else request?.reject(new Error(answer.fault))
  }
  const fail = (fault: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(WORKER)
    started.on('message', settle)
    // A dead worker takes the papers it held with it and no others: the next paper starts a new one.
    started.on('error', (fault) => started === worker && fail(fault instanceof Error ? fault : new Error(String(fault))))
    started.on('exit', (code) => started === worker && fail(new Error(`The typesetter ended with code ${code}`)))
    return started
  }

  return {
    typeset(request) {
      clearTimeout(idle)
      worker ??= start()
      worker.ref()
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker?.postMessage({ ...request, id })
      })
    },
    async close() {
      await stop()
      fail(new Error('The typesetter was closed'))
    },
  }
}
