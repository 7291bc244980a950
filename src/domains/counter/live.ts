import { COUNTS_CHANGED } from '../../core/ledger/index.ts'
import { sql } from '../../platform/database/index.ts'
import type { App, Reply } from '../../platform/http/index.ts'
import { type Hall, todayOf } from './hall.ts'

/** Waits grow without an act: whoever watches is told to look again this often. */
const TICK_MS = 30_000
const RECONNECT_MS = 2_000
/** Links one process keeps open; whoever comes later is told to ask by itself. */
const MOST_LINKS = 1_000

export interface LiveHalls {
  /** Keeps an answer open and tells it of each change of an office's queue. @returns false when there are too many */
  watch(unitId: string, reply: Reply): boolean
  stop(): Promise<void>
}

/**
 * Tells screens and telephones that an office's queue moved on: at once when this process moved it, else when the ledger's
 * counts say that something was done somewhere, after which one query tells which of the watched offices it concerns.
 */
export async function liveHalls(app: App, hall: Hall): Promise<LiveHalls> {
  const watching = new Map<string, Set<Reply>>()
  const seen = new Map<string, number>()
  let links = 0

  const tell = (unitId: string): void => {
    for (const reply of watching.get(unitId) ?? []) reply.raw.write('event: change\ndata: 1\n\n')
  }
  const tellAll = (): void => {
    for (const unitId of watching.keys()) tell(unitId)
  }
  const look = async (): Promise<void> => {
    const unitIds = [...watching.keys()]
    if (unitIds.length === 0) return
    const rows = await hall.db.many(sql<{ unitId: string; version: number }>`
      SELECT unit_id, version FROM queue_days WHERE locality_id = ${hall.localityId} AND day = ${todayOf(hall)}::date
        AND unit_id = ANY(${unitIds}::uuid[])`)
    for (const { unitId, version } of rows) {
      if (seen.get(unitId) === version) continue
      seen.set(unitId, version)
      hall.changed(unitId)
    }
  }
  const unlisten = await hall.db.listen(COUNTS_CHANGED, () => void look().catch((cause) => app.log.error(cause)))
  const forget = hall.onChange(tell)
  const tick = setInterval(tellAll, TICK_MS)
  tick.unref()
  app.addHook('preClose', async () => {
    for (const replies of watching.values()) for (const reply of replies) reply.raw.end()
  })

  return {
    watch(unitId, reply) {
      if (links >= MOST_LINKS) return false
      links += 1
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write(`retry: ${RECONNECT_MS}\n\n`)
      const replies = watching.get(unitId) ?? new Set()
      watching.set(unitId, replies.add(reply))
      reply.raw.on('close', () => {
        links -= 1
        replies.delete(reply)
        if (replies.size === 0) watching.delete(unitId)
      })
      return true
    },
    async stop() {
      clearInterval(tick)
      forget()
      await unlisten()
    },
  }
}
