import { Worker } from 'node:worker_threads'
import type { IssueRequest, SigningIdentity } from './signing/certificate.ts'
import type { SignRequest } from './signing/sign.ts'

export interface TypesetRequest {
  /** The template's path below `templates/`. */
  template: string
  data: Record<string, unknown>
  /** The link behind the QR code. */
  qr?: string | undefined
}

/** What the worker can be asked, and what it answers. */
export interface PressJobs {
  typeset: { ask: TypesetRequest; answer: Uint8Array<ArrayBuffer> }
  sign: { ask: SignRequest; answer: Uint8Array<ArrayBuffer> }
  issue: { ask: IssueRequest; answer: SigningIdentity }
}

export type PressJob = keyof PressJobs
export type PressMessage = { [Job in PressJob]: { id: number; job: Job; ask: PressJobs[Job]['ask'] } }[PressJob]
export type PressAnswer = { id: number; value: PressJobs[PressJob]['answer'] } | { id: number; fault: string }

/** Typesets and signs papers away from the main thread. */
export interface Press {
  /** @throws Error the template or its data are at fault, or the worker died */
  run<Job extends PressJob>(job: Job, ask: PressJobs[Job]['ask']): Promise<PressJobs[Job]['answer']>
  close(): Promise<void>
}

type Waiting = { resolve: (value: never) => void; reject: (fault: Error) => void }

// Beside the bundle the worker is a bundle of its own; from sources it is the source beside this one.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './official-forms-worker.js', import.meta.url)

// The whole program has to stay small: garbage is collected early rather than left lying.
const HEAP = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 }

/**
 * Prints papers in one worker thread, one at a time, so that a page never waits for a paper.
 *
 * The worker starts with the first paper and ends after `idleMs` without one: its fonts and caches are only held while
 * papers are printed.
 */
export function createPress({ idleMs = 60_000 } = {}): Press {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  const stop = async (): Promise<void> => {
    const ending = worker
    worker = undefined
    clearTimeout(idle)
    await ending?.terminate()
  }
  const rest = (): void => {
    worker?.unref()
    idle = setTimeout(stop, idleMs).unref()
  }
  const settle = (answer: PressAnswer): void => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) rest()
    if ('value' in answer) asked?.resolve(answer.value as never)
    else asked?.reject(new Error(answer.fault))
  }
  const fail = (fault: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(WORKER, { resourceLimits: HEAP })
    started.on('message', settle)
    // A dead worker takes the papers it held with it and no others: the next paper starts a new one.
    started.on(
      'error',
      (fault) => started === worker && fail(fault instanceof Error ? fault : new Error(String(fault))),
    )
    started.on('exit', (code) => started === worker && fail(new Error(`The press ended with code ${code}`)))
    return started
  }

  return {
    run(job, ask) {
      clearTimeout(idle)
      worker ??= start()
      worker.ref()
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker?.postMessage({ id, job, ask })
      })
    },
    async close() {
      await stop()
      fail(new Error('The press was closed'))
    },
  }
}
