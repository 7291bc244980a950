import { COUNTS_CHANGED } from '../../core/ledger/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { App, Reply } from '../../platform/http/index.ts'

/** Clocks run out without an act: whoever watches is told to look again this often. */
const TICK_MS = 60_000
const RECONNECT_MS = 2_000

export interface LiveBoards {
  /** Keeps an answer open and tells it of each change. */
  watch(reply: Reply): void
  stop(): Promise<void>
}

/**
 * Tells open boards that the ledger's counts moved on. Each process hears it once from the database and passes it to the boards
 * it serves; a board that lost its link looks by itself.
 */
export async function liveBoards(app: App, db: Database): Promise<LiveBoards> {
  const watching = new Set<Reply>()
  const tell = (): void => {
    for (const reply of watching) reply.raw.write('event: change\ndata: 1\n\n')
  }
  const unlisten = await db.listen(COUNTS_CHANGED, tell)
  const tick = setInterval(tell, TICK_MS)
  tick.unref()
  app.addHook('preClose', async () => {
    for (const reply of watching) reply.raw.end()
  })
  return {
    watch(reply) {
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write(`retry: ${RECONNECT_MS}\n\n`)
      watching.add(reply)
      reply.raw.on('close', () => watching.delete(reply))
    },
    async stop() {
      clearInterval(tick)
      await unlisten()
    },
  }
}
