import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'

const TRY_AGAIN_MS = 2_000

/**
 * Starts the server and brings it back on the same port if it ends while it is needed: one connection is held open for nothing
 * but to hear of it.
 */
export async function keepServer(options: ServerOptions, report: (cause: unknown) => void): Promise<RunningServer> {
  const server = await startServer(options)
  let stopping = false
  let watching: postgres.Sql | undefined
  let broughtBack: Promise<void> | undefined

  async function watch(): Promise<void> {
    const sql = postgres(server.adminUrl, {
      max: 1,
      max_lifetime: null,
      onnotice: () => {},
      onclose: () => {
        if (stopping || sql !== watching) return
        watching = undefined
        void sql.end({ timeout: 0 })
        broughtBack = bringBack()
      },
    })
    await sql`SELECT 1`
    watching = sql
  }

  async function bringBack(): Promise<void> {
    report(new Error('The database ended; starting it again'))
    while (!stopping)
      try {
        await startServer({ ...options, port: server.port })
        return await watch()
      } catch (cause) {
        report(cause)
        await sleep(TRY_AGAIN_MS)
      }
  }

  await watch()
  return {
    ...server,
    async stop() {
      stopping = true
      await broughtBack
      await watching?.end({ timeout: 5 })
      await server.stop()
    },
  }
}
